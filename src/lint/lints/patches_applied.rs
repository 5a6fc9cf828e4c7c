//! `patches-applied`: patches of a rockspec that are not applied, because LuaRocks has done it.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "patches-applied",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "patches of the rockspec that are not applied, because LuaRocks has done it",
        text: "`luarocks make` writes the results of `build.patches` into the source directory and leaves the file \
               `.luarocks.patches.applied` there. Where that file is, the patches are not applied again, neither by \
               LuaRocks nor by kongsmith.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
