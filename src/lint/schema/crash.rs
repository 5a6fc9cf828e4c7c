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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::schema::words::is_allowed;
    use crate::loader::{Answer, Input, Loader};
    use crate::vm::{Chunk, Worker};

    const TYPES: [(&str, &str, &str); 9] = [
        ("string", "", "\"ab\""),
        ("number", "", "1.5"),
        ("integer", "", "2"),
        ("boolean", "", "true"),
        ("array", "elements = { type = \"string\" }", "[\"a\"]"),
        ("set", "elements = { type = \"string\" }", "[\"a\"]"),
        ("map", "keys = { type = \"string\" }, values = { type = \"string\" }", "{\"a\":\"b\"}"),
        ("record", "required = false, fields = { { x = { type = \"string\" } } }", "{\"x\":\"b\"}"),
        ("json", "json_schema = { inline = { type = \"object\" } }", "{\"x\":\"b\"}"),
    ];

    const ATTRIBUTES: [(&str, &str); 17] = [
        ("eq", "1"),
        ("ne", "1"),
        ("gt", "1"),
        ("between", "{ 0, 5 }"),
        ("len_eq", "1"),
        ("len_min", "1"),
        ("len_max", "9"),
        ("one_of", "{ \"ab\", 2 }"),
        ("not_one_of", "{ \"x\" }"),
        ("starts_with", "\"a\""),
        ("match", "\"a\""),
        ("not_match", "\"x\""),
        ("match_all", "{ { pattern = \"a\" } }"),
        ("match_any", "{ patterns = { \"a\" } }"),
        ("match_none", "{ { pattern = \"x\" } }"),
        ("mutually_exclusive_subsets", "{ { \"a\" }, { \"b\" } }"),
        ("contains", "\"a\""),
    ];

    /// Whether the schema loads, and whether validating each of the configurations raises.
    fn ask_all(fields: &str, checks: &str, configs: &[String]) -> (bool, Vec<bool>) {
        let text = format!(
            "return {{ name = \"p\", fields = {{ {{ config = {{ type = \"record\", fields = {{ {fields} }}, \
             entity_checks = {{ {checks} }} }} }} }} }}"
        );
        let chunk = Chunk::new("kong/plugins/p/schema.lua", text.into_bytes());
        let modules = [("kong.plugins.p.schema".to_owned(), chunk)];
        let worker = Worker { modules: modules.into_iter().collect(), ..Worker::default() };
        let input = |config: &String| {
            let config: serde_json::Value = serde_json::from_str(config).unwrap();
            Input { config: (&config).into(), extra: Value::Nil }
        };
        let inputs: Vec<_> = configs.iter().map(input).collect();
        let answer = Loader { worker }.validate("p", &inputs).unwrap();
        let raised = answer.answers.iter().map(|answer| matches!(answer, Answer::Raised(_)));
        (answer.schema.ok, raised.collect())
    }

    fn ask(field: &str, checks: &str, config: &str) -> (bool, bool) {
        let (loads, raised) = ask_all(field, checks, &[config.to_owned()]);
        (loads, raised[0])
    }

    #[test]
    fn the_engine_raises_for_exactly_the_types_that_do_not_fit() {
        let (mut asked, mut raised) = (0, 0);
        for (kind, needs, value) in TYPES {
            let allowed = ATTRIBUTES.iter().filter(|(attribute, _)| is_allowed(kind, attribute));
            let fields = allowed.clone().map(|(attribute, argument)| {
                format!(
                    "{{ {attribute} = {{ type = \"{kind}\", {attribute} = {argument}, {needs} }} }}"
                )
            });
            let fields = fields.collect::<Vec<_>>().join(", ");
            let configs: Vec<_> = allowed
                .clone()
                .map(|(attribute, _)| format!("{{\"{attribute}\":{value}}}"))
                .collect();
            let (loads, raises) = ask_all(&fields, "", &configs);
            assert!(loads, "{fields}");
            for ((attribute, _), raises) in allowed.zip(raises) {
                asked += 1;
                raised += usize::from(raises);
                let known = kind == "json" || raises == unfit(kind, attribute).is_some();
                assert!(known, "{attribute} on {kind}");
            }
        }
        println!("{asked} pairs load, {raised} of them raise");
        assert!(raised >= 25, "{raised}");
    }

    #[test]
    fn the_engine_raises_for_matches_that_do_not_fit() {
        // What a match says about a whole record or about JSON is nothing that plugins do.
        for (kind, needs, value) in
            TYPES.into_iter().filter(|(kind, ..)| !["record", "json"].contains(kind))
        {
            let fields = ATTRIBUTES.map(|(attribute, _)| {
                format!("{{ {attribute} = {{ type = \"{kind}\", {needs} }} }}")
            });
            let fields = format!("{}, {{ b = {{ type = \"string\" }} }}", fields.join(", "));
            let checks = ATTRIBUTES.map(|(attribute, argument)| {
                format!(
                    "{{ conditional = {{ if_field = \"{attribute}\", if_match = {{ {attribute} = {argument} }}, \
                     then_field = \"b\", then_match = {{ ne = \"y\" }} }} }}"
                )
            });
            let configs =
                ATTRIBUTES.map(|(attribute, _)| format!("{{\"{attribute}\":{value},\"b\":\"x\"}}"));
            let (loads, raises) = ask_all(&fields, &checks.join(", "), &configs);
            assert!(loads, "{fields}");
            for ((attribute, _), raises) in ATTRIBUTES.into_iter().zip(raises) {
                assert_eq!(raises, unfit(kind, attribute).is_some(), "{attribute} on {kind}");
            }
        }
    }

    #[test]
    fn the_engine_raises_for_malformed_patterns_and_options_that_are_no_text() {
        for (attribute, value) in [
            ("match = \"[a\"", "\"a\""),
            ("not_match = \"a%\"", "\"a\""),
            ("match_all = { { pattern = \"(a\" } }", "\"a\""),
            ("match_none = { { pattern = \"a)\" } }", "\"a\""),
            ("match_any = { patterns = { \"[\" } }", "\"a\""),
            ("one_of = { \"a\", true }", "\"c\""),
            ("one_of = { \"a\", {} }", "\"c\""),
            ("not_one_of = { \"a\", {} }", "\"a\""),
        ] {
            let field = format!("{{ a = {{ type = \"string\", {attribute} }} }}");
            assert_eq!(ask(&field, "", &format!("{{\"a\":{value}}}")), (true, true), "{attribute}");
        }
    }

    #[test]
    fn the_engine_raises_for_checks_that_need_a_field_which_is_not_there() {
        let field = "{ a = { type = \"string\" } }, { n = { type = \"integer\" } }";
        let config = "{\"a\":\"x\",\"n\":1}";
        for (check, raises) in [
            ("{ only_one_of = { \"a\", \"ghost\" } }", true),
            ("{ distinct = { \"a\", \"ghost\" } }", true),
            (
                "{ custom_entity_check = { field_sources = { \"ghost\" }, fn = function() return true end } }",
                true,
            ),
            (
                "{ custom_entity_check = { field_sources = { \"a\", \"ghost\" }, run_with_missing_fields = true, \
              fn = function() return true end } }",
                false,
            ),
            ("{ at_least_one_of = { \"a\", \"ghost\" } }", false),
            ("{ mutually_required = { \"a\", \"ghost\" } }", false),
            ("{ mutually_exclusive = { \"a\", \"ghost\" } }", false),
            ("{ mutually_exclusive_sets = { set1 = { \"a\" }, set2 = { \"ghost\" } } }", false),
            (
                "{ conditional = { if_field = \"ghost\", if_match = { eq = 1 }, then_field = \"a\", \
              then_match = { required = true } } }",
                true,
            ),
            (
                "{ conditional = { if_field = \"a\", if_match = { eq = \"x\" }, then_field = \"ghost\", \
              then_match = { required = true } } }",
                false,
            ),
            (
                "{ conditional = { if_field = \"n\", if_match = { len_min = 1 }, then_field = \"a\", \
              then_match = { required = true } } }",
                true,
            ),
            (
                "{ conditional = { if_field = \"a\", if_match = { gt = 1 }, then_field = \"n\", \
              then_match = { required = true } } }",
                true,
            ),
        ] {
            assert_eq!(ask(field, check, config), (true, raises), "{check}");
        }
    }

    #[test]
    fn the_engine_raises_for_an_entity_that_does_not_exist() {
        let field = "{ a = { type = \"foreign\", reference = \"ghosts\" } }";
        assert_eq!(ask(field, "", "{}"), (true, true));
        let field = "{ a = { type = \"foreign\" } }";
        assert_eq!(ask(field, "", "{}"), (true, true));
    }
}
