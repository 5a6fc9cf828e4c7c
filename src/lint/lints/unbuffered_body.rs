//! `unbuffered-body`: the body of the service's answer, read although nobody keeps it.

use super::calls::{Path, calls};
use super::way::{place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{BodyFilter, HeaderFilter, Log};
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::syntax::ExpressionKind;

pub(super) const LINT: Lint = Lint {
    code: "unbuffered-body",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "the body of the service's answer, read although nobody keeps it",
        text: "Kong passes an answer on piece by piece. `kong.service.response.get_raw_body` and `get_body` work only \
               where it is kept: in a plugin with a `response` function, or after \
               `kong.service.request.enable_buffering` in `rewrite` or `access`. Elsewhere they raise an error \
               (`service body is only available with buffered proxying`), unless another plugin happens to ask for it.",
        bad: "function Handler:log(conf)\n  kong.log.info(kong.service.response.get_raw_body())\nend",
        good: "function Handler:access(conf)\n  kong.service.request.enable_buffering()\nend\n\n\
               function Handler:log(conf)\n  kong.log.info(kong.service.response.get_raw_body())\nend",
    },
    run,
};

const READERS: [&str; 2] = ["kong.service.response.get_raw_body", "kong.service.response.get_body"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if is_buffered(subject) {
        return;
    }
    for call in calls(subject) {
        let Path::Global(path) = &call.path else { continue };
        if !READERS.contains(&path.as_str()) {
            continue;
        }
        let found = ways(&call, false, |phase| [HeaderFilter, BodyFilter, Log].contains(&phase));
        if found.is_empty() {
            continue;
        }
        let message = format!("nobody keeps the body that `{path}` reads {}", place(&found));
        let help = "call `kong.service.request.enable_buffering()` in `access`, or collect it with \
                    `kong.response.get_raw_body` in `body_filter`";
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

/// Whether the plugin may ask for it: any mention counts, wherever it stands, and so does a `response` function.
fn is_buffered(subject: &Subject) -> bool {
    let responds = super::handlers::field(subject, "response").is_some();
    responds
        || subject.scripts(Role::Module).any(|(_, _, script)| {
            script.all().any(|(_, expression)| match &expression.kind {
                ExpressionKind::String(text) => text.as_ref() == "enable_buffering",
                _ => false,
            })
        })
}
