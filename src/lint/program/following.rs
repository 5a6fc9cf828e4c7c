//! Following: from an expression to its value, through locals, fields, `require` and `setmetatable`.

use std::cell::Cell;

use super::{Program, TableOrigin, Value};
use crate::lint::{FileId, Subject, own_name};
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, Operator, Origin};

/// How many steps are followed from an expression to its value.
const STEPS: usize = 48;
/// How many expressions are looked at on the way. Where each field is a field of the one before, their number doubles.
const MOST: usize = 400;
/// The longest text that is put together, in bytes; names of modules are shorter.
const LONGEST: usize = 4 << 10;

/// How far a way has been followed.
#[derive(Clone, Copy)]
pub(super) struct Steps<'a> {
    taken: usize,
    /// Those of all ways that lead on from the first expression.
    together: &'a Cell<usize>,
}

impl<'a> Steps<'a> {
    pub(super) fn of(together: &'a Cell<usize>) -> Self {
        Self { taken: 0, together }
    }

    fn next(self) -> Self {
        Self { taken: self.taken + 1, ..self }
    }

    /// Counts an expression; false where there were too many.
    fn count(self) -> bool {
        self.together.set(self.together.get() + 1);
        self.taken < STEPS && self.together.get() <= MOST
    }
}

impl Program {
    pub(super) fn follow(
        &self,
        subject: &Subject,
        file: FileId,
        id: ExpressionId,
        steps: Steps,
    ) -> Value {
        let Some(script) = subject.files[file].script().filter(|_| steps.count()) else {
            return Value::Unknown;
        };
        let next = |id| self.follow(subject, file, id, steps.next());
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
                    (Value::Text(left), Value::Text(right))
                        if left.len() + right.len() <= LONGEST =>
                    {
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

    fn local(&self, subject: &Subject, file: FileId, id: LocalId, steps: Steps) -> Value {
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
        match self.follow(subject, file, value, steps.next()) {
            Value::Unknown => Value::Table(file, TableOrigin::Local(id)),
            value => value,
        }
    }

    pub(super) fn member(
        &self,
        subject: &Subject,
        value: Value,
        name: &str,
        steps: Steps,
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
                    Some([value]) => self.follow(subject, file, *value, steps.next()),
                    _ => Value::Unknown,
                }
            }
            _ => Value::Unknown,
        }
    }

    fn required(&self, subject: &Subject, module: &str, steps: Steps) -> Value {
        match subject.module(module) {
            Some(file) => self.returned_by(subject, file, steps.next()),
            None => Value::Foreign(module.into(), Vec::new()),
        }
    }

    pub(super) fn returned_by(&self, subject: &Subject, file: FileId, steps: Steps) -> Value {
        match self.files.get(file).and_then(|values| values.returned) {
            Some(value) => self.follow(subject, file, value, steps.next()),
            None => Value::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::golden::subject;

    /// The value of the module that a file with these lines between its first and its last is.
    fn returned(lines: &[String], last: &str) -> Value {
        let text = format!("local M = {{}}\nM.f0 = M\nlocal a0 = 'a'\n{}{last}", lines.concat());
        let file = ("kong/plugins/sample/other.lua".to_owned(), text.into_bytes());
        let subject = subject("sample", &[file]);
        subject.program().returned(&subject, 0)
    }

    #[test]
    fn fields_of_fields_are_not_followed_forever() {
        let line = |number: usize| format!("M.f{number} = M.f{0}.f{0}\n", number - 1);
        let lines: Vec<_> = (1..=12).map(line).collect();
        assert!(matches!(returned(&lines[..5], "return M.f5"), Value::Table(..)));
        assert_eq!(returned(&lines, "return M.f12"), Value::Unknown);
    }

    #[test]
    fn texts_of_texts_have_a_largest_size() {
        let line = |number: usize| format!("local a{number} = a{0} .. a{0}\n", number - 1);
        let lines: Vec<_> = (1..=12).map(line).collect();
        let text = |value| match value {
            Value::Text(text) => Some(text.len()),
            _ => None,
        };
        assert_eq!(text(returned(&lines[..5], "return a5")), Some(32));
        assert_eq!(text(returned(&lines, "return a12")), None);
        let long = [format!("local long = '{}'\n", "x".repeat(LONGEST))];
        assert_eq!(text(returned(&long, "return long .. a0")), None);
    }
}
