//! `phase-name`: a function of the handler whose name is almost that of a phase.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::phase::Phase;
use crate::lint::program::Value;
use crate::lint::reach::handler_functions;
use crate::lint::{Explanation, File, FileId, Lint, Role, Subject};
use crate::suggestion::distance;
use crate::syntax::{ExpressionId, ExpressionKind, Script, StatementKind};

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
        let repair = repair(subject, file, script, *value, name);
        let found = LINT.diagnostic(message).help(format!("did you mean `{phase}`")).repair(repair);
        diagnostics.push(file.at(found, script.expression(*value).range));
    }
}

/// Writes the phase's name where the function is declared, if only one phase can be meant and has no function yet.
fn repair(
    subject: &Subject,
    file: &File,
    script: &Script,
    function: ExpressionId,
    name: &str,
) -> Option<Repair> {
    let mut phases = candidates(name);
    let phase = phases.next().filter(|_| phases.next().is_none())?;
    let is_taken = handler_functions(subject).iter().any(|(other, ..)| *other == phase);
    let declared = declaration(script, function)?;
    let range = script.expression(declared).range;
    let fits = !is_taken && file.slice(range) == name;
    fits.then(|| file.replace(&[(range, phase.name())]))
}

/// The key that a function is given in the handler: the name in `function Handler:name()` or before `= function()`.
pub(super) fn declaration(script: &Script, function: ExpressionId) -> Option<ExpressionId> {
    let statements = script.blocks.iter().flat_map(|block| &block.statements);
    let assigned = statements.filter_map(|statement| match &statement.kind {
        StatementKind::Assign { targets, values } if values[..] == [function] => targets.first(),
        _ => None,
    });
    let assigned = assigned.filter_map(|target| match script.kind(*target) {
        ExpressionKind::Index { key, .. } => Some(*key),
        _ => None,
    });
    let fields = script.all().filter_map(|(_, expression)| match &expression.kind {
        ExpressionKind::Table(fields) => Some(fields),
        _ => None,
    });
    let fields = fields.flatten().filter(|field| field.value == function);
    let mut found = assigned.chain(fields.filter_map(|field| field.key));
    found.next().filter(|_| found.next().is_none())
}

/// The phase that a name is a slip for.
fn meant(name: &str) -> Option<Phase> {
    candidates(name).next()
}

/// The phases that a name may be a slip for.
fn candidates(name: &str) -> impl Iterator<Item = Phase> {
    let is_phase = Phase::of(name).is_some();
    let plain = |text: &str| text.replace(['_', '-'], "").to_lowercase();
    Phase::ALL.into_iter().filter(move |_| !is_phase).filter(move |phase| {
        let most = if phase.name().len() < 8 { 1 } else { 2 };
        plain(name) == plain(phase.name())
            || (name.len().abs_diff(phase.name().len()) <= most
                && distance(name, phase.name()) <= most)
    })
}

/// Whether some module reads a field of that name, of the handler perhaps.
pub(super) fn is_read(subject: &Subject, name: &str) -> bool {
    subject.scripts(Role::Module).any(|(file, _, script)| {
        let targets: HashSet<_> = script.targets().collect();
        script.all().any(|(id, expression)| match expression.kind {
            ExpressionKind::Index { object, key } => {
                script.string(key) == Some(name)
                    && !targets.contains(&id)
                    && !is_foreign(subject, file, object)
            }
            ExpressionKind::Method { object, name: key, .. } => {
                script.string(key) == Some(name) && !is_foreign(subject, file, object)
            }
            _ => false,
        })
    })
}

/// Whether an object is Kong's, nginx's or Lua's, as in `kong.log` and `math.log`.
fn is_foreign(subject: &Subject, file: FileId, object: ExpressionId) -> bool {
    let path = subject.program().global(subject, file, object);
    path.is_some_and(|path| matches!(path.split('.').next(), Some("kong" | "ngx" | "math")))
}
