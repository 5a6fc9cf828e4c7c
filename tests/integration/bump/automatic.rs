//! `auto` and `--changelog`: the level and the entries by the commits since the last tag.

use super::*;

#[test]
fn the_commits_since_the_last_tag_decide_the_level() {
    for (message, expected) in [
        ("fix: a", "1.0.1"),
        ("perf: a", "1.0.1"),
        ("feat(schema): a", "1.1.0"),
        ("feat!: a", "2.0.0"),
        ("fix: a\n\nBREAKING CHANGE: b", "2.0.0"),
    ] {
        let sandbox = repository();
        commit(&sandbox, "a", "docs: words");
        commit(&sandbox, "b", message);
        assert_eq!(
            sandbox.run(&["bump", "auto", "--print"]).code(0).stdout,
            format!("{expected}\n")
        );
        let _ = sandbox.run(&["bump", "auto", "--commit", "--tag"]).code(0);
        assert_eq!(git(&sandbox, &["tag", "--points-at", "HEAD"]), format!("v{expected}"));
    }
}

#[test]
fn below_1_0_a_breaking_change_raises_minor() {
    let sandbox =
        project_of(&HANDLER.replace("1.0.0", "0.4.0"), &ROCKSPEC.replace("1.0.0", "0.4.0"));
    std::fs::rename(
        sandbox.join(ROCKSPEC_PATH),
        sandbox.join("kong-plugin-sample-0.4.0-1.rockspec"),
    )
    .unwrap();
    commit_all(&sandbox);
    git(&sandbox, &["tag", "v0.4.0"]);
    commit(&sandbox, "a", "feat!: a");
    assert_eq!(sandbox.run(&["bump", "auto", "--print"]).code(0).stdout, "0.5.0\n");
}

#[test]
fn nothing_to_release_is_no_error() {
    let sandbox = repository();
    commit(&sandbox, "a", "chore: a");
    commit(&sandbox, "a", "words without a type");
    let before = state(&sandbox);
    let ran = sandbox.run(&["bump", "auto", "--commit", "--tag"]).code(0);
    assert!(ran.stdout.contains("nothing to release since v1.0.0"), "{}", ran.stdout);
    assert_eq!(state(&sandbox), before);
    assert_eq!(sandbox.run(&["bump", "auto", "--print"]).code(0).stdout, "1.0.0\n");
}

#[test]
fn a_history_that_is_not_all_there_is_an_error_that_names_the_fix() {
    let sandbox = repository();
    commit(&sandbox, "a", "feat: a");
    let clone = Sandbox::new();
    let from = format!("file://{}", sandbox.path().display());
    let _ = clone.tool("git", &["clone", "--quiet", "--depth=1", &from, "."]).code(0);
    for sandbox in [&clone, &{
        let untagged = project();
        commit_all(&untagged);
        untagged
    }] {
        let ran = refuses(sandbox, &["bump", "auto", "--print"], 3);
        assert!(ran.stderr.contains("fetch-depth: 0"), "{}", ran.stderr);
    }
}

#[test]
fn a_tag_on_another_branch_does_not_count() {
    let sandbox = repository();
    git(&sandbox, &["checkout", "--quiet", "-b", "other"]);
    commit(&sandbox, "a", "feat: a");
    git(&sandbox, &["tag", "v5.0.0"]);
    git(&sandbox, &["checkout", "--quiet", "main"]);
    commit(&sandbox, "b", "fix: b");
    assert_eq!(sandbox.run(&["bump", "auto", "--print"]).code(0).stdout, "1.0.1\n");
}

#[test]
fn a_pre_release_goes_on_counting() {
    let sandbox = repository();
    commit(&sandbox, "a", "feat: a");
    let _ = sandbox.run(&["bump", "auto", "--pre", "rc", "--commit", "--tag"]).code(0);
    commit(&sandbox, "a", "feat: b");
    assert_eq!(
        sandbox.run(&["bump", "auto", "--pre", "rc", "--print"]).code(0).stdout,
        "1.1.0-rc.2\n"
    );
    assert_eq!(sandbox.run(&["bump", "auto", "--print"]).code(0).stdout, "1.1.0\n");
}

#[test]
fn the_changelog_gets_the_commits_as_entries() {
    let sandbox = repository();
    commit(&sandbox, "a", "feat(schema): take a list");
    commit(&sandbox, "a", "fix: not twice");
    commit(&sandbox, "a", "docs: words");
    let _ = sandbox.run(&["bump", "auto", "--changelog"]).code(0);
    let changelog = sandbox.read("CHANGELOG.md");
    let expected = "## [Unreleased]\n\n## [1.1.0] - 2026-01-01\n\n### Added\n\n- A thing.\n- schema: take a list\n\n### Fixed\n\n- not twice\n";
    assert!(changelog.ends_with(expected), "{changelog}");
}

#[test]
fn a_missing_changelog_is_made_for_the_entries_and_committed() {
    let sandbox = project_of(HANDLER, ROCKSPEC);
    commit_all(&sandbox);
    let _ = sandbox.run(&["bump", "minor", "--changelog", "--commit"]).code(0);
    let expected =
        "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-01-01\n\n### Added\n\n- begin\n";
    assert_eq!(sandbox.read("CHANGELOG.md"), expected);
    assert_eq!(git(&sandbox, &["status", "--porcelain"]), "");
}

#[test]
fn the_links_of_the_changelog_follow() {
    let sandbox = repository();
    let links = "\n[Unreleased]: https://example.com/compare/v1.0.0...HEAD\n";
    sandbox.file("CHANGELOG.md", format!("{CHANGELOG}{links}"));
    let _ = sandbox.run(&["bump", "minor", "--allow-dirty"]).code(0);
    let changelog = sandbox.read("CHANGELOG.md");
    assert!(changelog.ends_with("\n[Unreleased]: https://example.com/compare/v1.1.0...HEAD\n[1.1.0]: https://example.com/compare/v1.0.0...v1.1.0\n"), "{changelog}");
}

#[test]
fn a_section_that_exists_already_stops_the_bump() {
    let sandbox = project();
    sandbox.file("CHANGELOG.md", format!("{CHANGELOG}\n## [1.1.0] - 2025-01-01\n"));
    let ran = refuses(&sandbox, &["bump", "minor"], 3);
    assert!(
        ran.stderr.contains("CHANGELOG.md:9: there is a section for `1.1.0` already"),
        "{}",
        ran.stderr
    );
}
