//! `rockspec-field-type`: a field of a rockspec with a value of the wrong kind.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-field-type",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a field of a rockspec with a value of the wrong kind",
        text: "LuaRocks expects a string, a table or a boolean in each field, a version with its \
               revision (`1.0.0-1`) in `version`, and a name that it can read in each dependency.",
        bad: "version = 1.0",
        good: "version = \"1.0.0-1\"",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
