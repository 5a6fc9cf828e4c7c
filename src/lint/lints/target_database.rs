//! `target-database`: entities, migrations or an Admin API where the target runs none.

use super::deployment::{parts, wanted};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};

pub(super) const LINT: Lint = Lint {
    code: "target-database",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "entities, migrations or an Admin API where the target runs none",
        text: "Konnect keeps the configuration of its data planes and runs nothing of a plugin but its schema: for \
               `konnect-hybrid` and `konnect-streaming` a plugin cannot have `daos.lua`, `api.lua` or migrations. Keep \
               such data in the configuration, or in a store of your own.",
        bad: "[check]\ntargets = [\"konnect-hybrid\"]  # and kong/plugins/NAME/daos.lua",
        good: "[check]\ntargets = [\"konnect-hybrid\"]  # handler.lua, schema.lua and modules that they require",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for target in wanted(subject, &[Target::KonnectHybrid, Target::KonnectStreaming]) {
        for part in parts(subject).filter(super::deployment::Part::is_of_database) {
            let message = format!("{} runs no `{}`", target.name(), part.path());
            let help = "a plugin there has no entities, migrations and Admin API of its own: keep the data in \
                        its configuration";
            diagnostics.push(LINT.diagnostic(message).help(help).at(part.file.path.clone()));
        }
    }
}
