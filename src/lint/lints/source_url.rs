//! `source-url`: an address that nothing can be fetched from.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "source-url",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a source address that nothing can be fetched from",
        text: "GitHub no longer answers to `git://`, an address with a placeholder was never filled in, and \
               `https://HOST/NAME.git` needs the protocol `git+https` to be taken for a repository. Packages \
               of kongsmith do not use the address, but `luarocks install` of the rockspec does.",
        bad: "source = { url = \"git://github.com/acme/my-plugin\", tag = \"v1.0.0\" }",
        good: "source = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    if let Some((message, help)) = problem(&package.rockspec.source.url) {
        let found = LINT.diagnostic(message).help(help);
        let is_old = package.rockspec.source.url.starts_with("git://github.com");
        let repair = is_old.then(|| package.rockspec.changing_protocol("git+https")).flatten();
        let found = found.repair(repair);
        diagnostics.push(package.at(found, &["source", "url"]));
    }
}

fn problem(url: &str) -> Option<(String, String)> {
    let protocol = url.split_once("://").map_or("", |(protocol, _)| protocol);
    if let Some(rest) = url.strip_prefix("git://github.com") {
        let message = "GitHub no longer serves `git://` addresses".to_owned();
        Some((message, format!("write `git+https://github.com{rest}`")))
    } else if is_placeholder(url) {
        let message = format!("`{url}` has a placeholder in it");
        Some((message, "write the address of the plugin's repository".to_owned()))
    } else if matches!(protocol, "http" | "https")
        && url.trim_end_matches('/').strip_suffix(".git").is_some()
    {
        let message = "LuaRocks takes this address for an archive, not for a repository".to_owned();
        Some((message, format!("write `git+{url}`")))
    } else {
        None
    }
}

/// Whether an address was never filled in: signs that no address has, or a domain that is reserved for examples.
fn is_placeholder(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or(host);
    let is_example = ["example.com", "example.org", "example.net"].iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    is_example || url.contains(['<', '>', '$', '{', '*', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_was_never_filled_in_is_a_placeholder() {
        for url in
            ["git+https://example.com/x.git", "https://git.example.org/x", "*** please add ***"]
        {
            assert!(is_placeholder(url), "{url}");
        }
        for url in
            ["git+https://github.com/acme/example.com.git", "git+ssh://git@myexample.com/x.git"]
        {
            assert!(!is_placeholder(url), "{url}");
        }
    }
}
