//! A check: the plugins of a project, gathered several at a time, and what the lints find in each.
//!
//! It knows where a plugin's modules, specs and rockspec are, and what its handler says; what is wrong with them is the
//! lints' knowledge. The files of a plugin are in memory only while it is checked, unless another one names it.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Severity};
use crate::environment::Environment;
use crate::failure::{Failure, Result};
use crate::lint::{self, Facts, Levels, Subject, Target};
use crate::loader::LoadedPlugin;
use crate::project::Project;
use crate::vm::{Compiler, Error};
use crate::workers;

mod bases;
#[cfg(test)]
mod corpus;
mod gathered;
#[cfg(test)]
mod golden;
mod luacheckrc;
#[cfg(test)]
mod luarocks;
mod modules;
mod neighbours;
mod packages;
mod planned;
mod specs;
mod unit;

pub(crate) use bases::bases;
use luacheckrc::Configurations;
pub(crate) use unit::Unit;

/// What is checked, and how strictly.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Only these plugins; all when there is none.
    pub(crate) plugins: Vec<String>,
    /// What the settings say about lints.
    pub(crate) levels: Levels,
    /// Files to say nothing about, as globs relative to the project.
    pub(crate) exclude: Vec<String>,
    /// Where the plugins are to run.
    pub(crate) targets: Vec<Target>,
    /// Whether warnings are errors.
    pub(crate) deny_warnings: bool,
    /// The tags of the commit that is checked out; none where files are changed since.
    pub(crate) tags: Vec<String>,
    /// What the plugins find when they ask for environment variables.
    pub(crate) environment: Environment,
}

/// What came out of one plugin.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The plugin's name.
    pub(crate) name: String,
    /// What loading it told, unless that passed its bounds.
    pub(crate) loaded: Option<LoadedPlugin>,
    /// What was found, in the order of files and lines.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The files that were looked at, relative to the project.
    pub(crate) files: Vec<Utf8PathBuf>,
    /// Why it could not be checked to the end.
    pub(crate) failure: Option<Failure>,
}

/// What came out of the plugins of one directory.
#[derive(Debug)]
pub(crate) struct CheckedUnit {
    /// Why rockspecs could not be evaluated.
    pub(crate) failures: Vec<Failure>,
    /// What belongs to no plugin.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The names of its plugins, checked or not.
    pub(crate) names: Vec<String>,
    /// Those that were to be checked.
    pub(crate) plugins: Vec<Checked>,
}

impl Checked {
    /// The file that stands for the plugin: its rockspec, else its handler, else any.
    pub(crate) fn home(&self) -> Option<&Utf8PathBuf> {
        let named = |end: &str| self.files.iter().find(|file| file.as_str().ends_with(end));
        named(".rockspec").or_else(|| named("handler.lua")).or_else(|| self.files.first())
    }
}

impl Unit {
    /// Checks those of the plugins that the options want, several at a time.
    pub(crate) fn check(&self, project: &Project, options: &Options) -> Result<CheckedUnit> {
        let indices = 0..self.plugins.len();
        let wanted: Vec<_> =
            indices.filter(|index| options.wants(&self.plugins[*index].name)).collect();
        let mut plugins = Vec::with_capacity(wanted.len());
        let mut failed = None;
        // Files that plugins share tell the same with each of them.
        let mut told = BTreeSet::new();
        workers::in_order(
            &wanted,
            || Checker::new(project, options),
            |checker, index| match checker {
                Ok(checker) => Ok(checker.plugin(self, *index)),
                Err(failure) => Err(failure.clone()),
            },
            |result| match result {
                Ok(mut checked) => {
                    if wanted.len() > 1 {
                        checked.diagnostics.retain(|found| told.insert(format!("{found:?}")));
                    }
                    plugins.push(checked);
                }
                Err(failure) => failed = Some(failure),
            },
        );
        if let Some(failure) = failed {
            return Err(failure);
        }
        Ok(CheckedUnit {
            failures: self.failures.clone(),
            diagnostics: options.judge(&self.without_plugin(project)),
            names: self.plugins.iter().map(|plugin| plugin.name.clone()).collect(),
            plugins,
        })
    }
}

impl Options {
    /// What the lints find, as far as it is to be told.
    fn judge(&self, subject: &Subject) -> Vec<Diagnostic> {
        let mut diagnostics = lint::check(subject, &self.levels);
        diagnostics.retain(|found| !self.is_excluded(found.file.as_deref()));
        if self.deny_warnings {
            deny_warnings(&mut diagnostics);
        }
        diagnostics
    }

    fn is_excluded(&self, file: Option<&Utf8Path>) -> bool {
        let excludes = |file: &Utf8Path| {
            self.exclude.iter().any(|glob| lint::path_matches(glob, file.as_str()))
        };
        file.is_some_and(excludes)
    }

    fn wants(&self, name: &str) -> bool {
        self.plugins.is_empty() || self.plugins.iter().any(|wanted| wanted == name)
    }
}

/// Checks one plugin after the other.
struct Checker<'a> {
    project: &'a Project,
    options: &'a Options,
    compiler: Compiler,
    configurations: Configurations,
}

impl<'a> Checker<'a> {
    fn new(project: &'a Project, options: &'a Options) -> Result<Self> {
        let compiler = Compiler::new().map_err(Error::into_failure)?;
        Ok(Self { project, options, compiler, configurations: Configurations::default() })
    }

    /// Checks the plugin at `index` of a unit.
    fn plugin(&mut self, unit: &Unit, index: usize) -> Checked {
        let mut gathered = unit.gather(index, &self.compiler);
        let (luacheck, problem) = self.configurations.of(self.project, &unit.base);
        gathered.facts.found.extend(problem);
        let facts = Facts {
            targets: self.options.targets.clone(),
            tags: self.options.tags.clone(),
            is_alone: unit.plugins.len() == 1 && unit.base == self.project.root,
            ..gathered.facts
        };
        let mut subject =
            Subject::new(gathered.name, self.project.root.clone(), gathered.files, luacheck)
                .with(facts)
                .with_names(gathered.names);
        let diagnostics = self.options.judge(&subject);
        let package = subject.facts.package.as_ref().map(|package| &package.file);
        let files = subject.files.iter().chain(package).map(|file| file.path.clone()).collect();
        let loaded = subject.facts.loaded.take();
        Checked { name: subject.name, loaded, diagnostics, files, failure: gathered.failure }
    }
}

fn deny_warnings(diagnostics: &mut [Diagnostic]) {
    for found in diagnostics.iter_mut().filter(|found| found.severity == Severity::Warning) {
        found.severity = Severity::Error;
    }
}
