//! A module's own name: Lua hands it to the module as `...`, and plugins take their name out of it.

use super::file::File;
use crate::syntax::{ExpressionId, ExpressionKind, MAIN, Script};

/// The pattern by which plugins cut their name out of that of a module, as Kong's template for plugins has it.
const PLUGIN: [&str; 2] = ["^kong%.plugins%.([^%.]+)", "^kong%.plugins%.([^.]+)"];

/// The text that an expression made of `...` stands for: the module's name, or the plugin's in it.
pub(super) fn told_by<'a>(file: &'a File, script: &Script, id: ExpressionId) -> Option<&'a str> {
    match script.kind(id) {
        ExpressionKind::Vararg if script.expression(id).function == MAIN => file.module.as_deref(),
        ExpressionKind::Parentheses(inner) => told_by(file, script, *inner),
        // `({...})[1]`
        ExpressionKind::Index { object, key } if is_one(file, script, *key) => {
            let only = only_item(script, *object)?;
            matches!(script.kind(only), ExpressionKind::Vararg).then_some(())?;
            told_by(file, script, only)
        }
        ExpressionKind::Method { object, name, arguments } => {
            let [pattern] = arguments.as_slice() else { return None };
            let cuts =
                script.string(*name) == Some("match") && PLUGIN.contains(&script.string(*pattern)?);
            let module = told_by(file, script, *object).filter(|_| cuts)?;
            module.strip_prefix("kong.plugins.")?.split('.').next()
        }
        _ => None,
    }
}

fn is_one(file: &File, script: &Script, key: ExpressionId) -> bool {
    let range = script.expression(key).range;
    matches!(script.kind(key), ExpressionKind::Number) && file.text[range.bytes()] == *"1"
}

/// The only item of a list.
fn only_item(script: &Script, id: ExpressionId) -> Option<ExpressionId> {
    match script.kind(id) {
        ExpressionKind::Parentheses(inner) => only_item(script, *inner),
        ExpressionKind::Table(fields) => match fields.as_slice() {
            [field] if field.key.is_none() => Some(field.value),
            _ => None,
        },
        _ => None,
    }
}
