//! The name of a rockspec's file, which LuaRocks compares with what is in it.

use camino::Utf8Path;

use crate::diagnostic::{Diagnostic, Repair};

/// The code of a wrong file name.
pub(super) const CODE: &str = "rockspec-file-name";

/// `<package in lower case>-<version>.rockspec`
pub(super) fn expected(package: &str, version: &str) -> String {
    format!("{}-{version}.rockspec", package.to_lowercase())
}

/// Whether the name looks like a rockspec's: two hyphens, or exactly `rockspec`.
pub(super) fn check(path: &Utf8Path) -> Vec<Diagnostic> {
    let name = path.file_name().unwrap_or_default();
    if name == "rockspec" || name.matches('-').count() >= 2 {
        return Vec::new();
    }
    let message = "Expected filename in format 'name-version-revision.rockspec'.";
    let error = Diagnostic::error(CODE, message).at(path);
    vec![error.help("rename the file after the package and version in it")]
}

/// Whether the name ends with the version.
pub(super) fn has_version(path: &Utf8Path, version: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem.ends_with(&format!("-{version}")))
}

/// Whether the name agrees with the contents.
pub(super) fn check_contents(path: &Utf8Path, expected: &str) -> Option<Diagnostic> {
    let name = path.file_name().unwrap_or_default();
    if name == "rockspec" || name == expected {
        return None;
    }
    let message =
        format!("Inconsistency between rockspec filename ({name}) and its contents ({expected}).");
    let error = Diagnostic::error(CODE, message).at(path);
    Some(error.help(format!("rename the file to `{expected}`")).repair(renaming(path, expected)))
}

/// The repair that gives the file its right name.
pub(super) fn renaming(path: &Utf8Path, expected: &str) -> Repair {
    Repair::Rename { file: path.to_owned(), to: path.with_file_name(expected) }
}
