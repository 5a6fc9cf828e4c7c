//! The corpus of plugins is what its table says: every row has a folder and every folder a row, a
//! property stands in one row only, each plugin is of a size that means something, and a planted
//! fault is in a line that exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How many plugins the corpus must have.
const PLUGINS: usize = 40;

/// How many Lua modules a plugin must have, specs not counted.
const MODULES: usize = 3;

/// How many lines these modules must have together.
const LINES: usize = 150;

/// One row of the table in `tests/testdata/plugins/README.md`.
struct Row {
    /// The project's folder.
    name: String,
    /// What no other project has.
    property: String,
    /// The faults planted in it.
    faults: Vec<Fault>,
}

/// A planted fault: where it is and what it is.
struct Fault {
    file: String,
    line: usize,
    text: String,
}

#[test]
fn every_row_has_a_folder_and_every_folder_a_row() {
    let rows = rows();
    let named: BTreeSet<_> = rows.iter().map(|row| row.name.clone()).collect();
    assert_eq!(named.len(), rows.len(), "a plugin stands in two rows");
    assert_eq!(named, folders());
}

#[test]
fn the_corpus_has_forty_plugins_that_differ() {
    let rows = rows();
    println!(
        "{} plugins, {} with faults",
        rows.len(),
        rows.iter().filter(|row| !row.faults.is_empty()).count()
    );
    assert!(rows.len() >= PLUGINS, "{} plugins, {PLUGINS} are wanted", rows.len());

    let properties: BTreeSet<_> = rows.iter().map(|row| row.property.as_str()).collect();
    assert!(!properties.contains(""), "a row has no property");
    assert_eq!(properties.len(), rows.len(), "a property stands in two rows");
}

#[test]
fn every_plugin_has_three_modules_and_150_lines() {
    for row in rows() {
        let modules = modules(&corpus().join(&row.name));
        let lines: usize =
            modules.iter().map(|file| fs::read_to_string(file).unwrap().lines().count()).sum();
        assert!(
            modules.len() >= MODULES && lines >= LINES,
            "{}: {} modules, {lines} lines",
            row.name,
            modules.len()
        );
    }
}

#[test]
fn a_planted_fault_is_in_a_line_that_exists() {
    for row in rows() {
        assert!(row.faults.len() <= 6, "{}: more faults than a reader believes", row.name);
        for Fault { file, line, text } in row.faults {
            let content = fs::read_to_string(corpus().join(&row.name).join(&file))
                .unwrap_or_else(|error| panic!("{}: {file}: {error}", row.name));
            let found = content.lines().nth(line - 1).unwrap_or_default();
            assert!(!found.trim().is_empty(), "{}: {file}:{line} is empty ({text})", row.name);
            assert!(!text.is_empty(), "{}: {file}:{line} has no text", row.name);
        }
    }
}

#[test]
fn two_thirds_of_the_plugins_are_clean() {
    let rows = rows();
    let clean = rows.iter().filter(|row| row.faults.is_empty()).count();
    assert!(clean * 3 >= rows.len() * 2, "{clean} of {} plugins are clean", rows.len());
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/plugins")
}

/// The rows of the table. A fault is written as `` `file:line` text ``, several are parted by `<br>`.
fn rows() -> Vec<Row> {
    let text = fs::read_to_string(corpus().join("README.md")).unwrap();
    text.lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1)
        .filter(|line| line.starts_with('|'))
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [name, property, faults] = cells[..] else { panic!("not three cells: {line}") };
            let faults =
                faults.split("<br>").filter(|fault| !fault.is_empty()).map(fault).collect();
            Row { name: name.to_owned(), property: property.to_owned(), faults }
        })
        .collect()
}

fn fault(cell: &str) -> Fault {
    let parts = cell.trim().strip_prefix('`').and_then(|rest| rest.split_once('`'));
    let (place, text) = parts.unwrap_or_else(|| panic!("no place in: {cell}"));
    let (file, line) = place.rsplit_once(':').unwrap_or_else(|| panic!("no line in: {cell}"));
    Fault { file: file.to_owned(), line: line.parse().unwrap(), text: text.trim().to_owned() }
}

fn folders() -> BTreeSet<String> {
    fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}

/// The Lua files of a project outside of `spec`.
fn modules(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("spec") {
            found.extend(modules(&path));
        } else if path.extension().is_some_and(|extension| extension == "lua") {
            found.push(path);
        }
    }
    found
}
