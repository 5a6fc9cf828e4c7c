//! `undefined-field`: a field of a standard global that does not exist.

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
    for (file, findings) in subject.files.iter().zip(subject.globals()) {
        for finding in findings.iter().filter(|finding| finding.code == "143") {
            let (name, field) = (finding.found.name(), finding.found.field());
            let help = match &finding.near {
                Some(near) => format!("did you mean `{name}.{near}`"),
                None => {
                    "check the spelling; functions of other modules must be required".to_owned()
                }
            };
            let message = format!("`{name}` has no field `{field}`");
            let found = LINT.diagnostic(message).help(help);
            diagnostics.push(file.at(found, finding.found.whole));
        }
    }
}
