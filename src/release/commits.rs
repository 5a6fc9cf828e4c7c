//! Conventional Commits: what the commits since the last tag ask for, as a level and as changelog entries.
//!
//! The form is <https://www.conventionalcommits.org/en/v1.0.0/>, the sections are those of
//! <https://keepachangelog.com/en/1.1.0/>. Commits that are not written so say nothing.

use git_conventional::Commit;

use crate::version::{PluginVersion, Step};

/// The sections of a changelog, in their order.
pub(super) const SECTIONS: [&str; 6] =
    ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

/// Entries for a changelog: section and text.
pub(super) type Entry = (&'static str, String);

/// The step that these messages ask for; `None` when nothing in them is worth a release.
///
/// A breaking change raises major (below 1.0 minor, as SemVer leaves 0.x open), `feat` minor, `fix`, `perf` and `revert`
/// patch.
pub(super) fn step(messages: &[String], now: &PluginVersion) -> Option<Step> {
    let steps = messages.iter().filter_map(|message| weight(message));
    Some(match steps.max()? {
        Weight::Breaking if now.major() > 0 => Step::Major,
        Weight::Breaking | Weight::Addition => Step::Minor,
        Weight::Repair => Step::Patch,
    })
}

/// The changelog entries of these messages, oldest first when the messages are newest first.
pub(super) fn entries(messages: &[String]) -> Vec<Entry> {
    messages.iter().rev().filter_map(|message| entry(message)).collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Repair,
    Addition,
    Breaking,
}

fn weight(message: &str) -> Option<Weight> {
    let commit = Commit::parse(message).ok()?;
    let kind = commit.type_().as_str().to_ascii_lowercase();
    match kind.as_str() {
        _ if commit.breaking() => Some(Weight::Breaking),
        "feat" => Some(Weight::Addition),
        "fix" | "perf" | "revert" => Some(Weight::Repair),
        _ => None,
    }
}

fn entry(message: &str) -> Option<Entry> {
    let commit = Commit::parse(message).ok()?;
    let kind = commit.type_().as_str().to_ascii_lowercase();
    let section = match kind.as_str() {
        "feat" => "Added",
        "fix" => "Fixed",
        "security" => "Security",
        "deprecate" => "Deprecated",
        "remove" => "Removed",
        "perf" | "revert" => "Changed",
        _ if commit.breaking() => "Changed",
        _ => return None,
    };
    let breaking = if commit.breaking() { "**Breaking:** " } else { "" };
    let scope = commit.scope().map_or(String::new(), |scope| format!("{}: ", scope.as_str()));
    let description = commit.description().trim();
    Some((section, format!("{breaking}{scope}{description}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(now: &str, messages: &[&str]) -> Option<Step> {
        let messages: Vec<_> = messages.iter().map(|message| (*message).to_owned()).collect();
        step(&messages, &PluginVersion::parse(now).unwrap())
    }

    #[test]
    fn the_weightiest_commit_decides() {
        assert_eq!(asked("1.0.0", &["fix: a", "feat: b", "docs: c"]), Some(Step::Minor));
        assert_eq!(asked("1.0.0", &["fix: a", "docs: c"]), Some(Step::Patch));
        assert_eq!(asked("1.0.0", &["perf(x): a"]), Some(Step::Patch));
        assert_eq!(asked("1.0.0", &["feat: a", "chore!: b"]), Some(Step::Major));
        assert_eq!(asked("1.0.0", &["fix: a\n\nBREAKING CHANGE: b"]), Some(Step::Major));
        assert_eq!(asked("1.0.0", &["docs: a", "chore: b", "some words"]), None);
    }

    #[test]
    fn below_1_0_a_breaking_change_raises_minor() {
        assert_eq!(asked("0.3.0", &["feat!: a"]), Some(Step::Minor));
        assert_eq!(asked("0.3.0", &["feat: a"]), Some(Step::Minor));
    }

    #[test]
    fn entries_stand_in_the_order_in_which_they_were_committed() {
        let messages = ["fix(acl): b", "feat: a", "docs: x", "refactor!: c"].map(str::to_owned);
        let expected = [
            ("Changed", "**Breaking:** c".to_owned()),
            ("Added", "a".to_owned()),
            ("Fixed", "acl: b".to_owned()),
        ];
        assert_eq!(entries(&messages), expected);
    }
}
