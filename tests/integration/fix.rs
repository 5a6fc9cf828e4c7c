//! `kongsmith check --fix`: projects before and after, what is left alone, and what a run that is killed leaves.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Ran, Sandbox};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/fix");
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// All files below a folder but git's, with their contents.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with(".git") {
                folders.push(path);
            } else if path.is_file() {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Fails the test where two folders differ, and shows what is in the files that do.
#[track_caller]
fn same(case: &Path, found: &Path, expected: &Path) {
    let (found, expected) = (files(found), files(expected));
    let only = |these: &[(String, Vec<u8>)], others: &[(String, Vec<u8>)]| {
        let these = these.iter().filter(|file| !others.contains(file));
        let texts = these.map(|(name, text)| format!("{name}\n{}", String::from_utf8_lossy(text)));
        texts.collect::<String>()
    };
    let (more, less) = (only(&found, &expected), only(&expected, &found));
    assert!(found == expected, "{}\nfound:\n{more}\nexpected:\n{less}", case.display());
}

fn copy(from: &Path, sandbox: &Sandbox) {
    for (name, contents) in files(from) {
        sandbox.file(&name, contents);
    }
}

fn started(case: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/fix");
    copy(&folder.join(case).join("in"), &sandbox);
    sandbox
}

fn updates() -> bool {
    std::env::var_os("KONGSMITH_UPDATE").is_some()
}

/// Every case becomes its `out`, says what stands in its `stdout`, and is left as it is by a second run.
#[test]
fn projects_are_repaired_as_their_goldens_say() {
    let cases = cases();
    assert!(cases.len() >= 6);
    for case in &cases {
        let sandbox = started(case.file_name().unwrap().to_str().unwrap());
        let before = files(sandbox.path());
        let shown = sandbox.run(&["check", "--fix", "--dry-run"]);
        assert!(files(sandbox.path()) == before, "{}: a dry run wrote", case.display());
        let ran = sandbox.run(&["check", "--fix"]);
        let (out, stdout) = (case.join("out"), case.join("stdout"));
        if updates() {
            let _ = fs::remove_dir_all(&out);
            for (name, contents) in files(sandbox.path()) {
                let path = out.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, contents).unwrap();
            }
            fs::write(&stdout, &ran.stdout).unwrap();
        }
        same(case, sandbox.path(), &out);
        assert_eq!(ran.stdout, fs::read_to_string(&stdout).unwrap(), "{}", case.display());
        let again = sandbox.run(&["check", "--fix"]);
        same(case, sandbox.path(), &out);
        assert_eq!(again.code, ran.code);
        assert!(!again.stdout.lines().any(|line| line.starts_with("fixed")), "{}", again.stdout);
        // The diff is what was done.
        let patched = started(case.file_name().unwrap().to_str().unwrap());
        let diff = shown.stdout.find("\n--- ").into_iter().chain(shown.stdout.find("\ndiff --git"));
        let Some(start) = diff.min() else { continue };
        let end = shown.stdout.rfind("\n\nNext:").unwrap_or(shown.stdout.len());
        let diff = &shown.stdout[start + 1..end];
        let diff = &diff[..=diff.rfind("\n\n").unwrap()];
        patched.file("fix.diff", diff);
        patched.tool("git", &["init", "-q"]).success();
        patched.tool("git", &["apply", "fix.diff"]).success();
        fs::remove_file(patched.join("fix.diff")).unwrap();
        same(case, patched.path(), &out);
    }
    println!("{} projects", cases.len());
}

/// Line breaks, a byte-order mark and bytes that are no text stay.
#[test]
fn other_line_breaks_and_bytes_stay() {
    for case in cases() {
        let sandbox = Sandbox::new();
        for (name, contents) in files(&case.join("in")) {
            let text = String::from_utf8(contents).unwrap().replace('\n', "\r\n");
            sandbox.file(&name, text);
        }
        let _ = sandbox.run(&["check", "--fix"]);
        for (name, contents) in files(&case.join("out")) {
            let text = String::from_utf8(contents).unwrap().replace('\n', "\r\n");
            assert_eq!(sandbox.read(&name), text, "{}: {name}", case.display());
        }
    }
    let sandbox = started("trivia");
    let path = "kong/plugins/greeter/handler.lua";
    let odd = [b"\xEF\xBB\xBF", sandbox.read(path).as_bytes(), b"\n-- \xFF\xE4\n"].concat();
    sandbox.file(path, odd);
    let _ = sandbox.run(&["check", "--fix"]);
    let bytes = fs::read(sandbox.join(path)).unwrap();
    let out =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/fix/trivia/out").join(path);
    let expected = [b"\xEF\xBB\xBF", &fs::read(out).unwrap()[..], b"\n-- \xFF\xE4\n"].concat();
    assert_eq!(bytes, expected);
}

#[cfg(unix)]
#[test]
fn files_that_must_not_change_are_left_alone_and_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let sandbox = started("trivia");
    let path = sandbox.join("kong/plugins/greeter/handler.lua");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let spec = sandbox.join("spec/greeter/01_spec.lua");
    let elsewhere = Sandbox::new();
    fs::rename(&spec, elsewhere.join("real.lua")).unwrap();
    symlink(elsewhere.join("real.lua"), &spec).unwrap();
    let (before, spec_before) = (fs::read(&path).unwrap(), fs::read(&spec).unwrap());
    let ran = sandbox.run(&["check", "--fix"]);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read(&spec).unwrap(), spec_before);
    assert!(ran.stdout.contains("there is no function `kong.log.error`: the file is read-only"));
    assert!(ran.stdout.contains("fixed kong-plugin-greeter-1.0.0-1.rockspec:5:"), "{}", ran.stdout);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let _ = sandbox.run(&["check", "--fix"]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o755);
}

#[test]
fn json_lists_the_files_and_what_was_fixed() {
    let sandbox = started("not-certain");
    let planned = sandbox.run(&["check", "--fix", "--dry-run", "--format", "json"]).code(1).json();
    assert_eq!(planned["dry_run"], true);
    assert!(planned["diff"].as_str().unwrap().contains("+  kong.log.err("));
    assert_eq!(planned["fixed"][0]["code"], "unknown-pdk-function");
    let answer = sandbox.run(&["check", "--fix", "--format", "json"]).code(1).json();
    assert_eq!(answer["files"][0]["path"], "kong/plugins/doubtful/handler.lua");
    assert_eq!(answer["files"][0]["action"], "changed");
    assert_eq!(answer["fixed"].as_array().unwrap().len(), 1);
    assert_eq!(answer["not_fixed"][0]["diagnostic"]["code"], "phase-name");
    assert!(answer["not_fixed"][0]["reason"].as_str().unwrap().contains("pdk-phase"));
    let codes: Vec<_> =
        answer["diagnostics"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["unlisted-module", "phase-name"]);
}

#[test]
fn what_is_repairable_says_so() {
    let sandbox = started("not-certain");
    let ran = sandbox.run(&["check"]).code(1);
    // Of the two that have a repair, one is not proven.
    let promised = ran.stderr.matches("`kongsmith check --fix` repairs this").count();
    assert_eq!(promised, 1, "{}", ran.stderr);
    assert!(ran.stdout.contains("\n  kongsmith check --fix\n"), "{}", ran.stdout);
    let ran = sandbox.run(&["check", "--fix"]).code(1);
    assert!(!ran.stderr.contains("--fix"), "{}", ran.stderr);
    assert!(!ran.stdout.contains("--fix"), "{}", ran.stdout);
    let log = started("trivia").run(&["check", "--format", "sarif"]).json();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found = results.iter().find(|found| found["ruleId"] == "unknown-pdk-function").unwrap();
    let replacement = &found["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "err");
    assert_eq!(replacement["deletedRegion"]["startLine"], 20);
    assert_eq!(replacement["deletedRegion"]["startColumn"], 12);
}

/// Locals whose removal would move the line that an `assert` names. Each repair fails, and after some failures the rest is
/// not tried: one by one it would be a check for each.
#[test]
fn repairs_that_break_something_are_given_up_after_some() {
    let sandbox = Sandbox::new();
    let locals: Vec<_> =
        (0..150).map(|index| format!("do\n  local unused{index} = 1\nend\n")).collect();
    let locals = locals.concat();
    let handler = format!(
        "{locals}assert(debug.getinfo(1).currentline == 451)\nreturn {{ VERSION = \"1.0.0\", PRIORITY = 17 }}\n"
    );
    sandbox.file("kong/plugins/fixed/handler.lua", handler);
    sandbox.file("kong/plugins/fixed/schema.lua", "return { name = \"fixed\", fields = {} }\n");
    let checked = sandbox.run(&["check"]);
    assert!(checked.stderr.contains("`unused0` is not used"), "{}", checked.stderr);
    assert!(!checked.stderr.contains("--fix` repairs this"), "{}", checked.stderr);
    let fixed = sandbox.run(&["check", "--fix", "--dry-run", "--format", "json"]).json();
    let left = fixed["not_fixed"].as_array().unwrap();
    let given_up = left.iter().filter(|one| one["reason"].as_str().unwrap().contains("too many"));
    let given_up = given_up.count();
    assert!((50..150).contains(&given_up), "{given_up}");
}

fn repository(case: &str) -> Sandbox {
    let sandbox = started(case);
    for arguments in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "all"]] {
        sandbox.tool("git", arguments).success();
    }
    sandbox
}

/// Changes that are not committed stay beside the repairs, and the index gets nothing but new names.
#[test]
fn a_work_tree_with_changes_is_repaired() {
    let sandbox = repository("file-name");
    let old = "kong-plugin-renamed-0.9.0-1.rockspec";
    let mine = format!("-- mine\n{}", sandbox.read(old));
    sandbox.file(old, &mine);
    let _ = sandbox.run(&["check", "--fix"]).code(0);
    let status = sandbox.tool("git", &["status", "--porcelain"]).stdout;
    assert_eq!(status, format!("RM {old} -> kong-plugin-renamed-1.0.0-1.rockspec\n"));
    assert!(sandbox.read("kong-plugin-renamed-1.0.0-1.rockspec").starts_with("-- mine\n"));
}

/// A file that gets nothing but a new name keeps its place in the index: committed, staged or not there at all.
#[test]
fn a_file_is_renamed_wherever_git_has_it() {
    let (new, wrong) = ("kong-plugin-greeter-1.0.0-1.rockspec", "greeter-1.0.0-1.rockspec");
    for (arguments, status) in [
        (&["commit", "-qm", "all"][..], format!("R  {wrong} -> {new}\n")),
        (&["status"], format!("A  {new}\n")),
        (&["reset", "-q"], String::new()),
    ] {
        for folder in ["", "plugins/greeter/"] {
            let sandbox = Sandbox::new();
            let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/fix/trivia/out");
            for (name, contents) in files(&out) {
                sandbox.file(&format!("{folder}{}", name.replace(new, wrong)), contents);
            }
            sandbox.tool("git", &["init", "-q"]).success();
            sandbox.tool("git", &["add", "."]).success();
            sandbox.tool("git", arguments).success();
            let ran = sandbox.run(&["check", "--fix"]);
            assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
            assert!(sandbox.join(&format!("{folder}{new}")).exists());
            let shown = sandbox.tool("git", &["status", "--porcelain", "--", "*.rockspec"]).stdout;
            let status = status.replace(new, &format!("{folder}{new}"));
            let status = status.replace(&format!("  {wrong}"), &format!("  {folder}{wrong}"));
            assert!(shown == status || status.is_empty() && shown.starts_with("??"), "{shown}");
        }
    }
}

/// Kills a run at its first point, its second and so on until one survives. After each kill the next command must find the
/// project in its old state or in the new one. Gives back how many points there were.
fn kill_everywhere(start: impl Fn() -> Sandbox, in_git: bool) -> usize {
    let look = |sandbox: &Sandbox| {
        let status = ["status", "--porcelain"];
        let status = if in_git { sandbox.tool("git", &status).stdout } else { String::new() };
        (files(sandbox.path()), status)
    };
    let done = start();
    let old = look(&done);
    let _ = done.run(&["check", "--fix"]);
    let new = look(&done);
    let mut seen = [0, 0];
    for point in 1.. {
        let sandbox = start();
        let mut command = sandbox.kongsmith();
        command.env("KONGSMITH_KILL_AT", point.to_string()).args(["check", "--fix"]);
        let survived = Ran::of(&mut command).code.is_some();
        let next = sandbox.run(&["bump", "--print", "patch"]);
        assert!(next.stderr.lines().filter(|line| line.starts_with("note:")).count() <= 1);
        let now = look(&sandbox);
        assert!(!sandbox.join(".git/kongsmith").exists(), "point {point}: a journal is left");
        assert!(!sandbox.join(".kongsmith-journal").exists(), "point {point}: a journal is left");
        assert!(now == old || now == new, "point {point}: neither old nor new: {}", next.stderr);
        if survived {
            assert!(now == new && seen.iter().all(|count| *count > 0), "{seen:?}");
            println!("killed --fix at {} points: {} old, {} new", point - 1, seen[0], seen[1]);
            return point - 1;
        }
        seen[usize::from(now == new)] += 1;
    }
    unreachable!("there are more numbers than points")
}

#[test]
fn killed_anywhere_the_project_is_old_or_new() {
    assert!(kill_everywhere(|| started("trivia"), false) > 30);
}

#[test]
fn killed_anywhere_in_git_the_project_is_old_or_new() {
    assert!(kill_everywhere(|| repository("trivia"), true) > 30);
}

#[test]
fn killed_while_renaming_in_git_the_project_is_old_or_new() {
    assert!(kill_everywhere(|| repository("file-name"), true) > 30);
}
