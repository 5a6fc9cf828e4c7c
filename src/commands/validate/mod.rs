//! `kongsmith validate`: puts configurations to the schema of a plugin and shows what Kong would answer.

mod assignment;
mod input;
mod plugins;
mod remarks;
mod result;

use camino::Utf8PathBuf;
use serde::Serialize;
use serde_json::Value as Json;

use super::Context;
use super::complaint::Complaint;
use crate::cli::{self, Format};
use crate::configuration::{Documents, Entry};
use crate::diagnostic::{Diagnostic, Span};
use crate::failure::{Failure, Result};
use crate::loader::{Answer, Input, Verdict};
use crate::project::Project;
use crate::report::Report;
use crate::vm::Error;
use input::{input, shown};
use plugins::{Plugin, find, plugins};
use remarks::{dependent, hint, unknown};
use result::result;

/// One plugin of the JSON output.
#[derive(Serialize)]
struct PluginEntry<'a> {
    name: &'a str,
    schema: Option<String>,
    configurations: usize,
    load: Verdict,
}

/// Validates what the input holds.
pub(crate) fn run(arguments: &cli::Validate, context: &Context) -> Result<Report> {
    let (file, bytes) = input(arguments, context)?;
    let project = Project::find_with_plugins(&context.directory)?;
    let plugins = plugins(&project, context)?;
    let named = arguments.plugin.as_deref().map(|name| find(&plugins, name)).transpose()?;
    let is_plugin = |name: &str| plugins.iter().any(|plugin| plugin.name() == name);
    let documents = Documents::read(&file, bytes)?;
    let entries = documents.entries(is_plugin)?;
    if entries.is_empty() {
        return Err(Failure::usage("there is no configuration in it")
            .at(&file)
            .help("write the plugin's `config` as YAML or JSON; an empty one is `{}`"));
    }
    let report = Report { root: project.root.clone(), ..Report::default() };
    let file = shown(&file, &project, context);
    let mut run = Run { context, project, file, documents, report, results: Vec::new() };
    let assigned = run.assign(entries, &plugins, named)?;
    for (plugin, entries) in assigned {
        run.validate(&plugins[plugin], &entries)?;
    }
    Ok(run.finish())
}

/// One run of the command.
struct Run<'a> {
    context: &'a Context,
    project: Project,
    file: Utf8PathBuf,
    documents: Documents,
    report: Report,
    /// One for each entry, in the order of the input.
    results: Vec<Option<(Entry, Json)>>,
}

impl Run<'_> {
    fn validate(&mut self, plugin: &Plugin, entries: &[(usize, Entry)]) -> Result<()> {
        let loader = plugin.unit.loader_of(plugin.index)?;
        let name = plugin.name();
        let schema = loader.file(name, "schema").map(ToOwned::to_owned);
        let inputs: Vec<_> = entries
            .iter()
            .map(|(_, entry)| Input { config: entry.config.clone(), extra: entry.extra.clone() })
            .collect();
        let found = loader.validate(name, &inputs).map_err(Error::into_failure)?;
        if !found.has_schema {
            return Err(Failure::project(format!("the plugin `{name}` has no schema"))
                .help("write its `schema.lua`, or list it in the rockspec where it lies"));
        }
        if let Some(cause) = found.schema.not_judged.as_ref().filter(|_| found.is_unknown) {
            return Err(unknown(cause));
        }
        for cause in &found.not_judged {
            self.say(dependent(cause));
        }
        for (position, message) in &found.deprecated {
            let at = self.documents.position(&entries[*position].1, &[]);
            let warning = Diagnostic::warning("deprecated-field", message.clone());
            self.say(warning.at(self.file.clone()).span(Span::point(at.line, at.column)));
        }
        if !found.schema.ok {
            let text = format!("Kong does not load this schema: {}", found.schema.said());
            let is_told = found.answers.iter().all(|answer| !matches!(answer, Answer::Raised(_)));
            let problem = if is_told { Diagnostic::warning } else { Diagnostic::error };
            let problem = problem("refused-schema", text);
            self.say(match schema.clone() {
                Some(file) => problem.at(file),
                None => problem,
            });
        }
        let is_refused = !found.schema.ok;
        self.report.plugin(&PluginEntry {
            name,
            schema: schema.map(Utf8PathBuf::into_string),
            configurations: entries.len(),
            load: found.schema,
        });
        let several = self.results.len() > 1;
        for ((index, entry), answer) in entries.iter().zip(found.answers) {
            let place = entry.place.clone().or_else(|| several.then(|| format!("[{}]", index + 1)));
            // A schema that Kong refuses raises what it likes; that it is refused is told.
            if !(is_refused && matches!(answer, Answer::Raised(_))) {
                self.complain(entry, place.as_deref(), &answer);
            }
            self.results[*index] = Some((entry.clone(), result(entry, answer)));
        }
        Ok(())
    }

    /// A diagnostic that is said on standard error in every format.
    fn say(&mut self, diagnostic: Diagnostic) {
        if self.context.format == Format::Json {
            let mut report = Report { root: self.project.root.clone(), ..Report::default() };
            report.diagnostics.push(diagnostic.clone());
            self.context.terminal.err(&crate::report::human::render_problems(&report));
        }
        self.report.diagnostics.push(diagnostic);
    }

    /// One diagnostic for each thing that Kong says about a configuration.
    fn complain(&mut self, entry: &Entry, place: Option<&str>, answer: &Answer) {
        let start = place.map(|place| format!("{place}: ")).unwrap_or_default();
        let complaints = match answer {
            Answer::Accepted { .. } => return,
            Answer::Refused(error) => Complaint::all(error),
            Answer::Raised(error) => vec![Complaint::raised(error)],
        };
        for complaint in complaints {
            let path: Vec<_> = complaint.path.iter().map(String::as_str).collect();
            let position = self.documents.position(entry, &path);
            let error = Diagnostic::error("refused-configuration", format!("{start}{complaint}"))
                .at(self.file.clone())
                .span(Span::point(position.line, position.column));
            let error = match hint(entry, &path) {
                Some(hint) => error.help(hint),
                None => error,
            };
            self.report.diagnostics.push(error);
        }
    }
}
