//! The recorded answers of a real Kong to plugin schemas and configurations (`tests/vectors/schema.jsonl`) and to plugins
//! that it starts with (`tests/vectors/load.jsonl`), put to the binary's own machine; and the answers that follow from
//! what is known of Kong (`tests/vectors/derived.jsonl`).

use std::fs;

use serde_json::Value as Json;

use super::plugin::Loader;
use super::validation::{self, Answer, Input};
use crate::vm::{Chunk, Value, Worker};

/// Words before the texts of OpenSSL, PCRE2, the JSON schema library and the Lua parser.
const LIBRARIES: [&str; 6] = [
    "invalid certificate: ",
    "invalid key: ",
    "could not load private key",
    "PCRE returned: ",
    "Error parsing function: ",
    "validation failed: ",
];

#[test]
fn every_recorded_schema_and_configuration_is_answered_as_kong_answers() {
    let (schemas, configurations) = check_file("schema.jsonl");
    assert!(schemas >= 385 && configurations >= 901, "cases are missing");
}

#[test]
fn every_derived_schema_and_configuration_is_answered_as_derived() {
    let (schemas, configurations) = check_file("derived.jsonl");
    assert!(schemas >= 400 && configurations >= 600, "cases are missing");
}

/// Puts the cases of a file to the machine; how many schemas and configurations that were.
fn check_file(name: &str) -> (usize, usize) {
    let text =
        fs::read_to_string(format!("{}/tests/vectors/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (mut schemas, mut configurations, mut wrong) = (0, 0, Vec::new());
    for line in text.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        schemas += 1;
        configurations += case["configs"].as_array().unwrap().len();
        check(&case, &mut wrong);
    }
    println!("{schemas} schemas, {configurations} configurations, {} differences", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    (schemas, configurations)
}

#[test]
fn every_recorded_plugin_is_loaded_or_refused_as_kong_does() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/load.jsonl");
    let text = fs::read_to_string(file).unwrap();
    let mut cases = 0;
    for line in text.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        let plugin = case["plugin"].as_str().unwrap();
        let files = case["files"].as_object().unwrap().iter();
        let modules = files.map(|(file, text)| {
            let module = file.trim_end_matches(".lua");
            let chunk = Chunk::new(format!("kong/plugins/{plugin}/{file}"), text.as_str().unwrap());
            (format!("kong.plugins.{plugin}.{module}"), chunk)
        });
        let worker = Worker { modules: modules.collect(), ..Worker::default() };
        let loaded = Loader { worker }.load(plugin).unwrap();
        assert_eq!(case["starts"], loaded.load.ok, "{}: {:?}", case["id"], loaded.load);
        if let Some(expected) = case["start_message"].as_str() {
            assert_eq!(without_wrapper(expected), loaded.load.message.unwrap(), "{}", case["id"]);
        }
        cases += 1;
    }
    println!("{cases} plugins");
    assert!(cases >= 18, "cases are missing");
}

/// What the loader says, without what Kong puts around it when it starts.
fn without_wrapper(message: &str) -> String {
    let message = message.split("on plugin 'rv-bad': ").last().unwrap();
    let message = message.trim_start_matches("[off] ");
    message.replace("@PLUGIN_DIR@/", "").replace("\n\t@SEARCH_PATHS@", "")
}

fn check(case: &Json, wrong: &mut Vec<String>) {
    let plugin = case["plugin"].as_str().unwrap();
    let file = format!("kong/plugins/{plugin}/schema.lua");
    let chunk = Chunk::new(file.as_str(), case["schema"].as_str().unwrap());
    let modules = [(format!("kong.plugins.{plugin}.schema"), chunk)].into();
    let worker = Worker { modules, ..Worker::default() };
    let configurations = case["configs"].as_array().unwrap();
    let inputs: Vec<_> = configurations.iter().map(input).collect();
    let found = match validation::run(&worker, file.as_str().into(), plugin, &inputs) {
        Ok(found) => found,
        Err(error) => return wrong.push(format!("{}: {error:?}", case["id"])),
    };
    let load = serde_json::to_value(&found.schema).unwrap();
    let expected = &case["load"];
    let mut same = expected["ok"] == load["ok"] && expected["stage"] == load["stage"];
    if same && expected["stage"] != "crash" {
        same = is_same(&expected["error"], &load["error"], case)
            && is_same(&expected["message"], &load["message"], case);
    }
    if !same {
        wrong.push(format!("{} load\n  expected {expected}\n  got      {load}", case["id"]));
    }
    assert_eq!(found.answers.len(), inputs.len());
    for (expected, answer) in configurations.iter().zip(&found.answers) {
        if !is_answer(expected, answer, case) {
            wrong.push(format!("{}\n  expected {expected}\n  got      {answer:?}", case["id"]));
        }
    }
}

fn input(configuration: &Json) -> Input {
    let absent = configuration["absent"] == true;
    let config = if absent { Value::Nil } else { Value::from(&configuration["input"]) };
    let extra = &configuration["extra"];
    Input { config, extra: if extra.is_null() { Value::Nil } else { Value::from(extra) } }
}

fn is_answer(expected: &Json, answer: &Answer, case: &Json) -> bool {
    match answer {
        Answer::Accepted { value, entity } => {
            expected["ok"] == true
                && is_same(&expected["value"], value, case)
                && match (&expected["entity"], entity) {
                    (Json::Null, None) => true,
                    (recorded, Some(entity)) => is_same(recorded, entity, case),
                    _ => false,
                }
        }
        Answer::Refused(error) => {
            expected["raised"].is_null() && is_same(&expected["error"], error, case)
        }
        Answer::Raised(error) => is_same_raise(&expected["raised"], error, case),
    }
}

/// Both raised; a text that the plugin raised itself is the same.
fn is_same_raise(expected: &Json, got: &Json, case: &Json) -> bool {
    match (expected, got) {
        (Json::String(expected), Json::String(got)) => {
            let from_kong = ["kong/db/", "spec/"].iter().any(|start| expected.starts_with(start));
            from_kong || is_same_text(without_place(expected), without_place(got), case)
        }
        _ => is_same(expected, got, case),
    }
}

fn without_place(text: &str) -> &str {
    match text.strip_prefix("kong/tools/").and_then(|rest| rest.split_once(": ")) {
        Some((_, message)) => message,
        None => text,
    }
}

fn is_same(expected: &Json, got: &Json, case: &Json) -> bool {
    if let Some(kind) = expected.get("$any").and_then(Json::as_str) {
        return match got {
            Json::String(_) => kind == "string",
            Json::Number(_) => kind == "number",
            _ => false,
        };
    }
    match (expected, got) {
        (Json::String(expected), Json::String(got)) => is_same_text(expected, got, case),
        (Json::Number(expected), Json::Number(got)) => expected.as_f64() == got.as_f64(),
        (Json::Array(expected), Json::Array(got)) => {
            expected.len() == got.len()
                && expected.iter().zip(got).all(|(one, other)| is_same(one, other, case))
        }
        (Json::Object(expected), Json::Object(got)) => {
            expected.len() == got.len()
                && expected
                    .iter()
                    .all(|(key, one)| got.get(key).is_some_and(|other| is_same(one, other, case)))
        }
        _ => expected == got,
    }
}

fn is_same_text(expected: &str, got: &str, case: &Json) -> bool {
    let (expected, got) = (without_addresses(expected), without_addresses(got));
    if expected == got {
        return true;
    }
    if case["unordered"] == true && sorted_words(&expected) == sorted_words(&got) {
        return true;
    }
    case["library_text"] == true && without_library(&expected) == without_library(&got)
}

fn without_addresses(text: &str) -> String {
    let pattern = regex_lite::Regex::new("0x(?:<address>|[0-9a-f]+)").unwrap();
    pattern.replace_all(text, "0x<address>").into_owned()
}

/// A text whose lists come in the order of a hash: its words, sorted.
fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<_> =
        text.split([' ', ',', '\'', '"', '\n']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

fn without_library(text: &str) -> &str {
    let found = LIBRARIES.iter().filter_map(|mark| Some(text.find(mark)? + mark.len())).min();
    found.map_or(text, |end| &text[..end])
}
