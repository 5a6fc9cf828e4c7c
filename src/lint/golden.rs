//! The examples of lints: `tests/testdata/lints/CODE/{fires,silent}/`, each a Lua file or a folder, with what is expected
//! beside it. `KONGSMITH_UPDATE=1 cargo test` writes what is found instead. Examples that are whole projects are `check`'s.

use std::fs;
use std::rc::Rc;

use camino::{Utf8DirEntry, Utf8Path, Utf8PathBuf};

use super::{Code, File, LINTS, Levels, LuacheckConfig, Role, Subject, check, page};
use crate::diagnostic::Diagnostic;
use crate::project::{LintLevel, Settings};
use crate::vm::{self, Chunk, Compiler, Limits};

/// Reads a file as `check` does.
pub(super) fn file(path: &str, role: Role, module: Option<String>, bytes: &[u8]) -> File {
    File::new(path, role, module, bytes.to_vec(), &Compiler::new().unwrap())
}

/// A plugin of these files; those below `spec/` are specs, the others modules below `kong.plugins.NAME`.
pub(super) fn subject(name: &str, files: &[(String, Vec<u8>)]) -> Subject {
    let mut read = Vec::new();
    let mut config = LuacheckConfig::default();
    for (path, bytes) in files {
        if path == ".luacheckrc" {
            config = luacheckrc(bytes);
        } else if path.starts_with("spec/") {
            read.push(file(path, Role::Spec, None, bytes));
        } else if Utf8Path::new(path).extension() == Some("lua") {
            let inside = path.strip_prefix(&format!("kong/plugins/{name}/")).unwrap_or(path);
            let dotted = inside.trim_end_matches(".lua").replace('/', ".");
            let module = format!("kong.plugins.{name}.{}", dotted.trim_end_matches(".init"));
            read.push(file(path, Role::Module, Some(module), bytes));
        }
    }
    Subject::new(name, "/", read, Rc::new(config))
}

/// What a `.luacheckrc` comes to.
pub(super) fn luacheckrc(bytes: &[u8]) -> LuacheckConfig {
    let assigned = vm::luacheckrc::run(Chunk::new(".luacheckrc", bytes), Limits::ROCKSPEC);
    LuacheckConfig::of(&assigned.unwrap()).unwrap()
}

/// A diagnostic as a line of text, with a second line for its help.
pub(crate) fn line(diagnostic: &Diagnostic) -> String {
    let place = match (&diagnostic.file, diagnostic.span) {
        (Some(file), Some(span)) => format!("{file}:{}:{}: ", span.line, span.column),
        (Some(file), None) => format!("{file}: "),
        _ => String::new(),
    };
    let severity = format!("{:?}", diagnostic.severity).to_lowercase();
    let help = diagnostic.help.as_ref().map(|help| format!("    help: {help}\n"));
    let help = help.unwrap_or_default();
    format!("{place}{severity}[{}] {}\n{help}", diagnostic.code, diagnostic.message)
}

pub(crate) fn testdata() -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata")
}

fn updates() -> bool {
    std::env::var_os("KONGSMITH_UPDATE").is_some()
}

/// Compares with a file, or writes it.
pub(crate) fn compare(path: &Utf8Path, found: &str) -> Option<String> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return None;
    }
    if updates() {
        if found.is_empty() {
            fs::remove_file(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, found).unwrap();
        }
        return None;
    }
    Some(format!("{path}\nexpected:\n{expected}found:\n{found}"))
}

pub(crate) fn entries(folder: &Utf8Path) -> Vec<Utf8PathBuf> {
    let read = folder.read_dir_utf8().map(Iterator::flatten);
    let mut paths: Vec<_> = read.into_iter().flatten().map(Utf8DirEntry::into_path).collect();
    paths.sort();
    paths
}

/// Whether an example is a whole project, which `check` gathers.
pub(crate) fn is_project(example: &Utf8Path) -> bool {
    let is_part = |path: &Utf8PathBuf| {
        path.extension() == Some("rockspec")
            || path.file_name() == Some("kong")
            || path.file_name() == Some("kongsmith.toml")
    };
    entries(example).iter().any(is_part)
}

/// All files below a folder, with their paths relative to it.
pub(super) fn tree(folder: &Utf8Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in entries(&next) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder).unwrap().to_string();
                files.push((relative, fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

fn found(code: &str, path: &Utf8Path) -> String {
    let files = if path.is_dir() {
        tree(path)
    } else if path.as_str().ends_with("_spec.lua") {
        let name = format!("spec/sample/{}", path.file_name().unwrap());
        vec![(name, fs::read(path).unwrap())]
    } else {
        vec![("kong/plugins/sample/handler.lua".to_owned(), fs::read(path).unwrap())]
    };
    let subject = subject("sample", &files);
    let mut levels = Levels::new();
    if code != "missing-spec" {
        levels.insert("missing-spec".to_owned(), LintLevel::Off);
    }
    check(&subject, &levels).iter().map(line).collect()
}

#[test]
fn every_lint_fires_and_is_silent_as_its_examples_say() {
    let mut problems = Vec::new();
    for lint in LINTS {
        for (kind, fires) in [("fires", true), ("silent", false)] {
            let folder = testdata().join("lints").join(lint.code).join(kind);
            let mut cases = 0;
            for path in entries(&folder) {
                if !path.is_dir() && path.extension() != Some("lua") {
                    continue;
                }
                cases += 1;
                if is_project(&path) {
                    continue;
                }
                let found = found(lint.code, &path);
                if found.contains(&format!("[{}]", lint.code)) != fires {
                    problems.push(format!("{path}: {found}"));
                }
                let expected = if path.is_dir() {
                    path.join("expected.stderr")
                } else {
                    path.with_extension("stderr")
                };
                problems.extend(compare(&expected, &found));
            }
            if cases == 0 {
                problems.push(format!("`{}` has no example in `{folder}`", lint.code));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_pages_are_made_of_the_explanations() {
    let docs = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut problems = Vec::new();
    for lint in LINTS {
        problems.extend(compare(&docs.join(format!("lints/{}.md", lint.code)), &page(lint)));
    }
    problems.extend(compare(&docs.join("lints.md"), &super::document::index()));
    let known = |path: &Utf8PathBuf| LINTS.iter().any(|lint| Some(lint.code) == path.file_stem());
    problems.extend(
        entries(&docs.join("lints"))
            .iter()
            .filter(|path| !known(path))
            .map(|path| format!("{path}: no lint has that name")),
    );
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_examples_of_explanations_are_lua() {
    for lint in LINTS.iter().filter(|lint| !["syntax-error", "unread-file"].contains(&lint.code)) {
        for example in [lint.explanation.bad, lint.explanation.good] {
            if example.starts_with("[check") {
                assert!(toml::from_str::<Settings>(example).is_ok(), "{}: {example}", lint.code);
                continue;
            }
            let code = file("example.lua", Role::Module, None, example.as_bytes()).code;
            assert!(matches!(code, Code::Script(_)), "{}: {code:?}\n{example}", lint.code);
        }
    }
}
