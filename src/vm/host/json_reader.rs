//! Reads JSON as lua-cjson does: its leniency towards numbers, its limit on depth and its error texts.

use mlua::{Lua, Table, Value};

/// How deep lists and objects may nest.
const DEEPEST: usize = 1_000;

/// One run over a text.
pub(super) struct JsonReader<'a> {
    lua: &'a Lua,
    text: &'a [u8],
    at: usize,
    depth: usize,
    /// The metatable of lists, where the program asked for it.
    list_metatable: Option<Table>,
}

type Read<T> = Result<T, Stop>;

/// Why there is no value.
pub(super) enum Stop {
    /// The text is not JSON; what the program is told.
    Refused(String),
    /// The machine failed.
    Machine(mlua::Error),
}

impl From<mlua::Error> for Stop {
    fn from(error: mlua::Error) -> Self {
        Self::Machine(error)
    }
}

impl<'a> JsonReader<'a> {
    pub(super) fn new(lua: &'a Lua, text: &'a [u8], list_metatable: Option<Table>) -> Self {
        Self { lua, text, at: 0, depth: 0, list_metatable }
    }

    /// The value that the whole text is.
    pub(super) fn read(mut self) -> Read<Value> {
        if self.text.len() >= 2 && (self.text[0] == 0 || self.text[1] == 0) {
            return Err(Stop::Refused("JSON parser does not support UTF-16 or UTF-32".to_owned()));
        }
        let value = self.value()?;
        self.skip_blanks();
        if self.at < self.text.len() {
            return Err(self.expected("the end"));
        }
        Ok(value)
    }

    fn value(&mut self) -> Read<Value> {
        self.skip_blanks();
        match self.peek() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b't') if self.take(b"true") => Ok(Value::Boolean(true)),
            Some(b'f') if self.take(b"false") => Ok(Value::Boolean(false)),
            Some(b'n') if self.take(b"null") => Ok(Value::NULL),
            _ => match self.number() {
                Some(number) => Ok(Value::Number(number)),
                None => Err(self.expected("value")),
            },
        }
    }

    fn object(&mut self) -> Read<Value> {
        self.descend()?;
        let table = self.lua.create_table()?;
        if self.closes(b'}') {
            return Ok(Value::Table(table));
        }
        loop {
            self.skip_blanks();
            if self.peek() != Some(b'"') {
                return Err(self.expected("object key string"));
            }
            let key = self.string()?;
            self.skip_blanks();
            if !self.take(b":") {
                return Err(self.expected("colon"));
            }
            let value = self.value()?;
            table.raw_set(key, value)?;
            if self.closes(b'}') {
                return Ok(Value::Table(table));
            }
            if !self.take(b",") {
                return Err(self.expected("comma or object end"));
            }
        }
    }

    fn list(&mut self) -> Read<Value> {
        self.descend()?;
        let table = self.lua.create_table()?;
        if let Some(metatable) = &self.list_metatable {
            table.set_metatable(Some(metatable.clone()))?;
        }
        if self.closes(b']') {
            return Ok(Value::Table(table));
        }
        loop {
            let value = self.value()?;
            table.raw_push(value)?;
            if self.closes(b']') {
                return Ok(Value::Table(table));
            }
            if !self.take(b",") {
                return Err(self.expected("comma or array end"));
            }
        }
    }

    fn descend(&mut self) -> Read<()> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            let text = format!("Found too many nested data structures ({})", self.depth);
            return Err(Stop::Refused(text));
        }
        Ok(())
    }

    fn closes(&mut self, bracket: u8) -> bool {
        self.skip_blanks();
        let closes = self.take(&[bracket]);
        self.depth -= usize::from(closes);
        closes
    }

    fn string(&mut self) -> Read<mlua::LuaString> {
        self.at += 1;
        let mut bytes = Vec::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            bytes.extend_from_slice(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.lua.create_string(bytes)?);
                }
                Some(b'\\') => self.escape(&mut bytes)?,
                Some(byte) => {
                    let shown = byte as char;
                    return Err(self.refused(&format!(
                        "Expected value but found invalid token: control character {shown:?}"
                    )));
                }
                None => {
                    return Err(self.refused("Expected value but found unexpected end of string"));
                }
            }
        }
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) -> Read<()> {
        let plain = match self.text.get(self.at + 1) {
            Some(byte @ (b'"' | b'\\' | b'/')) => *byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return self.code_point(bytes),
            _ => return Err(self.refused("Expected value but found invalid escape code")),
        };
        bytes.push(plain);
        self.at += 2;
        Ok(())
    }

    fn code_point(&mut self, bytes: &mut Vec<u8>) -> Read<()> {
        let invalid = "Expected value but found invalid unicode escape code";
        let unit = |at: usize| -> Option<u32> {
            let digits = std::str::from_utf8(self.text.get(at..at + 6)?).ok()?;
            u32::from_str_radix(digits.strip_prefix("\\u")?, 16).ok()
        };
        let Some(mut code) = unit(self.at) else { return Err(self.refused(invalid)) };
        let mut length = 6;
        if (0xd800..0xdc00).contains(&code) {
            match unit(self.at + 6) {
                Some(low) if (0xdc00..0xe000).contains(&low) => {
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    length = 12;
                }
                _ => return Err(self.refused(invalid)),
            }
        }
        let Some(character) = char::from_u32(code) else { return Err(self.refused(invalid)) };
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        self.at += length;
        Ok(())
    }

    /// Whatever `strtod` takes, as long as it begins like a number.
    fn number(&mut self) -> Option<f64> {
        let start = self.at;
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let end = self.text[start..].iter().position(|byte| !is_part(*byte));
        let mut token =
            std::str::from_utf8(&self.text[start..end.map_or(self.text.len(), |end| start + end)])
                .ok()?;
        if let Some(digits) = token.strip_prefix("0x").or_else(|| token.strip_prefix("0X")) {
            #[expect(clippy::cast_precision_loss, reason = "numbers of Lua are doubles")]
            let number = u64::from_str_radix(digits, 16).ok()? as f64;
            self.at += token.len();
            return Some(number);
        }
        let is_word = matches!(
            token.trim_start_matches(['-', '+']).to_ascii_lowercase().as_str(),
            "nan" | "inf" | "infinity"
        );
        if !is_word {
            token = &token[..decimal(token.as_bytes())];
        }
        let number = token.parse().ok()?;
        self.at += token.len();
        Some(number)
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn take(&mut self, word: &[u8]) -> bool {
        let takes = self.text[self.at..].starts_with(word);
        if takes {
            self.at += word.len();
        }
        takes
    }

    fn expected(&self, what: &str) -> Stop {
        let found = match self.peek() {
            None => "T_END",
            Some(b'{') => "T_OBJ_BEGIN",
            Some(b'}') => "T_OBJ_END",
            Some(b'[') => "T_ARR_BEGIN",
            Some(b']') => "T_ARR_END",
            Some(b'"') => "T_STRING",
            Some(b':') => "T_COLON",
            Some(b',') => "T_COMMA",
            Some(b'0'..=b'9' | b'-') => "T_NUMBER",
            Some(_) => "invalid token",
        };
        self.refused(&format!("Expected {what} but found {found}"))
    }

    fn refused(&self, text: &str) -> Stop {
        Stop::Refused(format!("{text} at character {}", self.at + 1))
    }
}

/// How much of a text is a decimal number that begins with a digit, or with a minus and one.
fn decimal(text: &[u8]) -> usize {
    let digits = |at: usize| {
        let digits = text.get(at..).unwrap_or_default().iter();
        at + digits.take_while(|byte| byte.is_ascii_digit()).count()
    };
    let is = |at: usize, wanted: &[u8]| text.get(at).is_some_and(|byte| wanted.contains(byte));
    let start = usize::from(is(0, b"-"));
    let mut end = digits(start);
    if end == start {
        return 0;
    }
    if is(end, b".") {
        end = digits(end + 1);
    }
    if is(end, b"eE") {
        let sign = end + 1 + usize::from(is(end + 1, b"+-"));
        let exponent = digits(sign);
        return if exponent > sign { exponent } else { end };
    }
    end
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn a_number_ends_where_strtod_ends_it() {
        for (text, length) in [
            ("12", 2),
            ("-12.5", 5),
            ("1.", 2),
            ("1.e5", 4),
            ("1e5", 3),
            ("1E-05x", 5),
            ("1e", 1),
            ("1e+", 1),
            ("1.5.5", 3),
            ("1-2", 1),
            ("1x", 1),
            (".5", 0),
            ("--5", 0),
            ("-", 0),
            ("", 0),
        ] {
            assert_eq!(decimal(text.as_bytes()), length, "{text}");
        }
    }
}
