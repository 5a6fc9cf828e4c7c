//! The file that a call opens: the body of the request, or one that the configuration names.

use super::blocking::FILES;
use super::calls::Call;
use super::handler_self::CONFIGURATIONS;
use crate::lint::Subject;
use crate::syntax::{ExpressionId, ExpressionKind, Origin, Script};

const CONFIGURED: &str =
    "read the file in `configure`, which is given the configurations, and keep what is in it";
const BODY: &str = "use `kong.request.get_raw_body(max)`, which reads the file up to that size";

/// What to do instead of opening that file.
pub(super) fn instead(subject: &Subject, call: &Call) -> &'static str {
    match call.arguments().first() {
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
