//! A path: where a value lies in a configuration, as `redis.host` or `targets[].port`; the configuration itself is the empty
//! one.

use std::collections::HashMap;

use crate::lint::schema::{Definition, Schema};

/// Where a value lies.
pub(crate) type FieldPath = String;

/// The list of all configurations, which the phase `configure` gets.
pub(super) const ALL: &str = "*";

/// The path to a field of a record.
pub(super) fn field(record: &str, name: &str) -> FieldPath {
    if record.is_empty() { name.to_owned() } else { format!("{record}.{name}") }
}

/// The path to what a list or map holds.
pub(super) fn element(list: &str) -> FieldPath {
    if list == ALL { String::new() } else { format!("{list}[]") }
}

/// What a schema says about paths.
#[derive(Debug)]
pub(crate) struct Declared<'a> {
    by_path: HashMap<FieldPath, Definition<'a>>,
}

/// What kind of value lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A record, whose fields are known.
    Record,
    /// An array, set or map.
    Container,
    /// A value without parts.
    Plain,
    /// Something the schema does not describe.
    Unknown,
}

impl<'a> Declared<'a> {
    /// All that a schema declares inside of `config`.
    pub(super) fn of(schema: &Schema<'a>) -> Option<Self> {
        let config = schema.config()?;
        let within = schema.definitions().into_iter();
        let within = within.filter(|definition| definition.keys.starts_with(&config.keys));
        let by_path = within.map(|definition| (path_of(&definition), definition)).collect();
        Some(Self { by_path })
    }

    /// What is declared there.
    pub(crate) fn get(&self, path: &str) -> Option<&Definition<'a>> {
        self.by_path.get(path)
    }

    pub(super) fn shape(&self, path: &str) -> Shape {
        if path == ALL {
            return Shape::Container;
        }
        match self.get(path).map(Definition::kind) {
            Some("record") => Shape::Record,
            Some("array" | "set" | "map") => Shape::Container,
            Some("string" | "number" | "integer" | "boolean") => Shape::Plain,
            _ => Shape::Unknown,
        }
    }
}

/// The path to a definition inside of `config`.
pub(crate) fn path_of(definition: &Definition) -> FieldPath {
    let shown = definition.shown();
    shown.strip_prefix("config").unwrap_or(&shown).trim_start_matches('.').to_owned()
}
