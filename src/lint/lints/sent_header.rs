//! `sent-header`: a header or the status of the response, set when the headers have been sent.

use super::choice::{Choice, choice};
use super::way::place;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{BodyFilter, Log};
use crate::lint::phase::Phases;
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "sent-header",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a header or the status of the response, set when the headers have been sent",
        text: "The headers of a response leave before its body is filtered and long before the request is logged. What \
               `ngx.header` and `ngx.status` are given then is ignored, and nginx logs an error (`attempt to set \
               ngx.header.HEADER after sending out response headers`). Whoever changes a body takes `Content-Length` \
               out in `header_filter`. Nothing is said where `ngx.headers_sent` is asked first. Calls are followed as \
               for `pdk-phase`, which tells of the functions of the PDK.",
        bad: "function Handler:body_filter(conf)\n  ngx.header[\"Content-Length\"] = nil\n  ngx.arg[1] = \"\"\nend",
        good: "function Handler:header_filter(conf)\n  kong.response.clear_header(\"Content-Length\")\nend\n\n\
               function Handler:body_filter(conf)\n  ngx.arg[1] = \"\"\nend",
    },
    run,
};

const SENT: Phases = Phases::of(&[BodyFilter, Log]);

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (id, function, ways) in subject.reach().functions() {
        let late: Vec<_> = ways.iter().filter(|way| SENT.contains(way.phase)).collect();
        let file = &subject.files[id];
        let is_late = file.role == Role::Module && !late.is_empty();
        let Some(script) = file.script().filter(|_| is_late) else { continue };
        for target in script.targets() {
            let expression = script.expression(target);
            if expression.function != function
                || choice(script, target, function, ways) != Choice::None
                || asks_whether_sent(subject, id, script, target)
            {
                continue;
            }
            let Some(shown) = set(subject, id, script, target) else { continue };
            let message = format!("`{shown}` is set {}, after the headers were sent", place(&late));
            let help = "nginx ignores it and logs an error: set it in `header_filter`";
            diagnostics.push(file.at(LINT.diagnostic(message).help(help), expression.range));
        }
    }
}

/// What is set of the response: `ngx.status` or `ngx.header`.
fn set(
    subject: &Subject,
    file: FileId,
    script: &Script,
    target: ExpressionId,
) -> Option<&'static str> {
    let ExpressionKind::Index { object, key } = script.kind(target) else { return None };
    match subject.program().global(subject, file, *object)?.as_str() {
        "ngx.header" => Some("ngx.header"),
        "ngx" if script.string(*key) == Some("status") => Some("ngx.status"),
        _ => None,
    }
}

/// Whether a test on the way asks if the headers have been sent.
fn asks_whether_sent(subject: &Subject, file: FileId, script: &Script, id: ExpressionId) -> bool {
    script.conditions_of(id).any(|found| names_sent(subject, file, script, found.test))
}

fn names_sent(subject: &Subject, file: FileId, script: &Script, id: ExpressionId) -> bool {
    subject.program().global(subject, file, id).as_deref() == Some("ngx.headers_sent")
        || script.children(id).into_iter().any(|id| names_sent(subject, file, script, id))
}
