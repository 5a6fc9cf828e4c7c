//! `pack` killed at each of its writes: the folder for packages is as it was or whole, and the next run completes it.

use std::fs;
use std::os::unix::process::ExitStatusExt;

use crate::harness::Sandbox;
use crate::luarocks::{Files, tree_files};

const SIGKILL: i32 = 9;

fn project() -> Sandbox {
    let version = "1.0.0";
    let sandbox = Sandbox::new();
    for name in ["a", "b"] {
        let folder = format!("plugins/{name}");
        sandbox.file(
            &format!("{folder}/kong-plugin-{name}-{version}-1.rockspec"),
            format!(
                "package = \"kong-plugin-{name}\"\nversion = \"{version}-1\"\nsource = {{ url = \"git+https://example.com/{name}.git\" }}\ndescription = {{ license = \"MIT\" }}\nbuild = {{ type = \"builtin\", modules = {{ [\"kong.plugins.{name}.handler\"] = \"handler.lua\" }} }}\n"
            ),
        );
        let handler = format!("return {{ VERSION = \"{version}\", PRIORITY = 1 }}\n");
        sandbox.file(&format!("{folder}/handler.lua"), handler);
    }
    sandbox
}

/// What stands in `dist`, journal aside.
fn dist(sandbox: &Sandbox) -> Files {
    let mut files = tree_files(&sandbox.join("dist"));
    files.retain(|path, _| !path.starts_with(".kongsmith-journal/"));
    files
}

/// What an undisturbed run makes.
fn wanted() -> Files {
    let sandbox = project();
    sandbox.run(&["pack"]).success();
    dist(&sandbox)
}

/// Kills a run at every point; gives back how many there were.
fn kill_everywhere(prepare: impl Fn(&Sandbox)) -> usize {
    let after = wanted();
    for point in 1.. {
        let sandbox = project();
        prepare(&sandbox);
        let before = dist(&sandbox);
        let mut command = sandbox.kongsmith();
        let status = command
            .arg("pack")
            .env("KONGSMITH_KILL_AT", point.to_string())
            .output()
            .unwrap()
            .status;
        if status.signal() != Some(SIGKILL) {
            assert!(status.success(), "point {point}: {status}");
            return point - 1;
        }
        // Between two renames old and new packages stand side by side, each of them whole.
        for (name, sum) in dist(&sandbox) {
            let whole = before.get(&name) == Some(&sum) || after.get(&name) == Some(&sum);
            assert!(whole, "point {point}: `{name}` is neither old nor new");
        }
        sandbox.run(&["pack"]).success();
        let mut expected = before;
        expected.extend(after.clone());
        assert_eq!(dist(&sandbox), expected, "point {point}");
        assert!(!sandbox.join("dist/.kongsmith-journal").exists(), "point {point}");
    }
    unreachable!("a run ends")
}

#[test]
fn killed_at_any_point_the_next_run_makes_all_packages() {
    let points = kill_everywhere(|_| {});
    println!("killed `pack` into a new folder at {points} points");
    assert!(points > 20, "{points}");
}

#[test]
fn killed_at_any_point_old_packages_are_old_or_new() {
    let points = kill_everywhere(|sandbox| {
        let old = [
            "kong-plugin-a-1.0.0-1.all.rock",
            "kong-plugin-b-1.0.0-1.tar.gz",
            "SHA256SUMS",
            "other.txt",
        ];
        for name in old {
            sandbox.file(&format!("dist/{name}"), "old");
        }
    });
    println!("killed `pack` over old packages at {points} points");
    assert!(points > 20, "{points}");
}

#[test]
fn a_killed_run_is_spoken_of_in_one_line() {
    let sandbox = project();
    let mut command = sandbox.kongsmith();
    let killed = command.arg("pack").env("KONGSMITH_KILL_AT", "9").output().unwrap();
    assert_eq!(killed.status.signal(), Some(SIGKILL));
    let ran = sandbox.run(&["pack"]).code(0);
    assert!(ran.stderr.contains("an earlier `pack` was interrupted"), "{}", ran.stderr);
    assert!(fs::read_dir(sandbox.join("dist")).unwrap().count() == 5);
}
