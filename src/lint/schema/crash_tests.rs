//! What the engine does with attributes and checks that pass the load, put to it one by one.

use super::crash::unfit;
use super::words::is_allowed;
use crate::loader::{Answer, Input, Loader};
use crate::vm::{Chunk, Value, Worker};

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
        let configs: Vec<_> =
            allowed.clone().map(|(attribute, _)| format!("{{\"{attribute}\":{value}}}")).collect();
        let (loads, all_raised) = ask_all(&fields, "", &configs);
        assert!(loads, "{fields}");
        for ((attribute, _), raises) in allowed.zip(all_raised) {
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
        let fields = ATTRIBUTES
            .map(|(attribute, _)| format!("{{ {attribute} = {{ type = \"{kind}\", {needs} }} }}"));
        let fields = format!("{}, {{ b = {{ type = \"string\" }} }}", fields.join(", "));
        let checks = ATTRIBUTES.map(|(attribute, argument)| {
            format!(
                "{{ conditional = {{ if_field = \"{attribute}\", if_match = {{ {attribute} = {argument} }}, \
                 then_field = \"b\", then_match = {{ ne = \"y\" }} }} }}"
            )
        });
        let configs =
            ATTRIBUTES.map(|(attribute, _)| format!("{{\"{attribute}\":{value},\"b\":\"x\"}}"));
        let (loads, all_raised) = ask_all(&fields, &checks.join(", "), &configs);
        assert!(loads, "{fields}");
        for ((attribute, _), raises) in ATTRIBUTES.into_iter().zip(all_raised) {
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
