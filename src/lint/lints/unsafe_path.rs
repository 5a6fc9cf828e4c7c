//! `unsafe-path`: a path that leads out of the source tree or out of the package.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unsafe-path",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a path that leads out of the source tree or out of the package",
        text: "A rockspec names files below its own folder and places inside of the rock: no `..` that \
               leads out, no leading `/`, no backslashes and control characters. A package with such a \
               path would write over files of the machine that installs it.",
        bad: "build = { modules = { [\"my_plugin.shared\"] = \"../shared.lua\" } }",
        good: "build = { modules = { [\"my_plugin.shared\"] = \"my_plugin/shared.lua\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
