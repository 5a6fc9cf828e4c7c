//! Reach: which functions of a plugin run in which phases, by following calls from the handler's functions through the
//! plugin's modules.

use std::collections::{HashMap, HashSet, VecDeque};

use super::file::File;
use super::instance;
use super::phase::Phase;
use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Script};

/// One way in which a function comes to run.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// The phase.
    pub(crate) phase: Phase,
    /// The functions on the way as messages name them, the handler's first; empty for the handler's function itself.
    pub(crate) through: Vec<String>,
    /// Whether a `pcall` on the way catches errors.
    pub(crate) protected: bool,
}

/// The functions that run in a phase, with the shortest way for each phase.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    ways: HashMap<(FileId, FunctionId), Vec<Way>>,
}

/// Functions that are still to be followed, each with how it comes to run.
type Queue = VecDeque<(FileId, FunctionId, Way)>;

impl Reach {
    /// Follows the calls of a plugin.
    pub(crate) fn of(subject: &Subject) -> Self {
        let mut reach = Self::default();
        let mut timers = Queue::new();
        for (phase, file, function) in handler_functions(subject) {
            let start = Way { phase, through: Vec::new(), protected: false };
            timers.extend(reach.follow(subject, Queue::from([(file, function, start)])));
        }
        reach.follow(subject, timers);
        reach
    }

    /// The functions that run in some phase, in the order of the files.
    pub(crate) fn functions(&self) -> Vec<(FileId, FunctionId, &[Way])> {
        let mut functions: Vec<_> =
            self.ways.iter().map(|((file, id), ways)| (*file, *id, ways.as_slice())).collect();
        functions.sort_by_key(|(file, id, _)| (*file, *id));
        functions
    }

    /// Follows functions of one phase; the answer is those that they start timers with.
    fn follow(&mut self, subject: &Subject, mut queue: Queue) -> Queue {
        let mut seen = HashSet::new();
        let mut timers = Queue::new();
        while let Some((file, function, way)) = queue.pop_front() {
            if !seen.insert((file, function)) || subject.program().asks_for_phase(file, function) {
                continue;
            }
            let Some(script) = subject.files[file].script() else { continue };
            let mut through = way.through.clone();
            through.push(shown_name(&subject.files[file], script, function));
            for call in &script.function(function).calls {
                if way.phase == Phase::Preread && asks_for_subsystem(subject, file, script, *call) {
                    continue;
                }
                let Some(called) = called(subject, file, script, *call) else { continue };
                let (phase, protected) = match called.how {
                    How::Plainly => (way.phase, way.protected),
                    How::Caught => (way.phase, true),
                    How::InTimer => (Phase::Timer, false),
                };
                let next = Way { phase, through: through.clone(), protected };
                let queue = if phase == way.phase { &mut queue } else { &mut timers };
                queue.push_back((called.file, called.function, next));
            }
            self.ways.entry((file, function)).or_default().push(way);
        }
        timers
    }
}

/// Whether a test of `ngx.config.subsystem` decides if an expression is evaluated, so that it may be for HTTP alone.
pub(crate) fn asks_for_subsystem(
    subject: &Subject,
    file: FileId,
    script: &Script,
    id: ExpressionId,
) -> bool {
    script.conditions_of(id).any(|found| names_subsystem(subject, file, script, found.test))
}

fn names_subsystem(subject: &Subject, file: FileId, script: &Script, id: ExpressionId) -> bool {
    let path = subject.program().global(subject, file, id);
    path.as_deref() == Some("ngx.config.subsystem")
        || script.children(id).into_iter().any(|id| names_subsystem(subject, file, script, id))
}

/// The functions of the handler, each with its phase.
pub(crate) fn handler_functions(subject: &Subject) -> Vec<(Phase, FileId, FunctionId)> {
    let Some(handler) = subject.part("handler") else { return Vec::new() };
    let program = subject.program();
    let Value::Table(file, table) = program.returned(subject, handler) else { return Vec::new() };
    let mut functions = Vec::new();
    for (name, values) in program.fields(file, table) {
        let Some(phase) = Phase::of(name) else { continue };
        for value in values {
            if let Value::Function(file, function) = program.value(subject, file, *value) {
                functions.push((phase, file, function));
            }
        }
    }
    functions.sort_unstable();
    functions
}

/// A function of the plugin that a call runs.
struct Called {
    file: FileId,
    function: FunctionId,
    how: How,
}

/// How a call runs a function.
enum How {
    Plainly,
    /// Its errors are caught.
    Caught,
    /// Later, without the request.
    InTimer,
}

fn called(subject: &Subject, file: FileId, script: &Script, call: ExpressionId) -> Option<Called> {
    let program = subject.program();
    let (value, arguments) = match script.kind(call) {
        ExpressionKind::Call { callee, arguments } => {
            (program.value(subject, file, *callee), arguments)
        }
        ExpressionKind::Method { object, name, arguments } => {
            let name = script.string(*name).unwrap_or_default();
            let value = match program.method(subject, file, *object, name) {
                Value::Unknown => instance::method(subject, file, *object, name),
                value => value,
            };
            (value, arguments)
        }
        _ => return None,
    };
    let (position, how) = match &value {
        Value::Function(file, function) => {
            return Some(Called { file: *file, function: *function, how: How::Plainly });
        }
        Value::Global(path) => match path.join(".").as_str() {
            "pcall" | "xpcall" | "ngx.thread.spawn" => (0, How::Caught),
            "kong.cache.get" => (2, How::Plainly),
            "ngx.timer.at" | "ngx.timer.every" | "kong.timer.at" | "kong.timer.every" => {
                (1, How::InTimer)
            }
            "kong.timer.named_at" | "kong.timer.named_every" => (2, How::InTimer),
            _ => return None,
        },
        _ => return None,
    };
    match program.value(subject, file, *arguments.get(position)?) {
        Value::Function(file, function) => Some(Called { file, function, how }),
        _ => None,
    }
}

/// What a function is called in a message.
fn shown_name(file: &File, script: &Script, function: FunctionId) -> String {
    let function = script.function(function);
    if function.name.is_empty() {
        let line = file.span(function.range).line;
        format!("the function in line {line}")
    } else {
        format!("`{}`", function.name)
    }
}
