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

fn parts_match(glob: &[&str], path: &[&str]) -> bool {
    match glob {
        // The end of the glob: the path or a directory above it matches.
        [] => true,
        ["**", rest @ ..] => (0..=path.len()).any(|skipped| parts_match(rest, &path[skipped..])),
        [first, rest @ ..] => path.split_first().is_some_and(|(part, after)| {
            part_matches(first.as_bytes(), part.as_bytes()) && parts_match(rest, after)
        }),
    }
}

fn part_matches(glob: &[u8], part: &[u8]) -> bool {
    match glob {
        [] => part.is_empty(),
        [b'*', rest @ ..] => (0..=part.len()).any(|skipped| part_matches(rest, &part[skipped..])),
        [b'[', rest @ ..] => {
            let Some((byte, after)) = part.split_first() else { return false };
            let (negated, inside) = match rest {
                [b'!', inside @ ..] => (true, inside),
                inside => (false, inside),
            };
            let first_close = usize::from(inside.first() == Some(&b']'));
            let close = inside[first_close..].iter().position(|byte| *byte == b']');
            let Some(close) = close.map(|close| close + first_close) else { return false };
            class_contains(&inside[..close], *byte) != negated
                && part_matches(&inside[close + 1..], after)
        }
        [first, rest @ ..] => part.split_first().is_some_and(|(byte, after)| {
            (*first == b'?' || first == byte) && part_matches(rest, after)
        }),
    }
}

fn class_contains(class: &[u8], byte: u8) -> bool {
    match class {
        [low, b'-', high, rest @ ..] => {
            (*low..=*high).contains(&byte) || class_contains(rest, byte)
        }
        [one, rest @ ..] => *one == byte || class_contains(rest, byte),
        [] => false,
    }
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
        ] {
            assert_eq!(matches(glob, path), expected, "{glob} {path}");
        }
    }

    #[test]
    fn the_more_specific_glob_comes_last() {
        let mut globs = ["spec/a.lua", "spec/*.lua", "**/*.lua", "spec", "spec/**/*.lua"];
        globs.sort_by(|one, other| compare(one, other));
        assert_eq!(globs, ["**/*.lua", "spec", "spec/**/*.lua", "spec/*.lua", "spec/a.lua"]);
    }
}
