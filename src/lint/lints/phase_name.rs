//! `phase-name`: a function of the handler whose name is almost that of a phase.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::phase::Phase;
use crate::lint::program::Value;
use crate::lint::{Explanation, Lint, Role, Subject};
use crate::suggestion::distance;
use crate::syntax::ExpressionKind;

pub(super) const LINT: Lint = Lint {
    code: "phase-name",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a function of the handler whose name is almost that of a phase",
        text: "Kong runs the functions of a handler that are called like its phases: `init_worker`, `configure`, \
               `certificate`, `rewrite`, `access`, `response`, `header_filter`, `body_filter`, `log`, `preread`. It \
               ignores all others, so a misspelt one never runs. Functions that the plugin itself calls are left \
               alone.",
        bad: "function Handler:header_filer(conf)\nend",
        good: "function Handler:header_filter(conf)\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(handler) = subject.part("handler") else { return };
    let program = subject.program();
    let Value::Table(id, table) = program.returned(subject, handler) else { return };
    let file = &subject.files[id];
    let Some(script) = file.script() else { return };
    for (name, values) in program.fields(id, table) {
        let [value] = values else { continue };
        let Value::Function(..) = program.value(subject, id, *value) else { continue };
        let Some(phase) = meant(name) else { continue };
        if is_read(subject, name) {
            continue;
        }
        let message = format!("Kong never runs `{name}`, for no phase has that name");
        let found = LINT.diagnostic(message).help(format!("did you mean `{phase}`"));
        diagnostics.push(file.at(found, script.expression(*value).range));
    }
}

/// The phase that a name is a slip for.
fn meant(name: &str) -> Option<Phase> {
    if Phase::of(name).is_some() {
        return None;
    }
    let plain = |text: &str| text.replace(['_', '-'], "").to_lowercase();
    Phase::ALL.into_iter().find(|phase| {
        let most = if phase.name().len() < 8 { 1 } else { 2 };
        plain(name) == plain(phase.name())
            || (name.len().abs_diff(phase.name().len()) <= most
                && distance(name, phase.name()) <= most)
    })
}

/// Whether some module reads a field of that name.
fn is_read(subject: &Subject, name: &str) -> bool {
    subject.scripts(Role::Module).any(|(_, _, script)| {
        let targets: HashSet<_> = script.targets().collect();
        script.all().any(|(id, expression)| match expression.kind {
            ExpressionKind::Index { key, .. } => {
                script.string(key) == Some(name) && !targets.contains(&id)
            }
            ExpressionKind::Method { name: key, .. } => script.string(key) == Some(name),
            _ => false,
        })
    })
}
