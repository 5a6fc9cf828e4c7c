//! A way: where a value lies in a configuration, as `redis.host` or `targets[].port`; the configuration itself is the empty
//! one.

use std::collections::HashMap;

use crate::lint::schema::{Definition, Schema};

/// Where a value lies.
pub(crate) type Way = String;

/// The list of all configurations, which the phase `configure` gets.
pub(super) const ALL: &str = "*";

/// The way to a field of a record.
pub(super) fn field(record: &str, name: &str) -> Way {
    if record.is_empty() { name.to_owned() } else { format!("{record}.{name}") }
}

/// The way to what a list or map holds.
pub(super) fn element(list: &str) -> Way {
    if list == ALL { String::new() } else { format!("{list}[]") }
}

/// What a schema says about ways.
#[derive(Debug)]
pub(crate) struct Declared<'a> {
    by_way: HashMap<Way, Definition<'a>>,
}

/// What kind of value lies at a way.
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
        let by_way = within.map(|definition| (way_of(&definition), definition)).collect();
        Some(Self { by_way })
    }

    /// What is declared there.
    pub(crate) fn get(&self, way: &str) -> Option<&Definition<'a>> {
        self.by_way.get(way)
    }

    pub(super) fn shape(&self, way: &str) -> Shape {
        if way == ALL {
            return Shape::Container;
        }
        match self.get(way).map(Definition::kind) {
            Some("record") => Shape::Record,
            Some("array" | "set" | "map") => Shape::Container,
            Some("string" | "number" | "integer" | "boolean") => Shape::Plain,
            _ => Shape::Unknown,
        }
    }
}

/// The way to a definition inside of `config`.
pub(crate) fn way_of(definition: &Definition) -> Way {
    let shown = definition.shown();
    shown.strip_prefix("config").unwrap_or(&shown).trim_start_matches('.').to_owned()
}
