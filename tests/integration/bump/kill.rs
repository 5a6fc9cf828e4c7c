//! Killed at any moment, a bump leaves a project that the next command makes whole: as it was, or as it was to be.

use super::*;

/// The state that a test compares, with the commit by its message: its name holds the time.
fn whole(sandbox: &Sandbox) -> (Vec<(String, Vec<u8>)>, [String; 4]) {
    let (files, [_, index, _, status]) = state(sandbox);
    let log = sandbox.tool("git", &["log", "--format=%s"]).stdout;
    let tags = git(sandbox, &["tag", "--points-at", "HEAD"]);
    (files, [log, index, tags, status])
}

/// Kills a bump at its first point, its second and so on until one survives. After each kill the next command must find
/// the project whole: in its old state or in the new one. Gives back how many points there were.
fn kill_everywhere(
    start: impl Fn() -> Sandbox,
    arguments: &[&str],
    look: impl Fn(&Sandbox) -> (Vec<(String, Vec<u8>)>, [String; 4]),
) -> usize {
    let done = start();
    let old = look(&done);
    let _ = Ran::of(done.kongsmith().args(arguments));
    let new = look(&done);
    let mut seen = [0, 0];
    for point in 1.. {
        let sandbox = start();
        let ran = Ran::of(
            sandbox.kongsmith().env("KONGSMITH_KILL_AT", point.to_string()).args(arguments),
        );
        let survived = ran.code.is_some();
        let next = sandbox.run(&["bump", "--print", "patch"]).code(0);
        let now = look(&sandbox);
        assert!(!sandbox.join(".git/kongsmith").exists(), "point {point}: a journal is left");
        assert!(!sandbox.join(".kongsmith-journal").exists(), "point {point}: a journal is left");
        assert!(next.stderr.lines().count() <= 1, "point {point}: {}", next.stderr);
        assert!(
            now == old || now == new,
            "point {point}: neither old nor new\n{}\n{now:?}",
            next.stderr
        );
        if survived {
            assert!(now == new);
            assert!(old == new || seen.iter().all(|count| *count > 0), "{seen:?}");
            println!("killed a bump at {} points: {} old, {} new", point - 1, seen[0], seen[1]);
            return point - 1;
        }
        seen[usize::from(now == new)] += 1;
    }
    unreachable!("there are more numbers than points")
}

#[test]
fn a_killed_bump_with_commit_and_tag_is_undone_or_finished() {
    let points = kill_everywhere(repository, &["bump", "minor", "--commit", "--tag"], whole);
    assert!(points > 40, "{points}");
}

#[test]
fn a_killed_bump_in_git_without_a_commit_is_undone_or_finished() {
    let points = kill_everywhere(repository, &["bump", "minor"], whole);
    assert!(points > 40, "{points}");
}

#[test]
fn a_killed_bump_without_git_is_undone_or_finished() {
    let look = |sandbox: &Sandbox| (files(sandbox), Default::default());
    let points = kill_everywhere(project, &["bump", "minor"], look);
    assert!(points > 40, "{points}");
}

#[test]
fn a_killed_first_commit_is_undone_or_finished() {
    let start = || {
        let sandbox = project();
        git(&sandbox, &["init", "--quiet", "--initial-branch=main"]);
        sandbox
    };
    let arguments = ["bump", "minor", "--commit", "--tag", "--allow-dirty"];
    kill_everywhere(start, &arguments, |sandbox| {
        let (files, [_, index, _, status]) = state(sandbox);
        let log = sandbox.tool("git", &["log", "--format=%s"]).stdout;
        (files, [log, index, git(sandbox, &["tag"]), status])
    });
}

/// The bump fails, and is killed while it takes everything back.
#[test]
fn a_bump_that_is_killed_while_it_undoes_a_failure_is_undone() {
    let start = || {
        let sandbox = repository();
        git(&sandbox, &["config", "tag.gpgSign", "true"]);
        git(&sandbox, &["config", "gpg.program", "/bin/false"]);
        sandbox
    };
    kill_everywhere(start, &["bump", "minor", "--commit", "--tag"], whole);
}

#[test]
fn recovery_is_told_in_one_line() {
    let mut told = Vec::new();
    for point in 1.. {
        let sandbox = repository();
        let mut command = sandbox.kongsmith();
        command
            .env("KONGSMITH_KILL_AT", point.to_string())
            .args(["bump", "minor", "--commit", "--tag"]);
        if Ran::of(&mut command).code.is_some() {
            break;
        }
        let line = sandbox.run(&["bump", "--print", "patch"]).code(0).stderr;
        if !line.is_empty() && !told.contains(&line) {
            told.push(line);
        }
    }
    assert_eq!(
        told,
        [
            "note: removed what an interrupted run had prepared; it had changed nothing\n",
            "note: undid an interrupted bump\n",
            "note: finished an interrupted bump: it was committed already\n",
        ]
    );
}

#[test]
fn a_file_that_was_edited_since_the_kill_is_not_overwritten() {
    for point in 1.. {
        let sandbox = repository();
        let mut command = sandbox.kongsmith();
        command.env("KONGSMITH_KILL_AT", point.to_string()).args(["bump", "minor"]);
        assert!(Ran::of(&mut command).code.is_none(), "no point at which the handler had changed");
        if !sandbox.read(HANDLER_PATH).contains("1.1.0") {
            continue;
        }
        sandbox.file(HANDLER_PATH, "mine");
        let ran = sandbox.run(&["bump", "--print", "patch"]).code(3);
        assert!(ran.stderr.contains("was edited since"), "{}", ran.stderr);
        assert_eq!(sandbox.read(HANDLER_PATH), "mine");
        return;
    }
}
