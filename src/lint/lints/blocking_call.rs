//! `blocking-call`: a call that stops the whole worker while it waits.

use super::calls::{Path, calls, place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "blocking-call",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a call that stops the whole worker while it waits",
        text: "A worker serves all of its requests in one thread. Programs that are run, files that are read and \
               sockets of LuaSocket make it wait, and every other request with it. Use OpenResty's sockets \
               (`resty.http` and others), which let other requests run, and do what touches files in `init_worker`. \
               Calls are followed as for `pdk-phase`.",
        bad: "local https = require \"ssl.https\"\n\nfunction Handler:access(conf)\n  local body = https.request(conf.url)\nend",
        good: "local http = require \"resty.http\"\n\nfunction Handler:access(conf)\n  \
               local res, err = http.new():request_uri(conf.url)\nend",
    },
    run,
};

const FILES: &str = "read files in `init_worker`, and keep what is in them";
const PROGRAMS: &str = "use `resty.shell`, or do the work outside of Kong";
const SOCKETS: &str = "use `ngx.socket.tcp` or a client built on it";
const HTTP: &str = "use `resty.http`";

/// Globals, and what to do instead.
const GLOBALS: &[(&str, &str)] = &[
    ("os.execute", PROGRAMS),
    ("io.popen", PROGRAMS),
    ("io.open", FILES),
    ("io.lines", FILES),
    ("io.read", FILES),
    ("io.input", FILES),
    ("io.output", FILES),
    ("io.tmpfile", FILES),
];

/// Modules, their functions, and what to do instead.
const MODULES: &[(&str, &str, &str)] = &[
    ("socket", "tcp tcp4 tcp6 udp udp4 udp6 connect connect4 connect6 bind select sleep", SOCKETS),
    ("socket.http", "request", HTTP),
    ("ssl.https", "request", HTTP),
    ("socket.smtp", "send", SOCKETS),
    ("socket.ftp", "get put", SOCKETS),
    ("pl.file", "read write copy", FILES),
    ("pl.utils", "readfile writefile readlines execute executeex", FILES),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        let Some((shown, help)) = blocking(&call.path) else { continue };
        let found = ways(&call, true, Phase::serves_requests);
        if found.is_empty() {
            continue;
        }
        let message = format!("`{shown}` stops the worker {}", place(&found));
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

fn blocking(path: &Path) -> Option<(String, &'static str)> {
    match path {
        Path::Global(path) => {
            let (name, help) = GLOBALS.iter().find(|(name, _)| name == path)?;
            Some(((*name).to_owned(), help))
        }
        Path::Module(module, name) => {
            let (.., help) = MODULES.iter().find(|(other, names, _)| {
                other == module && names.split(' ').any(|other| other == name)
            })?;
            Some((format!("{module}.{name}"), help))
        }
    }
}
