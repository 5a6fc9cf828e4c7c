//! Commits: making one of a few files, tagging it, and taking it back.

use camino::{Utf8Path, Utf8PathBuf};

use super::history::literal;
use super::{Git, Repository};
use crate::failure::Result;

/// A commit and its parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Commit {
    /// Its full name.
    pub(crate) id: String,
    /// The first parent; `None` for the first commit of all.
    pub(crate) parent: Option<String>,
}

impl Repository {
    /// Commits these files (relative to the work tree; removed ones too) as they are now, and nothing else that may be
    /// staged. Hooks and signing are as git is configured.
    pub(crate) fn commit(&self, paths: &[Utf8PathBuf], message: &str) -> Result<()> {
        let paths: Vec<String> = paths.iter().map(|path| literal(path.as_str())).collect();
        let paths = || paths.iter().map(String::as_str);
        let add = Git::new(&self.work_tree, "stage the changes");
        add.args(["add", "--all", "--"]).args(paths()).run()?;
        // Housekeeping can wait for a command of the user's own.
        let commit = Git::new(&self.work_tree, "commit")
            .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"])
            .args(["commit", "--quiet", "--only", "-m", message, "--"])
            .args(paths());
        commit.run().map(drop)
    }

    /// Gives a file another name in the index, with the contents that it has there, as `git mv` does. A file that the index
    /// does not know stays unknown.
    pub(crate) fn stage_rename(&self, from: &Utf8Path, to: &Utf8Path) -> Result<()> {
        let list = Git::new(&self.work_tree, "read the index");
        let entry = list.args(["ls-files", "-s", "-z", "--", &literal(from.as_str())]).run()?;
        // MODE OBJECT STAGE<tab>PATH, where stage 0 is a file without a merge conflict.
        let known = entry.trim_end_matches('\0').split_once('\t');
        let Some((head, _)) = known.filter(|(head, _)| head.ends_with(" 0")) else { return Ok(()) };
        let lines = format!("0 {}\t{from}\0{head}\t{to}\0", "0".repeat(40));
        let git = Git::new(&self.work_tree, "stage the new name of a file");
        git.args(["update-index", "-z", "--index-info"]).feed(&lines)
    }

    /// Makes an annotated tag of `HEAD`, signed if git is configured so (`tag.gpgSign`).
    pub(crate) fn tag(&self, name: &str, message: &str) -> Result<()> {
        let git = Git::new(&self.work_tree, "tag the commit");
        git.args(["tag", "--annotate", "-m", message, "--", name]).run().map(drop)
    }

    /// The commit that `HEAD` is; `None` before the first commit.
    pub(crate) fn head(&self) -> Result<Option<Commit>> {
        let git = Git::new(&self.work_tree, "read the last commit");
        let git = git.args(["rev-list", "--max-count=1", "--parents", "HEAD", "--"]);
        let Some(line) = git.ask()? else { return Ok(None) };
        let mut names = line.split_whitespace().map(str::to_owned);
        Ok(names.next().map(|id| Commit { id, parent: names.next() }))
    }

    /// Moves `HEAD` from the commit `from` back to `to`, or to the state before the first commit. Files and index stay.
    pub(crate) fn take_back(&self, from: &str, to: Option<&str>) -> Result<()> {
        let git = Git::new(&self.work_tree, "take the commit back");
        let git = match to {
            Some(to) => git.args(["update-ref", "-m", "bump: undone", "HEAD", to, from]),
            None => git.args(["update-ref", "-d", "HEAD", from]),
        };
        git.run().map(drop)
    }
}
