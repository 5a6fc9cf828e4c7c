//! An instance: what a method of an object stands for that the plugin makes with `setmetatable`.

use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Function, Origin, Range, Script, StatementKind};

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
                let made = returned(script, script.function(function))?;
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

/// What a function returns at its end, if it returns nothing but that, nil and false.
fn returned(script: &Script, function: &Function) -> Option<ExpressionId> {
    let last = script.block(function.body).statements.last()?;
    let StatementKind::Return(values) = &last.kind else { return None };
    let statements = script.blocks.iter().flat_map(|block| &block.statements);
    let mut others = statements.filter(|other| is_inside(other.range, function.range));
    let is_own = |range| {
        let inner = script.functions.iter().filter(|inner| is_inside(inner.range, function.range));
        !inner.into_iter().any(|inner| is_inside(range, inner.range))
    };
    let returns_nothing = others.all(|other| match &other.kind {
        StatementKind::Return(values) if other.range != last.range && is_own(other.range) => {
            values.first().is_none_or(|value| {
                matches!(script.kind(*value), ExpressionKind::Nil | ExpressionKind::Boolean(false))
            })
        }
        _ => true,
    });
    values.first().copied().filter(|_| returns_nothing)
}

/// Whether one range lies in another and is not the same.
fn is_inside(inner: Range, outer: Range) -> bool {
    inner != outer && outer.start <= inner.start && inner.end <= outer.end
}
