//! The layout of a rock: which file of the source tree is deployed where.
//!
//! It follows LuaRocks' build (`luarocks.build`, `luarocks.build.builtin`) for rockspecs without C: modules, the folder
//! `lua/`, `install`, `copy_directories`, documents, in this order, so that a later file takes the place of an earlier
//! one. Problems are collected, so that all of them are seen at once.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use super::documents;
use super::entry::{Contents, READ, RUN, path_fault};
use super::problems::{self, Problems};
use super::tree::{Similar, SourceTree, Trouble, Walk, join};
use crate::diagnostic::Repair;
use crate::rockspec::{
    BuildKind, Deployed, Detected, Format, Module, ModuleSource, Rockspec, autodetect, inside,
};

/// A file on its way into a rock.
#[derive(Clone, Debug)]
pub(crate) struct Placement {
    /// Path in the source tree.
    pub(crate) source: String,
    pub(crate) contents: Contents,
    pub(crate) mode: u32,
    /// The directory that it is copied with, when it is not there for its own name.
    pub(crate) swept: Option<String>,
}

/// The files of a rock by their path in it, `rock_manifest` and rockspec aside.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    pub(crate) files: BTreeMap<String, Placement>,
    /// Directories of the rock that have nothing in them.
    pub(crate) empty_directories: Vec<String>,
    /// Where those come from in the source tree: `luarocks make` fails without them.
    pub(crate) empty_sources: Vec<String>,
}

/// Lays out the rock of `rockspec`, whose patches `tree` has already.
pub(crate) fn build(rockspec: &Rockspec, tree: &mut SourceTree, problems: &mut Problems) -> Layout {
    let mut builder = Builder { layout: Layout::default(), rockspec, tree, problems };
    let found = builder.detect();
    let deployment = rockspec.deployment(found.as_ref());
    builder.problems.extend(deployment.diagnostics);
    let (modules, installed): (Vec<_>, Vec<_>) =
        deployment.files.into_iter().partition(|file| file.module.is_some());
    builder.place_all(&modules);
    if rockspec.build.kind == BuildKind::Builtin && builder.tree.is_directory("lua") {
        builder.sweep("lua", "lua", &["build"]);
    }
    builder.place_all(&installed);
    builder.copy_directories(found.as_ref());
    builder.layout
}

struct Builder<'a> {
    layout: Layout,
    rockspec: &'a Rockspec,
    tree: &'a mut SourceTree,
    problems: &'a mut Problems,
}

impl Builder<'_> {
    /// What LuaRocks finds by itself where a rockspec of format 3.0 lists no modules.
    fn detect(&mut self) -> Option<Detected> {
        let build = &self.rockspec.build;
        let listed = build.modules.is_some() || self.rockspec.format < Format::V3_0;
        if build.kind != BuildKind::Builtin || listed {
            return None;
        }
        match self.tree.walk_where("", &|_, name| name != ".git") {
            Ok(walk) => {
                let paths = |paths: Vec<String>| -> Vec<_> {
                    paths.into_iter().map(Utf8PathBuf::from).collect()
                };
                Some(autodetect(&paths(walk.files), &paths(walk.empty_directories)))
            }
            Err((path, trouble)) => {
                self.refuse(&["build"], &path, "below the source directory", &trouble);
                Some(Detected::default())
            }
        }
    }

    fn place_all(&mut self, files: &[Deployed]) {
        for file in files {
            let part = file.part.name();
            let field = match &file.module {
                Some(name) => ["build", "modules", name],
                None => ["build", "install", part],
            };
            let what = match &file.module {
                Some(name) => format!("the source of module `{name}`"),
                None => format!("which `build.install.{part}` lists"),
            };
            match self.tree.file(file.source.as_str()) {
                Ok(contents) => {
                    let target = file.target().into_string();
                    self.put(target, file.source.as_str(), contents, None, &field);
                }
                Err(trouble) => self.refuse(&field, file.source.as_str(), &what, &trouble),
            }
        }
    }

    fn copy_directories(&mut self, found: Option<&Detected>) {
        let detected = found.map(|found| &found.copy_directories).filter(|list| !list.is_empty());
        let mut any = false;
        match self.rockspec.build.copy_directories.as_ref().or(detected) {
            Some(directories) => {
                for directory in directories.clone() {
                    any |= self.copy_directory(&directory);
                }
            }
            None if self.tree.is_directory("doc") => {
                any = true;
                self.sweep("doc", "doc", &["build"]);
            }
            None => {}
        }
        if !any {
            self.documents();
        }
    }

    /// Copies a directory that the rockspec names; whether it is one.
    fn copy_directory(&mut self, named: &str) -> bool {
        let field = ["build", "copy_directories"];
        match inside(named) {
            Ok(path) if self.tree.is_directory(path.as_str()) => {
                self.sweep(path.as_str(), path.as_str(), &field);
                return true;
            }
            Ok(path) => {
                let trouble = if self.tree.exists(path.as_str()) {
                    Trouble::NoDirectory
                } else {
                    Trouble::Missing
                };
                self.refuse(&field, named, "which `build.copy_directories` lists", &trouble);
            }
            Err(refusal) => {
                let error = self.rockspec.error(refusal.code, &field, refusal.message);
                self.problems.push(error.help(refusal.help));
            }
        }
        false
    }

    /// Copies all that is in a directory of the tree into a directory of the rock.
    fn sweep(&mut self, directory: &str, target: &str, field: &[&str]) {
        let Walk { files, empty_directories } = match self.tree.walk(directory) {
            Ok(walk) => walk,
            Err((path, trouble)) => {
                let what = format!("in the directory `{directory}`");
                return self.refuse(field, &path, &what, &trouble);
            }
        };
        let moved = |path: &str| join(target, path[directory.len()..].trim_start_matches('/'));
        for path in files {
            match self.tree.file(&path) {
                Ok(contents) => {
                    let swept = Some(directory.to_owned());
                    self.put(moved(&path), &path, contents, swept, field);
                }
                Err(trouble) => {
                    let what = format!("in the directory `{directory}`");
                    self.refuse(field, &path, &what, &trouble);
                }
            }
        }
        let empty: Vec<_> = empty_directories.iter().map(|path| moved(path)).collect();
        self.layout.empty_sources.extend(empty_directories);
        // LuaRocks leaves its own folders out of a rock when nothing is in them.
        self.layout.empty_directories.extend(empty.into_iter().filter(|path| path != "lua"));
    }

    /// What LuaRocks puts into `doc/` when no directory was copied.
    fn documents(&mut self) {
        let names = match self.tree.list("") {
            Ok(names) => names,
            Err(trouble) => return self.refuse(&["build"], ".", "the source directory", &trouble),
        };
        for name in names.into_iter().filter(|name| documents::is_document(name)) {
            let target = join(documents::FOLDER, &name);
            match self.tree.file(&name) {
                Ok(contents) => self.put(target, &name, contents, None, &["build"]),
                Err(Trouble::Directory) => self.document_directory(&name, target),
                // A link to nothing: LuaRocks cannot copy it either, and goes on.
                Err(Trouble::Missing | Trouble::Special) => {}
                Err(trouble) => {
                    self.refuse(&["build"], &name, "packed because of its name", &trouble);
                }
            }
        }
    }

    /// LuaRocks writes an empty file in the place of a directory whose name looks like a document's.
    fn document_directory(&mut self, name: &str, target: String) {
        let note = format!(
            "`{name}` looks like a document and is a directory; the rock holds an empty `{target}`, as LuaRocks makes it"
        );
        let diagnostic = self
            .rockspec
            .information("document-directory", &["build"], note)
            .help(format!("add `copy_directories = {{ \"{name}\" }}` to `build`, or rename it"));
        self.problems.push(diagnostic);
        self.put(target, name, Contents::new(Vec::new()), Some(name.to_owned()), &["build"]);
    }

    fn put(
        &mut self,
        target: String,
        source: &str,
        contents: Contents,
        swept: Option<String>,
        field: &[&str],
    ) {
        if let Some(fault) = path_fault(&target) {
            let message =
                format!("`{}` cannot stand in a package: it {fault}", target.escape_debug());
            self.problems
                .push(self.rockspec.error("unsafe-path", field, message).help("rename the file"));
            return;
        }
        let mode = if target.starts_with("bin/") { RUN } else { READ };
        if mode == RUN && contents.bytes().starts_with(b"\x7fELF") {
            let message =
                format!("`{source}` is a program for one kind of machine, and the rock is for all");
            let warning = self.rockspec.warning("native-program", field, message);
            self.problems.push(warning.help("take it out of `install.bin`, or ship a script"));
        }
        let placement = Placement { source: source.to_owned(), contents, mode, swept };
        let earlier = self.layout.files.get(&target);
        if let Some(earlier) = earlier.filter(|earlier| earlier.contents != placement.contents) {
            let message = format!(
                "`{}` and `{source}` both become `{target}`; the package holds the second",
                earlier.source
            );
            let warning = self.rockspec.warning("duplicate-target", field, message);
            self.problems.push(warning.help("rename one of them, or take it out of the rockspec"));
        }
        self.layout.files.insert(target, placement);
    }

    fn refuse(&mut self, field: &[&str], path: &str, what: &str, trouble: &Trouble) {
        if self.problems.are_many() {
            return;
        }
        let similar = match trouble {
            Trouble::Missing => self.tree.similar(path),
            _ => None,
        };
        let meant = similar.as_ref().and_then(|similar| self.correction(field, similar));
        let similar = similar.as_ref().map(|similar| similar.path.as_str());
        let found = problems::trouble(self.rockspec, field, path, what, trouble, similar);
        self.problems.push(found.repair(meant));
    }

    /// Gives a module the file that is meant, if only that one has the name and no module has it already.
    fn correction(&self, field: &[&str], similar: &Similar) -> Option<Repair> {
        let &["build", "modules", module] = field else { return None };
        let is_this = |known: &Module| known.source == ModuleSource::Lua(similar.path.clone());
        let is_free = !self.rockspec.build.modules.iter().flatten().any(is_this);
        (similar.is_only && is_free)
            .then(|| self.rockspec.moving_module(module, &similar.path))
            .flatten()
    }
}
