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

const FILES: &str = "keep what the plugin needs in its configuration or in its code";

/// Beginnings of what is called, what it is, and what to do instead.
const REFUSED: &[(&str, &str, &str)] = &[
    ("ngx.timer.", "timers", "do the work while the request is there"),
    ("kong.timer.", "timers", "do the work while the request is there"),
    ("io.", "files", FILES),
    ("os.execute", "programs", "use a service that the plugin calls"),
    ("os.remove", "files", "keep data in `kong.ctx` or in a service"),
    ("os.rename", "files", "keep data in `kong.ctx` or in a service"),
    ("os.tmpname", "files", "keep data in `kong.ctx` or in a service"),
    ("dofile", "files", "write the code into `handler.lua`"),
    ("loadfile", "files", "write the code into `handler.lua`"),
];
const DATABASE: &str = "kong.db.";
/// Modules of the libraries that read and write files.
const MODULES: [&str; 4] = ["lfs", "pl.file", "pl.dir", "pl.path"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !is_for(subject, Target::KonnectStreaming) {
        return;
    }
    for (id, file, script) in subject.scripts(Role::Module) {
        for (_, function) in script.all_functions() {
            for call in &function.calls {
                let Some((value, callee)) = called(subject, id, script, *call) else { continue };
                let Some(found) = refused(&value) else { continue };
                diagnostics.push(file.at(found, script.expression(callee).range));
            }
        }
    }
}

/// What a call calls, and where it is named.
fn called(
    subject: &Subject,
    file: FileId,
    script: &Script,
    call: ExpressionId,
) -> Option<(Value, ExpressionId)> {
    let program = subject.program();
    match script.kind(call) {
        ExpressionKind::Call { callee, .. } => {
            Some((program.value(subject, file, *callee), *callee))
        }
        ExpressionKind::Method { object, name, .. } => {
            Some((program.method(subject, file, *object, script.string(*name)?), *object))
        }
        _ => None,
    }
}

fn refused(value: &Value) -> Option<Diagnostic> {
    match value {
        Value::Global(path) => refused_global(&path.join(".")),
        Value::Foreign(module, path) if MODULES.contains(&module.as_ref()) => {
            let path = format!("{module}.{}", path.join("."));
            Some(LINT.diagnostic(refusal("files", &path)).help(FILES))
        }
        _ => None,
    }
}

fn refusal(kind: &str, path: &str) -> String {
    format!("konnect-streaming has no {kind}: `{path}` cannot be called")
}

fn refused_global(path: &str) -> Option<Diagnostic> {
    if path.starts_with(DATABASE) {
        let message = format!("konnect-streaming has no database for `{path}`");
        let help = "call a service of your own, or keep the data in the configuration";
        return Some(Diagnostic::warning(LINT.code, message).help(help));
    }
    let (_, kind, help) = REFUSED.iter().find(|(beginning, ..)| {
        *beginning == path || (beginning.ends_with('.') && path.starts_with(beginning))
    })?;
    Some(LINT.diagnostic(refusal(kind, path)).help(*help))
}
