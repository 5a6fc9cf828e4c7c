//! `removed-module`: a module that Kong had once and has no longer.

use super::base_plugin::{self, BASE};
use super::requires::protected;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "removed-module",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a module that Kong had once and has no longer",
        text: "The module was removed from Kong by version 3.9 or earlier, so the file that requires it cannot be \
               loaded and Kong does not start. A `require` that an `if` or a `pcall` guards is left alone. \
               Of a handler that extends the base plugin `base-plugin` tells.",
        bad: "local singletons = require \"kong.singletons\"\n\nlocal dao = singletons.dao",
        good: "local db = kong.db",
    },
    run,
};

/// Modules, the version without them, and what to use; a name that ends with a dot stands for all below it.
const REMOVED: &[(&str, &str, &str)] = &[
    (
        BASE,
        "3.0",
        "a handler is a plain table: `local Handler = { VERSION = \"1.0.0\", PRIORITY = 1000 }`",
    ),
    (
        "kong.singletons",
        "3.0",
        "use the global `kong`: `kong.db`, `kong.cache`, `kong.configuration`",
    ),
    ("kong.tools.responses", "1.0", "use `kong.response.exit`"),
    ("kong.tools.public", "1.0", "use `kong.request.get_body`"),
    ("kong.tools.database_cache", "0.11", "use `kong.cache`"),
    ("kong.tools.batch_queue", "3.3", "use `kong.tools.queue`"),
    ("kong.api.crud_helpers", "1.0", "use `kong.api.endpoints`, or generated endpoints of a DAO"),
    (
        "kong.dao.errors",
        "1.0",
        "return `nil, \"what is wrong\"` from the check: Kong makes an error of it",
    ),
    ("kong.dao.", "1.0", "use `kong.db`"),
    ("kong.core.", "1.0", "use the PDK, or the module of that name in `kong.runloop`"),
    ("kong.plugins.log-serializers.", "3.0", "use `kong.log.serialize`"),
];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for (id, file) in subject.files.iter().enumerate() {
        let Some(script) = file.script() else { continue };
        let is_extended = base_plugin::is_told(subject, id);
        let protected = protected(subject, id, script);
        for (call, expression) in script.all().filter(|(call, _)| !script.is_optional(*call)) {
            let Some(module) = script.required(call) else { continue };
            let Some((_, version, help)) = removed(module) else { continue };
            let is_caught = |function| script.is_within(expression.function, function);
            if protected.iter().copied().any(is_caught) || is_extended && module == BASE {
                continue;
            }
            if subject.module(module).is_none() {
                let message = format!("`{module}` was removed in Kong {version}");
                diagnostics.push(file.at(LINT.diagnostic(message).help(*help), expression.range));
            }
        }
    }
}

/// Whether Kong had a module of that name once.
pub(super) fn is_removed(module: &str) -> bool {
    removed(module).is_some()
}

fn removed(module: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    REMOVED
        .iter()
        .find(|(name, ..)| *name == module || (name.ends_with('.') && module.starts_with(name)))
}
