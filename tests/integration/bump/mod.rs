//! `kongsmith bump`: one new version everywhere, or nothing.

mod automatic;
mod git;
mod kill;
mod levels;
mod output;
mod places;
mod several;
mod shapes;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::harness::{Ran, Sandbox};

/// A handler in the usual form.
const HANDLER: &str = "local Handler = {\n  PRIORITY = 1000,\n  VERSION = \"1.0.0\",\n}\n\nfunction Handler:access(conf)\nend\n\nreturn Handler\n";

/// A rockspec in the usual form, for version 1.0.0-1.
const ROCKSPEC: &str = r#"package = "kong-plugin-sample"
version = "1.0.0-1"
source = {
  url = "git+https://example.com/sample.git",
  tag = "v1.0.0",
}
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.sample.handler"] = "kong/plugins/sample/handler.lua",
  },
}
"#;

const HANDLER_PATH: &str = "kong/plugins/sample/handler.lua";
const ROCKSPEC_PATH: &str = "kong-plugin-sample-1.0.0-1.rockspec";
const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n";

/// A project with this handler and this rockspec, not in git.
fn project_of(handler: &str, rockspec: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.file(HANDLER_PATH, handler).file(ROCKSPEC_PATH, rockspec);
    sandbox
}

/// The usual project with a changelog, not in git.
fn project() -> Sandbox {
    let sandbox = project_of(HANDLER, ROCKSPEC);
    sandbox.file("CHANGELOG.md", CHANGELOG);
    sandbox
}

/// The usual project, committed and tagged `v1.0.0`: a copy of one that is made once.
fn repository() -> Sandbox {
    static MADE: OnceLock<Sandbox> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let sandbox = project();
        commit_all(&sandbox);
        git(&sandbox, &["tag", "v1.0.0"]);
        sandbox
    });
    let sandbox = Sandbox::new();
    copy(made.path(), sandbox.path());
    sandbox
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Makes a repository of what is there, with one commit on `main`.
fn commit_all(sandbox: &Sandbox) {
    git(sandbox, &["init", "--quiet", "--template=", "--initial-branch=main"]);
    git(sandbox, &["add", "--all"]);
    git(sandbox, &["commit", "--quiet", "-m", "feat: begin"]);
}

/// Runs git, which must succeed; what it printed, without the final line break.
#[track_caller]
fn git(sandbox: &Sandbox, arguments: &[&str]) -> String {
    sandbox.tool("git", arguments).code(0).stdout.trim_end().to_owned()
}

/// A commit with this message and a changed file.
fn commit(sandbox: &Sandbox, file: &str, message: &str) {
    sandbox.file(file, message);
    git(sandbox, &["add", "--all"]);
    git(sandbox, &["commit", "--quiet", "-m", message]);
}

/// The files of the project with their contents, git's own left out.
fn files(sandbox: &Sandbox) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &Path, root: &Path, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".git") {
                continue;
            }
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(sandbox.path(), sandbox.path(), &mut found);
    found.sort();
    found
}

/// Everything that a bump may change: files, `HEAD`, what is staged, the tags.
fn state(sandbox: &Sandbox) -> (Vec<(String, Vec<u8>)>, [String; 4]) {
    let head = sandbox.tool("git", &["rev-parse", "--verify", "--quiet", "HEAD"]).stdout;
    let index = git(sandbox, &["ls-files", "--stage"]);
    let tags = git(sandbox, &["for-each-ref"]);
    let status = git(sandbox, &["status", "--porcelain"]);
    (files(sandbox), [head, index, tags, status])
}

/// Asserts that a bump stops with this code and changes nothing, not even by a left-over.
#[track_caller]
fn refuses(sandbox: &Sandbox, arguments: &[&str], code: i32) -> Ran {
    let before = files(sandbox);
    let ran = sandbox.run(arguments).code(code);
    assert!(files(sandbox) == before, "files changed:\n{}", ran.stderr);
    assert!(!sandbox.join(".git/kongsmith").exists(), "the journal is still there");
    ran
}
