//! A violation: one thing that Kong's metaschema refuses about a schema, with the way that leads to it.

use std::collections::HashMap;

use serde_json::Value as Json;

use super::definition::only_entry;
use super::{Definition, Dotted, Key, Schema};
use crate::vm::Value;

/// One violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The keys from the schema to what is refused.
    pub(crate) keys: Vec<Key>,
    /// How many of them lead to the definition that it is about; 0 for the schema itself.
    pub(crate) definition: usize,
    /// What Kong says.
    pub(crate) text: String,
}

/// What keys lead into.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Definition,
    Fields,
    Other,
}

/// Kong says these to what it also says `required field missing` or `expected a record` to.
const SAID_TWICE: [&str; 2] = ["missing type declaration", "must be a table"];

impl Violation {
    /// All of them, from Kong's error table.
    pub(super) fn all_of(schema: &Schema, error: &Json) -> Vec<Self> {
        let Json::Object(by_key) = error else { return Vec::new() };
        let mut found = Vec::new();
        let named = Named::of(schema);
        for (key, error) in by_key {
            match error {
                Json::String(text) if is_structural(text) => {
                    found.extend(structural(&named, key, text));
                }
                Json::Object(inner) if inner.contains_key("json_schema") && key != "fields" => {
                    let text = text_in(error).unwrap_or_default();
                    found.extend(named.all(key).iter().map(|definition| Self {
                        definition: definition.keys.len(),
                        keys: definition.attribute("json_schema"),
                        text: text.to_owned(),
                    }));
                }
                _ => {
                    let mut walk = Walk { schema, found: &mut found };
                    walk.step(key, error, Vec::new(), 0, Inside::Definition);
                }
            }
        }
        let all = found.clone();
        found.retain(|violation| !violation.follows_from(&all));
        found
    }

    /// Whether it is only what becomes of another one.
    fn follows_from(&self, all: &[Self]) -> bool {
        let inside =
            |other: &Self| other.keys.len() > self.keys.len() && other.keys.starts_with(&self.keys);
        let is_unknown_check = self.text.starts_with("exactly one of these fields")
            && all.iter().any(|other| inside(other) && other.text == "unknown field");
        is_unknown_check || self.text.starts_with("invalid type: ")
    }

    /// What it is about, in words: `` attribute `match` of `config.ttl` ``.
    pub(crate) fn subject(&self) -> String {
        let definition = Dotted(&self.keys[..self.definition]).to_string();
        let way: Vec<_> = self.keys[self.definition..].iter().filter_map(Key::name).collect();
        match (definition.is_empty(), way.as_slice()) {
            (true, []) => "the schema".to_owned(),
            (true, way) => format!("`{}` of the schema", way.join(".")),
            (false, []) => format!("`{definition}`"),
            (false, way) => format!("`{}` of `{definition}`", way.join(".")),
        }
    }

    /// The attribute of the definition that is refused, or that something is refused in.
    pub(crate) fn attribute(&self) -> Option<&str> {
        self.keys.get(self.definition).and_then(Key::name)
    }

    /// Whether it is about an entry of a list of fields, not about a field.
    pub(crate) fn is_entry(&self) -> bool {
        let [.., list, Key::Index(_)] = self.keys.as_slice() else { return false };
        matches!(list.name(), Some("fields" | "shorthand_fields"))
    }

    /// Whether a default is refused by the field that has it.
    pub(crate) fn is_default(&self) -> bool {
        self.definition > 0 && self.attribute() == Some("default")
    }
}

/// A walk through Kong's error table.
struct Walk<'a, 'b> {
    schema: &'a Schema<'a>,
    found: &'b mut Vec<Violation>,
}

impl Walk<'_, '_> {
    fn step(
        &mut self,
        key: &str,
        error: &Json,
        mut keys: Vec<Key>,
        mut definition: usize,
        inside: Inside,
    ) {
        let mut next = Inside::Other;
        match (inside, key.parse::<usize>()) {
            // Errors about the table as a whole belong to what was reached so far.
            _ if key == "@entity" => {
                let texts = error.as_array().into_iter().flatten().filter_map(Json::as_str);
                for text in texts {
                    self.add(keys.clone(), definition, text);
                }
                return;
            }
            (Inside::Fields, Ok(index)) => {
                keys.push(Key::Index(index));
                // Kong leaves the field's name out of the way.
                let entry = self.schema.value(&keys).and_then(only_entry);
                if let Some((name, _)) = entry {
                    keys.push(name.into());
                    definition = keys.len();
                }
                next = Inside::Definition;
            }
            (_, Ok(index)) => keys.push(Key::Index(index)),
            (Inside::Definition, Err(_)) => {
                keys.push(key.into());
                next = match key {
                    "fields" | "shorthand_fields" => Inside::Fields,
                    "elements" | "keys" | "values" => Inside::Definition,
                    _ => Inside::Other,
                };
                if matches!(key, "elements" | "keys" | "values") && error.is_object() {
                    definition = keys.len();
                }
            }
            (_, Err(_)) => keys.push(key.into()),
        }
        match error {
            Json::Object(inner) => {
                for (key, error) in inner {
                    self.step(key, error, keys.clone(), definition, next);
                }
            }
            Json::String(text) => self.add(keys, definition, text),
            _ => {}
        }
    }

    fn add(&mut self, keys: Vec<Key>, definition: usize, text: &str) {
        self.found.push(Violation { keys, definition, text: text.to_owned() });
    }
}

/// Whether Kong says this by the field's name alone, without the way to it.
fn is_structural(text: &str) -> bool {
    text.starts_with("field of type '")
        || text == "missing type declaration"
        || text == "each entry in fields must be a sub-table"
        || text == "field entry table is empty"
        || (text.starts_with('\'') && text.ends_with("' must be a table"))
}

/// The definitions of that name with what is said about them.
fn structural(named: &Named, name: &str, text: &str) -> Vec<Violation> {
    if SAID_TWICE.iter().any(|said| text.ends_with(said)) {
        return Vec::new();
    }
    if name == "fields" {
        return vec![Violation { keys: vec![name.into()], definition: 0, text: text.to_owned() }];
    }
    let quoted: Vec<_> = text.split('\'').skip(1).step_by(2).collect();
    let [kind, attribute] = quoted.as_slice() else { return Vec::new() };
    let is_missing = text.contains("must declare");
    let mut found = Vec::new();
    for outer in named.all(name) {
        let mut all = Vec::new();
        outer.clone().collect(&mut all);
        for definition in all {
            let has = *definition.table.get(attribute) != Value::Nil;
            if definition.kind() != *kind || has == is_missing {
                continue;
            }
            let keys =
                if is_missing { definition.keys.clone() } else { definition.attribute(attribute) };
            let (definition, text) = (definition.keys.len(), text.to_owned());
            found.push(Violation { keys, definition, text });
        }
    }
    found
}

/// The definitions of a schema by the names of the fields.
struct Named<'a>(HashMap<String, Vec<Definition<'a>>>);

impl<'a> Named<'a> {
    fn of(schema: &Schema<'a>) -> Self {
        let mut by_name = HashMap::<_, Vec<_>>::new();
        for definition in schema.definitions() {
            let Some(name) = definition.name().map(str::to_owned) else { continue };
            by_name.entry(name).or_default().push(definition);
        }
        Self(by_name)
    }

    fn all(&self, name: &str) -> &[Definition<'a>] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The first text in an error.
fn text_in(error: &Json) -> Option<&str> {
    match error {
        Json::String(text) => Some(text),
        Json::Object(inner) => inner.values().find_map(text_in),
        _ => None,
    }
}
