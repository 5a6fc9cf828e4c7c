//! The regular expressions of `ngx.re`: PCRE2, as in nginx, with OpenResty's options.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;

use mlua::{Lua, LuaString, MultiValue, Table, Value};
use pcre2::bytes::{Regex, RegexBuilder};

/// How many compiled expressions are kept; then the cache begins anew.
const MOST_KEPT: usize = 1_000;

/// The compiled expressions by pattern and options.
#[derive(Clone, Default)]
pub(super) struct Cache(Rc<RefCell<HashMap<Key, Rc<Expression>>>>);

/// Pattern and options.
type Key = (Vec<u8>, Vec<u8>);

/// A compiled expression and what PCRE2 is not asked for at compile time.
struct Expression {
    regex: Regex,
    /// Matches begin where the search begins.
    is_anchored: bool,
}

impl Cache {
    /// Adds `regex_match(subject, pattern, options, init)`: the captures as a table from 0 (`false` where a group took
    /// no part) with the named groups, and the first and last position; nothing where there is no match; nil and a text
    /// on errors. `regex_find(subject, pattern, options, init, group)` gives the two positions alone.
    pub(super) fn install(&self, lua: &Lua, host: &Table) -> mlua::Result<()> {
        let cache = self.clone();
        let matches = lua.create_function(move |lua, arguments: Arguments| {
            let (subject, pattern, options, init) = arguments;
            let found = cache.run(&subject, &pattern, options.as_ref(), init);
            let (expression, spans) = match found {
                Ok(Some(found)) => found,
                Ok(None) => return Ok(MultiValue::new()),
                Err(text) => return failed(lua, &text),
            };
            let captures = captures(lua, &subject, &expression, &spans)?;
            let (start, end) = spans[0].unwrap_or_default();
            Ok(multi([Value::Table(captures), number(start + 1), number(end)]))
        })?;
        host.raw_set("regex_match", matches)?;
        let cache = self.clone();
        let find = lua.create_function(move |lua, arguments: FindArguments| {
            let (subject, pattern, options, init, group) = arguments;
            match cache.run(&subject, &pattern, options.as_ref(), init) {
                Ok(Some((_, spans))) => match spans.get(group.unwrap_or(0)).copied().flatten() {
                    Some((start, end)) => Ok(multi([number(start + 1), number(end)])),
                    None => Ok(MultiValue::new()),
                },
                Ok(None) => Ok(MultiValue::new()),
                Err(text) => Ok(multi([Value::Nil, Value::Nil, string(lua, text.as_bytes())?])),
            }
        })?;
        host.raw_set("regex_find", find)
    }

    fn run(
        &self,
        subject: &LuaString,
        pattern: &LuaString,
        options: Option<&LuaString>,
        init: Option<usize>,
    ) -> Result<Option<Found>, String> {
        let options = options.map(|options| options.as_bytes().to_vec()).unwrap_or_default();
        let expression = self.compile(&pattern.as_bytes(), &options)?;
        let subject = subject.as_bytes();
        let init = init.unwrap_or(1).max(1) - 1;
        if init > subject.len() {
            return Ok(None);
        }
        let mut locations = expression.regex.capture_locations();
        let found = expression
            .regex
            .captures_read_at(&mut locations, &subject, init)
            .map_err(|error| format!("pcre2_match() failed: {error}"))?;
        let Some(whole) = found else { return Ok(None) };
        if expression.is_anchored && whole.start() != init {
            return Ok(None);
        }
        let spans = (0..locations.len()).map(|group| locations.get(group)).collect();
        Ok(Some((expression, spans)))
    }

    fn compile(&self, pattern: &[u8], options: &[u8]) -> Result<Rc<Expression>, String> {
        let key = (pattern.to_vec(), options.to_vec());
        if let Some(known) = self.0.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let expression = Rc::new(compile(pattern, options)?);
        let mut kept = self.0.borrow_mut();
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(key, Rc::clone(&expression));
        Ok(expression)
    }
}

/// Where a group matched; the whole match is the first group.
type Span = Option<(usize, usize)>;
type Found = (Rc<Expression>, Vec<Span>);
type Arguments = (LuaString, LuaString, Option<LuaString>, Option<usize>);
type FindArguments = (LuaString, LuaString, Option<LuaString>, Option<usize>, Option<usize>);

fn compile(pattern: &[u8], options: &[u8]) -> Result<Expression, String> {
    let mut builder = RegexBuilder::new();
    let (mut is_anchored, mut duplicates) = (false, false);
    for option in options {
        match option {
            b'i' => drop(builder.caseless(true)),
            b'm' => drop(builder.multi_line(true)),
            b's' => drop(builder.dotall(true)),
            b'x' => drop(builder.extended(true)),
            b'u' | b'U' => drop(builder.utf(true)),
            b'a' => is_anchored = true,
            b'D' | b'J' => duplicates = true,
            // How it is run, not what it matches.
            b'j' | b'o' | b'd' => {}
            other => {
                return Err(format!(
                    "unknown flag \"{}\" (flags \"{}\")",
                    *other as char,
                    String::from_utf8_lossy(options)
                ));
            }
        }
    }
    let shown = String::from_utf8_lossy(pattern);
    let mut text = if duplicates { "(?J)".to_owned() } else { String::new() };
    if is_anchored {
        text.push_str("\\G");
    }
    let bare = text.len();
    match std::str::from_utf8(pattern) {
        Ok(pattern) => text.push_str(pattern),
        Err(_) => {
            for byte in pattern {
                if byte.is_ascii() {
                    text.push(*byte as char);
                } else {
                    let _ = write!(text, "\\x{byte:02x}");
                }
            }
        }
    }
    let regex = builder.build(&text).map_err(|error| {
        let at = error.offset().map_or(pattern.len(), |at| at.saturating_sub(bare));
        let rest = String::from_utf8_lossy(pattern.get(at..).unwrap_or_default());
        let message = error.to_string();
        let message = message.rsplit(": ").next().unwrap_or_default();
        let place = if rest.is_empty() { String::new() } else { format!(" at \"{rest}\"") };
        format!("pcre2_compile() failed: {message} in \"{shown}\"{place}")
    })?;
    Ok(Expression { regex, is_anchored })
}

fn captures(
    lua: &Lua,
    subject: &LuaString,
    found: &Expression,
    spans: &[Span],
) -> mlua::Result<Table> {
    let table = lua.create_table()?;
    let subject = subject.as_bytes();
    for (group, span) in spans.iter().enumerate() {
        let value = match span {
            Some((start, end)) => string(lua, &subject[*start..*end])?,
            None => Value::Boolean(false),
        };
        let name = found.regex.capture_names().get(group).and_then(Option::as_ref);
        if let Some(name) = name
            && (span.is_some() || !table.contains_key(name.as_str())?)
        {
            table.raw_set(name.as_str(), value.clone())?;
        }
        table.raw_set(group, value)?;
    }
    Ok(table)
}

fn failed(lua: &Lua, text: &str) -> mlua::Result<MultiValue> {
    Ok(multi([Value::Nil, string(lua, text.as_bytes())?]))
}

fn multi<const N: usize>(values: [Value; N]) -> MultiValue {
    values.into_iter().collect()
}

fn string(lua: &Lua, bytes: &[u8]) -> mlua::Result<Value> {
    lua.create_string(bytes).map(Value::String)
}

fn number(position: usize) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "no string has 2^53 bytes")]
    Value::Number(position as f64)
}
