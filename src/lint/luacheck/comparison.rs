//! What the real luacheck says about the same trees: every finding of its codes 011, 111, 112, 113 and 143 is ours, and
//! none of ours is not luacheck's.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;
use std::rc::Rc;

use camino::Utf8Path;

use super::super::golden::{entries, file, luacheckrc, testdata, tree};
use super::super::{Code, Role, Subject};
use super::Config;

/// File, line, column and code; a file with a syntax error stands there alone.
type Finding = (String, usize, usize, String);

/// Runs luacheck in a folder. Without a `.luacheckrc` there, it gets the options that we take then.
fn theirs(folder: &Utf8Path) -> BTreeSet<Finding> {
    let mut command = Command::new("luacheck");
    command.args(["--formatter", "plain", "--codes", "--no-cache", "."]).current_dir(folder);
    if !folder.join(".luacheckrc").exists() {
        command.args(["--no-config", "--std", "ngx_lua+busted", "--globals", "kong"]);
    }
    let output = command.output().expect("luacheck is missing: apt-get install lua-check");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!text.contains("Critical error"), "{folder}: {text}");
    text.lines().filter_map(|line| finding(line.trim_start_matches("./"))).collect()
}

/// `path:line:column: (W113) message`
fn finding(line: &str) -> Option<Finding> {
    let (place, rest) = line.split_once(": (")?;
    let code = rest.get(1..4)?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let path = parts.next()?.to_owned();
    match code {
        "011" => Some((path, 0, 0, code.to_owned())),
        "111" | "112" | "113" | "143" => Some((path, line, column, code.to_owned())),
        _ => None,
    }
}

fn ours(folder: &Utf8Path) -> BTreeSet<Finding> {
    let mut config = Config::default();
    let mut files = Vec::new();
    for (path, bytes) in tree(folder) {
        if path == ".luacheckrc" {
            config = luacheckrc(&bytes);
        } else if Utf8Path::new(&path).extension() == Some("lua") {
            let role = if path.starts_with("spec/") { Role::Spec } else { Role::Module };
            files.push(file(&path, role, None, &bytes));
        }
    }
    let subject = Subject::new("any", folder, files, Rc::new(config));
    let mut found = BTreeSet::new();
    for (file, findings) in subject.files.iter().zip(subject.globals()) {
        if let Code::Invalid(..) = file.code {
            found.insert((file.path.to_string(), 0, 0, "011".to_owned()));
        }
        for finding in findings {
            let (line, column) = file.lines.place(file.text.as_bytes(), finding.found.range.start);
            found.insert((file.path.to_string(), line, column, finding.code.to_owned()));
        }
    }
    found
}

/// Compares a folder and gives back what differs, and how many findings do not.
fn differences(folder: &Utf8Path, report: &mut String) -> usize {
    let (theirs, ours) = (theirs(folder), ours(folder));
    for missing in theirs.difference(&ours) {
        let _ = writeln!(report, "{folder}: only luacheck finds {missing:?}");
    }
    for more in ours.difference(&theirs) {
        let _ = writeln!(report, "{folder}: only kongsmith finds {more:?}");
    }
    theirs.intersection(&ours).count()
}

#[test]
fn luacheck_finds_the_same() {
    let mut report = String::new();
    let (mut folders, mut findings) = (0, 0);
    for parent in ["luacheck", "plugins"] {
        for folder in entries(&testdata().join(parent)).iter().filter(|path| path.is_dir()) {
            folders += 1;
            findings += differences(folder, &mut report);
        }
    }
    println!("{findings} findings in {folders} folders");
    assert!(report.is_empty(), "{report}");
}
