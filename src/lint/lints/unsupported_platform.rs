//! `unsupported-platform`: a rockspec that shuts out Linux.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "unsupported-platform",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec that LuaRocks does not install on Linux",
        text: "Kong runs on Linux. LuaRocks refuses to install a rock there whose `supported_platforms` name other \
               systems only, or exclude `linux` or `unix`. A plugin in Lua needs no such list.",
        bad: "supported_platforms = { \"macosx\" }",
        good: "supported_platforms = { \"linux\", \"macosx\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    if !refuses_linux(&package.rockspec.supported_platforms) {
        return;
    }
    let found = LINT.diagnostic("LuaRocks does not install this rock on Linux, where Kong runs");
    let help = "add `\"linux\"` to `supported_platforms`, or take the field out";
    diagnostics.push(package.at(found.help(help), &["supported_platforms"]));
}

/// Whether LuaRocks' rule leaves Linux out: an exclusion counts first, then one of the names must fit if there are any.
fn refuses_linux(platforms: &[String]) -> bool {
    let is_linux = |name: &str| matches!(name, "linux" | "unix");
    let (excluded, named): (Vec<_>, Vec<_>) =
        platforms.iter().map(String::as_str).partition(|name| name.starts_with('!'));
    excluded.iter().any(|name| is_linux(&name[1..]))
        || !named.is_empty() && !named.into_iter().any(is_linux)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platforms_are_judged_as_luarocks_does() {
        let refused = |platforms: &[&str]| {
            refuses_linux(&platforms.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        assert!(refused(&["macosx"]));
        assert!(refused(&["!unix"]));
        assert!(refused(&["linux", "!linux"]));
        assert!(!refused(&["!windows"]));
        assert!(!refused(&["unix", "windows"]));
        assert!(!refused(&[]));
    }
}
