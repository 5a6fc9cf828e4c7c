//! Uses of globals: every place where a file reads, assigns or changes a global or one of its fields, also through locals
//! that stand for one (`local t = table`).

use super::definition::Key;
use crate::syntax::{ExpressionId, ExpressionKind, FunctionId, MAIN, Origin, Range, Script};

/// Locals that stand for locals that stand for... are followed so far.
const ALIASES: usize = 64;

/// What is done to a global.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// `name = value`
    Set,
    /// `name.field = value`
    Mutate,
    /// Anything else.
    Access,
}

/// One use of a global.
#[derive(Debug)]
pub(crate) struct Use {
    /// The name in the source: the global's, or that of the local that stands for it.
    pub(crate) range: Range,
    /// The same with the fields.
    pub(crate) whole: Range,
    /// What is done.
    pub(crate) action: Action,
    /// The global and what it is indexed with.
    pub(crate) keys: Vec<Key>,
    /// How many of the keys stand behind the local that is used, if one is.
    pub(crate) through_local: Option<usize>,
    /// Whether it happens outside of functions.
    pub(crate) top: bool,
}

impl Use {
    /// The global's name.
    pub(crate) fn name(&self) -> &str {
        match self.keys.first() {
            Some(Key::Name(name)) => name,
            _ => "?",
        }
    }

    /// The fields as written: `a.b`, with `?` for what is not known.
    pub(crate) fn field(&self) -> String {
        let names = self.keys.iter().skip(1).map(|key| match key {
            Key::Name(name) => name.as_ref(),
            _ => "?",
        });
        names.collect::<Vec<_>>().join(".")
    }
}

/// All uses of globals in a file, in the order in which the expressions end.
pub(crate) fn uses(script: &Script) -> Vec<Use> {
    let indexed = indexed(script);
    let targets = targets(script);
    let mut uses = Vec::new();
    for (id, expression) in script.all() {
        let place = matches!(
            expression.kind,
            ExpressionKind::Index { .. }
                | ExpressionKind::Method { .. }
                | ExpressionKind::Global(_)
        );
        if !place || indexed[id.index()] {
            continue;
        }
        let Some(Resolution::Keys { keys, through_local }) = resolve(script, id, 0) else {
            continue;
        };
        let action = match (targets[id.index()], keys.len()) {
            (true, 1) => Action::Set,
            (true, _) => Action::Mutate,
            (false, _) => Action::Access,
        };
        let range = script.expression(base(script, id)).range;
        let whole = match expression.kind {
            ExpressionKind::Method { name, .. } => range.to(script.expression(name).range),
            _ => range.to(expression.range),
        };
        let top = is_top(expression.function);
        uses.push(Use { range, whole, action, keys, through_local, top });
    }
    uses
}

fn is_top(function: FunctionId) -> bool {
    function == MAIN
}

/// Which expressions are what another one indexes.
fn indexed(script: &Script) -> Vec<bool> {
    let mut indexed = vec![false; script.expressions.len()];
    for (index, expression) in script.expressions.iter().enumerate().rev() {
        match expression.kind {
            ExpressionKind::Index { object, .. } | ExpressionKind::Method { object, .. } => {
                indexed[object.index()] = true;
            }
            ExpressionKind::Parentheses(inner) if indexed[index] => indexed[inner.index()] = true,
            _ => {}
        }
    }
    // What a method returns is not known, so the method is a place of its own.
    for (index, expression) in script.expressions.iter().enumerate() {
        indexed[index] &= !matches!(expression.kind, ExpressionKind::Method { .. });
    }
    indexed
}

fn targets(script: &Script) -> Vec<bool> {
    let mut result = vec![false; script.expressions.len()];
    for target in script.targets() {
        result[target.index()] = true;
    }
    result
}

enum Resolution {
    /// A global with what it is indexed with.
    Keys { keys: Vec<Key>, through_local: Option<usize> },
    /// A constant string.
    Text(Box<str>),
    /// Another constant.
    NotString,
}

/// The innermost expression that is indexed.
fn base(script: &Script, mut id: ExpressionId) -> ExpressionId {
    loop {
        id = match script.kind(id) {
            ExpressionKind::Index { object, .. } | ExpressionKind::Method { object, .. } => *object,
            ExpressionKind::Parentheses(inner) => *inner,
            _ => return id,
        };
    }
}

fn resolve(script: &Script, id: ExpressionId, depth: usize) -> Option<Resolution> {
    if depth > ALIASES {
        return None;
    }
    let mut fields = Vec::new();
    let mut at = id;
    let base = loop {
        match script.kind(at) {
            ExpressionKind::Index { object, key } => {
                fields.push(*key);
                at = *object;
            }
            // Only as the outermost expression: what a call gives is not known.
            ExpressionKind::Method { object, name, .. } if at == id => {
                fields.push(*name);
                at = *object;
            }
            ExpressionKind::Parentheses(inner) => at = *inner,
            _ => break at,
        }
    };
    let (mut keys, through_local) = match script.kind(base) {
        ExpressionKind::Global(name) => (vec![Key::Name(name.clone())], None),
        ExpressionKind::Local(local) => {
            let local = script.local(*local);
            let value = match local.origin {
                Origin::Value(value) | Origin::Function(value) if local.writes.is_empty() => value,
                _ => return None,
            };
            match resolve(script, value, depth + 1)? {
                Resolution::Keys { keys, .. } => {
                    let length = keys.len();
                    (keys, Some(length))
                }
                other => return fields.is_empty().then_some(other),
            }
        }
        ExpressionKind::String(text) if fields.is_empty() => {
            return Some(Resolution::Text(text.clone()));
        }
        ExpressionKind::Nil
        | ExpressionKind::Boolean(_)
        | ExpressionKind::Number
        | ExpressionKind::Table(_)
        | ExpressionKind::Function(_)
            if fields.is_empty() =>
        {
            return Some(Resolution::NotString);
        }
        _ => return None,
    };
    for key in fields.into_iter().rev() {
        keys.push(match resolve(script, key, depth + 1) {
            Some(Resolution::Text(text)) => Key::Name(text),
            Some(Resolution::NotString) => Key::NotString,
            _ => Key::Unknown,
        });
    }
    Some(Resolution::Keys { keys, through_local })
}
