//! `rockspec-format`: a rockspec format that LuaRocks does not take.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-format",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec format that LuaRocks does not take",
        text: "`rockspec_format` is `1.0`, `1.1`, `3.0` or `3.1`. The LuaRocks of Kong up to 3.9.1 \
               refuses 3.1, and nothing in it helps a plugin.",
        bad: "rockspec_format = \"2.0\"",
        good: "rockspec_format = \"3.0\"",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
