//! The documents are true: every example in README.md and docs/ runs and prints what is shown.
//!
//! A `console` block holds commands behind `$ ` and what they print; `[..]` stands for any text in a line and `...` for
//! any lines. The blocks of one document run in order in one empty directory. A comment `<!-- run: COMMAND -->` is run
//! too, unseen by the reader. Further fenced blocks: `toml` named `kongsmith.toml` must be settings that parse.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Ran, Sandbox};

/// One step of a document.
struct Example {
    line: usize,
    command: String,
    expected: Option<String>,
}

#[test]
fn every_console_example_prints_what_is_shown() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let sandbox = Sandbox::new();
        for example in examples(&text) {
            count += 1;
            if let Err(difference) = check(&sandbox, &example) {
                wrong.push(format!("{}:{}: {difference}", document.display(), example.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    println!("{count} examples");
    assert!(count > 0);
}

#[test]
fn every_link_between_the_documents_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            let outside = file.contains("://") || file.is_empty();
            if !outside && !document.parent().unwrap().join(file).exists() {
                broken.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn documents() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = vec![root.join("README.md"), root.join("ARCHITECTURE.md")];
    let mut docs: Vec<_> = fs::read_dir(root.join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    docs.sort();
    found.extend(docs);
    found
}

fn examples(text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        if let Some(command) =
            line.strip_prefix("<!-- run: ").and_then(|rest| rest.strip_suffix(" -->"))
        {
            found.push(Example { line: index + 1, command: command.to_owned(), expected: None });
        } else if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            let expected = Some(String::new());
            found.push(Example { line: index + 1, command: command.to_owned(), expected });
        } else if inside && let Some(last) = found.last_mut() {
            match &mut last.expected {
                Some(expected) if !last.command.ends_with('\\') => {
                    expected.push_str(line);
                    expected.push('\n');
                }
                _ => {
                    last.command.push('\n');
                    last.command.push_str(line);
                }
            }
        }
    }
    found
}

fn check(sandbox: &Sandbox, example: &Example) -> Result<(), String> {
    let binaries = Path::new(env!("CARGO_BIN_EXE_kongsmith")).parent().unwrap();
    let mut shell = sandbox.isolated("bash");
    let path = std::env::var_os("PATH").unwrap();
    shell.env("PATH", format!("{}:{}", binaries.display(), path.display()));
    // `cd` lasts from one example to the next.
    let script = format!(
        "exec 2>&1; cd \"$(cat \"$HOME/.cwd\" 2>/dev/null || pwd)\"\n{}\nstatus=$?; pwd > \"$HOME/.cwd\"; exit $status",
        example.command
    );
    let ran = Ran::of(shell.args(["-c", &script]));
    match &example.expected {
        None if ran.code == Some(0) => Ok(()),
        None => Err(format!("`{}` failed:\n{}", example.command, ran.stdout)),
        Some(expected) => compare(&example.command, expected.trim_end(), ran.stdout.trim_end()),
    }
}

fn compare(command: &str, expected: &str, actual: &str) -> Result<(), String> {
    if matches(&lines(expected), &lines(actual)) {
        return Ok(());
    }
    Err(format!("`{command}` printed\n{actual}\n--- but the document shows\n{expected}"))
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim_end).collect()
}

/// `...` as a line stands for any number of lines.
fn matches(expected: &[&str], actual: &[&str]) -> bool {
    match (expected, actual) {
        ([], []) => true,
        (["...", rest @ ..], _) => {
            (0..=actual.len()).any(|skipped| matches(rest, &actual[skipped..]))
        }
        ([first, expected @ ..], [line, actual @ ..]) => {
            line_matches(first, line) && matches(expected, actual)
        }
        _ => false,
    }
}

/// `[..]` in a line stands for any text.
fn line_matches(expected: &str, actual: &str) -> bool {
    let mut parts = expected.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = actual.strip_prefix(first) else { return false };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}
