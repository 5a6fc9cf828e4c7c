//! `rockspec-dependency`: a dependency that LuaRocks cannot read.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-dependency",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a dependency that LuaRocks cannot read",
        text: "A dependency is a name with constraints behind it: `lua-resty-jwt >= 0.2, < 1.0`. `~> \
               1.2` stands for any 1.2.x. LuaRocks does not know `^`, `*` and versions without an \
               operator between two others.",
        bad: "dependencies = { \"lua-resty-jwt ^0.2\" }",
        good: "dependencies = { \"lua-resty-jwt >= 0.2\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
