//! `rockspec-run`: a rockspec that raises an error when it is run.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-run",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec that raises an error when it is run",
        text: "LuaRocks runs a rockspec without any library: only the language itself and the methods of \
               strings are there. A call of `os.getenv`, `require`, `ipairs` or `table.concat` ends with \
               an error.",
        bad: "version = os.getenv(\"VERSION\") .. \"-1\"",
        good: "local plugin_version = \"1.0.0\"\nversion = plugin_version .. \"-1\"",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
