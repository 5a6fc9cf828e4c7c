//! A subject: one plugin as lints see it, with all of its files read once.
//!
//! `check` builds it from what it knows about the project; lints only look at it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use camino::Utf8PathBuf;

use super::facts::Facts;
use super::file::{File, Role};
use super::global_uses::{self, Uses};
use super::luacheck::{Config, Finding, Globals};
use super::program::Program;
use super::reach::Reach;
use super::schema::Violation;
use crate::syntax::Script;

/// The modules that Kong looks for in every plugin.
pub(crate) const PARTS: [&str; 5] = ["handler", "schema", "daos", "api", "migrations"];

/// The place of a file in [`Subject::files`].
pub(crate) type FileId = usize;

/// One plugin.
#[derive(Debug)]
pub(crate) struct Subject {
    /// The plugin's name.
    pub(crate) name: String,
    /// The directory of the project.
    pub(crate) root: Utf8PathBuf,
    /// Its Lua files.
    pub(crate) files: Vec<File>,
    /// The settings of luacheck that apply.
    pub(crate) luacheck: Rc<Config>,
    /// What is known beyond its files.
    pub(crate) facts: Facts,
    modules: BTreeMap<String, FileId>,
    program: OnceCell<Program>,
    reach: OnceCell<Reach>,
    globals: Globals,
    global_uses: OnceCell<Vec<Uses>>,
    /// What Kong's metaschema refuses.
    pub(super) violations: OnceCell<Vec<Violation>>,
}

impl Subject {
    /// A plugin with these files.
    pub(crate) fn new(
        name: impl Into<String>,
        root: impl Into<Utf8PathBuf>,
        files: Vec<File>,
        luacheck: Rc<Config>,
    ) -> Self {
        let mut modules = BTreeMap::new();
        for (id, file) in files.iter().enumerate() {
            let Some(name) = file.module.clone() else { continue };
            // `x/init.lua` is found as `x` and as `x.init`.
            if file.path.file_name() == Some("init.lua") {
                let other = name.strip_suffix(".init").map(str::to_owned);
                modules.entry(other.unwrap_or_else(|| format!("{name}.init"))).or_insert(id);
            }
            modules.insert(name, id);
        }
        let (name, root) = (name.into(), root.into());
        Self {
            name,
            root,
            files,
            luacheck,
            facts: Facts::default(),
            modules,
            program: OnceCell::new(),
            reach: OnceCell::new(),
            globals: Globals::default(),
            global_uses: OnceCell::new(),
            violations: OnceCell::new(),
        }
    }

    /// The same with what is known beyond its files.
    pub(crate) fn with(self, facts: Facts) -> Self {
        Self { facts, ..self }
    }

    /// The same where files are required by further names.
    pub(crate) fn with_names(mut self, names: Vec<(String, Utf8PathBuf)>) -> Self {
        for (name, path) in names {
            if let Some(id) = self.files.iter().position(|file| file.path == path) {
                self.modules.entry(name).or_insert(id);
            }
        }
        self
    }

    /// The file that is required by that name.
    pub(crate) fn module(&self, name: &str) -> Option<FileId> {
        self.modules.get(name).copied()
    }

    /// The file that Kong loads for one of the plugin's parts: `handler`, `schema`, `daos`, `api`.
    pub(crate) fn part(&self, part: &str) -> Option<FileId> {
        self.module(&format!("kong.plugins.{}.{part}", self.name))
    }

    /// The files with a script and that role.
    pub(crate) fn scripts(&self, role: Role) -> impl Iterator<Item = (FileId, &File, &Script)> {
        let files = self.files.iter().enumerate().filter(move |(_, file)| file.role == role);
        files.filter_map(|(id, file)| Some((id, file, file.script()?)))
    }

    /// What its modules' values and functions are.
    pub(crate) fn program(&self) -> &Program {
        self.program.get_or_init(|| Program::of(self))
    }

    /// Which of its functions run in which phases.
    pub(crate) fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::of(self))
    }

    /// The uses of globals, by file.
    pub(crate) fn global_uses(&self) -> &[Uses] {
        self.global_uses.get_or_init(|| {
            let scripts = self.files.iter().map(File::script);
            scripts.map(|script| script.map(global_uses::of).unwrap_or_default()).collect()
        })
    }

    /// What luacheck finds about globals, by file.
    pub(crate) fn globals(&self) -> &[Vec<Finding>] {
        self.globals.findings(self)
    }
}
