//! The history: tags, and the commits since one of them.

use camino::Utf8PathBuf;

use super::{Git, Repository};
use crate::failure::Result;

/// A commit as `git log` tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LogEntry {
    /// Its full name.
    pub(crate) id: String,
    /// Its message, whole.
    pub(crate) message: String,
}

impl Repository {
    /// The names of all tags; `None` when git is not installed.
    pub(crate) fn tags(&self) -> Result<Option<Vec<String>>> {
        self.tag_names(&[])
    }

    /// The names of the tags that can be reached from `HEAD`.
    pub(crate) fn reachable_tags(&self) -> Result<Vec<String>> {
        if self.head()?.is_none() {
            return Ok(Vec::new());
        }
        self.tag_names(&["--merged=HEAD"]).map(Option::unwrap_or_default)
    }

    /// The names of the tags of `HEAD`, none where git is not installed or says nothing.
    pub(crate) fn tags_of_head(&self) -> Result<Vec<String>> {
        self.tag_names(&["--points-at=HEAD"]).map(Option::unwrap_or_default)
    }

    fn tag_names(&self, which: &[&str]) -> Result<Option<Vec<String>>> {
        let git = Git::new(&self.work_tree, "read the tags")
            .args(["for-each-ref", "--format=%(refname:strip=2)"])
            .args(which.iter().copied())
            .args(["refs/tags"]);
        let output = git.run_if_installed()?;
        Ok(output.map(|output| output.lines().map(str::to_owned).collect()))
    }

    /// The commits since `tag`, or all, that touch one of `paths` (relative to the work tree, the empty path is all of it),
    /// newest first, without merges.
    pub(crate) fn commits_since(
        &self,
        tag: Option<&str>,
        paths: &[Utf8PathBuf],
    ) -> Result<Vec<LogEntry>> {
        let range = tag.map_or("HEAD".to_owned(), |tag| format!("refs/tags/{tag}..HEAD"));
        let whole = paths.iter().any(|path| path.as_str().is_empty());
        let paths = paths.iter().filter(|_| !whole).map(|path| literal(path.as_str()));
        let paths: Vec<String> = paths.collect();
        let git = Git::new(&self.work_tree, "read the commits")
            .args([
                "log",
                "-z",
                "--no-merges",
                "--no-show-signature",
                "--no-color",
                "--format=%H%n%B",
            ])
            .args([range.as_str(), "--"])
            .args(paths.iter().map(String::as_str));
        let output = git.run()?;
        let entries = output.split('\0').filter_map(|entry| {
            let (id, message) = entry.split_once('\n')?;
            Some(LogEntry { id: id.to_owned(), message: message.trim_end().to_owned() })
        });
        Ok(entries.collect())
    }

    /// The commit that a tag names, when the tag exists.
    pub(crate) fn tagged_commit(&self, tag: &str) -> Result<Option<String>> {
        let name = format!("refs/tags/{tag}^{{commit}}");
        let git = Git::new(&self.work_tree, "read a tag");
        let commit = git.args(["rev-parse", "--quiet", "--verify", &name]).ask()?;
        Ok(commit.map(|commit| commit.trim_end().to_owned()))
    }
}

/// A path of the work tree as git takes it: as it is, whatever characters it has.
pub(super) fn literal(path: &str) -> String {
    format!(":(top,literal){path}")
}
