//! `build-type`: a build type that runs programs of the machine it builds on.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "build-type",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a build type that runs programs of the machine it builds on",
        text: "With `make`, `cmake`, `command` and build types of third parties, LuaRocks runs programs \
               and takes what they leave behind. A plugin of Lua files needs `builtin` alone.",
        bad: "build = { type = \"make\" }",
        good: "build = { type = \"builtin\", modules = {} }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
