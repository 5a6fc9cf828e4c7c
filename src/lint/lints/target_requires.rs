//! `target-requires`: a `require` that the target may refuse.

use super::deployment::{is_for, requires};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, File, Lint, Subject, Target};
use crate::syntax::Range;

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
    if is_for(subject, Target::KonnectHybrid) {
        for (file, module, range) in required_by(subject, "schema") {
            let found = if is_kongs(subject, &module) {
                LINT.diagnostic(format!("konnect-hybrid may refuse `{module}` in a schema"))
                    .help("Kong's documents disagree about it: write the definition out to be sure")
            } else {
                let message = format!("konnect-hybrid gets the schema without `{module}`");
                Diagnostic::error(LINT.code, message)
                    .help("write what the schema needs into `schema.lua`, validators too")
            };
            diagnostics.push(file.at(found, range));
        }
    }
    if is_for(subject, Target::KonnectStreaming) {
        for (file, module, range) in
            ["handler", "schema"].iter().flat_map(|part| required_by(subject, part))
        {
            if is_kongs(subject, &module) {
                let message =
                    format!("konnect-streaming refuses `{module}` where Lua is sandboxed");
                let help = "use the global `kong` and `ngx`, or let the data plane trust it";
                diagnostics.push(file.at(LINT.diagnostic(message).help(help), range));
            }
        }
    }
}

fn required_by<'a>(subject: &'a Subject, part: &str) -> Vec<(&'a File, String, Range)> {
    let Some(id) = subject.part(part) else { return Vec::new() };
    let file = &subject.files[id];
    let Some(script) = file.script() else { return Vec::new() };
    requires(subject, id, script).map(|(module, range)| (file, module, range)).collect()
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
