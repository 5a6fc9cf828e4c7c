//! `target-calls`: a call of what the target does not have.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::program::Value;
use crate::lint::{Explanation, FileId, Lint, Role, Subject, Target};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

use super::deployment::is_for;

pub(super) const LINT: Lint = Lint {
    code: "target-calls",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a call of what the target does not have",
        text: "A plugin that is streamed (`konnect-streaming`) has no timers, no files and no programs. Data planes of \
               Konnect have no database either: `kong.db` is a warning, for what the data plane has been sent can be \
               read there. Calls are found wherever they stand in the plugin's modules.",
        bad: "function Handler:log(conf)\n  ngx.timer.at(0, send, conf)\nend",
        good: "function Handler:log(conf)\n  kong.log.info(kong.log.serialize())\nend",
    },
    run,
};

/// Beginnings of what is called, what it is, and what to do instead.
const REFUSED: &[(&str, &str, &str)] = &[
    ("ngx.timer.", "timers", "do the work while the request is there"),
    ("kong.timer.", "timers", "do the work while the request is there"),
    ("io.", "files", "keep what the plugin needs in its configuration or in its code"),
    ("os.execute", "programs", "use a service that the plugin calls"),
    ("os.remove", "files", "keep data in `kong.ctx` or in a service"),
    ("os.rename", "files", "keep data in `kong.ctx` or in a service"),
    ("os.tmpname", "files", "keep data in `kong.ctx` or in a service"),
    ("dofile", "files", "write the code into `handler.lua`"),
    ("loadfile", "files", "write the code into `handler.lua`"),
    ("lfs.", "files", "keep what the plugin needs in its configuration or in its code"),
    ("pl.file.", "files", "keep what the plugin needs in its configuration or in its code"),
    ("pl.dir.", "files", "keep what the plugin needs in its configuration or in its code"),
];
const DATABASE: &str = "kong.db.";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !is_for(subject, Target::KonnectStreaming) {
        return;
    }
    for (id, file, script) in subject.scripts(Role::Module) {
        for (_, function) in script.all_functions() {
            for call in &function.calls {
                let Some((path, callee)) = called(subject, id, script, *call) else { continue };
                let Some(found) = refused(&path) else { continue };
                diagnostics.push(file.at(found, script.expression(callee).range));
            }
        }
    }
}

/// The dotted path of what a call calls: a global's field, or a module's.
fn called(
    subject: &Subject,
    file: FileId,
    script: &Script,
    call: ExpressionId,
) -> Option<(String, ExpressionId)> {
    let program = subject.program();
    let (value, callee) = match script.kind(call) {
        ExpressionKind::Call { callee, .. } => (program.value(subject, file, *callee), *callee),
        ExpressionKind::Method { object, name, .. } => {
            (program.method(subject, file, *object, script.string(*name)?), *object)
        }
        _ => return None,
    };
    match value {
        Value::Global(path) => Some((path.join("."), callee)),
        Value::Foreign(module, path) => Some((format!("{module}.{}", path.join(".")), callee)),
        _ => None,
    }
}

fn refused(path: &str) -> Option<Diagnostic> {
    if path.starts_with(DATABASE) {
        let message = format!("konnect-streaming has no database for `{path}`");
        let help = "call a service of your own, or keep the data in the configuration";
        return Some(Diagnostic::warning(LINT.code, message).help(help));
    }
    let (_, kind, help) = REFUSED.iter().find(|(beginning, ..)| {
        *beginning == path || (beginning.ends_with('.') && path.starts_with(beginning))
    })?;
    let message = format!("konnect-streaming has no {kind}: `{path}` cannot be called");
    Some(LINT.diagnostic(message).help(*help))
}
