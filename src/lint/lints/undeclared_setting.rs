//! `undeclared-setting`: a field that code reads from the configuration and the schema does not have.

use std::collections::BTreeMap;

use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::conf::{Conf, Reading};
use crate::lint::nearest::nearest;
use crate::lint::schema::{Definition, Schema, Violation};
use crate::lint::{Explanation, FileId, Lint, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "undeclared-setting",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field that is read from the configuration and is not in the schema",
        text: "Kong refuses a configuration with a field that the schema does not have, so the field is always nil. A \
               shorthand field is nil too unless its `deprecation` has `replaced_with`: Kong keeps what its `func` \
               returns. The configuration is followed from the handler's functions and the validators of records \
               through the plugin's own functions, loops and locals. Nothing is said about the fields that Kong itself \
               adds, such as `route_id` and `__plugin_id`, about fields that the plugin sets, and where a parameter is \
               not a configuration in every call.",
        bad: "function Handler:access(conf)\n  if conf.enabled then -- the schema has no `enabled`\n    \
              kong.log.debug(\"on\")\n  end\nend",
        good: "function Handler:access(conf)\n  if conf.log_requests then -- the schema has it\n    \
               kong.log.debug(\"on\")\n  end\nend",
    },
    run,
};

/// What Kong adds to a configuration before the handler gets it.
const ADDED: [&str; 5] =
    ["route_id", "service_id", "consumer_id", "consumer_group_id", "plugin_instance_name"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let Some(conf) = Conf::of(subject, &schema) else { return };
    let violations = schema.violations();
    let mut places: BTreeMap<(FileId, ExpressionId), Vec<&Reading>> = BTreeMap::new();
    for reading in &conf.readings {
        places.entry((reading.file, reading.expression)).or_default().push(reading);
    }
    for ((file, expression), readings) in places {
        let is_refused_record = |reading: &&Reading| is_refused(&conf, violations, &reading.record);
        // One place may be reached with several records.
        if readings.iter().any(is_refused_record)
            || !readings.iter().all(|reading| is_undeclared(&conf, reading))
        {
            continue;
        }
        let Some(script) = subject.files[file].script() else { continue };
        let range = script.expression(expression).range;
        let found = diagnostic(subject, &schema, &conf, readings[0]);
        diagnostics.push(subject.files[file].at(found, range));
    }
}

/// Whether Kong refuses the record itself, so that its fields are not known.
fn is_refused(conf: &Conf, violations: &[Violation], record: &str) -> bool {
    let Some(record) = conf.declared.get(record) else { return false };
    violations.iter().any(|found| found.keys[..found.definition] == record.keys)
}

fn is_undeclared(conf: &Conf, reading: &Reading) -> bool {
    let name = reading.name.as_str();
    let is_added = reading.record.is_empty() && (ADDED.contains(&name) || name.starts_with("__"));
    let Some(record) = conf.declared.get(&reading.record) else { return false };
    reading.is_certain
        && !is_added
        && name != "$refs"
        && !conf.may_be_written(name)
        && !names(record).iter().any(|known| known == name)
}

/// The names of a record's fields that a configuration has when the plugin gets it.
fn names(record: &Definition) -> Vec<String> {
    let shorthand = record.shorthand_fields().into_iter().filter(is_given_back);
    let fields = record.fields().into_iter().chain(shorthand);
    fields.filter_map(|field| field.name().map(str::to_owned)).collect()
}

/// Whether Kong makes the shorthand field anew from the fields that replaced it.
fn is_given_back(shorthand: &Definition) -> bool {
    let deprecation = shorthand.table.get("deprecation").as_table();
    shorthand.table.get("translate_backwards").is_truthy()
        || deprecation.is_some_and(|table| table.get("replaced_with").is_truthy())
}

fn diagnostic(subject: &Subject, schema: &Schema, conf: &Conf, reading: &Reading) -> Diagnostic {
    let (record, name) = (&reading.record, &reading.name);
    let shown = if record.is_empty() { "config".to_owned() } else { format!("config.{record}") };
    let declared = conf.declared.get(record);
    let mut shorthands = declared.map(Definition::shorthand_fields).into_iter().flatten();
    if let Some(shorthand) = shorthands.find(|field| field.name() == Some(name)) {
        let message = format!(
            "`{name}` is always nil: it is a shorthand field of `{shown}`, and Kong keeps only what its `func` returns"
        );
        let made = made_by(subject, schema, &shorthand);
        let help = match made.as_slice() {
            [] => "read the field that `func` sets".to_owned(),
            made => format!("read {}", List::and(made)),
        };
        return LINT.diagnostic(message).help(help);
    }
    let message = format!("`{name}` is always nil: `{shown}` has no such field in the schema");
    let known = declared.map(names).unwrap_or_default();
    let help = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`; otherwise declare `{name}` in the schema"),
        None => format!("declare `{name}` in the schema, or do not read it"),
    };
    LINT.diagnostic(message).help(help)
}

/// The fields that a shorthand's `func` returns, as far as it writes them out: `redis.host`.
fn made_by(subject: &Subject, schema: &Schema, shorthand: &Definition) -> Vec<String> {
    let mut made = Vec::new();
    if let Some((file, function)) = schema.function(&shorthand.attribute("func"))
        && let Some(script) = subject.files[file].script()
    {
        for value in script.returned_by(function) {
            collect_names(script, value, "", &mut made);
        }
    }
    made.dedup();
    made
}

fn collect_names(script: &Script, table: ExpressionId, around: &str, into: &mut Vec<String>) {
    let ExpressionKind::Table(fields) = script.kind(table) else { return };
    for field in fields {
        let Some(name) = field.key.and_then(|key| script.string(key)) else { continue };
        let way = if around.is_empty() { name.to_owned() } else { format!("{around}.{name}") };
        match script.kind(field.value) {
            ExpressionKind::Table(_) => collect_names(script, field.value, &way, into),
            _ => into.push(way),
        }
    }
}
