//! `rockspec-chosen`: several rockspecs of one package, of which one counts.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-chosen",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "several rockspecs of one package, of which one counts",
        text: "Where several rockspecs of a package lie together, the one counts whose version is the \
               handler's, else the newest; development versions only where there is no other.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
