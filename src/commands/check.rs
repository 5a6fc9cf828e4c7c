//! `kongsmith check`: everything that can be known about a project's plugins before Kong runs.
//!
//! `--target` replaces `[check] targets` of `kongsmith.toml`; the rest of `[check]` has no flag. `--explain` needs no
//! project.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use serde::Serialize;
use serde_json::{Value as Json, json};

use super::{Context, fixing};
use crate::check::{Checked, CheckedUnit, Options, Unit, bases};
use crate::cli::{self, Format};
use crate::count::{Count, List};
use crate::diagnostic::{Diagnostic, Severity};
use crate::exit_code::ExitCode;
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::lint::{self, Target};
use crate::loader::{LoadedPlugin, Verdict};
use crate::project::{self, Project, SETTINGS_FILE};
use crate::release;
use crate::repair;
use crate::report::Report;
use crate::style::{self, paint};
use crate::workers;

/// One plugin of the JSON output.
#[derive(Serialize)]
struct PluginEntry {
    name: String,
    version: Option<String>,
    priority: Option<Json>,
    phases: Vec<String>,
    load: Verdict,
    load_with_dependencies: Verdict,
}

impl PluginEntry {
    fn of(loaded: LoadedPlugin) -> Self {
        Self {
            name: loaded.name,
            version: loaded.version,
            priority: loaded.priority.map(number),
            phases: loaded.phases,
            load: loaded.load,
            load_with_dependencies: loaded.load_with_dependencies,
        }
    }

    /// A plugin of which nothing is known, for that reason.
    fn unknown(name: String, failure: &Failure) -> Self {
        let load = Verdict::unknown(failure.to_string());
        let load_with_dependencies = load.clone();
        Self {
            name,
            version: None,
            priority: None,
            phases: Vec::new(),
            load,
            load_with_dependencies,
        }
    }
}

/// A number of Lua in JSON: without a fraction where it has none.
fn number(number: f64) -> Json {
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number of that size")]
    if number.fract() == 0.0 && number.abs() < 1e15 { json!(number as i64) } else { json!(number) }
}

/// How many problems there are, in how many files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    information: usize,
    files: usize,
}

/// Checks what was asked for.
pub(crate) fn run(arguments: &cli::Check, context: &Context) -> Result<Report> {
    if let Some(code) = &arguments.explain {
        return explain(code, context);
    }
    let project = Project::find_with_plugins(&context.directory)?;
    let options = options(arguments, &project, context)?;
    if !arguments.fix {
        let mut report = check(&project, &options, context)?;
        fixing::promise(&mut report, &project, &options)?;
        report.diagnostics = lint::cut(report.diagnostics);
        return Ok(report);
    }
    fix(&project, &options, arguments.dry_run, context)
}

/// Repairs the project and tells what is left; in a dry run, what is there and what would be repaired.
fn fix(project: &Project, options: &Options, dry_run: bool, context: &Context) -> Result<Report> {
    let repaired = repair::repair(project, options, fixing::PATIENCE)?;
    let looked_at = if dry_run { project } else { &project.with(repaired.draft.clone()) };
    let mut report = check(looked_at, options, context)?;
    fixing::tell(&mut report, &repaired, dry_run)?;
    report.diagnostics = lint::cut(report.diagnostics);
    if !dry_run && !repaired.draft.is_empty() {
        release::write(&project.root, repaired.draft)?;
    }
    Ok(report)
}

/// Checks the project as its draft has it.
fn check(project: &Project, options: &Options, context: &Context) -> Result<Report> {
    let mut run = Run::new(project);
    let bases = bases(project);
    let mut progress = context.terminal.progress("checking", bases.len());
    let check = |base: &Utf8PathBuf| {
        Unit::open(project, base, &bases, &options.environment)?.check(project, options)
    };
    workers::in_order(
        &bases,
        || (),
        |(), base| check(base),
        |checked| {
            match checked {
                Ok(checked) => run.unit(checked),
                Err(failure) => run.report.failures.push(failure),
            }
            progress.advance();
        },
    );
    drop(progress);
    run.report.is_one = bases.len() < 2 && run.report.plugins.len() < 2;
    run.finish(&options.plugins, context)
}

/// The page of a lint.
fn explain(code: &str, context: &Context) -> Result<Report> {
    let Some(lint) = lint::find(code) else {
        return Err(lint::unknown(code, ExitCode::Usage));
    };
    let mut report = Report::default();
    let page = lint::page(lint);
    if context.format == Format::Human {
        report.raw = Some(page);
    } else {
        report.field(
            "explanation",
            &json!({ "code": lint.code, "severity": lint.severity, "page": page }),
        );
    }
    Ok(report)
}

fn options(arguments: &cli::Check, project: &Project, context: &Context) -> Result<Options> {
    let settings = &project.settings.check;
    lint::require_known(&settings.lints, SETTINGS_FILE.into())?;
    Ok(Options {
        plugins: arguments.plugins.clone(),
        levels: settings.lints.clone(),
        exclude: settings.exclude.clone(),
        targets: targets(arguments, &settings.targets)?,
        deny_warnings: arguments.deny.is_some(),
        tags: tags(project),
        environment: context.environment.clone(),
    })
}

/// The tags of the commit that is checked out, where nothing is changed since. What git cannot say is no matter of a check.
fn tags(project: &Project) -> Vec<String> {
    let Some(repository) = Repository::find(&project.root) else { return Vec::new() };
    let tags = repository.tags_of_head().unwrap_or_default();
    let is_clean = || match repository.status() {
        Ok(Some(status)) => status.changed.is_empty(),
        _ => false,
    };
    if tags.is_empty() || !is_clean() { Vec::new() } else { tags }
}

/// The targets of the flag, else those of the settings.
fn targets(arguments: &cli::Check, settings: &[String]) -> Result<Vec<Target>> {
    let from_settings = Target::read(settings, SETTINGS_FILE.into())?;
    if arguments.targets.is_empty() {
        return Ok(from_settings);
    }
    let target = |named: &cli::Target| match named {
        cli::Target::Kong39 => Target::Kong39,
        cli::Target::KonnectHybrid => Target::KonnectHybrid,
        cli::Target::KonnectStreaming => Target::KonnectStreaming,
        cli::Target::KubernetesConfigmap => Target::KubernetesConfigmap,
        cli::Target::Operator => Target::Operator,
    };
    Ok(arguments.targets.iter().map(target).collect())
}

/// How many plugins are named that Kong refuses.
const MOST_NAMED: usize = 5;

/// A run over all plugins. It keeps what was found, never the files.
struct Run {
    report: Report,
    files: BTreeSet<Utf8PathBuf>,
    /// Names that were seen, checked or not.
    seen: BTreeSet<String>,
    /// Plugins that Kong refuses, whatever is installed.
    refused: Vec<String>,
}

impl Run {
    fn new(project: &Project) -> Self {
        let prefix = Repository::find(&project.root).and_then(|repository| {
            Some(project.root.strip_prefix(&repository.work_tree).ok()?.to_owned())
        });
        let report = Report {
            root: project.root.clone(),
            prefix: prefix.unwrap_or_default(),
            ..Report::default()
        };
        Self { report, files: BTreeSet::new(), seen: BTreeSet::new(), refused: Vec::new() }
    }

    fn unit(&mut self, unit: CheckedUnit) {
        self.report.failures.extend(unit.failures);
        self.report.diagnostics.extend(unit.diagnostics);
        self.seen.extend(unit.names);
        for checked in unit.plugins {
            self.add(checked);
        }
    }

    fn add(&mut self, checked: Checked) {
        let home = checked.home().cloned();
        let Checked { name, loaded, mut diagnostics, files, failure } = checked;
        for found in &mut diagnostics {
            found.home.clone_from(&home);
        }
        self.report.diagnostics.extend(diagnostics);
        self.files.extend(files);
        if let Some(failure) = failure {
            self.report.plugin(&PluginEntry::unknown(name, &failure));
            self.report.failures.push(failure);
        } else if let Some(loaded) = loaded {
            if !loaded.load_with_dependencies.ok {
                self.refused.push(name);
            }
            self.report.plugin(&PluginEntry::of(loaded));
        }
    }

    fn finish(mut self, named: &[String], context: &Context) -> Result<Report> {
        if let Some(unknown) = named.iter().find(|name| !self.seen.contains(*name)) {
            return Err(project::no_plugin(unknown, self.seen.iter().map(String::as_str)));
        }
        if self.seen.is_empty()
            && self.report.failures.is_empty()
            && self.report.diagnostics.is_empty()
        {
            return Err(project::no_project(&context.directory));
        }
        let summary = Summary::of(&self.report.diagnostics, self.files.len());
        self.report.field("summary", &summary);
        if self.report.failures.is_empty() || !self.report.diagnostics.is_empty() {
            self.report.line(summary.shown());
        }
        match self.refused.len() {
            0 => {}
            1..=MOST_NAMED => {
                let refused = List::and(&self.refused);
                self.report.line(format!("Kong 3.9 does not start with {refused}"));
            }
            many => self.report.line(format!("Kong 3.9 does not start with {many} of the plugins")),
        }
        self.report.next = next_steps(&self.report);
        Ok(self.report)
    }
}

/// What to do with what was found.
fn next_steps(report: &Report) -> Vec<String> {
    let repair = report.diagnostics.iter().any(|found| found.repair.is_some());
    let repair = repair.then(|| fixing::FIX.to_owned());
    match report.diagnostics.iter().min_by_key(|found| found.severity) {
        Some(worst) => {
            let explain = format!("kongsmith check --explain {}", worst.code);
            repair.into_iter().chain([explain]).collect()
        }
        None if report.failures.is_empty() => vec!["kongsmith pack".to_owned()],
        None => Vec::new(),
    }
}

impl Summary {
    fn of(diagnostics: &[Diagnostic], files: usize) -> Self {
        let count =
            |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            information: count(Severity::Information),
            files,
        }
    }

    /// `2 errors, 1 warning in 3 files`
    fn shown(self) -> String {
        let parts = [
            (self.errors, "error", style::ERROR),
            (self.warnings, "warning", style::WARNING),
            (self.information, "note", style::HELP),
        ];
        let found: Vec<_> = parts
            .into_iter()
            .filter(|(number, ..)| *number > 0)
            .map(|(number, noun, style)| paint(style, &Count(number, noun).to_string()))
            .collect();
        let found =
            if found.is_empty() { paint(style::DONE, "no problems") } else { found.join(", ") };
        format!("{found} in {}", Count(self.files, "file"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_counts_by_severity() {
        let found = [
            Diagnostic::error("a", "b"),
            Diagnostic::error("a", "b"),
            Diagnostic::warning("a", "b"),
        ];
        let plain = |text: String| anstream::adapter::strip_str(&text).to_string();
        assert_eq!(plain(Summary::of(&found, 3).shown()), "2 errors, 1 warning in 3 files");
        assert_eq!(plain(Summary::of(&[], 1).shown()), "no problems in 1 file");
    }
}
