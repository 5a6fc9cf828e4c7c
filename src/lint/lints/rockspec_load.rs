//! `rockspec-load`: a rockspec that LuaJIT does not compile.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-load",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec that LuaJIT does not compile",
        text: "A rockspec is Lua text. LuaRocks compiles it first and stops at the first line that is no \
               Lua, so nothing can be built, packed or installed.",
        bad: "package = \"kong-plugin-my-plugin\"",
        good: "package = \"kong-plugin-my-plugin\"\nversion = \"1.0.0-1\"",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
