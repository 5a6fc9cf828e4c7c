//! Packages depend on the contents of files alone: not on place, time, user, machine or order.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::harness::{Ran, Sandbox};
use crate::luarocks::{Files, tree_files};

const ROCKSPEC: &str = r#"package = "kong-plugin-fixed"
version = "1.0.0-1"
source = { url = "git+https://example.com/acme/kong-plugin-fixed.git", tag = "v1.0.0" }
description = { license = "Apache-2.0" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.fixed.handler"] = "kong/plugins/fixed/handler.lua",
    ["kong.plugins.fixed.schema"] = "kong/plugins/fixed/schema.lua",
  },
  install = { bin = { "bin/tool" } },
}
"#;

const FILES: [(&str, &str); 5] = [
    ("kong-plugin-fixed-1.0.0-1.rockspec", ROCKSPEC),
    ("kong/plugins/fixed/handler.lua", "return { VERSION = \"1.0.0\", PRIORITY = 10 }\n"),
    ("kong/plugins/fixed/schema.lua", "return { name = \"fixed\", fields = {} }\n"),
    ("README.md", "# fixed\n"),
    ("bin/tool", "#!/bin/sh\necho fixed\n"),
];

/// The SHA-256 of one package of each kind. A change here is a change of every package that kongsmith makes: it belongs
/// into the changelog.
const PINNED: &str = "\
53137f0cd4287b7bcbfa69e413238bbcce3fd128cc09c79ccbf0abebcbf812a9  kong-plugin-fixed-1.0.0-1.all.rock
eefd5d7196b596c4e92af3eac07d18c8adfe60a38e8150d676f1c0478e5141ef  kong-plugin-fixed-1.0.0-1.src.rock
c28b5e5ba28db4f155e1eb884ae846c42369ab51421cc3cf698969c0b9366698  kong-plugin-fixed-1.0.0-1.tar.gz
";

fn project(files: &mut dyn Iterator<Item = &(&str, &str)>) -> Sandbox {
    let sandbox = Sandbox::new();
    for (path, contents) in files {
        sandbox.file(path, contents);
    }
    sandbox
}

fn pack(command: &mut Command) {
    let kinds = ["--kind", "rock", "--kind", "src-rock", "--kind", "tarball"];
    Ran::of(command.arg("pack").args(kinds)).success();
}

fn packages(project: &Sandbox) -> Files {
    tree_files(&project.join("dist"))
}

#[test]
fn a_package_of_each_kind_has_a_pinned_checksum() {
    let project = project(&mut FILES.iter());
    pack(&mut project.kongsmith());
    assert_eq!(project.read("dist/SHA256SUMS"), PINNED);
}

#[test]
fn the_checksums_are_those_of_sha256sum() {
    let project = project(&mut FILES.iter());
    pack(&mut project.kongsmith());
    let mut check = project.isolated("sha256sum");
    Ran::of(check.current_dir(project.join("dist")).args(["--check", "SHA256SUMS"])).success();
}

#[test]
fn place_time_user_and_order_do_not_matter() {
    let one = project(&mut FILES.iter());
    pack(&mut one.kongsmith());

    let other = project(&mut FILES.iter().rev());
    for (path, _) in FILES {
        let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let file = fs::File::options().append(true).open(other.join(path)).unwrap();
        file.set_modified(past).unwrap();
        set_mode(&other.join(path), if path == "README.md" { 0o755 } else { 0o600 });
    }
    let mut shell = other.isolated("sh");
    shell
        .args(["-c", "umask 077; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_kongsmith")])
        .env("TZ", "Pacific/Kiritimati")
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("LANG", "tr_TR.UTF-8")
        .env("USER", "somebody")
        .env("LOGNAME", "somebody")
        .env("SOURCE_DATE_EPOCH", "1");
    pack(&mut shell);

    assert_eq!(packages(&one), packages(&other));
}

#[test]
fn a_second_run_changes_nothing() {
    let project = project(&mut FILES.iter());
    pack(&mut project.kongsmith());
    let before = packages(&project);
    let rock = project.join("dist/kong-plugin-fixed-1.0.0-1.all.rock");
    let written = fs::metadata(&rock).unwrap().modified().unwrap();
    pack(&mut project.kongsmith());
    assert_eq!(packages(&project), before);
    assert_eq!(fs::metadata(&rock).unwrap().modified().unwrap(), written);
}

fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
