//! `assigned-global`: a global variable that is assigned but not defined anywhere.

use super::{global_homes, globals};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "assigned-global",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a global variable that is assigned but not defined anywhere",
        text: "Without `local`, an assignment makes a variable that all requests and all plugins of a worker share: \
               values leak from one request into another, and two plugins that use the same name break each other. \
               Kong logs a warning with a stack trace when it happens. luacheck calls it 111.",
        bad: "function M.access(conf)\n  total = conf.limit\nend",
        good: "function M.access(conf)\n  local total = conf.limit\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    globals::report(subject, &LINT, "111", diagnostics, |subject, file, found| {
        let name = found.name();
        let message = format!("`{name}` is assigned as a global variable");
        (message, global_homes::local_for(subject, file, name, found.range))
    });
}
