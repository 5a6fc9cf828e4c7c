//! `unused-local`: a local variable or function that nothing reads.

use super::removal;
use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::luacheck::FileSettings;
use crate::lint::{Explanation, File, Lint, Subject};
use crate::syntax::{ExpressionKind, LocalId, Origin, Script, StatementKind};

pub(super) const LINT: Lint = Lint {
    code: "unused-local",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a local variable or function that nothing reads",
        text: "What is never read is a leftover, or the sign that something else is read by mistake. A name that \
               begins with `_` is taken to be unused on purpose. Parameters and loop variables are left alone, and \
               so is a variable that stands before a used one in the same statement (`local _, found = ...`). \
               luacheck calls it 211 or 231.",
        bad: "local cjson = require \"cjson\"\n\nreturn { VERSION = \"1.0.0\", PRIORITY = 10 }",
        good: "return { VERSION = \"1.0.0\", PRIORITY = 10 }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for file in &subject.files {
        let Some(script) = file.script() else { continue };
        let Some(settings) = FileSettings::of(&subject.luacheck, file, script) else { continue };
        for statement in script.blocks.iter().flat_map(|block| &block.statements) {
            if let StatementKind::Local { locals, values } = &statement.kind {
                let repair = removal::of(file, script, statement.range, locals, values);
                report(file, script, &settings, locals, repair.as_ref(), diagnostics);
            }
        }
    }
}

fn report(
    file: &File,
    script: &Script,
    settings: &FileSettings,
    locals: &[LocalId],
    repair: Option<&Repair>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut used_after = false;
    let used = locals.iter().any(|id| is_used(script, *id));
    for id in locals.iter().rev() {
        let local = script.local(*id);
        if is_used(script, *id) {
            used_after = true;
            continue;
        }
        let line = file.lines.line(local.range.start);
        let (code, message) = message(script, *id);
        let secondary = used && matches!(local.origin, Origin::Result(_) | Origin::Value(_));
        let wanted = settings.reports(line, code, Some(&local.name))
            && (!secondary || settings.reports_secondaries(line));
        if !used_after && wanted && !local.name.starts_with('_') {
            let help = "remove it, or let its name begin with `_` if it is needed for its place";
            let found = LINT.diagnostic(message).help(help).repair(repair.cloned());
            diagnostics.push(file.at(found, local.range));
        }
    }
}

/// Whether anything but the function itself reads it.
fn is_used(script: &Script, id: LocalId) -> bool {
    let local = script.local(id);
    let own = match local.origin {
        Origin::Function(value) => match script.kind(value) {
            ExpressionKind::Function(function) => Some(*function),
            _ => None,
        },
        _ => None,
    };
    let is_own = |read: &crate::syntax::ExpressionId| {
        own.is_some_and(|own| script.is_within(script.expression(*read).function, own))
    };
    local.reads.iter().any(|read| !is_own(read))
}

fn message(script: &Script, id: LocalId) -> (&'static str, String) {
    let local = script.local(id);
    let name = &local.name;
    match local.origin {
        Origin::Function(_) => ("211", format!("the function `{name}` is not used")),
        _ if local.writes.is_empty() => ("211", format!("`{name}` is not used")),
        _ => ("231", format!("`{name}` is assigned but never read")),
    }
}
