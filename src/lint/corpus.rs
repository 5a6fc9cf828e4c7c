//! The plugins of the corpus (`tests/testdata/plugins`) give exactly the diagnostics in `tests/testdata/corpus.stderr`.

use std::fmt::Write;
use std::rc::Rc;

use camino::Utf8Path;

use super::golden::{compare, entries, file, line, luacheckrc, testdata, tree};
use super::{Levels, LuacheckConfig, Role, Subject, check};
use crate::rockspec::{ModuleSource, Rockspec};

/// The plugins of a project, with the modules that its rockspec lists and with all specs.
fn subjects(project: &Utf8Path) -> Vec<Subject> {
    let files = tree(project);
    let bytes = |path: &str| files.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes);
    let rockspec = files.iter().find(|(name, _)| name.ends_with("rockspec")).unwrap();
    let rockspec = Rockspec::from_text(rockspec.0.as_str().into(), rockspec.1.clone()).unwrap();
    let mut modules = Vec::new();
    for module in rockspec.build.modules.iter().flatten() {
        if let ModuleSource::Lua(path) = &module.source {
            modules.push((module.name.clone(), path.clone()));
        }
    }
    let names = modules.iter().filter_map(|(name, _)| {
        name.strip_prefix("kong.plugins.")?.strip_suffix(".handler").map(str::to_owned)
    });
    names
        .map(|name| {
            let mut read = Vec::new();
            for (module, path) in &modules {
                if let Some(bytes) = bytes(path) {
                    read.push(file(path, Role::Module, Some(module.clone()), bytes));
                }
            }
            for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("spec/")) {
                read.push(file(path, Role::Spec, None, bytes));
            }
            let config = bytes(".luacheckrc").map(|bytes| luacheckrc(bytes));
            let config = config.unwrap_or_else(LuacheckConfig::default);
            Subject::new(name, project, read, Rc::new(config))
        })
        .collect()
}

#[test]
fn the_corpus_gives_exactly_what_was_judged() {
    let mut found = String::new();
    for project in entries(&testdata().join("plugins")).iter().filter(|path| path.is_dir()) {
        let mut lines = Vec::new();
        for subject in subjects(project) {
            lines.extend(check(&subject, &Levels::new()).iter().map(line));
        }
        lines.dedup();
        let _ = write!(found, "== {}\n{}", project.file_name().unwrap(), lines.concat());
    }
    let problems = compare(&testdata().join("corpus.stderr"), &found);
    assert!(problems.is_none(), "{}", problems.unwrap());
}
