//! An instance: what a method of an object stands for that the plugin makes with `setmetatable`.

use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Origin};

/// How many steps are followed.
const STEPS: usize = 12;

/// What `object:name` stands for, where the object is what a constructor of the plugin returns.
pub(crate) fn method(subject: &Subject, file: FileId, object: ExpressionId, name: &str) -> Value {
    match class(subject, file, object, STEPS) {
        Some(class) => subject.program().field(subject, class, name),
        None => Value::Unknown,
    }
}

/// The table in which methods of a value are looked up: the `__index` of its metatable.
fn class(subject: &Subject, file: FileId, id: ExpressionId, steps: usize) -> Option<Value> {
    let (program, steps) = (subject.program(), steps.checked_sub(1)?);
    let script = subject.files[file].script()?;
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => class(subject, file, *inner, steps),
        ExpressionKind::Local(local) => {
            let local = script.local(*local);
            let Origin::Value(value) = local.origin else { return None };
            local.writes.is_empty().then(|| class(subject, file, value, steps))?
        }
        ExpressionKind::Call { callee, arguments } => match program.value(subject, file, *callee) {
            Value::Function(file, function) => {
                let script = subject.files[file].script()?;
                let made = program.made_by(file, script, function)?;
                class(subject, file, made, steps)
            }
            Value::Global(path) if *path == ["setmetatable".into()] => {
                let metatable = program.value(subject, file, *arguments.get(1)?);
                Some(program.field(subject, metatable, "__index"))
            }
            _ => None,
        },
        _ => None,
    }
}
