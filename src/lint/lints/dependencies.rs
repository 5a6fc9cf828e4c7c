//! What the lints about dependencies share: the names in `dependencies`, and the modules that rocks bring.

use crate::lint::{Package, Subject};
use crate::rockspec::Dependency;

/// One entry of `dependencies`.
pub(super) struct Named<'a> {
    pub(super) package: &'a Package,
    pub(super) dependency: &'a Dependency,
    /// Its place in the list, from one.
    place: String,
}

impl Named<'_> {
    /// The diagnostic, placed at the entry.
    pub(super) fn at(&self, found: crate::diagnostic::Diagnostic) -> crate::diagnostic::Diagnostic {
        self.package.at(found, &["dependencies", &self.place])
    }
}

/// The dependencies of the rockspec.
pub(super) fn all(subject: &Subject) -> Vec<Named<'_>> {
    let Some(package) = &subject.facts.package else { return Vec::new() };
    let dependencies = package.rockspec.dependencies.iter().enumerate();
    dependencies
        .map(|(index, dependency)| Named { package, dependency, place: (index + 1).to_string() })
        .collect()
}
