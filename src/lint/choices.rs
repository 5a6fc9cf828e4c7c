//! Choices: all that an expression may stand for, where the code chooses among several.

use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Operator, Origin};

/// How many steps are followed.
const STEPS: usize = 12;

/// How many expressions are looked at. Where each of several locals is one of several others, there are more than anybody
/// can count.
const MOST: usize = 200;

/// What an expression may stand for: `(secure and https or http).request` is one of two functions, and so is a local that
/// each branch of an `if` assigns. What is not chosen has one.
pub(crate) fn choices(subject: &Subject, file: FileId, id: ExpressionId) -> Vec<Value> {
    let mut left = MOST;
    follow(subject, file, id, STEPS, &mut left)
}

fn follow(
    subject: &Subject,
    file: FileId,
    id: ExpressionId,
    steps: usize,
    left: &mut usize,
) -> Vec<Value> {
    let program = subject.program();
    let bounds = steps.checked_sub(1).zip(left.checked_sub(1));
    let (Some(script), Some((steps, rest))) = (subject.files[file].script(), bounds) else {
        return vec![Value::Unknown];
    };
    *left = rest;
    let mut next = |id| follow(subject, file, id, steps, left);
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => next(*inner),
        ExpressionKind::Binary { operator: Operator::Or, left, right } => {
            [*left, *right].into_iter().flat_map(next).collect()
        }
        // What is false is not called.
        ExpressionKind::Binary { operator: Operator::And, right, .. } => next(*right),
        ExpressionKind::Local(local) => {
            let local = script.local(*local);
            if local.writes.len() > MOST {
                return vec![Value::Unknown];
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::golden::subject;
    use crate::syntax::Script;

    const FILE: &str = "kong/plugins/sample/handler.lua";

    /// The values of the last callee in a handler with this body.
    fn values(body: &str) -> Vec<Value> {
        let subject = subject("sample", &[(FILE.to_owned(), body.as_bytes().to_vec())]);
        let script = subject.files[0].script().unwrap();
        choices(&subject, 0, callees(script).last().unwrap())
    }

    fn callees(script: &Script) -> impl Iterator<Item = ExpressionId> {
        script.all().filter_map(|(_, expression)| match expression.kind {
            ExpressionKind::Call { callee, .. } => Some(callee),
            _ => None,
        })
    }

    #[test]
    fn each_branch_is_a_choice() {
        let found = values("local f\nif a then f = print else f = error end\nf()");
        let global = |name: &str| Value::Global(vec![name.into()]);
        assert_eq!(found, [global("print"), global("error")]);
    }

    #[test]
    fn choices_among_choices_are_not_followed_forever() {
        let choice = |number: usize| {
            let one = format!("f{number} = f{}", number - 1);
            format!("local f{number}\nif a then {one} else {one} end\n")
        };
        let further: Vec<_> = (1..10).map(choice).collect();
        let body =
            format!("local f0\nif a then f0 = print else f0 = error end\n{}", further.concat());
        let found = values(&format!("{body}f9()"));
        assert!(found.len() <= MOST && found.contains(&Value::Unknown), "{}", found.len());
    }
}
