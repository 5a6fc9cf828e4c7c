//! `missing-function`: a call of a function that a module of the plugin does not have.

use std::collections::{BTreeSet, HashMap};

use super::requires::protected;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::closed;
use crate::lint::nearest::nearest;
use crate::lint::program::Value;
use crate::lint::{Explanation, FileId, Lint, Role, Subject};
use crate::syntax::{ExpressionId, ExpressionKind, Script};

pub(super) const LINT: Lint = Lint {
    code: "missing-function",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a call of a function that a module of the plugin does not have",
        text: "The call fails when its line runs: `attempt to call field 'exectue' (a nil value)`. It is told only \
               where all fields of the module's table are known: where the table has a metatable, is passed to a \
               function, kept in another table or written to by computed names, nothing is said. A call \
               that a test of the same field or a `pcall` guards is left alone.",
        bad: "local access = require \"kong.plugins.my-plugin.access\"\n\nfunction Handler:access(conf)\n  \
              access.exectue(conf) -- the module has `execute`\nend",
        good: "local access = require \"kong.plugins.my-plugin.access\"\n\nfunction Handler:access(conf)\n  \
               access.execute(conf)\nend",
    },
    run,
};

/// The fields of the plugin's modules, where all of them are known.
type Known<'a> = HashMap<FileId, Option<BTreeSet<&'a str>>>;

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut known = Known::new();
    for (id, file, script) in subject.scripts(Role::Module) {
        let protected = protected(subject, id, script);
        for (call, expression) in script.all() {
            let Some((object, key, name)) = called_field(script, call) else { continue };
            let Some(module) = module(subject, id, object) else { continue };
            let fields = known.entry(module).or_insert_with(|| closed::fields(subject, module));
            let Some(fields) = fields.as_ref().filter(|fields| !fields.contains(name)) else {
                continue;
            };
            let is_caught = |function| script.is_within(expression.function, function);
            if protected.iter().copied().any(is_caught) || is_tested(script, call, name) {
                continue;
            }
            let Some(shown) = subject.files[module].module.as_deref() else { continue };
            let message = format!("the module `{shown}` has no function `{name}`");
            let help = match nearest(name, fields.iter().copied()) {
                Some(near) => format!("did you mean `{near}`"),
                None => format!("write it in `{}`, or call another", subject.files[module].path),
            };
            let range = script.expression(key).range;
            diagnostics.push(file.at(LINT.diagnostic(message).help(help), range));
        }
    }
}

/// `object.name(...)` or `object:name(...)`: the object, the key and the name.
fn called_field(script: &Script, call: ExpressionId) -> Option<(ExpressionId, ExpressionId, &str)> {
    let (object, key) = match script.kind(call) {
        ExpressionKind::Call { callee, .. } => match script.kind(*callee) {
            ExpressionKind::Index { object, key } => (*object, *key),
            _ => return None,
        },
        ExpressionKind::Method { object, name, .. } => (*object, *name),
        _ => return None,
    };
    Some((object, key, script.string(key)?))
}

/// The file of the module whose table an expression stands for.
fn module(subject: &Subject, file: FileId, object: ExpressionId) -> Option<FileId> {
    let program = subject.program();
    let table = program.value(subject, file, object);
    let Value::Table(owner, _) = table else { return None };
    (program.returned(subject, owner) == table).then_some(owner)
}

/// Whether a test on the way to a call reads a field of that name.
fn is_tested(script: &Script, call: ExpressionId, name: &str) -> bool {
    script.conditions_of(call).any(|found| reads(script, found.test, name))
}

fn reads(script: &Script, id: ExpressionId, name: &str) -> bool {
    matches!(script.kind(id), ExpressionKind::Index { key, .. } if script.string(*key) == Some(name))
        || script.children(id).into_iter().any(|child| reads(script, child, name))
}
