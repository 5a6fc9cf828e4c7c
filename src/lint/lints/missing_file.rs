//! `missing-file`: a file that the rockspec lists and that does not exist.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "missing-file",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a file that the rockspec lists and that does not exist",
        text: "LuaRocks stops building when a listed file is not there. The message names a file that is \
               probably meant, where there is one.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
