//! The git side of a bump: what the repository says before, and what is to be committed and tagged.

use camino::{Utf8Path, Utf8PathBuf};

use super::Request;
use super::tag::{TagFormat, versions};
use super::unit::Unit;
use crate::count::List;
use crate::failure::{Failure, Result};
use crate::git::{Repository, Status};
use crate::project::{Project, SETTINGS_FILE};
use crate::version::{Level, PluginVersion};

/// What git says about the project, as far as the request needs it. Empty without a repository.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// The work tree; `None` where nothing asked for it or there is no git.
    pub(super) status: Option<Status>,
    /// All tags.
    pub(super) tags: Vec<String>,
}

impl Facts {
    /// Asks git. A repository without the `git` program counts as none, unless the request needs git.
    pub(super) fn read(repository: Option<&Repository>, request: &Request) -> Result<Self> {
        let Some(repository) = repository else {
            return no_repository(request).map(|()| Self::default());
        };
        if request.only_print && request.level != Level::Auto {
            return Ok(Self::default());
        }
        let (status, tags) = std::thread::scope(|scope| {
            let status = scope.spawn(|| repository.status());
            let tags = repository.tags();
            (status.join().expect("the thread does not panic"), tags)
        });
        match (status?, tags?) {
            (Some(status), Some(tags)) => Ok(Self { status: Some(status), tags }),
            _ if needs_git(request) => Err(crate::git::missing()),
            _ => Ok(Self::default()),
        }
    }

    /// Refuses a tree with uncommitted changes, and a branch that the settings do not list.
    pub(super) fn guard(&self, project: &Project, request: &Request) -> Result<()> {
        let Some(status) = &self.status else { return Ok(()) };
        if request.only_print {
            return Ok(());
        }
        let branches = &project.settings.bump.branches;
        let branch = status.branch.as_deref();
        if request.commit
            && !branches.is_empty()
            && !branch.is_some_and(|branch| listed(branches, branch))
        {
            let here = branch
                .map_or("a detached `HEAD`".to_owned(), |branch| format!("the branch `{branch}`"));
            return Err(Failure::project(format!("releases are not made on {here}"))
                .at(SETTINGS_FILE)
                .help(format!("switch to {}, or change `branches`", List::or(branches))));
        }
        if status.changed.is_empty() || request.allow_dirty {
            return Ok(());
        }
        let shown = &status.changed[..status.changed.len().min(3)];
        let more = status.changed.len() - shown.len();
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        Err(Failure::project(format!(
            "there are uncommitted changes in {}{more}",
            List::and(shown)
        ))
        .help("commit or stash them first, or say `--allow-dirty`"))
    }

    /// The form of a unit's tags: as configured, else that of the last tag, else that of the rockspec's `source.tag`.
    pub(super) fn tag_format(&self, project: &Project, unit: &Unit, several: bool) -> TagFormat {
        let configured = project.settings.bump.tag_format.as_deref().map(TagFormat::new);
        let source = || {
            let source = unit.rockspec.as_ref()?.fields.get("source").as_table()?;
            TagFormat::of_tags(&[source.get("tag").as_str()?.to_owned()], &unit.name, false)
        };
        let usual = if several { "{plugin}-v{version}" } else { "v{version}" };
        configured
            .or_else(|| TagFormat::of_tags(&self.tags, &unit.name, several))
            .or_else(source)
            .unwrap_or_else(|| TagFormat::new(usual))
    }
}

/// The commit messages since the unit's last tag, newest first, and that tag.
pub(super) struct Since {
    pub(super) tag: Option<String>,
    pub(super) messages: Vec<String>,
}

/// Reads the commits that touch the unit since its last tag. Without a tag that is an error, unless `whole` says that the
/// whole history will do.
pub(super) fn since_last_tag(
    repository: &Repository,
    project: &Project,
    unit: &Unit,
    several: bool,
    format: &TagFormat,
    whole: bool,
) -> Result<Since> {
    let fetch = "in CI, check out the whole history with its tags: `fetch-depth: 0`";
    if repository.is_shallow() {
        return Err(Failure::project(
            "the clone is shallow, so the commits since the last tag are not all here",
        )
        .help(format!("run `git fetch --unshallow --tags`; {fetch}")));
    }
    let tags = repository.reachable_tags()?;
    let last: Option<(PluginVersion, String)> =
        versions(&tags, format, &unit.name).into_iter().next();
    if last.is_none() && !whole {
        return Err(Failure::project(format!(
            "no tag of `{}` can be reached from `HEAD`, so there is nothing to count commits from",
            unit.name
        ))
        .help(format!("tag the commit of the present version; {fetch}")));
    }
    let tag = last.map(|(_, tag)| tag);
    let paths = paths(repository, project, unit, several);
    let log = repository.commits_since(tag.as_deref(), &paths)?;
    Ok(Since { tag, messages: log.into_iter().map(|entry| entry.message).collect() })
}

/// A path of the project as the repository sees it.
pub(super) fn in_work_tree(
    repository: &Repository,
    project: &Utf8Path,
    path: &Utf8Path,
) -> Utf8PathBuf {
    let whole = project.join(path);
    whole.strip_prefix(&repository.work_tree).map_or(path.to_owned(), Utf8Path::to_owned)
}

/// What belongs to a unit, relative to the work tree: all of the project when it is the only one.
fn paths(
    repository: &Repository,
    project: &Project,
    unit: &Unit,
    several: bool,
) -> Vec<Utf8PathBuf> {
    let own_folder = !unit.base.as_str().is_empty();
    let mut paths: Vec<Utf8PathBuf> = match (several, own_folder) {
        (false, _) => vec!["".into()],
        (true, true) => vec![unit.base.clone()],
        (true, false) => {
            let rockspec = unit.rockspec.iter().map(|rockspec| rockspec.path.clone());
            unit.modules.values().cloned().chain(rockspec).collect()
        }
    };
    for plugin in unit.plugins.iter().filter(|_| several) {
        paths.push(format!("spec/{plugin}").into());
    }
    let paths = paths.iter().map(|path| in_work_tree(repository, &project.root, path));
    paths.collect()
}

fn needs_git(request: &Request) -> bool {
    request.commit || request.tag || request.changelog || request.level == Level::Auto
}

fn no_repository(request: &Request) -> Result<()> {
    let asked = [
        (request.level == Level::Auto, "auto"),
        (request.commit, "--commit"),
        (request.changelog, "--changelog"),
    ];
    let Some((_, name)) = asked.into_iter().find(|(asked, _)| *asked) else { return Ok(()) };
    Err(Failure::environment(format!(
        "`{name}` needs a git repository, and the project is in none"
    ))
    .help(format!("run `git init` and commit the project, or bump without `{name}`")))
}

/// Whether a branch is one of those listed; `*` at the end stands for anything.
fn listed(branches: &[String], branch: &str) -> bool {
    branches.iter().any(|listed| match listed.strip_suffix('*') {
        Some(start) => branch.starts_with(start),
        None => branch == listed,
    })
}
