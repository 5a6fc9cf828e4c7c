//! `plugin-name`: a name that Kong, LuaRocks or people trip over.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};
use crate::template;

pub(super) const LINT: Lint = Lint {
    code: "plugin-name",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a plugin's name that is taken or hard to use",
        text: "Kong finds a plugin as `kong.plugins.NAME.handler`, and the name stands in configurations, in the names \
               of packages and of Kubernetes resources: lower-case letters, digits and single hyphens or underscores \
               serve everywhere. A plugin with the name of one that comes with Kong hides it or is hidden by it.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(handler) = subject.part("handler") else { return };
    let name = &subject.name;
    let (message, help) = if template::is_bundled(name) {
        let message = format!("`{name}` is the name of a plugin that comes with Kong");
        (message, format!("choose another, such as `{name}-plus`: Kong loads only one of the two"))
    } else if !template::is_words(name) {
        let message =
            format!("`{name}` has more than lower-case letters, digits and single `-` or `_`");
        (message, "rename the plugin where it is not in use yet".to_owned())
    } else {
        return;
    };
    let file = subject.files[handler].path.clone();
    diagnostics.push(LINT.diagnostic(message).help(help).at(file));
}
