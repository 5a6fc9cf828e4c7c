//! Text of a Lua file beside its tree: lines and columns, comments, and what the escapes of a string stand for.

use full_moon::tokenizer::StringLiteralQuoteType;

use super::script::Range;
use crate::diagnostic::{Replacement, Span};

/// The lines of a file.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    starts: Vec<u32>,
    /// How many characters stand before each block of bytes, so that a place in a long line is found without counting
    /// from its start.
    blocks: Vec<u32>,
}

/// How many bytes a block has.
const BLOCK: usize = 1024;

impl Lines {
    /// Finds the lines of a file.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(offset, _)| offset + 1));
        let blocks = bytes.chunks(BLOCK).scan(0, |count, block| {
            let before = *count;
            *count += characters(block);
            Some(before)
        });
        Self {
            starts: starts.filter_map(|start| u32::try_from(start).ok()).collect(),
            blocks: blocks.filter_map(|count| u32::try_from(count).ok()).collect(),
        }
    }

    /// How many lines there are; a file that ends in a line break ends with an empty one.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line that LuaJIT calls `line`: to it a carriage return by itself ends a line, too, and any pair of the two is one
    /// break (`lj_lex.c`).
    pub(crate) fn of_lua(&self, bytes: &[u8], line: usize) -> usize {
        let (mut counted, mut at) = (1, 0);
        while counted < line && at < bytes.len() {
            let is_break = |byte: u8| matches!(byte, b'\n' | b'\r');
            if is_break(bytes[at]) {
                counted += 1;
                let pair =
                    bytes.get(at + 1).is_some_and(|next| is_break(*next) && *next != bytes[at]);
                at += usize::from(pair);
            }
            at += 1;
        }
        self.line(size(at.min(bytes.len())))
    }

    /// The line of a byte, counted from one.
    pub(crate) fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Line and column of a byte, counted from one, the column in characters.
    pub(crate) fn place(&self, bytes: &[u8], offset: u32) -> (usize, usize) {
        let line = self.line(offset);
        let start = self.starts[line - 1] as usize;
        let end = (offset as usize).clamp(start, bytes.len().max(start));
        (line, self.characters_before(bytes, end) - self.characters_before(bytes, start) + 1)
    }

    /// A range of bytes as lines and columns.
    pub(crate) fn span(&self, bytes: &[u8], range: Range) -> Span {
        let (line, column) = self.place(bytes, range.start);
        let (end_line, end_column) = self.place(bytes, range.end);
        Span { line, column, end_line, end_column }
    }

    /// The bytes of a line, counted from one, its line break included.
    pub(crate) fn bytes_of(&self, bytes: &[u8], line: usize) -> Range {
        let start = self.starts[line - 1];
        let end = self.starts.get(line).copied().unwrap_or_else(|| size(bytes.len()));
        Range { start, end }
    }

    /// Other text for a range of bytes.
    pub(crate) fn replace(&self, bytes: &[u8], range: Range, text: &str) -> Replacement {
        Replacement { bytes: range.bytes(), span: self.span(bytes, range), text: text.to_owned() }
    }

    fn characters_before(&self, bytes: &[u8], end: usize) -> usize {
        // At the very end of the file there may be no block that begins here.
        let block = (end / BLOCK).min(self.blocks.len().saturating_sub(1));
        let before = self.blocks.get(block).map_or(0, |count| *count as usize);
        before + characters(&bytes[block * BLOCK..end])
    }
}

/// How many characters begin in these bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// Where it stands, with its dashes.
    pub(crate) range: Range,
    /// Whether it ends with its line, as `-- text` does and `--[[ text ]]` does not.
    pub(crate) short: bool,
    /// Whether a token stands before it on its line.
    pub(crate) after_code: bool,
}

impl Comment {
    /// What a short comment says, without its dashes.
    pub(crate) fn text<'a>(&self, source: &'a str) -> &'a str {
        let (start, end) = (self.range.start as usize + 2, self.range.end as usize);
        source.get(start..end).unwrap_or_default()
    }
}

/// What the bytes between the quotes of a string stand for. A string in long brackets loses its first line break.
pub(super) fn unescaped(literal: &str, quotes: StringLiteralQuoteType) -> String {
    if matches!(quotes, StringLiteralQuoteType::Brackets) {
        let text = literal.strip_prefix("\r\n").or_else(|| literal.strip_prefix('\n'));
        return text.unwrap_or(literal).to_owned();
    }
    if !literal.contains('\\') {
        return literal.to_owned();
    }
    let mut bytes = Vec::with_capacity(literal.len());
    let mut rest = literal.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte == b'\\' {
            rest = escape(rest, &mut bytes);
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads the escape behind a backslash and gives back what is left.
fn escape<'a>(rest: &'a [u8], bytes: &mut Vec<u8>) -> &'a [u8] {
    let Some((first, after)) = rest.split_first() else { return rest };
    let simple = match first {
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        b'x' if after.len() >= 2 => {
            let digits = std::str::from_utf8(&after[..2]).unwrap_or_default();
            bytes.push(u8::from_str_radix(digits, 16).unwrap_or(b'?'));
            return &after[2..];
        }
        b'z' => {
            let blanks = after.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            return &after[blanks..];
        }
        b'0'..=b'9' => {
            let digits = rest.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
            let number =
                std::str::from_utf8(&rest[..digits]).ok().and_then(|text| text.parse().ok());
            bytes.push(number.unwrap_or(b'?'));
            return &rest[digits..];
        }
        other => *other,
    };
    bytes.push(simple);
    after
}

/// All comments of a file, in order. Strings and long brackets are told apart; what is no Lua gives some answer.
pub(crate) fn comments(bytes: &[u8]) -> Vec<Comment> {
    let mut found = Vec::new();
    let mut at = first_line_end(bytes);
    let mut code = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\n' => {
                code = false;
                at += 1;
            }
            b'-' if bytes.get(at + 1) == Some(&b'-') => {
                let start = at;
                at += 2;
                let long = long_bracket(bytes, at);
                at = long.unwrap_or_else(|| line_end(bytes, at));
                let range = Range { start: size(start), end: size(at) };
                found.push(Comment { range, short: long.is_none(), after_code: code });
                code &= !bytes[start..at].contains(&b'\n');
            }
            b'"' | b'\'' => {
                code = true;
                at = quoted_end(bytes, at);
            }
            b'[' => {
                code = true;
                at = long_bracket(bytes, at).unwrap_or(at + 1);
            }
            byte => {
                code |= !byte.is_ascii_whitespace();
                at += 1;
            }
        }
    }
    found
}

/// A first line that begins with `#` is skipped by Lua.
fn first_line_end(bytes: &[u8]) -> usize {
    if bytes.first() == Some(&b'#') { line_end(bytes, 0) } else { 0 }
}

/// Where the line ends; a carriage return before the line break is not part of it.
fn line_end(bytes: &[u8], from: usize) -> usize {
    let length = bytes[from..].iter().position(|byte| *byte == b'\n');
    let end = length.map_or(bytes.len(), |length| from + length);
    if end > from && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

fn quoted_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' => return at,
            byte if *byte == bytes[start] => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The end of the long bracket that opens at `at`, if one does.
fn long_bracket(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"[")?;
    let level = rest.iter().take_while(|byte| **byte == b'=').count();
    rest.get(level).filter(|byte| **byte == b'[')?;
    let mut from = at + level + 2;
    while let Some(found) = bytes[from..].iter().position(|byte| *byte == b']') {
        let after = &bytes[from + found + 1..];
        let closes = after.iter().take_while(|byte| **byte == b'=').count() == level
            && after.get(level) == Some(&b']');
        if closes {
            return Some(from + found + level + 2);
        }
        from += found + 1;
    }
    Some(bytes.len())
}

fn size(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_characters() {
        let text = "a\nä b\r\n";
        let lines = Lines::of(text.as_bytes());
        assert_eq!(lines.place(text.as_bytes(), 0), (1, 1));
        assert_eq!(lines.place(text.as_bytes(), 5), (2, 3));
        assert_eq!(lines.place(text.as_bytes(), 99), (3, 1));
        assert_eq!(lines.count(), 3);
    }

    #[test]
    fn comments_are_told_from_strings_and_code() {
        let text = "#!lua -- no\n-- one\r\nlocal s = '--x' -- two\n--[[ three\n]] local t = [[ -- ]]--four\n--[==[ ]] ]==]";
        let found: Vec<_> = comments(text.as_bytes())
            .iter()
            .map(|comment| (comment.text(text).trim(), comment.short, comment.after_code))
            .collect();
        assert_eq!(
            found,
            [
                ("one", true, false),
                ("two", true, true),
                ("[[ three\n]]", false, false),
                ("four", true, true),
                ("[==[ ]] ]==]", false, false),
            ]
        );
    }

    #[test]
    fn what_is_no_lua_gives_some_answer() {
        for text in ["--[[", "'", "[==", "\"\\", "--", "[[", "#"] {
            comments(text.as_bytes());
        }
    }
}
