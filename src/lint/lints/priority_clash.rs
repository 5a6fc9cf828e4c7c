//! `priority-clash`: a PRIORITY that a plugin of Kong's has too.

use super::handlers::at_field;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::bundled::BUNDLED;
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "priority-clash",
    severity: Severity::Information,
    explanation: Explanation {
        summary: "a PRIORITY that a plugin of Kong's has too",
        text: "Kong runs plugins in the order of PRIORITY. Where two have the same one the name decides, the last of \
               the alphabet first, so the order changes when the plugin is renamed, and a reader cannot see it. \
               docs/priorities.md has the numbers of all plugins that come with Kong.",
        bad: "local Handler = { VERSION = \"1.0.0\", PRIORITY = 910 }\n\nreturn Handler",
        good: "-- after rate-limiting, which has 910\nlocal Handler = { VERSION = \"1.0.0\", PRIORITY = 909 }\n\n\
               return Handler",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(own) = subject.facts.loaded.as_ref().and_then(|loaded| loaded.priority) else {
        return;
    };
    let same = BUNDLED.iter().find(|(_, priority)| f64::from(*priority).to_bits() == own.to_bits());
    let Some((other, priority)) = same.filter(|(name, _)| *name != subject.name) else { return };
    let name = &subject.name;
    let (first, second) =
        if name.as_str() > *other { (name.as_str(), *other) } else { (*other, name.as_str()) };
    let message = format!("`{other}`, which comes with Kong, has PRIORITY {priority} too");
    let help = format!(
        "their names decide that `{first}` runs before `{second}`; another number says it for sure"
    );
    diagnostics.push(at_field(subject, "PRIORITY", LINT.diagnostic(message).help(help)));
}
