//! `duplicate-field`: a field that a schema declares twice, or an attribute that is written twice.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::{Definition, Schema};
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::{ExpressionKind, Field, Range, Script};

pub(super) const LINT: Lint = Lint {
    code: "duplicate-field",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field that a schema declares twice, or an attribute that is written twice",
        text: "Kong accepts a list of fields with the same name twice. It judges values by the last declaration, and \
               the Admin API shows both. Of an attribute that one table has twice, Lua keeps the last: the fields of \
               a second `fields = { ... }` are all that is left. One of the two is a slip or was forgotten.",
        bad: "fields = {\n  { ttl = { type = \"number\", default = 60 } },\n  \
              { ttl = { type = \"integer\", required = true } },\n}",
        good: "fields = {\n  { ttl = { type = \"integer\", required = true, default = 60 } },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(schema) = Schema::of(subject) {
        let records = std::iter::once(schema.root()).chain(schema.definitions());
        for record in records {
            let twice = repeated(record.fields());
            diagnostics.extend(twice.iter().filter_map(|field| declared(subject, &schema, field)));
        }
    }
    for part in ["schema", "daos"] {
        let Some(file) = subject.part(part).map(|file| &subject.files[file]) else { continue };
        let Some(script) = file.script() else { continue };
        for (_, expression) in script.all() {
            let ExpressionKind::Table(fields) = &expression.kind else { continue };
            for (name, lost, kept) in written_twice(script, fields) {
                let message =
                    format!("`{name}` is written twice in this table, and only the last counts");
                let line = file.span(kept).line;
                let help = format!("take one of them out; the other is in line {line}");
                diagnostics.push(file.at(LINT.diagnostic(message).help(help), lost));
            }
        }
    }
}

/// The fields of a list before which another one has the same name.
fn repeated(fields: Vec<Definition>) -> Vec<Definition> {
    let mut seen = HashSet::new();
    let is_repeated = |field: &Definition| !seen.insert(field.name().map(str::to_owned));
    fields.into_iter().filter(is_repeated).collect()
}

fn declared(subject: &Subject, schema: &Schema, field: &Definition) -> Option<Diagnostic> {
    let place = schema.place(&field.keys)?;
    let message = format!("`{}` is declared twice in one list", field.shown());
    let help = "Kong judges values by the last declaration: take the other one out";
    Some(place.at_key(subject, LINT.diagnostic(message).help(help)))
}

/// The names that a table constructor has twice, with the places of what is lost and of what is kept.
fn written_twice<'a>(script: &'a Script, fields: &[Field]) -> Vec<(&'a str, Range, Range)> {
    let mut last: HashMap<&str, Range> = HashMap::new();
    let mut twice = Vec::new();
    for field in fields {
        let Some(key) = field.key else { continue };
        let Some(name) = script.string(key) else { continue };
        let range = script.expression(key).range;
        if let Some(lost) = last.insert(name, range) {
            twice.push((name, lost, range));
        }
    }
    twice
}
