//! Rules: which findings options switch on and off.

use super::options::{MACROS, Options};
use super::pattern;

/// One list of patterns, or one switch of a group of codes.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) kind: RuleKind,
    /// Which one of the [`MACROS`] it is; the strongest options that set it decide.
    pub(super) group: Option<usize>,
    pub(super) patterns: Vec<RulePattern>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RuleKind {
    Enable,
    Disable,
    Only,
}

#[derive(Clone, Debug)]
pub(super) struct RulePattern {
    code: Option<String>,
    name: Option<String>,
}

impl Rule {
    /// The rules of one table or comment, in the order in which they apply.
    pub(super) fn all_of(options: &Options) -> Vec<Self> {
        let read = |text: &str| RulePattern::read(text);
        let switches = MACROS.iter().zip(options.macros).enumerate();
        let switches = switches.filter_map(|(index, ((_, pattern), on))| {
            let kind = if on? { RuleKind::Enable } else { RuleKind::Disable };
            Some(Self { kind, group: Some(index), patterns: vec![read(pattern)] })
        });
        let lists = [
            (RuleKind::Disable, &options.ignore),
            (RuleKind::Only, &options.only),
            (RuleKind::Enable, &options.enable),
        ];
        let lists = lists.into_iter().filter_map(|(kind, list)| {
            let patterns = list.as_ref()?.iter().map(|text| read(text)).collect();
            Some(Self { kind, group: None, patterns })
        });
        switches.chain(lists).collect()
    }
}

impl RulePattern {
    /// `code`, `name` or `code/name`. A code is matched from its start, a name as a whole.
    fn read(text: &str) -> Self {
        let (code, name) = match text.split_once('/') {
            Some((code, name)) => (Some(code), Some(name)),
            None if text.contains(|c: char| c == '_' || c.is_ascii_alphabetic()) => {
                (None, Some(text))
            }
            None => (Some(text), None),
        };
        let anchored = |text: &str, end: &str| {
            if text.starts_with('^') || text.ends_with('$') {
                text.to_owned()
            } else {
                format!("^{text}{end}")
            }
        };
        Self {
            code: code.map(|code| anchored(code, "")),
            name: name.map(|name| anchored(name, "$")),
        }
    }

    /// Whether the code and whether the name matches; none where the pattern is not about it.
    pub(super) fn matches(&self, code: &str, name: Option<&str>) -> (Option<bool>, Option<bool>) {
        let of_code = self.code.as_deref().map(|pattern| pattern::matches(code, pattern));
        let of_name = self
            .name
            .as_deref()
            .map(|pattern| name.is_some_and(|name| pattern::matches(name, pattern)));
        (of_code, of_name)
    }
}
