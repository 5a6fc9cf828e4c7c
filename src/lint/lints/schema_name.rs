//! `schema-name`: a schema whose name is not the plugin's.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::schema::Schema;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "schema-name",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a schema whose name is not the plugin's",
        text: "Kong knows a plugin by the name of its modules, `kong.plugins.NAME.handler`, and accepts a schema with \
               any other name. The two then differ in messages and in specs, where \
               `validate_plugin_config_schema` takes the schema's name, and whoever writes the schema's name into \
               `plugins` is told that no such plugin is installed.",
        bad: "-- kong/plugins/jwt-resign/schema.lua\nreturn { name = \"kong-jwt-resign\", fields = {} }",
        good: "-- kong/plugins/jwt-resign/schema.lua\nreturn { name = \"jwt-resign\", fields = {} }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schema) = Schema::of(subject) else { return };
    let Some(name) = schema.table.get("name").as_str().filter(|name| *name != subject.name) else {
        return;
    };
    let Some(place) = schema.place(&["name".into()]) else { return };
    let message = format!("the schema is called `{name}`, the plugin `{}`", subject.name);
    let help = format!("write `name = \"{}\"`", subject.name);
    diagnostics.push(place.at_value(subject, LINT.diagnostic(message).help(help)));
}
