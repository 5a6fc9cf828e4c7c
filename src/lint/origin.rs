//! An origin: the expression that a value is written as, at the end of locals, fields and modules.

use super::program::Value;
use super::subject::{FileId, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Origin};

/// How many steps are followed.
const STEPS: usize = 24;

/// Where the value of an expression is written: `VERSION = meta.version` leads to the text in the module `meta`. What
/// cannot be followed is its own origin.
pub(crate) fn origin(subject: &Subject, file: FileId, id: ExpressionId) -> (FileId, ExpressionId) {
    let mut place = (file, id);
    for _ in 0..STEPS {
        match step(subject, place.0, place.1) {
            Some(next) => place = next,
            None => break,
        }
    }
    place
}

fn step(subject: &Subject, file: FileId, id: ExpressionId) -> Option<(FileId, ExpressionId)> {
    let script = subject.files[file].script()?;
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => Some((file, *inner)),
        ExpressionKind::Local(local) => {
            let local = script.local(*local);
            match (local.origin, local.writes.as_slice()) {
                (Origin::Value(value), []) => Some((file, value)),
                _ => None,
            }
        }
        ExpressionKind::Index { object, key } => {
            let Value::Table(owner, table) = subject.program().value(subject, file, *object) else {
                return None;
            };
            let name = script.string(*key)?;
            let mut fields = subject.program().fields(owner, table);
            let [value] = fields.find(|(field, _)| *field == name)?.1 else { return None };
            Some((owner, *value))
        }
        _ => None,
    }
}
