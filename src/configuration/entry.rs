//! An entry: one plugin that is configured somewhere, or a bare configuration.

use crate::vm::{Table, Value};

/// The fields of the plugins entity that refer to other entities.
const REFERENCES: [&str; 3] = ["route", "service", "consumer"];

/// Stands for an entity of which the document gives a name only.
const SOME_ID: &str = "00000000-0000-4000-8000-000000000000";

/// One configuration with what the document says about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The number of its document, from zero.
    pub(crate) document: usize,
    /// The plugin, where the document names it.
    pub(crate) plugin: Option<String>,
    /// The place in a declarative configuration: `services[1].plugins[2]`.
    pub(crate) place: Option<String>,
    /// The `config`; [`Value::Nil`] when there is none.
    pub(crate) config: Value,
    /// The other fields of the plugin, or [`Value::Nil`] for a bare configuration.
    pub(crate) extra: Value,
}

impl Entry {
    /// The entries of a document. It is a declarative configuration if it has `_format_version`; a plugin entity if it
    /// has `config` and a `name` that `is_plugin` knows; and a bare configuration otherwise.
    pub(crate) fn of(document: &Value, is_plugin: impl Fn(&str) -> bool) -> Vec<Self> {
        if let Value::Table(table) = document {
            if *table.get("_format_version") != Value::Nil {
                return super::declarative::entries(table);
            }
            let is_known = table.get("name").as_str().is_some_and(is_plugin);
            if is_known && *table.get("config") != Value::Nil {
                return vec![Self::of_entity(table, None, None)];
            }
        }
        let config = document.clone();
        vec![Self { document: 0, plugin: None, place: None, config, extra: Value::Nil }]
    }

    /// The entry of a plugin entity. `parent` is the field and the value of the entity that it is written inside of.
    pub(super) fn of_entity(
        entity: &Table,
        place: Option<String>,
        parent: Option<(&str, &Value)>,
    ) -> Self {
        let mut extra = Vec::new();
        for (key, value) in entity.entries() {
            let name = key.as_str().unwrap_or_default();
            if ["name", "config"].contains(&name) || name.starts_with('_') {
                continue;
            }
            let is_reference = REFERENCES.contains(&name);
            let value =
                if is_reference { reference(value, place.is_some()) } else { value.clone() };
            extra.push((key.clone(), value));
        }
        if let Some((field, parent)) = parent
            && REFERENCES.contains(&field)
        {
            let id = parent.as_table().map_or(&Value::Nil, |parent| parent.get("id"));
            extra.push((field.into(), with_id(id.as_str().unwrap_or(SOME_ID))));
        }
        Self {
            document: 0,
            plugin: entity.get("name").as_str().map(str::to_owned),
            place,
            config: entity.get("config").clone(),
            extra: Value::Table(Table::new(extra).without_repeated_keys()),
        }
    }

    /// The way from the top of its document to a field, of which `path` leads there from the plugin entity.
    pub(super) fn path<'a>(&'a self, path: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        let place = self.place.as_deref().unwrap_or_default();
        let start = place.split(['.', '[', ']']).filter(|step| !step.is_empty());
        let is_bare = self.plugin.is_none() && self.place.is_none();
        let inside = if is_bare { path.strip_prefix(&["config"]).unwrap_or(path) } else { path };
        start.chain(inside.iter().copied())
    }
}

/// A reference as the schema knows it: Kong finds `{ name = "..." }`, and in a declarative configuration the name alone.
fn reference(value: &Value, is_declarative: bool) -> Value {
    match value {
        Value::String(_) if is_declarative => with_id(SOME_ID),
        Value::Table(table) if *table.get("id") == Value::Nil && table.get("name").is_truthy() => {
            with_id(SOME_ID)
        }
        other => other.clone(),
    }
}

fn with_id(id: &str) -> Value {
    Value::Table(Table::new(vec![("id".into(), id.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(json: &str) -> Value {
        Value::from(&serde_json::from_str::<serde_json::Value>(json).unwrap())
    }

    #[test]
    fn a_plugin_entity_has_a_known_name_and_a_config() {
        let of = |json: &str| Entry::of(&document(json), |name| name == "x").remove(0);
        let entity = of(r#"{"name": "x", "config": {"a": 1}, "tags": ["t"]}"#);
        assert_eq!(entity.plugin.as_deref(), Some("x"));
        assert_eq!(entity.config, document(r#"{"a": 1}"#));
        assert_eq!(entity.extra, document(r#"{"tags": ["t"]}"#));
        for bare in [r#"{"name": "y", "config": {}}"#, r#"{"name": "x"}"#, r#"{"config": {}}"#] {
            let entry = of(bare);
            assert_eq!((entry.plugin, entry.config), (None, document(bare)));
        }
    }

    #[test]
    fn a_bare_name_refers_to_an_entity_in_declarative_configurations_only() {
        let extra = |json: &str| Entry::of(&document(json), |name| name == "x").remove(0).extra;
        let service = format!(r#"{{"service": {{"id": "{SOME_ID}"}}}}"#);
        let entity =
            |service: &str| format!(r#"{{"name": "x", "config": {{}}, "service": {service}}}"#);
        let declarative = |service: &str| {
            format!(r#"{{"_format_version": "3.0", "plugins": [{}]}}"#, entity(service))
        };
        assert_eq!(extra(&entity(r#""s""#)), document(r#"{"service": "s"}"#));
        for accepted in [declarative(r#""s""#), entity(r#"{"name": "s"}"#)] {
            assert_eq!(extra(&accepted), document(&service), "{accepted}");
        }
    }

    #[test]
    fn plugins_are_found_at_every_level_of_a_declarative_configuration() {
        let entries = Entry::of(
            &document(
                r#"{"_format_version": "3.0",
                    "plugins": [{"name": "a", "service": "s"}],
                    "services": [{"name": "s", "plugins": [{"name": "b"}],
                                  "routes": [{"plugins": [{"name": "c", "config": {}}]}]}],
                    "consumers": [{"username": "u", "plugins": [{"name": "d"}]}]}"#,
            ),
            |_| false,
        );
        let found: Vec<_> = entries
            .iter()
            .map(|entry| (entry.plugin.as_deref().unwrap(), entry.place.as_deref().unwrap()))
            .collect();
        assert_eq!(
            found,
            [
                ("d", "consumers[1].plugins[1]"),
                ("a", "plugins[1]"),
                ("b", "services[1].plugins[1]"),
                ("c", "services[1].routes[1].plugins[1]"),
            ]
        );
        let service = format!(r#"{{"service": {{"id": "{SOME_ID}"}}}}"#);
        assert_eq!(entries[1].extra, document(&service));
        assert_eq!(entries[2].extra, document(&service));
    }
}
