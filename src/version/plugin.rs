//! The version of a plugin: SemVer without build metadata, as it stands in a handler's VERSION and in tags.
//!
//! People spell it in more ways than one (`0.1`, `v1.2.0`, `1.2.0-rc1`, `1.0.2-1` with the rockspec's revision). A
//! [`Spelled`] remembers what was written around the version, a [`PluginVersion`] is the version itself.

use std::fmt;

use semver::{BuildMetadata, Prerelease, Version};

use super::RockVersion;
use crate::failure::{Failure, Result};

/// `major.minor.patch`, perhaps with a pre-release whose last number stands apart (`rc.1`, never `rc1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PluginVersion(pub(super) Version);

/// A version as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// `v` or nothing.
    pub(crate) prefix: &'static str,
    /// The version.
    pub(crate) version: PluginVersion,
    /// Digits after a last hyphen: a LuaRocks revision that got into the version (`1.0.2-1`).
    pub(crate) revision: Option<u64>,
}

impl PluginVersion {
    /// `major.minor.patch`.
    pub(crate) fn new(major: u64, minor: u64, patch: u64) -> Self {
        Self(Version::new(major, minor, patch))
    }

    /// Reads a version that was typed or recorded, in any of the known spellings but without a revision.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        Spelled::parse(text)?.without_revision()
    }

    /// The version that a rockspec's `version` field stands for: `1.2.0rc.1-1` is `1.2.0-rc.1`.
    pub(crate) fn from_rock(rock: &RockVersion) -> Result<Self> {
        if rock.is_development() {
            return Err(Failure::usage(format!("`{rock}` is a development version")).help(
                "development rockspecs keep their version; name a release to compare or bump",
            ));
        }
        PluginVersion::parse(rock.without_revision())
    }

    /// The spelling for LuaRocks, which has no hyphen before the revision's: `1.2.0rc.1-1`.
    pub(crate) fn to_rock(&self, revision: u64) -> RockVersion {
        let Version { major, minor, patch, pre, .. } = &self.0;
        RockVersion::parse(&format!("{major}.{minor}.{patch}{pre}-{revision}"))
    }

    /// The first number.
    pub(crate) fn major(&self) -> u64 {
        self.0.major
    }

    /// The second number.
    pub(crate) fn minor(&self) -> u64 {
        self.0.minor
    }

    /// The third number.
    pub(crate) fn patch(&self) -> u64 {
        self.0.patch
    }

    /// What stands after the hyphen: `rc.1`. `None` for a release.
    pub(crate) fn pre_release(&self) -> Option<&str> {
        (!self.0.pre.is_empty()).then(|| self.0.pre.as_str())
    }

    /// Whether LuaRocks, too, orders this pre-release before its release. It knows `alpha`, `beta`, `pre` and `rc`; with
    /// any other word (`1.2.0-preview.1`) the pre-release counts as newer than 1.2.0. True for a release.
    pub(crate) fn is_ordered_by_luarocks(&self) -> bool {
        let release = Self::new(self.0.major, self.0.minor, self.0.patch);
        self.pre_release().is_none() || self.to_rock(1).is_less_than(&release.to_rock(1))
    }
}

impl fmt::Display for PluginVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Spelled {
    /// Takes a spelling apart. Refused with what is wrong: more than three numbers, build metadata, identifiers with
    /// hyphens, leading zeros.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let refuse = |why: &str| {
            Failure::usage(format!("`{text}` is not a version: {why}"))
                .help("write it as `1.2.3` or, before a release, `1.2.3-rc.1`")
        };
        let (prefix, rest) = text.strip_prefix('v').map_or(("", text), |rest| ("v", rest));
        if rest.contains('+') {
            return Err(refuse("build metadata (`+`) has no place in a rockspec"));
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (numbers, rest) = rest.split_at(end);
        let numbers = match rest {
            "" => numbers,
            _ => numbers.strip_suffix('.').unwrap_or(numbers),
        };
        let [major, minor, patch] = core(numbers).map_err(refuse)?;
        let (pre, revision) = split_revision(rest.strip_prefix('-').unwrap_or(rest));
        let pre = pre_release(pre).map_err(refuse)?;
        if rest.starts_with('-') && pre.is_empty() && revision.is_none() {
            return Err(refuse("nothing stands after the hyphen"));
        }
        let version =
            PluginVersion(Version { major, minor, patch, pre, build: BuildMetadata::EMPTY });
        Ok(Self { prefix, version, revision })
    }

    /// The version, for places where a revision has no meaning. A revision is refused.
    pub(crate) fn without_revision(self) -> Result<PluginVersion> {
        self.with_revision_of(None)
    }

    /// The version, when a revision that was written with it equals the rockspec's. Any other number is refused, for it
    /// might be meant as SemVer's pre-release.
    pub(crate) fn with_revision_of(self, rockspec: Option<u64>) -> Result<PluginVersion> {
        match self.revision {
            None => Ok(self.version),
            written if written == rockspec => Ok(self.version),
            Some(written) => Err(Failure::usage(format!(
                "`{}-{written}` is not a version: `-{written}` looks like a rockspec's revision",
                self.version
            ))
            .help("a pre-release begins with a word, as in `1.2.3-rc.1`; `bump revision` raises the revision")),
        }
    }
}

fn core(text: &str) -> Result<[u64; 3], &'static str> {
    let mut numbers = [0; 3];
    let parts: Vec<_> = text.split('.').collect();
    if parts.len() > 3 {
        return Err("it has more than three numbers");
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        if part.is_empty() {
            return Err("a number is missing");
        }
        if part.len() > 1 && part.starts_with('0') {
            return Err("a number begins with 0");
        }
        *number = part.parse().map_err(|_| "a number is too large")?;
    }
    Ok(numbers)
}

/// `rc.1-2` is `rc.1` and 2; `1` alone is a revision.
fn split_revision(text: &str) -> (&str, Option<u64>) {
    let (pre, digits) = text.rsplit_once('-').unwrap_or(("", text));
    match digits.parse() {
        Ok(number) if digits.bytes().all(|byte| byte.is_ascii_digit()) => (pre, Some(number)),
        _ => (text, None),
    }
}

fn pre_release(text: &str) -> Result<Prerelease, &'static str> {
    if text.contains('-') {
        return Err("a pre-release has no further hyphens, LuaRocks cannot hold them");
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return Err("a pre-release begins with a word");
    }
    let identifiers: Vec<_> = text.split('.').map(part_number).collect();
    Prerelease::new(&identifiers.join(".")).map_err(|_| {
        "a pre-release is made of letters and digits with dots between, numbers without a leading 0"
    })
}

/// `rc1` is `rc.1`.
pub(super) fn part_number(identifier: &str) -> String {
    let word = identifier.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &identifier[word.len()..];
    let plain = !number.is_empty() && (number == "0" || !number.starts_with('0'));
    let letters = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if plain && letters { format!("{word}.{number}") } else { identifier.to_owned() }
}
