//! A project: the directory that holds one plugin or several, with its settings.
//!
//! Any directory with `kong/plugins/*`, a rockspec or a `kongsmith.toml` is one. It knows where rockspecs lie; what is in
//! them is `rockspec`'s.

use camino::{Utf8Path, Utf8PathBuf};

use crate::count::List;
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::transaction::{Draft, JOURNAL};

mod adoption;
mod answers;
mod existing_plugin;
mod inventory;
mod settings;
pub(crate) mod source;

pub(crate) use adoption::{Adopted, Status, adopt};
pub(crate) use inventory::Inventory;
pub(crate) use settings::{BumpFile, LintLevel, Settings};
pub(crate) use source::{Source, rockspecs_of};

/// How many plugins a message lists.
const MOST_SHOWN: usize = 10;

/// The name of the settings file.
pub(crate) const SETTINGS_FILE: &str = "kongsmith.toml";

/// A directory with plugins.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    /// Absolute path of the directory.
    pub(crate) root: Utf8PathBuf,
    /// What `kongsmith.toml` says; every key has a default.
    pub(crate) settings: Settings,
    /// Changes to its files that are not written. Those who look at the project see it as if they were.
    pub(crate) draft: Draft,
}

impl Project {
    /// The project that `directory` lies in: the nearest one upwards that has a rockspec, `kong/plugins` or
    /// `kongsmith.toml`. The search ends at the root of a git work tree. Where there is none, the directory itself is
    /// the project if plugins lie below it.
    pub(crate) fn find(directory: &Utf8Path) -> Result<Self> {
        for folder in directory.ancestors() {
            if is_project(folder) {
                return Self::open(folder);
            }
            if folder.join(".git").exists() {
                return Self::open(folder);
            }
        }
        if source::any_below(directory) {
            return Self::open(directory);
        }
        Err(no_project(directory))
    }

    /// The same for a command that needs no more than a plugin's Lua files, in any layout: a directory that holds some is
    /// a project.
    pub(crate) fn find_with_plugins(directory: &Utf8Path) -> Result<Self> {
        let found = Self::find(directory);
        match &found {
            Err(_) if !Inventory::take(directory)?.plugins.is_empty() => Self::open(directory),
            _ => found,
        }
    }

    /// The project whose root is `root`.
    pub(crate) fn open(root: &Utf8Path) -> Result<Self> {
        let settings = Settings::read(&root.join(SETTINGS_FILE))?;
        Ok(Self { root: root.to_owned(), settings, draft: Draft::new(root) })
    }

    /// The same project with these changes.
    pub(crate) fn with(&self, draft: Draft) -> Self {
        Self { draft, ..self.clone() }
    }

    /// A path as it is shown: relative to the project where it lies inside, by the name that the file will have.
    pub(crate) fn shown(&self, path: &Utf8Path) -> Utf8PathBuf {
        self.draft.path(path.strip_prefix(&self.root).unwrap_or(path))
    }

    /// The contents of a file, addressed by where it is now.
    pub(crate) fn read(&self, path: &Utf8Path) -> Result<Vec<u8>> {
        self.draft.read(path.strip_prefix(&self.root).unwrap_or(path))
    }
}

/// The journal folder for changes to the project at `root`: in git's folder, where no command of git sees it, else beside
/// the project's files.
pub(crate) fn journal(root: &Utf8Path) -> Utf8PathBuf {
    match Repository::find(root) {
        Some(repository) => repository.git_dir.join("kongsmith"),
        None => root.join(JOURNAL),
    }
}

/// The failure of a command that was told the name of a plugin that is not among those of the project.
pub(crate) fn no_plugin<'a>(name: &str, plugins: impl IntoIterator<Item = &'a str>) -> Failure {
    let plugins: Vec<_> = plugins.into_iter().collect();
    let failure = Failure::usage(format!("there is no plugin `{name}` in this project"));
    match plugins.get(..MOST_SHOWN).unwrap_or(&plugins) {
        [] => failure.help("it has none; start one with `kongsmith new NAME`"),
        shown => {
            let more = if shown.len() < plugins.len() { ", and more" } else { "" };
            let has = format!("it has {}{more}", List::and(shown));
            failure.did_you_mean(name, plugins.iter().copied(), has)
        }
    }
}

/// The failure of a command that needs a project and found none.
pub(crate) fn no_project(directory: &Utf8Path) -> Failure {
    Failure::project(format!("there is no plugin project in `{directory}` or above it")).help(
        "start one with `kongsmith new NAME`, or run `kongsmith init` in a plugin's directory",
    )
}

fn is_project(folder: &Utf8Path) -> bool {
    folder.join(SETTINGS_FILE).is_file()
        || folder.join("kong/plugins").is_dir()
        || source::rockspecs_of(folder).next().is_some()
}

/// The rockspecs that lie directly in `folder`, in no particular order. A folder that cannot be read has none. A file may
/// be called just `rockspec`.
pub(crate) fn rockspecs_in(folder: &Utf8Path) -> impl Iterator<Item = Utf8PathBuf> + use<> {
    folder
        .read_dir_utf8()
        .into_iter()
        .flatten()
        .filter_map(Result::<_, std::io::Error>::ok)
        .map(camino::Utf8DirEntry::into_path)
        .filter(|path| is_rockspec_name(path) && path.is_file())
}

fn is_rockspec_name(path: &Utf8Path) -> bool {
    path.extension() == Some("rockspec") || path.file_name() == Some("rockspec")
}

#[cfg(test)]
#[test]
fn an_unknown_plugin_has_a_near_name_or_those_that_there_are() {
    let help =
        |name: &str, plugins: &[&str]| no_plugin(name, plugins.iter().copied()).help.unwrap();
    assert_eq!(help("limit", &["limits", "words"]), "did you mean `limits`");
    assert_eq!(help("colour", &["limits", "words"]), "it has `limits` and `words`");
    assert_eq!(
        help("colour", &["words"; 12]),
        format!("it has {}, and more", List::and(&["words"; 10]))
    );
    assert_eq!(help("colour", &[]), "it has none; start one with `kongsmith new NAME`");
}
