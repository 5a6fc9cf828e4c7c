//! Where LuaRocks puts the files of a rock: the rules of its `builtin` build and of `build.install`, as paths alone.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::Rockspec;
use super::build::{BuildKind, Module, ModuleSource};
use super::install::InstallEntry;
use super::place::{self, Key};
use crate::diagnostic::Diagnostic;

/// What `build.modules` and `build.install` put into a rock.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Deployment {
    /// The files, sorted by target.
    pub(crate) files: Vec<Deployed>,
    /// Errors are what cannot be packed; warnings name what LuaRocks itself would do wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// One file of a rock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deployed {
    /// The folder of the rock that it goes to.
    pub(crate) part: Part,
    /// Its path in that folder.
    pub(crate) path: Utf8PathBuf,
    /// Its path in the source tree, without `.` and `..`.
    pub(crate) source: Utf8PathBuf,
    /// The name of the module, if it stands in `build.modules`.
    pub(crate) module: Option<String>,
}

/// A folder of a rock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Modules, and files beside them
    Lua,
    /// Libraries
    Lib,
    /// Programs
    Bin,
    /// Configuration
    Conf,
}

impl Part {
    /// The folder's name, in a rock and in `build.install`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lua => "lua",
            Self::Lib => "lib",
            Self::Bin => "bin",
            Self::Conf => "conf",
        }
    }
}

impl Deployed {
    /// Its path in the rock: `lua/kong/plugins/x/handler.lua`.
    pub(crate) fn target(&self) -> Utf8PathBuf {
        Utf8PathBuf::from(self.part.name()).join(&self.path)
    }
}

impl Rockspec {
    /// Where the listed modules and `build.install` go. `found` are the modules and programs of
    /// [`autodetect`](super::autodetect()), used where the rockspec leaves them to LuaRocks.
    pub(crate) fn deployment(&self, found: Option<&super::Detected>) -> Deployment {
        let mut all = Deployment::default();
        for wrong in &self.build.wrong {
            let field: Vec<_> = wrong.field.iter().map(String::as_str).collect();
            let error = self.error("rockspec-build", &field, wrong.message.clone());
            all.diagnostics.push(error.help(wrong.help));
        }
        match &self.build.kind {
            BuildKind::Builtin => self.deploy_modules(found, &mut all),
            BuildKind::Nothing => {}
            BuildKind::Foreign(kind) => all.diagnostics.push(self.foreign(kind)),
            BuildKind::Missing => all.diagnostics.push(
                self.error("build-type", &["build"], "Rockspec error: build type not specified")
                    .help("add `type = \"builtin\"` to `build`"),
            ),
        }
        self.deploy_installed(found, &mut all);
        self.settle(&mut all);
        all
    }

    fn deploy_modules(&self, found: Option<&super::Detected>, all: &mut Deployment) {
        let modules = match (&self.build.modules, found) {
            (Some(modules), _) => modules,
            (None, Some(found)) => &found.modules,
            (None, None) => {
                let error = self.error("rockspec-build", &["build"], "Missing build.modules table");
                all.diagnostics.push(error.help("list the plugin's modules in `build.modules`"));
                return;
            }
        };
        let mut by_source: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for module in modules {
            let place = ["build", "modules", module.name.as_str()];
            match deploy_module(module) {
                Ok(file) => {
                    all.files.push(file);
                    if let ModuleSource::Lua(source) = &module.source {
                        by_source.entry(source).or_default().push(&module.name);
                    }
                }
                Err(why) => all.diagnostics.push(self.refuse(why, &place)),
            }
        }
        for (source, names) in by_source.into_iter().filter(|(_, names)| names.len() > 1) {
            let message = format!(
                "the modules {} share the file `{source}`; LuaRocks deploys only one of them, kongsmith packs all",
                crate::count::List::and(&names)
            );
            let place = ["build", "modules", names[0]];
            all.diagnostics.push(self.warning("shared-module-file", &place, message).help(
                "give each module a file of its own, then `luarocks make` installs the same",
            ));
        }
    }

    fn deploy_installed(&self, found: Option<&super::Detected>, all: &mut Deployment) {
        let install = &self.build.install;
        let programs = match found {
            Some(found) if !self.build.has_install && self.build.modules.is_none() => &found.bin,
            _ => &install.bin,
        };
        let parts = [
            (Part::Lua, &install.lua),
            (Part::Lib, &install.lib),
            (Part::Bin, programs),
            (Part::Conf, &install.conf),
        ];
        for (part, entries) in parts {
            for entry in entries {
                let mut place = vec!["build", "install", part.name()];
                place.extend(entry.key.as_deref());
                match deploy_entry(part, entry) {
                    Ok(file) => all.files.push(file),
                    Err(why) => all.diagnostics.push(self.refuse(why, &place)),
                }
            }
        }
    }

    /// Sorts the files. Of two that would lie at one place the later one stays: what `install` names replaces a module, as
    /// it does in LuaRocks, which installs it later.
    fn settle(&self, all: &mut Deployment) {
        let mut by_target: BTreeMap<Utf8PathBuf, Deployed> = BTreeMap::new();
        for file in std::mem::take(&mut all.files) {
            let target = file.target();
            let Some(other) = by_target.get(&target) else {
                by_target.insert(target, file);
                continue;
            };
            if other.source == file.source {
                continue;
            }
            let message = format!(
                "`{}` and `{}` both become `{target}`; the package holds the second",
                other.source, file.source
            );
            let diagnostic = self
                .warning("duplicate-target", &["build"], message)
                .help("drop one of the two: which one LuaRocks installs is left to chance");
            all.diagnostics.push(diagnostic);
            by_target.insert(target, file);
        }
        let mut folded: BTreeMap<String, &Utf8PathBuf> = BTreeMap::new();
        for target in by_target.keys() {
            if let Some(other) = folded.insert(target.as_str().to_lowercase(), target) {
                let message = format!("`{other}` and `{target}` differ in case only");
                all.diagnostics.push(
                    self.warning("case-only-duplicate", &["build"], message)
                        .help("rename one: some file systems cannot hold both"),
                );
            }
        }
        all.files = by_target.into_values().collect();
    }

    fn foreign(&self, kind: &str) -> Diagnostic {
        let message = format!("the build type `{kind}` runs programs of the machine it builds on");
        self.error("build-type", &["build", "type"], message)
            .help("kongsmith packs `builtin` and `none`; build this one with `luarocks make --pack-binary-rock`")
    }

    fn refuse(&self, refusal: Refusal, place: &[&str]) -> Diagnostic {
        let Refusal { code, message, help } = refusal;
        self.error(code, place, message).help(help)
    }

    /// An error at a field of this rockspec.
    pub(crate) fn error(
        &self,
        code: &'static str,
        field: &[&str],
        message: impl Into<String>,
    ) -> Diagnostic {
        self.located(Diagnostic::error(code, message), field)
    }

    /// A warning at a field of this rockspec.
    pub(crate) fn warning(
        &self,
        code: &'static str,
        field: &[&str],
        message: impl Into<String>,
    ) -> Diagnostic {
        self.located(Diagnostic::warning(code, message), field)
    }

    /// A remark at a field of this rockspec.
    pub(crate) fn information(
        &self,
        code: &'static str,
        field: &[&str],
        message: impl Into<String>,
    ) -> Diagnostic {
        self.located(Diagnostic::information(code, message), field)
    }

    /// The diagnostic, placed at a field of this rockspec; a number is a place in a list.
    pub(crate) fn located(&self, diagnostic: Diagnostic, field: &[&str]) -> Diagnostic {
        let key = |name: &&str| match name.parse() {
            Ok(index) => Key::Index(index),
            Err(_) => Key::Name((*name).to_owned()),
        };
        let path: Vec<_> = field.iter().map(key).collect();
        let diagnostic = diagnostic.at(&self.path);
        match place::Places::of(&self.text).span(&self.lines, &path) {
            Some(span) => diagnostic.span(span),
            None => diagnostic,
        }
    }
}

/// Why a file cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The kind of problem.
    pub(crate) code: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: &'static str,
}

/// A module's place: the name up to its last dot is the folder, the rest is the file. A source called `init.lua` makes
/// the whole name a folder, unless the name ends in `.init` already.
pub(crate) fn deploy_module(module: &Module) -> Result<Deployed, Refusal> {
    let name = &module.name;
    let source = match &module.source {
        ModuleSource::Lua(source) => source,
        ModuleSource::Native(sources) => return Err(native(name, sources)),
    };
    let path = if base_name(source) == "init.lua"
        && name.rsplit_once('.').is_none_or(|(_, last)| last != "init")
    {
        format!("{}init.lua", module_folder(&format!("{name}.init")))
    } else {
        module_file(name)?
    };
    let path = target(&path, name)?;
    Ok(Deployed { part: Part::Lua, path, source: inside(source)?, module: Some(name.clone()) })
}

/// Why a module that LuaRocks compiles is refused.
fn native(name: &str, sources: &[String]) -> Refusal {
    let (reason, help) = if sources.iter().any(|source| is_lua(source)) {
        (
            "LuaRocks takes the files of a table for C",
            "write the Lua file as a string, without braces around it",
        )
    } else {
        (
            "its source does not end in `.lua`",
            "a package is the same for all machines; list data files in `build.install.lua`",
        )
    };
    let message = format!("the module `{name}` has to be compiled: {reason}");
    Refusal { code: "native-module", message, help }
}

/// The place of a file of `build.install`: at the top by its own name, or where the key says.
pub(crate) fn deploy_entry(part: Part, entry: &InstallEntry) -> Result<Deployed, Refusal> {
    let InstallEntry { key, source } = entry;
    if part == Part::Lib {
        return Err(Refusal {
            code: "native-module",
            message: format!("`{source}` in `build.install.lib` is made for one kind of machine"),
            help: "a package is the same for all machines; build this one with `luarocks make --pack-binary-rock`",
        });
    }
    let own = base_name(source);
    let path = match key {
        None => own.to_owned(),
        Some(key) if part != Part::Lua => key.clone(),
        Some(key) if is_lua(own) => module_file(key)?,
        Some(key) => format!("{}{own}", module_folder(key)),
    };
    let path = target(&path, key.as_ref().unwrap_or(source))?;
    Ok(Deployed { part, path, source: inside(source)?, module: None })
}

/// LuaRocks' pattern `%.lua$`.
fn is_lua(file: &str) -> bool {
    Utf8Path::new(file).extension() == Some("lua") || file == ".lua"
}

/// `a.b.c` is `a/b/`.
fn module_folder(name: &str) -> String {
    name.rfind('.').map_or_else(String::new, |dot| name[..=dot].replace('.', "/"))
}

/// `a.b.c` is `a/b/c.lua`.
fn module_file(name: &str) -> Result<String, Refusal> {
    let last = name.rsplit('.').next().unwrap_or_default();
    if last.is_empty() {
        return Err(Refusal {
            code: "module-name",
            message: format!("the module name `{name}` has nothing after its last dot"),
            help: "LuaRocks crashes on such a name; write it as `kong.plugins.NAME.handler`",
        });
    }
    Ok(format!("{}{last}.lua", module_folder(name)))
}

/// The part after the last separator.
fn base_name(path: &str) -> &str {
    let path = path.trim_end_matches(['/', '\\']);
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A name as a message shows it, control characters visible.
fn shown(name: &str) -> String {
    let shown = |c: char| if c.is_control() { c.escape_debug().to_string() } else { c.to_string() };
    name.chars().map(shown).collect()
}

/// A place inside of the rock, separators made single.
fn target(path: &str, named: &str) -> Result<Utf8PathBuf, Refusal> {
    let escapes =
        named.split('/').any(|part| part == "..") || path.split('/').any(|part| part == "..");
    if escapes || named.starts_with('/') || path.contains(['\\', '\0']) {
        return Err(Refusal {
            code: "unsafe-path",
            message: format!("`{}` is no place inside of a package", shown(named)),
            help: "use a name without `..`, a leading `/`, backslashes and control characters",
        });
    }
    Ok(path.split('/').filter(|part| !part.is_empty() && *part != ".").collect())
}

/// A path in the source tree without `.` and `..`; one that leads out is refused.
pub(crate) fn inside(path: &str) -> Result<Utf8PathBuf, Refusal> {
    let outside = || Refusal {
        code: "unsafe-path",
        message: format!("`{}` leads out of the source tree", shown(path)),
        help: "name a file below the folder that is packed, with `/` between folders",
    };
    if path.starts_with('/') || path.contains(['\\', '\0']) || path.is_empty() {
        return Err(outside());
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or_else(outside)?),
            part => parts.push(part),
        }
    }
    Ok(parts.into_iter().collect())
}
