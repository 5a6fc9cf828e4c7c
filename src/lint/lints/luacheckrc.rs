//! `luacheckrc`: a `.luacheckrc` that cannot be read.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(crate) const LINT: Lint = Lint {
    code: "luacheckrc",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a `.luacheckrc` that luacheck refuses",
        text: "The file is a Lua program that assigns options. When it does not run, or gives an option a value of \
               the wrong type, luacheck stops. The lints about globals then go by the standard of OpenResty, Kong and \
               busted.",
        bad: "std = \"ngx_lua\"\nglobals = \"kong\"",
        good: "std = \"ngx_lua\"\nglobals = { \"kong\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
