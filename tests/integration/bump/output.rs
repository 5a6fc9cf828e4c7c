//! What a bump prints: the plan, the diff, JSON, the file of GitHub Actions.

use super::*;

#[test]
fn a_dry_run_shows_a_diff_and_the_steps_of_git_and_changes_nothing() {
    let sandbox = repository();
    let before = state(&sandbox);
    let ran = sandbox.run(&["bump", "minor", "--commit", "--tag", "--dry-run"]).code(0);
    for line in [
        "-  VERSION = \"1.0.0\",\n+  VERSION = \"1.1.0\",\n",
        "rename from kong-plugin-sample-1.0.0-1.rockspec\nrename to kong-plugin-sample-1.1.0-1.rockspec\n",
        "+## [1.1.0] - 2026-01-01\n",
        "would commit: chore: release 1.1.0\nwould tag: v1.1.0\n",
    ] {
        assert!(ran.stdout.contains(line), "{line}\n{}", ran.stdout);
    }
    assert_eq!(state(&sandbox), before);
}

#[test]
fn git_applies_the_diff_of_a_dry_run() {
    let sandbox = repository();
    let json = sandbox.run(&["bump", "minor", "--dry-run", "--format", "json"]).code(0).json();
    let patch = ".git/change.patch";
    sandbox.file(patch, json["diff"].as_str().unwrap());
    git(&sandbox, &["apply", patch]);
    let other = repository();
    other.run(&["bump", "minor"]).code(0);
    assert_eq!(files(&sandbox), files(&other));
}

#[test]
fn print_says_the_next_version_and_nothing_else() {
    let sandbox = repository();
    let before = state(&sandbox);
    for format in ["human", "json"] {
        let ran = sandbox
            .run(&["bump", "minor", "--print", "--commit", "--tag", "--format", format])
            .code(0);
        assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("1.1.0\n", ""));
    }
    assert_eq!(state(&sandbox), before);
}

#[test]
fn every_place_is_told_with_its_line() {
    let ran = project().run(&["bump", "minor"]).code(0);
    for line in [
        "sample 1.0.0 -> 1.1.0\n",
        "  kong/plugins/sample/handler.lua:3      VERSION: 1.0.0 -> 1.1.0\n",
        "  kong-plugin-sample-1.0.0-1.rockspec:2  version: 1.0.0-1 -> 1.1.0-1\n",
        "  kong-plugin-sample-1.0.0-1.rockspec:5  source: v1.0.0 -> v1.1.0\n",
        "  CHANGELOG.md:5                         changelog: [Unreleased] -> [1.1.0] - 2026-01-01\n",
        "Next:\n  kongsmith pack\n",
    ] {
        assert!(ran.stdout.contains(line), "{line}\n{}", ran.stdout);
    }
}

#[test]
fn json_holds_versions_tag_changes_and_files() {
    let sandbox = repository();
    let json =
        sandbox.run(&["bump", "minor", "--commit", "--tag", "--format", "json"]).code(0).json();
    assert_eq!((&json["command"], &json["ok"]), (&"bump".into(), &true.into()));
    let plugin = &json["plugins"][0];
    let expected = serde_json::json!({
        "name": "sample", "previous": "1.0.0", "version": "1.1.0", "rock_version": "1.1.0-1", "tag": "v1.1.0",
        "changes": [
            { "file": HANDLER_PATH, "line": 3, "kind": "handler", "from": "1.0.0", "to": "1.1.0" },
            { "file": ROCKSPEC_PATH, "line": 2, "kind": "rockspec", "from": "1.0.0-1", "to": "1.1.0-1" },
            { "file": ROCKSPEC_PATH, "line": 5, "kind": "source", "from": "v1.0.0", "to": "v1.1.0" },
            { "file": ROCKSPEC_PATH, "line": null, "kind": "file-name", "from": ROCKSPEC_PATH, "to": "kong-plugin-sample-1.1.0-1.rockspec" },
            { "file": "CHANGELOG.md", "line": 5, "kind": "changelog", "from": "[Unreleased]", "to": "[1.1.0] - 2026-01-01" },
        ],
        "files": ["CHANGELOG.md", HANDLER_PATH, "kong-plugin-sample-1.1.0-1.rockspec"],
        "remarks": [],
    });
    assert_eq!(plugin, &expected);
    assert_eq!(json["tags"], serde_json::json!(["v1.1.0"]));
    assert_eq!(json["files"][2]["from"], ROCKSPEC_PATH);
}

#[test]
fn an_error_is_json_too() {
    let sandbox = project_of("return {}", ROCKSPEC);
    let json = sandbox.run(&["bump", "minor", "--format", "json"]).code(3).json();
    assert_eq!(json["ok"], false);
    assert_eq!(json["error"]["file"], HANDLER_PATH);
}

#[test]
fn github_actions_gets_version_and_tag() {
    let sandbox = repository();
    sandbox.file("output", "earlier=1\n");
    let run = |arguments: &[&str]| {
        let output = sandbox.join("output");
        let _ = Ran::of(sandbox.kongsmith().env("GITHUB_OUTPUT", output).args(arguments)).code(0);
    };
    run(&["bump", "minor", "--dry-run"]);
    assert_eq!(sandbox.read("output"), "earlier=1\n");
    run(&["bump", "minor", "--commit"]);
    assert_eq!(sandbox.read("output"), "earlier=1\nversion=1.1.0\ntag=v1.1.0\n");
}
