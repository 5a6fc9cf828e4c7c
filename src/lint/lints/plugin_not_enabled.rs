//! `plugin-not-enabled`: a spec that starts Kong without the plugin.

use super::specs::{settings, text};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "plugin-not-enabled",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a spec that starts Kong without the plugin in `plugins`",
        text: "The setting `plugins` lists the plugins that Kong loads. Without the plugin's name in it, Kong \
               refuses to start with a configuration that uses the plugin. Nothing is said where the list is not a \
               constant text.",
        bad: "helpers.start_kong({ plugins = \"bundled\" })",
        good: "helpers.start_kong({ plugins = \"bundled,my-plugin\" })",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for setting in settings(subject, "plugins") {
        let Some(list) = text(setting.script, setting.value) else { continue };
        if list.split(',').any(|name| name.trim() == subject.name) {
            continue;
        }
        let message = format!("Kong starts without `{}` here", subject.name);
        let help = format!("add it: `plugins = \"bundled,{}\"`", subject.name);
        let range = setting.script.expression(setting.value).range;
        diagnostics.push(setting.file.at(LINT.diagnostic(message).help(help), range));
    }
}
