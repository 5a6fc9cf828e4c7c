//! `rockspec-unknown-field`: a field of a rockspec that LuaRocks does not know.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-unknown-field",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a field of a rockspec that LuaRocks does not know",
        text: "LuaRocks knows the fields of `description`, `source` and the other tables and refuses the \
               rest. `build` and `test` may have any.",
        bad: "description = { sumary = \"Counts requests\", license = \"MIT\" }",
        good: "description = { summary = \"Counts requests\", license = \"MIT\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
