//! A check: the plugins of a project, gathered one after the other, and what the lints find in each.
//!
//! It knows where a plugin's modules, specs and rockspec are, and what its handler says; what is wrong with them is the
//! lints' knowledge. One plugin is in memory at a time.

use std::collections::BTreeSet;
use std::rc::Rc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::environment::Environment;
use crate::failure::{Failure, Result};
use crate::lint::{self, Levels, Subject};
use crate::loader::LoadedPlugin;
use crate::project::Project;
use crate::vm::{Compiler, Error};

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod golden;
mod luacheckrc;
#[cfg(test)]
mod luarocks;
mod neighbours;
mod packages;
mod specs;
mod unit;

use luacheckrc::Configurations;
pub(crate) use unit::{Unit, bases};

/// What is checked, and how strictly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Only these plugins; all when there is none.
    pub(crate) plugins: Vec<String>,
    /// What the settings say about lints.
    pub(crate) levels: Levels,
    /// Files to say nothing about, as globs relative to the project.
    pub(crate) exclude: Vec<String>,
    /// Whether warnings are errors.
    pub(crate) deny_warnings: bool,
    /// What the plugins find when they ask for environment variables.
    pub(crate) environment: Environment,
}

/// What came out of one plugin.
#[derive(Debug)]
pub(crate) struct Checked {
    /// What loading it told, unless that passed its bounds.
    pub(crate) loaded: Option<LoadedPlugin>,
    /// What was found, in the order of files and lines.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The files that were looked at, relative to the project.
    pub(crate) files: Vec<Utf8PathBuf>,
    /// Why it could not be checked to the end.
    pub(crate) failure: Option<Failure>,
}

/// A check of a project.
pub(crate) struct Check<'a> {
    project: &'a Project,
    options: &'a Options,
    compiler: Compiler,
    configurations: Configurations,
    /// Diagnostics that were given out already, of files that plugins share.
    told: BTreeSet<String>,
}

impl<'a> Check<'a> {
    /// A check of this project.
    pub(crate) fn new(project: &'a Project, options: &'a Options) -> Result<Self> {
        let compiler = Compiler::new().map_err(Error::into_failure)?;
        let configurations = Configurations::default();
        Ok(Self { project, options, compiler, configurations, told: BTreeSet::new() })
    }

    /// Looks through one of the directories with plugins.
    pub(crate) fn open(&self, base: &Utf8Path, bases: &[Utf8PathBuf]) -> Result<Unit> {
        Unit::open(self.project, base, bases, &self.options.environment)
    }

    /// Whether a plugin of that name is to be checked.
    pub(crate) fn wants(&self, name: &str) -> bool {
        let named = &self.options.plugins;
        named.is_empty() || named.iter().any(|wanted| wanted == name)
    }

    /// Checks the plugin at `index` of a unit.
    pub(crate) fn plugin(&mut self, unit: &Unit, index: usize) -> Checked {
        let mut gathered = unit.gather(index, &self.compiler);
        let (luacheck, problem) = self.configurations.of(self.project, &unit.base);
        gathered.facts.found.extend(problem);
        let loaded = gathered.facts.loaded.clone();
        let subject = Subject::new(
            gathered.name,
            self.project.root.clone(),
            gathered.files,
            Rc::clone(&luacheck),
        )
        .with(gathered.facts)
        .with_names(gathered.names);
        let mut diagnostics = lint::check(&subject, &self.options.levels);
        diagnostics.retain(|found| !self.is_excluded(found.file.as_deref()));
        if self.options.deny_warnings {
            deny_warnings(&mut diagnostics);
        }
        if unit.plugins.len() > 1 {
            diagnostics.retain(|found| self.told.insert(format!("{found:?}")));
        }
        let package = subject.facts.package.as_ref().map(|package| &package.file);
        let files = subject.files.iter().chain(package).map(|file| file.path.clone()).collect();
        Checked { loaded, diagnostics, files, failure: gathered.failure }
    }

    /// Forgets what only the plugins of one unit share.
    pub(crate) fn end_unit(&mut self) {
        self.told.clear();
    }

    fn is_excluded(&self, file: Option<&Utf8Path>) -> bool {
        let excludes = |file: &Utf8Path| {
            self.options.exclude.iter().any(|glob| lint::path_matches(glob, file.as_str()))
        };
        file.is_some_and(excludes)
    }
}

fn deny_warnings(diagnostics: &mut [Diagnostic]) {
    for found in diagnostics.iter_mut().filter(|found| found.severity == Severity::Warning) {
        found.severity = Severity::Error;
    }
}
