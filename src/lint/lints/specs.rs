//! What the lints about specs share: calls of `start_kong` with their settings, and constant texts.

use crate::lint::{File, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Operator, Origin, Script};

/// How many locals and concatenations are followed.
const STEPS: usize = 32;

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

/// The text of an expression that is always the same.
pub(super) fn text(script: &Script, id: ExpressionId) -> Option<String> {
    text_within(script, id, STEPS)
}

fn text_within(script: &Script, id: ExpressionId, steps: usize) -> Option<String> {
    let steps = steps.checked_sub(1)?;
    let id = constant(script, id);
    match script.kind(id) {
        ExpressionKind::String(text) => Some(text.to_string()),
        ExpressionKind::Parentheses(inner) => text_within(script, *inner, steps),
        ExpressionKind::Binary { operator: Operator::Concatenate, left, right } => {
            Some(text_within(script, *left, steps)? + &text_within(script, *right, steps)?)
        }
        _ => None,
    }
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
