//! `missing-config`: a schema without the field `config`.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::{Definition, Schema};
use crate::lint::{Explanation, Lint, Subject};
use crate::suggestion::distance;
use crate::vm::Value;

pub(super) const LINT: Lint = Lint {
    code: "missing-config",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a schema without the field `config`",
        text: "Kong loads a schema without `config`, and then refuses every configuration that is given, an empty one \
               included: `abstract field was not specialized`. A plugin without settings declares a record without \
               fields.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {},\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    \
               { config = { type = \"record\", fields = {} } },\n  },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    // Without a list of fields the schema is refused, and that is told.
    let Some(fields) = schema.table.get("fields").as_table() else { return };
    let is_list = fields
        .entries()
        .all(|(key, entry)| matches!(key, Value::Number(_)) && entry.as_table().is_some());
    let mut entries = fields.sequence().filter_map(Value::as_table);
    if !is_list || entries.any(|entry| *entry.get("config") != Value::Nil) {
        return;
    }
    // `confg` is refused, and told with the name that is meant.
    if schema.root().fields().iter().filter_map(Definition::name).any(is_misspelt) {
        return;
    }
    let Some(place) = schema.place(&["fields".into()]) else { return };
    let found = LINT
        .diagnostic("the schema has no `config`, so Kong refuses every configuration")
        .help("add `{ config = { type = \"record\", fields = {} } }` to `fields`");
    diagnostics.push(place.at_key(subject, found));
}

/// Whether the name of a field of the schema is probably a slip for `config`.
pub(super) fn is_misspelt(name: &str) -> bool {
    matches!(distance(name, "config"), 1..=2)
}
