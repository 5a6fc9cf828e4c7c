//! The places that a bump changes, and that it changes nothing else.

use super::*;

#[test]
fn one_bump_changes_every_place() {
    let sandbox = project();
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER.replace("1.0.0", "1.1.0"));
    let rockspec = sandbox.read("kong-plugin-sample-1.1.0-1.rockspec");
    assert_eq!(rockspec, ROCKSPEC.replace("1.0.0", "1.1.0"));
    assert!(!sandbox.join(ROCKSPEC_PATH).exists());
    let changelog =
        CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [1.1.0] - 2026-01-01\n");
    assert_eq!(sandbox.read("CHANGELOG.md"), changelog);
}

#[test]
fn comments_layout_line_endings_and_a_missing_last_line_break_stay() {
    let handler = "#!/usr/bin/lua\r\n-- VERSION = '1.0.0'\r\nlocal H = {}   -- \u{e9} 1.0.0\r\n\tH.VERSION='1.0.0' -- here\r\nH['PRIORITY'] = 10 ; return H";
    let rockspec = "--[[ 1.0.0-1 ]]\r\npackage='kong-plugin-sample'\r\n   version = [[1.0.0-1]];source = { url=\"git+https://example.com/1.0.0x\" , tag='1.0.0' }\r\nbuild={type='builtin',modules={ ['kong.plugins.sample.handler']='kong/plugins/sample/handler.lua' }}";
    let sandbox = project_of(handler, rockspec);
    let _ = sandbox.run(&["bump", "2.0.0"]).code(0);
    assert_eq!(
        sandbox.read(HANDLER_PATH),
        handler.replace("H.VERSION='1.0.0'", "H.VERSION='2.0.0'")
    );
    let expected =
        rockspec.replace("[[1.0.0-1]]", "[[2.0.0-1]]").replace("tag='1.0.0'", "tag='2.0.0'");
    assert_eq!(sandbox.read("kong-plugin-sample-2.0.0-1.rockspec"), expected);
}

#[test]
fn a_byte_that_is_no_text_stays() {
    let sandbox = project_of("", ROCKSPEC);
    let handler = [b"-- \xe9\xff\n".as_slice(), HANDLER.as_bytes()].concat();
    sandbox.file(HANDLER_PATH, &handler);
    let _ = sandbox.run(&["bump", "patch"]).code(0);
    let expected =
        [b"-- \xe9\xff\n".as_slice(), HANDLER.replace("1.0.0", "1.0.1").as_bytes()].concat();
    assert_eq!(std::fs::read(sandbox.join(HANDLER_PATH)).unwrap(), expected);
}

#[test]
fn the_mode_of_a_file_stays() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = project();
    let mode =
        |path: &str| std::fs::metadata(sandbox.join(path)).unwrap().permissions().mode() & 0o777;
    let set = |path: &str, mode| {
        std::fs::set_permissions(sandbox.join(path), std::fs::Permissions::from_mode(mode))
            .unwrap();
    };
    set(HANDLER_PATH, 0o755);
    set(ROCKSPEC_PATH, 0o600);
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    assert_eq!(mode(HANDLER_PATH), 0o755);
    assert_eq!(mode("kong-plugin-sample-1.1.0-1.rockspec"), 0o600);
}

#[test]
fn a_project_without_a_rockspec_has_its_handler_bumped() {
    let sandbox = Sandbox::new();
    sandbox.file(HANDLER_PATH, HANDLER);
    let ran = sandbox.run(&["bump", "minor", "--format", "json"]).code(0);
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER.replace("1.0.0", "1.1.0"));
    assert_eq!(ran.json()["plugins"][0]["rock_version"], serde_json::Value::Null);
}

#[test]
fn a_development_rockspec_keeps_its_version() {
    let sandbox = Sandbox::new();
    let rockspec =
        ROCKSPEC.replace("1.0.0-1", "scm-1").replace("tag = \"v1.0.0\"", "branch = \"main\"");
    sandbox.file(HANDLER_PATH, HANDLER).file("kong-plugin-sample-scm-1.rockspec", &rockspec);
    let ran = sandbox.run(&["bump", "minor"]).code(0);
    assert!(
        ran.stdout.contains("kong-plugin-sample-scm-1.rockspec is a development rockspec"),
        "{}",
        ran.stdout
    );
    assert_eq!(sandbox.read("kong-plugin-sample-scm-1.rockspec"), rockspec);
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER.replace("1.0.0", "1.1.0"));
}

#[test]
fn a_rockspec_whose_name_has_no_version_keeps_its_name() {
    let sandbox = Sandbox::new();
    sandbox.file(HANDLER_PATH, HANDLER).file("sample.rockspec", ROCKSPEC);
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    assert_eq!(sandbox.read("sample.rockspec"), ROCKSPEC.replace("1.0.0", "1.1.0"));
}

#[test]
fn among_rockspecs_of_one_package_the_one_that_agrees_with_the_handler_is_bumped() {
    let sandbox = project();
    sandbox.file("kong-plugin-sample-0.9.0-1.rockspec", ROCKSPEC.replace("1.0.0", "0.9.0"));
    sandbox.file("kong-plugin-sample-1.2.0-1.rockspec", ROCKSPEC.replace("1.0.0", "1.2.0"));
    let _ = sandbox.run(&["bump", "patch"]).code(0);
    assert!(sandbox.join("kong-plugin-sample-1.0.1-1.rockspec").exists());
    assert!(sandbox.join("kong-plugin-sample-0.9.0-1.rockspec").exists());
    assert!(sandbox.join("kong-plugin-sample-1.2.0-1.rockspec").exists());
}

#[test]
fn the_name_of_the_new_rockspec_must_be_free() {
    let sandbox = project();
    sandbox.file("kong-plugin-sample-1.1.0-1.rockspec", ROCKSPEC.replace("1.0.0", "1.1.0"));
    let ran = refuses(&sandbox, &["bump", "minor"], 3);
    assert!(
        ran.stderr.contains("`kong-plugin-sample-1.1.0-1.rockspec` exists already"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_settings_name_further_places() {
    let sandbox = project();
    sandbox.file("README.md", "Install 1.0.0: luarocks install sample 1.0.0-1\nSince 1.0.0.\n");
    sandbox.file(
        "kongsmith.toml",
        "[[bump.files]]\npath = \"README.md\"\ntext = \"sample {rock_version}\"\n\n\
        [[bump.files]]\npath = \"README.md\"\ntext = \"Install {version}:\"\n",
    );
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    assert_eq!(
        sandbox.read("README.md"),
        "Install 1.1.0: luarocks install sample 1.1.0-1\nSince 1.0.0.\n"
    );
}

#[test]
fn a_further_place_that_is_not_there_stops_the_bump() {
    let sandbox = project();
    sandbox.file("README.md", "Install 1.0.0 or 1.0.0.\n");
    for (entry, message) in [
        (
            "text = \"Install {version}\"\ncount = 2",
            "README.md: `Install 1.0.0` stands in it 1 time, not 2 times",
        ),
        ("text = \"nothing\"", "kongsmith.toml: the text `nothing` has no `{version}`"),
        ("text = \"gone {version}\"", "README.md: `gone 1.0.0` stands in it 0 times, not 1 time"),
    ] {
        sandbox.file("kongsmith.toml", format!("[[bump.files]]\npath = \"README.md\"\n{entry}\n"));
        let ran = refuses(&sandbox, &["bump", "minor"], 3);
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
    sandbox.file("kongsmith.toml", "[[bump.files]]\npath = \"../x\"\ntext = \"{version}\"\n");
    let ran = refuses(&sandbox, &["bump", "minor"], 3);
    assert!(ran.stderr.contains("`../x` is not inside the project"), "{}", ran.stderr);
}

#[test]
fn a_link_is_not_followed() {
    let sandbox = project();
    let real = Sandbox::new();
    real.file("handler.lua", HANDLER);
    std::fs::remove_file(sandbox.join(HANDLER_PATH)).unwrap();
    std::os::unix::fs::symlink(real.join("handler.lua"), sandbox.join(HANDLER_PATH)).unwrap();
    let ran = sandbox.run(&["bump", "minor"]).code(3);
    assert!(ran.stderr.contains("is a symbolic link"), "{}", ran.stderr);
    assert_eq!(real.read("handler.lua"), HANDLER);
}
