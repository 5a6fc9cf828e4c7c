//! `rockspec-file-name`: a rockspec whose file name disagrees with what is in it.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-file-name",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec whose file name disagrees with what is in it",
        text: "LuaRocks takes the package and the version from the name of the file, \
               `<package>-<version>-<revision>.rockspec` in lower case, and refuses one whose contents \
               say something else.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
