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

/// All plugins of the configuration.
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
    for (index, plugin) in sequence(holder.get("plugins")).enumerate() {
        if let Some(entity) = plugin.as_table() {
            let place = format!("{place}plugins[{}]", index + 1);
            found.push(Entry::of_entity(entity, Some(place), parent));
        }
    }
    for (list, field) in PARENTS {
        for (index, entity) in sequence(holder.get(list)).enumerate() {
            let place = format!("{place}{list}[{}].", index + 1);
            if let Some(table) = entity.as_table().filter(|_| depth > 0) {
                collect(table, &place, Some((field, entity)), depth - 1, found);
            }
        }
    }
}

fn sequence(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_table().into_iter().flat_map(Table::sequence)
}
