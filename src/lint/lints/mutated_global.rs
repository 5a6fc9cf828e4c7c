//! `mutated-global`: a field of an undefined global variable that is assigned.

use super::{global_homes, globals};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "mutated-global",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a field of an undefined global variable that is assigned",
        text: "The variable whose field is assigned is neither local nor a global that the plugin may expect. \
               Unless another file makes it, the assignment fails with `attempt to index a nil value`. luacheck \
               calls it 112.",
        bad: "cahce.size = 10",
        good: "local cache = {}\ncache.size = 10",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    globals::report(subject, &LINT, "112", diagnostics, |subject, file, found| {
        let name = found.name();
        let field = found.field();
        // A key that is computed has no name.
        let part =
            if field.contains('?') { "a field".into() } else { format!("the field `{field}`") };
        match global_homes::assigner(subject, file, name) {
            Some((assigns, help)) => {
                (format!("{part} of `{name}` is assigned, a global that {assigns}"), help)
            }
            None => (
                format!("`{name}` is not defined, but {part} of it is assigned"),
                format!(
                    "declare it (`local {name} = {{}}`), or list it as a global in `.luacheckrc` if it is meant"
                ),
            ),
        }
    });
}
