//! `rockspec-missing-field`: a field that a rockspec must have.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-missing-field",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a field that a rockspec must have",
        text: "`package`, `version`, `source` with its `url` and, before format 3.0, `build` must be \
               there, or LuaRocks refuses the rockspec.",
        bad: "package = \"kong-plugin-my-plugin\"\nversion = \"1.0.0-1\"\nsource = { tag = \"v1.0.0\" }",
        good: "package = \"kong-plugin-my-plugin\"\nversion = \"1.0.0-1\"\n\
               source = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
