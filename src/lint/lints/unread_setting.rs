//! `unread-setting`: a field of the configuration that no module reads.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::conf::{Conf, path_of};
use crate::lint::schema::{Definition, EntityCheck, Place, Schema};
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::ExpressionKind;
use crate::vm::Value;

pub(super) const LINT: Lint = Lint {
    code: "unread-setting",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field of the configuration that no module reads",
        text: "The schema declares the field, so people set it, and nothing happens. The configuration is followed from \
               the handler's functions through the plugin's own functions, loops and locals. Nothing is said about a \
               record that gets out of sight: passed to a function of another module, stored, returned, gone through \
               with `pairs`; nor where the name is read from a table of unknown origin. To write the configuration to \
               the log is not to read it. Deprecated fields, those that a validator always refuses, and those that \
               a module of Kong declares are left alone.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { limit = { type = \"integer\" } },\n      \
              { window = { type = \"integer\" } }, -- no module reads conf.window\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { limit = { type = \"integer\" } },\n    } } },\n  },\n}",
    },
    run,
};

/// How many are told; nobody reads more.
const MOST: usize = 200;

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let Some(conf) = Conf::of(subject, &schema).filter(|conf| conf.is_complete) else { return };
    let mut unread = Vec::new();
    if let Some(config) = schema.config() {
        collect(&conf, &config, &mut unread);
    }
    unread.retain(|field| !schema.is_foreign(&field.keys) && !is_refused(subject, &schema, field));
    if unread.is_empty() {
        return;
    }
    let around = Around::of(&schema);
    let placed = unread.iter().filter_map(|field| Some((field, schema.place(&field.keys)?)));
    for (field, place) in placed.take(MOST) {
        let message = format!("no module reads `{}`", field.shown());
        let found = LINT.diagnostic(message).help(around.help(field, place));
        diagnostics.push(place.at_key(subject, found));
    }
}

/// What else the schema says that a field may stand or fall with.
struct Around<'a> {
    /// All definitions by the place that declares them.
    by_place: HashMap<Place, Vec<Definition<'a>>>,
    checks: Vec<EntityCheck<'a>>,
}

impl<'a> Around<'a> {
    fn of(schema: &Schema<'a>) -> Self {
        let mut by_place = HashMap::<_, Vec<_>>::new();
        for definition in schema.definitions() {
            let place = schema.place(&definition.keys).filter(|place| place.is_exact);
            if let Some(place) = place {
                by_place.entry(place).or_default().push(definition);
            }
        }
        Self { by_place, checks: schema.entity_checks() }
    }

    /// What to do about a field that is declared there.
    fn help(&self, unread: &Definition, place: Place) -> String {
        let Some((name, record)) = unread.name().zip(unread.keys.len().checked_sub(3)) else {
            return "read it, or remove it from the schema".to_owned();
        };
        let mut beside = self.by_place.get(&place).into_iter().flatten();
        if let Some(other) = beside.find(|other| other.keys != unread.keys) {
            let other = other.shown();
            return format!(
                "read it; `{other}` is declared by the same lines, so they cannot just go"
            );
        }
        let names_it = |check: &&EntityCheck| {
            check.record.keys == unread.keys[..record]
                && check.names().iter().any(|named| named.name.split('.').next() == Some(name))
        };
        match self.checks.iter().find(names_it) {
            Some(check) => {
                format!("read it, or remove it from the schema and from its `{}`", check.kind)
            }
            None => "read it, or remove it from the schema".to_owned(),
        }
    }
}

/// Whether the field is there to be refused: its validator never returns true.
fn is_refused(subject: &Subject, schema: &Schema, definition: &Definition) -> bool {
    let validator = schema.function(&definition.attribute("custom_validator"));
    let Some((script, function)) =
        validator.and_then(|(file, function)| Some((subject.files[file].script()?, function)))
    else {
        return false;
    };
    script.returned_by(function).all(|value| {
        matches!(script.kind(value), ExpressionKind::Nil | ExpressionKind::Boolean(false))
    })
}

/// The fields that nothing reads; of those inside of one that nothing reads, none.
fn collect<'a>(conf: &Conf<'a>, record: &Definition<'a>, unread: &mut Vec<Definition<'a>>) {
    for field in record.fields() {
        let path = path_of(&field);
        let is_deprecated = *field.table.get("deprecation") != Value::Nil;
        if is_deprecated || conf.is_out_of_sight(&path) {
            continue;
        }
        if field.name().is_some_and(|name| !conf.may_be_read(&path, name)) {
            unread.push(field);
            continue;
        }
        let inner = conf.declared.get(&format!("{path}[]"));
        for record in std::iter::once(&field).chain(inner) {
            collect(conf, record, unread);
        }
    }
}
