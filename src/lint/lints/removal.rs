//! The removal of a declaration that nothing needs: a local on a line of its own, whose value has no other effect.

use crate::diagnostic::Repair;
use crate::lint::File;
use crate::syntax::{ExpressionId, ExpressionKind, LocalId, Origin, Range, Script};

/// Modules that do nothing but return what they have when they are required.
const PURE_MODULES: &[&str] = &[
    "bit",
    "cjson",
    "cjson.safe",
    "ffi",
    "inspect",
    "kong.constants",
    "kong.db.schema.typedefs",
    "kong.meta",
    "lfs",
    "ngx.base64",
    "ngx.errlog",
    "ngx.re",
    "ngx.semaphore",
    "ngx.ssl",
    "pl.pretty",
    "pl.stringx",
    "pl.tablex",
    "pl.utils",
    "socket.url",
    "string.buffer",
    "table.clear",
    "table.clone",
    "table.isarray",
    "table.isempty",
    "table.nkeys",
    "table.new",
];

/// Beginnings of the names of such modules.
const PURE_FAMILIES: [&str; 7] = [
    "kong.tools.",
    "resty.aes",
    "resty.http",
    "resty.lrucache",
    "resty.openssl",
    "resty.sha",
    "resty.string",
];

/// Globals whose fields can be read without any effect.
const PURE_GLOBALS: [&str; 14] = [
    "bit",
    "coroutine",
    "debug",
    "io",
    "jit",
    "kong",
    "math",
    "ngx",
    "os",
    "package",
    "string",
    "table",
    "tostring",
    "utf8",
];

/// Global functions of Lua itself.
const FUNCTIONS: [&str; 17] = [
    "assert",
    "error",
    "getmetatable",
    "ipairs",
    "next",
    "pairs",
    "pcall",
    "print",
    "rawequal",
    "rawget",
    "rawset",
    "require",
    "select",
    "setmetatable",
    "tonumber",
    "type",
    "unpack",
];

/// The removal of `local name = value`, which stands at `statement`, if nothing else is lost with it.
pub(super) fn of(
    file: &File,
    script: &Script,
    statement: Range,
    locals: &[LocalId],
    values: &[ExpressionId],
) -> Option<Repair> {
    let ([local], [] | [_]) = (locals, values) else { return None };
    let local = script.local(*local);
    let is_needed = !local.reads.is_empty() || !local.writes.is_empty();
    if is_needed || !values.iter().all(|value| is_pure(script, *value)) {
        return None;
    }
    lines(file, statement).map(|range| file.replace(&[(range, "")]))
}

/// The removal of the field `key = value` of a table, with the comma that parts it from the next one.
pub(super) fn field(file: &File, key: Range, value: Range) -> Option<Repair> {
    let between = file.slice(Range { start: key.end, end: value.start });
    if between.trim() != "=" {
        return None;
    }
    let text = file.text.as_bytes();
    let (first, last) = (file.lines.line(key.start), file.lines.line(value.end));
    let (above, below) = (file.lines.bytes_of(text, first), file.lines.bytes_of(text, last));
    let before = file.slice(Range { end: key.start, ..above });
    let after = file.slice(Range { start: value.end, ..below });
    let rest = after.trim_start().strip_prefix([',', ';']);
    if rest.unwrap_or(after).trim_start().starts_with("--") {
        return None;
    }
    if before.trim().is_empty() && rest.unwrap_or(after).trim().is_empty() {
        return Some(file.replace(&[(above.to(below), "")]));
    }
    let range = if let Some(rest) = rest {
        let kept = rest.trim_start_matches([' ', '\t']).len();
        let end = value.end + u32::try_from(after.len() - kept).ok()?;
        Range { start: key.start, end }
    } else {
        let kept = before.trim_end().strip_suffix([',', ';'])?.trim_end().len();
        let start = above.start + u32::try_from(kept).ok()?;
        Range { start, end: value.end }
    };
    Some(file.replace(&[(range, "")]))
}

/// The line of a statement that is alone on it and that no comment is about. Where it parted two empty lines one of them
/// goes, too.
fn lines(file: &File, statement: Range) -> Option<Range> {
    let text = file.text.as_bytes();
    let (line, last) = (file.lines.line(statement.start), file.lines.line(statement.end));
    let whole = file.lines.bytes_of(text, line);
    let before = file.slice(Range { end: statement.start, ..whole });
    let after = file.slice(Range { start: statement.end, ..whole }).trim();
    if line != last || !before.trim().is_empty() || !matches!(after, "" | ";") {
        return None;
    }
    let of = |line: usize| {
        let is_there = line > 0 && line <= file.lines.count();
        is_there.then(|| file.slice(file.lines.bytes_of(text, line)).trim())
    };
    let above = of(line - 1);
    if above.is_some_and(|above| above.starts_with("--") || above.ends_with("]]")) {
        return None;
    }
    let is_parted = above.is_none_or(str::is_empty) && of(line + 1) == Some("");
    let end = if is_parted { file.lines.bytes_of(text, line + 1).end } else { whole.end };
    Some(Range { end, ..whole })
}

/// Whether evaluating an expression does nothing else.
fn is_pure(script: &Script, id: ExpressionId) -> bool {
    match script.kind(id) {
        ExpressionKind::Nil
        | ExpressionKind::Boolean(_)
        | ExpressionKind::Number
        | ExpressionKind::String(_)
        | ExpressionKind::Vararg
        | ExpressionKind::Function(_)
        | ExpressionKind::Local(_) => true,
        ExpressionKind::Global(name) => {
            PURE_GLOBALS.contains(&&**name) || FUNCTIONS.contains(&&**name)
        }
        ExpressionKind::Index { object, key } => {
            script.string(*key).is_some() && is_field(script, *object)
        }
        ExpressionKind::Call { arguments, .. } => {
            arguments.len() == 1 && script.required(id).is_some_and(is_pure_module)
        }
        ExpressionKind::Table(fields) => fields.iter().all(|field| {
            field.key.is_none_or(|key| script.string(key).is_some()) && is_pure(script, field.value)
        }),
        ExpressionKind::Parentheses(inner) => is_pure(script, *inner),
        _ => false,
    }
}

/// Whether an expression is a field of a well-known global, which is there.
fn is_field(script: &Script, id: ExpressionId) -> bool {
    match script.kind(id) {
        ExpressionKind::Global(name) => PURE_GLOBALS.contains(&&**name),
        ExpressionKind::Local(local) => match script.local(*local).origin {
            Origin::Value(value) => is_field(script, value),
            _ => false,
        },
        ExpressionKind::Index { object, key } => {
            script.string(*key).is_some() && is_field(script, *object)
        }
        _ => false,
    }
}

fn is_pure_module(name: &str) -> bool {
    PURE_MODULES.contains(&name) || PURE_FAMILIES.iter().any(|family| name.starts_with(family))
}
