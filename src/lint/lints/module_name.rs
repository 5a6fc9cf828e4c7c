//! `module-name`: a module name that ends with a dot.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "module-name",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module name that ends with a dot",
        text: "The part behind the last dot is the name of the installed file. LuaRocks crashes where \
               there is none.",
        bad: "build = { modules = { [\"kong.plugins.my-plugin.\"] = \"kong/plugins/my-plugin/handler.lua\" } }",
        good: "build = { modules = { [\"kong.plugins.my-plugin.handler\"] = \"kong/plugins/my-plugin/handler.lua\" } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
