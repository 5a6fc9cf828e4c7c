//! Facts: what is known about a plugin beyond its Lua files: the rockspec that packs it, what loading it told, what
//! reading it has found already.
//!
//! `check` gathers them. A fact that is not known is absent, and lints that need it are silent.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::{Changelog, File, Target};
use crate::diagnostic::Diagnostic;
use crate::loader::LoadedPlugin;
use crate::rockspec::Rockspec;

/// What is known about a plugin.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// The rockspec that packs it.
    pub(crate) package: Option<Package>,
    /// What loading it as Kong does told.
    pub(crate) loaded: Option<LoadedPlugin>,
    /// Where it is to run, beside a Kong 3.9.
    pub(crate) targets: Vec<Target>,
    /// Its changelog, where it stands for this plugin alone.
    pub(crate) changelog: Option<Changelog>,
    /// The tags of the commit that is checked out; none where files are changed since.
    pub(crate) tags: Vec<String>,
    /// Whether it is the only plugin, so that tags without its name are its own.
    pub(crate) is_alone: bool,
    /// What was found while the rockspec and the files that it names were read. The lint of its code reports each.
    pub(crate) found: Vec<Diagnostic>,
}

/// A rockspec and the files that it packs.
#[derive(Debug)]
pub(crate) struct Package {
    /// The rockspec.
    pub(crate) rockspec: Rockspec,
    /// The rockspec's text with its comments.
    pub(crate) file: File,
    /// Module names to files, relative to the project, as they are installed.
    pub(crate) modules: BTreeMap<String, Utf8PathBuf>,
    /// The directory that the rockspec's paths are relative to, relative to the project.
    pub(crate) base: Utf8PathBuf,
}

impl Package {
    /// The diagnostic, placed at a field of the rockspec.
    pub(crate) fn at(&self, found: Diagnostic, field: &[&str]) -> Diagnostic {
        self.rockspec.located(found, field)
    }
}
