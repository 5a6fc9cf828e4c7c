//! `pack` at the command line: what it selects, writes, says and refuses.

use std::fs;

use serde_json::Value;

use crate::harness::{Ran, Sandbox};
use crate::luarocks::{tar_files, zip_files};

/// A project with one plugin, `p` 1.0.0; `build` is the text of the table without its braces.
fn project(build: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    plugin(&sandbox, "", "p", "1.0.0", build);
    sandbox
}

const MODULES: &str =
    r#"type = "builtin", modules = { ["kong.plugins.p.handler"] = "handler.lua" }"#;

fn plugin(sandbox: &Sandbox, folder: &str, name: &str, version: &str, build: &str) {
    let handler = format!("return {{ VERSION = \"{version}\", PRIORITY = 10 }}\n");
    sandbox.file(&format!("{folder}handler.lua"), handler);
    rockspec(sandbox, folder, name, &format!("{version}-1"), build);
}

fn rockspec(sandbox: &Sandbox, folder: &str, name: &str, version: &str, build: &str) {
    let text = format!(
        "package = \"kong-plugin-{name}\"\nversion = \"{version}\"\nsource = {{ url = \"git+https://example.com/{name}.git\" }}\ndescription = {{ license = \"MIT\" }}\nbuild = {{ {build} }}\n"
    );
    sandbox.file(&format!("{folder}kong-plugin-{name}-{version}.rockspec"), text);
}

fn modules(name: &str) -> String {
    MODULES.replace("plugins.p.", &format!("plugins.{name}."))
}

fn json(sandbox: &Sandbox, arguments: &[&str]) -> (Option<i32>, Value) {
    let ran = sandbox.run(&[&["pack", "--format", "json"], arguments].concat());
    (ran.code, ran.json())
}

fn codes(answer: &Value) -> Vec<&str> {
    let diagnostics = answer["diagnostics"].as_array().unwrap();
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap()).collect()
}

fn paths(answer: &Value) -> Vec<&str> {
    let files = answer["files"].as_array().unwrap();
    files.iter().map(|file| file["path"].as_str().unwrap()).collect()
}

/// Packs, and expects these errors and nothing written.
#[track_caller]
fn refused(sandbox: &Sandbox, expected: &[&str]) -> String {
    let (code, answer) = json(sandbox, &["--kind", "rock", "--kind", "tarball"]);
    assert_eq!((code, codes(&answer)), (Some(1), expected.to_vec()), "{answer:#}");
    assert!(!sandbox.join("dist").exists());
    assert_eq!(paths(&answer), Vec::<&str>::new());
    sandbox.run(&["pack"]).code(1).stderr
}

#[test]
fn a_rock_a_tarball_and_their_checksums_are_made_unasked() {
    let sandbox = project(MODULES);
    let ran = sandbox.run(&["pack"]).code(0);
    let names = ["SHA256SUMS", "kong-plugin-p-1.0.0-1.all.rock", "kong-plugin-p-1.0.0-1.tar.gz"];
    for name in names {
        assert!(sandbox.join("dist").join(name).is_file(), "{name}");
    }
    assert_eq!(fs::read_dir(sandbox.join("dist")).unwrap().count(), names.len());
    for next in [
        "luarocks install dist/kong-plugin-p-1.0.0-1.all.rock",
        "KONG_PLUGINS=bundled,p",
        "/opt/kong-plugin-p-1.0.0-1/?.lua;/opt/kong-plugin-p-1.0.0-1/?/init.lua;;",
    ] {
        assert!(ran.stdout.contains(next), "{next} in {}", ran.stdout);
    }
}

#[test]
fn json_says_what_was_written_and_what_is_in_it() {
    let sandbox = project(MODULES);
    let (code, answer) = json(&sandbox, &["--kind", "rock"]);
    assert_eq!(code, Some(0));
    let file = &answer["files"][0];
    assert_eq!(file["path"], "dist/kong-plugin-p-1.0.0-1.all.rock");
    assert_eq!(file["kind"], "rock");
    let rock = fs::read(sandbox.join("dist/kong-plugin-p-1.0.0-1.all.rock")).unwrap();
    assert_eq!(file["size"], rock.len());
    assert!(sandbox.read("dist/SHA256SUMS").starts_with(file["sha256"].as_str().unwrap()));
    let entries = file["entries"].as_array().unwrap();
    let held = zip_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.all.rock"));
    let listed = entries.iter().map(|entry| {
        (entry["path"].as_str().unwrap().to_owned(), entry["sha256"].as_str().unwrap().to_owned())
    });
    assert_eq!(listed.collect::<Vec<_>>(), held.into_iter().collect::<Vec<_>>());
    let plugin = &answer["plugins"][0];
    assert_eq!(plugin["name"], "p");
    assert_eq!(plugin["package"], "kong-plugin-p");
    assert_eq!(plugin["version"], "1.0.0-1");
    assert_eq!(plugin["rockspec"], "kong-plugin-p-1.0.0-1.rockspec");
}

#[test]
fn list_and_dry_run_write_nothing() {
    let sandbox = project(MODULES);
    let ran = sandbox.run(&["pack", "--list"]).code(0);
    assert!(ran.stdout.contains("lua/kong/plugins/p/handler.lua"), "{}", ran.stdout);
    let ran = sandbox.run(&["pack", "--dry-run"]).code(0);
    assert!(
        ran.stdout.contains("would pack dist/kong-plugin-p-1.0.0-1.all.rock"),
        "{}",
        ran.stdout
    );
    assert!(!sandbox.join("dist").exists());
}

#[test]
fn packages_go_where_they_are_wanted() {
    let sandbox = project(MODULES);
    sandbox.run(&["pack", "--out", "a/b", "--kind", "rock"]).success();
    assert!(sandbox.join("a/b/kong-plugin-p-1.0.0-1.all.rock").is_file());
    sandbox.file("file", "x");
    let ran = sandbox.run(&["pack", "--out", "file"]).code(4);
    assert!(ran.stderr.contains("the folder for packages is a file"), "{}", ran.stderr);
}

#[test]
fn other_files_stay_and_are_named_old_packages_are_replaced() {
    let sandbox = project(MODULES);
    sandbox.file("dist/mine.txt", "mine").file("dist/kong-plugin-p-1.0.0-1.all.rock", "old");
    let ran = sandbox.run(&["pack", "--kind", "rock"]).code(0);
    assert!(ran.stdout.contains("also there, from earlier: `mine.txt`"), "{}", ran.stdout);
    assert_eq!(sandbox.read("dist/mine.txt"), "mine");
    zip_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.all.rock"));
}

#[test]
fn of_several_rockspecs_the_one_that_agrees_with_the_handler_is_packed() {
    let sandbox = project(MODULES);
    rockspec(&sandbox, "", "p", "1.1.0-1", MODULES);
    rockspec(&sandbox, "", "p", "scm-1", MODULES);
    let (_, answer) = json(&sandbox, &["--kind", "rock"]);
    assert_eq!(paths(&answer)[0], "dist/kong-plugin-p-1.0.0-1.all.rock");
    assert_eq!(codes(&answer), ["rockspec-chosen"]);
}

#[test]
fn where_none_agrees_the_newest_is_packed() {
    let sandbox = project(MODULES);
    sandbox.file("handler.lua", "return { VERSION = \"3.0.0\", PRIORITY = 1 }\n");
    for version in ["1.9.0-1", "1.10.0-1", "1.10.0-2", "1.10.0rc1-1", "scm-1"] {
        rockspec(&sandbox, "", "p", version, MODULES);
    }
    let (_, answer) = json(&sandbox, &["--kind", "rock"]);
    assert_eq!(paths(&answer)[0], "dist/kong-plugin-p-1.10.0-2.all.rock");
    assert_eq!(codes(&answer), ["rockspec-chosen", "version-mismatch"]);
}

#[test]
fn a_development_version_is_packed_when_it_is_named() {
    let sandbox = project(MODULES);
    rockspec(&sandbox, "", "p", "scm-1", MODULES);
    let named = ["--rockspec", "kong-plugin-p-scm-1.rockspec", "--kind", "rock"];
    let (_, answer) = json(&sandbox, &named);
    assert_eq!(paths(&answer)[0], "dist/kong-plugin-p-scm-1.all.rock");
    assert_eq!(codes(&answer), Vec::<&str>::new());
}

#[test]
fn different_packages_are_packed_all() {
    let sandbox = project(MODULES);
    rockspec(&sandbox, "", "q", "2.0.0-1", &modules("q"));
    let (code, answer) = json(&sandbox, &["--kind", "rock"]);
    assert_eq!(code, Some(0));
    let expected = [
        "dist/kong-plugin-p-1.0.0-1.all.rock",
        "dist/kong-plugin-q-2.0.0-1.all.rock",
        "dist/SHA256SUMS",
    ];
    assert_eq!(paths(&answer), expected);
}

fn repository_of_several() -> Sandbox {
    let sandbox = Sandbox::new();
    plugin(&sandbox, "plugins/a/", "a", "1.0.0", &modules("a"));
    plugin(&sandbox, "plugins/b/", "b", "2.0.0", &modules("b"));
    sandbox
}

#[test]
fn several_plugins_of_a_repository_are_packed() {
    let sandbox = repository_of_several();
    let (code, answer) = json(&sandbox, &[]);
    assert_eq!(code, Some(0));
    assert_eq!(paths(&answer).len(), 5);
    assert_eq!(sandbox.read("dist/SHA256SUMS").lines().count(), 4);
}

#[test]
fn a_plugin_is_picked_by_its_name_or_package() {
    let sandbox = repository_of_several();
    for name in ["b", "kong-plugin-b"] {
        let (code, answer) = json(&sandbox, &["--kind", "rock", "--plugin", name]);
        assert_eq!(code, Some(0));
        assert_eq!(paths(&answer)[0], "dist/kong-plugin-b-2.0.0-1.all.rock");
        assert_eq!(paths(&answer).len(), 2);
    }
    let ran = sandbox.run(&["pack", "--plugin", "other"]).code(2);
    assert!(ran.stderr.contains("there is no plugin `other`"), "{}", ran.stderr);
    assert!(ran.stderr.contains("it has `a` and `b`"), "{}", ran.stderr);
}

#[test]
fn a_problem_in_one_plugin_does_not_stop_the_others() {
    let sandbox = repository_of_several();
    fs::remove_file(sandbox.join("plugins/a/handler.lua")).unwrap();
    sandbox.file("plugins/c/kong-plugin-c-1.0-1.rockspec", "this is no Lua");
    let (code, answer) = json(&sandbox, &["--kind", "rock"]);
    assert_eq!(code, Some(1));
    assert_eq!(codes(&answer), ["missing-file"]);
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1);
    assert_eq!(paths(&answer), ["dist/kong-plugin-b-2.0.0-1.all.rock", "dist/SHA256SUMS"]);
}

#[test]
fn github_gets_version_and_packages() {
    let sandbox = project(MODULES);
    let mut command = sandbox.kongsmith();
    sandbox.file("output", "before=1\n");
    command.args(["pack", "--kind", "rock"]).env("GITHUB_OUTPUT", sandbox.join("output"));
    Ran::of(&mut command).success();
    assert_eq!(
        sandbox.read("output"),
        "before=1\nversion=1.0.0\npackages=[\"dist/kong-plugin-p-1.0.0-1.all.rock\"]\n"
    );
}

#[test]
fn github_gets_an_object_for_several_plugins() {
    let sandbox = repository_of_several();
    let mut command = sandbox.kongsmith();
    command.args(["pack", "--kind", "rock"]).env("GITHUB_OUTPUT", sandbox.join("output"));
    Ran::of(&mut command).success();
    assert_eq!(
        sandbox.read("output"),
        "version={\"a\":\"1.0.0\",\"b\":\"2.0.0\"}\npackages={\"a\":[\"dist/kong-plugin-a-1.0.0-1.all.rock\"],\"b\":[\"dist/kong-plugin-b-2.0.0-1.all.rock\"]}\n"
    );
}

#[test]
fn warnings_make_a_package_and_denied_ones_do_not() {
    let sandbox = project(MODULES);
    let spec = sandbox.read("kong-plugin-p-1.0.0-1.rockspec");
    let spec = spec.replace("license = \"MIT\"", "") + "hooks = { post_install = \"rm -rf ~\" }\n";
    sandbox
        .file("kong-plugin-p-1.0.0-1.rockspec", spec)
        .file("handler.lua", "return { VERSION = \"0.9.0\", PRIORITY = 10 }\n")
        .file("utils.lua", "return {}\n")
        .file("deep/more.lua", "return {}\n")
        .file("spec/01_spec.lua", "describe()\n");
    let expected = [
        "rockspec-license",
        "unlisted-file",
        "unlisted-file",
        "post-install-hook",
        "version-mismatch",
    ];
    let (code, answer) = json(&sandbox, &["--deny", "warnings"]);
    assert_eq!((code, codes(&answer)), (Some(1), expected.to_vec()));
    assert!(!sandbox.join("dist").exists());
    let (code, answer) = json(&sandbox, &[]);
    assert_eq!((code, codes(&answer)), (Some(0), expected.to_vec()));
    let unlisted = &answer["diagnostics"][1];
    assert_eq!(unlisted["file"], "deep/more.lua");
    assert!(
        unlisted["help"]
            .as_str()
            .unwrap()
            .contains("[\"kong.plugins.p.deep.more\"] = \"deep/more.lua\"")
    );
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let sandbox = project(
        r#"type = "builtin",
modules = {
  ["kong.plugins.p.handler"] = "Src/handler.lua",
  ["kong.plugins.p.c"] = "c.c",
  ["kong.plugins.p.up"] = "../up.lua",
  ["kong.plugins.p.dir"] = "folder.lua",
},
install = { conf = { "nope.conf" } },
copy_directories = { "nothing", "handler.lua" }"#,
    );
    fs::create_dir(sandbox.join("folder.lua")).unwrap();
    let expected = [
        "native-module",
        "unsafe-path",
        "unusable-file",
        "missing-file",
        "missing-file",
        "missing-file",
        "unusable-file",
    ];
    let text = refused(&sandbox, &expected);
    assert!(text.contains("`handler.lua` exists; correct the path"), "{text}");
}

#[test]
fn foreign_build_types_are_refused_with_a_way_out() {
    for kind in ["make", "cmake", "command", "rust-mlua"] {
        let text = refused(&project(&format!("type = \"{kind}\"")), &["build-type"]);
        assert!(text.contains("luarocks make --pack-binary-rock"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_of_the_project_only() {
    use std::os::unix::fs::symlink;
    let build = r#"type = "builtin", modules = { ["kong.plugins.p.handler"] = "src/handler.lua" }, copy_directories = { "data" }"#;
    let sandbox = project(build);
    fs::create_dir(sandbox.join("src")).unwrap();
    fs::create_dir(sandbox.join("data")).unwrap();
    symlink("../handler.lua", sandbox.join("src/handler.lua")).unwrap();
    symlink("nowhere", sandbox.join("data/broken")).unwrap();
    sandbox.run(&["pack", "--kind", "rock"]).success();
    let rock = zip_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.all.rock"));
    assert!(
        rock.contains_key("lua/kong/plugins/p/handler.lua") && !rock.contains_key("data/broken")
    );
    fs::remove_dir_all(sandbox.join("dist")).unwrap();

    symlink("/etc/passwd", sandbox.join("data/secret")).unwrap();
    let text = refused(&sandbox, &["unusable-file"]);
    assert!(text.contains("`data/secret`"), "{text}");
    fs::remove_file(sandbox.join("data/secret")).unwrap();

    symlink("..", sandbox.join("data/up")).unwrap();
    refused(&sandbox, &["unusable-file"]);
    fs::remove_file(sandbox.join("data/up")).unwrap();

    fs::remove_file(sandbox.join("src/handler.lua")).unwrap();
    symlink("handler.lua", sandbox.join("src/handler.lua")).unwrap();
    refused(&sandbox, &["unusable-file"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_read() {
    let sandbox =
        project(r#"type = "builtin", modules = { x = "pipe.lua" }, copy_directories = { "data" }"#);
    fs::create_dir(sandbox.join("data")).unwrap();
    for pipe in ["pipe.lua", "data/pipe"] {
        sandbox.tool("mkfifo", &[pipe]).success();
    }
    refused(&sandbox, &["unusable-file"]);
}

#[test]
fn names_that_no_archive_can_hold_are_refused() {
    let sandbox = project(
        r#"type = "builtin", modules = { x = "handler.lua" }, copy_directories = { "data" }"#,
    );
    sandbox.file("data/new\nline", "x").file("data/back\\slash", "x");
    refused(&sandbox, &["unsafe-path", "unsafe-path"]);
    let long = "n".repeat(300);
    let sandbox = project(&format!("type = \"builtin\", modules = {{ {long} = \"handler.lua\" }}"));
    refused(&sandbox, &["unsafe-path"]);
}

#[test]
fn a_patch_that_does_not_fit_is_refused() {
    let sandbox = project(
        "type = \"builtin\", modules = { x = \"handler.lua\" }, patches = { [\"a.diff\"] = \"--- a/handler.lua\\n+++ b/handler.lua\\n@@ -1 +1 @@\\n-nothing like it\\n+new\\n\" }",
    );
    let text = refused(&sandbox, &["patch"]);
    assert!(text.contains("hunk 1 of 1 (line 1) does not fit"), "{text}");
}

#[test]
fn a_source_rock_needs_the_address_of_a_repository() {
    let sandbox = project(MODULES);
    let file = "kong-plugin-p-1.0.0-1.rockspec";
    let spec = sandbox.read(file).replace("git+https", "https");
    sandbox.file(file, spec);
    sandbox.run(&["pack"]).success();
    let ran = sandbox.run(&["pack", "--kind", "src-rock", "--out", "other"]).code(1);
    assert!(ran.stderr.contains("write `git+https://example.com/p.git`"), "{}", ran.stderr);
    assert!(!sandbox.join("other").exists());
}

#[test]
fn included_files_go_beside_their_modules_or_keep_their_path() {
    let sandbox = project(
        r#"type = "builtin", modules = { ["kong.plugins.p.handler"] = "src/handler.lua" }"#,
    );
    sandbox
        .file("src/handler.lua", "return { VERSION = \"1.0.0\", PRIORITY = 1 }\n")
        .file("src/tpl/page.html", "<p>\n")
        .file("extra/a/b.txt", "b\n")
        .file("kongsmith.toml", "[pack]\ninclude = [\"src/tpl\", \"extra/a/b.txt\"]\n");
    sandbox.run(&["pack"]).success();
    let rock = zip_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.all.rock"));
    assert!(
        rock.contains_key("lua/kong/plugins/p/tpl/page.html") && rock.contains_key("extra/a/b.txt")
    );
    let tarball = tar_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.tar.gz"));
    let top = "kong-plugin-p-1.0.0-1";
    for path in ["src/tpl/page.html", "kong/plugins/p/tpl/page.html", "extra/a/b.txt"] {
        assert!(tarball.contains_key(&format!("{top}/{path}")), "{path}");
    }
    sandbox.file("kongsmith.toml", "[pack]\ninclude = [\"../up\", \"none\"]\n");
    let (code, answer) = json(&sandbox, &["--out", "other"]);
    assert_eq!((code, codes(&answer)), (Some(1), vec!["unsafe-path", "included-file"]));
}

#[test]
fn without_a_project_or_a_rockspec_there_is_nothing_to_pack() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["pack"]).code(3);
    assert!(ran.stderr.contains("there is no plugin project"), "{}", ran.stderr);
    sandbox.file("kong/plugins/p/handler.lua", "return {}\n");
    let ran = sandbox.run(&["pack"]).code(3);
    assert!(ran.stderr.contains("there is no rockspec"), "{}", ran.stderr);
    let ran = sandbox.run(&["pack", "--rockspec", "no.rockspec"]).code(3);
    assert!(ran.stderr.contains("there is no such rockspec"), "{}", ran.stderr);
}

#[test]
fn a_handler_that_never_ends_is_a_failure_and_nothing_is_written() {
    let sandbox = project(MODULES);
    sandbox.file("handler.lua", "while true do end\n");
    let _ = sandbox.run(&["pack"]).code(3);
    assert!(!sandbox.join("dist").exists());
}

#[test]
fn specs_and_hidden_files_stay_out_of_a_tarball() {
    let sandbox = project(MODULES);
    sandbox.file("spec/p/01_spec.lua", "x").file(".editorconfig", "x").file("dist/old.md", "x");
    sandbox.run(&["pack", "--kind", "tarball"]).success();
    let held: Vec<_> =
        tar_files(&sandbox.join("dist/kong-plugin-p-1.0.0-1.tar.gz")).into_keys().collect();
    let names = ["handler.lua", "kong-plugin-p-1.0.0-1.rockspec", "kong/plugins/p/handler.lua"];
    assert_eq!(held, names.map(|name| format!("kong-plugin-p-1.0.0-1/{name}")));
}
