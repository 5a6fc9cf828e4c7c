//! The status of a work tree: where `HEAD` is, and what differs from it.

use camino::{Utf8Path, Utf8PathBuf};

use super::{Git, Repository};
use crate::failure::Result;

/// What `git status` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Status {
    /// The commit that `HEAD` is; `None` before the first commit.
    pub(crate) head: Option<String>,
    /// The branch; `None` when `HEAD` is detached.
    pub(crate) branch: Option<String>,
    /// Files with uncommitted changes, staged or not, relative to the work tree.
    pub(crate) changed: Vec<Utf8PathBuf>,
    /// Files and folders (with a final slash) that git does not know.
    pub(crate) untracked: Vec<Utf8PathBuf>,
}

impl Status {
    /// Whether git does not know the file at `path`, relative to the work tree.
    pub(crate) fn is_untracked(&self, path: &Utf8Path) -> bool {
        self.untracked
            .iter()
            .any(|known| known == path || known.as_str().ends_with('/') && path.starts_with(known))
    }
}

impl Repository {
    /// One `git status`; `None` when git is not installed. `--porcelain=v2` is the stable format: <https://git-scm.com/docs/git-status>.
    pub(crate) fn status(&self) -> Result<Option<Status>> {
        let arguments = ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal"];
        let git = Git::new(&self.work_tree, "read the state of the work tree");
        let output = git.env("GIT_OPTIONAL_LOCKS", "0").args(arguments).run_if_installed()?;
        Ok(output.map(|output| parse(&output)))
    }
}

fn parse(output: &str) -> Status {
    let mut status = Status::default();
    let mut entries = output.split('\0');
    while let Some(entry) = entries.next() {
        if let Some(head) = entry.strip_prefix("# branch.oid ") {
            status.head = (head != "(initial)").then(|| head.to_owned());
        } else if let Some(branch) = entry.strip_prefix("# branch.head ") {
            status.branch = (branch != "(detached)").then(|| branch.to_owned());
        } else if let Some(path) = entry.strip_prefix("? ") {
            status.untracked.push(path.into());
        } else {
            // The number of fields before the path: ordinary, renamed (its old path follows), unmerged.
            let fields = match entry.as_bytes().first() {
                Some(b'1') => 8,
                Some(b'2') => 9,
                Some(b'u') => 10,
                _ => continue,
            };
            status.changed.extend(entry.splitn(fields + 1, ' ').nth(fields).map(Utf8PathBuf::from));
            if fields == 9 {
                entries.next();
            }
        }
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_entry_is_read() {
        let status = parse(
            "# branch.oid 1234\0# branch.head main\0# branch.upstream origin/main\0\
            1 .M N... 100644 100644 100644 aa bb a file.lua\0\
            2 R. N... 100644 100644 100644 aa bb R100 new name\0old name\0\
            u UU N... 100644 100644 100644 100644 aa bb cc both.lua\0? some dir/\0? x.lua\0",
        );
        assert_eq!(status.head.as_deref(), Some("1234"));
        assert_eq!(status.branch.as_deref(), Some("main"));
        assert_eq!(status.changed, ["a file.lua", "new name", "both.lua"]);
        assert!(status.is_untracked("some dir/a/b".into()) && status.is_untracked("x.lua".into()));
        assert!(!status.is_untracked("y.lua".into()));
    }

    #[test]
    fn a_repository_without_commits_has_no_head() {
        let status = parse("# branch.oid (initial)\0# branch.head (detached)\0");
        assert_eq!(status, Status::default());
    }
}
