//! `rockspec-build`: a part of `build` that LuaRocks cannot work with.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "rockspec-build",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a part of `build` that LuaRocks cannot work with",
        text: "`build.modules` has the name of a module for each key and one path for each value; the \
               lists of `build.install` and `build.copy_directories` hold paths. With anything else \
               LuaRocks stops or crashes while it builds.",
        bad: "build = { type = \"builtin\", modules = { \"kong/plugins/my-plugin/handler.lua\" } }",
        good: "build = {\n  type = \"builtin\",\n  \
               modules = { [\"kong.plugins.my-plugin.handler\"] = \"kong/plugins/my-plugin/handler.lua\" },\n}",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
