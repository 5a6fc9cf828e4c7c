//! Bounds: a scan over the tokens of a file that refuses what would exhaust the stack of the tree's parser, which recurses
//! over nesting and over chains of operators without a limit of its own.

use super::Refused;

/// How deeply blocks, brackets and functions may be nested.
pub(super) const NESTING: usize = 200;

/// How many operators one expression may have.
pub(super) const OPERATORS: usize = 1_000;

/// How many tokens a file may have: each needs up to 2 KiB in the tree and in what is made of it. A line break or a comment
/// is a tenth of one.
pub(super) const TOKENS: usize = 120_000;
const TENTHS: usize = 10;

/// Up to here the stack that every thread has is enough.
const USUAL_NESTING: usize = 16;
const USUAL_OPERATORS: usize = 24;

/// A bound that a file exceeds, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exceeded {
    bound: Bound,
    pub(super) offset: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Nesting,
    Operators,
    Tokens,
}

impl Exceeded {
    /// What names the bound and the line.
    pub(super) fn refused(self, line: usize) -> Refused {
        let message = match self.bound {
            Bound::Nesting => format!("nested more than {NESTING} levels deep"),
            Bound::Operators => format!("an expression has more than {OPERATORS} operators"),
            Bound::Tokens => format!("it has more than {TOKENS} tokens"),
        };
        let help = match self.bound {
            Bound::Tokens => "kongsmith does not read files of this size; split it into modules",
            _ => "kongsmith does not read files like this; split the expression or the block",
        };
        Refused { line, message, help }
    }
}

/// Scans a file. Gives back whether it is deep enough to need a stack of its own, or the first bound that it exceeds.
pub(super) fn check(text: &[u8]) -> Result<bool, Exceeded> {
    // One counter of operators for each open bracket or block.
    let mut operators = vec![0_usize];
    let mut deep = false;
    let mut size = 0;
    let mut scanner = Scanner { text, at: 0, trivia: 0 };
    while let Some((offset, token)) = scanner.next() {
        size += TENTHS;
        if size + scanner.trivia > TOKENS * TENTHS {
            return Err(Exceeded { bound: Bound::Tokens, offset });
        }
        match token {
            Token::Open => operators.push(0),
            Token::Close if operators.len() > 1 => {
                operators.pop();
            }
            Token::Close | Token::Break => {
                if let Some(count) = operators.last_mut() {
                    *count = 0;
                }
            }
            Token::Operator => {
                if let Some(count) = operators.last_mut() {
                    *count += 1;
                    deep |= *count > USUAL_OPERATORS;
                    if *count > OPERATORS {
                        return Err(Exceeded { bound: Bound::Operators, offset });
                    }
                }
            }
            Token::Other => {}
        }
        deep |= operators.len() > USUAL_NESTING;
        if operators.len() > NESTING + 1 {
            return Err(Exceeded { bound: Bound::Nesting, offset });
        }
    }
    if size + scanner.trivia > TOKENS * TENTHS {
        return Err(Exceeded { bound: Bound::Tokens, offset: text.len() });
    }
    Ok(deep)
}

/// The offset of the first hexadecimal float (`0x1p4`, `0x1.8`), which LuaJIT reads and the tree's parser does not.
pub(super) fn hexadecimal_float(text: &[u8]) -> Option<usize> {
    let mut scanner = Scanner { text, at: 0, trivia: 0 };
    while let Some((offset, token)) = scanner.next() {
        let word = &text[offset..scanner.at];
        let is_hexadecimal = word.starts_with(b"0x") || word.starts_with(b"0X");
        if token != Token::Other || !is_hexadecimal {
            continue;
        }
        let rest = &text[scanner.at..];
        let point = rest.starts_with(b".") && !rest.starts_with(b"..");
        if point || word.iter().any(|byte| matches!(byte, b'p' | b'P')) {
            return Some(offset);
        }
    }
    None
}

/// What a token means for the bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    /// Begins a level.
    Open,
    /// Ends a level.
    Close,
    /// An operator with one or two operands.
    Operator,
    /// Ends an expression.
    Break,
    /// A name or a value.
    Other,
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    /// How many line breaks and comments were passed.
    trivia: usize,
}

impl Scanner<'_> {
    /// The next token and its offset.
    fn next(&mut self) -> Option<(usize, Token)> {
        loop {
            let byte = *self.text.get(self.at)?;
            if byte.is_ascii_whitespace() || byte == 0x0B {
                self.trivia += usize::from(byte == b'\n');
                self.at += 1;
            } else if self.text[self.at..].starts_with(b"--") {
                self.trivia += 1;
                self.comment();
            } else {
                let start = self.at;
                let token = self.token(byte);
                return Some((start, token));
            }
        }
    }

    fn token(&mut self, byte: u8) -> Token {
        match byte {
            b'"' | b'\'' => {
                self.quoted(byte);
                Token::Other
            }
            b'[' if self.long_bracket() => Token::Other,
            b'(' | b'[' | b'{' => self.one(Token::Open),
            b')' | b']' | b'}' => self.one(Token::Close),
            b',' | b';' => self.one(Token::Break),
            b'=' => {
                let comparison = self.text.get(self.at + 1) == Some(&b'=');
                self.at += if comparison { 2 } else { 1 };
                if comparison { Token::Operator } else { Token::Break }
            }
            b'~' | b'<' | b'>' => {
                self.at += 1;
                self.at += usize::from(self.text.get(self.at) == Some(&b'='));
                Token::Operator
            }
            b'.' => self.dots(),
            b'+' | b'-' | b'*' | b'/' | b'%' | b'^' | b'#' => self.one(Token::Operator),
            _ if byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 => self.word(),
            _ => self.one(Token::Other),
        }
    }

    fn one(&mut self, token: Token) -> Token {
        self.at += 1;
        token
    }

    /// `..` is an operator; a field's dot, an ellipsis and the dot of a number are not.
    fn dots(&mut self) -> Token {
        let count = self.text[self.at..].iter().take(3).take_while(|byte| **byte == b'.').count();
        self.at += count;
        if count == 2 { Token::Operator } else { Token::Other }
    }

    fn word(&mut self) -> Token {
        let start = self.at;
        let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
        while self.text.get(self.at).is_some_and(is_word) {
            self.at += 1;
        }
        match &self.text[start..self.at] {
            b"function" | b"do" | b"then" | b"repeat" => Token::Open,
            b"end" | b"until" | b"elseif" | b"else" => self.block_word(start),
            b"and" | b"or" | b"not" => Token::Operator,
            b"local" | b"return" | b"if" | b"while" | b"for" | b"in" | b"break" | b"goto" => {
                Token::Break
            }
            _ => Token::Other,
        }
    }

    /// `else` ends the level that `then` began and begins one; it leaves the depth as it is. `elseif` ends it, and its own
    /// `then` begins another.
    fn block_word(&self, start: usize) -> Token {
        if &self.text[start..self.at] == b"else" { Token::Break } else { Token::Close }
    }

    fn quoted(&mut self, quote: u8) {
        self.at += 1;
        while let Some(byte) = self.text.get(self.at) {
            self.at += 1;
            match *byte {
                b'\\' => self.at += 1,
                byte if byte == quote => return,
                _ => {}
            }
        }
    }

    fn comment(&mut self) {
        self.at += 2;
        if self.text.get(self.at) == Some(&b'[') && self.long_bracket() {
            return;
        }
        while self.text.get(self.at).is_some_and(|byte| *byte != b'\n') {
            self.at += 1;
        }
    }

    /// Skips `[[...]]` or `[==[...]==]`; `false`, and nothing skipped, when there is none.
    fn long_bracket(&mut self) -> bool {
        let rest = &self.text[self.at + 1..];
        let level = rest.iter().take_while(|byte| **byte == b'=').count();
        if rest.get(level) != Some(&b'[') {
            return false;
        }
        let mut close = vec![b'='; level + 2];
        close[0] = b']';
        close[level + 1] = b']';
        let inside = self.at + level + 2;
        let length = self.text[inside..].windows(close.len()).position(|window| window == close);
        self.at = length.map_or(self.text.len(), |length| inside + length + close.len());
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(text: &str) -> Option<Bound> {
        check(text.as_bytes()).err().map(|exceeded| exceeded.bound)
    }

    #[test]
    fn nesting_is_bounded() {
        for (open, close) in [("do ", "end "), ("(", ")"), ("{", "}"), ("function a(b) ", "end ")] {
            // The parameters of a function are a level of their own while they are read.
            let most = if open.contains('(') && open.len() > 1 { NESTING - 1 } else { NESTING };
            let nested = |depth: usize| open.repeat(depth) + &close.repeat(depth);
            assert_eq!(bound(&nested(most)), None, "{open}");
            assert_eq!(bound(&nested(most + 1)), Some(Bound::Nesting), "{open}");
        }
    }

    #[test]
    fn chains_of_operators_are_bounded() {
        for operator in [" + ", " .. ", " or ", " == ", "^", " - - "] {
            let chain = |count: usize| format!("x = 1{}", format!("{operator}1").repeat(count));
            let each = if operator == " - - " { 2 } else { 1 };
            assert_eq!(bound(&chain(OPERATORS / each)), None, "{operator}");
            assert_eq!(bound(&chain(OPERATORS / each + 1)), Some(Bound::Operators), "{operator}");
        }
    }

    #[test]
    fn the_size_of_a_file_is_bounded() {
        assert_eq!(bound(&"x = 1\n".repeat(38_000)), None);
        assert_eq!(bound(&"x = 1\n".repeat(40_000)), Some(Bound::Tokens));
        assert_eq!(bound(&("--\n".repeat(590_000) + "x = 1")), None);
        assert_eq!(bound(&("\n".repeat(1_200_000) + "x = 1")), Some(Bound::Tokens));
        assert_eq!(bound(&"\n".repeat(1_200_001)), Some(Bound::Tokens));
    }

    #[test]
    fn a_long_file_of_short_things_is_within_the_bounds() {
        let statements = "if a + b then c = d .. e elseif f then g = -h else i = {j, [k] = l} end\n\
            local m = n * o; for p = q, r - s do t(u)(v .. w) end repeat x = y until not z\n";
        assert_eq!(bound(&statements.repeat(1_000)), None);
    }

    #[test]
    fn hexadecimal_floats_are_found() {
        for (text, offset) in [
            ("x = 0x1p4", Some(4)),
            ("x = 0xA.8", Some(4)),
            ("x = 0X.8p1 ", Some(4)),
            ("x = 0xA .. '0x1p4' -- 0x1p4", None),
            ("x = 0xAp", Some(4)),
            ("x = y0x1p4", None),
        ] {
            assert_eq!(hexadecimal_float(text.as_bytes()), offset, "{text}");
        }
    }

    #[test]
    fn strings_and_comments_do_not_count() {
        let text = "x = '(((' .. \"\\\"((\" .. [==[ ((( ]] ]==] -- (((\n--[[ ((( ]] y = [[(]]\n";
        assert_eq!(bound(&text.repeat(300)), None);
    }
}
