//! The recorded answers of a real OpenResty (`tests/testdata/openresty`), which a plugin gets here too while it loads.

use std::collections::BTreeMap;
use std::fs;

use super::Loader;
use crate::vm::{Chunk, Worker};

fn text_of(file: &str) -> String {
    let path = format!("{}/tests/testdata/{file}", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

/// The handler of a plugin with the texts of keys and certificates in `files`.
pub(super) fn handler_with_files(rest: &str) -> String {
    let names = [
        "certificate",
        "rsa",
        "rsa-old",
        "rsa-public",
        "ec",
        "ec-old",
        "ec-public",
        "ed25519",
        "locked",
    ];
    let files = names
        .map(|name| format!("['{name}.pem'] = [[\n{}]],\n", text_of(&format!("keys/{name}.pem"))));
    format!("local files = {{\n{}}}\n{rest}", files.concat())
}

/// What is told by a plugin whose VERSION is the answer to all questions.
fn answers() -> String {
    let handler = handler_with_files(&format!(
        "local ask = (function() {} end)()
         return {{ PRIORITY = 1, VERSION = ask([====[\n{}]====], function(name) return files[name] end) }}",
        text_of("openresty/ask.lua"),
        text_of("openresty/questions.txt"),
    ));
    let schema = "return { name = 'x', fields = {} }";
    let chunk = |module: &str, text: &str| {
        (format!("kong.plugins.x.{module}"), Chunk::new(format!("{module}.lua"), text))
    };
    let modules = BTreeMap::from([chunk("handler", &handler), chunk("schema", schema)]);
    let told = Loader { worker: Worker { modules, ..Worker::default() } }.load("x").unwrap();
    told.version.unwrap_or_else(|| panic!("{:?}", told.load))
}

#[test]
fn every_question_is_answered_as_openresty_answers() {
    let (recorded, told) = (text_of("openresty/answers.txt"), answers());
    let differences: Vec<_> = recorded
        .lines()
        .zip(told.lines())
        .zip(recorded.lines().skip(1).zip(told.lines().skip(1)))
        .filter(|(_, (recorded, told))| recorded != told)
        .map(|((question, _), (recorded, told))| format!("{question}\n{recorded}\n{told}"))
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert_eq!(recorded.lines().count(), told.lines().count());
}
