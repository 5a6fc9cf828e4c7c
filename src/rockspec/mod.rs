//! A rockspec: what LuaRocks knows about a package, read by running the file and checked by LuaRocks' own rules.
//!
//! [`Rockspec::read`] gives a rockspec that LuaRocks accepts or the failure to report; [`examine`] gives the same as a list
//! of diagnostics. What `build` asks for is turned into paths by [`Rockspec::deployment`]; reading the source tree and
//! making packages is left to others.

use std::collections::BTreeMap;
use std::fmt::Write;

use camino::{Utf8Path, Utf8PathBuf};

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::version::RockVersion;
use crate::vm::{self, Chunk, Limits};

mod autodetect;
mod build;
mod dependency;
mod deploy;
mod description;
mod field_type;
mod file_name;
mod format;
mod install;
mod module_list;
mod place;
mod platforms;
mod schema;
mod source;
mod source_address;
#[cfg(test)]
pub(crate) mod tests;
mod token;
mod written;

pub(crate) use autodetect::{Detected, autodetect};
pub(crate) use build::{Build, BuildKind, FIELDS as BUILD_FIELDS, Module, ModuleSource};
pub(crate) use dependency::Dependency;
#[cfg(test)]
pub(crate) use deploy::Part;
pub(crate) use deploy::{Deployed, inside};
pub(crate) use description::Description;
pub(crate) use format::Format;
#[cfg(test)]
pub(crate) use install::InstallEntry;
pub(crate) use source::Source;

/// A rockspec that LuaRocks accepts, `platforms` merged for Linux.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rockspec {
    /// The file's path as messages show it.
    pub(crate) path: Utf8PathBuf,
    /// The file's contents.
    pub(crate) text: Vec<u8>,
    /// `rockspec_format`, 1.0 where it is absent.
    pub(crate) format: Format,
    /// `package` as it is written; [`name`](Self::name) is the rock's name.
    pub(crate) package: String,
    /// `version`, with its revision.
    pub(crate) version: RockVersion,
    /// `description`
    pub(crate) description: Description,
    /// `source`
    pub(crate) source: Source,
    /// `dependencies`
    pub(crate) dependencies: Vec<Dependency>,
    /// `build_dependencies`
    pub(crate) build_dependencies: Vec<Dependency>,
    /// `test_dependencies`
    pub(crate) test_dependencies: Vec<Dependency>,
    /// `supported_platforms`; a leading `!` excludes one
    pub(crate) supported_platforms: Vec<String>,
    /// `build`
    pub(crate) build: Build,
    /// `hooks.post_install`, a command that runs wherever the rock is installed
    pub(crate) post_install: Option<String>,
    /// `deploy.wrap_bin_scripts`, true where it is absent
    pub(crate) wrap_bin_scripts: bool,
    /// The lines on which the assignments of the fields end.
    lines: BTreeMap<String, usize>,
}

/// What reading a rockspec found.
#[derive(Clone, Debug)]
pub(crate) struct Examined {
    /// The rockspec, unless an error stands in the way.
    pub(crate) rockspec: Option<Rockspec>,
    /// The rockspec where LuaRocks refuses it for what does not touch its meaning: the name of its file, or a field or
    /// variable that LuaRocks does not know.
    pub(crate) legible: Option<Rockspec>,
    /// Errors are what LuaRocks refuses, in its words; warnings are what only `luarocks lint` refuses and what is
    /// probably not meant.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Rockspec {
    /// Reads the rockspec at `path`, which messages call `shown`. A rockspec that LuaRocks refuses is a failure that
    /// lists all its problems, LuaRocks' own message first.
    pub(crate) fn read(path: &Utf8Path, shown: &Utf8Path) -> Result<Self> {
        Self::from_text(shown, disk::read_source(path)?)
    }

    /// The same for a text that need not be on disk (yet). The name of the file still counts.
    pub(crate) fn from_text(shown: &Utf8Path, text: Vec<u8>) -> Result<Self> {
        let Examined { rockspec, diagnostics, .. } = examine(shown, text)?;
        rockspec.ok_or_else(|| failure(shown, &diagnostics))
    }

    /// The rock's name: the package in lower case.
    pub(crate) fn name(&self) -> String {
        self.package.to_lowercase()
    }

    /// The name that the file must have: `<name>-<version>.rockspec`.
    pub(crate) fn file_name(&self) -> String {
        file_name::expected(&self.package, self.version.as_str())
    }
}

/// How many problems of one kind are told of a rockspec. Each is looked for in the text, and nobody reads more.
pub(crate) const MOST_PROBLEMS: usize = 200;

/// Reads a rockspec and lists everything that is wrong with it. Fails only where the evaluation passes its bounds.
pub(crate) fn examine(shown: &Utf8Path, text: Vec<u8>) -> Result<Examined> {
    examine_within(shown, text, Limits::ROCKSPEC)
}

/// The same within bounds of the caller's.
pub(crate) fn examine_within(shown: &Utf8Path, text: Vec<u8>, limits: Limits) -> Result<Examined> {
    let first_line = place::line_span(&text, 1);
    let mut examined = find(shown, text, limits)?;
    for diagnostic in &mut examined.diagnostics {
        diagnostic.span.get_or_insert(first_line);
    }
    Ok(examined)
}

fn find(shown: &Utf8Path, text: Vec<u8>, limits: Limits) -> Result<Examined> {
    let mut diagnostics = file_name::check(shown);
    let globals = match vm::rockspec::run(Chunk::new(shown, text.clone()), limits) {
        Ok(globals) => globals,
        Err(vm::Error::Limit(failure)) => return Err(failure),
        Err(error) => {
            diagnostics.push(unreadable(shown, &text, error));
            return Ok(Examined { rockspec: None, legible: None, diagnostics });
        }
    };
    let places = place::Places::of(&text);
    let place = |path: &[place::Key]| places.span(&globals.lines, path);
    let problems = schema::check(&globals.assigned, &globals.unknown);
    let is_refused = !problems.is_empty();
    let is_legible = problems.iter().all(|problem| is_superficial(problem.code));
    diagnostics.extend(problems.into_iter().take(MOST_PROBLEMS).map(|problem| {
        let at = problem.line.map(|line| place::line_span(&text, line));
        let diagnostic = Diagnostic::error(problem.code, problem.message).at(shown);
        let diagnostic = placed(diagnostic, at.or_else(|| place(&problem.path)));
        match problem.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }));
    if is_refused {
        // LuaRocks looks at unknown variables first; the rest comes as it stands in the file.
        let rank = |one: &Diagnostic| {
            let after = !matches!(one.code, file_name::CODE | "rockspec-unknown-variable");
            (after, after.then(|| one.span.map_or(usize::MAX, |span| span.line)))
        };
        diagnostics.sort_by_key(rank);
    }
    if !is_legible {
        return Ok(Examined { rockspec: None, legible: None, diagnostics });
    }
    let rockspec = typed(shown, text.clone(), &globals, &place, &mut diagnostics);
    let mut errors = diagnostics.iter().filter(|one| one.severity == Severity::Error).peekable();
    let is_refused = errors.peek().is_some();
    let (rockspec, legible) = match rockspec {
        Some(rockspec) if is_refused => {
            (None, errors.all(|one| is_superficial(one.code)).then_some(rockspec))
        }
        rockspec => (rockspec, None),
    };
    Ok(Examined { rockspec, legible, diagnostics })
}

/// Whether a problem of this code leaves no doubt about what the rockspec says.
pub(crate) fn is_superficial(code: &str) -> bool {
    [file_name::CODE, "rockspec-unknown-field", "rockspec-unknown-variable"].contains(&code)
}

/// The rockspec as a value, once the schema has found nothing wrong with the fields that it knows.
fn typed(
    shown: &Utf8Path,
    text: Vec<u8>,
    globals: &vm::rockspec::Globals,
    place: &impl Fn(&[place::Key]) -> Option<Span>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Rockspec> {
    let merged = platforms::merge(&globals.assigned);
    let format = Format::read(merged.get("rockspec_format").as_str())?;
    let package = merged.get("package").as_str()?.to_owned();
    let version = RockVersion::from_field(merged.get("version").as_str()?)?;
    let mut dependencies = |field: &str| {
        dependency::read_all(merged.get(field), |index, message| {
            if diagnostics.len() >= MOST_PROBLEMS {
                return;
            }
            let path = [name(field), place::Key::Index(index)];
            let diagnostic =
                Diagnostic::error("rockspec-dependency", message).at(shown).help(dependency::HELP);
            diagnostics.push(placed(diagnostic, place(&path)));
        })
    };
    let [dependencies, build_dependencies, test_dependencies] =
        ["dependencies", "build_dependencies", "test_dependencies"].map(&mut dependencies);
    let description = Description::read(merged.get("description"));
    let expected = file_name::expected(&package, version.as_str());
    if let Some(known) = diagnostics.iter_mut().find(|one| one.code == file_name::CODE) {
        known.help = Some(format!("rename the file to `{expected}`"));
        known.repair = Some(file_name::renaming(shown, &expected));
    } else if let Some(found) = file_name::check_contents(shown, &expected) {
        let is_version = file_name::has_version(shown, version.as_str());
        let field = if is_version { "package" } else { "version" };
        diagnostics.push(placed(found, place(&[name(field)])));
    }
    if format > Format::V3_0 {
        let message = format!("LuaRocks before 3.12 does not read rockspecs of format {format}");
        let warning = Diagnostic::warning("rockspec-format", message)
            .at(shown)
            .help("write `rockspec_format = \"3.0\"`: Kong before 3.9.2 brings an older LuaRocks");
        diagnostics.push(placed(warning, place(&[name("rockspec_format")])));
    }
    if description.license.is_none() {
        let message = "Rockspec has no description.license field.";
        let warning = Diagnostic::warning("rockspec-license", message).at(shown);
        let warning =
            warning.help("add `license = \"Apache-2.0\"` or another SPDX name to `description`");
        let at = place(&[name("description")]).or_else(|| place(&[name("package")]));
        diagnostics.push(placed(warning, at));
    }
    let deploy = merged.get("deploy").as_table();
    let hooks = merged.get("hooks").as_table();
    let platforms = merged.get("supported_platforms").as_table();
    Some(Rockspec {
        path: shown.to_owned(),
        text,
        format,
        package,
        version,
        description,
        source: Source::read(merged.get("source")),
        dependencies,
        build_dependencies,
        test_dependencies,
        supported_platforms: platforms
            .map(|names| names.sequence().filter_map(|name| name.as_str().map(str::to_owned)))
            .into_iter()
            .flatten()
            .collect(),
        build: Build::read(merged.get("build"), format),
        post_install: hooks.and_then(|hooks| hooks.get("post_install").as_str().map(str::to_owned)),
        wrap_bin_scripts: deploy
            .is_none_or(|deploy| *deploy.get("wrap_bin_scripts") != vm::Value::Boolean(false)),
        lines: globals.lines.clone(),
    })
}

fn unreadable(shown: &Utf8Path, text: &[u8], error: vm::Error) -> Diagnostic {
    let line = match &error {
        vm::Error::Load(place) | vm::Error::Run(place) => place.line,
        vm::Error::Limit(_) => None,
    };
    let is_load = matches!(error, vm::Error::Load(_));
    let message = error.into_failure().message;
    let (code, help) = match message.as_str() {
        _ if is_load => ("rockspec-load", "a rockspec is Lua text; mend the syntax there"),
        text if text.contains("global '") => (
            "rockspec-run",
            "a rockspec runs without any global function or library; use locals and string methods",
        ),
        text if text.contains("stack overflow") => {
            ("rockspec-run", "look for a function that calls itself without end")
        }
        _ => ("rockspec-run", "the message is Lua's own; mend what the line does"),
    };
    let diagnostic = Diagnostic::error(code, message).at(shown).help(help);
    placed(diagnostic, line.map(|line| place::line_span(text, line)))
}

fn placed(diagnostic: Diagnostic, span: Option<Span>) -> Diagnostic {
    Diagnostic { span: span.or(diagnostic.span), ..diagnostic }
}

fn name(field: &str) -> place::Key {
    place::Key::Name(field.to_owned())
}

/// All errors as one failure: the first is its message, the others follow on lines of their own.
fn failure(shown: &Utf8Path, diagnostics: &[Diagnostic]) -> Failure {
    let mut errors = diagnostics.iter().filter(|one| one.severity == Severity::Error);
    let Some(first) = errors.next() else {
        return Failure::project("the rockspec cannot be read").at(shown);
    };
    let mut message = first.message.clone();
    for error in errors {
        let line = error.span.map(|span| format!(":{}", span.line)).unwrap_or_default();
        let _ = write!(message, "\n  {shown}{line}: {}", error.message);
    }
    let failure = Failure::project(message);
    let failure = match first.span {
        Some(span) => failure.at_line(shown, span.line),
        None => failure.at(shown),
    };
    match &first.help {
        Some(help) => failure.help(help.clone()),
        None => failure,
    }
}
