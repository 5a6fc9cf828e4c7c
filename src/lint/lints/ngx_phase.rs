//! `ngx-phase`: a function of OpenResty that is called in a phase in which OpenResty refuses it.

use super::calls::{Path, calls, place, ways};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase::{BodyFilter, Certificate, HeaderFilter, InitWorker, Log, Preread};
use crate::lint::phase::Phases;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "ngx-phase",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a function of OpenResty called in a phase in which OpenResty refuses it",
        text: "While headers or a body are filtered and while a request is logged, nginx cannot wait: there are no \
               sockets, no sleep and no subrequests, and the request's body can no longer be read. OpenResty raises \
               an error (`API disabled in the context of log_by_lua*`). That includes clients such as `resty.http` \
               and `resty.redis`. Do such work in a timer. Calls are followed as for `pdk-phase`.",
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
/// Nothing that answers or moves the request.
const ANSWERED: Phases = Phases::of(&[InitWorker, HeaderFilter, BodyFilter, Log]);
/// No body to be read.
const NO_BODY: Phases = Phases::of(&[InitWorker, Certificate, HeaderFilter, BodyFilter, Log]);
/// No request.
const NO_REQUEST: Phases = Phases::of(&[InitWorker, Certificate]);
/// No subrequest.
const NO_SUBREQUEST: Phases =
    Phases::of(&[InitWorker, Certificate, HeaderFilter, BodyFilter, Log, Preread]);
const SENT: Phases = Phases::of(&[BodyFilter, Log]);

/// Functions, the phases that refuse them, and what to do.
const GLOBALS: &[(&str, Phases, &str)] = &[
    ("ngx.sleep", FILTERS, TIMER),
    ("ngx.socket.tcp", NO_SOCKETS, TIMER),
    ("ngx.socket.udp", NO_SOCKETS, TIMER),
    ("ngx.socket.connect", NO_SOCKETS, TIMER),
    ("ngx.location.capture", NO_SUBREQUEST, "make the subrequest in `access`"),
    ("ngx.location.capture_multi", NO_SUBREQUEST, "make the subrequests in `access`"),
    ("ngx.req.read_body", NO_BODY, "read the body in `access` and keep it in `kong.ctx.plugin`"),
    ("ngx.req.get_body_data", NO_REQUEST, "there is no request in this phase"),
    ("ngx.req.get_body_file", NO_REQUEST, "there is no request in this phase"),
    ("ngx.exec", ANSWERED, "do it in `rewrite` or `access`"),
    ("ngx.redirect", ANSWERED, "use `kong.response.exit` in `rewrite` or `access`"),
    ("ngx.say", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.print", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.flush", ANSWERED, "answer in `access`"),
    ("ngx.eof", ANSWERED, "answer in `access`"),
    ("ngx.send_headers", ANSWERED, "use `kong.response.exit` in `access`"),
    ("ngx.thread.spawn", NO_SOCKETS, TIMER),
    ("ngx.req.socket", NO_BODY, "read the body in `access`"),
    ("ngx.req.discard_body", NO_BODY, "do it in `rewrite` or `access`"),
    ("ngx.req.set_body_data", NO_BODY, "use `kong.service.request.set_raw_body` in `access`"),
    ("ngx.req.set_body_file", NO_BODY, "use `kong.service.request.set_raw_body` in `access`"),
    ("ngx.exit", SENT, "use `kong.response.exit` in `access` or `header_filter`"),
];

/// Modules whose functions use sockets, with those functions.
const CLIENTS: &[(&str, &str)] = &[
    ("resty.http", "new"),
    ("resty.redis", "new"),
    ("resty.redis.connector", "new"),
    ("resty.rediscluster", "new"),
    ("resty.dns.resolver", "new"),
    ("resty.openidc", "authenticate"),
    ("resty.openidc", "introspect"),
    ("resty.openidc", "call_userinfo_endpoint"),
    ("resty.mysql", "new"),
    ("resty.memcached", "new"),
    ("resty.websocket.client", "new"),
    ("resty.kafka.client", "new"),
];

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
    }
}
