//! `undefined-global`: a global variable that is read but not defined anywhere.

use super::{global_homes, globals};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "undefined-global",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a global variable that is read but not defined anywhere",
        text: "A variable that nothing defines is nil: usually a misspelt name, a missing `local` or a missing \
               `require`. Calling it or reading a field of it fails when the line runs, often on a path that is \
               rarely taken. One that the plugin itself assigns without `local` is shared by all requests, and nil until \
               the assignment has run. luacheck calls it 113.",
        bad: "return cjson.encode(body)",
        good: "local cjson = require \"cjson.safe\"\n\nreturn cjson.encode(body)",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    globals::report(subject, &LINT, "113", diagnostics, |subject, file, found| {
        let name = found.name();
        match global_homes::assigner(subject, file, name) {
            Some((assigns, help)) => (format!("`{name}` is a global that {assigns}"), help),
            None => (format!("`{name}` is not defined"), globals::advice(name)),
        }
    });
}
