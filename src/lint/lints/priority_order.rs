//! `priority-order`: a plugin that runs on the wrong side of the plugins that it works with.

use super::calls::{Call, Path, calls};
use super::handlers::at_field;
use super::way::ways;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::bundled::priority;
use crate::lint::phase::Phase;
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "priority-order",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a plugin that runs before what it reads is known, or after it was needed",
        text: "A plugin that asks in `access` who the client is learns nothing when it runs before the plugins that \
               find it out (jwt 1450, oauth2 1400, key-auth 1250, ldap-auth 1200, basic-auth 1100, hmac-auth 1030). \
               One that calls `kong.client.authenticate` comes too late when acl (950) and rate-limiting (910) have \
               asked before it. Only PRIORITY above 1450 and below 950 is reported; docs/priorities.md has all \
               numbers. Kong Enterprise can order plugins otherwise, by configuration.",
        bad: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 3000 }\n\nfunction Handler:access(conf)\n  \
              local consumer = kong.client.get_consumer()\nend",
        good: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 940 }\n\nfunction Handler:access(conf)\n  \
               local consumer = kong.client.get_consumer()\nend",
    },
    run,
};

/// Plugins that find out who the client is, the first first.
const AUTHENTICATION: [&str; 6] =
    ["jwt", "oauth2", "key-auth", "ldap-auth", "basic-auth", "hmac-auth"];
/// Plugins that ask who the client is, the first first.
const ASKING: [&str; 3] = ["acl", "rate-limiting", "response-ratelimiting"];
/// Request headers that the plugins for authentication set.
const HEADERS: [&str; 5] = [
    "x-consumer-id",
    "x-consumer-custom-id",
    "x-consumer-username",
    "x-credential-identifier",
    "x-anonymous-consumer",
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(own) = subject.facts.loaded.as_ref().and_then(|loaded| loaded.priority) else {
        return;
    };
    let in_access: Vec<_> = calls(subject)
        .into_iter()
        .filter(|call| !ways(call, true, |phase| phase == Phase::Access).is_empty())
        .collect();
    if in_access.iter().any(authenticates) {
        let before: Vec<_> = ASKING
            .into_iter()
            .filter(|name| known(name) > own)
            .map(|name| format!("`{name}` ({})", known(name)))
            .collect();
        if !before.is_empty() {
            let before = before.join(", ");
            let message =
                format!("PRIORITY {own} authenticates clients after {before} asked who they are");
            let help = format!("choose one above {}, that of `acl`", known("acl"));
            diagnostics.push(at_field(subject, "PRIORITY", LINT.diagnostic(message).help(help)));
        }
    } else if own > known(AUTHENTICATION[0])
        && !sets_consumer(subject)
        && let Some(call) = in_access.iter().find(|call| asks(call))
    {
        let message = format!(
            "nobody knows the client yet: the plugin has PRIORITY {own} and runs before `jwt` ({}) to `hmac-auth` ({})",
            known(AUTHENTICATION[0]),
            known(AUTHENTICATION[5])
        );
        let help = format!(
            "choose a PRIORITY below {}, or ask in a later phase",
            known(AUTHENTICATION[5])
        );
        let range = call.script.expression(call.callee).range;
        diagnostics.push(call.file.at(LINT.diagnostic(message).help(help), range));
    }
}

fn known(name: &str) -> f64 {
    priority(name).map_or(0.0, f64::from)
}

fn authenticates(call: &Call) -> bool {
    call.path == Path::Global("kong.client.authenticate".to_owned())
}

/// Whether a call asks who the client is.
fn asks(call: &Call) -> bool {
    let Path::Global(path) = &call.path else { return false };
    match path.as_str() {
        "kong.client.get_consumer" | "kong.client.get_credential" => true,
        "kong.request.get_header" => constant(call).is_some_and(|name| {
            HEADERS.contains(&name.to_ascii_lowercase().replace('_', "-").as_str())
        }),
        _ => false,
    }
}

/// The constant that a call is given first, such as the name of a header.
fn constant<'a>(call: &Call<'a>) -> Option<&'a str> {
    call.arguments().first().and_then(|argument| call.script.string(*argument))
}

/// Whether a plugin says who the client is without the PDK, as plugins did before Kong 1.0.
fn sets_consumer(subject: &Subject) -> bool {
    subject
        .files
        .iter()
        .filter_map(|file| file.script())
        .any(|script| script.targets().any(|target| is_consumer(script, target)))
}

fn is_consumer(script: &Script, target: ExpressionId) -> bool {
    let ExpressionKind::Index { key, .. } = script.kind(target) else { return false };
    matches!(script.string(*key), Some("authenticated_consumer" | "authenticated_credential"))
}
