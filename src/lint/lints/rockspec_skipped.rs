//! `rockspec-skipped`: a rockspec that cannot be read, beside one that can.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-skipped",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a rockspec that cannot be read, beside one that can",
        text: "Another rockspec of the same package can be read and is taken in its place. `luarocks lint` refuses \
               this one: mend what the message says, or remove the file if it is an old one.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
