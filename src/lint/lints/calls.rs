//! What the lints about phases share: the calls that functions make which run in some phase, and the words for the way there.

use crate::count::List;
use crate::lint::phase::Phase;
use crate::lint::program::Value;
use crate::lint::reach::Way;
use crate::lint::{File, FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Script};

/// One call in a function that runs in a phase.
pub(super) struct Call<'a> {
    pub(super) file: &'a File,
    pub(super) script: &'a Script,
    /// The callee, or the method's object.
    pub(super) callee: ExpressionId,
    /// What is called, as far as it is not the plugin's: `kong.response.exit`, `socket.http:request`.
    pub(super) path: Path,
    /// How the function comes to run.
    pub(super) ways: &'a [Way],
}

/// What is called.
#[derive(Debug, PartialEq)]
pub(super) enum Path {
    /// A global's field.
    Global(String),
    /// A field of a module, or a method: module and name, empty for the module itself.
    Module(String, String),
}

/// All calls of what is not the plugin's own, in functions that run in some phase.
pub(super) fn calls(subject: &Subject) -> Vec<Call<'_>> {
    let mut calls = Vec::new();
    for (id, function, ways) in subject.reach().functions() {
        let file = &subject.files[id];
        let Some(script) = file.script().filter(|_| file.role == Role::Module) else { continue };
        for call in &script.function(function).calls {
            if depends_on_parameter(script, *call, function, ways) {
                continue;
            }
            let Some((callee, path)) = path(subject, id, script, *call) else { continue };
            calls.push(Call { file, script, callee, path, ways });
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
    let (callee, value) = match script.kind(call) {
        ExpressionKind::Call { callee, .. } => (*callee, program.value(subject, file, *callee)),
        ExpressionKind::Method { object, name, .. } => {
            let name = script.string(*name).unwrap_or_default();
            (call, program.method(subject, file, *object, name))
        }
        _ => return None,
    };
    match value {
        Value::Global(path) => Some((callee, Path::Global(path.join(".")))),
        Value::Foreign(module, path) => {
            Some((callee, Path::Module(module.to_string(), path.join("."))))
        }
        _ => None,
    }
}

/// Whether a parameter of a helper decides if the call is made: then the phases may differ from those of the caller.
fn depends_on_parameter(
    script: &Script,
    call: ExpressionId,
    function: FunctionId,
    ways: &[Way],
) -> bool {
    let is_helper = ways.iter().any(|way| !way.through.is_empty());
    is_helper && script.conditions_of(call).any(|test| reads_parameter(script, test, function))
}

/// Whether a test reads a parameter itself, not a field of it.
fn reads_parameter(script: &Script, test: ExpressionId, function: FunctionId) -> bool {
    match script.kind(test) {
        ExpressionKind::Local(local) => script.function(function).parameters.contains(local),
        ExpressionKind::Index { .. } | ExpressionKind::Call { .. } => false,
        _ => script.children(test).into_iter().any(|id| reads_parameter(script, id, function)),
    }
}

/// The ways in whose phases `refused` holds; `catches` includes those whose errors are caught.
pub(super) fn ways<'a>(
    call: &Call<'a>,
    catches: bool,
    refused: impl Fn(Phase) -> bool,
) -> Vec<&'a Way> {
    call.ways.iter().filter(|way| refused(way.phase) && (catches || !way.protected)).collect()
}

/// Words such as "in the `log` phase", with the functions on the way to the first.
pub(super) fn place(ways: &[&Way]) -> String {
    let phases: Vec<_> = ways.iter().map(|way| way.phase).collect();
    let place = match phases.as_slice() {
        [one] => format!("in the `{one}` phase"),
        phases => format!("in the phases {}", List::and(phases)),
    };
    match ways.first() {
        Some(Way { through, .. }) if !through.is_empty() => {
            format!("{place} (reached through `{}`)", through.join("` and `"))
        }
        _ => place,
    }
}
