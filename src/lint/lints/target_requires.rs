//! `target-requires`: a `require` that the target may refuse.

use super::deployment::is_for;
use super::requires::requires;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-requires",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a `require` that the target may refuse",
        text: "For `konnect-hybrid` the schema is uploaded alone: a module of the plugin, or a rock's, is not there, \
               which is an error. Kong's documents forbid every `require` in such a schema and show examples with \
               `kong.db.schema.typedefs`; try it before you rely on it. For `konnect-streaming` a data plane whose \
               Lua is sandboxed (`untrusted_lua`, strict by default since Kong 3.14) refuses `require` in both \
               files.",
        bad: "local typedefs = require \"kong.db.schema.typedefs\"\n\nreturn { name = \"sample\", fields = {\n  \
              { protocols = typedefs.protocols_http },\n} }",
        good: "return { name = \"sample\", fields = {\n  \
               { protocols = { type = \"set\", elements = { type = \"string\", one_of = { \"http\", \"https\" } } } },\n} }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for require in requires(subject).into_iter().filter(|require| !require.is_guarded) {
        let (is_handler, is_schema) = (
            subject.part("handler") == Some(require.id),
            subject.part("schema") == Some(require.id),
        );
        let (file, module) = (require.file, &require.module);
        if is_schema && is_for(subject, Target::KonnectHybrid) {
            diagnostics.push(file.at(in_uploaded_schema(subject, module), require.range));
        }
        if (is_handler || is_schema)
            && is_for(subject, Target::KonnectStreaming)
            && is_kongs(subject, module)
        {
            let message = format!("konnect-streaming refuses `{module}` where Lua is sandboxed");
            let help = if is_schema {
                "write the definition out, or let the data plane trust the plugin"
            } else {
                "use the globals `kong` and `ngx`, or let the data plane trust the plugin"
            };
            diagnostics.push(file.at(LINT.diagnostic(message).help(help), require.range));
        }
    }
}

/// What becomes of a module that a schema requires which is uploaded alone.
fn in_uploaded_schema(subject: &Subject, module: &str) -> Diagnostic {
    if is_kongs(subject, module) {
        LINT.diagnostic(format!("konnect-hybrid may refuse `{module}` in a schema"))
            .help("Kong's documents disagree about it: write the definition out to be sure")
    } else {
        let message = format!("konnect-hybrid gets the schema without `{module}`");
        Diagnostic::error(LINT.code, message)
            .help("write what the schema needs into `schema.lua`, validators too")
    }
}

/// Whether Kong has the module: it is not the plugin's, and loading did not miss it.
fn is_kongs(subject: &Subject, module: &str) -> bool {
    let is_rock = subject.facts.loaded.as_ref().is_some_and(|loaded| {
        let required = &loaded.required;
        let mut others =
            required.third_party.iter().chain(&required.installed).chain(&required.missing);
        others.any(|other| other == module)
    });
    !is_rock && subject.module(module).is_none()
}
