//! `undeclared-setting`: a field that code reads from the configuration and the schema does not have.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::conf::{Conf, Reading};
use crate::lint::nearest::nearest;
use crate::lint::schema::{Definition, Schema};
use crate::lint::{Explanation, FileId, Lint, Subject};
use crate::syntax::ExpressionId;

pub(super) const LINT: Lint = Lint {
    code: "undeclared-setting",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field that is read from the configuration and is not in the schema",
        text: "Kong refuses a configuration with a field that the schema does not have, so the field is always nil. The \
               configuration is followed from the handler's functions through the plugin's own functions, loops and \
               locals. Nothing is said about the fields that Kong itself adds, such as `route_id` and `__plugin_id`, \
               about fields that the plugin sets, and where a parameter is not a configuration in every call.",
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
    let mut places: BTreeMap<(FileId, ExpressionId), Vec<&Reading>> = BTreeMap::new();
    for reading in &conf.readings {
        places.entry((reading.file, reading.expression)).or_default().push(reading);
    }
    for ((file, expression), readings) in places {
        // One place may be reached with several records.
        if !readings.iter().all(|reading| is_undeclared(&conf, reading)) {
            continue;
        }
        let Some(script) = subject.files[file].script() else { continue };
        let range = script.expression(expression).range;
        diagnostics.push(subject.files[file].at(diagnostic(&conf, readings[0]), range));
    }
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

/// The names of a record's fields, shorthand fields included.
fn names(record: &Definition) -> Vec<String> {
    let fields = record.fields().into_iter().chain(record.shorthand_fields());
    fields.filter_map(|field| field.name().map(str::to_owned)).collect()
}

fn diagnostic(conf: &Conf, reading: &Reading) -> Diagnostic {
    let (record, name) = (&reading.record, &reading.name);
    let shown = if record.is_empty() { "config".to_owned() } else { format!("config.{record}") };
    let message = format!("`{name}` is always nil: `{shown}` has no such field in the schema");
    let known = conf.declared.get(record).map(names).unwrap_or_default();
    let help = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`; otherwise declare `{name}` in the schema"),
        None => format!("declare `{name}` in the schema, or do not read it"),
    };
    LINT.diagnostic(message).help(help)
}
