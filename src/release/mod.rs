//! A release: one new version everywhere it is written, the changelog, the commit and the tag.
//!
//! Values are read by running the plugin's files, written by editing one literal each, and read again to prove the edit.
//! A [`Plan`] holds all of that in memory; [`Plan::apply`] makes it true or leaves everything as it was, and [`recover`]
//! does the same for a run that was killed.

use camino::Utf8PathBuf;
use serde::Serialize;

mod apply;
mod changelog;
mod changelog_edit;
mod commits;
mod file_edit;
mod git_plan;
mod handler_edit;
mod message;
mod origin;
mod place_change;
mod plan;
mod planner;
mod present;
mod recovery;
mod rewrite;
mod rockspec_edit;
mod tag;
mod unit;

pub(crate) use apply::write;
use place_change::Kind;
pub(crate) use place_change::PlaceChange;
pub(crate) use plan::{Plan, plan};
pub(crate) use recovery::recover;

use crate::version::Level;

/// What was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// How far the version goes up.
    pub(crate) level: Level,
    /// The word of a pre-release.
    pub(crate) pre: Option<String>,
    /// Which version counts when handler and rockspec disagree.
    pub(crate) from: Option<From>,
    /// Leave the handler as it is.
    pub(crate) skip_handler: bool,
    /// Which plugins.
    pub(crate) selection: Selection,
    /// Write changelog entries from commits.
    pub(crate) changelog: bool,
    /// Commit what was bumped.
    pub(crate) commit: bool,
    /// Tag the commit.
    pub(crate) tag: bool,
    /// Go on where files have uncommitted changes.
    pub(crate) allow_dirty: bool,
    /// Only tell the next version: no file is touched, so what would stand in the way of that does not matter.
    pub(crate) only_print: bool,
    /// Today, as a changelog has it.
    pub(crate) date: String,
}

/// The place that the present version is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The handler's VERSION.
    Handler,
    /// The rockspec's `version`.
    Rockspec,
}

/// Which plugins of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Selection {
    /// The only one there is.
    Only,
    /// The one of this name.
    Named(String),
    /// All.
    All,
}

/// What happens to one plugin.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PluginPlan {
    /// Its name.
    pub(crate) name: String,
    /// The version it has.
    pub(crate) previous: String,
    /// The version it gets; the same where there is nothing to release.
    pub(crate) version: String,
    /// The version for LuaRocks, revision included; `None` without a rockspec that is bumped.
    pub(crate) rock_version: Option<String>,
    /// The release's tag.
    pub(crate) tag: String,
    /// The places that change.
    pub(crate) changes: Vec<PlaceChange>,
    /// The files that change, by the paths that they will have.
    pub(crate) files: Vec<Utf8PathBuf>,
    /// What else the person should know, one line each.
    pub(crate) remarks: Vec<String>,
}
