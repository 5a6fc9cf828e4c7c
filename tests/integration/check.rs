//! `kongsmith check` through the binary: formats, flags, settings, exit codes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Ran, Sandbox};

const HANDLER: &str = "local Handler = { VERSION = \"1.0.0\", PRIORITY = 1001 }\n\n\
    function Handler:access(conf)\n  local unused = 1\n  kong.log.error(conf.word)\nend\n\nreturn Handler\n";
const SCHEMA: &str = "return { name = \"sample\", fields = { { config = { type = \"record\", fields = {\n  \
    { word = { type = \"string\" } },\n} } } } }\n";

fn project() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/sample/handler.lua", HANDLER);
    sandbox.file("kong/plugins/sample/schema.lua", SCHEMA);
    sandbox
}

#[test]
fn problems_are_shown_with_their_lines_and_end_with_1() {
    let ran = project().run(&["check"]).code(1);
    assert!(ran.stderr.contains("error[unknown-pdk-function]"), "{}", ran.stderr);
    assert!(ran.stderr.contains("--> kong/plugins/sample/handler.lua:5:3"), "{}", ran.stderr);
    assert!(ran.stdout.starts_with("1 error, 1 warning, 1 note in 2 files\n"), "{}", ran.stdout);
}

#[test]
fn json_holds_plugins_diagnostics_and_a_summary() {
    let answer = project().run(&["check", "--format", "json"]).code(1).json();
    let plugin = &answer["plugins"][0];
    assert_eq!(plugin["name"], "sample");
    assert_eq!(plugin["version"], "1.0.0");
    assert_eq!(plugin["priority"], 1001);
    assert_eq!(plugin["phases"][0], "access");
    assert_eq!(answer["summary"]["errors"], 1);
    assert_eq!(answer["summary"]["files"], 2);
    assert_eq!(answer["ok"], false);
}

#[test]
fn sarif_is_valid_by_the_official_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/sarif");
    let text = fs::read_to_string(folder.join("sarif-schema-2.1.0.json")).unwrap();
    // A pattern with a bracket too many is no regular expression.
    let schema: Value = serde_json::from_str(&text.replace("{2}]?$", "{2}$")).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let clean = project();
    clean.file("kong/plugins/sample/handler.lua", "return { VERSION = \"1.0.0\", PRIORITY = 1 }\n");
    let hostile = project();
    hostile.file("kong/plugins/sample/handler.lua", "while true do end\n");
    let empty = Sandbox::new();
    for (sandbox, any) in [(project(), true), (clean, true), (hostile, true), (empty, false)] {
        let ran = sandbox.run(&["check", "--format", "sarif"]);
        let log = ran.json();
        let errors: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}\n{}", ran.stdout);
        let found = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(!found.is_empty(), any, "{}", ran.stdout);
    }
}

#[test]
fn every_result_of_sarif_has_a_location() {
    let place_of_missing_spec = |sandbox: &Sandbox| {
        let log = sandbox.run(&["check", "--format", "sarif"]).json();
        let found = log["runs"][0]["results"].as_array().unwrap();
        let place = |found: &Value| {
            let place = &found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            place.as_str().unwrap().to_owned()
        };
        let places: Vec<_> = found.iter().map(|found| (place(found), &found["ruleId"])).collect();
        places.into_iter().find(|(_, rule)| *rule == "missing-spec").unwrap().0
    };
    let sandbox = project();
    assert_eq!(place_of_missing_spec(&sandbox), "kong/plugins/sample/handler.lua");
    let rockspec = "kong-plugin-sample-1.0.0-1.rockspec";
    let text = "package = \"kong-plugin-sample\"\nversion = \"1.0.0-1\"\n\
        source = { url = \"git+https://example.com/sample.git\" }\nbuild = { type = \"builtin\", modules = {\n  \
        [\"kong.plugins.sample.handler\"] = \"kong/plugins/sample/handler.lua\",\n  \
        [\"kong.plugins.sample.schema\"] = \"kong/plugins/sample/schema.lua\",\n} }\n";
    sandbox.file(rockspec, text);
    assert_eq!(place_of_missing_spec(&sandbox), rockspec);
}

#[test]
fn files_are_named_as_the_repository_sees_them() {
    let sandbox = Sandbox::new();
    let _ = sandbox.tool("git", &["init", "-q"]).code(0);
    sandbox.file("plugins/a/kong/plugins/sample/handler.lua", HANDLER);
    sandbox.file("plugins/a/kongsmith.toml", "");
    let ran = sandbox.run(&["-C", "plugins/a", "check", "--format", "github"]).code(1);
    let expected = "::error file=plugins/a/kong/plugins/sample/handler.lua,line=5,endLine=5,col=3,endColumn=16,title=unknown-pdk-function::";
    assert!(ran.stdout.contains(expected), "{}", ran.stdout);
    let log = sandbox.run(&["-C", "plugins/a", "check", "--format", "sarif"]).code(1).json();
    let found = log["runs"][0]["results"].as_array().unwrap();
    let found = found.iter().find(|found| found["ruleId"] == "unknown-pdk-function").unwrap();
    let place = &found["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "plugins/a/kong/plugins/sample/handler.lua");
}

#[test]
fn other_commands_refuse_the_formats_of_check() {
    let sandbox = project();
    for format in ["sarif", "github"] {
        for command in [&["pack"][..], &["new", "x"], &["init"], &["bump", "patch"]] {
            let arguments = [command, &["--format", format]].concat();
            let _ = sandbox.run(&arguments).code(2);
        }
        let ran = sandbox.run(&["completions", "bash", "--format", format]).code(0);
        assert!(ran.stdout.contains("kongsmith"), "{}", ran.stdout);
    }
}

#[test]
fn denied_warnings_are_errors() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "kong/plugins/sample/handler.lua",
        "local unused = 1\n\nreturn { VERSION = \"1.0.0\", PRIORITY = 1 }\n",
    );
    sandbox.file("kong/plugins/sample/schema.lua", SCHEMA);
    sandbox.file("kongsmith.toml", "[check]\nexclude = [\"spec\"]\n");
    let _ = sandbox.run(&["check"]).code(0);
    let ran = sandbox.run(&["check", "--deny", "warnings"]).code(1);
    assert!(ran.stderr.contains("error[unused-local]"), "{}", ran.stderr);
}

#[test]
fn the_settings_switch_lints_and_files_off() {
    let sandbox = project();
    sandbox.file(
        "kongsmith.toml",
        "[check.lints]\nunknown-pdk-function = \"off\"\nunused-local = \"error\"\n",
    );
    let ran = sandbox.run(&["check"]).code(1);
    assert!(ran.stderr.contains("error[unused-local]"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("unknown-pdk-function"), "{}", ran.stderr);
    sandbox.file("kongsmith.toml", "[check]\nexclude = [\"kong/plugins/*/handler.lua\"]\n");
    let _ = sandbox.run(&["check"]).code(0);
}

#[test]
fn a_rockspec_that_cannot_be_read_is_told_without_a_plugin_too() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "kong-plugin-sample-1.0.0-1.rockspec",
        "package = \"kong-plugin-sample\"\nversion = }\n",
    );
    let answer = sandbox.run(&["check", "--format", "json"]).code(1).json();
    let found = &answer["diagnostics"][0];
    assert_eq!((&found["code"], &found["line"]), (&"rockspec-load".into(), &2.into()), "{answer}");
    assert_eq!(answer["plugins"].as_array().map(Vec::len), Some(0));
    sandbox.file("kongsmith.toml", "[check.lints]\nrockspec-load = \"warning\"\n");
    let ran = sandbox.run(&["check"]).code(0);
    assert!(ran.stderr.contains("warning[rockspec-load]"), "{}", ran.stderr);
    sandbox.file("kong-plugin-sample-1.0.0-1.rockspec", "while true do end\n");
    let ran = sandbox.run(&["check"]).code(3);
    assert!(!ran.stdout.contains("no problems"), "{}", ran.stdout);
}

#[test]
fn an_unknown_lint_is_refused_with_the_nearest() {
    let sandbox = project();
    let ran = sandbox.run(&["check", "--explain", "unused-locals"]).code(2);
    assert!(ran.stderr.contains("did you mean `unused-local`"), "{}", ran.stderr);
    sandbox.file("kongsmith.toml", "[check.lints]\nunused-locals = \"off\"\n");
    let ran = sandbox.run(&["check"]).code(3);
    assert!(ran.stderr.contains("did you mean `unused-local`"), "{}", ran.stderr);
}

#[test]
fn a_lint_explains_itself_without_a_project() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["check", "--explain", "pdk-phase"]).code(0);
    assert!(ran.stdout.starts_with("# pdk-phase\n"), "{}", ran.stdout);
    let answer = sandbox.run(&["check", "--explain", "pdk-phase", "--format", "json"]).json();
    assert_eq!(answer["explanation"]["code"], "pdk-phase");
}

#[test]
fn plugins_can_be_chosen_by_name() {
    let sandbox = project();
    sandbox
        .file("kong/plugins/other/handler.lua", "return { VERSION = \"1.0.0\", PRIORITY = 1 }\n");
    sandbox.file("kong/plugins/other/schema.lua", SCHEMA.replace("sample", "other"));
    let answer = sandbox.run(&["check", "--plugin", "other", "--format", "json"]).code(0).json();
    assert_eq!(answer["plugins"].as_array().unwrap().len(), 1);
    assert_eq!(answer["plugins"][0]["name"], "other");
    let ran = sandbox.run(&["check", "--plugin", "nothing"]).code(2);
    assert!(ran.stderr.contains("there is no plugin `nothing`"), "{}", ran.stderr);
}

/// Folders with plugins, rockspecs (the plugin's name and its folder in `build.modules`), and the names to be found.
type Layout =
    (&'static [&'static str], &'static [(&'static str, &'static str)], &'static [&'static str]);

#[test]
fn plugins_are_found_wherever_they_lie() {
    let rockspec = |name: &str, folder: &str| {
        format!(
            "package = \"kong-plugin-{name}\"\nversion = \"1.0.0-1\"\nsource = {{ url = \"git+https://x.y/z.git\" }}\n\
             description = {{ license = \"MIT\" }}\nbuild = {{ type = \"builtin\", modules = {{\n  \
             [\"kong.plugins.{name}.handler\"] = \"{folder}handler.lua\",\n  \
             [\"kong.plugins.{name}.schema\"] = \"{folder}schema.lua\",\n}} }}\n"
        )
    };
    let layouts: [Layout; 8] = [
        (&["src/"], &[], &["sample"]),
        (&["plugin/"], &[], &["sample"]),
        (&[""], &[], &["sample"]),
        (&["other/"], &[], &["other"]),
        (&["src/"], &[("named", "src/")], &["named"]),
        (&["kong/plugins/a/", "kong/plugins/b/"], &[], &["a", "b"]),
        (&["plugins/a/", "plugins/b/"], &[("a", "")], &["a", "b"]),
        (&["one/kong/plugins/a/", "two/kong/plugins/b/"], &[], &["a", "b"]),
    ];
    for (folders, rockspecs, names) in layouts {
        let sandbox = Sandbox::new();
        for folder in folders {
            sandbox.file(
                &format!("{folder}handler.lua"),
                "return { VERSION = \"1.0.0\", PRIORITY = 1 }\n",
            );
            sandbox.file(&format!("{folder}schema.lua"), SCHEMA);
        }
        // What plugins share is none, with or without a rockspec.
        sandbox.file("kong/plugins/shared/text.lua", "return {}\n");
        for (name, folder) in rockspecs {
            let place = if folder.is_empty() { format!("plugins/{name}/") } else { String::new() };
            let file = format!("{place}kong-plugin-{name}-1.0.0-1.rockspec");
            sandbox.file(&file, rockspec(name, folder));
        }
        let answer = sandbox.run(&["check", "--format", "json"]).json();
        let plugins = answer["plugins"].as_array().unwrap();
        let mut found: Vec<_> =
            plugins.iter().map(|plugin| plugin["name"].as_str().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, names, "{folders:?}");
        assert!(plugins.iter().all(|plugin| plugin["load"]["ok"] == true), "{answer}");
    }
}

#[test]
fn a_plugin_finds_the_modules_of_the_plugins_beside_it() {
    let sandbox = Sandbox::new();
    for name in ["a", "b"] {
        let handler = "local words = require \"kong.plugins.b.words\"\n\
                       return { VERSION = words.version, PRIORITY = 1 }\n";
        sandbox.file(&format!("kong/plugins/{name}/handler.lua"), handler);
        sandbox.file(&format!("kong/plugins/{name}/schema.lua"), SCHEMA);
    }
    sandbox.file("kong/plugins/b/words.lua", "return { version = \"1.2.3\" }\n");
    let answer = sandbox.run(&["check", "--format", "json"]).code(0).json();
    for plugin in answer["plugins"].as_array().unwrap() {
        assert_eq!(plugin["load"]["ok"], true, "{plugin}");
        assert_eq!(plugin["version"], "1.2.3");
    }
}

/// A plugin that is fine on a Kong of one's own and breaks limits of the others.
fn deployed() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file(
        "kong/plugins/sample/handler.lua",
        "local words = require \"kong.plugins.sample.words\"\n\n\
         local Handler = { VERSION = \"1.0.0\", PRIORITY = 10000 }\n\n\
         function Handler:init_worker()\n  words.start()\nend\n\n\
         function Handler:access(conf)\n  kong.log.debug(conf.word)\nend\n\nreturn Handler\n",
    );
    sandbox.file(
        "kong/plugins/sample/words.lua",
        "local words = {}\n\nfunction words.start()\n  words.ready = true\nend\n\nreturn words\n",
    );
    sandbox.file("kong/plugins/sample/schema.lua", SCHEMA);
    sandbox
}

/// The codes about targets, in order.
fn target_codes(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let arguments = [&["check", "--format", "json"], arguments].concat();
    let answer = sandbox.run(&arguments).json();
    let found = answer["diagnostics"].as_array().unwrap().iter();
    let codes = found.map(|found| found["code"].as_str().unwrap().to_owned());
    codes.filter(|code| code.starts_with("target-")).collect()
}

#[test]
fn a_target_adds_its_limits_and_the_flag_replaces_the_settings() {
    let sandbox = deployed();
    assert!(target_codes(&sandbox, &[]).is_empty());
    let streaming = ["target-phases", "target-modules"];
    assert_eq!(target_codes(&sandbox, &["--target", "konnect-streaming"]), streaming);
    sandbox.file("kongsmith.toml", "[check]\ntargets = [\"konnect-streaming\"]\n");
    assert_eq!(target_codes(&sandbox, &[]), streaming);
    assert!(target_codes(&sandbox, &["--target", "kong-3.9"]).is_empty());
    let both = ["--target", "operator", "--target", "konnect-streaming"];
    assert_eq!(target_codes(&sandbox, &both).len(), 3);
    let ran = sandbox.run(&["check"]).code(1);
    assert!(ran.stderr.contains("konnect-streaming takes `handler.lua`"), "{}", ran.stderr);
}

#[test]
fn an_unknown_target_is_refused_with_the_nearest() {
    let sandbox = deployed();
    let ran = sandbox.run(&["check", "--target", "konnect"]).code(2);
    assert!(ran.stderr.contains("konnect-hybrid"), "{}", ran.stderr);
    sandbox.file("kongsmith.toml", "[check]\ntargets = [\"konnect-hybird\"]\n");
    let ran = sandbox.run(&["check"]).code(3);
    assert!(ran.stderr.contains("kongsmith.toml: there is no target"), "{}", ran.stderr);
    assert!(ran.stderr.contains("did you mean `konnect-hybrid`"), "{}", ran.stderr);
    // The flag does not hide it.
    let _ = sandbox.run(&["check", "--target", "operator"]).code(3);
}

/// The tag of the commit that is checked out must name the version, as long as nothing is changed since.
#[test]
fn the_tag_of_the_commit_is_compared() {
    let sandbox = Sandbox::new();
    sandbox.run(&["new", "my-plugin", "--defaults", "--no-git", "-q"]).code(0);
    let rockspec = "my-plugin/kong-plugin-my-plugin-0.1.0-1.rockspec";
    let unnamed = sandbox.read(rockspec);
    let git = |arguments: &[&str]| {
        let all = [&["-C", "my-plugin"], arguments].concat();
        sandbox.tool("git", &all).success();
    };
    let check = || {
        let mut command = sandbox.kongsmith();
        Ran::of(command.current_dir(sandbox.join("my-plugin")).arg("check")).code(0).stderr
    };
    git(&["init", "-q"]);
    assert_eq!(check(), "");
    git(&["add", "."]);
    git(&["commit", "-qm", "all"]);
    git(&["tag", "v0.2.0"]);
    git(&["tag", "other-v0.3.0"]);
    let said = check();
    assert!(said.contains("tagged `v0.2.0`, this rockspec is version `0.1.0`"), "{said}");
    // The repository that `new` did not know is told with a release.
    assert!(said.contains("note[source-url]"), "{said}");
    sandbox.file(rockspec, unnamed.replace("your-organisation", "acme"));
    git(&["commit", "-qam", "the repository"]);
    git(&["tag", "my-plugin-v0.1.0"]);
    assert_eq!(check(), "");
    git(&["tag", "-d", "my-plugin-v0.1.0"]);
    let readme = sandbox.read("my-plugin/README.md");
    sandbox.file("my-plugin/README.md", format!("{readme}\nmore\n"));
    assert_eq!(check(), "");
}

#[test]
fn an_endless_loop_is_named_by_its_file() {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/p/handler.lua", "return { VERSION = '1.0.0', PRIORITY = 1 }");
    let schema = "local function check() while true do end end
return { name = 'p', fields = { { config = { type = 'record', fields = {
  { a = { type = 'string', default = 'x', custom_validator = check } } } } } } }";
    sandbox.file("kong/plugins/p/schema.lua", schema);
    let ran = sandbox.run(&["check", "--format", "json"]);
    let json = ran.code(3).json();
    let error = &json["errors"][0];
    assert_eq!(error["file"], "kong/plugins/p/schema.lua");
    assert_eq!(error["line"], 1);
    assert!(
        error["message"].as_str().unwrap().starts_with("running it takes more than 50 million")
    );
    let load = &json["plugins"][0]["load"];
    assert_eq!(load["ok"], false);
    assert_eq!(load["error"], load["message"]);
    assert!(
        load["error"].as_str().unwrap().contains("schema.lua:1: running it takes more"),
        "{load}"
    );
}

#[test]
fn a_rockspec_past_its_bounds_ends_the_check_of_one_plugin_with_3() {
    let sandbox = Sandbox::new();
    sandbox.run(&["new", "my-plugin", "--defaults", "--no-git", "-q"]).code(0);
    let rockspec = "my-plugin/kong-plugin-my-plugin-0.1.0-1.rockspec";
    sandbox.file(rockspec, "while true do end\n");
    let mut command = sandbox.kongsmith();
    let ran = Ran::of(command.current_dir(sandbox.join("my-plugin")).arg("check")).code(3);
    assert!(ran.stderr.contains("0.1.0-1.rockspec:1: running it takes"), "{}", ran.stderr);
}
