//! `ngx-phase`: a function of OpenResty that is called in a phase in which OpenResty refuses it.

use super::calls::{Path, calls};
use super::choice::{Choice, choice};
use super::way::{place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{
    BodyFilter, Certificate, Configure, HeaderFilter, InitWorker, Log, Preread, Timer,
};
use crate::lint::phase::Phases;
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::ExpressionKind;

pub(super) const LINT: Lint = Lint {
    code: "ngx-phase",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a function of OpenResty called in a phase in which OpenResty refuses it",
        text: "While headers or a body are filtered and while a request is logged, nginx cannot wait: there are no \
               sockets, no sleep and no subrequests, and the request's body can no longer be read. OpenResty raises \
               an error (`API disabled in the context of log_by_lua*`). That includes clients such as `resty.http` \
               and `resty.redis`. Do such work in a timer. In `init_worker`, `configure` and timers there is no \
               request, so `ngx.var`, `ngx.header` and `ngx.req` fail. Calls are followed as for `pdk-phase`.",
        bad: "function Handler:log(conf)\n  local client = http.new()\n  client:request_uri(conf.url)\nend",
        good: "local function send(premature, url)\n  if not premature then\n    http.new():request_uri(url)\n  end\nend\n\n\
               function Handler:log(conf)\n  ngx.timer.at(0, send, conf.url)\nend",
    },
    run,
};

/// Nothing that waits. In `init_worker`, Kong lets `ngx.sleep` stop the worker.
const FILTERS: Phases = Phases::of(&[HeaderFilter, BodyFilter, Log]);
/// No sockets.
const NO_SOCKETS: Phases = Phases::of(&[InitWorker, HeaderFilter, BodyFilter, Log]);
/// Nothing that answers or moves the request, and no body to be read.
const ANSWERED: Phases =
    Phases::of(&[InitWorker, Configure, Certificate, HeaderFilter, BodyFilter, Log, Timer]);
/// No request; `configure` runs in `init_worker` first.
const NO_REQUEST: Phases = Phases::of(&[InitWorker, Configure, Certificate, Timer]);
/// No connection to a client, not even one that sets up TLS.
const NO_CLIENT: Phases = Phases::of(&[InitWorker, Configure, Timer]);
/// No subrequest.
const NO_SUBREQUEST: Phases = Phases::of(&[
    InitWorker,
    Configure,
    Certificate,
    HeaderFilter,
    BodyFilter,
    Log,
    Preread,
    Timer,
]);
const NO_EXIT: Phases = Phases::of(&[InitWorker, BodyFilter, Log]);

/// Functions, the phases that refuse them, and what to do.
const GLOBALS: &[(&str, Phases, &str)] = &[
    ("ngx.sleep", FILTERS, TIMER),
    ("ngx.socket.tcp", NO_SOCKETS, TIMER),
    ("ngx.socket.udp", NO_SOCKETS, TIMER),
    ("ngx.socket.connect", NO_SOCKETS, TIMER),
    ("ngx.location.capture", NO_SUBREQUEST, "make the subrequest in `access`"),
    ("ngx.location.capture_multi", NO_SUBREQUEST, "make the subrequests in `access`"),
    ("ngx.req.read_body", ANSWERED, "read the body in `access` and keep it in `kong.ctx.plugin`"),
    ("ngx.req.get_body_data", NO_REQUEST, NONE),
    ("ngx.req.get_body_file", NO_REQUEST, NONE),
    ("ngx.req.discard_body", NO_REQUEST, NONE),
    ("ngx.req.set_body_data", NO_REQUEST, NONE),
    ("ngx.req.set_body_file", NO_REQUEST, NONE),
    ("ngx.req.init_body", NO_REQUEST, NONE),
    ("ngx.req.append_body", NO_REQUEST, NONE),
    ("ngx.req.finish_body", NO_REQUEST, NONE),
    ("ngx.req.get_headers", NO_CLIENT, NONE),
    ("ngx.req.get_method", NO_CLIENT, NONE),
    ("ngx.req.get_uri_args", NO_CLIENT, NONE),
    ("ngx.req.get_post_args", NO_CLIENT, NONE),
    ("ngx.req.http_version", NO_CLIENT, NONE),
    ("ngx.req.raw_header", NO_CLIENT, NONE),
    ("ngx.req.set_header", NO_CLIENT, NONE),
    ("ngx.req.clear_header", NO_CLIENT, NONE),
    ("ngx.req.set_method", NO_CLIENT, NONE),
    ("ngx.req.set_uri_args", NO_CLIENT, NONE),
    ("ngx.resp.get_headers", NO_CLIENT, NONE),
    ("ngx.exec", ANSWERED, "do it in `rewrite` or `access`"),
    ("ngx.redirect", ANSWERED, "use `kong.response.exit` in `rewrite` or `access`"),
    ("ngx.say", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.print", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.flush", ANSWERED, "answer in `access`"),
    ("ngx.eof", ANSWERED, "answer in `access`"),
    ("ngx.send_headers", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.thread.spawn", NO_SOCKETS, TIMER),
    ("ngx.thread.wait", NO_SOCKETS, TIMER),
    ("ngx.thread.kill", NO_SOCKETS, TIMER),
    ("ngx.req.socket", ANSWERED, "read the body in `access`"),
    ("ngx.exit", NO_EXIT, "use `kong.response.exit` in `access` or `header_filter`"),
];

/// Modules whose functions use sockets, with those functions.
const CLIENTS: &[(&str, &str)] = &[
    ("resty.http", "new"),
    ("resty.redis", "new"),
    ("resty.rediscluster", "new"),
    ("resty.dns.resolver", "new"),
    ("resty.openidc", "authenticate"),
    ("resty.openidc", "introspect"),
    ("resty.openidc", "call_userinfo_endpoint"),
    ("resty.mysql", "new"),
    ("resty.memcached", "new"),
    ("resty.websocket.client", "new"),
];

/// Tables of OpenResty whose fields belong to the request.
const TABLES: [&str; 2] = ["ngx.var.", "ngx.header."];

const NONE: &str =
    "there is no request here: ask in a phase that has one, and pass on what you need";
const TIMER: &str = "do it in a timer: `ngx.timer.at(0, function(premature, ...) ... end, ...)`";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for call in calls(subject) {
        let Some((shown, phases, help)) = refused(&call.path) else { continue };
        let refusing = ways(&call, false, |phase| phases.contains(phase));
        if refusing.is_empty() {
            continue;
        }
        let message = format!("`{shown}` cannot be called {}", place(&refusing));
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
    fields(subject, diagnostics);
}

/// Fields of the tables that are read or set without a request.
fn fields(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (id, function, ways) in subject.reach().functions() {
        let refusing = ways.iter().filter(|way| NO_CLIENT.contains(way.phase) && !way.protected);
        let refusing: Vec<_> = refusing.collect();
        let file = &subject.files[id];
        let Some(script) = file.script().filter(|_| !refusing.is_empty()) else { continue };
        for (field, expression) in script.all() {
            let is_field = matches!(expression.kind, ExpressionKind::Index { .. });
            if !is_field || expression.function != function {
                continue;
            }
            let Some(path) = subject.program().global(subject, id, field) else { continue };
            let name = TABLES.iter().find_map(|table| path.strip_prefix(table));
            let is_certain = choice(script, field, function, ways) == Choice::None;
            if is_certain && name.is_some_and(|name| !name.contains('.')) {
                let message = format!("`{path}` cannot be used {}", place(&refusing));
                diagnostics.push(file.at(LINT.diagnostic(message).help(NONE), expression.range));
            }
        }
    }
}

fn refused(path: &Path) -> Option<(String, Phases, &'static str)> {
    match path {
        Path::Global(path) => {
            let (name, phases, help) = GLOBALS.iter().find(|(name, ..)| name == path)?;
            Some(((*name).to_owned(), *phases, *help))
        }
        Path::Module(module, name) => {
            CLIENTS.iter().find(|(other, new)| other == module && new == name)?;
            Some((format!("{module}.{name}"), NO_SOCKETS, TIMER))
        }
        Path::OneOf(_) => None,
    }
}
