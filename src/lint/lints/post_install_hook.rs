//! `post-install-hook`: a command that the rockspec runs when it is installed.

use super::found;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "post-install-hook",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a command that the rockspec runs when it is installed",
        text: "`hooks.post_install` runs on every node that installs the rock, with the rights of \
               whoever installs it. Many installations are set to refuse rocks with hooks.",
        bad: "hooks = { post_install = \"chmod 755 /usr/local/bin/tool\" }",
        good: "build = { install = { bin = { \"bin/tool\" } } }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    found::report(subject, LINT.code, diagnostics);
}
