//! `ngx-answer`: an answer that goes around Kong.

use super::calls::{Call, Path, calls};
use super::way::{place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{Access, Response, Rewrite};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "ngx-answer",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "an answer that goes around Kong",
        text: "`ngx.exit`, `ngx.say` and `ngx.print` answer without Kong: `ngx.exit(403)` gives nginx's own HTML page, \
               and logs say that the answer came from an error. `kong.response.exit` answers with JSON, lets the \
               filters and logs of other plugins run, and names the plugin as the source. `ngx.exit(ngx.OK)` in \
               `access` does not go on with the request: the client gets status 500. That one is a warning; write \
               `return`.",
        bad: "function Handler:access(conf)\n  ngx.exit(ngx.HTTP_FORBIDDEN)\nend",
        good: "function Handler:access(conf)\n  return kong.response.exit(403, { message = \"forbidden\" })\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        let Path::Global(path) = &call.path else { continue };
        if !["ngx.exit", "ngx.say", "ngx.print"].contains(&path.as_str()) {
            continue;
        }
        let found = ways(&call, true, |phase| [Rewrite, Access, Response].contains(&phase));
        if found.is_empty() {
            continue;
        }
        let diagnostic = if goes_on(subject, &call) && found.iter().all(|way| way.phase == Access) {
            let message = "`ngx.exit(ngx.OK)` in `access` answers with status 500";
            Diagnostic::warning(LINT.code, message).help("write `return` to go on with the request")
        } else {
            let message = format!("`{path}` answers without Kong {}", place(&found));
            LINT.diagnostic(message).help("use `kong.response.exit`, so that Kong knows the answer")
        };
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(diagnostic, range));
    }
}

/// Whether a call is `ngx.exit(ngx.OK)`.
fn goes_on(subject: &Subject, call: &Call) -> bool {
    let Some(argument) = call.arguments().first() else { return false };
    subject.program().global(subject, call.file_id, *argument).as_deref() == Some("ngx.OK")
}
