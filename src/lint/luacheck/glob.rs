//! Globs of `.luacheckrc`: `?`, `*`, `**` and `[...]`, relative to the directory of that file.

use std::cmp::Ordering;

/// Whether the file at `path` or a directory that holds it matches `glob`; both are relative to the same directory.
pub(crate) fn matches(glob: &str, path: &str) -> bool {
    let path = normalised(path);
    let glob = normalised(glob);
    if is_literal(&glob) {
        return parts(&path).len() >= parts(&glob).len()
            && parts(&glob).iter().zip(parts(&path)).all(|(glob, path)| **glob == *path);
    }
    parts_match(&parts(&glob), &parts(&path))
}

/// What a glob and a path are made of: parts, and in a part bytes.
trait Wild<T> {
    /// Whether it stands for any number of items.
    fn is_star(&self) -> bool;
    /// Whether it stands for this one.
    fn stands_for(&self, item: &T) -> bool;
}

/// Whether `glob` matches the `items`, or the first of them. Of several stars only the last one is tried again: what the
/// others could take besides, it can take too. So the work is no more than the lengths multiplied.
fn sequence_matches<T>(glob: &[impl Wild<T>], items: &[T], first_suffice: bool) -> bool {
    let (mut at, mut item) = (0, 0);
    let mut last_star = None;
    loop {
        match (glob.get(at), items.get(item)) {
            (None, found) if first_suffice || found.is_none() => return true,
            (Some(wild), _) if wild.is_star() => {
                at += 1;
                last_star = Some((at, item));
            }
            (Some(wild), Some(found)) if wild.stands_for(found) => {
                at += 1;
                item += 1;
            }
            // From here on there are too few items, wherever the star ends.
            (_, None) => return false,
            _ => {
                let Some((after, start)) = last_star else { return false };
                (at, item) = (after, start + 1);
                last_star = Some((at, item));
            }
        }
    }
}

/// The order in which globs apply: the less specific ones first.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let (one, other) = (normalised(one), normalised(other));
    let (ones, others) = (parts(&one), parts(&other));
    for index in 0..ones.len().max(others.len()) {
        let (Some(left), Some(right)) = (ones.get(index), others.get(index)) else {
            return ones.len().cmp(&others.len());
        };
        if left != right && (*left == "**" || *right == "**") {
            return if *left == "**" { Ordering::Less } else { Ordering::Greater };
        }
        let specials = |part: &str| part.matches(['*', '?', '[']).count();
        match specials(right).cmp(&specials(left)) {
            Ordering::Equal => {}
            order => return order,
        }
    }
    one.cmp(&other)
}

fn is_literal(glob: &str) -> bool {
    !glob.contains(['*', '?', '['])
}

/// Without `.` and, where a folder stands before it, `..`.
fn normalised(path: &str) -> String {
    let mut result: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if result.last().is_some_and(|last| *last != "..") => {
                result.pop();
            }
            part => result.push(part),
        }
    }
    result.join("/")
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// The end of the glob matches a path or a directory above it.
fn parts_match(glob: &[&str], path: &[&str]) -> bool {
    sequence_matches(glob, path, true)
}

impl Wild<&str> for &str {
    fn is_star(&self) -> bool {
        *self == "**"
    }

    fn stands_for(&self, part: &&str) -> bool {
        sequence_matches(&tokens(self.as_bytes()), part.as_bytes(), false)
    }
}

/// What stands in one part of a glob.
enum Token<'a> {
    Star,
    AnyByte,
    Byte(u8),
    /// Whether it is for all others, and the bytes.
    Class(bool, &'a [u8]),
    /// A class without an end.
    Nothing,
}

impl Wild<u8> for Token<'_> {
    fn is_star(&self) -> bool {
        matches!(self, Token::Star)
    }

    fn stands_for(&self, byte: &u8) -> bool {
        match self {
            Token::Star | Token::Nothing => false,
            Token::AnyByte => true,
            Token::Byte(wanted) => wanted == byte,
            Token::Class(negated, class) => class_contains(class, *byte) != *negated,
        }
    }
}

fn tokens(mut part: &[u8]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    while let Some((first, rest)) = part.split_first() {
        part = rest;
        tokens.push(match first {
            b'*' => Token::Star,
            b'?' => Token::AnyByte,
            b'[' => {
                let (class, after) = class(rest);
                part = after;
                class
            }
            byte => Token::Byte(*byte),
        });
    }
    tokens
}

/// The class that begins behind a bracket, and what follows it. A bracket that is the first in it belongs to it.
fn class(text: &[u8]) -> (Token<'_>, &[u8]) {
    let negated = text.first() == Some(&b'!');
    let inside = &text[usize::from(negated)..];
    let first = usize::from(inside.first() == Some(&b']'));
    match inside[first..].iter().position(|byte| *byte == b']') {
        Some(end) => (Token::Class(negated, &inside[..first + end]), &inside[first + end + 1..]),
        None => (Token::Nothing, &[]),
    }
}

fn class_contains(mut class: &[u8], byte: u8) -> bool {
    while let Some(first) = class.first() {
        let (found, used) = match class {
            [low, b'-', high, ..] => ((*low..=*high).contains(&byte), 3),
            _ => (*first == byte, 1),
        };
        if found {
            return true;
        }
        class = &class[used..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_files_and_the_folders_that_hold_them() {
        for (glob, path, expected) in [
            ("spec/**/*.lua", "spec/a/b/c_spec.lua", true),
            ("spec/**/*.lua", "spec/c_spec.lua", true),
            ("spec", "spec/a.lua", true),
            ("spec", "specs/a.lua", false),
            ("./spec/", "spec/a.lua", true),
            ("*.lua", "a.lua", true),
            ("*.lua", "a/b.lua", false),
            ("kong/*/x", "kong/plugins/x/handler.lua", true),
            ("**/*_spec.lua", "deep/er/x_spec.lua", true),
            ("a[0-9]?.lua", "a7b.lua", true),
            ("a[!0-9].lua", "a7.lua", false),
            ("a[]x]b", "a]b", true),
            ("a[", "a[", false),
            ("*a*b", "xaab", true),
            ("*a*b", "xaac", false),
            ("**/**/b", "a/b/c", true),
            ("**/a/*/c", "a/a/b/c", true),
            ("a/**", "a", true),
            ("a/*", "a", false),
        ] {
            assert_eq!(matches(glob, path), expected, "{glob} {path}");
        }
    }

    #[test]
    fn globs_of_many_stars_end() {
        assert!(!matches(&format!("x/{}b", "*a".repeat(500)), &format!("x/{}", "a".repeat(5_000))));
        assert!(!matches(&format!("{}zz", "**/".repeat(500)), &"d/".repeat(5_000)));
        assert!(!matches(&format!("{}zz", "**/d/".repeat(500)), &"d/".repeat(5_000)));
    }

    #[test]
    fn the_more_specific_glob_comes_last() {
        let mut globs = ["spec/a.lua", "spec/*.lua", "**/*.lua", "spec", "spec/**/*.lua"];
        globs.sort_by(|one, other| compare(one, other));
        assert_eq!(globs, ["**/*.lua", "spec", "spec/**/*.lua", "spec/*.lua", "spec/a.lua"]);
    }
}
