//! `included-file`: a path in `[pack] include` that cannot be packed.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "included-file",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a path in `[pack] include` that cannot be packed",
        text: "`[pack] include` in `kongsmith.toml` adds files and folders to the packages. Each must \
               exist below the project, and what it becomes must not take the place of a module.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
