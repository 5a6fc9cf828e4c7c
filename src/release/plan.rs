//! A plan: every change of a bump, proven in memory.

use std::thread;

use camino::Utf8PathBuf;

use super::git_plan::Facts;
use super::planner::Planner;
use super::unit::{self, Unit};
use super::{PluginPlan, Request, Selection};
use crate::count::List;
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::project::{self, Project};
use crate::transaction::Draft;

/// What a bump will do.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// What it is called when it was interrupted.
    pub(super) command: &'static str,
    /// Each plugin that was asked for, also those with nothing to release.
    pub(crate) plugins: Vec<PluginPlan>,
    /// The commit, where one was asked for and there is something to commit.
    pub(crate) commit: Option<CommitPlan>,
    /// The project's directory.
    pub(super) root: Utf8PathBuf,
    /// The repository, if the project is in one and git is installed.
    pub(super) repository: Option<Repository>,
    /// The commit that `HEAD` is before.
    pub(super) head: Option<String>,
    pub(super) draft: Draft,
}

/// The commit and the tags of a plan.
#[derive(Clone, Debug)]
pub(crate) struct CommitPlan {
    /// The commit's message.
    pub(crate) message: String,
    /// Names and messages of the tags.
    pub(crate) tags: Vec<(String, String)>,
    /// The files, relative to the work tree.
    pub(super) paths: Vec<Utf8PathBuf>,
}

/// Plans a bump. Nothing is written. The failures are those of the single plugins; one of them is enough to do nothing.
pub(crate) fn plan(
    project: &Project,
    repository: Option<&Repository>,
    request: &Request,
) -> Result<Plan, Vec<Failure>> {
    let one = |failure| vec![failure];
    // The rockspecs are read while git is at work.
    let (facts, found) = thread::scope(|scope| {
        let facts = scope.spawn(|| Facts::read(repository, request));
        let found = unit::discover(project);
        (facts.join().expect("the thread does not panic"), found)
    });
    let facts = facts.map_err(one)?;
    facts.guard(project, request).map_err(one)?;
    let several = found.len() > 1;
    let (selected, others) = select(found, &request.selection)?;
    let mut planner =
        Planner { project, repository, request, facts, several, draft: Draft::new(&project.root) };
    let mut plugins = Vec::new();
    let mut failures = Vec::new();
    for unit in &selected {
        match planner.unit(unit) {
            Ok(plan) => plugins.push(plan),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(failures);
    }
    planner.spare(&others).map_err(one)?;
    planner.finish(plugins).map_err(one)
}

impl Plan {
    /// Whether no file changes.
    pub(crate) fn is_empty(&self) -> bool {
        self.plugins.iter().all(|plugin| plugin.changes.is_empty())
    }

    /// The files that change, as JSON.
    pub(crate) fn files(&self) -> Result<Vec<serde_json::Value>> {
        self.draft.files()
    }

    /// All changes as a unified diff.
    pub(crate) fn diff(&self) -> Result<String> {
        self.draft.diff()
    }
}

/// Sorts the units into those that are meant and the others.
fn select(
    found: Vec<Result<Unit>>,
    selection: &Selection,
) -> Result<(Vec<Unit>, Vec<Unit>), Vec<Failure>> {
    let (units, failures): (Vec<_>, Vec<_>) = found.into_iter().partition(Result::is_ok);
    let units: Vec<Unit> = units.into_iter().flatten().collect();
    let failures: Vec<Failure> = failures.into_iter().filter_map(Result::err).collect();
    let names: Vec<_> = units.iter().map(|unit| unit.name.clone()).collect();
    match selection {
        Selection::Named(name) => {
            let (meant, others): (Vec<_>, Vec<_>) =
                units.into_iter().partition(|unit| unit.is_named(name));
            if !meant.is_empty() {
                return Ok((meant, others));
            }
            if !failures.is_empty() {
                return Err(failures);
            }
            Err(vec![project::no_plugin(name, names.iter().map(String::as_str))])
        }
        _ if !failures.is_empty() => Err(failures),
        Selection::Only if units.len() > 1 => {
            let failure =
                Failure::usage(format!("the project has several plugins: {}", List::and(&names)));
            Err(vec![failure.help("say which one with `--plugin NAME`, or `--all`")])
        }
        Selection::Only | Selection::All => Ok((units, Vec::new())),
    }
}
