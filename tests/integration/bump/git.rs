//! Commits and tags: what is in them, and that a failure takes everything back.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

/// Makes a hook that runs these lines of shell.
fn hook(sandbox: &Sandbox, name: &str, lines: &str) {
    let path = format!(".git/hooks/{name}");
    sandbox.file(&path, format!("#!/bin/sh\n{lines}\n"));
    fs::set_permissions(sandbox.join(&path), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn the_release_is_one_commit_with_an_annotated_tag() {
    let sandbox = repository();
    let ran = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(0);
    assert!(ran.stdout.contains("kongsmith pack"), "{}", ran.stdout);
    assert_eq!(git(&sandbox, &["log", "--format=%s"]), "chore: release 1.1.0\nfeat: begin");
    assert_eq!(git(&sandbox, &["cat-file", "-t", "v1.1.0"]), "tag");
    assert_eq!(
        git(&sandbox, &["rev-parse", "v1.1.0^{commit}"]),
        git(&sandbox, &["rev-parse", "HEAD"])
    );
    assert_eq!(git(&sandbox, &["status", "--porcelain"]), "");
    let renamed = git(&sandbox, &["show", "-M", "--format=", "--name-status", "--diff-filter=R"]);
    assert!(renamed.ends_with("kong-plugin-sample-1.1.0-1.rockspec"), "{renamed}");
    assert!(!sandbox.join(".git/kongsmith").exists());
}

#[test]
fn without_a_commit_the_new_name_is_staged_as_git_mv_does() {
    let sandbox = repository();
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    let status = git(&sandbox, &["status", "--porcelain"]);
    assert!(
        status.contains(
            "RM kong-plugin-sample-1.0.0-1.rockspec -> kong-plugin-sample-1.1.0-1.rockspec"
        ),
        "{status}"
    );
    assert!(status.contains(&format!(" M {HANDLER_PATH}")), "{status}");
}

#[test]
fn only_what_was_bumped_is_committed() {
    let sandbox = repository();
    sandbox.file("staged.txt", "a").file("CHANGELOG.md", CHANGELOG);
    git(&sandbox, &["add", "staged.txt"]);
    sandbox.file("untracked.txt", "b");
    let _ = sandbox.run(&["bump", "minor", "--commit", "--allow-dirty"]).code(0);
    assert_eq!(git(&sandbox, &["status", "--porcelain"]), "A  staged.txt\n?? untracked.txt");
}

#[test]
fn a_dirty_tree_is_refused_unless_allowed() {
    let sandbox = repository();
    sandbox.file(HANDLER_PATH, HANDLER.replace("1000", "1001"));
    let ran = refuses(&sandbox, &["bump", "minor"], 3);
    assert!(
        ran.stderr.contains(&format!("uncommitted changes in `{HANDLER_PATH}`")),
        "{}",
        ran.stderr
    );
    assert_eq!(sandbox.run(&["bump", "minor", "--print"]).code(0).stdout, "1.1.0\n");
    let _ = sandbox.run(&["bump", "minor", "--dry-run"]).code(0);
    let _ = sandbox.run(&["bump", "minor", "--allow-dirty"]).code(0);
}

#[test]
fn a_file_that_git_does_not_know_is_not_swept_into_the_commit() {
    let sandbox = project();
    sandbox.file("a", "");
    git(&sandbox, &["init", "--quiet", "--initial-branch=main"]);
    git(&sandbox, &["add", "a"]);
    git(&sandbox, &["commit", "--quiet", "-m", "a"]);
    let ran = refuses(&sandbox, &["bump", "minor", "--commit"], 3);
    assert!(ran.stderr.contains("git does not know this file yet"), "{}", ran.stderr);
    let _ = sandbox.run(&["bump", "minor"]).code(0);
}

#[test]
fn the_first_commit_of_all_can_be_a_release() {
    let sandbox = project();
    git(&sandbox, &["init", "--quiet", "--initial-branch=main"]);
    let _ = sandbox.run(&["bump", "minor", "--commit", "--tag", "--allow-dirty"]).code(0);
    assert_eq!(
        git(&sandbox, &["log", "--format=%s %D"]),
        "chore: release 1.1.0 HEAD -> main, tag: v1.1.0"
    );
    let files =
        "CHANGELOG.md\nkong-plugin-sample-1.1.0-1.rockspec\nkong/plugins/sample/handler.lua";
    assert_eq!(git(&sandbox, &["ls-files"]), files);
}

#[test]
fn an_existing_tag_stops_the_bump() {
    let sandbox = repository();
    git(&sandbox, &["tag", "v1.1.0"]);
    let before = state(&sandbox);
    let ran = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(3);
    assert!(ran.stderr.contains("the tag `v1.1.0` exists already"), "{}", ran.stderr);
    assert_eq!(state(&sandbox), before);
}

#[test]
fn a_hook_that_refuses_undoes_everything_and_is_quoted() {
    for name in ["pre-commit", "commit-msg", "prepare-commit-msg"] {
        let sandbox = repository();
        sandbox.file("staged.txt", "a");
        git(&sandbox, &["add", "staged.txt"]);
        hook(&sandbox, name, "echo the linter is unhappy >&2; echo x >> README; exit 1");
        sandbox.file("README", "x\n");
        git(&sandbox, &["add", "README"]);
        let before = state(&sandbox);
        let ran = sandbox.run(&["bump", "minor", "--commit", "--tag", "--allow-dirty"]).code(4);
        assert!(ran.stderr.contains("the linter is unhappy"), "{}", ran.stderr);
        let mut after = state(&sandbox);
        // What the hook itself did to other files is not ours to undo.
        after
            .0
            .iter_mut()
            .filter(|(name, _)| name == "README")
            .for_each(|(_, text)| text.truncate(2));
        assert_eq!(after.0, before.0, "{name}");
        assert_eq!(after.1[..3], before.1[..3], "{name}");
        assert!(!sandbox.join(".git/kongsmith").exists());
    }
}

#[test]
fn a_tag_that_cannot_be_made_takes_the_commit_back() {
    let sandbox = repository();
    git(&sandbox, &["config", "tag.gpgSign", "true"]);
    git(&sandbox, &["config", "gpg.program", "/bin/false"]);
    let before = state(&sandbox);
    let ran = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(4);
    assert!(ran.stderr.contains("cannot tag the commit"), "{}", ran.stderr);
    assert_eq!(state(&sandbox), before);
}

#[test]
fn a_tag_that_cannot_be_made_takes_even_the_first_commit_back() {
    let sandbox = project();
    git(&sandbox, &["init", "--quiet", "--initial-branch=main"]);
    git(&sandbox, &["config", "tag.gpgSign", "true"]);
    git(&sandbox, &["config", "gpg.program", "/bin/false"]);
    let before = state(&sandbox);
    let _ = sandbox.run(&["bump", "minor", "--commit", "--tag", "--allow-dirty"]).code(4);
    assert_eq!(state(&sandbox), before);
}

#[test]
fn commits_are_signed_when_git_is_configured_so() {
    let sandbox = repository();
    let sign = "#!/bin/sh\necho '[GNUPG:] SIG_CREATED ' >&2\ncat > /dev/null\necho '-----BEGIN PGP SIGNATURE-----'\necho '-----END PGP SIGNATURE-----'\n";
    sandbox.file(".git/sign", sign);
    fs::set_permissions(sandbox.join(".git/sign"), fs::Permissions::from_mode(0o755)).unwrap();
    let program = sandbox.join(".git/sign").display().to_string();
    git(&sandbox, &["config", "gpg.program", &program]);
    git(&sandbox, &["config", "commit.gpgSign", "true"]);
    git(&sandbox, &["config", "tag.gpgSign", "true"]);
    let _ = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(0);
    assert!(
        git(&sandbox, &["cat-file", "commit", "HEAD"]).contains("gpgsig -----BEGIN PGP SIGNATURE")
    );
    assert!(git(&sandbox, &["cat-file", "tag", "v1.1.0"]).contains("-----BEGIN PGP SIGNATURE"));
}

#[test]
fn a_detached_head_can_be_committed_on() {
    let sandbox = repository();
    git(&sandbox, &["checkout", "--quiet", "--detach"]);
    let _ = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(0);
    assert_eq!(git(&sandbox, &["log", "-1", "--format=%s"]), "chore: release 1.1.0");
    assert_eq!(git(&sandbox, &["rev-parse", "main"]), git(&sandbox, &["rev-parse", "HEAD^"]));
}

#[test]
fn releases_are_made_on_the_listed_branches_only() {
    let sandbox = repository();
    sandbox.file("kongsmith.toml", "[bump]\nbranches = [\"main\", \"release/*\"]\n");
    git(&sandbox, &["add", "--all"]);
    git(&sandbox, &["commit", "--quiet", "-m", "chore: settings"]);
    git(&sandbox, &["checkout", "--quiet", "-b", "topic"]);
    let ran = refuses(&sandbox, &["bump", "minor", "--commit"], 3);
    assert!(ran.stderr.contains("releases are not made on the branch `topic`"), "{}", ran.stderr);
    git(&sandbox, &["checkout", "--quiet", "--detach"]);
    let _ = refuses(&sandbox, &["bump", "minor", "--commit"], 3);
    git(&sandbox, &["checkout", "--quiet", "-b", "release/1.x"]);
    let _ = sandbox.run(&["bump", "minor", "--commit"]).code(0);
}

#[test]
fn messages_and_tags_are_named_as_configured() {
    let sandbox = repository();
    sandbox.file(
        "kongsmith.toml",
        "[bump]\ntag_format = \"release-{version}-{revision}\"\ncommit_message = \"{plugin}: {previous} to {version}\"\n",
    );
    git(&sandbox, &["add", "--all"]);
    git(&sandbox, &["commit", "--quiet", "-m", "chore: settings"]);
    let _ = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(0);
    assert_eq!(git(&sandbox, &["log", "-1", "--format=%s"]), "sample: 1.0.0 to 1.1.0");
    assert_eq!(git(&sandbox, &["tag", "--list", "release*"]), "release-1.1.0-1");
}

#[test]
fn the_tag_has_the_form_of_the_last_one() {
    for (last, source, expected) in [
        (Some("1.0.0"), "1.0.0", "1.1.0"),
        (Some("v1.0.0"), "v1.0.0", "v1.1.0"),
        (Some("release-1.0"), "master", "release-1.1.0"),
        (Some("1.0.0-1"), "1.0.0-1", "1.1.0-1"),
        (None, "r1.0.0", "r1.1.0"),
        (None, "master", "v1.1.0"),
    ] {
        let sandbox = project_of(HANDLER, &ROCKSPEC.replace("v1.0.0", source));
        commit_all(&sandbox);
        if let Some(last) = last {
            git(&sandbox, &["tag", last]);
        }
        let _ = sandbox.run(&["bump", "minor", "--commit", "--tag"]).code(0);
        assert_eq!(git(&sandbox, &["tag", "--points-at", "HEAD"]), expected);
    }
}

#[test]
fn a_project_in_a_linked_work_tree_is_bumped_there() {
    let sandbox = repository();
    git(&sandbox, &["worktree", "add", "--quiet", "-b", "branch", "side"]);
    let _ = sandbox.run(&["-C", "side", "bump", "minor", "--commit", "--tag"]).code(0);
    assert_eq!(git(&sandbox, &["-C", "side", "status", "--porcelain"]), "");
    assert_eq!(git(&sandbox, &["log", "-1", "--format=%s", "branch"]), "chore: release 1.1.0");
    assert_eq!(sandbox.read(HANDLER_PATH), HANDLER);
}

#[test]
fn without_git_everything_works_but_what_needs_it() {
    let sandbox = project();
    for arguments in
        [&["bump", "minor", "--commit"][..], &["bump", "auto"], &["bump", "minor", "--changelog"]]
    {
        let ran = refuses(&sandbox, arguments, 4);
        assert!(ran.stderr.contains("needs a git repository"), "{}", ran.stderr);
    }
    let _ = sandbox.run(&["bump", "minor"]).code(0);
    let sandbox = repository();
    let without = |arguments: &[&str]| {
        Ran::of(sandbox.kongsmith().env("PATH", sandbox.join("nothing")).args(arguments))
    };
    let ran = without(&["bump", "minor", "--commit"]).code(4);
    assert!(ran.stderr.contains("the program `git` is not installed"), "{}", ran.stderr);
    let _ = without(&["bump", "auto"]).code(4);
    let _ = without(&["bump", "minor"]).code(0);
    assert!(sandbox.join("kong-plugin-sample-1.1.0-1.rockspec").exists());
}

#[test]
fn the_repository_of_a_hook_is_not_mistaken_for_the_projects() {
    let (sandbox, other) = (repository(), repository());
    let mut command = sandbox.kongsmith();
    command.env("GIT_DIR", other.join(".git")).env("GIT_INDEX_FILE", other.join(".git/index"));
    let _ = Ran::of(command.args(["bump", "minor", "--commit"])).code(0);
    assert_eq!(git(&sandbox, &["log", "-1", "--format=%s"]), "chore: release 1.1.0");
    assert_eq!(git(&other, &["log", "-1", "--format=%s"]), "feat: begin");
}
