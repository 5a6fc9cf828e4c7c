//! `base-plugin`: a handler that still inherits from the base plugin of Kong before 3.0.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::program::{TableOrigin, Value};
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Origin, Script};

pub(super) const LINT: Lint = Lint {
    code: "base-plugin",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a handler that inherits from the base plugin of Kong before 3.0",
        text: "Until Kong 2.8 a handler could extend `kong.plugins.base_plugin` and call \
               `Handler.super.access(self)` first in each phase. Kong 3.0 removed the module: a handler is a plain \
               table with VERSION and PRIORITY, and there is nothing to call.",
        bad: "local Handler = BasePlugin:extend()\n\nfunction Handler:access(conf)\n  Handler.super.access(self)\nend",
        good: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }\n\nfunction Handler:access(conf)\nend",
    },
    run,
};

/// The module.
pub(super) const BASE: &str = "kong.plugins.base_plugin";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if subject.module(BASE).is_some() {
        return;
    }
    for (id, file, script) in subject.scripts(Role::Module) {
        for (call, expression) in script.all() {
            let found = if extends(subject, id, script, call) {
                LINT.diagnostic("a handler no longer extends a base plugin")
                    .help(
                        "write `{ VERSION = \"1.0.0\", PRIORITY = 1000 }`, with your own numbers, and take the \
                         `require` of the base plugin out",
                    )
            } else if calls_super(subject, id, script, call) {
                LINT.diagnostic("there is no base plugin to call").help(removal(script, call))
            } else {
                continue;
            };
            diagnostics.push(file.at(found, expression.range));
        }
    }
}

/// Whether a handler in the file extends the base plugin; this lint then tells what to do about its `require`, too.
pub(super) fn is_told(subject: &Subject, file: FileId) -> bool {
    let read = &subject.files[file];
    let Some(script) = read.script().filter(|_| read.role == Role::Module) else { return false };
    script.all().any(|(call, _)| extends(subject, file, script, call))
}

/// What to remove: `new` does nothing but this call, as a rule, and Kong no longer calls it.
fn removal(script: &Script, call: ExpressionId) -> String {
    let function = &script.function(script.expression(call).function).name;
    match function.rsplit_once([':', '.']) {
        Some((_, "new")) => "remove the whole function `new`: Kong does not call it".to_owned(),
        _ => "remove this call".to_owned(),
    }
}

/// Whether a table is a handler that extends the base plugin.
pub(super) fn is_class(subject: &Subject, file: FileId, table: TableOrigin) -> bool {
    let Some(script) = subject.files[file].script() else { return false };
    let TableOrigin::Local(local) = table else { return false };
    matches!(script.local(local).origin, Origin::Value(value) if extends(subject, file, script, value))
}

/// `BasePlugin:extend()`
fn extends(subject: &Subject, file: FileId, script: &Script, call: ExpressionId) -> bool {
    let ExpressionKind::Method { object, name, .. } = script.kind(call) else { return false };
    script.string(*name) == Some("extend")
        && matches!(
            subject.program().value(subject, file, *object),
            Value::Foreign(module, path) if module.as_ref() == BASE && path.is_empty()
        )
}

/// `Handler.super.access(self)` where the handler extends the base plugin.
fn calls_super(subject: &Subject, file: FileId, script: &Script, call: ExpressionId) -> bool {
    let ExpressionKind::Call { callee, .. } = script.kind(call) else { return false };
    let ExpressionKind::Index { object: parent, .. } = script.kind(*callee) else { return false };
    let ExpressionKind::Index { object, key } = script.kind(*parent) else { return false };
    let ExpressionKind::Local(local) = script.kind(*object) else { return false };
    let Origin::Value(value) = script.local(*local).origin else { return false };
    script.string(*key) == Some("super") && extends(subject, file, script, value)
}
