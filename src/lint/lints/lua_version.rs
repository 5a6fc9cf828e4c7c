//! `lua-version`: a rockspec that asks for another Lua than Kong's.

use super::dependencies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::version::RockVersion;

pub(super) const LINT: Lint = Lint {
    code: "lua-version",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec that asks for a Lua which Kong does not have",
        text: "Kong runs on LuaJIT, which is Lua 5.1 to LuaRocks. A rock that wants a newer Lua cannot be installed \
               beside Kong.",
        bad: "dependencies = { \"lua >= 5.3\" }",
        good: "dependencies = { \"lua >= 5.1\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for named in dependencies::all(subject) {
        let dependency = named.dependency;
        if dependency.name == "lua" && !dependency.allows(&RockVersion::parse("5.1-1")) {
            let message = format!("`{}` shuts Lua 5.1 out, which is Kong's", dependency.text);
            let found = LINT.diagnostic(message).help("write `lua >= 5.1`");
            diagnostics.push(named.at(found));
        }
    }
}
