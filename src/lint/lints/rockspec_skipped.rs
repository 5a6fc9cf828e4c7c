//! `rockspec-skipped`: a rockspec that cannot be read, beside one that can.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-skipped",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a rockspec that cannot be read, beside one that can",
        text: "An old or broken rockspec of the same package was left out. Remove it, or mend what the \
               message says.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
