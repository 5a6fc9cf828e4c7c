//! What is passed on: which parameter of which of the plugin's functions an argument of a call becomes.

use crate::lint::program::Value;
use crate::lint::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, LocalId};

/// What becomes of an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Passed {
    /// It becomes the parameter of one of the plugin's functions.
    Parameter(FileId, LocalId),
    /// A loop goes through it.
    Pairs,
    /// The call gives it back.
    Through,
    /// The call looks at it and keeps nothing of it.
    LookedAt,
    /// The call makes a text of it.
    Written,
    /// Kong reads the settings of a queue from it.
    QueueSettings,
    /// Not known.
    Away,
}

/// Globals that look at a value and keep nothing of it.
const LOOK: [&str; 8] =
    ["type", "tostring", "tonumber", "next", "rawequal", "rawlen", "table.concat", "math.floor"];

/// Globals that write to the log.
const LOG: [&str; 11] = [
    "ngx.log",
    "kong.log",
    "kong.log.debug",
    "kong.log.info",
    "kong.log.notice",
    "kong.log.warn",
    "kong.log.err",
    "kong.log.crit",
    "kong.log.alert",
    "kong.log.emerg",
    "kong.log.inspect",
];

/// The arguments of a call as written.
pub(super) fn arguments(kind: &ExpressionKind) -> &[ExpressionId] {
    match kind {
        ExpressionKind::Call { arguments, .. } | ExpressionKind::Method { arguments, .. } => {
            arguments
        }
        _ => &[],
    }
}

/// What a call calls, and how many parameters stand before the arguments.
pub(super) fn callee(
    subject: &Subject,
    file: FileId,
    call: ExpressionId,
) -> Option<(Value, usize)> {
    let script = subject.files[file].script()?;
    let program = subject.program();
    match script.kind(call) {
        ExpressionKind::Call { callee, .. } => Some((program.value(subject, file, *callee), 0)),
        ExpressionKind::Method { object, name, .. } => {
            let name = script.string(*name)?;
            Some((program.method(subject, file, *object, name), 1))
        }
        _ => None,
    }
}

/// What becomes of the argument at `position` of a call.
pub(super) fn passed(
    subject: &Subject,
    file: FileId,
    call: ExpressionId,
    position: usize,
) -> Passed {
    let Some((value, before)) = callee(subject, file, call) else { return Passed::Away };
    match value {
        Value::Function(file, function) => parameter(subject, file, function, position + before),
        Value::Global(path) => global(subject, file, call, position, &path.join(".")),
        Value::Foreign(module, path) if module.as_ref() == "kong.tools.queue" => {
            match (path.join(".").as_str(), position) {
                ("get_plugin_params", 1) => Passed::QueueSettings,
                ("enqueue", 2..) => handed(subject, file, call, 1, position - 2),
                _ => Passed::Away,
            }
        }
        Value::Foreign(module, path) if is_writer(&module, &path) => Passed::Written,
        _ => Passed::Away,
    }
}

/// Whether a function of a module makes a text of a table, for people or as JSON.
fn is_writer(module: &str, path: &[Box<str>]) -> bool {
    let path = path.join(".");
    match module {
        "inspect" => path.is_empty() || path == "inspect",
        "cjson" | "cjson.safe" => path == "encode",
        "pl.pretty" => path == "write",
        _ => false,
    }
}

/// Whether a call writes its arguments to the log and does nothing else.
pub(super) fn is_log(subject: &Subject, file: FileId, call: ExpressionId) -> bool {
    match callee(subject, file, call) {
        Some((Value::Global(path), _)) => LOG.contains(&path.join(".").as_str()),
        _ => false,
    }
}

fn global(
    subject: &Subject,
    file: FileId,
    call: ExpressionId,
    position: usize,
    name: &str,
) -> Passed {
    let handed = |function, first: usize, before| match position.checked_sub(first) {
        Some(at) => handed(subject, file, call, function, at + before),
        None => Passed::Away,
    };
    match name {
        "pairs" | "ipairs" if position == 0 => Passed::Pairs,
        "assert" if position == 0 => Passed::Through,
        "pcall" | "ngx.thread.spawn" => handed(0, 1, 0),
        "xpcall" => handed(0, 2, 0),
        // The function gets `premature` first.
        "ngx.timer.at" | "ngx.timer.every" | "kong.timer.at" | "kong.timer.every" => {
            handed(1, 2, 1)
        }
        "kong.cache.get" => handed(2, 3, 0),
        name if LOOK.contains(&name) || LOG.contains(&name) => Passed::LookedAt,
        _ => Passed::Away,
    }
}

/// What a value becomes that a function is called with which is itself an argument of the call.
fn handed(
    subject: &Subject,
    file: FileId,
    call: ExpressionId,
    function: usize,
    position: usize,
) -> Passed {
    let script = subject.files[file].script();
    let function = script.and_then(|script| arguments(script.kind(call)).get(function).copied());
    match function.map(|function| subject.program().value(subject, file, function)) {
        Some(Value::Function(file, function)) => parameter(subject, file, function, position),
        _ => Passed::Away,
    }
}

fn parameter(subject: &Subject, file: FileId, function: FunctionId, position: usize) -> Passed {
    let Some(script) = subject.files[file].script() else { return Passed::Away };
    let function = script.function(function);
    match function.parameters.get(position) {
        Some(parameter) => Passed::Parameter(file, *parameter),
        None if function.vararg => Passed::Away,
        None => Passed::LookedAt,
    }
}
