//! Writes JSON as lua-cjson does: fourteen digits, `/` escaped, an empty table as an object unless it is marked.

use std::fmt::Write;

use mlua::{Table, Value};

use crate::vm::number_text;

/// How deep tables may nest.
const DEEPEST: usize = 1_000;

/// What a program may change about the output.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// Digits of numbers; 14 unless changed.
    pub(super) digits: usize,
    /// Whether lists with holes become objects instead of an error.
    pub(super) converts_sparse: bool,
    /// Whether an empty table is `{}`.
    pub(super) empty_is_object: bool,
    /// Whether `/` is escaped.
    pub(super) escapes_slash: bool,
    /// The metatables of lists: always a list; a list when empty.
    pub(super) list_metatables: [Table; 2],
}

/// One text being written.
pub(super) struct JsonWriter {
    style: Style,
    out: Vec<u8>,
}

/// What cannot be written, in lua-cjson's words.
type Written = Result<(), String>;

impl JsonWriter {
    /// The value as JSON text.
    pub(super) fn write(value: &Value, style: Style) -> Result<Vec<u8>, String> {
        let mut writer = Self { style, out: Vec::new() };
        writer.value(value, 0)?;
        Ok(writer.out)
    }

    fn value(&mut self, value: &Value, depth: usize) -> Written {
        match value {
            Value::Nil => self.out.extend_from_slice(b"null"),
            Value::LightUserData(pointer) if pointer.0.is_null() => {
                self.out.extend_from_slice(b"null");
            }
            Value::Boolean(flag) => self.out.extend_from_slice(flag.to_string().as_bytes()),
            Value::Integer(number) => self.out.extend_from_slice(number.to_string().as_bytes()),
            Value::Number(number) => return self.number(*number),
            Value::String(text) => self.string(&text.as_bytes()),
            Value::Table(table) => return self.table(table, depth + 1),
            other => {
                return Err(format!("Cannot serialise {}: type not supported", other.type_name()));
            }
        }
        Ok(())
    }

    fn number(&mut self, number: f64) -> Written {
        if !number.is_finite() {
            return Err("Cannot serialise number: must not be NaN or Infinity".to_owned());
        }
        let text = if self.style.digits > 14 { format!("{number}") } else { number_text(number) };
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn string(&mut self, text: &[u8]) {
        self.out.push(b'"');
        for byte in text {
            match byte {
                b'"' => self.out.extend_from_slice(b"\\\""),
                b'\\' => self.out.extend_from_slice(b"\\\\"),
                b'/' if self.style.escapes_slash => self.out.extend_from_slice(b"\\/"),
                8 => self.out.extend_from_slice(b"\\b"),
                12 => self.out.extend_from_slice(b"\\f"),
                b'\n' => self.out.extend_from_slice(b"\\n"),
                b'\r' => self.out.extend_from_slice(b"\\r"),
                b'\t' => self.out.extend_from_slice(b"\\t"),
                0..0x20 | 127 => {
                    let mut escape = String::new();
                    let _ = write!(escape, "\\u{byte:04x}");
                    self.out.extend_from_slice(escape.as_bytes());
                }
                byte => self.out.push(*byte),
            }
        }
        self.out.push(b'"');
    }

    fn table(&mut self, table: &Table, depth: usize) -> Written {
        if depth > DEEPEST {
            return Err(format!("Cannot serialise, excessive depth ({depth})"));
        }
        let [always, when_empty] = &self.style.list_metatables;
        let metatable = table.metatable();
        let is_list = metatable.as_ref() == Some(always);
        let empty_is_list =
            is_list || metatable.as_ref() == Some(when_empty) || !self.style.empty_is_object;
        match self.length(table)? {
            _ if is_list => self.list(table, table.raw_len(), depth),
            Some(0) if empty_is_list => self.list(table, 0, depth),
            Some(length) if length > 0 => self.list(table, length, depth),
            _ => self.object(table, depth),
        }
    }

    /// The last index of a table that has positive whole keys alone.
    fn length(&self, table: &Table) -> Result<Option<usize>, String> {
        let (mut last, mut count) = (0.0_f64, 0.0);
        for pair in table.pairs::<Value, Value>() {
            let Ok((key, _)) = pair else { return Ok(None) };
            let key = match key {
                #[expect(clippy::cast_precision_loss, reason = "numbers of Lua are doubles")]
                Value::Integer(key) => key as f64,
                Value::Number(key) => key,
                _ => return Ok(None),
            };
            if key < 1.0 || key.fract() != 0.0 {
                return Ok(None);
            }
            last = last.max(key);
            count += 1.0;
        }
        if last > count * 2.0 && last > 10.0 {
            if !self.style.converts_sparse {
                return Err("Cannot serialise table: excessively sparse array".to_owned());
            }
            return Ok(None);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive whole number"
        )]
        Ok(Some(last as usize))
    }

    fn list(&mut self, table: &Table, length: usize, depth: usize) -> Written {
        self.out.push(b'[');
        for index in 1..=length {
            if index > 1 {
                self.out.push(b',');
            }
            let value = table.raw_get(index).unwrap_or(Value::Nil);
            self.value(&value, depth)?;
        }
        self.out.push(b']');
        Ok(())
    }

    fn object(&mut self, table: &Table, depth: usize) -> Written {
        self.out.push(b'{');
        let mut is_first = true;
        for pair in table.pairs::<Value, Value>() {
            let (key, value) = pair.map_err(|error| error.to_string())?;
            if !is_first {
                self.out.push(b',');
            }
            is_first = false;
            match &key {
                Value::String(text) => self.string(&text.as_bytes()),
                #[expect(clippy::cast_precision_loss, reason = "numbers of Lua are doubles")]
                Value::Integer(number) => self.string(number_text(*number as f64).as_bytes()),
                Value::Number(number) => self.string(number_text(*number).as_bytes()),
                _ => {
                    return Err(
                        "Cannot serialise table: table key must be a number or string".to_owned()
                    );
                }
            }
            self.out.push(b':');
            self.value(&value, depth)?;
        }
        self.out.push(b'}');
        Ok(())
    }
}
