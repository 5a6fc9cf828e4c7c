//! `unknown-check-field`: an entity check that names a field which does not exist.

use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::nearest::nearest;
use crate::lint::schema::{EntityCheck, Schema};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unknown-check-field",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "an entity check that names a field which does not exist",
        text: "Kong does not look whether the fields exist that an entity check names. A field that does not exist is \
               never set, so the check does not do what it says: `at_least_one_of` ignores the name, `conditional` \
               asks for a field that nobody can set. The names are those of fields beside the check; fields of a \
               record in it are written with a dot. Checks that raise an error for such a name are `validation-crash`.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { header = { type = \"string\" } },\n      { query = { type = \"string\" } },\n    \
              }, entity_checks = {\n      \
              { at_least_one_of = { \"headers\", \"query\" } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { header = { type = \"string\" } },\n      { query = { type = \"string\" } },\n    \
               }, entity_checks = {\n      \
               { at_least_one_of = { \"header\", \"query\" } },\n    } } },\n  },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    for check in schema.entity_checks() {
        for named in check.names() {
            if check.needs(&named) || check.knows(named.name) {
                continue;
            }
            let message =
                format!("`{}` names a field `{}` that does not exist", check.kind, named.name);
            let found = LINT.diagnostic(message).help(help(&check, named.name));
            if let Some(place) = schema.place(&named.keys) {
                diagnostics.push(place.at_value(subject, found));
            }
        }
    }
}

/// Which field is meant, or which there are.
pub(super) fn help(check: &EntityCheck, name: &str) -> String {
    let known = check.known();
    let whole = || nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    match nearest_inside(check, name).or_else(whole) {
        Some(near) => format!("did you mean `{near}`"),
        None if known.is_empty() => "the record has no fields".to_owned(),
        None => format!("the fields there are {}", List::and(&known)),
    }
}

/// The nearest name of a field in the record that a dotted name begins with.
fn nearest_inside(check: &EntityCheck, name: &str) -> Option<String> {
    let (way, last) = name.rsplit_once('.')?;
    let fields = check.record.field(way)?.fields();
    let names: Vec<_> = fields.iter().filter_map(|field| field.name()).collect();
    nearest(last, names.into_iter()).map(|near| format!("{way}.{near}"))
}
