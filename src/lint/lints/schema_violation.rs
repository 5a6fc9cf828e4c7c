//! `schema-violation`: a schema that Kong's schema language has no room for.

use super::removal;
use crate::count::List;
use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::nearest::nearest;
use crate::lint::schema::words::{
    ATTRIBUTES, CHECKS, OLD_ATTRIBUTES, OLD_SCHEMA_KEYS, OLD_TYPES, SCHEMA_KEYS, TYPES, TYPES_OF,
    look_up,
};
use crate::lint::schema::{Key, Place, Schema, Violation};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "schema-violation",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a schema that Kong refuses",
        text: "Kong checks the schema of a plugin when it starts, and does not start with a schema that it refuses: an \
               attribute that does not exist, a field without a type, an array without `elements`, a schema without \
               `name`. The words after the colon are Kong's own. The schema is run, so what is computed counts too.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { limit = { type = \"integer\", requird = true } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { limit = { type = \"integer\", required = true } },\n    } } },\n  },\n}",
    },
    run,
};

/// How many are told; nobody reads more, and a hostile schema may have any number.
const MOST: usize = 200;

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let violations = schema.violations();
    let told = violations.iter().filter(|violation| !violation.is_default());
    for violation in told.take(MOST) {
        let message = format!("{}: {}", violation.subject(), violation.text);
        let mut found = LINT.diagnostic(message);
        found.help = help(&schema, violation);
        let Some(place) = schema.place(&violation.keys) else { continue };
        let is_about_key = violation.text == "unknown field";
        if is_about_key && violation.definition + 1 == violation.keys.len() {
            found.repair = repair(subject, place);
        }
        let found = if is_about_key {
            place.at_key(subject, found)
        } else {
            place.at_value(subject, found)
        };
        diagnostics.push(found);
    }
}

/// What to do about it.
fn help(schema: &Schema, violation: &Violation) -> Option<String> {
    let text = violation.text.as_str();
    let last = violation.keys.last().and_then(Key::name).unwrap_or_default();
    match text {
        "unknown field" => unknown(violation, last),
        "required field missing" | "field required for entity check" => Some(match last {
            "type" => format!("give it a `type`: {}", List::or(&TYPES)),
            "name" => format!("add `name = \"{}\"`", schema.name_of_plugin()),
            "fields" => "add `fields = { { config = { type = \"record\", fields = {} } } }`".into(),
            name => format!("add `{name}`"),
        }),
        "expected an array" if violation.keys.len() == 1 && last == "fields" => Some(
            "put the settings into a record `config`, each a table of its own: `fields = { { config = { type = \
             \"record\", fields = { { NAME = { type = \"string\" } } } } } }`"
                .into(),
        ),
        "expected an array" if last == "fields" => Some(
            "write each field as a table of its own: `fields = { { NAME = { type = \"string\" } } }`"
                .into(),
        ),
        "each entry in fields must be a sub-table" => Some(
            "every entry of the list is a table `{ NAME = { type = \"string\" } }`, none of them nil"
                .into(),
        ),
        "length must be 1" if violation.is_entry() => {
            Some("put each field into a table of its own: `{ a = ... }, { b = ... }`".into())
        }
        "length must be at least 10" if last == "description" => {
            Some("describe the field in 10 to 500 characters, or leave `description` out".into())
        }
        _ if text.starts_with("expected one of: ") && last == "type" => {
            let written = schema.value(&violation.keys).map(crate::vm::Value::text)?;
            let old = look_up(&OLD_TYPES, &written).map(str::to_owned);
            old.or_else(|| meant(&written, &TYPES))
        }
        "length must be 2" if last == "between" => {
            Some("give it the lowest and the highest value: `between = { 1, 100 }`".into())
        }
        _ => structural(text).or_else(|| expected(schema, violation)),
    }
}

/// What to do about a value of the wrong type.
fn expected(schema: &Schema, violation: &Violation) -> Option<String> {
    let (_, kind) = violation.text.strip_prefix("expected a")?.split_once(' ')?;
    let written = schema.value(&violation.keys);
    let text = written.and_then(crate::vm::Value::as_str);
    let fits = text.is_some_and(|text| match kind {
        "integer" | "number" => text.parse::<f64>().is_ok(),
        "boolean" => matches!(text, "true" | "false"),
        _ => false,
    });
    match kind {
        "integer" | "number" | "boolean" if fits => {
            Some(format!("write it without quotes: `{}`", text.unwrap_or_default()))
        }
        "integer" => Some("write a whole number".into()),
        "number" => Some("write a number".into()),
        "boolean" => Some("write `true` or `false`".into()),
        "string" => Some("write a text in quotes".into()),
        "array" | "set" => Some("write a list: `{ ... }`".into()),
        "function" => {
            Some("write the function itself, without quotes and without calling it".into())
        }
        _ => None,
    }
}

/// Takes an attribute out that says what holds without it, or gives it the name that it has today.
fn repair(subject: &Subject, place: Place) -> Option<Repair> {
    let file = &subject.files[place.file];
    let key = place.key?;
    match (file.slice(key), file.slice(place.value)) {
        ("legacy", "true" | "false") | ("nilable" | "nullable" | "optional", "true") => {
            removal::field(file, key, place.value)
        }
        ("enum", _) => Some(file.replace(&[(key, "one_of")])),
        _ => None,
    }
}

/// What is probably meant by a name that Kong does not know.
fn unknown(violation: &Violation, name: &str) -> Option<String> {
    if violation.keys.len() == 1 {
        let old = look_up(&OLD_SCHEMA_KEYS, name).map(str::to_owned);
        return old.or_else(|| meant(name, &SCHEMA_KEYS));
    }
    if violation.definition + 1 == violation.keys.len() {
        let old = look_up(&OLD_ATTRIBUTES, name).map(str::to_owned);
        return old.or_else(|| meant(name, &ATTRIBUTES));
    }
    let is_check = violation.attribute() == Some("entity_checks");
    meant(name, if is_check { &CHECKS } else { &ATTRIBUTES })
}

fn meant(name: &str, known: &[&str]) -> Option<String> {
    nearest(name, known.iter().copied()).map(|near| format!("did you mean `{near}`"))
}

/// What to do about a type that lacks an attribute or cannot have it.
fn structural(text: &str) -> Option<String> {
    let mut quoted = text.strip_prefix("field of type ")?.split('\'').skip(1).step_by(2);
    let attribute = quoted.nth(1)?;
    if text.contains("cannot have") {
        let (_, types) = TYPES_OF.iter().find(|(known, _)| *known == attribute)?;
        return Some(format!("remove it: only fields of type {} can have it", List::or(types)));
    }
    Some(match attribute {
        "fields" => "add `fields = { { NAME = { type = \"string\" } } }`".into(),
        "json_schema" => "add `json_schema = { inline = { type = \"object\" } }`".into(),
        attribute => format!("add `{attribute} = {{ type = \"string\" }}`"),
    })
}
