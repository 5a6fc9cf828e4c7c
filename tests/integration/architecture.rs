//! ARCHITECTURE.md is true: every module stands in its table, and imports point to lower ranks only.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Module name to rank, as the table in ARCHITECTURE.md has them.
fn ranks() -> BTreeMap<String, u32> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    text.lines()
        .filter_map(|line| {
            let mut cells = line.split('|').map(str::trim).skip(1);
            let rank = cells.next()?.parse().ok()?;
            Some((cells.next()?.trim_matches('`').to_owned(), rank))
        })
        .collect()
}

/// Top-level modules with the top-level modules that they name in `crate::` paths outside of comments.
fn imports() -> BTreeMap<String, Vec<(String, PathBuf)>> {
    let mut found = BTreeMap::new();
    for file in rust_files(&root().join("src")) {
        let inside = file.strip_prefix(root().join("src")).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let names: &mut Vec<_> = found.entry(module).or_default();
        for line in fs::read_to_string(&file).unwrap().lines() {
            let code = line.split("//").next().unwrap();
            for rest in code.split("crate::").skip(1) {
                let name: String =
                    rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                names.push((name, inside.to_owned()));
            }
        }
    }
    found
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_module_stands_in_the_table() {
    let listed: Vec<_> = ranks().into_keys().collect();
    let missing: Vec<_> = imports().into_keys().filter(|name| !listed.contains(name)).collect();
    assert!(missing.is_empty(), "not in ARCHITECTURE.md: {missing:?}");
}

#[test]
fn imports_point_to_lower_ranks_only() {
    let ranks = ranks();
    let mut wrong = Vec::new();
    for (module, names) in imports() {
        for (name, file) in names {
            let upward = ranks.get(&name).is_none_or(|rank| *rank >= ranks[&module]);
            if name != module && upward {
                wrong.push(format!("{}: `{module}` imports `{name}`", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
