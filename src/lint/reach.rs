//! Reach: which functions of a plugin run in which phases, by following calls from the handler's functions through the
//! plugin's modules.

use std::collections::{HashMap, HashSet, VecDeque};

use super::phase::Phase;
use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Script};

/// One way in which a function comes to run.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// The phase.
    pub(crate) phase: Phase,
    /// The functions on the way, the handler's first; empty for the handler's function itself.
    pub(crate) through: Vec<String>,
    /// Whether a `pcall` on the way catches errors.
    pub(crate) protected: bool,
}

/// The functions that run in a phase, with the shortest way for each phase.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    ways: HashMap<(FileId, FunctionId), Vec<Way>>,
}

impl Reach {
    /// Follows the calls of a plugin.
    pub(crate) fn of(subject: &Subject) -> Self {
        let mut reach = Self::default();
        for (phase, file, function) in handler_functions(subject) {
            reach.follow(subject, phase, file, function);
        }
        reach
    }

    /// The functions that run in some phase, in the order of the files.
    pub(crate) fn functions(&self) -> Vec<(FileId, FunctionId, &[Way])> {
        let mut functions: Vec<_> =
            self.ways.iter().map(|((file, id), ways)| (*file, *id, ways.as_slice())).collect();
        functions.sort_by_key(|(file, id, _)| (*file, *id));
        functions
    }

    fn follow(&mut self, subject: &Subject, phase: Phase, file: FileId, function: FunctionId) {
        let mut seen = HashSet::new();
        let mut queue = VecDeque::new();
        let start = Way { phase, through: Vec::new(), protected: false };
        queue.push_back((file, function, start));
        while let Some((file, function, way)) = queue.pop_front() {
            if !seen.insert((file, function)) || subject.program().asks_for_phase(file, function) {
                continue;
            }
            let Some(script) = subject.files[file].script() else { continue };
            let mut through = way.through.clone();
            through.push(shown_name(script, function));
            for call in &script.function(function).calls {
                for (file, called, catches) in called(subject, file, script, *call) {
                    let protected = way.protected || catches;
                    let way = Way { phase, through: through.clone(), protected };
                    queue.push_back((file, called, way));
                }
            }
            self.ways.entry((file, function)).or_default().push(way);
        }
    }
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

/// The functions of the plugin that a call runs, and whether it catches their errors.
fn called(
    subject: &Subject,
    file: FileId,
    script: &Script,
    call: ExpressionId,
) -> Vec<(FileId, FunctionId, bool)> {
    let program = subject.program();
    let value = match script.kind(call) {
        ExpressionKind::Call { callee, .. } => program.value(subject, file, *callee),
        ExpressionKind::Method { object, name, .. } => {
            program.method(subject, file, *object, script.string(*name).unwrap_or_default())
        }
        _ => return Vec::new(),
    };
    let (ExpressionKind::Call { arguments, .. } | ExpressionKind::Method { arguments, .. }) =
        script.kind(call)
    else {
        return Vec::new();
    };
    let (position, catches) = match &value {
        Value::Function(file, function) => return vec![(*file, *function, false)],
        Value::Global(path) => match path.join(".").as_str() {
            "pcall" | "xpcall" | "ngx.thread.spawn" => (0, true),
            "kong.cache.get" => (2, false),
            _ => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let argument = arguments.get(position).map(|id| program.value(subject, file, *id));
    match argument {
        Some(Value::Function(file, function)) => vec![(file, function, catches)],
        _ => Vec::new(),
    }
}

/// What a function is called in a message.
fn shown_name(script: &Script, function: FunctionId) -> String {
    let name = &script.function(function).name;
    if name.is_empty() { "an unnamed function".to_owned() } else { name.to_string() }
}
