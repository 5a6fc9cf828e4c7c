//! `kongsmith init`: keeps what is there in every layout, adds what is missing, all or nothing.

use std::path::Path;

use crate::harness::{Ran, Sandbox};
use crate::new::tree;

const HANDLER: &str = "\
local Limits = { PRIORITY = 880, VERSION = \"2.3.4\" }\n
function Limits:access(conf) kong.log.debug(conf.limit) end\n
function Limits:log() end\n
return Limits\n";

const SCHEMA: &str = "return { name = \"limits\", fields = {} }\n";

/// The folders in which plugins keep their code.
const LAYOUTS: [&str; 6] =
    ["kong/plugins/limits/", "src/kong/plugins/limits/", "src/", "", "limits/", "plugin/"];

fn project(layout: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .file(&format!("{layout}handler.lua"), HANDLER)
        .file(&format!("{layout}schema.lua"), SCHEMA)
        .file(&format!("{layout}window.lua"), "return {}\n")
        .file("README.rst", "Limits\n")
        .file(".gitignore", "*.rock\nsecret");
    sandbox
}

#[test]
fn every_layout_keeps_its_files_and_gets_a_rockspec_that_names_them_in_place() {
    for layout in LAYOUTS {
        let sandbox = project(layout);
        let before = tree(sandbox.path());
        sandbox.run(&["init", "limits", "--defaults"]).code(0);
        let after = tree(sandbox.path());
        for file in before.iter().filter(|(name, _)| name != ".gitignore") {
            assert!(after.contains(file), "{} was changed in `{layout}`", file.0);
        }
        assert_eq!(
            sandbox.read(".gitignore"),
            "*.rock\nsecret\n/dist/\n/lua_modules/\n/.luarocks/\n/servroot/\n/kong-pongo/\nluacov.*.out\n"
        );
        let rockspec = "kong-plugin-limits-2.3.4-1.rockspec";
        let text = sandbox.read(rockspec);
        for module in ["handler", "schema", "window"] {
            let line = format!("[\"kong.plugins.limits.{module}\"] = \"{layout}{module}.lua\",");
            assert!(text.contains(&line), "{layout}: {text}");
        }
        sandbox.tool("luarocks", &["lint", rockspec]).code(0);
        sandbox.run(&["pack", "--list"]).code(0);
        let record: toml::Table = toml::from_str(&sandbox.read("kongsmith.toml")).unwrap();
        assert_eq!(record["answers"]["priority"].as_integer(), Some(880));
        assert_eq!(record["answers"]["phases"].to_string(), r#"["access", "log"]"#);
        assert!(!sandbox.join("README.md").exists());
        if layout != "kong/plugins/limits/" {
            assert!(!sandbox.join("kong").exists(), "code was added to `{layout}`");
        }
    }
}

#[test]
fn a_second_run_changes_nothing() {
    for layout in LAYOUTS {
        let sandbox = project(layout);
        sandbox.run(&["init", "limits", "--defaults"]).code(0);
        let before = tree(sandbox.path());
        for arguments in [&["init"][..], &["init", "--defaults"]] {
            let ran = sandbox.run(arguments).code(0);
            assert!(ran.stdout.contains("Nothing to add"), "{}", ran.stdout);
            assert_eq!(tree(sandbox.path()), before);
        }
    }
}

#[test]
fn an_empty_directory_becomes_the_project_that_new_makes() {
    let made = Sandbox::new();
    made.run(&["new", "limits", "--defaults"]).code(0);
    let sandbox = Sandbox::new();
    sandbox.run(&["init", "limits", "--defaults"]).code(0);
    assert_eq!(tree(sandbox.path()), tree(&made.join("limits")));
    assert!(sandbox.join(".git").is_dir());
    let before = tree(sandbox.path());
    sandbox.run(&["init"]).code(0);
    assert_eq!(tree(sandbox.path()), before);
}

#[test]
fn what_was_removed_comes_back_and_nothing_else_changes() {
    let sandbox = Sandbox::new();
    sandbox.run(&["init", "limits", "--defaults"]).code(0);
    let before = tree(sandbox.path());
    std::fs::remove_file(sandbox.join(".busted")).unwrap();
    std::fs::remove_file(sandbox.join("CHANGELOG.md")).unwrap();
    let json = sandbox.run(&["init", "--format", "json"]).code(0).json();
    let created: Vec<_> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|file| file["status"] == "created")
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    assert_eq!(created, [".busted", "CHANGELOG.md"]);
    assert_eq!(tree(sandbox.path()), before);
}

#[test]
fn rockspecs_specs_and_documents_under_other_names_are_kept() {
    let sandbox = project("kong/plugins/limits/");
    sandbox
        .file(
            "rockspecs/kong-plugin-limits-2.3.4-1.rockspec",
            "package = \"kong-plugin-limits\"\nversion = \"2.3.4-1\"\n\
             source = { url = \"git+https://example.com/limits.git\" }\n\
             description = { summary = \"Bounds\", license = \"MIT/X11\", maintainer = \"Jane <j@example.com>\" }\n\
             build = { type = \"builtin\", modules = { [\"kong.plugins.limits.handler\"] = \"kong/plugins/limits/handler.lua\" } }\n",
        )
        .file("spec/limits/unit_spec.lua", "")
        .file("HISTORY.md", "")
        .file("COPYING", "")
        .file(".github/workflows/lint.yaml", "on: push\n");
    let json = sandbox.run(&["init", "--defaults", "--format", "json"]).code(0).json();
    let kept: Vec<_> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|file| file["status"] == "kept")
        .map(|file| file["path"].as_str().unwrap())
        .collect();
    assert_eq!(
        kept,
        [
            ".github/workflows/lint.yaml",
            "COPYING",
            "HISTORY.md",
            "README.rst",
            "rockspecs/kong-plugin-limits-2.3.4-1.rockspec",
            "spec/limits/unit_spec.lua",
        ]
    );
    assert_eq!(json["answers"]["summary"], "Bounds");
    assert_eq!(json["answers"]["license"], "MIT");
    assert_eq!(json["answers"]["author"], "Jane");
}

#[test]
fn of_several_plugins_one_must_be_named() {
    let sandbox = Sandbox::new();
    sandbox.file("kong/plugins/a/handler.lua", HANDLER).file("kong/plugins/b/handler.lua", HANDLER);
    let ran = sandbox.run(&["init", "--defaults"]).code(2);
    assert!(ran.stderr.contains("`kong/plugins/a` and `kong/plugins/b`"), "{}", ran.stderr);
    sandbox.run(&["init", "b", "--defaults"]).code(0);
    assert!(!sandbox.read("kong-plugin-b-2.3.4-1.rockspec").contains("plugins.a."));
}

#[test]
fn a_dry_run_shows_a_diff_that_git_applies() {
    let sandbox = project("src/");
    let before = tree(sandbox.path());
    let ran = sandbox.run(&["init", "limits", "--defaults", "--dry-run"]).code(0);
    assert_eq!(tree(sandbox.path()), before);
    assert!(ran.stdout.contains("+/dist/\n"), "{}", ran.stdout);
    let start = ran.stdout.find("--- ").unwrap();
    let end = ran.stdout.rfind("\nNothing was written").unwrap();
    sandbox.file("change.patch", &ran.stdout[start..end]);
    sandbox.tool("git", &["apply", "change.patch"]).code(0);
    std::fs::remove_file(sandbox.join("change.patch")).unwrap();
    let applied = tree(sandbox.path());
    let other = project("src/");
    other.run(&["init", "limits", "--defaults"]).code(0);
    let made = tree(other.path());
    assert_eq!(applied.len(), made.len());
    for (one, other) in applied.iter().zip(&made) {
        assert_eq!(one, other);
    }
}

#[test]
fn what_is_refused_leaves_no_trace() {
    let sandbox = project("src/");
    // A file where a folder has to be.
    sandbox.file(".pongo", "");
    let before = tree(sandbox.path());
    sandbox.run(&["init", "limits", "--defaults"]).code(3);
    assert_eq!(tree(sandbox.path()), before);
    assert!(!sandbox.join(".git").exists());
    assert!(!sandbox.join(".github").exists());
}

fn kill_everywhere(prepare: impl Fn() -> Sandbox) -> usize {
    let reference = prepare();
    let before = tree(reference.path());
    reference.run(&["init", "limits", "--defaults"]).code(0);
    let whole = tree(reference.path());
    for point in 1.. {
        let sandbox = prepare();
        let mut command = sandbox.kongsmith();
        command.env("KONGSMITH_KILL_AT", point.to_string());
        let ran = Ran::of(command.args(["init", "limits", "--defaults"]));
        if ran.code == Some(0) {
            return point - 1;
        }
        assert_eq!(ran.code, None, "{}", ran.stderr);
        sandbox.run(&["init", "limits", "--defaults"]).code(0);
        assert_eq!(tree(sandbox.path()), whole, "point {point}");
        assert!(no_journal(sandbox.path()), "point {point}");
        assert_ne!(before, whole);
    }
    unreachable!("the loop ends with a run that is not killed")
}

fn no_journal(root: &Path) -> bool {
    !root.join(".kongsmith-journal").exists() && !root.join(".git/kongsmith").exists()
}

#[test]
fn killed_anywhere_the_next_run_makes_it_whole() {
    let plain = kill_everywhere(|| project("src/"));
    let in_git = kill_everywhere(|| {
        let sandbox = project("kong/plugins/limits/");
        sandbox.tool("git", &["init", "--quiet"]).code(0);
        sandbox
    });
    println!("`init` was killed at {plain} points without git and at {in_git} points with it");
    assert!(plain > 80 && in_git > 80, "{plain} {in_git}");
}
