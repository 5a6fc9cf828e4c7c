//! Lua patterns, in which luacheck's `ignore`, `only` and `enable` name codes and variables.

use crate::lint::lua_pattern::set_end;

/// How many steps a match may take; patterns in settings are short, so this is never met by accident.
const STEPS: usize = 100_000;

/// How many matches may lie inside of each other: one for each `*`, `+`, `-` and `?`. LuaJIT allows as many.
const DEEPEST: usize = 200;

/// Whether `pattern` matches somewhere in `text`. A malformed pattern matches nothing.
pub(crate) fn matches(text: &str, pattern: &str) -> bool {
    let mut matcher = Matcher { text: text.as_bytes(), steps: STEPS, levels: DEEPEST };
    let pattern = pattern.as_bytes();
    match pattern.strip_prefix(b"^") {
        Some(pattern) => matcher.at(0, pattern).is_some(),
        None => (0..=text.len()).any(|start| matcher.at(start, pattern).is_some()),
    }
}

struct Matcher<'a> {
    text: &'a [u8],
    steps: usize,
    levels: usize,
}

impl Matcher<'_> {
    /// Where a match of `pattern` that starts at `at` ends.
    fn at(&mut self, at: usize, pattern: &[u8]) -> Option<usize> {
        let Some(levels) = self.levels.checked_sub(1) else {
            // That ends the whole match, not this way to it alone.
            self.steps = 0;
            return None;
        };
        self.levels = levels;
        let end = self.follow(at, pattern);
        self.levels += 1;
        end
    }

    fn follow(&mut self, mut at: usize, mut pattern: &[u8]) -> Option<usize> {
        loop {
            self.steps = self.steps.checked_sub(1)?;
            let Some(first) = pattern.first() else { return Some(at) };
            match first {
                b'(' | b')' => {
                    pattern = &pattern[1..];
                    continue;
                }
                b'$' if pattern.len() == 1 => return (at == self.text.len()).then_some(at),
                b'%' if pattern.get(1) == Some(&b'b') => {
                    at = self.balanced(at, *pattern.get(2)?, *pattern.get(3)?)?;
                    pattern = &pattern[4..];
                    continue;
                }
                b'%' if pattern.get(1) == Some(&b'f') => {
                    let set = &pattern[2..item_length(&pattern[2..])? + 2];
                    let before = if at == 0 { 0 } else { self.text[at - 1] };
                    let here = self.text.get(at).copied().unwrap_or(0);
                    if item_matches(set, before) || !item_matches(set, here) {
                        return None;
                    }
                    pattern = &pattern[2 + set.len()..];
                    continue;
                }
                _ => {}
            }
            let length = item_length(pattern)?;
            let (item, rest) = pattern.split_at(length);
            match rest.first() {
                Some(b'*') => return self.longest(at, item, &rest[1..], 0),
                Some(b'+') => return self.longest(at, item, &rest[1..], 1),
                Some(b'-') => return self.shortest(at, item, &rest[1..]),
                Some(b'?') => {
                    if self.one(at, item)
                        && let Some(end) = self.at(at + 1, &rest[1..])
                    {
                        return Some(end);
                    }
                    pattern = &rest[1..];
                }
                _ if self.one(at, item) => {
                    at += 1;
                    pattern = rest;
                }
                _ => return None,
            }
        }
    }

    /// Whether `item` matches the byte at `at`. A set costs as many steps as it is long.
    fn one(&mut self, at: usize, item: &[u8]) -> bool {
        self.steps = self.steps.saturating_sub(item.len());
        self.steps > 0 && self.text.get(at).is_some_and(|byte| item_matches(item, *byte))
    }

    fn longest(&mut self, at: usize, item: &[u8], rest: &[u8], least: usize) -> Option<usize> {
        let mut count = 0;
        while self.one(at + count, item) {
            count += 1;
        }
        (least..=count).rev().find_map(|count| self.at(at + count, rest))
    }

    fn shortest(&mut self, mut at: usize, item: &[u8], rest: &[u8]) -> Option<usize> {
        loop {
            if let Some(end) = self.at(at, rest) {
                return Some(end);
            }
            if !self.one(at, item) {
                return None;
            }
            at += 1;
        }
    }

    fn balanced(&self, at: usize, open: u8, close: u8) -> Option<usize> {
        if self.text.get(at) != Some(&open) {
            return None;
        }
        let mut depth = 1_usize;
        for (offset, byte) in self.text[at + 1..].iter().enumerate() {
            if *byte == close {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset + 2);
                }
            } else if *byte == open {
                depth += 1;
            }
        }
        None
    }
}

/// The length of the single-character item that a pattern starts with.
fn item_length(pattern: &[u8]) -> Option<usize> {
    match pattern.first()? {
        b'%' => (pattern.len() > 1).then_some(2),
        b'[' => set_end(pattern),
        _ => Some(1),
    }
}

fn item_matches(item: &[u8], byte: u8) -> bool {
    match item {
        [b'.'] => true,
        [b'%', class] => class_matches(*class, byte),
        [b'[', inside @ .., b']'] => match inside {
            [b'^', inside @ ..] => !set_matches(inside, byte),
            inside => set_matches(inside, byte),
        },
        [literal] => *literal == byte,
        _ => false,
    }
}

fn set_matches(mut set: &[u8], byte: u8) -> bool {
    while let Some(first) = set.first() {
        let (found, used) = match set {
            [b'%', class, ..] => (class_matches(*class, byte), 2),
            [low, b'-', high, ..] => ((*low..=*high).contains(&byte), 3),
            _ => (*first == byte, 1),
        };
        if found {
            return true;
        }
        set = &set[used..];
    }
    false
}

fn class_matches(class: u8, byte: u8) -> bool {
    let found = match class.to_ascii_lowercase() {
        b'a' => byte.is_ascii_alphabetic(),
        b'c' => byte.is_ascii_control(),
        b'd' => byte.is_ascii_digit(),
        b'l' => byte.is_ascii_lowercase(),
        b'p' => byte.is_ascii_punctuation(),
        b's' => byte.is_ascii_whitespace() || byte == 11,
        b'u' => byte.is_ascii_uppercase(),
        b'w' => byte.is_ascii_alphanumeric(),
        b'x' => byte.is_ascii_hexdigit(),
        b'z' => byte == 0,
        _ => return class == byte,
    };
    found != class.is_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_lua() {
        for (text, pattern, expected) in [
            ("113", "^11", true),
            ("213", "^11", false),
            ("213", "^21[23]", true),
            ("_unused", "^_.*$", true),
            ("unused", "^_.*$", false),
            ("anything", ".*", true),
            ("113", "^.13$", true),
            ("ngx.var", "ngx%.var", true),
            ("abc", "^[^%d]+$", true),
            ("ab1", "^%a-%d$", true),
            ("x", "^x?y?$", true),
            ("f(a(b))", "^f%b()$", true),
            ("xax", "^%bxx$", true),
            ("xa", "%bxx", false),
            ("THE (quick) fox", "%f[%a]quick%f[%A]", true),
            ("a]b", "^a[]]b$", true),
            ("a-b", "^a[%-]b$", true),
            ("abc", "[", false),
            ("abc", "%", false),
        ] {
            assert_eq!(matches(text, pattern), expected, "{text:?} {pattern:?}");
        }
    }

    #[test]
    fn a_pattern_that_would_run_for_hours_ends() {
        assert!(!matches(&"a".repeat(500), &format!("{}b", "a*".repeat(50))));
    }

    #[test]
    fn a_pattern_of_too_many_levels_matches_nothing() {
        let optional = |count: usize| "a?".repeat(count);
        assert!(matches(&"a".repeat(150), &optional(150)));
        assert!(!matches(&"a".repeat(60_000), &optional(60_000)));
    }
}
