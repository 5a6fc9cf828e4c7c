//! A declarative configuration of Kong (`kong.yml`): the plugins in it, at the top and inside of other entities.

use super::entry::Entry;
use crate::vm::{Table, Value};

/// Lists of entities that may have plugins inside, with the field by which a plugin refers to such an entity.
const PARENTS: [(&str, &str); 4] = [
    ("consumer_groups", "consumer_group"),
    ("consumers", "consumer"),
    ("routes", "route"),
    ("services", "service"),
];

/// How deep entities are written inside of each other.
const DEEPEST: usize = 5;

/// All plugins of the configuration, sorted by the lists that hold them.
pub(super) fn entries(root: &Table) -> Vec<Entry> {
    let mut found = Vec::new();
    collect(root, "", None, DEEPEST, &mut found);
    found
}

fn collect(
    holder: &Table,
    place: &str,
    parent: Option<(&str, &Value)>,
    depth: usize,
    found: &mut Vec<Entry>,
) {
    for (key, list) in holder.entries() {
        let Some(key) = key.as_str() else { continue };
        let field = PARENTS.iter().find(|(list, _)| *list == key).map(|(_, field)| field);
        for (index, entity) in sequence(list).enumerate() {
            let Some(table) = entity.as_table() else { continue };
            let place = format!("{place}{key}[{}]", index + 1);
            if key == "plugins" {
                found.push(Entry::of_entity(table, Some(place), parent));
            } else if let Some(field) = field.filter(|_| depth > 0) {
                collect(table, &format!("{place}."), Some((field, entity)), depth - 1, found);
            }
        }
    }
}

fn sequence(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_table().into_iter().flat_map(Table::sequence)
}
