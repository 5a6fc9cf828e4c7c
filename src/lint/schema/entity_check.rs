//! An entity check: a rule across several fields of a record, which it names.

use super::definition::only_entry;
use super::{Definition, Key};
use crate::vm::{Table, Value};

/// The fields of Kong's plugins entity, which checks beside `fields` may name too.
const ENTITY_FIELDS: [&str; 12] = [
    "id",
    "name",
    "instance_name",
    "created_at",
    "updated_at",
    "route",
    "service",
    "consumer",
    "config",
    "protocols",
    "enabled",
    "tags",
];

/// One check.
#[derive(Clone, Debug)]
pub(crate) struct EntityCheck<'a> {
    /// The keys from the schema to its argument.
    pub(crate) keys: Vec<Key>,
    /// Its kind: `at_least_one_of`.
    pub(crate) kind: &'a str,
    /// What it is given.
    argument: &'a Value,
    /// The record whose fields it names.
    pub(crate) record: Definition<'a>,
}

/// A field that a check names.
#[derive(Clone, Debug)]
pub(crate) struct Named<'a> {
    /// The name, which may be dotted.
    pub(crate) name: &'a str,
    /// The keys from the schema to the name.
    pub(crate) keys: Vec<Key>,
    /// The part of the argument that names it; empty where the argument is the list.
    pub(crate) part: &'static str,
}

impl<'a> EntityCheck<'a> {
    /// The checks of a record.
    pub(super) fn all_of(record: &Definition<'a>) -> Vec<Self> {
        let entries = record.table.get("entity_checks").as_table();
        let entries = entries.into_iter().flat_map(Table::sequence).enumerate();
        let checks = entries.filter_map(|(index, entry)| {
            let (kind, argument) = only_entry(entry)?;
            let way = ["entity_checks".into(), Key::Index(index + 1), kind.into()];
            let keys = record.keys.iter().cloned().chain(way).collect();
            Some(Self { keys, kind, argument, record: record.clone() })
        });
        checks.collect()
    }

    /// The fields that it names.
    pub(crate) fn names(&self) -> Vec<Named<'a>> {
        let parts: &[&'static str] = match self.kind {
            "mutually_exclusive_sets" => &["set1", "set2"],
            "conditional" => &["if_field", "then_field"],
            "conditional_at_least_one_of" => {
                &["if_field", "then_at_least_one_of", "else_then_at_least_one_of"]
            }
            "custom_entity_check" => &["field_sources"],
            _ => &[""],
        };
        parts.iter().flat_map(|part| self.named_in(part)).collect()
    }

    fn named_in(&self, part: &'static str) -> Vec<Named<'a>> {
        let (value, keys) = match self.argument.as_table() {
            Some(table) if !part.is_empty() => {
                let way = self.keys.iter().cloned().chain([part.into()]).collect();
                (table.get(part), way)
            }
            _ => (self.argument, self.keys.clone()),
        };
        if let Some(name) = value.as_str() {
            return vec![Named { name, keys, part }];
        }
        let values = value.as_table().into_iter().flat_map(Table::sequence).enumerate();
        let names = values.filter_map(|(index, value)| {
            let keys = keys.iter().cloned().chain([Key::Index(index + 1)]).collect();
            Some(Named { name: value.as_str()?, keys, part })
        });
        names.collect()
    }

    /// What it holds the values of fields against: each field with the part of the argument that has the attributes.
    pub(crate) fn matches(&self) -> Vec<(Definition<'a>, &'static str, &'a Table)> {
        let pairs =
            [("if_field", "if_match"), ("then_field", "then_match"), ("if_field", "else_match")];
        let Some(argument) = self.argument.as_table() else { return Vec::new() };
        let matches = pairs.into_iter().filter_map(|(field, part)| {
            let field = self.record.field(argument.get(field).as_str()?)?;
            Some((field, part, argument.get(part).as_table()?))
        });
        matches.collect()
    }

    /// Whether its record has the field.
    pub(crate) fn knows(&self, name: &str) -> bool {
        if self.record.field(name).is_some() {
            return true;
        }
        let (first, rest) = name.split_once('.').unwrap_or((name, ""));
        match self.record.field(first) {
            // What is behind another entity is not this schema's to say.
            Some(field) => !rest.is_empty() && !matches!(field.kind(), "record"),
            None => self.is_of_plugin() && ENTITY_FIELDS.contains(&first),
        }
    }

    /// The names that its record has.
    pub(crate) fn known(&self) -> Vec<String> {
        let mut known: Vec<_> =
            self.record.fields().iter().filter_map(Definition::name).map(str::to_owned).collect();
        if self.is_of_plugin() {
            known.extend(ENTITY_FIELDS.map(str::to_owned));
        }
        known
    }

    /// Whether it stands beside the schema's own `fields`.
    fn is_of_plugin(&self) -> bool {
        self.record.keys.is_empty()
    }

    /// Whether the check raises an error in every validation where it is asked and does not know the field.
    pub(crate) fn needs(&self, named: &Named) -> bool {
        let runs_anyway = || {
            let argument = self.argument.as_table();
            argument.is_some_and(|table| table.get("run_with_missing_fields").is_truthy())
        };
        match self.kind {
            "only_one_of" | "distinct" => true,
            "conditional" => named.part == "if_field",
            "custom_entity_check" => !runs_anyway(),
            _ => false,
        }
    }
}
