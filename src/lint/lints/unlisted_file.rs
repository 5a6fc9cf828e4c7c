//! `unlisted-file`: a Lua file of the plugin that its rockspec does not name and nothing requires.

use super::{old_migrations, unlisted_module};
use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::{Explanation, File, Lint, Subject};
use crate::syntax::{ExpressionKind, MAIN};

pub(super) const LINT: Lint = Lint {
    code: "unlisted-file",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a Lua file in the plugin's folder that its rockspec does not list",
        text: "No package holds the file. Kong looks for `api`, `daos` and `migrations` by itself and goes on without \
               them, so nothing fails at first where one of these is forgotten. What the plugin's modules require is \
               told by `unlisted-module`.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let needed = unlisted_module::files(subject);
    let old = old_migrations::files(subject);
    let told = |found: &&Diagnostic| {
        let mut files = needed.iter().copied().chain(old.iter().copied());
        files.any(|file| found.file.as_deref() == Some(file))
    };
    let found = subject.facts.found.iter().filter(|found| found.code == LINT.code);
    diagnostics.extend(found.filter(|found| !told(found)).map(|found| {
        if is_script(subject, found) {
            found.clone().help(SCRIPT)
        } else {
            found.clone().repair(repair(subject, found))
        }
    }));
}

const SCRIPT: &str = "it takes arguments of a command line and is no module: move it out of the plugin's folder, to \
     `scripts/`";

/// Whether a file reads the arguments of a command line, which Kong has none of.
fn is_script(subject: &Subject, found: &Diagnostic) -> bool {
    let file = subject.files.iter().find(|file| Some(&file.path) == found.file.as_ref());
    let Some(script) = file.and_then(File::script) else { return false };
    script.all().any(|(_, expression)| match &expression.kind {
        ExpressionKind::Index { object, .. } if expression.function == MAIN => {
            matches!(script.kind(*object), ExpressionKind::Global(name) if name.as_ref() == "arg")
        }
        _ => false,
    })
}

/// Lists the file, where it is a part of the plugin that Kong looks for.
fn repair(subject: &Subject, found: &Diagnostic) -> Option<Repair> {
    let package = subject.facts.package.as_ref()?;
    let file = found.file.as_ref()?;
    let part = ["api", "daos", "migrations"]
        .into_iter()
        .find(|part| subject.part(part).is_some_and(|id| subject.files[id].path == *file))?;
    let path = file.strip_prefix(&package.base).ok()?;
    let module = format!("kong.plugins.{}.{part}", subject.name);
    package.rockspec.adding_module(&module, path.as_str())
}
