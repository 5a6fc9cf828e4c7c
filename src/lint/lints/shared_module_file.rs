//! `shared-module-file`: two modules that share one source file.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "shared-module-file",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "two modules that share one source file",
        text: "LuaRocks installs a file of `build.modules` once, under one of its names, and forgets the \
               other. kongsmith packs both, but whoever builds the rockspec with LuaRocks lacks one.",
        bad: "build = { modules = { [\"a.one\"] = \"one.lua\", [\"a.two\"] = \"one.lua\" } }",
        good: "build = { modules = { [\"a.one\"] = \"one.lua\", [\"a.two\"] = \"two.lua\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
