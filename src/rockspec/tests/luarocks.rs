//! The real `luarocks lint` and kongsmith say the same of every rockspec in `tests/testdata`, in the same words.

use std::fs;
use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};

use super::super::{Examined, examine};
use crate::diagnostic::{Diagnostic, Severity};

/// How many rockspecs of different shapes there must be.
const SHAPES: usize = 25;

/// Programs that LuaRocks would run until the machine gives up.
pub(crate) const BOUNDLESS: [&str; 5] = [
    "rockspec-endless-loop",
    "rockspec-huge-string",
    "rockspec-huge-table",
    "rockspec-slow-pattern",
    "rockspec-doubled-table",
];

fn testdata() -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata")
}

/// The rows of the table of rockspecs: folder, property, `lint` column.
fn rows() -> Vec<[String; 3]> {
    let table = fs::read_to_string(testdata().join("rockspecs/README.md")).unwrap();
    let cells = |line: &str| {
        let cells: Vec<_> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let name = cells.get(1)?.strip_prefix('`')?.strip_suffix('`')?.to_owned();
        Some([name, cells.get(2)?.clone(), cells.get(3)?.clone()])
    };
    table.lines().filter_map(cells).collect()
}

pub(crate) fn folders(below: &str) -> Vec<Utf8PathBuf> {
    let mut folders: Vec<_> = testdata()
        .join(below)
        .read_dir_utf8()
        .unwrap()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

pub(crate) fn rockspec_in(folder: &Utf8Path) -> Utf8PathBuf {
    let entries = folder.read_dir_utf8().unwrap().map(|entry| entry.unwrap().into_path());
    let mut found = entries.filter(|path| path.extension() == Some("rockspec"));
    found.next().unwrap_or_else(|| panic!("no rockspec in {folder}"))
}

fn examined(path: &Utf8Path) -> Vec<Diagnostic> {
    let shown = Utf8Path::new(path.file_name().unwrap());
    let Examined { diagnostics, rockspec, .. } = examine(shown, fs::read(path).unwrap()).unwrap();
    let refused = diagnostics.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(rockspec.is_none(), refused, "{path}");
    diagnostics
}

/// The verdict of `luarocks lint` and what it says.
pub(crate) fn luarocks(path: &Utf8Path) -> (bool, String) {
    let home = tempfile::tempdir().unwrap();
    let output = Command::new("luarocks")
        .args(["lint", path.as_str()])
        .env("HOME", home.path())
        .env("LC_ALL", "C")
        .output()
        .expect("`luarocks` must be installed; `scripts/test` installs what the tests need");
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[track_caller]
fn compare(path: &Utf8Path) -> bool {
    let (accepted, said) = luarocks(path);
    let found = examined(path);
    let ours: Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(found.is_empty(), accepted, "{path}\nLuaRocks: {said}\nkongsmith: {ours:?}");
    let is_crash = said.contains("LuaRocks 3.8.0 bug");
    if let Some(first) = found.first()
        && !is_crash
    {
        match first.code {
            // 3.12 says `description.license` where 3.8 says `license`; Lua 5.1 and LuaJIT differ in their errors.
            "rockspec-license" => {}
            "rockspec-load" | "rockspec-run" => {
                let prefix = first.message.split(": ").next().unwrap();
                let line = first.span.map(|span| format!(":{}: ", span.line)).unwrap_or_default();
                let both = |text| said.contains(text) && first.message.contains(text);
                let same =
                    said.contains(prefix) && (said.contains(&line) || both("stack overflow"));
                assert!(same || first.message.contains("binary"), "{path}\n{said}\n{first:?}");
            }
            _ => assert!(said.contains(&first.message), "{path}\n{said}\n{}", first.message),
        }
    }
    accepted
}

#[test]
fn every_row_has_a_folder_a_property_of_its_own_and_the_verdict_of_luarocks() {
    let rows = rows();
    assert!(rows.len() >= SHAPES, "{} rockspecs", rows.len());
    let names: Vec<_> = rows.iter().map(|[name, ..]| name.clone()).collect();
    let found: Vec<_> = folders("rockspecs");
    let found: Vec<_> = found.iter().map(|path| path.file_name().unwrap()).collect();
    assert_eq!(names, found);
    let mut properties: Vec<_> = rows.iter().map(|[_, property, _]| property).collect();
    properties.sort();
    properties.dedup();
    assert_eq!(properties.len(), rows.len(), "two rockspecs have one property");
    for [name, _, lint] in &rows {
        let path = rockspec_in(&testdata().join("rockspecs").join(name));
        assert_eq!(compare(&path), lint == "yes", "{name}");
    }
}

#[test]
fn what_luarocks_refuses_is_refused_in_its_words() {
    let mut refused = 0;
    for folder in folders("bad") {
        let name = folder.file_name().unwrap();
        if !name.starts_with("rockspec-") || BOUNDLESS.contains(&name) {
            continue;
        }
        if !compare(&rockspec_in(&folder.join("in"))) {
            refused += 1;
        }
    }
    assert!(refused >= 40, "{refused} refused");
}
