//! What git's settings say about the person and the repository, and a repository of one's own.

use camino::Utf8Path;

use super::Git;
use crate::failure::Result;

/// Settings that a new project takes its defaults from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// `user.name`
    pub(crate) user_name: Option<String>,
    /// The URL of the remote `origin`.
    pub(crate) origin: Option<String>,
}

impl Settings {
    /// The settings that hold in `directory`, in one call. Without git, or without such settings, there are none.
    pub(crate) fn read(directory: &Utf8Path) -> Self {
        let git = Git::new(directory, "read the settings");
        let keys = r"^(user\.name|remote\.origin\.url)$";
        let Ok(Some(output)) = git.args(["config", "--null", "--get-regexp", keys]).ask() else {
            return Self::default();
        };
        Self::parse(&output)
    }

    /// Reads `key LF value NUL` again and again; of one key's values the last holds.
    fn parse(output: &str) -> Self {
        let mut settings = Self::default();
        for (key, value) in output.split('\0').filter_map(|entry| entry.split_once('\n')) {
            let value = Some(value.to_owned()).filter(|value| !value.trim().is_empty());
            match key {
                "user.name" => settings.user_name = value,
                "remote.origin.url" => settings.origin = value,
                _ => {}
            }
        }
        settings
    }
}

/// Makes `directory` a repository, as git is configured (`init.defaultBranch`, `init.templateDir`).
pub(crate) fn init(directory: &Utf8Path) -> Result<()> {
    Git::new(directory, "make a repository").args(["init", "--quiet"]).run().map(drop)
}

/// Whether the program is there.
pub(crate) fn is_installed(directory: &Utf8Path) -> bool {
    Git::new(directory, "look for git").args(["--version"]).ask().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_value_of_a_setting_holds() {
        let output =
            "user.name\nOld\0remote.origin.url\ngit@example.com:a/b.git\0user.name\nNew\nLine\0";
        let settings = Settings::parse(output);
        assert_eq!(settings.user_name.as_deref(), Some("New\nLine"));
        assert_eq!(settings.origin.as_deref(), Some("git@example.com:a/b.git"));
        assert_eq!(Settings::parse(""), Settings::default());
    }
}
