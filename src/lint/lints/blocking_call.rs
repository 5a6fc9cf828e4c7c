//! `blocking-call`: a call that stops the whole worker while it waits.

use super::blocking::{FILES, blocking};
use super::calls::calls;
use super::opened_file;
use super::way::{place, ways};
use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "blocking-call",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a call that stops the whole worker while it waits",
        text: "A worker serves all of its requests in one thread. Programs that are run, files that are read, renamed \
               or removed, and sockets of LuaSocket make it wait, and every other request with it. Use OpenResty's \
               sockets (`resty.http` and others), which let other requests run, and do what touches files in \
               `init_worker` or `configure`. Calls are followed as for `pdk-phase`.",
        bad: "local https = require \"ssl.https\"\n\nfunction Handler:access(conf)\n  \
              local body = https.request(conf.url)\nend",
        good: "local http = require \"resty.http\"\n\nfunction Handler:access(conf)\n  \
               local res, err = http.new():request_uri(conf.url)\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        let Some((shown, help)) = blocking(&call.path) else { continue };
        let found = ways(&call, true, Phase::serves_requests);
        if found.is_empty() {
            continue;
        }
        let stops = if shown.len() > 1 { "stop" } else { "stops" };
        let message = format!("{} {stops} the worker {}", List::and(&shown), place(&found));
        let help = if help == FILES { opened_file::instead(subject, &call) } else { help };
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}
