//! `custom-plugins`: a spec that enables plugins with the setting of Kong before 1.0.

use super::specs::{Setting, settings};
use crate::diagnostic::{Diagnostic, Repair, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::syntax::Range;

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
        let found = found.help(help).repair(repair(&setting, &subject.name));
        diagnostics.push(setting.file.at(found, range));
    }
}

/// Gives the setting its new name, and the plugins that come with Kong, which `custom_plugins` did not switch off.
fn repair(setting: &Setting, plugin: &str) -> Option<Repair> {
    let Setting { file, script, key, value, beside } = setting;
    let (key, value) = (script.expression(*key).range, script.expression(*value).range);
    let quoted = file.slice(value);
    let names = quoted.strip_prefix(['"', '\''])?.strip_suffix(['"', '\''])?;
    let certain =
        names == plugin && file.slice(key) == "custom_plugins" && !beside.contains(&"plugins");
    let start = Range { start: value.start + 1, end: value.start + 1 };
    certain.then(|| file.replace(&[(key, "plugins"), (start, "bundled,")]))
}
