//! `native-program`: a compiled program among the installed ones.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "native-program",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a compiled program among the installed ones",
        text: "A program that was compiled runs on one kind of machine, but the rock says that it is for \
               all.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
