//! `rockspec-unknown-variable`: a global variable that a rockspec reads and nothing defines.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-unknown-variable",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a global variable that a rockspec reads and nothing defines",
        text: "A rockspec runs without globals, so a variable that it reads must be one of its own: a \
               local, or a field that it assigned above. LuaRocks refuses the rest, which is most often \
               a misspelt name.",
        bad: "local summary = \"Counts requests\"\ndescription = { summary = sumary, license = \"MIT\" }",
        good: "local summary = \"Counts requests\"\ndescription = { summary = summary, license = \"MIT\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
