//! What the lints about phases share: the calls that functions make which run in some phase, and the words for the way there.

use crate::count::List;
use crate::lint::choices::choices;
use crate::lint::phase::Phase;
use crate::lint::program::Value;
use crate::lint::reach::{Way, asks_for_subsystem};
use crate::lint::{File, FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Operator, Origin, Script};

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
    asks_for_subsystem: bool,
    /// Whether the function's parameters may choose among the phases of its callers.
    is_chosen: bool,
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
    for (id, function, ways) in subject.reach().functions() {
        let file = &subject.files[id];
        let Some(script) = file.script().filter(|_| file.role == Role::Module) else { continue };
        for call in &script.function(function).calls {
            let choice = choice(script, *call, function, ways);
            if choice == Choice::Unknown {
                continue;
            }
            let Some((callee, path)) = path(subject, id, script, *call) else { continue };
            let asks_for_subsystem = asks_for_subsystem(subject, id, script, *call);
            let is_chosen = choice == Choice::AmongCallers;
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

/// What the parameters of a function have to do with a call in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Nothing.
    None,
    /// One of them is compared, and all callers are known: the call is made for some of them.
    AmongCallers,
    /// One of them decides, and it may be one for which nobody calls.
    Unknown,
}

/// What the parameters of a helper decide about an expression in it: the phases may differ from those of the caller.
pub(super) fn choice(
    script: &Script,
    id: ExpressionId,
    function: FunctionId,
    ways: &[Way],
) -> Choice {
    if ways.iter().all(|way| way.through.is_empty()) {
        return Choice::None;
    }
    let mut tests = script.conditions_of(id).filter(|id| reads_parameter(script, *id, function));
    let Some(test) = tests.next() else { return Choice::None };
    let is_comparison = std::iter::once(test).chain(tests).all(|test| compares(script, test));
    if is_comparison && is_only_called(script, function) {
        Choice::AmongCallers
    } else {
        Choice::Unknown
    }
}

/// Whether a test reads a parameter itself, not a field of it.
fn reads_parameter(script: &Script, test: ExpressionId, function: FunctionId) -> bool {
    match script.kind(test) {
        ExpressionKind::Local(local) => script.function(function).parameters.contains(local),
        ExpressionKind::Index { .. } | ExpressionKind::Call { .. } => false,
        _ => script.children(test).into_iter().any(|id| reads_parameter(script, id, function)),
    }
}

/// Whether a test compares with a number or a text: `n > 3`. What is nil or true may be for no caller at all.
fn compares(script: &Script, test: ExpressionId) -> bool {
    use Operator::{Equal, NotEqual, Other};
    let is_constant =
        |id| matches!(script.kind(id), ExpressionKind::Number | ExpressionKind::String(_));
    match script.kind(test) {
        ExpressionKind::Parentheses(inner) => compares(script, *inner),
        ExpressionKind::Binary { operator: Equal | NotEqual | Other, left, right } => {
            is_constant(*left) || is_constant(*right)
        }
        _ => false,
    }
}

/// Whether a function is a local one that is never passed on, so that all of its callers are known.
fn is_only_called(script: &Script, function: FunctionId) -> bool {
    let is_it = |id| matches!(script.kind(id), ExpressionKind::Function(id) if *id == function);
    let local = script.locals.iter().find(|local| match local.origin {
        Origin::Value(value) | Origin::Function(value) => is_it(value),
        _ => false,
    });
    let callees: Vec<_> = script
        .all()
        .filter_map(|(_, expression)| match expression.kind {
            ExpressionKind::Call { callee, .. } => Some(callee),
            _ => None,
        })
        .collect();
    local.is_some_and(|local| local.reads.iter().all(|read| callees.contains(read)))
}

/// The ways in whose phases `refused` holds; `catches` includes those whose errors are caught.
pub(super) fn ways<'a>(
    call: &Call<'a>,
    catches: bool,
    refused: impl Fn(Phase) -> bool,
) -> Vec<&'a Way> {
    if call.is_chosen && !call.ways.iter().all(|way| refused(way.phase)) {
        return Vec::new();
    }
    let is_other = |way: &Way| call.asks_for_subsystem && way.phase == Phase::Preread;
    let is_found = |way: &&Way| refused(way.phase) && (catches || !way.protected) && !is_other(way);
    call.ways.iter().filter(is_found).collect()
}

/// Words such as "in the `log` phase", with the functions on the way to the first.
pub(super) fn place(ways: &[&Way]) -> String {
    let (timers, phases): (Vec<_>, Vec<_>) =
        ways.iter().map(|way| way.phase).partition(|phase| *phase == Phase::Timer);
    let place = match (phases.as_slice(), timers.is_empty()) {
        ([], _) => "in a timer".to_owned(),
        ([one], true) => format!("in the `{one}` phase"),
        ([one], false) => format!("in the `{one}` phase and in a timer"),
        (phases, true) => format!("in the phases {}", List::and(phases)),
        (phases, false) => format!("in the phases {}, and in a timer", List::and(phases)),
    };
    match ways.first() {
        Some(Way { through, .. }) if !through.is_empty() => {
            format!("{place} (reached through {})", joined(through))
        }
        _ => place,
    }
}

/// `a, b and c`
fn joined(names: &[String]) -> String {
    match names {
        [first @ .., before, last] if !first.is_empty() => {
            format!("{}, {before} and {last}", first.join(", "))
        }
        names => names.join(" and "),
    }
}
