//! `kongsmith validate` answers as Kong does, in every form in which a configuration may be kept.

use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use crate::harness::{Ran, Sandbox};

const SCHEMA: &str = r#"
local typedefs = require "kong.db.schema.typedefs"
return {
  name = "rate",
  fields = {
    { consumer = typedefs.no_consumer },
    { config = { type = "record", fields = {
      { limit = { type = "integer", required = true, gt = 0 } },
      { window = { type = "string", one_of = { "second", "minute" }, default = "minute" } },
      { tags = { type = "array", elements = { type = "string" }, default = {} } },
    } } },
  },
}
"#;

fn project() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/rate/schema.lua", SCHEMA);
    sandbox.file("kong/plugins/rate/handler.lua", "return { PRIORITY = 1, VERSION = '1.0.0' }\n");
    sandbox
}

/// Runs `validate` with this text on standard input.
fn validate(sandbox: &Sandbox, arguments: &[&str], input: &str) -> Ran {
    let mut command = sandbox.kongsmith();
    command.arg("validate").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Ran {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code(),
    }
}

#[test]
fn an_accepted_configuration_is_printed_with_its_defaults() {
    let project = project();
    project.file("config.yaml", "limit: 5\n");
    let ran = project.run(&["validate", "config.yaml"]).code(0);
    assert_eq!(ran.stdout, "limit: 5\ntags: []\nwindow: minute\n");
    assert_eq!(ran.stderr, "");
}

#[test]
fn a_refused_configuration_is_explained_field_by_field() {
    let ran = validate(&project(), &["-"], "limit: 0\nwindow: year\n").code(1);
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("`config.limit`: value must be greater than 0"), "{}", ran.stderr);
    let expected = "`config.window`: expected one of: second, minute";
    assert!(ran.stderr.contains(expected), "{}", ran.stderr);
}

#[test]
fn results_come_in_the_order_of_the_documents() {
    let input = "limit: 1\n---\n{\"limit\": \"x\"}\n---\nwindow: second\nlimit: 2\n";
    let ran = validate(&project(), &["--format", "json"], input).code(1);
    assert_eq!(
        ran.json()["results"],
        json!([
            {"ok": true, "value": {"limit": 1, "window": "minute", "tags": []}},
            {"ok": false, "error": {"config": {"limit": "expected an integer"}}},
            {"ok": true, "value": {"limit": 2, "window": "second", "tags": []}},
        ])
    );
}

#[test]
fn a_plugin_entity_is_validated_with_its_other_fields() {
    let input = "name: rate\nconfig: {limit: 1}\nprotocols: [http]\n---\n\
                 name: rate\nconfig: {limit: 1}\nprotocols: [smoke]\n---\n\
                 name: rate\nconfig: {limit: 1}\nconsumer: {id: 5a2c3e0a-6f58-4ee2-8d04-0a8bb1a3c1a1}\n";
    let ran = validate(&project(), &["--format", "json"], input).code(1);
    let results = &ran.json()["results"];
    assert_eq!(results[0]["value"]["limit"], 1);
    assert_eq!(results[0]["entity"]["protocols"], json!(["http"]));
    assert!(results[1]["error"]["protocols"].is_object(), "{results}");
    assert_eq!(results[2]["error"]["consumer"], "value must be null");
}

#[test]
fn every_entry_of_a_declarative_configuration_is_validated() {
    let project = project();
    project.file(
        "kong.yml",
        "_format_version: '3.0'\n\
         plugins:\n- name: rate\n  config: {limit: 1}\n- name: cors\n  config: {}\n\
         services:\n- name: s\n  url: http://h\n  plugins:\n  - name: rate\n    config: {limit: -1}\n\
         consumers:\n- username: u\n  plugins:\n  - name: rate\n    config: {limit: 1}\n",
    );
    let ran = project.run(&["validate", "kong.yml", "--format", "json"]).code(1);
    let results = ran.json()["results"].clone();
    assert_eq!(results[0]["place"], "plugins[1]");
    assert_eq!(results[0]["ok"], true);
    assert_eq!(results[1]["error"]["config"]["limit"], "value must be greater than 0");
    assert_eq!(results[2]["place"], "consumers[1].plugins[1]");
    assert_eq!(results[2]["error"]["consumer"], "value must be null");
    assert!(ran.stderr.contains("`cors` is not validated"), "{}", ran.stderr);
    let human = project.run(&["validate", "kong.yml"]).code(1);
    assert!(human.stderr.contains("services[1].plugins[1]: `config.limit`"), "{}", human.stderr);
    assert!(human.stdout.starts_with("# plugins[1]: rate\nlimit: 1\n"), "{}", human.stdout);
}

#[test]
fn a_refused_field_is_shown_where_it_stands() {
    let project = project();
    project.file("kong.yml", "_format_version: '3.0'\nplugins:\n- name: rate\n  config:\n    limit: 1\n    tags: [a, 2]\n");
    let ran = project.run(&["validate", "kong.yml"]).code(1);
    assert!(ran.stderr.contains("--> kong.yml:6:15"), "{}", ran.stderr);
    assert!(ran.stderr.contains("6 |     tags: [a, 2]"), "{}", ran.stderr);
    let ran = validate(&project, &[], "limit: 1\n---\n{\"window\":\n 1}\n").code(1);
    assert!(ran.stderr.contains("--> <stdin>:3:2"), "{}", ran.stderr);
}

#[test]
fn entries_that_are_not_validated_say_why() {
    let project = project();
    let nameless = "_format_version: '3.0'\nplugins:\n- config: {limit: 1}\n";
    let ran = validate(&project, &["--format", "json"], nameless).code(1);
    assert_eq!(ran.json()["results"][0]["error"], json!({"name": "required field missing"}));
    let misspelt = "_format_version: '3.0'\nplugins:\n- name: rato\n";
    let ran = validate(&project, &[], misspelt).code(0);
    assert!(
        ran.stderr.contains("warning[foreign-plugin]: `rato` is not validated"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("did you mean `rate`\n"), "{}", ran.stderr);
    let entity = "name: rato\nconfig: {limit: 1}\n";
    let ran = validate(&project, &[], entity).code(1);
    assert!(ran.stderr.contains("this was taken for a bare `config`"), "{}", ran.stderr);
}

#[test]
fn a_deprecated_field_warns_and_is_accepted() {
    let project = project();
    let field = "type = 'string', default = 'x', deprecation = { message = 'old is out', \
                 removal_in_version = '5.0', old_default = 'x' }";
    let old = format!("{{ old = {{ {field} }} }},\n      {{ tags =");
    project.file("kong/plugins/rate/schema.lua", SCHEMA.replace("{ tags =", &old));
    let documents = "limit: 1\n---\nlimit: 2\nold: y\n---\nold: y\nlimit: 3\n";
    let ran = validate(&project, &[], documents).code(0);
    assert!(ran.stderr.contains("warning[deprecated-field]: old is out"), "{}", ran.stderr);
    assert!(ran.stderr.contains("<stdin>:3:1"), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("old is out").count(), 1, "{}", ran.stderr);
    let usual = validate(&project, &[], "limit: 1\nold: x\n").code(0);
    assert_eq!(usual.stderr, "");
}

#[test]
fn a_schema_that_kong_refuses_still_answers() {
    let project = project();
    project.file(
        "kong/plugins/rate/schema.lua",
        "return { name = 'rate', fields = { { config = { type = 'record', legacy = true,\n\
         fields = { { a = { type = 'string' } } } } } } }\n",
    );
    let ran = validate(&project, &["--format", "json"], "a: x\n").code(0);
    assert_eq!(ran.json()["results"], json!([{"ok": true, "value": {"a": "x"}}]));
    assert!(ran.stderr.contains("Kong does not load this schema"), "{}", ran.stderr);
}

#[test]
fn a_lua_error_is_the_answer() {
    let project = project();
    project.file(
        "kong/plugins/rate/schema.lua",
        "return { name = 'rate', fields = { { config = { type = 'record', fields = {\n\
         { a = { type = 'string', custom_validator = function() error('broken') end } } } } } } }\n",
    );
    let ran = validate(&project, &["--format", "json"], "a: x\n").code(1);
    let error = "kong/plugins/rate/schema.lua:2: broken";
    assert_eq!(ran.json()["results"], json!([{"ok": false, "error": error}]));
}

#[test]
fn input_that_cannot_be_read_and_projects_that_cannot_be_used_have_their_codes() {
    let project = project();
    for input in ["", "# nothing\n", "a: [1\n", "{\"a\": ", "a: b: c\n", "a: &x [*x]\n"] {
        let ran = validate(&project, &["-"], input).code(2);
        assert!(ran.stderr.starts_with("error: "), "{input}: {}", ran.stderr);
    }
    let ran = project.run(&["validate", "missing.yaml"]).code(2);
    assert!(ran.stderr.contains("missing.yaml"), "{}", ran.stderr);
    let ran = validate(&project, &["--plugin", "rato"], "{}").code(2);
    assert!(ran.stderr.contains("`rate`"), "{}", ran.stderr);
    let _ = validate(&Sandbox::new(), &["-"], "{}").code(3);
    project.file("kong/plugins/other/handler.lua", "return {}\n");
    let ran = validate(&project, &["-"], "{}").code(2);
    assert!(ran.stderr.contains("--plugin"), "{}", ran.stderr);
    let ran = validate(&project, &["-", "--plugin", "other"], "{}").code(3);
    assert!(ran.stderr.contains("no schema"), "{}", ran.stderr);
}

#[test]
fn hostile_schemas_end_with_a_diagnostic() {
    let validator = |body: &str| {
        format!(
            "return {{ name = 'rate', fields = {{ {{ config = {{ type = 'record', fields = {{\n\
             {{ a = {{ type = 'any' and 'string', custom_validator = function(x) {body} end }} }} }} }} }} }} }}\n"
        )
    };
    let project = project();
    for (schema, code) in [
        ("while true do end", 3),
        ("local t = {} while true do t[#t + 1] = {} end", 3),
        ("local s = 'x' while true do s = s .. s end", 3),
        ("pcall(function() while true do end end) return {}", 3),
        ("local s = ('a'):rep(1e7) return { name = s }", 1),
        ("return ('a'):rep(30):find(('.-'):rep(20) .. 'b')", 3),
        ("local function f() return f() + 1 end f()", 1),
        ("local t = {} t.fields = t t.name = t return t", 1),
        ("local t = setmetatable({}, {}) t.__index = t return setmetatable(t, t)", 1),
        ("error({ 'a', 'table' })", 1),
        ("error(setmetatable({}, { __tostring = function() error('again') end }))", 1),
        ("error()", 1),
        ("return 1", 1),
        ("x", 1),
        ("\u{1}\u{1b}LJ", 1),
        (&validator("while true do end"), 3),
        (&validator("local function f() return f() + 1 end f()"), 1),
        (&validator("local t = {} for i = 1, 1e9 do t[i] = { i } end"), 3),
        (&validator("return nil, setmetatable({}, { __tostring = error })"), 1),
        (&validator("return nil, ('x'):rep(1e6)"), 1),
    ] {
        project.file("kong/plugins/rate/schema.lua", schema);
        let ran = validate(&project, &["--format", "json"], "a: b\n");
        assert_eq!(ran.code, Some(code), "{schema}\n{}{}", ran.stdout, ran.stderr);
        let _ = ran.json();
        assert!(!ran.stderr.contains("panicked"), "{schema}: {}", ran.stderr);
    }
}

#[test]
fn what_a_file_would_decide_is_not_judged() {
    let sandbox = project();
    let schema = "local function readable(path)
  local file = io.open(path)
  if not file then return nil, 'no file' end
  return true
end
return { name = 'rate', fields = { { config = { type = 'record', fields = {
  { path = { type = 'string', custom_validator = readable } }, { limit = { type = 'integer' } } } } } } }";
    sandbox.file("kong/plugins/rate/schema.lua", schema);
    let ran = validate(&sandbox, &[], "path: /etc/hostname");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("warning[not-judged]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("kong/plugins/rate/schema.lua:2:"), "{}", ran.stderr);
    let ran = validate(&sandbox, &[], "{path: /etc/hostname, limit: many}");
    assert_eq!(ran.code, Some(1), "what does not depend on it is judged");
    sandbox.file(
        "kong/plugins/rate/schema.lua",
        "local names = assert(io.open('/n')):read()\nreturn {}",
    );
    let ran = validate(&sandbox, &[], "{}");
    assert_eq!(ran.code, Some(3));
    assert!(
        ran.stderr.contains(
            "kong/plugins/rate/schema.lua:1: the schema cannot be read: it depends on `io.open`"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_refused_schema_is_told_once_and_in_kongs_words() {
    let sandbox = project();
    sandbox.file("kong/plugins/rate/schema.lua", "return { fields = { a = { type = 'string' } } }");
    let ran = validate(&sandbox, &["--plugin", "rate"], "{}").code(1);
    assert!(ran.stderr.contains("error[refused-schema]"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("raises an error"), "{}", ran.stderr);
}
