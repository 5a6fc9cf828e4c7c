//! The plugins of the corpus (`tests/testdata/plugins`) give exactly the diagnostics in `tests/testdata/corpus.stderr`, and
//! load as Kong would load them: `refusals.txt` beside it has those that Kong refuses.

use std::fmt::Write;

use camino::Utf8Path;

use super::{Checked, Options, Unit, bases};
use crate::lint::golden::{compare, entries, line, testdata};
use crate::loader::LoadedPlugin;
use crate::project::Project;

#[test]
fn the_corpus_gives_exactly_what_was_judged() {
    let (mut plugins, mut found, mut refused) = (0, String::new(), String::new());
    for root in entries(&testdata().join("plugins")).iter().filter(|path| path.is_dir()) {
        let _ = writeln!(found, "== {}", root.file_name().unwrap());
        for checked in check(root) {
            plugins += 1;
            found.extend(checked.diagnostics.iter().map(line));
            refused.extend(refusal(root, &checked.loaded.unwrap()));
        }
    }
    println!("{plugins} plugins, {} refused", refused.lines().count());
    assert!(plugins >= 40);
    let problems: Vec<_> = [("corpus.stderr", found), ("refusals.txt", refused)]
        .into_iter()
        .filter_map(|(file, text)| compare(&testdata().join(file), &text))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn check(root: &Utf8Path) -> Vec<Checked> {
    let project = Project::open(root).unwrap();
    let options = Options::default();
    let mut plugins = Vec::new();
    for base in bases(&project) {
        let mut unit = Unit::open(&project, &base, &[], &options.environment).unwrap();
        // What is installed on this machine must not matter here.
        unit.path.clear();
        let checked = unit.check(&project, &options).unwrap();
        assert!(checked.diagnostics.is_empty(), "{root}");
        plugins.extend(checked.plugins);
    }
    plugins
}

/// What Kong says to a plugin that it refuses, and what is known of it all the same.
fn refusal(root: &Utf8Path, told: &LoadedPlugin) -> Option<String> {
    assert!(!told.phases.is_empty(), "{root}: no phase was found");
    assert!(told.schema.is_some(), "{root}: no schema was found");
    if told.load.ok {
        assert!(told.version.is_some() && told.priority.is_some(), "{root}");
        return None;
    }
    let message = told.load.message.clone().unwrap_or_default().replace('\n', " ");
    let with = if told.load_with_dependencies.ok { "loads" } else { "refused" };
    Some(format!(
        "{}: {message} | with dependencies: {with} | {} {:?} {}\n",
        told.name,
        told.version.clone().unwrap_or_default(),
        told.priority,
        told.phases.join(",")
    ))
}
