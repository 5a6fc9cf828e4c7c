//! `refused-default`: a default that its own field refuses.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::crash::crashes;
use crate::lint::schema::{Dotted, Key, Schema, Violation};
use crate::lint::{Explanation, Lint, Subject};
use crate::vm::Value;

pub(super) const LINT: Lint = Lint {
    code: "refused-default",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a default that its own field refuses",
        text: "Kong holds the default of a field against the field's own type and attributes when it starts, and does \
               not start with one that they refuse. An empty string is refused by every string field unless the field \
               has `len_min = 0`.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { mode = { type = \"string\", one_of = { \"fast\", \"safe\" }, default = \"slow\" } },\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { mode = { type = \"string\", one_of = { \"fast\", \"safe\" }, default = \"safe\" } },\n    } } },\n  },\n}",
    },
    run,
};

/// How many are told; nobody reads more, and a hostile schema may have any number.
const MOST: usize = 200;

/// What Kong says when one of the field's rules raises an error.
const RULE_RAISES: &str = "error in schema prevents from validating this field";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let violations = schema.violations();
    let defaults = violations.iter().filter(|violation| violation.is_default());
    for violation in defaults.take(MOST) {
        if follows(&schema, violations, violation) {
            continue;
        }
        let Some(place) = schema.place(&violation.keys) else { continue };
        let raised = raised(subject, violation);
        let text = raised.unwrap_or(&violation.text);
        let mut found = LINT.diagnostic(message(&schema, violation, text));
        found.help = help(&schema, violation);
        diagnostics.push(place.at_value(subject, found));
    }
}

/// Whether the default is only refused because the field itself is wrong, which is told.
fn follows(schema: &Schema, all: &[Violation], default: &Violation) -> bool {
    let field = &default.keys[..default.definition];
    let is_of_field =
        |other: &Violation| !other.is_default() && other.keys[..other.definition] == *field;
    let raises = || match schema.value(field).and_then(Value::as_table) {
        Some(table) => !crashes(table.get("type").as_str().unwrap_or_default(), table).is_empty(),
        None => false,
    };
    default.text == RULE_RAISES && (all.iter().any(is_of_field) || raises())
}

/// The error that the plugin's own validator raised, which Kong keeps to itself.
fn raised<'a>(subject: &'a Subject, violation: &Violation) -> Option<&'a str> {
    let loaded = subject.facts.loaded.as_ref()?;
    let is_own =
        |text: &&str| subject.files.iter().any(|file| text.starts_with(file.path.as_str()));
    let raised = loaded.raised_by_default.as_deref().filter(is_own);
    raised.filter(|_| violation.text == RULE_RAISES)
}

fn message(schema: &Schema, violation: &Violation, text: &str) -> String {
    let field = Dotted(&violation.keys[..violation.definition]).to_string();
    let shown = schema.value(&violation.keys).and_then(shown);
    let inside = violation.keys.len() - violation.definition > 1;
    match shown {
        Some(value) if inside => {
            format!("`{field}` refuses `{value}` in its own default: {text}")
        }
        Some(value) => format!("`{field}` refuses its own default `{value}`: {text}"),
        None => format!("`{field}` refuses its own default: {text}"),
    }
}

/// A value that fits into a message.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::String(_) => Some(format!("\"{}\"", value.text())).filter(|text| text.len() < 40),
        Value::Number(_) | Value::Boolean(_) => Some(value.text()),
        _ => None,
    }
}

fn help(schema: &Schema, violation: &Violation) -> Option<String> {
    let value = schema.value(&violation.keys);
    match violation.text.as_str() {
        "required field missing" => {
            let name = violation.keys.last().and_then(Key::name)?;
            Some(format!("give `{name}` a value in the default, or drop the default"))
        }
        "unknown field" => Some("remove it from the default, or declare it in `fields`".to_owned()),
        "length must be at least 1" if value.and_then(Value::as_str) == Some("") => Some(
            "drop the default, so that the field is null, or allow the empty string with `len_min = 0`"
                .to_owned(),
        ),
        RULE_RAISES => {
            Some("one of the field's own rules raises an error, so no value can be judged".to_owned())
        }
        _ => Some("change the default, or what the field allows".to_owned()),
    }
}
