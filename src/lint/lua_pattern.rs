//! A Lua pattern: what makes `string.match` raise an error, whatever text it is given.

/// How many captures LuaJIT allows.
const CAPTURES: usize = 32;

/// Why a pattern is malformed.
pub(crate) fn problem(pattern: &str) -> Option<&'static str> {
    let bytes = pattern.as_bytes();
    let mut rest = bytes.strip_prefix(b"^").unwrap_or(bytes);
    // For each capture whether it is closed.
    let mut captures: Vec<bool> = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after.first()) {
            (b'%', None) => return Some("it ends with `%`"),
            (b'%', Some(b'b')) => match after.get(3..) {
                Some(rest) => rest,
                None => return Some("`%b` needs two characters"),
            },
            (b'%', Some(b'f')) => match after.get(1) {
                Some(b'[') => &after[1..],
                _ => return Some("`%f` needs a set"),
            },
            (b'%', Some(digit @ b'0'..=b'9')) => {
                let index = usize::from(digit - b'0');
                if index == 0 || captures.get(index - 1) != Some(&true) {
                    return Some("it refers to a capture that is not closed before");
                }
                &after[1..]
            }
            (b'%', Some(_)) => &after[1..],
            (b'[', _) => match set_end(rest) {
                Some(end) => &rest[end..],
                None => return Some("`[` without `]`"),
            },
            (b'(', _) if captures.len() == CAPTURES => {
                return Some("it has more than 32 captures");
            }
            (b'(', Some(b')')) => {
                captures.push(true);
                &after[1..]
            }
            (b'(', _) => {
                captures.push(false);
                after
            }
            (b')', _) => match captures.iter().rposition(|closed| !closed) {
                Some(open) => {
                    captures[open] = true;
                    after
                }
                None => return Some("`)` without `(`"),
            },
            _ => after,
        };
    }
    captures.contains(&false).then_some("`(` without `)`")
}

/// Where the set that begins `pattern` ends. A bracket that is the first in the set belongs to it.
pub(super) fn set_end(pattern: &[u8]) -> Option<usize> {
    let mut at = if pattern.get(1) == Some(&b'^') { 2 } else { 1 };
    let first = at;
    loop {
        match pattern.get(at)? {
            b']' if at > first => return Some(at + 1),
            b'%' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::problem;
    use crate::vm::{Chunk, Limits, rockspec};

    /// Whether LuaJIT raises an error; `text` must bring the match to the pattern's end.
    fn raises(pattern: &str, text: &str) -> bool {
        let program = format!("found = ({text:?}):match({pattern:?}) or false");
        rockspec::run(Chunk::new("pattern.lua", program.into_bytes()), Limits::ROCKSPEC).is_err()
    }

    #[test]
    fn what_luajit_refuses_is_a_problem() {
        let wrong = [
            ("a%", "a"),
            ("[a", "a"),
            ("[]", "]"),
            ("[^]", "x"),
            ("[a%]", "a"),
            ("%b(", "("),
            ("%fa", "a"),
            ("(a", "a"),
            ("a)", "a"),
            ("%1", "a"),
            ("(a%1)", "aa"),
            ("(a)%2", "aa"),
            ("[%", "%"),
            (&"()".repeat(33), ""),
            (&"(a)".repeat(33), &"a".repeat(33)),
        ];
        for (pattern, text) in wrong {
            assert!(raises(pattern, text), "LuaJIT takes {pattern}");
            assert!(problem(pattern).is_some(), "{pattern} is not found");
        }
    }

    #[test]
    fn what_luajit_takes_is_none() {
        let right = [
            ("^[%w_-]+$", "ab"),
            ("[]]", "]"),
            ("[^]]", "x"),
            ("%%", "%"),
            ("(a)%1", "aa"),
            ("()a", "a"),
            ("%b()", "()"),
            ("%f[%w]a", "a"),
            ("[%]]", "]"),
            ("a-", "a"),
            ("((a)b)", "ab"),
            ("^$", ""),
            ("{", "{"),
            ("\\d+", "d"),
            (&"(a)".repeat(32), &"a".repeat(32)),
        ];
        for (pattern, text) in right {
            assert!(!raises(pattern, text), "LuaJIT refuses {pattern}");
            assert_eq!(problem(pattern), None, "{pattern}");
        }
    }
}
