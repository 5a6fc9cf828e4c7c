//! Following: from an expression to its value, through locals, fields, `require` and `setmetatable`.

use super::{Program, TableOrigin, Value};
use crate::lint::{FileId, Subject, own_name};
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, Operator, Origin};

/// How many steps are followed from an expression to its value.
const STEPS: usize = 48;

impl Program {
    pub(super) fn follow(
        &self,
        subject: &Subject,
        file: FileId,
        id: ExpressionId,
        steps: usize,
    ) -> Value {
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

    pub(super) fn member(
        &self,
        subject: &Subject,
        value: Value,
        name: &str,
        steps: usize,
    ) -> Value {
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

    pub(super) fn returned_by(&self, subject: &Subject, file: FileId, steps: usize) -> Value {
        match self.files.get(file).and_then(|values| values.returned) {
            Some(value) => self.follow(subject, file, value, steps + 1),
            None => Value::Unknown,
        }
    }
}
