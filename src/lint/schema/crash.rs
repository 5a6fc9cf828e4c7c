//! A crash: an attribute that Kong accepts when it starts and that raises a Lua error when a value is held against it.

use crate::lint::lua_pattern;
use crate::vm::{Table, Value};

use super::Key;

/// Types whose values have no length.
const WITHOUT_LENGTH: [&str; 4] = ["number", "integer", "boolean", "function"];
/// Types whose values are text, or become text by themselves.
const TEXTUAL: [&str; 3] = ["string", "number", "integer"];

/// One attribute that raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crash {
    /// The keys from the definition to what raises.
    pub(crate) keys: Vec<Key>,
    /// What happens.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: String,
}

/// What raises among the attributes of a field of type `kind`.
pub(crate) fn crashes(kind: &str, attributes: &Table) -> Vec<Crash> {
    let mut found = Vec::new();
    for (name, argument) in attributes.entries() {
        let Some(name) = name.as_str() else { continue };
        if let Some(help) = unfit(kind, name) {
            let message = format!("`{name}` raises an error on every value of type `{kind}`");
            found.push(Crash { keys: vec![name.into()], message, help: help.to_owned() });
            continue;
        }
        patterns(name, argument, &mut found);
        options(name, argument, &mut found);
    }
    found
}

/// What to use in place of an attribute that a type's values do not fit.
pub(crate) fn unfit(kind: &str, attribute: &str) -> Option<&'static str> {
    let is_number = matches!(kind, "number" | "integer");
    let is_unfit = match attribute {
        "gt" | "between" | "timestamp" => !is_number,
        "len_eq" | "len_min" | "len_max" | "contains" | "mutually_exclusive_subsets" => {
            WITHOUT_LENGTH.contains(&kind)
        }
        "starts_with" => !TEXTUAL.contains(&kind),
        "match" | "not_match" | "match_all" | "match_any" | "match_none" | "uuid" => {
            kind != "string"
        }
        _ => false,
    };
    if !is_unfit || matches!(kind, "" | "any" | "foreign" | "json") {
        return None;
    }
    Some(match attribute {
        "gt" | "between" | "timestamp" => "remove it: only numbers can be compared",
        "len_eq" | "len_min" | "len_max" if is_number => "use `between` or `gt` for numbers",
        "len_eq" | "len_min" | "len_max" => {
            "remove it: only strings, arrays, sets and maps have a length"
        }
        "mutually_exclusive_subsets" | "contains" => "remove it: it is for arrays and sets",
        _ if matches!(kind, "array" | "set") => "put it into `elements`",
        _ if kind == "map" => "put it into `keys` or `values`",
        _ => "remove it: only strings can be matched",
    })
}

/// Patterns that `string.match` refuses.
fn patterns(name: &str, argument: &Value, found: &mut Vec<Crash>) {
    let mut check = |keys: Vec<Key>, pattern: &Value| {
        let Some(pattern) = pattern.as_str() else { return };
        if let Some(problem) = lua_pattern::problem(pattern) {
            let message =
                format!("the pattern `{pattern}` is malformed, so matching raises an error");
            let help = format!("{problem}; a magic character is escaped with `%`");
            found.push(Crash { keys, message, help });
        }
    };
    match name {
        "match" | "not_match" => check(vec![name.into()], argument),
        "match_all" | "match_none" => {
            for (index, entry) in list(argument) {
                if let Some(entry) = entry.as_table() {
                    check(vec![name.into(), index, "pattern".into()], entry.get("pattern"));
                }
            }
        }
        "match_any" => {
            let Some(argument) = argument.as_table() else { return };
            for (index, pattern) in list(argument.get("patterns")) {
                check(vec![name.into(), "patterns".into(), index], pattern);
            }
        }
        _ => {}
    }
}

/// Options that Kong cannot write into the message that refuses a value.
fn options(name: &str, argument: &Value, found: &mut Vec<Crash>) {
    if !matches!(name, "one_of" | "not_one_of") {
        return;
    }
    for (index, option) in list(argument) {
        if !matches!(option, Value::String(_) | Value::Number(_)) {
            let what = option.type_name();
            let message = format!(
                "`{name}` raises an error when it refuses a value, because one of its options is a {what}"
            );
            let help = "list strings and numbers only".to_owned();
            found.push(Crash { keys: vec![name.into(), index], message, help });
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = (Key, &Value)> {
    let values = value.as_table().into_iter().flat_map(Table::sequence);
    values.enumerate().map(|(index, value)| (Key::Index(index + 1), value))
}
