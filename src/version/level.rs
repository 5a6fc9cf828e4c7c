//! The next version: what `bump` may be asked for, and the arithmetic.
//!
//! The rules are npm's, with pre-releases counted from 1. A level that a pre-release already stands for only drops the
//! pre-release: 1.1.0-rc.2 and `minor` give 1.1.0, 1.1.0-rc.2 and `patch` too, 1.1.0-rc.2 and `major` give 2.0.0. With
//! `--pre rc` a level always raises: 1.0.0 and `minor` give 1.1.0-rc.1, 1.1.0-rc.2 and `minor` give 1.2.0-rc.1. `--pre rc`
//! alone goes on: 1.1.0-rc.1 gives 1.1.0-rc.2, 1.1.0-beta.4 gives 1.1.0-rc.1, and 1.0.0 gives 1.0.1-rc.1.

use semver::{Prerelease, Version};

use super::PluginVersion;
use super::plugin::part_number;
use crate::failure::{Failure, Result};

/// What the person asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// A step that follows from the present version alone.
    Step(Step),
    /// Only the rockspec's revision.
    Revision,
    /// Major, minor or patch, as the commits since the last tag say.
    Auto,
}

/// A step from one version to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Incompatible changes.
    Major,
    /// Additions.
    Minor,
    /// Repairs.
    Patch,
    /// The release that a pre-release prepares.
    Release,
    /// The next pre-release: `--pre` without a level.
    Next,
    /// This version.
    Exact(PluginVersion),
}

impl Level {
    /// Reads what was typed: a level or a version, and whether `--pre` was given, which alone is a level too.
    pub(crate) fn parse(typed: Option<&str>, pre: Option<&str>) -> Result<Self> {
        Ok(Self::Step(match typed {
            None if pre.is_some() => Step::Next,
            None => {
                return Err(Failure::usage("the level is missing").help(
                    "say `major`, `minor`, `patch`, `release`, `revision`, `auto` or a version",
                ));
            }
            Some("major") => Step::Major,
            Some("minor") => Step::Minor,
            Some("patch") => Step::Patch,
            Some("release") => Step::Release,
            Some("revision") => return without_pre("revision", pre).map(|()| Self::Revision),
            Some("auto") => return Ok(Self::Auto),
            Some(text) => Step::Exact(exact(text)?),
        }))
    }
}

impl Step {
    /// The version after `now`. `pre` is the word of a pre-release (`rc`).
    ///
    /// Refused: `release` of a release, `--pre` with `release` or with an exact pre-release, and a step that would go
    /// back (1.0.0-rc.1 with `--pre beta`).
    pub(crate) fn next(&self, now: &PluginVersion, pre: Option<&str>) -> Result<PluginVersion> {
        let pre = pre.map(word).transpose()?;
        let Version { major, minor, patch, .. } = now.0;
        let is_pre = now.pre_release().is_some();
        let up = |number| raise(number, now);
        let raised = match self {
            Self::Exact(version) => return exact_with(version, pre.as_deref()),
            Self::Release => {
                without_pre("release", pre.as_deref())?;
                return released(now);
            }
            Self::Next => return next_pre_release(now, pre.as_deref().unwrap_or("rc")),
            Self::Major if pre.is_none() && is_pre && minor == 0 && patch == 0 => [major, 0, 0],
            Self::Major => [up(major)?, 0, 0],
            Self::Minor if pre.is_none() && is_pre && patch == 0 => [major, minor, 0],
            Self::Minor => [major, up(minor)?, 0],
            Self::Patch if pre.is_none() && is_pre => [major, minor, patch],
            Self::Patch => [major, minor, up(patch)?],
        };
        let [major, minor, patch] = raised;
        with_pre(&PluginVersion::new(major, minor, patch), pre.as_deref(), 1)
    }
}

fn exact(text: &str) -> Result<PluginVersion> {
    if text.starts_with(|c: char| c.is_ascii_digit() || c == 'v') {
        return PluginVersion::parse(text);
    }
    Err(Failure::usage(format!("`{text}` is neither a level nor a version"))
        .help("say `major`, `minor`, `patch`, `release`, `revision`, `auto` or a version"))
}

fn exact_with(version: &PluginVersion, pre: Option<&str>) -> Result<PluginVersion> {
    match (version.pre_release(), pre) {
        (Some(_), Some(_)) => Err(Failure::usage(format!(
            "`{version}` is a pre-release already, `--pre` cannot add another"
        ))
        .help("leave `--pre` out")),
        _ => with_pre(version, pre, 1),
    }
}

fn released(now: &PluginVersion) -> Result<PluginVersion> {
    if now.pre_release().is_none() {
        return Err(Failure::usage(format!("`{now}` is a release already"))
            .help("say `major`, `minor` or `patch` for the next one"));
    }
    Ok(PluginVersion::new(now.0.major, now.0.minor, now.0.patch))
}

fn next_pre_release(now: &PluginVersion, word: &str) -> Result<PluginVersion> {
    let Version { major, minor, patch, .. } = now.0;
    let Some(present) = now.pre_release() else {
        return with_pre(&PluginVersion::new(major, minor, raise(patch, now)?), Some(word), 1);
    };
    let base = PluginVersion::new(major, minor, patch);
    let counted = present.strip_prefix(word).and_then(|rest| rest.strip_prefix('.'));
    let number = match counted.map(str::parse) {
        Some(Ok(number)) => raise(number, now)?,
        _ => 1,
    };
    let next = with_pre(&base, Some(word), number)?;
    if next > *now {
        return Ok(next);
    }
    Err(Failure::usage(format!("`{next}` would come before `{now}`"))
        .help("go on with the present word, or say `release`"))
}

fn with_pre(base: &PluginVersion, pre: Option<&str>, number: u64) -> Result<PluginVersion> {
    let Some(word) = pre else { return Ok(base.clone()) };
    let pre = Prerelease::new(&format!("{word}.{number}")).map_err(|_| bad_word(word))?;
    Ok(PluginVersion(Version { pre, ..base.0.clone() }))
}

/// The word of `--pre`: letters, so that a number can follow and LuaRocks can read it.
fn word(typed: &str) -> Result<String> {
    let is_word = !typed.is_empty() && typed.bytes().all(|byte| byte.is_ascii_alphabetic());
    debug_assert!(!is_word || part_number(typed) == typed, "a word has no number to part");
    if is_word { Ok(typed.to_owned()) } else { Err(bad_word(typed)) }
}

fn bad_word(typed: &str) -> Failure {
    Failure::usage(format!("`{typed}` cannot name a pre-release: it must be letters only"))
        .help("LuaRocks knows `alpha`, `beta`, `pre` and `rc`; the number is counted for you")
}

fn without_pre(level: &str, pre: Option<&str>) -> Result<()> {
    match pre {
        None => Ok(()),
        Some(_) => Err(Failure::usage(format!("`{level}` and `--pre` exclude each other"))
            .help("leave one of them out")),
    }
}

fn raise(number: u64, now: &PluginVersion) -> Result<u64> {
    number.checked_add(1).ok_or_else(|| {
        Failure::usage(format!("`{now}` cannot be raised: the number is the largest there is"))
    })
}
