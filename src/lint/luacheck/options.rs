//! Options of luacheck: what one table of `.luacheckrc` or one comment may set, and what a stack of them comes to.

use std::rc::Rc;

use super::definition::Definition;
use super::pattern;

/// What one table of options, or one comment, sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// `std`
    pub(crate) std: Option<Std>,
    /// `compat`
    pub(crate) compat: Option<bool>,
    /// `globals` or `new_globals`
    pub(crate) globals: Option<Globals>,
    /// `read_globals` or `new_read_globals`
    pub(crate) read_globals: Option<Globals>,
    /// `not_globals`
    pub(crate) not_globals: Vec<String>,
    /// `ignore`
    pub(crate) ignore: Option<Vec<String>>,
    /// `only`
    pub(crate) only: Option<Vec<String>>,
    /// `enable`
    pub(crate) enable: Option<Vec<String>>,
    /// `global`, `unused`, `unused_args`, `redefined` in the order of [`MACROS`].
    pub(crate) macros: [Option<bool>; 4],
    /// `unused_secondaries`
    pub(crate) unused_secondaries: Option<bool>,
    /// `module`
    pub(crate) module: Option<bool>,
    /// `allow_defined`
    pub(crate) allow_defined: Option<bool>,
    /// `allow_defined_top`
    pub(crate) allow_defined_top: Option<bool>,
}

/// A value of `std`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Std {
    /// Names joined by `+`; `true` when the text begins with `+` and adds to what was set before.
    Named(Vec<Definition>, bool),
    /// A table.
    Table(Definition),
}

/// A value of `globals` or `read_globals`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Globals {
    /// Names and paths of the list part.
    pub(crate) list: Vec<String>,
    /// What the keys define.
    pub(crate) map: Definition,
    /// Whether it replaces what earlier options set (`new_globals`).
    pub(crate) new: bool,
}

/// Options that switch a group of codes: name and pattern, the most specific one first.
pub(crate) const MACROS: [(&str, &str); 4] =
    [("unused_args", "21[23]"), ("global", "1"), ("unused", "[23]"), ("redefined", "4")];

/// What a stack of options comes to.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// The globals that exist.
    pub(crate) globals: Rc<Definition>,
    /// Whether a global that is assigned anywhere counts as defined.
    pub(crate) allow_defined: bool,
    /// Whether one that is assigned outside of functions counts as defined.
    pub(crate) allow_defined_top: bool,
    /// Whether what a file defines is for that file alone.
    pub(crate) module: bool,
    /// Whether an unused variable is reported when one beside it is used.
    pub(crate) unused_secondaries: bool,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
struct Rule {
    kind: RuleKind,
    patterns: Vec<RulePattern>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RuleKind {
    Enable,
    Disable,
    Only,
}

#[derive(Clone, Debug)]
struct RulePattern {
    code: Option<String>,
    name: Option<String>,
}

impl Options {
    /// Whether it changes which globals exist.
    fn affects_globals(&self) -> bool {
        self.std.is_some()
            || self.compat.is_some()
            || self.globals.is_some()
            || self.read_globals.is_some()
            || !self.not_globals.is_empty()
    }
}

impl Resolved {
    /// What the stack, the strongest options last, comes to.
    pub(crate) fn of(stack: &[&Options]) -> Self {
        Self::with_globals(stack, Rc::new(globals(stack)))
    }

    /// The same with `further` options on top of the `stack`.
    pub(crate) fn and(&self, stack: &[&Options], further: &[&Options]) -> Self {
        let all: Vec<_> = stack.iter().chain(further).copied().collect();
        if further.iter().any(|options| options.affects_globals()) {
            Self::of(&all)
        } else {
            Self::with_globals(&all, Rc::clone(&self.globals))
        }
    }

    /// Whether a finding of that code about that name is to be reported.
    pub(crate) fn reports(&self, code: &str, name: Option<&str>) -> bool {
        let (mut enabled_code, mut enabled_name) = (false, false);
        for rule in &self.rules {
            let mut matches_one = false;
            for pattern in &rule.patterns {
                let (mut of_code, of_name) = pattern.matches(code, name);
                // What an earlier rule has enabled cannot be disabled by that factor.
                if enabled_code || enabled_name {
                    of_code = Some(rule.kind != RuleKind::Disable);
                }
                if (of_code == Some(true) && of_name != Some(false))
                    || (of_name == Some(true) && of_code != Some(false))
                {
                    matches_one = true;
                }
                if rule.kind == RuleKind::Enable {
                    enabled_code |= of_code == Some(true);
                    enabled_name |= of_name == Some(true);
                    if enabled_code && enabled_name {
                        return true;
                    }
                } else if rule.kind == RuleKind::Disable && matches_one {
                    return false;
                }
            }
            if rule.kind == RuleKind::Only && !matches_one {
                return false;
            }
        }
        true
    }

    fn with_globals(stack: &[&Options], globals: Rc<Definition>) -> Self {
        let last = |read: fn(&Options) -> Option<bool>| {
            stack.iter().rev().find_map(|options| read(options))
        };
        Self {
            globals,
            allow_defined: last(|options| options.allow_defined).unwrap_or(false),
            allow_defined_top: last(|options| options.allow_defined_top).unwrap_or(false),
            module: last(|options| options.module).unwrap_or(false),
            unused_secondaries: last(|options| options.unused_secondaries).unwrap_or(true),
            rules: rules(stack),
        }
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

    fn matches(&self, code: &str, name: Option<&str>) -> (Option<bool>, Option<bool>) {
        let of_code = self.code.as_deref().map(|pattern| pattern::matches(code, pattern));
        let of_name = self
            .name
            .as_deref()
            .map(|pattern| name.is_some_and(|name| pattern::matches(name, pattern)));
        (of_code, of_name)
    }
}

fn globals(stack: &[&Options]) -> Definition {
    let mut result = Definition::default();
    for standard in standards(stack) {
        result.add(&standard, false);
    }
    let last_new = |read: fn(&Options) -> Option<&Globals>| {
        let new = |options: &&Options| read(options).is_some_and(|globals| globals.new);
        stack.iter().rposition(new).unwrap_or(0)
    };
    let first_globals = last_new(|options| options.globals.as_ref());
    let first_read = last_new(|options| options.read_globals.as_ref());
    for (index, options) in stack.iter().enumerate() {
        let globals = options.globals.as_ref().filter(|_| index >= first_globals);
        let read = options.read_globals.as_ref().filter(|_| index >= first_read);
        let mut paths: Vec<_> =
            globals.into_iter().chain(read).flat_map(|globals| &globals.list).collect();
        if globals.is_some() && read.is_some() {
            // The more general path first, or it would undo the more specific one.
            paths.sort_by(|one, other| one.split('.').cmp(other.split('.')));
        }
        for path in paths {
            result.define(path);
        }
        for globals in globals.into_iter().chain(read) {
            result.add(&globals.map, true);
        }
        for path in &options.not_globals {
            result.remove(path);
        }
    }
    result
}

fn standards(stack: &[&Options]) -> Vec<Definition> {
    let max = || Definition::standard("max").unwrap_or_default();
    let mut added = Vec::new();
    let mut without_compat = false;
    for options in stack.iter().rev() {
        if options.compat == Some(true) && !without_compat {
            added.push(max());
            return added;
        }
        without_compat |= options.compat == Some(false);
        match &options.std {
            Some(Std::Table(table)) => {
                added.push(table.clone());
                return added;
            }
            Some(Std::Named(parts, adds)) => {
                added.extend(parts.iter().cloned());
                if !adds {
                    return added;
                }
            }
            None => {}
        }
    }
    added.push(max());
    added
}

fn rules(stack: &[&Options]) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut used = [false; MACROS.len()];
    let mut push = |kind, patterns: &[String]| {
        let patterns = patterns.iter().map(|text| RulePattern::read(text)).collect();
        rules.push(Rule { kind, patterns });
    };
    for options in stack.iter().rev() {
        for (index, (_, pattern)) in MACROS.iter().enumerate() {
            if let Some(on) = options.macros[index].filter(|_| !used[index]) {
                let kind = if on { RuleKind::Enable } else { RuleKind::Disable };
                push(kind, &[(*pattern).to_owned()]);
                used[index] = true;
            }
        }
        let lists = [
            (RuleKind::Disable, &options.ignore),
            (RuleKind::Only, &options.only),
            (RuleKind::Enable, &options.enable),
        ];
        for (kind, list) in lists {
            if let Some(list) = list {
                push(kind, list);
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ignoring(patterns: &[&str]) -> Options {
        let ignore = Some(patterns.iter().map(|text| (*text).to_owned()).collect());
        Options { ignore, ..Options::default() }
    }

    #[test]
    fn ignored_codes_and_names_are_not_reported() {
        let options = ignoring(&["113/foo.*", "_", "4", "bar"]);
        let resolved = Resolved::of(&[&options]);
        assert!(!resolved.reports("113", Some("foobar")));
        assert!(resolved.reports("111", Some("foobar")));
        assert!(!resolved.reports("111", Some("bar")));
        assert!(!resolved.reports("431", Some("x")));
        assert!(resolved.reports("113", Some("foe")));
    }

    #[test]
    fn later_options_win() {
        let off = Options { macros: [None, None, Some(false), None], ..Options::default() };
        let on = Options { enable: Some(vec!["211".to_owned()]), ..Options::default() };
        assert!(!Resolved::of(&[&off]).reports("211", Some("x")));
        assert!(Resolved::of(&[&off, &on]).reports("211", Some("x")));
        assert!(!Resolved::of(&[&off, &on]).reports("231", Some("x")));
        let only = Options { only: Some(vec!["113".to_owned()]), ..Options::default() };
        assert!(!Resolved::of(&[&only]).reports("111", Some("x")));
    }
}
