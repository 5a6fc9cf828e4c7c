//! `missing-handler`: a plugin without a handler.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::loader::Stage;

pub(super) const LINT: Lint = Lint {
    code: "missing-handler",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a plugin without a handler",
        text: "For each name in its setting `plugins` Kong requires `kong.plugins.NAME.handler`. Where there is none \
               it does not start: `NAME plugin is enabled but not installed`. The file lies at \
               `kong/plugins/NAME/handler.lua`, or where `build.modules` of the rockspec says.",
        bad: "",
        good: "return { VERSION = \"1.0.0\", PRIORITY = 1000 }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(loaded) = &subject.facts.loaded else { return };
    let message = loaded.load.message.as_deref().unwrap_or_default();
    let is_missing = loaded.load.stage == Some(Stage::Module)
        && message.contains("plugin is enabled but not installed")
        && subject.part("handler").is_none();
    // A rock that is no plugin needs none.
    let Some(place) = subject.part("schema").filter(|_| is_missing) else { return };
    let name = &subject.name;
    let message =
        format!("the plugin `{name}` has no handler, so Kong says that it is not installed");
    let help = format!(
        "write `kong/plugins/{name}/handler.lua`, and list it in the rockspec as `kong.plugins.{name}.handler`"
    );
    let place = subject.files[place].path.clone();
    diagnostics.push(LINT.diagnostic(message).help(help).at(place));
}
