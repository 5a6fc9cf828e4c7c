//! `undefined-field`: a field of a standard global that does not exist.

use super::globals;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "undefined-field",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field of a standard global that does not exist",
        text: "Lua, LuaJIT and OpenResty have no function or value of that name, so it is nil, and calling it fails \
               when the line runs. luacheck calls it 143.",
        bad: "local name = string.trim(value)",
        good: "local name = value:match(\"^%s*(.-)%s*$\")",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    globals::report(subject, &LINT, "143", diagnostics, |_, _, found| {
        let (name, field) = (found.name(), found.field());
        let message = format!("`{name}` has no field `{field}`");
        (message, "check the spelling; functions of other modules must be required".to_owned())
    });
}
