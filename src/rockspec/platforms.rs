//! `platforms`: fields that differ from system to system. They are merged for Linux, where Kong runs, on every host.

use crate::vm::{Table, Value};

/// What LuaRocks detects on Linux, from the general to the special.
const LINUX: [&str; 2] = ["unix", "linux"];

/// The fields that LuaRocks merges `platforms` into.
const MERGED: [&str; 8] = [
    "build",
    "dependencies",
    "build_dependencies",
    "test_dependencies",
    "external_dependencies",
    "source",
    "hooks",
    "test",
];

/// A rockspec's fields with `X.platforms.unix` and then `X.platforms.linux` laid over `X`, and without `platforms`.
pub(super) fn merge(fields: &Table) -> Table {
    let mut merged = fields.clone();
    for name in MERGED {
        if let Value::Table(field) = fields.get(name) {
            merged.set(name.into(), Value::Table(merge_field(field)));
        }
    }
    merged
}

fn merge_field(field: &Table) -> Table {
    let mut merged = field.clone();
    merged.set("platforms".into(), Value::Nil);
    if let Value::Table(platforms) = field.get("platforms") {
        for platform in LINUX {
            if let Value::Table(special) = platforms.get(platform) {
                lay_over(&mut merged, special);
            }
        }
    }
    merged
}

/// Tables are merged key by key, everything else is replaced; so is an array's element at the same index.
fn lay_over(base: &mut Table, special: &Table) {
    for (key, value) in special.entries() {
        let value = match (base.at(key), value) {
            (Value::Table(below), Value::Table(above)) => {
                let mut below = below.clone();
                lay_over(&mut below, above);
                Value::Table(below)
            }
            _ => value.clone(),
        };
        base.set(key.clone(), value);
    }
}
