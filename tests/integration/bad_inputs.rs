//! Every bad input in `tests/testdata/bad` is refused with exactly the text that stands beside it, and changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Ran, Sandbox};

/// How many bad inputs there must be.
const INPUTS: usize = 60;

#[test]
fn every_row_has_a_folder_every_folder_a_row_and_no_two_are_alike() {
    let rows = rows();
    let mut names: Vec<_> = rows.iter().map(|(name, _)| name.clone()).collect();
    names.sort();
    assert_eq!(names, folders());
    let mut faults: Vec<_> = rows.iter().map(|(_, fault)| fault).collect();
    faults.sort();
    faults.dedup();
    assert_eq!(faults.len(), rows.len(), "two rows name the same fault");
    assert!(rows.len() >= INPUTS, "{} bad inputs, {INPUTS} are wanted", rows.len());
}

#[test]
fn every_bad_input_is_refused_with_its_text_and_changes_nothing() {
    let update = std::env::var_os("KONGSMITH_UPDATE").is_some();
    let mut wrong = Vec::new();
    for name in folders() {
        let folder = testdata().join(&name);
        let answer = answer(&folder);
        assert_ne!(answer.code, 0, "{name} is accepted: {}", answer.stdout);
        if update {
            answer.write(&folder);
        } else if let Some(difference) = answer.difference(&folder) {
            wrong.push(format!("== {name}\n{difference}"));
        }
    }
    assert!(wrong.is_empty(), "{}\n`KONGSMITH_UPDATE=1` writes the answers anew", wrong.join("\n"));
}

struct Answer {
    stdout: String,
    stderr: String,
    code: i32,
}

impl Answer {
    fn difference(&self, folder: &Path) -> Option<String> {
        let expected = |file: &str| fs::read_to_string(folder.join(file)).ok();
        let code = expected("code").unwrap_or_default();
        let stderr = expected("stderr").unwrap_or_default();
        let stdout = expected("stdout").unwrap_or_else(|| self.stdout.clone());
        let same =
            code.trim() == self.code.to_string() && stderr == self.stderr && stdout == self.stdout;
        (!same).then(|| {
            format!(
                "expected code {} and\n{stderr}{stdout}\ngot code {} and\n{}{}",
                code.trim(),
                self.code,
                self.stderr,
                self.stdout
            )
        })
    }

    fn write(&self, folder: &Path) {
        fs::write(folder.join("code"), format!("{}\n", self.code)).unwrap();
        fs::write(folder.join("stderr"), &self.stderr).unwrap();
        if folder.join("stdout").exists() {
            fs::write(folder.join("stdout"), &self.stdout).unwrap();
        }
    }
}

/// Runs the command of a folder on a copy of its input.
fn answer(folder: &Path) -> Answer {
    let sandbox = Sandbox::new();
    let input = folder.join("in");
    let before = contents(&input);
    for (path, bytes) in &before {
        sandbox.file(path, bytes);
    }
    let arguments = fs::read_to_string(folder.join("command")).unwrap();
    let arguments: Vec<_> = arguments.lines().collect();
    let Ran { stdout, stderr, code } = sandbox.run(&arguments);
    assert_eq!(contents(sandbox.path()), before, "{} changes its directory", folder.display());
    let root = sandbox.path().to_str().unwrap();
    let plain = |text: String| text.replace(root, "[ROOT]");
    let code = code.unwrap_or_else(|| panic!("{} crashes: {stderr}", folder.display()));
    Answer { stdout: plain(stdout), stderr: plain(stderr), code }
}

/// All files below a folder, by their path in it. A missing folder is an empty one, as git keeps none.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(&below).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The rows of the table: folder and what is bad.
fn rows() -> Vec<(String, String)> {
    let table = fs::read_to_string(testdata().join("README.md")).unwrap();
    let row = |line: &str| {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let name = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
        Some((name.to_owned(), cells.next()?.to_owned()))
    };
    table.lines().filter_map(row).collect()
}

fn folders() -> Vec<String> {
    let entries = fs::read_dir(testdata()).unwrap().map(Result::unwrap);
    let mut names: Vec<_> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/bad")
}
