//! `source-tag`: a rockspec whose source is a branch, so that what it builds changes from day to day.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Package, Subject};

pub(super) const LINT: Lint = Lint {
    code: "source-tag",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a rockspec of a release whose source is no tag",
        text: "LuaRocks builds what `source.tag` names. Without it, it builds the newest state of the default branch, \
               whatever the version of the rockspec says; a branch in its place is the same, unless it is called \
               after the version (`branch = \"1.0.0\"`). Development rockspecs \
               (`scm`, `dev`) are meant to do that, and archives need no tag.",
        bad: "source = { url = \"git+https://github.com/acme/my-plugin.git\", branch = \"main\" }",
        good: "source = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
    },
    run,
};

/// What branches are called.
const BRANCHES: [&str; 6] = ["master", "main", "develop", "dev", "trunk", "HEAD"];

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    if package.rockspec.version.is_development() {
        return;
    }
    if let Some((field, message)) = problem(package) {
        let version = package.rockspec.version.without_revision();
        let help = format!(
            "write `tag = \"v{version}\"`, or whatever the tag of version `{version}` is called"
        );
        diagnostics.push(package.at(LINT.diagnostic(message).help(help), &["source", field]));
    }
}

fn problem(package: &Package) -> Option<(&'static str, String)> {
    let source = &package.rockspec.source;
    let is_repository = source.protocol().starts_with("git");
    let is_branch = |text: &str| BRANCHES.contains(&text);
    let has_number = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    match (&source.tag, &source.branch) {
        (Some(tag), _) if is_branch(tag) => {
            Some(("tag", format!("`{tag}` is a branch, not a tag")))
        }
        (None, Some(branch)) if is_branch(branch) || !has_number(branch) => {
            Some(("branch", format!("the source is the branch `{branch}`, which goes on changing")))
        }
        (None, None) if is_repository => {
            Some(("url", "the source has no tag, so LuaRocks builds the default branch".to_owned()))
        }
        _ => None,
    }
}
