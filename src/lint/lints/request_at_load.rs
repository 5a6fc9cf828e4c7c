//! `request-at-load`: something of a request, asked for while the module loads.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::pdk::{self, Known};
use crate::lint::phase::Phase::InitWorker;
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, MAIN, Range, Script};

pub(super) const LINT: Lint = Lint {
    code: "request-at-load",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "something of a request, asked for while the module loads",
        text: "What stands outside of functions runs once, when Kong starts, and there is no request then: functions of \
               the PDK that need one raise an error, and `kong.ctx.plugin` and `kong.ctx.shared` are nil for good, not \
               the tables that each request has. Ask for them inside of the handler's functions. Keeping a function \
               itself in a local (`local get_header = kong.request.get_header`) is fine. Modules that are required \
               inside of functions are left alone.",
        bad: "local ctx = kong.ctx.plugin\n\nfunction Handler:access(conf)\n  ctx.seen = true\nend",
        good: "function Handler:access(conf)\n  kong.ctx.plugin.seen = true\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    for (id, file, script) in subject.scripts(Role::Module) {
        let is_loaded = file.module.as_ref().is_some_and(|name| loaded.required.own.contains(name));
        if !is_loaded {
            continue;
        }
        for (expression_id, expression) in script.all() {
            if expression.function != MAIN || script.is_optional(expression_id) {
                continue;
            }
            let Some((path, range)) = asked(subject, id, script, expression_id) else { continue };
            let message =
                format!("`{path}` is asked for while the module loads, without a request");
            let help = "do it inside of the handler's functions, where there is one";
            diagnostics.push(file.at(LINT.diagnostic(message).help(help), range));
        }
    }
}

/// What an expression asks of the request.
fn asked(
    subject: &Subject,
    file: FileId,
    script: &Script,
    id: ExpressionId,
) -> Option<(String, Range)> {
    match script.kind(id) {
        ExpressionKind::Call { callee, .. } => {
            let path = subject.program().global(subject, file, *callee)?;
            let Known::Function(phases) = pdk::look_up(&path) else { return None };
            let needs_request = !phases.contains(InitWorker);
            needs_request.then(|| (path, script.expression(*callee).range))
        }
        ExpressionKind::Index { .. } => {
            let path = subject.program().global(subject, file, id)?;
            let is_context = ["kong.ctx.plugin", "kong.ctx.shared"].contains(&path.as_str());
            is_context.then(|| (path, script.expression(id).range))
        }
        _ => None,
    }
}
