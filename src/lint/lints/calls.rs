//! What the lints about phases share: the calls that functions make which run in some phase.

use std::collections::HashMap;

use super::choice::{Choice, choice, only_called};
use crate::lint::choices::choices;
use crate::lint::program::Value;
use crate::lint::reach::{Way, asks_for_subsystem};
use crate::lint::{File, FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

/// One call in a function that runs in a phase.
pub(super) struct Call<'a> {
    pub(super) file: &'a File,
    pub(super) file_id: FileId,
    pub(super) script: &'a Script,
    /// The call.
    pub(super) id: ExpressionId,
    /// The callee, or the method's object.
    pub(super) callee: ExpressionId,
    /// What is called, as far as it is not the plugin's: `kong.response.exit`, `socket.http:request`.
    pub(super) path: Path,
    /// How the function comes to run.
    pub(super) ways: &'a [Way],
    /// Whether it may be for HTTP alone, where the plugin serves streams too.
    pub(super) asks_for_subsystem: bool,
    /// Whether the function's parameters may choose among the phases of its callers.
    pub(super) is_chosen: bool,
}

impl<'a> Call<'a> {
    /// What it is given. Of a method nothing is told, for its first argument is the object.
    pub(super) fn arguments(&self) -> &'a [ExpressionId] {
        match self.script.kind(self.id) {
            ExpressionKind::Call { arguments, .. } => arguments,
            _ => &[],
        }
    }
}

/// What is called.
#[derive(Debug, PartialEq)]
pub(super) enum Path {
    /// A global's field.
    Global(String),
    /// A field of a module, or a method: module and name, empty for the module itself.
    Module(String, String),
    /// One of several, among which the code chooses.
    OneOf(Vec<Path>),
}

/// All calls of what is not the plugin's own, in functions that run in some phase.
pub(super) fn calls(subject: &Subject) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    let mut known = HashMap::new();
    for (id, function, ways) in subject.reach().functions() {
        let file = &subject.files[id];
        let Some(script) = file.script().filter(|_| file.role == Role::Module) else { continue };
        let only_called = known.entry(id).or_insert_with(|| only_called(script));
        for call in &script.function(function).calls {
            let choice = choice(script, *call, function, ways);
            let is_chosen = choice == Choice::Compared;
            if choice == Choice::Unknown || is_chosen && !only_called.contains(&function) {
                continue;
            }
            let Some((callee, path)) = path(subject, id, script, *call) else { continue };
            let asks_for_subsystem = asks_for_subsystem(subject, id, script, *call);
            calls.push(Call {
                file,
                file_id: id,
                script,
                id: *call,
                callee,
                path,
                ways,
                asks_for_subsystem,
                is_chosen,
            });
        }
    }
    calls
}

fn path(
    subject: &Subject,
    file: FileId,
    script: &Script,
    call: ExpressionId,
) -> Option<(ExpressionId, Path)> {
    let program = subject.program();
    match script.kind(call) {
        ExpressionKind::Call { callee, .. } => {
            let value = program.value(subject, file, *callee);
            if value != Value::Unknown {
                return Some((*callee, path_of(value)?));
            }
            let paths = choices(subject, file, *callee).into_iter().map(path_of);
            Some((*callee, Path::OneOf(paths.collect::<Option<_>>()?)))
        }
        ExpressionKind::Method { object, name, .. } => {
            let name = script.string(*name).unwrap_or_default();
            Some((call, path_of(program.method(subject, file, *object, name))?))
        }
        _ => None,
    }
}

fn path_of(value: Value) -> Option<Path> {
    match value {
        Value::Global(path) => Some(Path::Global(path.join("."))),
        Value::Foreign(module, path) => Some(Path::Module(module.to_string(), path.join("."))),
        _ => None,
    }
}
