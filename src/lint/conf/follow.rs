//! Following: from the parameters that hold a configuration to every place that its values reach.

use std::collections::{BTreeMap, HashSet};

use super::field_path::{self, ALL, Declared, Shape};
use super::passed::{Passed, arguments, callee, is_log, passed};
use super::uses::{Use, Uses};
use super::{FieldPath, Reading};
use crate::lint::phase::Phase;
use crate::lint::program::Value;
use crate::lint::{FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, LocalId, Operator, Script};

/// Fields that `Queue.get_plugin_params` reads.
const QUEUE_FIELDS: [&str; 4] = ["queue", "retry_count", "queue_size", "flush_timeout"];

/// What following found.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) readings: Vec<Reading>,
    pub(super) escaped: HashSet<FieldPath>,
    pub(super) read: HashSet<FieldPath>,
    /// The expressions that are known to be, or to index, a part of a configuration.
    pub(super) known: HashSet<(FileId, ExpressionId)>,
}

/// A function of the schema that judges a record.
#[derive(Debug)]
pub(super) struct Validator {
    pub(super) record: FieldPath,
    pub(super) file: FileId,
    pub(super) function: FunctionId,
}

/// A value on its way.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Flow {
    path: FieldPath,
    is_certain: bool,
}

struct Follower<'a, 'b> {
    subject: &'a Subject,
    declared: &'a Declared<'b>,
    uses: BTreeMap<FileId, Uses>,
    queue: Vec<(FileId, LocalId, Flow)>,
    entered: HashSet<(FileId, LocalId, Flow)>,
    /// Parameters that something else is passed to as well.
    mixed: HashSet<(FileId, LocalId)>,
    seen: Seen,
}

/// Follows the configuration from the handler's functions.
pub(super) fn follow(
    subject: &Subject,
    declared: &Declared,
    functions: &[(Phase, FileId, FunctionId)],
    validators: &[Validator],
) -> Seen {
    let uses: BTreeMap<_, _> =
        subject.scripts(Role::Module).map(|(id, _, script)| (id, Uses::of(script))).collect();
    let mut follower = Follower {
        subject,
        declared,
        uses,
        queue: Vec::new(),
        entered: HashSet::new(),
        mixed: HashSet::new(),
        seen: Seen::default(),
    };
    follower.run(functions, validators);
    // Now it is known which parameters get a configuration in every call, and which in some.
    follower.mixed = follower.mixed_parameters();
    if !follower.mixed.is_empty() {
        follower.entered.clear();
        follower.seen = Seen::default();
        follower.run(functions, validators);
    }
    follower.seen
}

impl Follower<'_, '_> {
    fn run(&mut self, functions: &[(Phase, FileId, FunctionId)], validators: &[Validator]) {
        for Validator { record, file, function } in validators {
            let Some(script) = self.script(*file) else { continue };
            if let Some(parameter) = script.function(*function).parameters.first().copied() {
                self.enter(*file, parameter, Flow { path: record.clone(), is_certain: true });
            }
        }
        for (phase, file, function) in functions {
            let Some(script) = self.script(*file) else { continue };
            let path = match phase {
                Phase::InitWorker => continue,
                Phase::Configure => ALL,
                _ => "",
            };
            if let Some(parameter) = script.function(*function).parameters.get(1).copied() {
                self.enter(*file, parameter, Flow { path: path.to_owned(), is_certain: true });
            }
        }
        while let Some((file, local, flow)) = self.queue.pop() {
            let Some(script) = self.script(file) else { continue };
            for read in script.local(local).reads.clone() {
                self.value(file, read, &flow);
            }
        }
    }

    fn script(&self, file: FileId) -> Option<&Script> {
        self.subject.files[file].script()
    }

    fn enter(&mut self, file: FileId, local: LocalId, mut flow: Flow) {
        let Some(script) = self.script(file) else { return };
        let is_fixed = script.local(local).writes.is_empty();
        flow.is_certain &= is_fixed && !self.mixed.contains(&(file, local));
        if self.entered.insert((file, local, flow.clone())) {
            self.queue.push((file, local, flow));
        }
    }

    fn escape(&mut self, flow: &Flow) {
        let path = if flow.path == ALL { "" } else { flow.path.as_str() };
        self.seen.escaped.insert(path.to_owned());
    }

    /// An expression has a value of the configuration.
    fn value(&mut self, file: FileId, id: ExpressionId, flow: &Flow) {
        self.seen.known.insert((file, id));
        let used = self.uses.get(&file).and_then(|uses| uses.get(id)).cloned();
        match used {
            None | Some(Use::Target) => {}
            Some(Use::Declares(local)) => self.enter(file, local, flow.clone()),
            Some(Use::Part(outer)) => self.part(file, id, outer, flow),
            Some(Use::AssignedTo(target)) => {
                match self.script(file).map(|script| script.kind(target)) {
                    Some(ExpressionKind::Local(local)) => {
                        let local = *local;
                        self.enter(file, local, flow.clone());
                    }
                    _ => self.escape(flow),
                }
            }
            Some(Use::Loop(_) | Use::Returned) => self.escape(flow),
        }
    }

    /// An expression with a value of the configuration is part of another one.
    fn part(&mut self, file: FileId, id: ExpressionId, outer: ExpressionId, flow: &Flow) {
        let subject = self.subject;
        let Some(script) = subject.files[file].script() else { return };
        let may_be_other = Flow { path: flow.path.clone(), is_certain: false };
        match script.kind(outer) {
            ExpressionKind::Index { object, key } if *object == id => {
                self.index(file, outer, script.string(*key), flow);
            }
            ExpressionKind::Method { object, .. } if *object == id => self.escape(flow),
            kind @ (ExpressionKind::Call { .. } | ExpressionKind::Method { .. }) => {
                let position = arguments(kind).iter().position(|argument| *argument == id);
                if let Some(position) = position {
                    self.argument(file, outer, position, flow);
                }
            }
            ExpressionKind::Binary { operator: Operator::Or, right, .. } if matches!(script.kind(*right), ExpressionKind::Table(fields) if fields.is_empty()) =>
            {
                self.value(file, outer, flow);
            }
            ExpressionKind::Binary { operator: Operator::Or, .. } => {
                self.value(file, outer, &may_be_other);
            }
            ExpressionKind::Binary { operator: Operator::And, right, .. } if *right == id => {
                self.value(file, outer, flow);
            }
            ExpressionKind::Parentheses(_) => self.value(file, outer, flow),
            ExpressionKind::Table(_) => self.escape(flow),
            _ => {}
        }
    }

    fn index(&mut self, file: FileId, id: ExpressionId, name: Option<&str>, flow: &Flow) {
        self.seen.known.insert((file, id));
        let path = match (self.declared.shape(&flow.path), name) {
            (Shape::Record, Some(name)) => {
                let is_target = self.uses.get(&file).and_then(|uses| uses.get(id));
                if is_target == Some(&Use::Target) {
                    return;
                }
                let path = field_path::field(&flow.path, name);
                self.seen.read.insert(path.clone());
                self.seen.readings.push(Reading {
                    file,
                    expression: id,
                    record: flow.path.clone(),
                    name: name.to_owned(),
                    is_certain: flow.is_certain,
                });
                path
            }
            (Shape::Container, _) => field_path::element(&flow.path),
            (Shape::Record, None) => return self.escape(flow),
            (Shape::Plain | Shape::Unknown, _) => return,
        };
        self.value(file, id, &Flow { path, is_certain: flow.is_certain });
    }

    fn argument(&mut self, file: FileId, call: ExpressionId, position: usize, flow: &Flow) {
        match passed(self.subject, file, call, position) {
            Passed::Parameter(file, local) => self.enter(file, local, flow.clone()),
            Passed::LookedAt => {}
            Passed::Written if self.is_logged(file, call) => {}
            Passed::Through => self.value(file, call, flow),
            Passed::QueueSettings => {
                for name in QUEUE_FIELDS {
                    let path = field_path::field(&flow.path, name);
                    self.seen.escaped.insert(path.clone());
                    self.seen.read.insert(path);
                }
            }
            Passed::Pairs => {
                let used = self.uses.get(&file).and_then(|uses| uses.get(call)).cloned();
                let is_container = self.declared.shape(&flow.path) == Shape::Container;
                match used {
                    Some(Use::Loop(locals)) if is_container => {
                        if let Some(value) = locals.get(1) {
                            let path = field_path::element(&flow.path);
                            self.enter(file, *value, Flow { path, ..flow.clone() });
                        }
                    }
                    _ => self.escape(flow),
                }
            }
            Passed::Written | Passed::Away => self.escape(flow),
        }
    }

    /// Whether a text ends in the log, perhaps as a part of a longer one.
    fn is_logged(&self, file: FileId, id: ExpressionId) -> bool {
        let used = self.uses.get(&file).and_then(|uses| uses.get(id));
        let (Some(Use::Part(outer)), Some(script)) = (used, self.script(file)) else {
            return false;
        };
        match script.kind(*outer) {
            ExpressionKind::Binary { operator: Operator::Concatenate, .. }
            | ExpressionKind::Parentheses(_) => self.is_logged(file, *outer),
            ExpressionKind::Call { .. } => is_log(self.subject, file, *outer),
            _ => false,
        }
    }

    /// Parameters that some call gives a configuration and another call something else.
    fn mixed_parameters(&self) -> HashSet<(FileId, LocalId)> {
        let given: HashSet<_> =
            self.entered.iter().map(|(file, local, _)| (*file, *local)).collect();
        let mut mixed = HashSet::new();
        for (file, _, script) in self.subject.scripts(Role::Module) {
            for (call, expression) in script.all() {
                let Some((Value::Function(..), _)) = callee(self.subject, file, call) else {
                    continue;
                };
                for (position, argument) in arguments(&expression.kind).iter().enumerate() {
                    let to = passed(self.subject, file, call, position);
                    let Passed::Parameter(owner, local) = to else { continue };
                    if given.contains(&(owner, local))
                        && !self.seen.known.contains(&(file, *argument))
                    {
                        mixed.insert((owner, local));
                    }
                }
            }
        }
        mixed
    }
}
