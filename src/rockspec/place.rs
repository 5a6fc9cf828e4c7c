//! The line on which a field of a rockspec is written.
//!
//! The evaluation says what a field holds, not where it stands. This reads the text once more as a row of tokens and
//! follows table constructors; where a field is built by other means the line of the nearest table around it is given.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::vm::Value;

/// One step into a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A string key
    Name(String),
    /// An index of an array
    Index(usize),
    /// Any other key, as Lua shows it
    Other(String),
}

impl Key {
    /// The key as a step.
    pub(super) fn of(key: &Value) -> Self {
        match key {
            Value::String(_) => Self::Name(key.text()),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            Value::Number(number) if (1.0..1e9).contains(number) && number.fract() == 0.0 => {
                Self::Index(*number as usize)
            }
            other => Self::Other(other.text()),
        }
    }

    /// The key as Lua shows it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Name(name) | Self::Other(name) => name.clone(),
            Self::Index(index) => index.to_string(),
        }
    }
}

/// The line of the field at `path`. `assigned` has the line on which the assignment of each global ended.
pub(super) fn line_of(
    text: &[u8],
    assigned: &BTreeMap<String, usize>,
    path: &[Key],
) -> Option<usize> {
    let (Key::Name(global), inner) = path.split_first()? else { return None };
    let last = *assigned.get(global)?;
    let tokens = tokens(text);
    let mut depth = 0_usize;
    let mut start = None;
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Symbol(b'{') => depth += 1,
            Kind::Symbol(b'}') => depth = depth.saturating_sub(1),
            Kind::Name(name)
                if depth == 0
                    && token.line <= last
                    && name == global
                    && is_symbol(&tokens, at + 1, b'=')
                    && !is_symbol(&tokens, at + 2, b'=') =>
            {
                start = Some(at);
            }
            _ => {}
        }
    }
    match start {
        Some(at) => Some(follow(&tokens, at + 2, inner, tokens[at].line)),
        None => Some(last),
    }
}

/// The first character of a line that is not a blank.
pub(super) fn start_of(text: &[u8], line: usize) -> Span {
    let text = text.split(|byte| *byte == b'\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let blanks = run(text, |byte| byte.is_ascii_whitespace());
    Span::point(line, if blanks == text.len() { 1 } else { blanks + 1 })
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    line: usize,
}

#[derive(Debug)]
enum Kind {
    Name(String),
    Text(String),
    Symbol(u8),
    Number,
}

/// The line of the field at `path` inside the table constructor at `at`; `line` where it cannot be found.
fn follow(tokens: &[Token], at: usize, path: &[Key], line: usize) -> usize {
    let Some((wanted, inner)) = path.split_first() else { return line };
    if !is_symbol(tokens, at, b'{') {
        return line;
    }
    let mut next = at + 1;
    let mut position = 0;
    while next < tokens.len() && !is_symbol(tokens, next, b'}') {
        let start = next;
        let key = match (&tokens[next].kind, tokens.get(next + 1).map(|token| &token.kind)) {
            (Kind::Name(name), Some(Kind::Symbol(b'='))) if !is_symbol(tokens, next + 2, b'=') => {
                next += 2;
                Some(Key::Name(name.clone()))
            }
            (Kind::Symbol(b'['), Some(Kind::Text(name))) if is_symbol(tokens, next + 2, b']') => {
                next += 4;
                Some(Key::Name(name.clone()))
            }
            (Kind::Symbol(b'['), _) => {
                next = skip(tokens, next + 1, b"]") + 2;
                None
            }
            _ => {
                position += 1;
                Some(Key::Index(position))
            }
        };
        if key.as_ref() == Some(wanted) {
            return follow(tokens, next, inner, tokens[start].line);
        }
        next = skip(tokens, next, b",;}");
        if is_symbol(tokens, next, b',') || is_symbol(tokens, next, b';') {
            next += 1;
        }
    }
    line
}

/// The next of these symbols that is not inside brackets opened after `at`.
fn skip(tokens: &[Token], at: usize, ends: &[u8]) -> usize {
    let mut depth = 0_usize;
    for (next, token) in tokens.iter().enumerate().skip(at) {
        if let Kind::Symbol(symbol) = token.kind {
            if depth == 0 && ends.contains(&symbol) {
                return next;
            }
            match symbol {
                b'{' | b'(' | b'[' => depth += 1,
                b'}' | b')' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    tokens.len()
}

fn is_symbol(tokens: &[Token], at: usize, symbol: u8) -> bool {
    matches!(tokens.get(at), Some(Token { kind: Kind::Symbol(found), .. }) if *found == symbol)
}

/// The tokens of a text that LuaJIT has compiled; most escapes in strings are kept as they are written.
fn tokens(text: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    if text.starts_with(b"#") {
        at = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
    }
    while let Some(&byte) = text.get(at) {
        let rest = &text[at..];
        let (length, kind) = match byte {
            b'-' if rest.starts_with(b"--") => (comment_length(rest), None),
            b'[' if long_length(rest).is_some() => {
                let length = long_length(rest).unwrap_or(1);
                (length, Some(Kind::Text(String::from_utf8_lossy(&rest[..length]).into_owned())))
            }
            b'"' | b'\'' => {
                let length = quoted_length(rest);
                let inner = &rest[1..length.saturating_sub(1).max(1)];
                (length, Some(Kind::Text(plain(&String::from_utf8_lossy(inner)))))
            }
            b'0'..=b'9' => {
                (run(rest, |b| b.is_ascii_alphanumeric() || b == b'.'), Some(Kind::Number))
            }
            byte if is_word(byte) => {
                let length = run(rest, is_word);
                (length, Some(Kind::Name(String::from_utf8_lossy(&rest[..length]).into_owned())))
            }
            byte if byte.is_ascii_whitespace() => (1, None),
            byte => (1, Some(Kind::Symbol(byte))),
        };
        let length = length.clamp(1, rest.len());
        if let Some(kind) = kind {
            tokens.push(Token { kind, line });
        }
        line += rest[..length].split(|byte| *byte == b'\n').count() - 1;
        at += length;
    }
    tokens
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn run(text: &[u8], is_part: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| !is_part(*byte)).unwrap_or(text.len())
}

fn comment_length(text: &[u8]) -> usize {
    match long_length(&text[2..]) {
        Some(length) => 2 + length,
        None => run(text, |byte| byte != b'\n'),
    }
}

/// The length of `[[...]]` or `[==[...]==]` at the start.
fn long_length(text: &[u8]) -> Option<usize> {
    let level = run(text.get(1..)?, |byte| byte == b'=');
    if text.first() != Some(&b'[') || text.get(1 + level) != Some(&b'[') {
        return None;
    }
    let end = [b"]".as_slice(), &vec![b'='; level], b"]"].concat();
    let found = text.windows(end.len()).position(|window| window == end);
    Some(found.map_or(text.len(), |found| found + end.len()))
}

/// A quoted string without the backslashes before signs; other escapes stay.
fn plain(quoted: &str) -> String {
    let mut plain = String::new();
    let mut rest = quoted.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\\', Some(next)) if !next.is_alphanumeric() => plain.extend(rest.next()),
            _ => plain.push(c),
        }
    }
    plain
}

fn quoted_length(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if *byte == text[0] => return at + 1,
            _ => at += 1,
        }
    }
    text.len()
}
