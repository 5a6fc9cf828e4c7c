//! `handler-self`: a function of the handler that takes its parameters for something else than Kong gives it.

use super::phase_name::{declaration, is_read};
use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::phase::Phase;
use crate::lint::reach::handler_functions;
use crate::lint::{Explanation, File, Lint, Subject};
use crate::syntax::{ExpressionKind, Function, FunctionId, Range, Script};

pub(super) const LINT: Lint = Lint {
    code: "handler-self",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a function of the handler without `self`, or with two",
        text: "Kong calls the handler's functions as methods: the handler comes first, the configuration second. A \
               function that is declared with a dot and takes the configuration first gets the handler in its place, \
               and every field that it reads is nil. `init_worker` is left alone.",
        bad: "function Handler.access(conf)\n  kong.log.debug(conf.limit)\nend",
        good: "function Handler:access(conf)\n  kong.log.debug(conf.limit)\nend",
    },
    run,
};

/// Names that somebody gives to a configuration.
pub(super) const CONFIGURATIONS: [&str; 8] =
    ["conf", "config", "configs", "plugin_conf", "plugin_config", "cfg", "configuration", "_conf"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (phase, id, function) in handler_functions(subject) {
        let file = &subject.files[id];
        let Some(script) = file.script() else { continue };
        let declared = script.function(function);
        let Some((message, help)) = problem(script, declared, phase) else { continue };
        let parameter = declared.parameters[usize::from(declared.method)];
        let range = script.local(parameter).range;
        let repair = repair(subject, file, script, function, phase);
        diagnostics.push(file.at(LINT.diagnostic(message).help(help).repair(repair), range));
    }
}

/// Writes the colon for the dot, or the dot for the colon, of a function that only Kong calls.
fn repair(
    subject: &Subject,
    file: &File,
    script: &Script,
    id: FunctionId,
    phase: Phase,
) -> Option<Repair> {
    let function = script.function(id);
    let (present, right) = if function.method { (":", ".") } else { (".", ":") };
    // The implicit `self` must be the only one.
    let names_self = script.all().any(|(_, expression)| match &expression.kind {
        ExpressionKind::Local(local) => {
            script.is_within(expression.function, id) && *script.local(*local).name == *"self"
        }
        ExpressionKind::Global(name) => {
            script.is_within(expression.function, id) && **name == *"self"
        }
        _ => false,
    });
    let alone = function.parameters.len() == 1 && !function.vararg;
    let fits = if function.method { function.parameters.len() == 3 } else { alone && !names_self };
    if !fits || is_read(subject, phase.name()) {
        return None;
    }
    let value = script.all().find_map(|(value, expression)| match expression.kind {
        ExpressionKind::Function(other) if other == id => Some(value),
        _ => None,
    });
    let name = script.expression(declaration(script, value?)?).range;
    let sign = Range { start: name.start.checked_sub(1)?, end: name.start };
    (file.slice(sign) == present).then(|| file.replace(&[(sign, right)]))
}

fn problem(script: &Script, function: &Function, phase: Phase) -> Option<(String, String)> {
    let mut names = function.parameters.iter().map(|id| script.local(*id).name.as_ref());
    let first = names.next()?;
    if function.method {
        let second = names.next().filter(|name| *name == "self")?;
        let message =
            format!("the colon already declares `{second}`, so this one is the configuration");
        return Some((
            message,
            format!("write `{}` with a dot, or drop the parameter", function.name),
        ));
    }
    if !CONFIGURATIONS.contains(&first) || phase == Phase::InitWorker {
        return None;
    }
    let message = format!("`{first}` is the handler here: Kong gives it before the configuration");
    Some((message, format!("declare `self` first: `function(self, {first})`")))
}
