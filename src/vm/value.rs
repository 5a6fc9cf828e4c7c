//! What a Lua program leaves behind, as values without a machine: they can be kept, compared and sent between threads.

use std::cmp::Ordering;

/// A Lua value. Strings are bytes, as in Lua.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// `nil`
    Nil,
    /// `ngx.null`, the null of JSON and YAML
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number
    Number(f64),
    /// A string
    String(Vec<u8>),
    /// A table
    Table(Table),
    /// A table that holds itself, or one nested too deep to be taken along
    Endless,
    /// A stand-in for something that is not the plugin's own, with the path that leads to it (`ngx.config`)
    StandIn(String),
    /// A value that means nothing outside of the machine: `function`, `thread`, `userdata`, `cdata`
    Other(&'static str),
}

/// A table's entries: numbers first, then strings, each in ascending order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    entries: Vec<(Value, Value)>,
}

impl Value {
    /// A table with these values at 1, 2 and so on.
    pub(crate) fn list(values: impl Iterator<Item = Self>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "no list has 2^53 entries")]
        let entries = values.enumerate().map(|(at, value)| (Self::Number((at + 1) as f64), value));
        Self::Table(Table { entries: entries.collect() })
    }

    /// The name of its type, as Lua's `type` gives it.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Null => "userdata",
            Self::Boolean(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Table(_) | Self::Endless | Self::StandIn(_) => "table",
            Self::Other(name) => name,
        }
    }

    /// The text of a string that is UTF-8.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// The table.
    pub(crate) fn as_table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Whether Lua takes it for true.
    pub(crate) fn is_truthy(&self) -> bool {
        !matches!(self, Self::Nil | Self::Boolean(false))
    }

    /// The value as Lua's `tostring` shows it; what has an address there shows its type here.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Number(number) => number_text(*number),
            Self::String(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Self::StandIn(path) => path.clone(),
            other => other.type_name().to_owned(),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Number(_) => 0,
            Self::String(_) => 1,
            Self::Boolean(_) => 2,
            _ => 3,
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::String(a), Self::String(b)) => a.cmp(b),
            (Self::Boolean(a), Self::Boolean(b)) => a.cmp(b),
            _ => self.rank().cmp(&other.rank()),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.as_bytes().to_owned())
    }
}

impl Table {
    /// A table with these entries, in any order.
    pub(crate) fn new(mut entries: Vec<(Value, Value)>) -> Self {
        entries.sort_by(|(a, _), (b, _)| a.order(b));
        Self { entries }
    }

    /// The table where a key that was given several times has the value given last.
    pub(crate) fn without_repeated_keys(mut self) -> Self {
        self.entries.reverse();
        self.entries.dedup_by(|(later, _), (earlier, _)| earlier == later);
        self.entries.reverse();
        self
    }

    /// The value of a string key, `Nil` where there is none.
    pub(crate) fn get(&self, key: &str) -> &Value {
        self.find(&key.into())
    }

    /// The value at an index, `Nil` where there is none.
    pub(crate) fn index(&self, index: usize) -> &Value {
        #[expect(clippy::cast_precision_loss, reason = "no table has 2^53 entries")]
        self.find(&Value::Number(index as f64))
    }

    /// The values at 1, 2 and so on up to the first that is missing.
    pub(crate) fn sequence(&self) -> impl Iterator<Item = &Value> {
        (1..).map(|index| self.index(index)).take_while(|value| **value != Value::Nil)
    }

    /// All entries, numbers first, then strings, each in ascending order.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&Value, &Value)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// Sets a key; `Nil` removes it.
    pub(crate) fn set(&mut self, key: Value, value: Value) {
        match (self.entries.binary_search_by(|(known, _)| known.order(&key)), value) {
            (Ok(at), Value::Nil) => drop(self.entries.remove(at)),
            (Ok(at), value) => self.entries[at].1 = value,
            (Err(_), Value::Nil) => {}
            (Err(at), value) => self.entries.insert(at, (key, value)),
        }
    }

    /// The value of any key, `Nil` where there is none.
    pub(crate) fn at(&self, key: &Value) -> &Value {
        self.find(key)
    }

    fn find(&self, key: &Value) -> &Value {
        match self.entries.binary_search_by(|(known, _)| known.order(key)) {
            Ok(at) => &self.entries[at].1,
            Err(_) => &Value::Nil,
        }
    }
}

/// A number as Lua writes it: fourteen digits, no needless point.
pub(crate) fn number_text(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{number:.13e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim = |text: &str| text.trim_end_matches('0').trim_end_matches('.').to_owned();
    if (-5..14).contains(&exponent) {
        let decimals = usize::try_from(13 - exponent).unwrap_or(0);
        let plain = format!("{number:.decimals$}");
        return if plain.contains('.') { trim(&plain) } else { plain };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}e{sign}{:02}", trim(digits), exponent.abs())
}

impl From<&serde_json::Value> for Value {
    /// Lists become tables from 1, null becomes [`Value::Null`].
    fn from(json: &serde_json::Value) -> Self {
        match json {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(value) => Self::Boolean(*value),
            serde_json::Value::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            serde_json::Value::String(text) => text.as_str().into(),
            serde_json::Value::Array(list) => Self::list(list.iter().map(Self::from)),
            serde_json::Value::Object(members) => Self::Table(Table::new(
                members.iter().map(|(key, value)| (key.as_str().into(), value.into())).collect(),
            )),
        }
    }
}
