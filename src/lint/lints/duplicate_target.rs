//! `duplicate-target`: two files that become the same file of the rock.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "duplicate-target",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "two files that become the same file of the rock",
        text: "Modules, `build.install`, the folder `lua/` and `copy_directories` fill one tree. Of two \
               files at one place only one is installed, and which one is left to chance.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
