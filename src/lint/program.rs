//! A program: what the expressions of a plugin's modules stand for, across the modules.
//!
//! It follows locals that are assigned once, fields of the plugin's own tables, and `require`. What it cannot know is
//! [`Value::Unknown`]; it never guesses.

use std::collections::{HashMap, HashSet};

use super::file::Role;
use super::own_name;
use super::subject::{FileId, Subject};
use crate::syntax::{
    ExpressionId, ExpressionKind, Function, FunctionId, LocalId, MAIN, Operator, Origin, Script,
    StatementKind,
};

/// How many steps are followed from an expression to its value.
const STEPS: usize = 48;

/// What an expression stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Not known.
    Unknown,
    /// A global or one of its fields: `kong.request.get_header`.
    Global(Vec<Box<str>>),
    /// A module that is not the plugin's, or one of its fields.
    Foreign(Box<str>, Vec<Box<str>>),
    /// A function of the plugin.
    Function(FileId, FunctionId),
    /// A table of the plugin.
    Table(FileId, TableOrigin),
    /// A constant string.
    Text(Box<str>),
}

/// Where a table comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TableOrigin {
    /// A table constructor.
    Constructor(ExpressionId),
    /// A local that holds something whose making is not known, such as `Base:extend()`.
    Local(LocalId),
}

/// The values of a plugin's modules.
#[derive(Debug, Default)]
pub(crate) struct Program {
    files: Vec<FileValues>,
    fields: HashMap<(FileId, TableOrigin), HashMap<Box<str>, Vec<ExpressionId>>>,
    selves: HashMap<(FileId, FunctionId), TableOrigin>,
    /// What globals are given; the functions among it.
    globals: HashMap<Box<str>, Vec<Option<(FileId, FunctionId)>>>,
}

/// What is known about one file.
#[derive(Debug, Default)]
struct FileValues {
    /// The value that an assignment gives to its target.
    assigned: HashMap<ExpressionId, ExpressionId>,
    /// What the module returns.
    returned: Option<ExpressionId>,
    /// Functions that ask in which phase they run.
    asking: HashSet<FunctionId>,
}

impl Program {
    /// Reads all modules of a plugin.
    pub(crate) fn of(subject: &Subject) -> Self {
        let mut program = Self::default();
        for file in &subject.files {
            let values = file.script().filter(|_| file.role == Role::Module).map(file_values);
            program.files.push(values.unwrap_or_default());
        }
        for (id, _, script) in subject.scripts(Role::Module) {
            program.globals(id, script);
        }
        for (id, _, script) in subject.scripts(Role::Module) {
            program.constructors(id, script);
            program.assignments(subject, id, script);
            program.find_asking(subject, id, script);
        }
        program
    }

    /// What an expression stands for.
    pub(crate) fn value(&self, subject: &Subject, file: FileId, id: ExpressionId) -> Value {
        self.follow(subject, file, id, 0)
    }

    /// What a method of an object stands for.
    pub(crate) fn method(
        &self,
        subject: &Subject,
        file: FileId,
        object: ExpressionId,
        name: &str,
    ) -> Value {
        self.member(subject, self.value(subject, file, object), name, 0)
    }

    /// What a field of a value stands for.
    pub(crate) fn field(&self, subject: &Subject, value: Value, name: &str) -> Value {
        self.member(subject, value, name, 0)
    }

    /// The expression that an assignment gives to its target; none where it is a further result of a call.
    pub(crate) fn assigned(&self, file: FileId, target: ExpressionId) -> Option<ExpressionId> {
        self.files.get(file)?.assigned.get(&target).copied()
    }

    /// What the module in that file returns.
    pub(crate) fn returned(&self, subject: &Subject, file: FileId) -> Value {
        self.returned_by(subject, file, 0)
    }

    /// The expression that the module in that file returns.
    pub(crate) fn returned_expression(&self, file: FileId) -> Option<ExpressionId> {
        self.files.get(file)?.returned
    }

    /// All values that a field of a table is given.
    pub(crate) fn fields(
        &self,
        file: FileId,
        table: TableOrigin,
    ) -> impl Iterator<Item = (&str, &[ExpressionId])> {
        let fields = self.fields.get(&(file, table)).into_iter().flatten();
        fields.map(|(name, values)| (name.as_ref(), values.as_slice()))
    }

    /// Whether a function asks in which phase it runs, so that it may do the right thing in each.
    pub(crate) fn asks_for_phase(&self, file: FileId, function: FunctionId) -> bool {
        self.files.get(file).is_some_and(|values| values.asking.contains(&function))
    }

    /// The dotted path of a global or one of its fields that an expression stands for.
    pub(crate) fn global(
        &self,
        subject: &Subject,
        file: FileId,
        id: ExpressionId,
    ) -> Option<String> {
        match self.value(subject, file, id) {
            Value::Global(path) => Some(path.join(".")),
            _ => None,
        }
    }

    fn follow(&self, subject: &Subject, file: FileId, id: ExpressionId, steps: usize) -> Value {
        let Some(script) = subject.files[file].script().filter(|_| steps < STEPS) else {
            return Value::Unknown;
        };
        let next = |id| self.follow(subject, file, id, steps + 1);
        if let Some(name) = own_name::told_by(&subject.files[file], script, id) {
            return Value::Text(name.into());
        }
        match script.kind(id) {
            ExpressionKind::Parentheses(inner) => next(*inner),
            ExpressionKind::String(text) => Value::Text(text.clone()),
            ExpressionKind::Global(name) => match self.globals.get(name).map(Vec::as_slice) {
                Some([Some((file, function))]) => Value::Function(*file, *function),
                _ => Value::Global(vec![name.clone()]),
            },
            ExpressionKind::Local(local) => self.local(subject, file, *local, steps),
            ExpressionKind::Function(function) => Value::Function(file, *function),
            ExpressionKind::Table(_) => Value::Table(file, TableOrigin::Constructor(id)),
            ExpressionKind::Binary { operator: Operator::Concatenate, left, right } => {
                match (next(*left), next(*right)) {
                    (Value::Text(left), Value::Text(right)) => {
                        Value::Text([left, right].concat().into())
                    }
                    _ => Value::Unknown,
                }
            }
            ExpressionKind::Index { object, key } => match script.string(*key) {
                Some(name) => self.member(subject, next(*object), name, steps),
                None => Value::Unknown,
            },
            ExpressionKind::Call { callee, arguments } => {
                let Value::Global(path) = next(*callee) else { return Value::Unknown };
                let first = arguments.first().copied();
                match (path.as_slice(), first) {
                    ([name], Some(module)) if name.as_ref() == "require" => match next(module) {
                        Value::Text(module) => self.required(subject, &module, steps),
                        _ => Value::Unknown,
                    },
                    ([name], Some(table)) if name.as_ref() == "setmetatable" => next(table),
                    _ => Value::Unknown,
                }
            }
            _ => Value::Unknown,
        }
    }

    fn local(&self, subject: &Subject, file: FileId, id: LocalId, steps: usize) -> Value {
        let Some(script) = subject.files[file].script() else { return Value::Unknown };
        let local = script.local(id);
        let is_nil = |value| matches!(script.kind(value), ExpressionKind::Nil);
        let assigned = |write| self.files[file].assigned.get(write).copied();
        let takes_away = |write| assigned(write).is_some_and(is_nil);
        let writes: Vec<_> = local.writes.iter().filter(|write| !takes_away(write)).collect();
        let origin = match local.origin {
            Origin::Value(value) if is_nil(value) => Origin::Empty,
            origin => origin,
        };
        let value = match (origin, writes.as_slice()) {
            (Origin::Value(value) | Origin::Function(value), []) => value,
            // Declared first, given its value later.
            (Origin::Empty, [write]) => match assigned(write) {
                Some(value) => value,
                None => return Value::Unknown,
            },
            (Origin::Parameter | Origin::ImplicitSelf, []) if local.writes.is_empty() => {
                let table = self.selves.get(&(file, local.function));
                let first = script.function(local.function).parameters.first();
                return match table.filter(|_| first == Some(&id)) {
                    Some(table) => Value::Table(file, *table),
                    None => Value::Unknown,
                };
            }
            _ => return Value::Unknown,
        };
        match self.follow(subject, file, value, steps + 1) {
            Value::Unknown => Value::Table(file, TableOrigin::Local(id)),
            value => value,
        }
    }

    fn member(&self, subject: &Subject, value: Value, name: &str, steps: usize) -> Value {
        match value {
            Value::Global(path) if path.len() == 1 && path[0].as_ref() == "_G" => {
                Value::Global(vec![name.into()])
            }
            Value::Global(mut path) => {
                path.push(name.into());
                Value::Global(path)
            }
            Value::Foreign(module, mut path) => {
                path.push(name.into());
                Value::Foreign(module, path)
            }
            Value::Table(file, table) => {
                let fields = self.fields.get(&(file, table));
                match fields.and_then(|fields| fields.get(name)).map(Vec::as_slice) {
                    Some([value]) => self.follow(subject, file, *value, steps + 1),
                    _ => Value::Unknown,
                }
            }
            _ => Value::Unknown,
        }
    }

    fn required(&self, subject: &Subject, module: &str, steps: usize) -> Value {
        match subject.module(module) {
            Some(file) => self.returned_by(subject, file, steps + 1),
            None => Value::Foreign(module.into(), Vec::new()),
        }
    }

    fn returned_by(&self, subject: &Subject, file: FileId, steps: usize) -> Value {
        match self.files.get(file).and_then(|values| values.returned) {
            Some(value) => self.follow(subject, file, value, steps + 1),
            None => Value::Unknown,
        }
    }

    fn globals(&mut self, file: FileId, script: &Script) {
        for (target, value) in &self.files[file].assigned {
            let ExpressionKind::Global(name) = script.kind(*target) else { continue };
            let function = match script.kind(*value) {
                ExpressionKind::Function(function) => Some((file, *function)),
                _ => None,
            };
            self.globals.entry(name.clone()).or_default().push(function);
        }
    }

    fn constructors(&mut self, file: FileId, script: &Script) {
        for (id, expression) in script.all() {
            let ExpressionKind::Table(fields) = &expression.kind else { continue };
            let table = TableOrigin::Constructor(id);
            for field in fields {
                if let Some(name) = field.key.and_then(|key| script.string(key)) {
                    self.set(file, table, script, name, field.value);
                }
            }
        }
    }

    fn assignments(&mut self, subject: &Subject, file: FileId, script: &Script) {
        let statements = script.blocks.iter().flat_map(|block| &block.statements);
        let mut assignments: Vec<_> = statements
            .filter_map(|statement| match &statement.kind {
                StatementKind::Assign { targets, values } => Some((statement, targets, values)),
                _ => None,
            })
            .collect();
        // Outer tables are filled before what is set in them.
        assignments.sort_by_key(|(statement, ..)| statement.range.start);
        for (_, targets, values) in assignments {
            for (target, value) in targets.iter().zip(values) {
                let ExpressionKind::Index { object, key } = script.kind(*target) else { continue };
                let Some(name) = script.string(*key) else { continue };
                if let Value::Table(owner, table) = self.value(subject, file, *object)
                    && owner == file
                {
                    self.set(file, table, script, name, *value);
                }
            }
        }
    }

    fn set(
        &mut self,
        file: FileId,
        table: TableOrigin,
        script: &Script,
        name: &str,
        value: ExpressionId,
    ) {
        self.fields.entry((file, table)).or_default().entry(name.into()).or_default().push(value);
        if let ExpressionKind::Function(function) = script.kind(value)
            && takes_self(script, script.function(*function))
        {
            self.selves.insert((file, *function), table);
        }
    }

    fn find_asking(&mut self, subject: &Subject, file: FileId, script: &Script) {
        let mut asking = HashSet::new();
        for expression in &script.expressions {
            let asks = match &expression.kind {
                ExpressionKind::Call { callee, .. } => {
                    self.global(subject, file, *callee).as_deref() == Some("ngx.get_phase")
                }
                ExpressionKind::Binary {
                    operator: Operator::Equal | Operator::NotEqual,
                    left,
                    right,
                } => {
                    let is_phase = |id| script.string(id).is_some_and(super::phase::is_phase);
                    is_phase(*left) || is_phase(*right)
                }
                _ => false,
            };
            if asks {
                asking.insert(expression.function);
            }
        }
        self.files[file].asking = asking;
    }
}

/// Whether the first parameter of a function is the table that it is a field of.
pub(crate) fn takes_self(script: &Script, function: &Function) -> bool {
    let first = function.parameters.first();
    first.is_some_and(|first| script.local(*first).name.as_ref() == "self")
}

fn file_values(script: &Script) -> FileValues {
    let mut assigned = HashMap::new();
    for statement in script.blocks.iter().flat_map(|block| &block.statements) {
        if let StatementKind::Assign { targets, values } = &statement.kind {
            assigned.extend(targets.iter().copied().zip(values.iter().copied()));
        }
    }
    let last = script.block(script.function(MAIN).body).statements.last();
    let returned = last.and_then(|statement| match &statement.kind {
        StatementKind::Return(values) => values.first().copied(),
        _ => None,
    });
    FileValues { assigned, returned, asking: HashSet::new() }
}
