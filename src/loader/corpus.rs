//! The plugins of the corpus load as Kong would load them: `refusals.txt` beside it has those that Kong refuses.

use std::fs;

use camino::{Utf8Path, Utf8PathBuf};

use super::plugins;
use crate::environment::Environment;
use crate::project::Project;

#[test]
fn the_plugins_of_the_corpus_load_unless_they_are_written_not_to() {
    let corpus = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/testdata/plugins");
    let mut folders: Vec<Utf8PathBuf> = corpus
        .read_dir_utf8()
        .unwrap()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let (mut plugins, mut found) = (0, String::new());
    for folder in &folders {
        for refusal in refusals(folder, &mut plugins) {
            found.push_str(&refusal);
        }
    }
    println!("{plugins} plugins, {} refused", found.lines().count());
    assert!(plugins >= 40);
    let expected = corpus.join("../refusals.txt");
    if std::env::var_os("KONGSMITH_UPDATE").is_some() {
        fs::write(&expected, &found).unwrap();
    }
    snapbox::assert_data_eq!(found, snapbox::Data::read_from(expected.as_std_path(), None).raw());
}

/// Name, verdict, version, priority and phases of each plugin of a project that Kong refuses.
fn refusals(root: &Utf8Path, count: &mut usize) -> Vec<String> {
    let project = Project::open(root).unwrap();
    let environment = Environment::default();
    let mut refusals = Vec::new();
    for plugin in plugins(&project).unwrap() {
        let mut loader = plugin.loader(&project, &environment).unwrap();
        // What is installed on this machine must not matter here.
        loader.worker.path.clear();
        let told = loader.load(&plugin.name).unwrap();
        *count += 1;
        assert!(!told.phases.is_empty(), "{root}: no phase was found");
        assert!(told.schema.is_some(), "{root}: no schema was found");
        if told.load.ok {
            assert!(told.version.is_some() && told.priority.is_some(), "{root}");
            continue;
        }
        let message = told.load.message.unwrap_or_default().replace('\n', " ");
        let with = if told.load_with_dependencies.ok { "loads" } else { "refused" };
        refusals.push(format!(
            "{}: {message} | with dependencies: {with} | {} {:?} {}\n",
            told.name,
            told.version.unwrap_or_default(),
            told.priority,
            told.phases.join(",")
        ));
    }
    refusals
}
