//! `source-url`: an address that nothing can be fetched from.

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Subject};

pub(super) const LINT: Lint = Lint {
    code: "source-url",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "a source address that nothing can be fetched from",
        text: "GitHub no longer answers to `git://`, an address with a placeholder was never filled in (the \
               `your-organisation` of `kongsmith new` is information, once the commit has a tag), and \
               `https://HOST/NAME.git`, the page of a repository and `git@HOST:NAME.git` need the form \
               `git+https://HOST/NAME.git` to be taken for a repository. Packages \
               of kongsmith do not use the address, but `luarocks install` of the rockspec does.",
        bad: "source = { url = \"git://github.com/acme/my-plugin\", tag = \"v1.0.0\" }",
        good: "source = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
    },
    run,
};

/// Where two parts of a path are a repository.
const HOSTS: [&str; 3] = ["github.com", "gitlab.com", "bitbucket.org"];

/// What archives and single files end with that LuaRocks unpacks or takes as they are.
const ARCHIVES: [&str; 9] =
    [".tar.gz", ".tgz", ".tar.bz2", ".zip", ".tar", ".gz", ".bz2", ".lua", ".c"];

/// What `kongsmith new` calls the owner of a repository that it does not know. It does no harm before a release.
const UNNAMED: &str = "your-organisation";

const FILL_IN: &str = "write the address of the plugin's repository";

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    let url = &package.rockspec.source.url;
    let found = if owner(url) == UNNAMED {
        let found = Diagnostic::information(LINT.code, placeholder(url)).help(FILL_IN);
        Some(found).filter(|_| !subject.facts.tags.is_empty())
    } else {
        let found = problem(url).map(|(message, help)| LINT.diagnostic(message).help(help));
        let is_old = url.starts_with("git://github.com");
        let repair = is_old.then(|| package.rockspec.changing_protocol("git+https")).flatten();
        found.map(|found| found.repair(repair))
    };
    diagnostics.extend(found.map(|found| package.at(found, &["source", "url"])));
}

fn placeholder(url: &str) -> String {
    format!("`{url}` has a placeholder in it")
}

fn problem(url: &str) -> Option<(String, String)> {
    if let Some(rest) = url.strip_prefix("git://github.com") {
        let message = "GitHub no longer serves `git://` addresses".to_owned();
        return Some((message, format!("write `git+https://github.com{rest}`")));
    }
    if is_placeholder(url) {
        return Some((placeholder(url), FILL_IN.to_owned()));
    }
    let meant = repository(url)?;
    let message = match url.split_once("://") {
        Some(_) => "LuaRocks takes this address for an archive, not for a repository",
        None => "LuaRocks takes this address for the path of a file, not for a repository",
    };
    Some((message.to_owned(), format!("write `{meant}`")))
}

/// How the repository is written for LuaRocks whose address is written as git or a browser takes it.
fn repository(url: &str) -> Option<String> {
    let Some((protocol, rest)) = url.split_once("://") else {
        // `git@github.com:acme/my-plugin.git`
        let (host, path) = url.strip_prefix("git@")?.split_once(':')?;
        return Some(format!("git+https://{host}/{}.git", path.trim_end_matches(".git")));
    };
    if !matches!(protocol, "http" | "https") {
        return None;
    }
    let rest = rest.trim_end_matches('/');
    if rest.strip_suffix(".git").is_some() {
        return Some(format!("git+{protocol}://{rest}"));
    }
    // The page of a repository: a host, its owner and its name.
    let is_page = HOSTS.iter().any(|host| {
        let path = rest.strip_prefix(host).and_then(|path| path.strip_prefix('/'));
        path.is_some_and(|path| path.split('/').count() == 2)
    });
    let is_archive = ARCHIVES.iter().any(|ending| rest.ends_with(ending));
    (is_page && !is_archive).then(|| format!("git+https://{rest}.git"))
}

/// Whether an address was never filled in: signs that no address has, a domain that is reserved for examples, or an owner
/// as templates call everybody.
fn is_placeholder(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or(host);
    let is_example = ["example.com", "example.org", "example.net"].iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let owner = owner(url).to_lowercase();
    let is_anybody = owner.starts_with("your-") || owner.starts_with("your_");
    is_example || is_anybody || url.contains(['<', '>', '$', '{', '*', ' '])
}

/// The owner of the repository, who is the first part of the path.
fn owner(url: &str) -> &str {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    path.and_then(|(_, path)| path.split('/').next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_known_by_its_address() {
        let right = Some("git+https://github.com/o/r.git".to_owned());
        for url in [
            "git@github.com:o/r.git",
            "git@github.com:o/r",
            "https://github.com/o/r",
            "https://github.com/o/r.git/",
        ] {
            assert_eq!(repository(url), right, "{url}");
        }
        for url in [
            "https://github.com/o/r/archive/v1.zip",
            "https://github.com/o/r.tar.gz",
            "https://acme.dev/o/r",
            "git+ssh://git@github.com/o/r.git",
            "file:///tmp/r",
            ".",
        ] {
            assert_eq!(repository(url), None, "{url}");
        }
    }

    #[test]
    fn an_address_that_was_never_filled_in_is_a_placeholder() {
        for url in [
            "git+https://example.com/x.git",
            "https://git.example.org/x",
            "*** please add ***",
            "git+https://github.com/YOUR-ORG/x.git",
            "https://github.com/your_name/x.git",
        ] {
            assert!(is_placeholder(url), "{url}");
        }
        for url in [
            "git+https://github.com/acme/example.com.git",
            "git+ssh://git@myexample.com/x.git",
            "git+https://github.com/yourself/your-plugin.git",
        ] {
            assert!(!is_placeholder(url), "{url}");
        }
    }
}
