//! What the lints about modules share: every `require` of a module by a constant name, Kong's own for entities with it.

use std::collections::HashSet;

use crate::lint::program::Value;
use crate::lint::{File, FileId, Role, Subject};
use crate::syntax::{
    Condition, ConditionKind, ExpressionId, ExpressionKind, FunctionId, MAIN, Range, Script,
};

/// One `require`.
pub(super) struct Require<'a> {
    pub(super) id: FileId,
    pub(super) file: &'a File,
    pub(super) range: Range,
    /// The module.
    pub(super) module: String,
    /// Whether an `if`, an `and` or a `pcall` lets the plugin go on without it.
    pub(super) is_guarded: bool,
    /// Whether its function may go on, or be left before, without it.
    pub(super) is_optional: bool,
    /// Whether it waits in a function, so that Kong starts without it.
    pub(super) is_later: bool,
}

/// All of them in the modules of the plugin: those that run when their files are loaded, then those in functions, each in
/// the order of files and places.
pub(super) fn requires(subject: &Subject) -> Vec<Require<'_>> {
    let mut found = Vec::new();
    for (id, file, script) in subject.scripts(Role::Module) {
        let protected = protected(subject, id, script);
        for (call, expression) in script.all() {
            let ExpressionKind::Call { callee, arguments } = &expression.kind else { continue };
            let Some(argument) =
                arguments.first().filter(|_| is_global(subject, id, *callee, "require"))
            else {
                continue;
            };
            let Value::Text(module) = subject.program().value(subject, id, *argument) else {
                continue;
            };
            let is_protected =
                |function: &FunctionId| script.is_within(expression.function, *function);
            let is_chosen = |found: &Condition| found.kind == ConditionKind::Around;
            let is_guarded =
                script.conditions_of(call).any(is_chosen) || protected.iter().any(is_protected);
            let (module, range) = (module.into_string(), expression.range);
            let is_later = expression.function != MAIN;
            let is_optional = script.is_optional(call);
            found.push(Require { id, file, range, module, is_guarded, is_optional, is_later });
        }
    }
    found.extend(kept_with(subject));
    found.sort_by_key(|require| (require.is_later, require.id, require.range.start));
    found
}

/// What Kong requires for the entities of `daos.lua`: `dao = "kong.plugins.my-plugin.keys"`.
fn kept_with(subject: &Subject) -> Vec<Require<'_>> {
    let Some(id) = subject.part("daos") else { return Vec::new() };
    let file = &subject.files[id];
    let Some(script) = file.script() else { return Vec::new() };
    let tables = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Table(fields) => Some(fields),
        _ => None,
    });
    let is_dao = |key: Option<ExpressionId>| key.and_then(|key| script.string(key)) == Some("dao");
    let daos = tables.flatten().filter(|field| is_dao(field.key));
    daos.filter_map(|field| {
        let Value::Text(module) = subject.program().value(subject, id, field.value) else {
            return None;
        };
        let (module, range) = (module.into_string(), script.expression(field.value).range);
        Some(Require {
            id,
            file,
            range,
            module,
            is_guarded: false,
            is_optional: false,
            is_later: false,
        })
    })
    .collect()
}

/// The functions whose errors a `pcall` catches.
pub(super) fn protected(subject: &Subject, id: FileId, script: &Script) -> HashSet<FunctionId> {
    let mut functions = HashSet::new();
    for (_, expression) in script.all() {
        let ExpressionKind::Call { callee, arguments } = &expression.kind else { continue };
        let Some(argument) = arguments.first() else { continue };
        let catches = ["pcall", "xpcall"].iter().any(|name| is_global(subject, id, *callee, name));
        if !catches {
            continue;
        }
        if let Value::Function(file, function) = subject.program().value(subject, id, *argument)
            && file == id
        {
            functions.insert(function);
        }
    }
    functions
}

pub(super) fn is_global(subject: &Subject, id: FileId, callee: ExpressionId, name: &str) -> bool {
    subject.program().global(subject, id, callee).as_deref() == Some(name)
}
