//! The modules that Kong ships answer a plugin as the real ones do: the same expressions, under kongsmith and under LuaJIT
//! with the real libraries.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Ran, Sandbox};

/// The lines of Lua that make the answers; both sides run them.
const ANSWERS: &str = include_str!("../testdata/libraries/answers.lua");

/// The files of a folder below `tests/testdata/libraries`: module and text.
fn files(folder: &str) -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/libraries");
    let mut files: Vec<_> = fs::read_dir(root.join(folder))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (module, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// What the module answers inside kongsmith: a plugin has the answers for a default.
fn ours(module: &str, text: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
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
    let lines = answers.as_array().unwrap().iter().map(|line| line.as_str().unwrap());
    lines.map(|line| line.replace('\n', "\\n")).collect()
}

/// What the real module answers.
fn real(module: &str, text: &str) -> Vec<String> {
    let sandbox = Sandbox::new();
    sandbox.file("answers.lua", ANSWERS);
    sandbox.file("expressions.txt", text);
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

/// Fails unless the answers are the expected ones.
fn compare(module: &str, ours: &[String], expected: &[String]) {
    let different: Vec<_> = ours
        .iter()
        .zip(expected)
        .filter(|(ours, expected)| ours != expected)
        .map(|(ours, expected)| format!("kongsmith: {ours}\nexpected:  {expected}"))
        .collect();
    assert!(different.is_empty(), "{module}:\n{}", different.join("\n"));
    assert_eq!(ours.len(), expected.len(), "{module}");
}

#[test]
fn libraries_answer_as_the_real_ones() {
    let mut asked = 0;
    for (module, expressions) in files("compared") {
        let ours = ours(&module, &expressions);
        compare(&module, &ours, &real(&module, &expressions));
        asked += ours.len();
    }
    assert!(asked > 400, "{asked}");
}

#[test]
fn libraries_answer_as_it_was_recorded() {
    for (module, recorded) in files("recorded") {
        let expected: Vec<_> = recorded.lines().map(str::to_owned).collect();
        let expressions: Vec<_> =
            expected.iter().map(|line| line.split_once("  ->  ").unwrap().0).collect();
        compare(&module, &ours(&module, &format!("{}\n", expressions.join("\n"))), &expected);
    }
}

/// What `check` says to a plugin whose handler begins with this.
fn check(handler: &str) -> Ran {
    let sandbox = Sandbox::new();
    sandbox.file(
        "kong/plugins/x/schema.lua",
        "return { name = 'x', fields = { { config = { type = 'record', fields = {} } } } }\n",
    );
    sandbox.file(
        "kong/plugins/x/handler.lua",
        format!("{handler}\nreturn {{ PRIORITY = 1, VERSION = '1.0.0' }}\n"),
    );
    sandbox.run(&["check"])
}

#[test]
fn what_a_library_refuses_is_told_at_the_line_that_asked() {
    for (line, message) in [
        ("require('pl.stringx').split(nil, ',')", "argument 1 expected a 'string', got a 'nil'"),
        ("require('pl.tablex').map('_', 5)", "argument 1 is not iterable"),
        ("require('pl.tablex').map(5, {})", "must be callable"),
        ("require('pl.List')():extend(5)", "argument 1 expected a 'table', got a 'number'"),
        ("require('pl.path').join('a', 5)", "argument 2 expected a 'string', got a 'number'"),
        ("require('pl.utils').split(5)", "argument 1 expected a 'string', got a 'number'"),
        ("require('pl.class')(5)", "must derive from a table type"),
    ] {
        let ran = check(line).code(1);
        assert!(ran.stderr.contains("load-error"), "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains(message), "{line}: {}", ran.stderr);
        assert!(ran.stderr.contains("--> kong/plugins/x/handler.lua:1"), "{line}: {}", ran.stderr);
    }
}

#[test]
fn libraries_take_what_an_inert_module_tells() {
    let ran = check(
        "local aws = require('resty.aws')()\n\
         local tablex = require 'pl.tablex'\n\
         local count = 0\n\
         for _, key in ipairs(tablex.keys(aws.config.list())) do count = count + #key end\n\
         for _, part in ipairs(require('ngx.re').split(aws.url(), '/')) do count = count + #part end\n\
         require('pl.List')({ 1, 2 }):map('_ + 1'):extend(aws.names())\n\
         local text = require('inspect')(aws.config) .. require('pl.pretty').write(aws.list())\n\
         require('pl.seq').copy(aws.list())\n\
         assert(type(require('pl.path').join(aws.folder(), 'x')) and text)",
    )
    .code(0);
    assert!(!ran.stderr.contains("not-judged"), "{}", ran.stderr);
}

#[test]
fn what_a_library_would_find_in_the_file_system_is_not_judged() {
    let ran = check(
        "local path = require 'pl.path'\n\
         if not path.exists('/etc/x.conf') then error('no configuration') end",
    )
    .code(0);
    assert!(ran.stderr.contains("it depends on `pl.path.exists`"), "{}", ran.stderr);
}
