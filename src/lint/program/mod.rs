//! A program: what the expressions of a plugin's modules stand for, across the modules.
//!
//! It follows locals that are assigned once, fields of the plugin's own tables, and `require`. What it cannot know is
//! [`Value::Unknown`]; it never guesses.

mod following;
mod reading;
mod value;

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, Script};
use following::Steps;
pub(crate) use value::{TableOrigin, Value};

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
    /// What each function returns anywhere.
    returns: HashMap<FunctionId, Vec<ExpressionId>>,
    /// Functions that ask in which phase they run.
    asking: HashSet<FunctionId>,
}

impl Program {
    /// What an expression stands for.
    pub(crate) fn value(&self, subject: &Subject, file: FileId, id: ExpressionId) -> Value {
        self.follow(subject, file, id, Steps::of(&Cell::new(0)))
    }

    /// What a method of an object stands for.
    pub(crate) fn method(
        &self,
        subject: &Subject,
        file: FileId,
        object: ExpressionId,
        name: &str,
    ) -> Value {
        self.field(subject, self.value(subject, file, object), name)
    }

    /// What a field of a value stands for.
    pub(crate) fn field(&self, subject: &Subject, value: Value, name: &str) -> Value {
        self.member(subject, value, name, Steps::of(&Cell::new(0)))
    }

    /// The expression that an assignment gives to its target; none where it is a further result of a call.
    pub(crate) fn assigned(&self, file: FileId, target: ExpressionId) -> Option<ExpressionId> {
        self.files.get(file)?.assigned.get(&target).copied()
    }

    /// What the module in that file returns.
    pub(crate) fn returned(&self, subject: &Subject, file: FileId) -> Value {
        self.returned_by(subject, file, Steps::of(&Cell::new(0)))
    }

    /// The expression that the module in that file returns.
    pub(crate) fn returned_expression(&self, file: FileId) -> Option<ExpressionId> {
        self.files.get(file)?.returned
    }

    /// What a function returns at its end, if it returns nothing but that, nil and false.
    pub(crate) fn made_by(
        &self,
        file: FileId,
        script: &Script,
        function: FunctionId,
    ) -> Option<ExpressionId> {
        let made = reading::returned_at_end(script, function)?;
        let returns_nothing = |value: &ExpressionId| {
            matches!(script.kind(*value), ExpressionKind::Nil | ExpressionKind::Boolean(false))
        };
        let mut all = self.files.get(file)?.returns.get(&function)?.iter();
        all.all(|value| *value == made || returns_nothing(value)).then_some(made)
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
}
