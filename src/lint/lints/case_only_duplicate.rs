//! `case-only-duplicate`: two files of the rock whose names differ in case only.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "case-only-duplicate",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "two files of the rock whose names differ in case only",
        text: "File systems of macOS and Windows hold only one of them.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
