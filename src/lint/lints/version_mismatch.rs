//! `version-mismatch`: two places that name different versions of the plugin.

use super::handlers::{at_field, field};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lint::program::Value;
use crate::lint::{Explanation, Lint, Package, Subject};
use crate::pack::agreement::{agrees, disagreement};

pub(super) const LINT: Lint = Lint {
    code: "version-mismatch",
    severity: Severity::Warning,
    explanation: Explanation {
        summary: "handler, rockspec, tag and changelog that name different versions",
        text: "The handler's VERSION is what Kong shows and compares between control plane and data planes, the \
               rockspec's version is what LuaRocks installs, and `source.tag` is what LuaRocks builds. A tag of the \
               commit that is checked out counts where no file is changed: `v1.0.0`, the form of `source.tag`, and \
               `my-plugin-v1.0.0` where a repository has several plugins. `kongsmith bump` changes them together. The \
               spellings `0.1`, `v0.1.0` and `0.1.0-1` are one version; development rockspecs (`scm`, `dev`) name \
               none.",
        bad: "version = \"1.1.0-1\"\nsource = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.0.0\" }",
        good: "version = \"1.1.0-1\"\nsource = { url = \"git+https://github.com/acme/my-plugin.git\", tag = \"v1.1.0\" }",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let Some(package) = &subject.facts.package else { return };
    if package.rockspec.version.is_development() {
        return;
    }
    let loaded = subject.facts.loaded.as_ref();
    if is_kongs(subject) {
        diagnostics.push(kongs(subject, package));
    } else if let Some(version) = loaded.and_then(|loaded| loaded.version.as_deref()) {
        diagnostics.extend(disagreement(&package.rockspec, &subject.name, version));
    }
    diagnostics.extend(of_source(package));
    diagnostics.extend(of_git(subject, package));
    diagnostics.extend(of_changelog(subject, package));
}

/// Whether VERSION is taken from Kong: `require("kong.meta").version`.
fn is_kongs(subject: &Subject) -> bool {
    let value = field(subject, "VERSION")
        .map(|(file, value)| subject.program().value(subject, file, value));
    matches!(value, Some(Value::Foreign(module, _)) if module.as_ref() == "kong.meta")
}

fn kongs(subject: &Subject, package: &Package) -> Diagnostic {
    let version = package.rockspec.version.without_revision();
    let found = LINT.diagnostic("VERSION is Kong's version, not the plugin's");
    at_field(
        subject,
        "VERSION",
        found.help(format!("write your own as a text: `VERSION = \"{version}\"`")),
    )
}

/// The tags of the commit that is checked out, as far as they are this plugin's: one of them must name its version.
fn of_git(subject: &Subject, package: &Package) -> Option<Diagnostic> {
    let rockspec = &package.rockspec;
    let source = rockspec.source.tag.as_deref().and_then(split).map(|(before, _)| before);
    let own = [
        format!("{}-v", subject.name),
        format!("{}-", subject.name),
        format!("{}-", rockspec.name()),
    ];
    let is_own = |before: &str| {
        own.iter().any(|own| own == before)
            || subject.facts.is_alone && (matches!(before, "" | "v") || source == Some(before))
    };
    let tags = subject.facts.tags.iter().filter_map(|tag| Some((tag, split(tag)?)));
    let tags: Vec<_> = tags.filter(|(_, (before, _))| is_own(before)).collect();
    let (tag, _) = tags.first()?;
    if tags.iter().any(|(_, (_, version))| agrees(version, &rockspec.version)) {
        return None;
    }
    let version = rockspec.version.without_revision();
    let message = format!("this commit is tagged `{tag}`, this rockspec is version `{version}`");
    let help =
        "tag the commit of that version, and let `kongsmith bump` write version and tag together";
    Some(package.at(LINT.diagnostic(message).help(help), &["version"]))
}

/// The places beside the rockspec's `version` that name a version, and the version.
pub(super) fn named<'a>(
    subject: &'a Subject,
    package: &'a Package,
) -> Vec<(&'static str, &'a str)> {
    let loaded = subject.facts.loaded.as_ref();
    let handler = loaded.and_then(|loaded| loaded.version.as_deref());
    let tag = package.rockspec.source.tag.as_deref().and_then(carried);
    let changelog = subject.facts.changelog.as_ref();
    let changelog = changelog.and_then(|changelog| Some(changelog.newest_version()?.1));
    let named = [
        ("the handler's VERSION", handler),
        ("`source.tag`", tag),
        ("the newest version of the changelog", changelog),
    ];
    named.into_iter().filter_map(|(place, version)| Some((place, version?))).collect()
}

fn of_source(package: &Package) -> Option<Diagnostic> {
    let rockspec = &package.rockspec;
    let source = &rockspec.source;
    let named = [("tag", &source.tag), ("branch", &source.branch)];
    let (field, text) =
        named.into_iter().find_map(|(field, text)| Some((field, text.as_ref()?)))?;
    if agrees(carried(text)?, &rockspec.version) {
        return None;
    }
    let version = rockspec.version.without_revision();
    let message = format!("`source.{field}` is `{text}`, this rockspec is version `{version}`");
    let help =
        format!("LuaRocks builds the plugin from there; write the {field} of version `{version}`");
    Some(package.at(LINT.diagnostic(message).help(help), &["source", field]))
}

/// The heading of the newest version in the changelog.
fn of_changelog(subject: &Subject, package: &Package) -> Option<Diagnostic> {
    let changelog = subject.facts.changelog.as_ref()?;
    let (line, heading) = changelog.newest_version()?;
    let version = &package.rockspec.version;
    if agrees(heading, version) {
        return None;
    }
    let message = format!(
        "the newest version here is `{heading}`, the rockspec is version `{}`",
        version.without_revision()
    );
    let help = "add a heading for the version, or `Unreleased` for what is to come: `kongsmith bump` renames it";
    let found = LINT.diagnostic(message).help(help).at(changelog.file.clone());
    let length = changelog
        .text
        .lines()
        .nth(line - 1)
        .map_or(1, |heading| heading.trim_end().chars().count());
    Some(found.span(Span { line, column: 1, end_line: line, end_column: length + 1 }))
}

/// The version in a tag or a branch: its last run of numbers with a dot, and what follows.
fn carried(text: &str) -> Option<&str> {
    split(text).map(|(_, version)| version)
}

/// What stands before the version in a tag, and the version.
fn split(text: &str) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let is_part = |at: usize| bytes[at].is_ascii_digit() || bytes[at] == b'.';
    let starts =
        (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit() && (*at == 0 || !is_part(at - 1)));
    let mut runs = starts.filter(|start| {
        let end = (*start..bytes.len()).find(|at| !is_part(*at)).unwrap_or(bytes.len());
        text[*start..end].contains('.')
    });
    runs.next_back().map(|start| text.split_at(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_carries_its_version_wherever_it_stands() {
        assert_eq!(carried("v1.2.0"), Some("1.2.0"));
        assert_eq!(carried("1.2.0-rc.1"), Some("1.2.0-rc.1"));
        assert_eq!(carried("kong2-plugin-1.2.0-1"), Some("1.2.0-1"));
        assert_eq!(carried("master"), None);
        assert_eq!(carried("release-3"), None);
    }
}
