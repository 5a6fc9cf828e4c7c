//! `source-url`: an address that nothing can be fetched from.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "source-url",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a source address that no longer works",
        text: "GitHub no longer answers to `git://`, and an address with a placeholder was never filled in. Packages \
               of kongsmith do not use the address, but `luarocks install` of the rockspec does.",
        bad: "source = { url = \"git://github.com/acme/my-plugin\", tag = \"v1.0.0\" }",
        good: "source = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    let url = package.rockspec.source.url.as_str();
    let found = if let Some(rest) = url.strip_prefix("git://github.com") {
        let message = "GitHub no longer serves `git://` addresses";
        LINT.diagnostic(message).help(format!("write `git+https://github.com{rest}`"))
    } else if url.contains(['<', '>', '$', '{']) {
        let message = format!("`{url}` has a placeholder in it");
        LINT.diagnostic(message).help("write the address of the plugin's repository")
    } else {
        return;
    };
    diagnostics.push(package.at(found, &["source", "url"]));
}
