//! `unread-setting`: a field of the configuration that no module reads.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::conf::{Conf, way_of};
use crate::lint::schema::{Definition, Schema};
use crate::lint::{Explanation, Lint, Subject};
use crate::vm::Value;

pub(super) const LINT: Lint = Lint {
    code: "unread-setting",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field of the configuration that no module reads",
        text: "The schema declares the field, so people set it, and nothing happens. The configuration is followed from \
               the handler's functions through the plugin's own functions, loops and locals. Nothing is said about a \
               record that gets out of sight: passed to a function of another module, stored, returned, gone through \
               with `pairs`; nor where the name is read from a table of unknown origin. Deprecated fields are left \
               alone.",
        bad: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
              { limit = { type = \"integer\" } },\n      { window = { type = \"integer\" } }, -- no module reads conf.window\n    } } },\n  },\n}",
        good: "return {\n  name = \"my-plugin\",\n  fields = {\n    { config = { type = \"record\", fields = {\n      \
               { limit = { type = \"integer\" } },\n    } } },\n  },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let Some(conf) = Conf::of(subject, &schema).filter(|conf| conf.is_complete) else { return };
    let mut unread = Vec::new();
    if let Some(config) = schema.config() {
        collect(&conf, &config, &mut unread);
    }
    for definition in unread {
        let Some(place) = schema.place(&definition.keys) else { continue };
        let message = format!("no module reads `{}`", definition.shown());
        let found = LINT.diagnostic(message).help("read it, or remove it from the schema");
        diagnostics.push(place.at_key(subject, found));
    }
}

/// The fields that nothing reads; of those inside of one that nothing reads, none.
fn collect<'a>(conf: &Conf<'a>, record: &Definition<'a>, unread: &mut Vec<Definition<'a>>) {
    for field in record.fields() {
        let way = way_of(&field);
        let is_deprecated = *field.table.get("deprecation") != Value::Nil;
        if is_deprecated || conf.is_out_of_sight(&way) {
            continue;
        }
        if field.name().is_some_and(|name| !conf.may_be_read(&way, name)) {
            unread.push(field);
            continue;
        }
        let inner = conf.declared.get(&format!("{way}[]"));
        for record in std::iter::once(&field).chain(inner) {
            collect(conf, record, unread);
        }
    }
}
