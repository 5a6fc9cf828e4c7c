//! `blocking-call`: a call that stops the whole worker while it waits.

use super::calls::{Call, Path, calls};
use super::handler_self::CONFIGURATIONS;
use super::way::{place, ways};
use crate::count::List;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase;
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Origin, Script};

pub(super) const LINT: Lint = Lint {
    code: "blocking-call",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a call that stops the whole worker while it waits",
        text: "A worker serves all of its requests in one thread. Programs that are run, files that are read and \
               sockets of LuaSocket make it wait, and every other request with it. Use OpenResty's sockets \
               (`resty.http` and others), which let other requests run, and do what touches files in `init_worker` or `configure`. \
               Calls are followed as for `pdk-phase`.",
        bad: "local https = require \"ssl.https\"\n\nfunction Handler:access(conf)\n  local body = https.request(conf.url)\nend",
        good: "local http = require \"resty.http\"\n\nfunction Handler:access(conf)\n  \
               local res, err = http.new():request_uri(conf.url)\nend",
    },
    run,
};

const FILES: &str = "read files in `init_worker`, and keep what is in them";
const CONFIGURED: &str =
    "read the file in `configure`, which is given the configurations, and keep what is in it";
const BODY: &str = "use `kong.request.get_raw_body(max)`, which reads the file up to that size";
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
        let stops = if shown.len() > 1 { "stop" } else { "stops" };
        let message = format!("{} {stops} the worker {}", List::and(&shown), place(&found));
        let help = if help == FILES { files(subject, &call) } else { help };
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

/// The names of what is called, if it blocks, and what to do instead.
fn blocking(path: &Path) -> Option<(Vec<String>, &'static str)> {
    match path {
        Path::Global(path) => {
            let (name, help) = GLOBALS.iter().find(|(name, _)| name == path)?;
            Some((vec![(*name).to_owned()], help))
        }
        Path::Module(module, name) => {
            let (.., help) = MODULES.iter().find(|(other, names, _)| {
                other == module && names.split(' ').any(|other| other == name)
            })?;
            Some((vec![format!("{module}.{name}")], help))
        }
        Path::OneOf(paths) => {
            let all: Option<Vec<_>> = paths.iter().map(blocking).collect();
            let (names, helps): (Vec<_>, Vec<_>) = all?.into_iter().unzip();
            Some((names.concat(), helps.first()?))
        }
    }
}

/// What to do instead of opening that file.
fn files(subject: &Subject, call: &Call) -> &'static str {
    let argument = match call.script.kind(call.id) {
        ExpressionKind::Call { arguments, .. } => arguments.first(),
        _ => None,
    };
    match argument {
        Some(path) if is_body(subject, call, *path) => BODY,
        Some(path) if is_configured(call.script, *path) => CONFIGURED,
        _ => FILES,
    }
}

/// Whether a path is that of the file in which nginx keeps a request's body.
fn is_body(subject: &Subject, call: &Call, path: ExpressionId) -> bool {
    match call.script.kind(path) {
        ExpressionKind::Local(local) => match call.script.local(*local).origin {
            Origin::Value(value) => is_body(subject, call, value),
            _ => false,
        },
        ExpressionKind::Call { callee, .. } => {
            let name = subject.program().global(subject, call.file_id, *callee);
            name.as_deref() == Some("ngx.req.get_body_file")
        }
        _ => false,
    }
}

/// Whether a path comes from the configuration.
fn is_configured(script: &Script, path: ExpressionId) -> bool {
    match script.kind(path) {
        ExpressionKind::Index { object, .. } => match script.kind(*object) {
            ExpressionKind::Local(local) => {
                let local = script.local(*local);
                local.origin == Origin::Parameter && CONFIGURATIONS.contains(&local.name.as_ref())
            }
            _ => is_configured(script, *object),
        },
        _ => script.children(path).into_iter().any(|child| is_configured(script, child)),
    }
}
