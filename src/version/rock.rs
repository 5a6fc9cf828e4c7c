//! A version as LuaRocks reads and orders it: `1.2.0rc.1-1`, `scm-1`, `v1.2-3`.
//!
//! LuaRocks parses any text; a rockspec's `version` field is stricter and checked by [`RockVersion::from_field`]. The
//! order is LuaRocks' own (`luarocks.core.vers`): `1.0` and `1.0.0` are neither less nor greater, and not equal either.

use std::cmp::Ordering;
use std::fmt;

/// A parsed LuaRocks version.
#[derive(Clone, Debug)]
pub(crate) struct RockVersion {
    text: String,
    components: Vec<f64>,
    revision: Option<u64>,
}

impl RockVersion {
    /// Parses any text the way LuaRocks does. What it cannot read counts as 0, as it does there.
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.trim_matches(is_space).to_owned();
        let (main, revision) = split_revision(&text);
        let components = components(main);
        Self { text, components, revision }
    }

    /// Parses the `version` field of a rockspec: letters, digits and dots, a hyphen, the revision's digits. `None` for
    /// anything else.
    pub(crate) fn from_field(text: &str) -> Option<Self> {
        let (version, revision) = text.split_once('-')?;
        let is_version = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let good = !version.is_empty()
            && version.chars().all(is_version)
            && !revision.is_empty()
            && revision.chars().all(|c| c.is_ascii_digit());
        good.then(|| Self::parse(text))
    }

    /// The whole text: `1.2.0rc.1-1`.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The text without the revision: `1.2.0rc.1`.
    pub(crate) fn without_revision(&self) -> &str {
        split_revision(&self.text).0
    }

    /// The number after the last hyphen. A rockspec always has one.
    pub(crate) fn revision(&self) -> Option<u64> {
        self.revision
    }

    /// Whether it stands for the head of a repository: `dev-1`, `scm-0`, `cvs-3`.
    pub(crate) fn is_development(&self) -> bool {
        self.components.first().is_some_and(|first| *first >= word_value("cvs"))
    }

    /// LuaRocks' `<`: component by component, a missing one counts as 0; then the revisions if both have one.
    pub(crate) fn is_less_than(&self, other: &Self) -> bool {
        self.order(other) == Ordering::Less
    }

    /// LuaRocks' order. `Equal` means neither less nor greater, which is not [`matches`](Self::matches).
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let longest = self.components.len().max(other.components.len());
        let component =
            |version: &Self, place| version.components.get(place).copied().unwrap_or(0.0);
        (0..longest)
            .map(|place| component(self, place).total_cmp(&component(other, place)))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| match (self.revision, other.revision) {
                (Some(mine), Some(theirs)) => mine.cmp(&theirs),
                _ => Ordering::Equal,
            })
    }

    /// LuaRocks' `==`: the same number of components, all equal; then the revisions if both have one.
    pub(crate) fn matches(&self, other: &Self) -> bool {
        self.components.len() == other.components.len() && self.order(other) == Ordering::Equal
    }

    /// LuaRocks' `~>`: every component of `wanted` is here, and its revision if it has one.
    pub(crate) fn matches_partly(&self, wanted: &Self) -> bool {
        let mine = self.components.iter().copied().chain(std::iter::repeat(0.0));
        wanted.components.iter().zip(mine).all(|(wanted, mine)| wanted.total_cmp(&mine).is_eq())
            && wanted.revision.is_none_or(|revision| self.revision == Some(revision))
    }
}

#[cfg(test)]
impl RockVersion {
    /// The components that are compared.
    pub(crate) fn components(&self) -> &[f64] {
        &self.components
    }
}

impl PartialEq for RockVersion {
    /// The same text; [`matches`](Self::matches) is LuaRocks' idea of equal.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for RockVersion {}

impl fmt::Display for RockVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// What Lua's `%s` takes for a space.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

fn split_revision(text: &str) -> (&str, Option<u64>) {
    match text.rsplit_once('-') {
        Some((main, digits))
            if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) =>
        {
            (main, Some(digits.parse().unwrap_or(u64::MAX)))
        }
        _ => (text, None),
    }
}

fn components(mut text: &str) -> Vec<f64> {
    let mut done = Vec::new();
    let mut open: Option<f64> = None;
    while !text.is_empty() {
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        if digits > 0 {
            let number: f64 = text[..digits].parse().unwrap_or(f64::INFINITY);
            done.push(open.take().map_or(number, |word| word + number / 100_000.0));
        } else if letters > 0 {
            open = Some(word_value(&text[..letters]));
        } else {
            open = Some(0.0);
            break;
        }
        text = text[digits + letters..].trim_start_matches(['.', '-', '_']);
    }
    done.extend(open);
    done
}

fn word_value(word: &str) -> f64 {
    match word {
        "dev" => 120_000_000.0,
        "scm" => 110_000_000.0,
        "cvs" => 100_000_000.0,
        "rc" => -1_000.0,
        "pre" => -10_000.0,
        "beta" => -100_000.0,
        "alpha" => -1_000_000.0,
        other => f64::from(other.as_bytes()[0]) / 1000.0,
    }
}
