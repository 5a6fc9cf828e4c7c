//! Tags: how a project spells them, and texts that carry a version.
//!
//! A [`TagFormat`] has `{version}` and perhaps `{revision}` and `{plugin}`. [`carry`] takes a text from one version to the
//! next in the spelling that it has.

use std::cmp::Ordering;

use crate::version::{PluginVersion, RockVersion};

/// A release as its spellings need it: the version, and the rockspec's revision where there is a rockspec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// The plugin's version.
    pub(super) version: PluginVersion,
    /// The rockspec's revision.
    pub(super) revision: u64,
}

impl Numbers {
    /// LuaRocks' spelling.
    pub(super) fn rock(&self) -> RockVersion {
        self.version.to_rock(self.revision)
    }
}

/// The form of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TagFormat(String);

impl TagFormat {
    /// A form that was configured.
    pub(super) fn new(format: &str) -> Self {
        Self(format.to_owned())
    }

    /// The tag of a release.
    pub(super) fn name(&self, plugin: &str, numbers: &Numbers) -> String {
        self.0
            .replace("{version}", &numbers.version.to_string())
            .replace("{revision}", &numbers.revision.to_string())
            .replace("{plugin}", plugin)
    }

    /// The version that a tag stands for, if it has this form.
    pub(super) fn read(&self, plugin: &str, tag: &str) -> Option<PluginVersion> {
        let format = self.0.replace("{plugin}", plugin);
        let (before, after) = format.split_once("{version}")?;
        let (between, after) =
            after.split_once("{revision}").map_or((after, None), |(a, b)| (a, Some(b)));
        let rest = tag.strip_prefix(before)?;
        let version = match after {
            None => rest.strip_suffix(between)?,
            Some(after) => {
                let (version, revision) = rest.strip_suffix(after)?.rsplit_once(between)?;
                revision.parse::<u64>().ok()?;
                version
            }
        };
        let bare = version.starts_with(|c: char| c.is_ascii_digit());
        if bare { PluginVersion::parse(version).ok() } else { None }
    }

    /// The form that a project's tags have: that of the highest version among them. `None` where no tag has a version.
    /// In a repository of several plugins only tags that begin with the plugin's name count.
    pub(super) fn of_tags(tags: &[String], plugin: &str, several: bool) -> Option<Self> {
        let named = tags.iter().filter(|tag| !several || tag.starts_with(plugin));
        let parsed = named.filter_map(|tag| {
            let format = Self::of_tag(tag, if several { plugin.len() } else { 0 })?;
            let version = format.read(plugin, tag)?;
            Some((version, format))
        });
        parsed.max_by(|(a, _), (b, _)| a.cmp(b)).map(|(_, format)| format)
    }

    /// The form of one tag: its version is the last run of numbers with a dot, after `skip` bytes of a plugin's name.
    fn of_tag(tag: &str, skip: usize) -> Option<Self> {
        let mut starts = (skip..tag.len()).filter(|at| {
            let digit = |at: usize| tag.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
            digit(*at) && (*at == 0 || !digit(*at - 1) && !tag[..*at].ends_with('.'))
        });
        let start = starts.find(|start| {
            let rest = &tag[*start..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            rest[..end].trim_end_matches('.').contains('.')
        })?;
        let (before, version) = tag.split_at(start);
        let revision = version.rsplit_once('-').filter(|(_, digits)| {
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        let (version, after) = match revision {
            Some((version, _)) => (version, "-{revision}"),
            None => (version, ""),
        };
        PluginVersion::parse(version).ok()?;
        Some(Self(format!("{before}{{version}}{after}")))
    }
}

/// The tags that stand for a version in this form, highest version first.
pub(super) fn versions(
    tags: &[String],
    format: &TagFormat,
    plugin: &str,
) -> Vec<(PluginVersion, String)> {
    let read = |tag: &String| Some((format.read(plugin, tag)?, tag.clone()));
    let mut versions: Vec<_> = tags.iter().filter_map(read).collect();
    versions.sort_by(|(a, _), (b, _)| b.cmp(a).then(Ordering::Equal));
    versions
}

/// `text` with the version `from` in it replaced by `to`, in the spelling that it has: with the revision, as LuaRocks
/// writes it, as SemVer, or as `also`, a further spelling of `from`. `None` where the text does not carry `from`.
pub(super) fn carry(text: &str, from: &Numbers, also: &[&str], to: &Numbers) -> Option<String> {
    spellings(from, also, to).iter().find_map(|(old, new)| replace_whole(text, old, new))
}

/// Whether `after` is `before` with the version `from` in it replaced by `to`, be it from one spelling to another.
pub(super) fn carried(
    before: &str,
    after: &str,
    from: &Numbers,
    also: &[&str],
    to: &Numbers,
) -> bool {
    let spellings = spellings(from, also, to);
    let old = || spellings.iter().map(|(old, _)| old);
    let new = || spellings.iter().map(|(_, new)| new);
    old().any(|old| new().any(|new| replace_whole(before, old, new).as_deref() == Some(after)))
}

/// The spellings of one version and what each becomes for the other, longest first.
fn spellings(from: &Numbers, also: &[&str], to: &Numbers) -> Vec<(String, String)> {
    let (rock, new_rock) = (from.rock(), to.rock());
    let with_revision = |version: &str| format!("{version}-{}", from.revision);
    let (plain, new_plain) = (from.version.to_string(), to.version.to_string());
    let mut spellings = vec![
        (rock.as_str().to_owned(), new_rock.as_str().to_owned()),
        (with_revision(&plain), format!("{new_plain}-{}", to.revision)),
    ];
    spellings.extend(also.iter().map(|also| (with_revision(also), new_rock.as_str().to_owned())));
    spellings.push((plain, new_plain.clone()));
    let bare = (rock.without_revision().to_owned(), new_rock.without_revision().to_owned());
    spellings.push(bare);
    let short = short(&from.version);
    let others = also.iter().map(|also| (*also).to_owned()).chain(short);
    spellings.extend(others.map(|other| (other, new_plain.clone())));
    spellings
}

/// `0.1` for 0.1.0.
fn short(version: &PluginVersion) -> Option<String> {
    let plain = version.pre_release().is_none() && version.patch() == 0;
    plain.then(|| format!("{}.{}", version.major(), version.minor()))
}

/// Replaces `old` wherever it stands as a whole version, not as a part of a longer one. `None` where it does not stand.
fn replace_whole(text: &str, old: &str, new: &str) -> Option<String> {
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices(old) {
        let before = text[..at].chars().next_back();
        let after = text[at + old.len()..].chars().next();
        let second = text[at + old.len()..].chars().nth(1);
        let longer_before = before.is_some_and(|c| c.is_ascii_digit() || c == '.');
        let longer_after = match after {
            Some('.' | '-') => second.is_some_and(|c| c.is_ascii_digit()),
            Some(c) => c.is_ascii_alphanumeric(),
            None => false,
        };
        let pre_release = after.is_some_and(|c| c == '-')
            && ["rc", "alpha", "beta", "pre", "dev"]
                .iter()
                .any(|word| text[at + old.len() + 1..].starts_with(word));
        if at < done || longer_before || longer_after || pre_release {
            continue;
        }
        result.push_str(&text[done..at]);
        result.push_str(new);
        done = at + old.len();
    }
    result.push_str(&text[done..]);
    (done > 0).then_some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(version: &str, revision: u64) -> Numbers {
        Numbers { version: PluginVersion::parse(version).unwrap(), revision }
    }

    fn form(tags: &[&str]) -> Option<String> {
        let tags: Vec<_> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        TagFormat::of_tags(&tags, "my-plugin", false).map(|format| format.0)
    }

    #[test]
    fn the_form_is_that_of_the_highest_version() {
        for (tags, expected) in [
            (&["1.0.0", "v1.1.0"][..], Some("v{version}")),
            (&["v1.0.0", "1.10.0", "1.9.0"], Some("{version}")),
            (&["release-1.0", "nightly"], Some("release-{version}")),
            (&["1.0.0-2"], Some("{version}-{revision}")),
            (&["v1.0.0-rc.1"], Some("v{version}")),
            (&["my-plugin/1.2.0", "latest"], Some("my-plugin/{version}")),
            (&["nightly", "2026"], None),
        ] {
            assert_eq!(form(tags).as_deref(), expected, "{tags:?}");
        }
    }

    #[test]
    fn among_several_plugins_each_has_its_own_tags() {
        let tags = ["other-v9.0.0", "my-plugin-v1.0.0"].map(str::to_owned);
        assert_eq!(
            TagFormat::of_tags(&tags, "my-plugin", true),
            Some(TagFormat::new("my-plugin-v{version}"))
        );
        assert_eq!(TagFormat::of_tags(&tags, "third", true), None);
    }

    #[test]
    fn a_format_writes_and_reads_tags() {
        for (format, tag) in [
            ("v{version}", "v1.2.0-rc.1"),
            ("{version}-{revision}", "1.2.0-rc.1-3"),
            ("{plugin}-v{version}", "my-plugin-v1.2.0-rc.1"),
        ] {
            let format = TagFormat::new(format);
            let numbers = numbers("1.2.0-rc.1", 3);
            assert_eq!(format.name("my-plugin", &numbers), tag);
            assert_eq!(format.read("my-plugin", tag), Some(numbers.version));
            assert_eq!(format.read("my-plugin", "other"), None);
        }
    }

    #[test]
    fn a_text_carries_a_version_in_its_own_spelling() {
        let (from, to) = (numbers("1.1.0", 2), numbers("1.2.0-rc.1", 1));
        for (text, expected) in [
            ("1.1.0", Some("1.2.0-rc.1")),
            ("v1.1.0", Some("v1.2.0-rc.1")),
            ("1.1.0-2", Some("1.2.0rc.1-1")),
            ("v1.1.0-2", Some("v1.2.0rc.1-1")),
            ("release/1.1.0/x", Some("release/1.2.0-rc.1/x")),
            ("https://h/a/1.1.0.tar.gz", Some("https://h/a/1.2.0-rc.1.tar.gz")),
            ("1.1", Some("1.2.0-rc.1")),
            ("master", None),
            ("11.1.0", None),
            ("1.1.01", None),
            ("1.1.0rc1", None),
            ("0.1.1.0", None),
            ("1.1.0.1", None),
            ("1.1.0-rc.1", None),
            ("1.1.0-3", None),
        ] {
            assert_eq!(carry(text, &from, &[], &to).as_deref(), expected, "{text}");
        }
    }
}
