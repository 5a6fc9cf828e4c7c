//! Resolved: what a stack of options comes to.

use std::rc::Rc;

use super::definition::Definition;
use super::existing;
use super::options::{MACROS, Options};
use super::rule::{Rule, RuleKind};

/// How many patterns are asked about one finding. Nobody writes as many; of what has more nothing is reported.
const MOST: usize = 1_000;

/// What a stack of options comes to. It keeps what its strongest options set, and what lies below them, so that a stack
/// of any height costs no more than its options.
#[derive(Debug)]
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
    /// The strongest options.
    options: Rc<Options>,
    /// Their rules.
    rules: Vec<Rule>,
    /// What the others come to.
    weaker: Option<Rc<Resolved>>,
}

impl Resolved {
    /// What the stack, the strongest options last, comes to.
    pub(crate) fn of(stack: impl IntoIterator<Item = Rc<Options>>) -> Rc<Self> {
        let resolved =
            stack.into_iter().fold(None, |weaker, options| Some(Self::on(weaker, options)));
        resolved.unwrap_or_else(|| Self::on(None, Rc::default()))
    }

    /// The same with stronger options.
    pub(crate) fn and(self: &Rc<Self>, options: Rc<Options>) -> Rc<Self> {
        Self::on(Some(Rc::clone(self)), options)
    }

    fn on(weaker: Option<Rc<Self>>, options: Rc<Options>) -> Rc<Self> {
        let below = weaker.as_deref();
        let globals = match below {
            Some(below) if !options.affects_globals() => Rc::clone(&below.globals),
            Some(below) if !options.replaces_globals() => {
                Rc::new(existing::with(&below.globals, &options))
            }
            _ => {
                let below = levels(below).map(|level| level.options.as_ref());
                let mut stack: Vec<_> = std::iter::once(options.as_ref()).chain(below).collect();
                stack.reverse();
                Rc::new(existing::globals(&stack))
            }
        };
        let last = |own: Option<bool>, before: fn(&Self) -> bool, usual: bool| {
            own.unwrap_or_else(|| below.map_or(usual, before))
        };
        Rc::new(Self {
            globals,
            allow_defined: last(options.allow_defined, |below| below.allow_defined, false),
            allow_defined_top: last(
                options.allow_defined_top,
                |below| below.allow_defined_top,
                false,
            ),
            module: last(options.module, |below| below.module, false),
            unused_secondaries: last(
                options.unused_secondaries,
                |below| below.unused_secondaries,
                true,
            ),
            rules: Rule::all_of(&options),
            options,
            weaker,
        })
    }

    /// Whether a finding of that code about that name is to be reported.
    pub(crate) fn reports(&self, code: &str, name: Option<&str>) -> bool {
        let (mut enabled_code, mut enabled_name) = (false, false);
        let mut switched = [false; MACROS.len()];
        let mut left = MOST;
        for rule in levels(Some(self)).flat_map(|level| &level.rules) {
            if rule.group.is_some_and(|group| std::mem::replace(&mut switched[group], true)) {
                continue;
            }
            let mut matches_one = false;
            for pattern in &rule.patterns {
                let Some(rest) = left.checked_sub(1) else { return false };
                left = rest;
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
}

/// It and all that is weaker, the strongest first.
fn levels(resolved: Option<&Resolved>) -> impl Iterator<Item = &Resolved> {
    std::iter::successors(resolved, |level| level.weaker.as_deref())
}

#[cfg(test)]
mod tests {
    use super::super::definition::Key;
    use super::super::options::Globals;
    use super::*;

    fn ignoring(patterns: &[&str]) -> Options {
        let ignore = Some(patterns.iter().map(|text| (*text).to_owned()).collect());
        Options { ignore, ..Options::default() }
    }

    fn resolved(stack: &[&Options]) -> Rc<Resolved> {
        Resolved::of(stack.iter().map(|options| Rc::new((*options).clone())))
    }

    #[test]
    fn ignored_codes_and_names_are_not_reported() {
        let options = ignoring(&["113/foo.*", "_", "4", "bar"]);
        let resolved = resolved(&[&options]);
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
        assert!(!resolved(&[&off]).reports("211", Some("x")));
        assert!(resolved(&[&off, &on]).reports("211", Some("x")));
        assert!(!resolved(&[&off, &on]).reports("231", Some("x")));
        let only = Options { only: Some(vec!["113".to_owned()]), ..Options::default() };
        assert!(!resolved(&[&only]).reports("111", Some("x")));
    }

    #[test]
    fn nothing_is_reported_where_there_are_too_many_patterns() {
        let many = |count| ignoring(&vec!["999"; count]);
        assert!(resolved(&[&many(MOST)]).reports("113", Some("x")));
        assert!(!resolved(&[&many(MOST), &many(1)]).reports("113", Some("x")));
    }

    #[test]
    fn globals_are_added_to_those_of_weaker_options() {
        let globals = |names: &[&str], new| Options {
            globals: Some(Globals {
                list: names.iter().map(|name| (*name).to_owned()).collect(),
                new,
                ..Globals::default()
            }),
            ..Options::default()
        };
        let not = Options { not_globals: vec!["a".to_owned()], ..Options::default() };
        let (first, second, third) =
            (globals(&["a"], false), globals(&["b"], false), globals(&["c"], true));
        for (stack, defined) in [
            (vec![&first, &second], [true, true, false]),
            (vec![&first, &second, &not], [false, true, false]),
            (vec![&first, &third, &second], [false, true, true]),
        ] {
            let resolved = resolved(&stack);
            let defines = |name: &str| resolved.globals.defines(&[Key::Name(name.into())]);
            assert_eq!(["a", "b", "c"].map(defines), defined);
        }
    }
}
