//! `target-phases`: a phase that the target does not run.

use super::deployment::is_for;
use super::handlers::{field, first_line};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-phases",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a phase that the target does not run",
        text: "A plugin that is streamed (`konnect-streaming`) arrives when the workers have long been started: \
               it has no `init_worker`. Do the work at the first request, or in `configure`.",
        bad: "function Handler:init_worker()\n  self.cache = {}\nend",
        good: "function Handler:configure(configs)\n  self.cache = {}\nend",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    if !is_for(subject, Target::KonnectStreaming) {
        return;
    }
    let Some((id, value)) = field(subject, "init_worker") else { return };
    let file = &subject.files[id];
    let Some(script) = file.script() else { return };
    let found = LINT
        .diagnostic("konnect-streaming does not run `init_worker`")
        .help("do the work at the first request, or in `configure`");
    diagnostics.push(file.at(found, first_line(&file.text, script.expression(value).range)));
}
