//! Templates of the user's own: what works, and what is refused with its file and line.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::harness::{Ran, Sandbox};

const MANIFEST: &str = "\
summary = \"Mine\"
include = [\"_shared\"]

[answers]
priority = 5

[fixed]
ci = \"none\"

[[question]]
key = \"upstream\"
prompt = \"Upstream\"
default = \"https://example.com\"
pattern = \"https?://.+\"

[[question]]
key = \"parts\"
kind = \"list\"
choices = [\"cache\", \"queue\"]
default = [\"cache\"]

[[question]]
key = \"retries\"
kind = \"integer\"
default = 3

[[question]]
key = \"strict\"
kind = \"boolean\"
default = false
ask = false

[[file]]
path = \"README.md.hbs\"

[[file]]
path = \"run.sh\"

[[file]]
path = \"{{name}}/{{identifier}}.lua.hbs\"

[[file]]
path = \"queue.lua\"
when = { parts = \"queue\" }

[[file]]
path = \"strict.lua\"
when = { strict = true, retries = [3, 4] }
";

fn template() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .file("t/mine/template.toml", MANIFEST)
        .file(
            "t/mine/README.md.hbs",
            "{{upstream}} {{retries}} {{#each parts}}[{{this}}]{{/each}}\n",
        )
        .file("t/mine/run.sh", "echo {{not rendered}}\n")
        .file("t/mine/{{name}}/{{identifier}}.lua.hbs", "-- {{class}} ${{lua_summary}}\n")
        .file("t/mine/queue.lua", "")
        .file("t/mine/strict.lua", "")
        .file(
            "t/_shared/template.toml",
            "summary = \"\"\n[[file]]\npath = \"LICENSE.hbs\"\n[[file]]\npath = \"README.md\"\n",
        )
        .file("t/_shared/LICENSE.hbs", "{{license_text}}")
        .file("t/_shared/README.md", "shared");
    fs::set_permissions(sandbox.join("t/mine/run.sh"), fs::Permissions::from_mode(0o755)).unwrap();
    sandbox
}

fn new(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["new", "my-x", "-t", "./t/mine", "--defaults", "--no-git"], arguments].concat())
}

#[test]
fn a_folder_is_a_template() {
    let sandbox = template();
    let _ = new(&sandbox, &["-d", "parts=queue,cache", "-d", "strict=true", "-d", "license=mit"])
        .code(0);
    assert_eq!(sandbox.read("my-x/README.md"), "https://example.com 3 [cache][queue]\n");
    assert_eq!(sandbox.read("my-x/run.sh"), "echo {{not rendered}}\n");
    assert_eq!(
        sandbox.read("my-x/my-x/my_x.lua"),
        "-- MyX $\"The my-x plugin for Kong Gateway\"\n"
    );
    assert!(sandbox.read("my-x/LICENSE").starts_with("MIT License"));
    assert!(sandbox.join("my-x/queue.lua").exists() && sandbox.join("my-x/strict.lua").exists());
    let mode = fs::metadata(sandbox.join("my-x/run.sh")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o755);
    let record: toml::Table = toml::from_str(&sandbox.read("my-x/kongsmith.toml")).unwrap();
    assert_eq!(record["answers"]["strict"].as_bool(), Some(true));
    assert_eq!(record["answers"]["priority"].as_integer(), Some(5));
}

#[test]
fn conditions_leave_files_out() {
    let sandbox = template();
    let _ = new(&sandbox, &[]).code(0);
    assert!(!sandbox.join("my-x/queue.lua").exists());
    assert!(!sandbox.join("my-x/strict.lua").exists());
}

#[test]
fn the_questions_of_a_template_have_their_rules() {
    let sandbox = template();
    for (answer, why) in [
        ("upstream=ftp://x", "`https?://.+`"),
        ("parts=cache,quue", "`quue` is not one of the choices"),
        ("retries=many", "`many` is not a whole number"),
        ("strict=yes", "neither true nor false"),
        ("ci=github", "does not leave this open"),
        ("retrys=1", "did you mean `retries`"),
    ] {
        let ran = new(&sandbox, &["-d", answer]).code(2);
        assert!(ran.stderr.contains(why), "{answer}: {}", ran.stderr);
        assert!(!sandbox.join("my-x").exists());
    }
    let _ = new(&sandbox, &["-d", "ci=none"]).code(0);
}

#[test]
fn a_broken_template_is_refused_with_its_line() {
    let file = "[[file]]\npath = \"a.hbs\"\n";
    for (manifest, contents, place, why) in [
        ("summary = 1\n", "", "template.toml:1", "invalid type"),
        ("summary = \"\"\nsumary = \"\"\n", "", "template.toml:2", "unknown field `sumary`"),
        (
            "summary = \"\"\n\n[[file]]\npath = \"b\"\n",
            "",
            "template.toml:4",
            "there is no file `b`",
        ),
        ("summary = \"\"\n", "", "template.toml:1", "holds `a.hbs`"),
        ("summary = \"\"\ninclude = [\"x\"]\n", "", "template.toml:2", "there is no template `x`"),
        (
            "summary = \"\"\ninclude = [\"../x\"]\n",
            "",
            "template.toml:2",
            "not the name of a folder",
        ),
        ("summary = \"\"\ninclude = [\"t\"]\n", "", "template.toml:2", "includes this template"),
        (
            "summary = \"\"\n[answers]\nlicence = \"MIT\"\n",
            "",
            "template.toml:3",
            "no question `licence`",
        ),
        (
            "summary = \"\"\n[answers]\nlicense = \"GPL\"\n",
            "",
            "template.toml:3",
            "not one of the choices",
        ),
        ("summary = \"\"\n[[question]]\nkey = \"class\"\n", "", "template.toml:2", "is taken"),
        ("summary = \"\"\n[[question]]\nkey = \"name\"\n", "", "template.toml:2", "exists already"),
        (
            "summary = \"\"\n[[question]]\nkey = \"x\"\nkind = \"choice\"\n",
            "",
            "template.toml:2",
            "no choices",
        ),
        ("summary = \"\"\n[[question]]\nkey = \"x\"\npattern = \"(\"\n", "", "template.toml:2", ""),
        (
            "summary = \"\"\n[[file]]\npath = \"a.hbs\"\nwhen = { ci = \"travis\" }\n",
            "",
            "template.toml:3",
            "never answered",
        ),
        (
            "summary = \"\"\n[[file]]\npath = \"a.hbs\"\nwhen = { co = \"x\" }\n",
            "",
            "template.toml:3",
            "no question `co`",
        ),
        (file, "1\n{{nmae}}\n", "a.hbs:2", "there is no variable `nmae`"),
        (
            file,
            "{{#if (eq ci \"none\")}}\n{{phase.acces}}\n{{/if}}",
            "a.hbs:2",
            "no variable `phase.acces`",
        ),
        (file, "\n{{> x}}", "a.hbs:2", "partials"),
        (file, "\n\n{{#if ci}}", "a.hbs:3", "not closed"),
        (file, "{{#if ci}}{{/each}}", "a.hbs:1", "closed as"),
        (file, "{{frobnicate ci}}", "a.hbs", "no helper `frobnicate`"),
        (
            file,
            "\n{{#each ci}}{{x.y}}{{/each}}{{#each phases}}{{nope}}{{/each}}",
            "a.hbs:2",
            "no variable",
        ),
    ] {
        let sandbox = Sandbox::new();
        let manifest = if manifest.starts_with("[[") {
            format!("summary = \"\"\n{manifest}")
        } else {
            manifest.to_owned()
        };
        sandbox.file("t/template.toml", &manifest);
        if manifest.contains("a.hbs") || why.contains("a.hbs") {
            sandbox.file("t/a.hbs", contents);
        }
        let ran = sandbox.run(&["new", "x", "-t", "./t", "--defaults"]).code(3);
        assert!(
            ran.stderr.contains(place) && ran.stderr.contains(why),
            "{manifest}{contents}\n{}",
            ran.stderr
        );
        assert!(!sandbox.join("x").exists());
    }
}

#[test]
fn a_target_that_leaves_the_project_is_refused() {
    for target in [
        "../evil",
        "a/../../evil",
        "/tmp/evil",
        "{{evil}}",
        ".git/hooks/pre-commit",
        "kongsmith.toml",
    ] {
        let sandbox = Sandbox::new();
        let file = if target.starts_with('/') { "abs" } else { "f" };
        let manifest = format!(
            "summary = \"\"\n[[question]]\nkey = \"evil\"\ndefault = \"../evil\"\n[[file]]\npath = \"{target}\"\n"
        );
        sandbox.file("t/t/template.toml", &manifest);
        if target == "{{evil}}" || target.starts_with(".git") || target == "kongsmith.toml" {
            sandbox.file(&format!("t/t/{target}"), file);
        }
        let ran = sandbox.run(&["new", "x", "-t", "t/t", "--defaults"]);
        assert!(matches!(ran.code, Some(2 | 3)), "{target}: {} {}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("template.toml:"), "{target}: {}", ran.stderr);
        assert!(!sandbox.join("x").exists() && !sandbox.join("evil").exists());
    }
}

#[test]
fn a_question_cannot_smuggle_a_path_into_a_file_name() {
    let sandbox = Sandbox::new();
    sandbox
        .file("t/template.toml", "summary = \"\"\n[[question]]\nkey = \"part\"\ndefault = \"ok\"\n[[file]]\npath = \"{{part}}/a\"\n")
        .file("t/{{part}}/a", "");
    for bad in ["..", "../..", "/etc", "a/../../b", ".git", "a\\b", "nul", "a:b"] {
        let answer = format!("part={bad}");
        let ran = sandbox.run(&["new", "x", "-t", "./t", "--defaults", "-d", &answer]).code(3);
        assert!(ran.stderr.contains("cannot be a target"), "{bad}: {}", ran.stderr);
    }
    let _ = sandbox.run(&["new", "x", "-t", "./t", "--defaults"]).code(0);
}

#[test]
fn links_devices_and_names_that_are_not_utf8_are_refused() {
    let refused = |prepare: &dyn Fn(&Sandbox), why: &str| {
        let sandbox = Sandbox::new();
        sandbox.file("t/template.toml", "summary = \"\"\n").file("outside", "secret");
        prepare(&sandbox);
        let ran = sandbox.run(&["new", "x", "-t", "./t", "--defaults"]).code(3);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    };
    refused(&|sandbox| symlink("../outside", sandbox.join("t/link")).unwrap(), "symbolic links");
    refused(&|sandbox| symlink("..", sandbox.join("t/folder")).unwrap(), "symbolic links");
    refused(
        &|sandbox| {
            let _ = sandbox.tool("mkfifo", &["t/pipe"]).code(0);
        },
        "neither a file nor a folder",
    );
    refused(
        &|sandbox| {
            let name = std::ffi::OsStr::from_bytes(b"\xff");
            fs::write(sandbox.join("t").join(name), "").unwrap();
        },
        "not UTF-8",
    );
    refused(
        &|sandbox| {
            fs::remove_file(sandbox.join("t/template.toml")).unwrap();
            symlink("../outside", sandbox.join("t/template.toml")).unwrap();
        },
        "there is no `template.toml`",
    );
}

#[test]
fn an_included_folder_may_not_be_a_link() {
    let sandbox = Sandbox::new();
    sandbox
        .file("t/a/template.toml", "summary = \"\"\ninclude = [\"b\"]\n")
        .file("elsewhere/template.toml", "summary = \"\"\n");
    symlink("../elsewhere", sandbox.join("t/b")).unwrap();
    let ran = sandbox.run(&["new", "x", "-t", "t/a", "--defaults"]).code(3);
    assert!(ran.stderr.contains("there is no template `b`"), "{}", ran.stderr);
}

#[test]
fn what_is_too_large_is_refused() {
    let refused = |prepare: &dyn Fn(&Sandbox), why: &str| {
        let sandbox = Sandbox::new();
        sandbox.file("t/template.toml", "summary = \"\"\n[[file]]\npath = \"a.hbs\"\n");
        prepare(&sandbox);
        let ran = sandbox.run(&["new", "x", "-t", "./t", "--defaults"]).code(3);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    };
    let file = |sandbox: &Sandbox, text: &str| {
        sandbox.file("t/a.hbs", text);
    };
    refused(&|sandbox| file(sandbox, &"x".repeat(2 << 20)), "larger than 1048576 bytes");
    refused(
        &|sandbox| {
            file(sandbox, "");
            for index in 0..1_001 {
                sandbox.file(&format!("t/f/{index}"), "");
            }
        },
        "more than 1000 files",
    );
    refused(
        &|sandbox| {
            sandbox.file(&format!("t/{}a", "d/".repeat(20)), "");
        },
        "nested deeper",
    );
    let bomb = format!(
        "{}{}{}",
        "{{#each phase}}{{#each @root.phase}}{{#each @root.phase}}",
        "x".repeat(100_000),
        "{{/each}}".repeat(3)
    );
    refused(&|sandbox| file(sandbox, &bomb), "becomes larger than");
    refused(&|sandbox| file(sandbox, &"{{#if ci}}".repeat(500)), "nested deeper");
}

#[test]
fn what_two_parts_both_make_is_made_once_by_the_including_one() {
    let sandbox = template();
    let _ = new(&sandbox, &[]).code(0);
    assert_ne!(sandbox.read("my-x/README.md"), "shared");
}
