//! The levels, the exact versions and the pre-releases.

use super::*;

fn next(version: &str, arguments: &[&str]) -> String {
    let sandbox = Sandbox::new();
    sandbox.file(HANDLER_PATH, HANDLER.replace("1.0.0", version));
    let arguments: Vec<_> = ["bump", "--print"].iter().chain(arguments).copied().collect();
    sandbox.run(&arguments).code(0).stdout
}

#[test]
fn a_level_gives_the_next_version() {
    for (version, arguments, expected) in [
        ("1.2.3", &["patch"][..], "1.2.4"),
        ("1.2.3", &["minor"], "1.3.0"),
        ("1.2.3", &["major"], "2.0.0"),
        ("0.1", &["patch"], "0.1.1"),
        ("1.2.3", &["minor", "--pre", "rc"], "1.3.0-rc.1"),
        ("1.3.0-rc.1", &["--pre", "rc"], "1.3.0-rc.2"),
        ("1.3.0-rc.2", &["release"], "1.3.0"),
        ("1.3.0-rc1", &["--pre", "rc"], "1.3.0-rc.2"),
        ("1.2.3", &["2.0.0-beta.1"], "2.0.0-beta.1"),
        ("1.2.3", &["v1.5"], "1.5.0"),
    ] {
        assert_eq!(next(version, arguments), format!("{expected}\n"), "{version} {arguments:?}");
    }
}

#[test]
fn a_pre_release_goes_to_its_release_in_all_spellings() {
    let sandbox = project();
    let ran = sandbox.run(&["bump", "minor", "--pre", "rc"]).code(0);
    for spelling in ["`1.1.0-rc.1`", "`1.1.0rc.1-1`", "Kong reads 1.1.0"] {
        assert!(ran.stdout.contains(spelling), "{}", ran.stdout);
    }
    assert!(sandbox.read(HANDLER_PATH).contains("VERSION = \"1.1.0-rc.1\""));
    let rockspec = sandbox.read("kong-plugin-sample-1.1.0rc.1-1.rockspec");
    assert!(
        rockspec.contains("version = \"1.1.0rc.1-1\"")
            && rockspec.contains("tag = \"v1.1.0-rc.1\"")
    );
    let _ = sandbox.run(&["bump", "--pre", "rc"]).code(0);
    assert!(sandbox.join("kong-plugin-sample-1.1.0rc.2-1.rockspec").exists());
    let _ = sandbox.run(&["bump", "release"]).code(0);
    let rockspec = sandbox.read("kong-plugin-sample-1.1.0-1.rockspec");
    assert_eq!(rockspec, ROCKSPEC.replace("1.0.0", "1.1.0"));
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER.replace("1.0.0", "1.1.0"));
}

#[test]
fn a_revision_changes_the_rockspec_alone() {
    let sandbox = project();
    let _ = sandbox.run(&["bump", "revision"]).code(0);
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER);
    assert_eq!(sandbox.read("CHANGELOG.md"), CHANGELOG);
    let rockspec = sandbox.read("kong-plugin-sample-1.0.0-2.rockspec");
    assert_eq!(rockspec, ROCKSPEC.replace("1.0.0-1", "1.0.0-2"));
    let _ = sandbox.run(&["bump", "patch"]).code(0);
    assert!(sandbox.join("kong-plugin-sample-1.0.1-1.rockspec").exists());
}

#[test]
fn what_is_no_level_and_no_version_is_wrong_usage() {
    for arguments in [
        &["bump"][..],
        &["bump", "huge"],
        &["bump", "1.2.3.4"],
        &["bump", "1.2.3+5"],
        &["bump", "1.2.3-a-b"],
        &["bump", "release"],
        &["bump", "patch", "--pre", "rc1"],
        &["bump", "revision", "--pre", "rc"],
        &["bump", "patch", "--plugin", "other"],
        &["bump", "patch", "--tag"],
    ] {
        let _ = refuses(&project(), arguments, 2);
    }
}

#[test]
fn the_version_that_it_has_already_is_refused() {
    let ran = refuses(&project(), &["bump", "1.0.0"], 3);
    assert!(ran.stderr.contains("the version of `sample` is `1.0.0` already"), "{}", ran.stderr);
}

#[test]
fn outside_of_a_project_there_is_nothing_to_bump() {
    let ran = refuses(&Sandbox::new(), &["bump", "patch"], 3);
    assert!(ran.stderr.contains("there is no plugin project"), "{}", ran.stderr);
}
