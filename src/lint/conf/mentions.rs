//! Mentions: names that code asks tables for, or gives to them, of which it is not known that they are no configuration.

use std::collections::HashSet;

use super::uses::{Use, Uses};
use crate::lint::program::{TableOrigin, Value};
use crate::lint::{FileId, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

/// The names.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    /// Of fields that are read, and all texts that may be a name.
    pub(super) read: HashSet<Box<str>>,
    /// Of fields that are given a value.
    pub(super) written: HashSet<Box<str>>,
}

/// Looks through all modules. `known` are the expressions whose tables are known to be parts of a configuration; the texts
/// in the schema's file name fields and do not read them.
pub(super) fn find(
    subject: &Subject,
    schema: FileId,
    known: &HashSet<(FileId, ExpressionId)>,
) -> Mentions {
    let mut mentions = Mentions::default();
    for (file, _, script) in subject.scripts(Role::Module) {
        let uses = Uses::of(script);
        let mut keys = HashSet::new();
        for (id, expression) in script.all() {
            match &expression.kind {
                ExpressionKind::Index { object, key } => {
                    let Some(name) = script.string(*key) else { continue };
                    keys.insert(*key);
                    let is_written = uses.get(id) == Some(&Use::Target);
                    if is_written && !is_own(subject, file, *object) {
                        mentions.written.insert(name.into());
                    } else if !known.contains(&(file, id)) && !is_own(subject, file, *object) {
                        mentions.read.insert(name.into());
                    }
                }
                ExpressionKind::Table(fields) => {
                    keys.extend(fields.iter().filter_map(|field| field.key));
                }
                _ => {}
            }
        }
        if file != schema {
            mentions.read.extend(texts(script, &keys));
        }
    }
    mentions
}

/// The texts of a script that are no keys.
fn texts<'a>(
    script: &'a Script,
    keys: &'a HashSet<ExpressionId>,
) -> impl Iterator<Item = Box<str>> + 'a {
    script.all().filter_map(|(id, expression)| match &expression.kind {
        ExpressionKind::String(text) if !keys.contains(&id) => Some(text.clone()),
        _ => None,
    })
}

/// Whether a table is known to be no configuration.
fn is_own(subject: &Subject, file: FileId, table: ExpressionId) -> bool {
    match subject.program().value(subject, file, table) {
        Value::Unknown | Value::Table(_, TableOrigin::Local(_)) => false,
        Value::Global(_)
        | Value::Foreign(..)
        | Value::Function(..)
        | Value::Table(..)
        | Value::Text(_) => true,
    }
}
