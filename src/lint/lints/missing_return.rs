//! `missing-return`: a module that returns nothing, used as the table that it should have returned.

use std::collections::{HashMap, HashSet};

use super::requires::{is_global, protected};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::program::Value;
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, MAIN, Origin, Script};

pub(super) const LINT: Lint = Lint {
    code: "missing-return",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module that returns nothing and is used as a table",
        text: "`require` gives `true` for a file without a `return`, and the first use of one of its fields fails: \
               `attempt to index local 'access' (a boolean value)`. A module ends with `return` and its table.",
        bad: "-- access.lua has no `return`\nlocal access = require \"kong.plugins.my-plugin.access\"\n\n\
              function Handler:access(conf)\n  access.execute(conf)\nend",
        good: "-- access.lua ends with `return _M`\nlocal access = require \"kong.plugins.my-plugin.access\"\n\n\
               function Handler:access(conf)\n  access.execute(conf)\nend",
    },
    run,
};

/// Globals by which a module can say what `require` gives without a `return`.
const OTHER_WAYS: [&str; 3] = ["module", "package", "_G"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut silent = HashMap::new();
    for (id, file, script) in subject.scripts(Role::Module) {
        let protected = protected(subject, id, script);
        let mut told = HashSet::new();
        for (used, expression) in script.all() {
            let (ExpressionKind::Index { object, .. } | ExpressionKind::Method { object, .. }) =
                &expression.kind
            else {
                continue;
            };
            let Some((module, local)) = required(subject, id, script, *object) else { continue };
            let is_caught = |function| script.is_within(expression.function, function);
            if !*silent.entry(module).or_insert_with(|| returns_nothing(subject, module))
                || protected.iter().copied().any(is_caught)
                || local.is_some_and(|local| is_tested(script, used, local))
                || !told.insert(module)
            {
                continue;
            }
            let Some(shown) = subject.files[module].module.as_deref() else { continue };
            let message = format!("the module `{shown}` returns nothing, so it has no fields");
            let help = format!("end `{}` with `return` and its table", subject.files[module].path);
            let range = script.expression(*object).range;
            diagnostics.push(file.at(LINT.diagnostic(message).help(help), range));
        }
    }
}

/// The module of the plugin that an expression requires, and the local that keeps it.
fn required(
    subject: &Subject,
    file: FileId,
    script: &Script,
    id: ExpressionId,
) -> Option<(FileId, Option<LocalId>)> {
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => required(subject, file, script, *inner),
        ExpressionKind::Local(local) => match script.local(*local).origin {
            Origin::Value(value) if script.local(*local).writes.is_empty() => {
                let (module, _) = required(subject, file, script, value)?;
                Some((module, Some(*local)))
            }
            _ => None,
        },
        ExpressionKind::Call { callee, arguments } => {
            if !is_global(subject, file, *callee, "require") {
                return None;
            }
            match subject.program().value(subject, file, *arguments.first()?) {
                Value::Text(name) => Some((subject.module(&name)?, None)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether `require` gives `true` for the module in that file.
fn returns_nothing(subject: &Subject, file: FileId) -> bool {
    let Some(script) = subject.files[file].script() else { return false };
    let has_other_way = script.all().any(|(_, expression)| {
        matches!(&expression.kind, ExpressionKind::Global(name) if OTHER_WAYS.contains(&name.as_ref()))
    });
    script.returned_by(MAIN).next().is_none() && !has_other_way
}

/// Whether a test on the way to an expression reads a local.
fn is_tested(script: &Script, id: ExpressionId, local: LocalId) -> bool {
    script.conditions_of(id).any(|found| reads(script, found.test, local))
}

fn reads(script: &Script, id: ExpressionId, local: LocalId) -> bool {
    matches!(script.kind(id), ExpressionKind::Local(read) if *read == local)
        || script.children(id).into_iter().any(|child| reads(script, child, local))
}
