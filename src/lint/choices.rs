//! Choices: all that an expression may stand for, where the code chooses among several.

use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Operator, Origin};

/// How many steps are followed.
const STEPS: usize = 12;

/// What an expression may stand for: `(secure and https or http).request` is one of two functions, and so is a local that
/// each branch of an `if` assigns. What is not chosen has one.
pub(crate) fn choices(subject: &Subject, file: FileId, id: ExpressionId) -> Vec<Value> {
    follow(subject, file, id, STEPS)
}

fn follow(subject: &Subject, file: FileId, id: ExpressionId, steps: usize) -> Vec<Value> {
    let program = subject.program();
    let (Some(script), Some(steps)) = (subject.files[file].script(), steps.checked_sub(1)) else {
        return vec![Value::Unknown];
    };
    let next = |id| follow(subject, file, id, steps);
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => next(*inner),
        ExpressionKind::Binary { operator: Operator::Or, left, right } => {
            [*left, *right].into_iter().flat_map(next).collect()
        }
        // What is false is not called.
        ExpressionKind::Binary { operator: Operator::And, right, .. } => next(*right),
        ExpressionKind::Local(local) => {
            let local = script.local(*local);
            let assigned: Option<Vec<_>> =
                local.writes.iter().map(|write| program.assigned(file, *write)).collect();
            match (local.origin, assigned) {
                (Origin::Empty, Some(values)) if values.len() > 1 => {
                    values.into_iter().flat_map(next).collect()
                }
                (Origin::Value(value), Some(values)) if values.is_empty() => next(value),
                _ => vec![program.value(subject, file, id)],
            }
        }
        ExpressionKind::Index { object, key } => match script.string(*key) {
            Some(name) => {
                let objects = next(*object).into_iter();
                objects.map(|object| program.field(subject, object, name)).collect()
            }
            None => vec![Value::Unknown],
        },
        _ => vec![program.value(subject, file, id)],
    }
}
