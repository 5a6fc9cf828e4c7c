//! `kongsmith new`: what it makes, what it refuses, and that it leaves all or nothing.

use std::fs;
use std::path::Path;

use crate::harness::{Ran, Sandbox};

const TEMPLATES: [&str; 6] = ["auth", "default", "entity", "logging", "quickstart", "transformer"];

/// Every file below a folder but git's, with its contents.
pub(crate) fn tree(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().unwrap() != ".git" {
                folders.push(path);
            } else if path.is_file() {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// What lies in a folder, hidden or not.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_default_project_has_these_files() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["new", "my-plugin", "--defaults"]).code(0);
    assert_eq!(
        ran.stdout,
        "Created `my-plugin` from the template `default`: 16 files\n\nNext:\n  cd my-plugin\n  kongsmith check\n"
    );
    assert_eq!(ran.stderr, "");
    let files: Vec<_> =
        tree(&sandbox.join("my-plugin")).into_iter().map(|(name, _)| name).collect();
    let expected = [
        ".busted",
        ".editorconfig",
        ".github/workflows/ci.yml",
        ".gitignore",
        ".luacheckrc",
        ".pongo/pongorc",
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "kong-plugin-my-plugin-0.1.0-1.rockspec",
        "kong/plugins/my-plugin/handler.lua",
        "kong/plugins/my-plugin/schema.lua",
        "kongsmith.toml",
        "spec/my-plugin/01-schema_spec.lua",
        "spec/my-plugin/02-unit_spec.lua",
        "spec/my-plugin/10-integration_spec.lua",
    ];
    assert_eq!(files, expected);
    assert!(sandbox.join("my-plugin/.git").is_dir());
    assert_eq!(names(sandbox.path()), ["my-plugin"]);
    let log = sandbox.tool("git", &["-C", "my-plugin", "log"]);
    assert_ne!(log.code, Some(0), "there is a commit");
}

#[test]
fn every_template_is_clean_for_luacheck_and_luarocks() {
    let sandbox = Sandbox::new();
    for template in TEMPLATES {
        for ci in ["github", "gitlab", "none"] {
            let name = format!("{template}-{ci}");
            let ci = format!("ci={ci}");
            sandbox
                .run(&["new", &name, "-t", template, "--defaults", "--no-git", "-d", &ci])
                .code(0);
            inside(&sandbox, &name, "luacheck", &["-q", "."]);
            let rockspec = names(&sandbox.join(&name));
            let rockspec = rockspec.iter().find(|file| file.ends_with(".rockspec")).unwrap();
            sandbox.tool("luarocks", &["lint", &format!("{name}/{rockspec}")]).code(0);
        }
    }
}

#[test]
fn every_choice_of_phases_gives_clean_code_whose_unit_spec_passes() {
    let sandbox = Sandbox::new();
    let phases = [
        "init_worker",
        "configure",
        "certificate",
        "rewrite",
        "access",
        "response",
        "header_filter",
        "body_filter",
        "log",
        "preread",
        "init_worker,configure,certificate,rewrite,access,header_filter,body_filter,log,preread",
        "access,response,log",
    ];
    for (index, phases) in phases.iter().enumerate() {
        let name = format!("p{index}");
        let answer = format!("phases={phases}");
        sandbox.run(&["new", &name, "--defaults", "--no-git", "-d", &answer]).code(0);
        inside(&sandbox, &name, "luacheck", &["-q", "."]);
        busted(&sandbox, &name);
        let handler = sandbox.read(&format!("{name}/kong/plugins/{name}/handler.lua"));
        for phase in phases.split(',') {
            assert!(handler.contains(&format!("Handler:{phase}(")), "{phase}:\n{handler}");
        }
        assert_eq!(handler.matches("Handler:").count(), phases.split(',').count());
    }
}

#[test]
fn every_template_passes_its_unit_specs() {
    let sandbox = Sandbox::new();
    for template in TEMPLATES.iter().filter(|template| **template != "quickstart") {
        let name = format!("my-{template}");
        sandbox.run(&["new", &name, "-t", template, "--defaults", "--no-git"]).code(0);
        busted(&sandbox, &name);
    }
}

fn busted(sandbox: &Sandbox, name: &str) {
    inside(sandbox, name, "busted", &[&format!("spec/{name}/02-unit_spec.lua")]);
}

/// Runs a program in a project, so that it finds its settings there.
fn inside(sandbox: &Sandbox, name: &str, program: &str, arguments: &[&str]) {
    let mut command = sandbox.isolated(program);
    command.current_dir(sandbox.join(name)).args(arguments);
    let _ = Ran::of(&mut command).code(0);
}

#[test]
fn quotes_and_backslashes_of_the_answers_survive_in_lua_and_toml() {
    let sandbox = Sandbox::new();
    let summary = r#"It's "quoted" \o/ & <b> {{name}} Größe"#;
    let answer = format!("summary={summary}");
    sandbox
        .run(&[
            "new",
            "x",
            "--defaults",
            "--no-git",
            "-d",
            &answer,
            "-d",
            "author=O'Neil & \"Sons\"",
        ])
        .code(0);
    sandbox.tool("luarocks", &["lint", "x/kong-plugin-x-0.1.0-1.rockspec"]).code(0);
    let show = "dofile(arg[1]); io.write(description.summary)";
    fs::write(sandbox.join("show.lua"), show).unwrap();
    let shown = sandbox.tool("luajit", &["show.lua", "x/kong-plugin-x-0.1.0-1.rockspec"]).code(0);
    assert_eq!(shown.stdout, summary);
    let record: toml::Table = toml::from_str(&sandbox.read("x/kongsmith.toml")).unwrap();
    assert_eq!(record["answers"]["summary"].as_str(), Some(summary));
    assert!(sandbox.read("x/README.md").contains(summary));
}

#[test]
fn recorded_answers_make_the_same_project_again() {
    let sandbox = Sandbox::new();
    let answers = ["-d", "priority=-5", "-d", "phases=log", "-d", "license=MIT", "-d", "ci=gitlab"];
    let first = [&["new", "x", "-t", "default", "--defaults"], &answers[..]].concat();
    sandbox.run(&first).code(0);
    let again = ["new", "x", "--path", "again", "--answers", "x/kongsmith.toml"];
    sandbox.run(&again).code(0);
    assert_eq!(tree(&sandbox.join("x")), tree(&sandbox.join("again/x")));
}

#[test]
fn answers_in_toml_yaml_and_json_are_the_same() {
    let sandbox = Sandbox::new();
    sandbox.file("a.toml", "license = \"MIT\"\npriority = 7\nphases = [\"log\"]\n");
    sandbox.file("a.yaml", "license: MIT\npriority: 7\nphases: [log]\n");
    sandbox.file("a.json", "{\"license\": \"MIT\", \"priority\": 7, \"phases\": [\"log\"]}");
    let mut trees = Vec::new();
    for form in ["toml", "yaml", "json"] {
        let file = format!("a.{form}");
        sandbox.run(&["new", "x", "--path", form, "--answers", &file, "--defaults"]).code(0);
        trees.push(tree(&sandbox.join(&format!("{form}/x"))));
    }
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[0], trees[2]);
    let flag = ["new", "y", "--answers", "a.toml", "--defaults", "-d", "priority=8"];
    sandbox.run(&flag).code(0);
    assert!(sandbox.read("y/kong/plugins/y/handler.lua").contains("PRIORITY = 8"));
}

#[test]
fn an_existing_target_is_refused_unless_it_is_empty() {
    let sandbox = Sandbox::new();
    sandbox.file("full/file", "mine").file("plain", "mine");
    fs::create_dir(sandbox.join("empty")).unwrap();
    std::os::unix::fs::symlink("full", sandbox.join("link")).unwrap();
    for name in ["full", "plain", "link"] {
        let ran = sandbox.run(&["new", name, "--defaults"]).code(3);
        assert!(ran.stderr.contains("exists already"), "{}", ran.stderr);
    }
    sandbox.run(&["new", "empty", "--defaults"]).code(0);
    assert_eq!(sandbox.read("full/file"), "mine");
    assert_eq!(names(sandbox.path()), ["empty", "full", "link", "plain"]);
}

#[test]
fn a_directory_that_cannot_be_written_is_the_environments_failure() {
    let sandbox = Sandbox::new();
    sandbox.file("plain", "");
    let ran = sandbox.run(&["new", "x", "--defaults", "--path", "plain"]).code(4);
    assert!(ran.stderr.contains("is not a directory"), "{}", ran.stderr);
    let ran = sandbox.run(&["new", "x", "--defaults", "--path", "/proc"]).code(4);
    assert!(ran.stderr.contains("cannot create the directory"), "{}", ran.stderr);
    assert_eq!(names(sandbox.path()), ["plain"]);
}

#[test]
fn inside_of_a_work_tree_no_repository_is_made() {
    let sandbox = Sandbox::new();
    sandbox.tool("git", &["init", "--quiet"]).code(0);
    let remote = ["remote", "add", "origin", "git@example.com:team/plugins.git"];
    sandbox.tool("git", &remote).code(0);
    sandbox.tool("git", &["config", "user.name", "Jane Doe"]).code(0);
    let ran = sandbox.run(&["new", "x", "--defaults", "--format", "json"]).code(0).json();
    assert_eq!(ran["git"], false);
    assert_eq!(ran["answers"]["author"], "Jane Doe");
    assert_eq!(ran["answers"]["repository"], "https://example.com/team/plugins");
    assert!(!sandbox.join("x/.git").exists());
}

#[test]
fn without_git_the_project_is_made_all_the_same() {
    let sandbox = Sandbox::new();
    let mut command = sandbox.kongsmith();
    let ran = Ran::of(command.env("PATH", "/nonexistent").args(["new", "x", "--defaults"])).code(0);
    assert!(ran.stderr.contains("git is not installed"), "{}", ran.stderr);
    assert!(sandbox.join("x/kongsmith.toml").exists());
}

#[test]
fn without_a_terminal_a_missing_answer_names_its_flags() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["new", "x", "-d", "license=MIT"]).code(2);
    for key in ["summary", "author", "phases", "priority", "version", "ci", "kong_versions"] {
        assert!(ran.stderr.contains(&format!("-d {key}=...")), "{}", ran.stderr);
    }
    assert!(!ran.stderr.contains("-d license"));
    assert!(names(sandbox.path()).is_empty());
}

#[test]
fn a_dry_run_shows_the_tree_and_writes_nothing() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["new", "x", "--defaults", "--dry-run"]).code(0);
    assert!(ran.stdout.starts_with("x/\n  .busted\n"), "{}", ran.stdout);
    assert!(ran.stdout.ends_with("Nothing was written: 16 files would be.\n"), "{}", ran.stdout);
    assert!(names(sandbox.path()).is_empty());
}

#[test]
fn json_names_every_file_with_its_size() {
    let sandbox = Sandbox::new();
    let json = sandbox.run(&["new", "x", "--defaults", "--format", "json"]).code(0).json();
    assert_eq!(json["ok"], true);
    assert_eq!(json["template"], "default");
    assert_eq!(json["answers"]["kong_versions"], serde_json::json!(["3.9.x"]));
    let files = tree(&sandbox.join("x"));
    let said = json["files"].as_array().unwrap();
    assert_eq!(said.len(), files.len());
    for file in said {
        let path = file["path"].as_str().unwrap();
        let (_, contents) = files.iter().find(|(name, _)| name == path).unwrap();
        assert_eq!(file["size"], contents.len());
        assert_eq!(file["status"], "created");
    }
    let list = sandbox.run(&["new", "--list-templates", "--format", "json"]).code(0).json();
    let listed: Vec<_> = list["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(listed, TEMPLATES);
}

#[test]
fn killed_anywhere_nothing_half_done_stays() {
    let reference = Sandbox::new();
    reference.run(&["new", "x", "--defaults"]).code(0);
    let whole = tree(&reference.join("x"));
    let mut points = 0;
    loop {
        let sandbox = Sandbox::new();
        let mut command = sandbox.kongsmith();
        command.env("KONGSMITH_KILL_AT", (points + 1).to_string());
        let ran = Ran::of(command.args(["new", "x", "--defaults"]));
        if ran.code == Some(0) {
            break;
        }
        assert_eq!(ran.code, None, "{}", ran.stderr);
        points += 1;
        if sandbox.join("x").exists() {
            assert_eq!(tree(&sandbox.join("x")), whole, "half a project at point {points}");
        }
        let next = if sandbox.join("x").exists() { "y" } else { "x" };
        sandbox.run(&["new", next, "--defaults"]).code(0);
        let left = names(sandbox.path());
        assert!(left.iter().all(|name| name == "x" || name == "y"), "{left:?} at point {points}");
        if next == "x" {
            assert_eq!(tree(&sandbox.join("x")), whole);
        }
    }
    println!("`new` was killed at {points} points");
    assert!(points > 50, "only {points} points");
}
