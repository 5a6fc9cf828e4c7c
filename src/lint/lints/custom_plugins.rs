//! `custom-plugins`: a spec that enables plugins with the setting of Kong before 1.0.

use super::specs::settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "custom-plugins",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a spec that enables plugins with `custom_plugins`",
        text: "Kong 1.0 removed the setting `custom_plugins`. It is ignored, so the plugin is not enabled and every \
               test that needs it fails, or passes without testing anything. The setting is called `plugins`.",
        bad: "helpers.start_kong({ custom_plugins = \"my-plugin\" })",
        good: "helpers.start_kong({ plugins = \"bundled,my-plugin\" })",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for setting in settings(subject, "custom_plugins") {
        let found = LINT.diagnostic("Kong no longer has the setting `custom_plugins`");
        let help = format!("use `plugins = \"bundled,{}\"`", subject.name);
        let range = setting.script.expression(setting.key).range;
        diagnostics.push(setting.file.at(found.help(help), range));
    }
}
