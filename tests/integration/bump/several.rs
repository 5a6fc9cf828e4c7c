//! Repositories of several plugins.

use super::*;

/// Two plugins in folders of their own, committed.
fn folders() -> Sandbox {
    let sandbox = Sandbox::new();
    for (name, version) in [("alpha", "1.0.0"), ("beta", "2.0.0")] {
        let own = |text: &str| text.replace("sample", name).replace("1.0.0", version);
        sandbox.file(&format!("plugins/{name}/kong/plugins/{name}/handler.lua"), own(HANDLER));
        let rockspec = own(ROCKSPEC).replace(&format!("tag = \"v{version}\""), "tag = \"main\"");
        sandbox.file(&format!("plugins/{name}/kong-plugin-{name}-{version}-1.rockspec"), rockspec);
        sandbox.file(&format!("plugins/{name}/CHANGELOG.md"), CHANGELOG);
    }
    commit_all(&sandbox);
    sandbox
}

/// Two packages whose rockspecs lie side by side.
fn side_by_side() -> Sandbox {
    let sandbox = Sandbox::new();
    for name in ["alpha", "beta"] {
        sandbox.file(&format!("kong/plugins/{name}/handler.lua"), HANDLER);
        let rockspec =
            ROCKSPEC.replace("sample", name).replace("tag = \"v1.0.0\"", "tag = \"main\"");
        sandbox.file(&format!("kong-plugin-{name}-1.0.0-1.rockspec"), rockspec);
    }
    commit_all(&sandbox);
    sandbox
}

#[test]
fn several_plugins_need_a_choice() {
    for sandbox in [folders(), side_by_side()] {
        let ran = refuses(&sandbox, &["bump", "minor"], 2);
        assert!(ran.stderr.contains("several plugins: `alpha` and `beta`"), "{}", ran.stderr);
        let ran = refuses(&sandbox, &["bump", "minor", "--plugin", "gamma"], 2);
        assert!(
            ran.stderr.contains("there is no plugin `gamma` in this project"),
            "{}",
            ran.stderr
        );
        let ran = sandbox.run(&["bump", "minor", "--plugin", "alpha", "--commit", "--tag"]).code(0);
        assert!(ran.stdout.contains("alpha 1.0.0 -> 1.1.0"), "{}", ran.stdout);
        assert_eq!(git(&sandbox, &["tag"]), "alpha-v1.1.0");
        assert_eq!(git(&sandbox, &["log", "-1", "--format=%s"]), "chore: release alpha 1.1.0");
        let changed = git(&sandbox, &["show", "--format=", "--name-only"]);
        assert!(!changed.contains("beta"), "{changed}");
    }
}

#[test]
fn all_of_them_are_one_commit_with_a_tag_each() {
    let sandbox = folders();
    let output = sandbox.join("output");
    let mut command = sandbox.kongsmith();
    command.env("GITHUB_OUTPUT", &output).args(["bump", "minor", "--all", "--commit", "--tag"]);
    let _ = Ran::of(&mut command).code(0);
    assert_eq!(git(&sandbox, &["tag"]), "alpha-v1.1.0\nbeta-v2.1.0");
    assert_eq!(
        git(&sandbox, &["log", "--format=%s"]),
        "chore: release alpha 1.1.0, beta 2.1.0\nfeat: begin"
    );
    assert_eq!(
        sandbox.read("output"),
        "version={\"alpha\":\"1.1.0\",\"beta\":\"2.1.0\"}\ntag={\"alpha\":\"alpha-v1.1.0\",\"beta\":\"beta-v2.1.0\"}\n"
    );
    for name in ["alpha", "beta"] {
        assert!(
            sandbox.read(&format!("plugins/{name}/CHANGELOG.md")).contains(".1.0] - 2026-01-01")
        );
    }
}

#[test]
fn all_of_them_are_printed_by_name() {
    let ran = folders().run(&["bump", "patch", "--all", "--print"]).code(0);
    assert_eq!(ran.stdout, "alpha 1.0.1\nbeta 2.0.1\n");
}

#[test]
fn only_commits_that_touch_the_plugin_count() {
    let sandbox = folders();
    for tag in ["alpha-v1.0.0", "beta-v2.0.0"] {
        git(&sandbox, &["tag", tag]);
    }
    commit(&sandbox, "plugins/alpha/kong/plugins/alpha/access.lua", "feat: a");
    commit(&sandbox, "plugins/beta/README.md", "fix: b");
    let ran = sandbox.run(&["bump", "auto", "--all", "--print"]).code(0);
    assert_eq!(ran.stdout, "alpha 1.1.0\nbeta 2.0.1\n");
    let sandbox = side_by_side();
    for tag in ["alpha-v1.0.0", "beta-v1.0.0"] {
        git(&sandbox, &["tag", tag]);
    }
    commit(&sandbox, "kong/plugins/alpha/handler.lua", "feat: a");
    sandbox.file("kong/plugins/alpha/handler.lua", HANDLER);
    git(&sandbox, &["commit", "--quiet", "--all", "-m", "fix: back"]);
    let ran = sandbox.run(&["bump", "auto", "--all", "--print"]).code(0);
    assert_eq!(ran.stdout, "alpha 1.1.0\nbeta 1.0.0\n");
}

#[test]
fn one_that_cannot_be_bumped_keeps_all_as_they_are() {
    let sandbox = folders();
    sandbox.file("plugins/alpha/kong/plugins/alpha/handler.lua", "return {}");
    sandbox.file("plugins/beta/kong/plugins/beta/handler.lua", "return { VERSION = '2.0.1' }");
    let ran = refuses(&sandbox, &["bump", "minor", "--all", "--allow-dirty"], 1);
    for words in
        ["the handler has no VERSION", "the handler of `beta` says `2.0.1`, the rockspec `2.0.0`"]
    {
        assert!(ran.stderr.contains(words), "{}", ran.stderr);
    }
}

#[test]
fn plugins_of_one_rockspec_have_one_version() {
    let rockspec = ROCKSPEC.replace(
        "  modules = {\n",
        "  modules = {\n    [\"kong.plugins.second.handler\"] = \"kong/plugins/second/handler.lua\",\n",
    );
    let sandbox = project_of(HANDLER, &rockspec);
    sandbox.file("kong/plugins/second/handler.lua", HANDLER);
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    for name in ["sample", "second"] {
        assert!(sandbox.read(&format!("kong/plugins/{name}/handler.lua")).contains("1.1.0"));
    }
}

#[test]
fn a_plugin_that_was_not_asked_for_is_not_changed_through_a_shared_module() {
    let sandbox = side_by_side();
    for name in ["alpha", "beta"] {
        let handler = "return { VERSION = require('kong.plugins.shared.version') }";
        sandbox.file(&format!("kong/plugins/{name}/handler.lua"), handler);
        let path = format!("kong-plugin-{name}-1.0.0-1.rockspec");
        let shared =
            "  modules = {\n    [\"kong.plugins.shared.version\"] = \"shared/version.lua\",\n";
        sandbox.file(&path, sandbox.read(&path).replace("  modules = {\n", shared));
    }
    sandbox.file("shared/version.lua", "return '1.0.0'");
    let ran = refuses(&sandbox, &["bump", "minor", "--plugin", "alpha", "--allow-dirty"], 3);
    assert!(ran.stderr.contains("would change the version of `beta` too"), "{}", ran.stderr);
    let _ = sandbox.run(&["bump", "minor", "--all", "--allow-dirty"]).code(0);
    assert_eq!(sandbox.read("shared/version.lua"), "return '1.1.0'");
}
