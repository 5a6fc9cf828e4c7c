//! `target-validators`: a validator in a schema whose target validates elsewhere.

use super::deployment::is_for;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject, Target};
use crate::syntax::ExpressionKind;

pub(super) const LINT: Lint = Lint {
    code: "target-validators",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a validator in a schema whose target validates elsewhere",
        text: "Where a plugin is streamed (`konnect-streaming`), Kong's documents put validation by functions into the \
               handler; types and the checks that need no function stay in the schema. For `konnect-hybrid` \
               validators belong into the schema, as anywhere else.",
        bad: "return { name = \"sample\", fields = {\n  { config = { type = \"record\", fields = {\n    \
              { word = { type = \"string\", custom_validator = function(word) return #word > 2 end } },\n  } } },\n} }",
        good: "return { name = \"sample\", fields = {\n  { config = { type = \"record\", fields = {\n    \
               { word = { type = \"string\", len_min = 3 } },\n  } } },\n} }",
    },
    run,
};

/// Attributes that hold functions.
const ATTRIBUTES: [&str; 2] = ["custom_validator", "custom_entity_check"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(id) = subject.part("schema").filter(|_| is_for(subject, Target::KonnectStreaming))
    else {
        return;
    };
    let file = &subject.files[id];
    let Some(script) = file.script() else { return };
    for (_, expression) in script.all() {
        let ExpressionKind::Table(fields) = &expression.kind else { continue };
        for key in fields.iter().filter_map(|field| field.key) {
            let Some(name) = script.string(key).filter(|name| ATTRIBUTES.contains(name)) else {
                continue;
            };
            let message =
                format!("konnect-streaming wants values checked in the handler, not by `{name}`");
            let help =
                "check them when they are used, or with attributes such as `match` and `len_min`";
            diagnostics
                .push(file.at(LINT.diagnostic(message).help(help), script.expression(key).range));
        }
    }
}
