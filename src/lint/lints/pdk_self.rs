//! `pdk-self`: a function of the PDK that is called with a colon, or a method of Kong that is called with a dot.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::pdk::{self, Known};
use crate::lint::program::Value;
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Origin, Script};

pub(super) const LINT: Lint = Lint {
    code: "pdk-self",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a PDK function called with a colon, or a method of Kong called with a dot",
        text: "Functions of the plugin development kit take no `self`: a colon hands `kong.request` over in the place \
               of the first argument, and Kong raises an error (`header name must be a string`). It is the other way \
               round with `kong.cache` and the entities in `kong.db`, which are objects: their methods need the \
               colon.",
        bad: "local host = kong.request:get_header(\"Host\")",
        good: "local host = kong.request.get_header(\"Host\")",
    },
    run,
};

/// Parts of the PDK whose functions look at their first argument.
const STRICT: [&str; 6] = [
    "kong.request",
    "kong.response",
    "kong.service",
    "kong.service.request",
    "kong.service.response",
    "kong.ip",
];

/// Methods of `kong.cache`.
const CACHE: &[&str] =
    &["get", "get_bulk", "invalidate", "invalidate_local", "probe", "purge", "renew", "safe_set"];
/// Methods of an entity in `kong.db`.
const ENTITY: &[&str] =
    &["cache_key", "delete", "each", "insert", "page", "select", "truncate", "update", "upsert"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (id, file, script) in subject.scripts(Role::Module) {
        for (_, expression) in script.all() {
            let (found, callee) = match &expression.kind {
                ExpressionKind::Method { object, name, arguments } if !arguments.is_empty() => {
                    let name = script.string(*name).unwrap_or_default();
                    (with_colon(subject, id, *object, name), *object)
                }
                ExpressionKind::Call { callee, arguments } => {
                    (with_dot(subject, id, script, *callee, arguments), *callee)
                }
                _ => continue,
            };
            let range = script.expression(callee).range;
            diagnostics.extend(found.map(|found| file.at(found, range)));
        }
    }
}

fn with_colon(
    subject: &Subject,
    id: FileId,
    object: ExpressionId,
    name: &str,
) -> Option<Diagnostic> {
    let object = subject.program().global(subject, id, object)?;
    let Known::Function(_) = pdk::look_up(&format!("{object}.{name}")) else { return None };
    let message = format!("`{object}:{name}` passes `{object}` as the first argument");
    let found = if STRICT.contains(&object.as_str()) {
        LINT.diagnostic(message)
    } else if object == "kong.log" {
        // It logs the table's address, and nothing fails.
        Diagnostic::warning(LINT.code, message)
    } else {
        return None;
    };
    Some(found.help(format!("write a dot: `{object}.{name}`")))
}

fn with_dot(
    subject: &Subject,
    id: FileId,
    script: &Script,
    callee: ExpressionId,
    arguments: &[ExpressionId],
) -> Option<Diagnostic> {
    let path = subject.program().global(subject, id, callee)?;
    let (object, name) = path.rsplit_once('.')?;
    let is_entity = object.strip_prefix("kong.db.").is_some_and(|name| !name.contains('.'));
    let methods = match object {
        "kong.cache" => CACHE,
        _ if is_entity => ENTITY,
        _ => return None,
    };
    let first = arguments.first();
    if !methods.contains(&name) || first.is_some_and(|first| is_object(subject, id, script, *first))
    {
        return None;
    }
    let message = format!("`{path}` is a method, and is called without its object");
    Some(LINT.diagnostic(message).help(format!("write a colon: `{object}:{name}`")))
}

/// Whether an argument is, or may be, the object itself.
fn is_object(subject: &Subject, id: FileId, script: &Script, argument: ExpressionId) -> bool {
    let is_given = match script.kind(argument) {
        ExpressionKind::Local(local) => {
            matches!(script.local(*local).origin, Origin::Parameter | Origin::ImplicitSelf)
        }
        ExpressionKind::Vararg => true,
        _ => false,
    };
    is_given || matches!(subject.program().value(subject, id, argument), Value::Global(_))
}
