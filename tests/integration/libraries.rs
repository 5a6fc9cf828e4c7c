//! The modules that Kong ships answer a plugin as the real ones do: the same expressions, under kongsmith and under LuaJIT
//! with the real libraries.

use std::fs;
use std::path::PathBuf;

use crate::harness::Sandbox;

/// The lines of Lua that make the answers; both sides run them.
const ANSWERS: &str = include_str!("../testdata/libraries/answers.lua");

fn expressions(module: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/libraries");
    folder.join(format!("{module}.txt"))
}

/// The modules that have expressions.
fn modules(prefix: &str) -> Vec<String> {
    let folder = expressions("x");
    let mut names: Vec<_> = fs::read_dir(folder.parent().unwrap())
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            Some(name.strip_suffix(".txt")?.to_owned())
        })
        .filter(|name| name.starts_with(prefix))
        .collect();
    names.sort();
    names
}

/// What the module answers inside kongsmith: a plugin has the answers for a default.
fn ours(module: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    let text = fs::read_to_string(expressions(module)).unwrap();
    sandbox.file("kong/plugins/asking/handler.lua", "return { PRIORITY = 1, VERSION = '1.0.0' }");
    sandbox
        .file("kong/plugins/asking/answers.lua", format!("return function(...)\n{ANSWERS}\nend"));
    sandbox.file(
        "kong/plugins/asking/expressions.lua",
        format!("return [==========[\n{text}]==========]"),
    );
    sandbox.file(
        "kong/plugins/asking/schema.lua",
        format!(
            "local expressions = require 'kong.plugins.asking.expressions'\n\
             local answers = require 'kong.plugins.asking.answers'('{module}', expressions)\n\
             return {{ name = 'asking', fields = {{ {{ config = {{ type = 'record', fields = {{ {{ answers =\n\
             {{ type = 'array', elements = {{ type = 'string' }}, default = answers }} }} }} }} }} }} }}"
        ),
    );
    sandbox.file("config.json", "{}");
    let ran = sandbox.run(&["validate", "--format", "json", "config.json"]).code(0);
    let answers = &ran.json()["results"][0]["value"]["answers"];
    answers.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

/// What the real module answers.
fn real(module: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    sandbox.file("answers.lua", ANSWERS);
    sandbox.file("expressions.txt", fs::read(expressions(module)).unwrap());
    let program = format!(
        "local expressions = io.open('expressions.txt'):read('*a')\n\
         for _, line in ipairs(assert(loadfile('answers.lua'))('{module}', expressions)) do\n\
         io.write((line:gsub('\\n', '\\\\n')), '\\n') end"
    );
    let ran = sandbox.tool("luajit", &["-e", &program]);
    assert_eq!(
        ran.code,
        Some(0),
        "`{module}` cannot be asked; `scripts/test` installs what the tests need\n{}",
        ran.stderr
    );
    ran.stdout.lines().map(str::to_owned).collect()
}

/// Fails unless both answer the same to each expression.
fn compare(module: &str) -> usize {
    let ours: Vec<_> = ours(module).iter().map(|line| line.replace('\n', "\\n")).collect();
    let real = real(module);
    let different: Vec<_> = ours
        .iter()
        .zip(&real)
        .filter(|(ours, real)| ours != real)
        .map(|(ours, real)| format!("kongsmith: {ours}\nreal:      {real}"))
        .collect();
    assert!(different.is_empty(), "{module}:\n{}", different.join("\n"));
    assert_eq!(ours.len(), real.len(), "{module}");
    ours.len()
}

#[test]
fn penlight_answers_as_the_real_one() {
    let asked: usize = modules("pl.").iter().map(|module| compare(module)).sum();
    assert!(asked > 400, "{asked}");
}
