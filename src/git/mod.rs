//! git: the `git` program, so that the user's settings, hooks, credentials and signing keys hold.
//!
//! It knows where a work tree's repository is, what has changed, the tags and the commits, and how to commit and to take a
//! commit back. Which of that a command needs is the command's own.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

mod call;
mod commit;
mod history;
mod settings;
mod status;

pub(crate) use call::{Git, missing};
pub(crate) use settings::{Settings, init, is_installed};
pub(crate) use status::Status;

/// A work tree and its repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Repository {
    /// The root of the work tree.
    pub(crate) work_tree: Utf8PathBuf,
    /// Where this work tree's `HEAD` and index are: `.git`, or the folder that a `.git` file names.
    pub(crate) git_dir: Utf8PathBuf,
}

impl Repository {
    /// The repository whose work tree `directory` lies in, without running git.
    pub(crate) fn find(directory: &Utf8Path) -> Option<Self> {
        directory.ancestors().find_map(|folder| {
            let git_dir = git_dir(&folder.join(".git"))?;
            Some(Self { work_tree: folder.to_owned(), git_dir })
        })
    }

    /// The index of this work tree.
    pub(crate) fn index(&self) -> Utf8PathBuf {
        self.git_dir.join("index")
    }

    /// Whether the history was cut off by `git clone --depth`.
    pub(crate) fn is_shallow(&self) -> bool {
        self.common_dir().join("shallow").exists()
    }

    /// The folder that all work trees of the repository share.
    fn common_dir(&self) -> Utf8PathBuf {
        match fs::read_to_string(self.git_dir.join("commondir")) {
            Ok(path) => self.git_dir.join(path.trim_end()),
            Err(_) => self.git_dir.clone(),
        }
    }
}

/// What `.git` stands for: a folder, or a file with `gitdir: PATH` (submodules and linked work trees).
fn git_dir(dot_git: &Utf8Path) -> Option<Utf8PathBuf> {
    let folder = if dot_git.is_file() {
        let text = fs::read_to_string(dot_git).ok()?;
        dot_git.parent()?.join(text.strip_prefix("gitdir:")?.trim())
    } else {
        dot_git.to_owned()
    };
    folder.join("HEAD").exists().then_some(folder)
}
