//! `unusable-file`: something that the rockspec lists as a file and that cannot be packed as one.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unusable-file",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "something that the rockspec lists as a file and that cannot be packed as one",
        text: "The rockspec names a directory where a file is needed, a file where a directory is \
               needed, a link that leads out of the project or in a circle, a device, a file that \
               cannot be read, or one with which the package has more than 128 MiB.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
