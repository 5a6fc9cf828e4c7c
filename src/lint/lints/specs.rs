//! What the lints about specs share: calls of `start_kong` with their settings, and constant texts.

use crate::lint::{File, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Operator, Origin, Script};

/// How many locals are followed from a name to its value.
const STEPS: usize = 32;
/// How many pieces a text may be put together of: each local that joins another one to itself doubles them.
const PIECES: usize = 200;
/// How long such a text may be, in bytes.
const LONGEST: usize = 4 << 10;

/// One field of the settings that a spec starts Kong with.
pub(super) struct Setting<'a> {
    pub(super) file: &'a File,
    pub(super) script: &'a Script,
    pub(super) key: ExpressionId,
    pub(super) value: ExpressionId,
    /// The names of all settings beside it.
    pub(super) beside: Vec<&'a str>,
}

/// The settings of that name in all calls of `start_kong`, `restart_kong` and `reload_kong`.
pub(super) fn settings<'a>(subject: &'a Subject, name: &str) -> Vec<Setting<'a>> {
    let mut settings = Vec::new();
    for (_, file, script) in subject.scripts(Role::Spec) {
        for (_, expression) in script.all() {
            let ExpressionKind::Call { callee, arguments } = &expression.kind else { continue };
            if !starts_kong(script, *callee) {
                continue;
            }
            for argument in arguments {
                let argument = constant(script, *argument);
                let ExpressionKind::Table(fields) = script.kind(argument) else { continue };
                for field in fields {
                    let Some(key) = field.key.filter(|key| script.string(*key) == Some(name))
                    else {
                        continue;
                    };
                    let beside = fields.iter().filter_map(|field| script.string(field.key?));
                    let (beside, value) = (beside.collect(), field.value);
                    settings.push(Setting { file, script, key, value, beside });
                }
            }
        }
    }
    settings
}

/// The text of an expression that is always the same; none where it is put together of too much.
pub(super) fn text(script: &Script, id: ExpressionId) -> Option<String> {
    let mut text = String::new();
    let mut left = vec![id];
    for _ in 0..PIECES {
        let Some(id) = left.pop() else { return Some(text) };
        let id = constant(script, id);
        match script.kind(id) {
            ExpressionKind::String(piece) if text.len() + piece.len() <= LONGEST => {
                text.push_str(piece);
            }
            ExpressionKind::Parentheses(inner) => left.push(*inner),
            ExpressionKind::Binary { operator: Operator::Concatenate, left: first, right } => {
                left.extend([*right, *first]);
            }
            _ => return None,
        }
    }
    None
}

/// What a local that is assigned once stands for.
fn constant(script: &Script, mut id: ExpressionId) -> ExpressionId {
    for _ in 0..STEPS {
        let ExpressionKind::Local(local) = script.kind(id) else { break };
        let local = script.local(*local);
        let Origin::Value(value) = local.origin else { break };
        if !local.writes.is_empty() {
            break;
        }
        id = value;
    }
    id
}

fn starts_kong(script: &Script, callee: ExpressionId) -> bool {
    const NAMES: [&str; 3] = ["start_kong", "restart_kong", "reload_kong"];
    match script.kind(constant(script, callee)) {
        ExpressionKind::Index { key, .. } => {
            script.string(*key).is_some_and(|name| NAMES.contains(&name))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that the last local of a file stands for.
    fn last(file: &str) -> Option<String> {
        let script = crate::syntax::script(file).unwrap();
        match script.locals.last()?.origin {
            Origin::Value(value) => text(&script, value),
            _ => None,
        }
    }

    #[test]
    fn a_text_is_put_together() {
        assert_eq!(last("local a = 'a' local b = (a .. 'b') .. a").as_deref(), Some("aba"));
        assert_eq!(last("local a = f() local b = a .. 'b'"), None);
    }

    #[test]
    fn a_text_of_too_many_pieces_is_none() {
        let double = |number| format!("local a{number} = a{0} .. a{0}\n", number - 1);
        let doubled =
            |times| format!("local a0 = 'a'\n{}", (1..=times).map(double).collect::<String>());
        assert_eq!(last(&doubled(6)).map(|text| text.len()), Some(64));
        assert_eq!(last(&doubled(10)), None);
        assert_eq!(last(&format!("local a = '{0}' local b = a .. a", "x".repeat(LONGEST))), None);
    }
}
