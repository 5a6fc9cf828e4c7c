//! Problems: what was found wrong with one plugin while it is packed, all of it.

use super::tree::Trouble;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rockspec::{MOST_PROBLEMS, Rockspec};

/// The diagnostics of one rockspec.
#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Diagnostic>,
}

impl Problems {
    /// Adds a diagnostic, unless it is there already.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds several.
    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Turns warnings into errors.
    pub(crate) fn deny_warnings(&mut self) {
        for diagnostic in &mut self.list {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Whether more of them would be too many. One is an error then.
    pub(crate) fn are_many(&self) -> bool {
        self.list.len() >= MOST_PROBLEMS && self.any_error()
    }

    /// Whether no package can be made.
    pub(crate) fn any_error(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The diagnostics in the order in which they were found.
    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

/// The error for a path that the rockspec names at `field` and that cannot be packed. `what` says its part ("the source
/// of module `x`"), `similar` a file that may be meant.
pub(crate) fn trouble(
    rockspec: &Rockspec,
    field: &[&str],
    path: &str,
    what: &str,
    trouble: &Trouble,
    similar: Option<&str>,
) -> Diagnostic {
    let (code, wrong, help) = match trouble {
        Trouble::Missing => {
            let help = similar.map_or_else(
                || "create it, correct its path, or take it out of the rockspec".to_owned(),
                |similar| format!("`{similar}` exists; correct the path if that one is meant"),
            );
            ("missing-file", "does not exist".to_owned(), help)
        }
        Trouble::Directory => (
            "unusable-file",
            "is a directory".to_owned(),
            "name a file in it; `copy_directories` takes whole directories".to_owned(),
        ),
        Trouble::NoDirectory => (
            "unusable-file",
            "is a file".to_owned(),
            "name a directory here, and single files in `install`".to_owned(),
        ),
        Trouble::Special => (
            "unusable-file",
            "is no regular file".to_owned(),
            "replace the device, socket or pipe by a file".to_owned(),
        ),
        Trouble::Outside(target) => (
            "unusable-file",
            format!("is a link to `{target}`, which is outside of the project"),
            "copy the file into the project".to_owned(),
        ),
        Trouble::Loop => (
            "unusable-file",
            "is a link to a directory above it".to_owned(),
            "remove the link".to_owned(),
        ),
        Trouble::Unreadable(reason) => (
            "unusable-file",
            format!("cannot be read: {reason}"),
            "check its permissions and the links that lead to it".to_owned(),
        ),
        Trouble::TooLarge => (
            "unusable-file",
            "makes the package larger than 128 MiB, the most that `kongsmith pack` can pack"
                .to_owned(),
            "take it out of the rockspec; a plugin can load large data when it starts".to_owned(),
        ),
        Trouble::NotUtf8(name) => (
            "unsafe-path",
            format!("holds a file whose name is not UTF-8: `{name}`"),
            "rename the file".to_owned(),
        ),
    };
    rockspec.error(code, field, format!("`{path}`, {what}, {wrong}")).help(help)
}
