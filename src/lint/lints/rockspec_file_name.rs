//! `rockspec-file-name`: a rockspec whose file name disagrees with what is in it.

use super::{found, version_mismatch};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Explanation, Lint, Package, Subject};
use crate::pack::agreement::agrees;
use crate::version::RockVersion;

pub(super) const LINT: Lint = Lint {
    code: "rockspec-file-name",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a rockspec whose file name disagrees with what is in it",
        text: "LuaRocks takes the package and the version from the name of the file, \
               `<package>-<version>-<revision>.rockspec` in lower case, and refuses one whose contents \
               say something else. Where handler, tag or changelog tell another version than the contents, the name may \
               be the right one, and `--fix` leaves it.",
        bad: "",
        good: "",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    found::report(subject, LINT.code, &mut found);
    let package = subject.facts.package.as_ref();
    diagnostics.extend(found.into_iter().map(|found| {
        match package.filter(|package| found.file.as_ref() == Some(&package.rockspec.path)) {
            Some(package) => with_version(subject, package, found),
            None => found,
        }
    }));
}

/// The same where name and contents are of two versions and something else disagrees with the contents: then the name may be
/// the right one, and is not to be changed.
fn with_version(subject: &Subject, package: &Package, found: Diagnostic) -> Diagnostic {
    let rockspec = &package.rockspec;
    let name = rockspec.path.file_stem().unwrap_or_default();
    let named = name.strip_prefix(&format!("{}-", rockspec.name()));
    let others = version_mismatch::named(subject, package);
    let against = others.iter().find(|(_, version)| !agrees(version, &rockspec.version));
    let (Some(named), Some((place, version))) = (named, against) else { return found };
    let named_version = RockVersion::parse(named);
    let help = if others.iter().all(|(_, version)| agrees(version, &named_version)) {
        format!(
            "{place} is `{version}`, so the name is right: write `version = \"{named}\"` in the file"
        )
    } else {
        let contents = rockspec.version.as_str();
        format!(
            "the name says `{named}`, the contents `{contents}`, and {place} is `{version}`: \
             decide for one version and write it everywhere"
        )
    };
    Diagnostic { help: Some(help), repair: None, ..found }
}
