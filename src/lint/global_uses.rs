//! The uses of globals in one file, by their names.

use std::collections::HashMap;
use std::rc::Rc;

use crate::syntax::{ExpressionKind, Range, Script};

/// Where a file uses one global.
#[derive(Debug, Default)]
pub(crate) struct GlobalUses {
    /// All places, in the order of the source.
    pub(crate) all: Vec<Range>,
    /// The first that it is assigned at.
    pub(crate) assigned: Option<Range>,
    /// Whether one of them reads it.
    pub(crate) is_read: bool,
}

/// The globals of a file.
pub(crate) type Uses = HashMap<Rc<str>, GlobalUses>;

/// All globals of a script.
pub(super) fn of(script: &Script) -> Uses {
    let mut found = Uses::new();
    let targets: Vec<_> = {
        let mut targets: Vec<_> = script.targets().collect();
        targets.sort_unstable();
        targets
    };
    for (id, expression) in script.all() {
        let ExpressionKind::Global(name) = script.kind(id) else { continue };
        let uses = found.entry(Rc::from(name.as_ref())).or_default();
        uses.all.push(expression.range);
        if targets.binary_search(&id).is_err() {
            uses.is_read = true;
        } else if uses.assigned.is_none_or(|first| expression.range.start < first.start) {
            uses.assigned = Some(expression.range);
        }
    }
    for uses in found.values_mut() {
        uses.all.sort_unstable_by_key(|range| range.start);
    }
    found
}
