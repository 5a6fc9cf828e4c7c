//! A definition: what a schema says about one field, or about the elements, keys or values of one.

use super::{Dotted, Key};
use crate::vm::{Table, Value};

/// One definition with the way that leads to it.
#[derive(Clone, Debug)]
pub(crate) struct Definition<'a> {
    /// The keys from the schema to it.
    pub(crate) keys: Vec<Key>,
    /// Its attributes.
    pub(crate) table: &'a Table,
}

impl<'a> Definition<'a> {
    /// Its type, where it has one.
    pub(crate) fn kind(&self) -> &'a str {
        self.table.get("type").as_str().unwrap_or_default()
    }

    /// The field as people write it: `config.redis.host`.
    pub(crate) fn shown(&self) -> String {
        Dotted(&self.keys).to_string()
    }

    /// The name of the field; none for elements, keys and values.
    pub(crate) fn name(&self) -> Option<&str> {
        let [.., list, Key::Index(_), Key::Name(name)] = self.keys.as_slice() else { return None };
        matches!(list.name(), Some("fields" | "shorthand_fields")).then_some(name)
    }

    /// The keys to one of its attributes.
    pub(crate) fn attribute(&self, name: &str) -> Vec<Key> {
        self.keys.iter().cloned().chain([name.into()]).collect()
    }

    /// The definitions of a record's fields.
    pub(crate) fn fields(&self) -> Vec<Definition<'a>> {
        listed(self.table, &self.keys, "fields")
    }

    /// The definitions of a record's shorthand fields.
    pub(crate) fn shorthand_fields(&self) -> Vec<Definition<'a>> {
        listed(self.table, &self.keys, "shorthand_fields")
    }

    /// The field that a dotted name means.
    pub(crate) fn field(&self, name: &str) -> Option<Definition<'a>> {
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        let field = self.fields().into_iter().find(|field| field.name() == Some(first))?;
        if rest.is_empty() { Some(field) } else { field.field(rest) }
    }

    /// The definitions directly inside: fields, elements, keys and values.
    fn inner(&self) -> Vec<Definition<'a>> {
        let mut inner = self.fields();
        inner.extend(self.shorthand_fields());
        for attribute in ["elements", "keys", "values"] {
            if let Some(table) = self.table.get(attribute).as_table() {
                inner.push(Definition { keys: self.attribute(attribute), table });
            }
        }
        inner
    }

    /// Itself and all inside.
    pub(super) fn collect(self, into: &mut Vec<Definition<'a>>) {
        let inner = self.inner();
        into.push(self);
        for definition in inner {
            definition.collect(into);
        }
    }
}

/// The definitions in a list of entries with one key each.
fn listed<'a>(table: &'a Table, keys: &[Key], list: &str) -> Vec<Definition<'a>> {
    let entries = table.get(list).as_table().into_iter().flat_map(Table::sequence);
    let mut definitions = Vec::new();
    for (index, entry) in entries.enumerate() {
        let Some((name, definition)) = only_entry(entry) else { continue };
        let Some(table) = definition.as_table() else { continue };
        let way = [list.into(), Key::Index(index + 1), name.into()];
        definitions.push(Definition { keys: keys.iter().cloned().chain(way).collect(), table });
    }
    definitions
}

/// The one name in a table, with what it names.
pub(super) fn only_entry(entry: &Value) -> Option<(&str, &Value)> {
    let mut entries = entry.as_table()?.entries();
    let (name, value) = entries.next()?;
    if entries.next().is_some() {
        return None;
    }
    Some((name.as_str()?, value))
}
