//! The tokens of a rockspec, as far as the places of its fields need them.

/// A token and where it stands.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The line, from one.
    pub(super) line: usize,
    /// Its first byte.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
}

/// What a token is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A name or a keyword
    Name(String),
    /// The contents of a string
    Text(String),
    /// Any other sign
    Symbol(u8),
    /// A number
    Number,
}

/// The tokens of a text that LuaJIT has compiled; most escapes in strings are kept as they are written.
pub(super) fn tokens(text: &[u8]) -> Vec<Token> {
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
            tokens.push(Token { kind, line, start: at, end: at + length });
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
