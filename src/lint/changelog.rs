//! A changelog as far as lints look at it: the headings of its versions.

use camino::Utf8PathBuf;

/// `CHANGELOG.md` or what a project calls it.
#[derive(Clone, Debug)]
pub(crate) struct Changelog {
    /// Its path, relative to the project.
    pub(crate) file: Utf8PathBuf,
    /// Its text.
    pub(crate) text: String,
}

impl Changelog {
    /// The first heading of the second rank that begins with a version which is released: its line, from one, and the
    /// version.
    pub(crate) fn newest_version(&self) -> Option<(usize, &str)> {
        self.text.lines().enumerate().find_map(|(index, line)| {
            let heading = line.strip_prefix("## ")?.trim_start_matches(['[', 'v', 'V', ' ']);
            let end = heading.find([']', ' ', '(', ':']).unwrap_or(heading.len());
            let version = heading[..end].trim_end();
            let is_released = !heading.to_lowercase().contains("unreleased");
            (is_version(version) && is_released).then_some((index + 1, version))
        })
    }
}

/// Whether a text begins as versions do; a number such as 2026 begins a date.
fn is_version(text: &str) -> bool {
    let first = text.split('.').next().filter(|first| first.len() < text.len());
    first.and_then(|first| first.parse().ok()).is_some_and(|major: u32| major < 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_first_heading_with_one() {
        let newest = |text: &str| {
            let changelog = Changelog { file: "CHANGELOG.md".into(), text: text.to_owned() };
            changelog.newest_version().map(|(line, version)| (line, version.to_owned()))
        };
        let found =
            newest("# Changes\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-02\n\n## [1.1.0]\n");
        assert_eq!(found, Some((5, "1.2.0".to_owned())));
        assert_eq!(newest("## v0.3.1 (2024)\n"), Some((1, "0.3.1".to_owned())));
        let newest_is_planned = newest("## 2.0.0 - Unreleased\n## 1.0.0\n");
        assert_eq!(newest_is_planned, Some((2, "1.0.0".to_owned())));
        assert_eq!(newest("## 2026.01.31\n"), None);
        assert_eq!(newest("# 2.0\n## Unreleased\n## 2024\n"), None);
    }
}
