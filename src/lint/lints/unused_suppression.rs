//! `unused-suppression`: a comment that allows what no lint reports.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint};

pub(super) const LINT: Lint = Lint {
    code: "unused-suppression",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a comment that allows what no lint reports",
        text: "What the comment allows is no longer there, or the comment stands on the wrong line: it belongs \
               behind the code or on the line before it.",
        bad: "-- kongsmith: allow(blocking-call)\nlocal limit = 5",
        good: "local limit = 5",
    },
    run: |_, _| {},
};

/// The diagnostic for a comment that allows `code` in vain.
pub(in crate::lint) fn diagnostic(code: &str) -> Diagnostic {
    LINT.diagnostic(format!("`{code}` is allowed here, but nothing reports it"))
        .help("remove the comment")
}
