//! `kongsmith validate`: puts configurations to the schema of a plugin and shows what Kong would answer.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;
use std::{fs, io};

use camino::Utf8PathBuf;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::Context;
use super::complaint::Complaint;
use crate::check::{Unit, bases};
use crate::cli::{self, Format};
use crate::configuration::{Documents, Entry};
use crate::count::List;
use crate::diagnostic::{Diagnostic, Span};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::loader::{Answer, Input, Unjudged, Verdict};
use crate::project::Project;
use crate::report::Report;
use crate::suggestion;
use crate::vm::Error;

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

/// The name and the contents of the file, or of standard input.
fn input(arguments: &cli::Validate, context: &Context) -> Result<(String, Vec<u8>)> {
    if let Some(file) = arguments.file.as_ref().filter(|file| *file != "-") {
        let path = context.directory.join(file);
        // A pipe will do here: `kongsmith validate <(...)`.
        let opened = fs::File::open(&path).map_err(|error| Failure::io("read", &path, &error));
        let bytes = opened.and_then(|opened| disk::read_input(opened, file.as_str()));
        let bytes = bytes.map_err(|failure| {
            Failure::usage(failure.message).at(file).help("name a YAML or JSON file, or `-`")
        })?;
        return Ok((file.to_string(), bytes));
    }
    if arguments.file.is_none() && context.terminal.is_interactive() {
        return Err(Failure::usage("there is no configuration to validate")
            .help("name a file: `kongsmith validate config.yaml`, or `-` to type one"));
    }
    let bytes = disk::read_input(io::stdin(), "<stdin>")?;
    Ok(("<stdin>".to_owned(), bytes))
}

/// The file as the report finds it from the project's root.
fn shown(file: &str, project: &Project, context: &Context) -> Utf8PathBuf {
    let path = context.directory.join(file);
    match path.strip_prefix(&project.root) {
        Ok(inside) => inside.to_owned(),
        Err(_) if context.directory == project.root => file.into(),
        Err(_) => path,
    }
}

/// A plugin of the project: where it stands among the plugins of a unit.
struct Plugin {
    unit: Rc<Unit>,
    index: usize,
}

impl Plugin {
    fn name(&self) -> &str {
        &self.unit.plugins[self.index].name
    }
}

fn plugins(project: &Project, context: &Context) -> Result<Vec<Plugin>> {
    let bases = bases(project);
    let mut plugins = Vec::new();
    for base in &bases {
        let unit = Rc::new(Unit::open(project, base, &bases, &context.environment)?);
        let indices = 0..unit.plugins.len();
        plugins.extend(indices.map(|index| Plugin { unit: Rc::clone(&unit), index }));
    }
    Ok(plugins)
}

fn find(plugins: &[Plugin], name: &str) -> Result<usize> {
    plugins.iter().position(|plugin| plugin.name() == name).ok_or_else(|| {
        let names = plugins.iter().map(Plugin::name);
        let near = suggestion::nearest(name, names.clone());
        let known = if near.is_empty() { names.collect() } else { near };
        Failure::usage(format!("there is no plugin `{name}` in this project"))
            .help(format!("it has {}", List::and(&known)))
    })
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

/// The entries of a plugin with their places among the results.
type Assigned = BTreeMap<usize, Vec<(usize, Entry)>>;

impl Run<'_> {
    /// Finds the plugin of each entry. Those of other people's plugins are left out and said.
    fn assign(
        &mut self,
        entries: Vec<Entry>,
        plugins: &[Plugin],
        named: Option<usize>,
    ) -> Result<Assigned> {
        let mut assigned = Assigned::new();
        let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            let plugin = match (&entry.plugin, named) {
                (Some(name), named) => {
                    let found = plugins.iter().position(|plugin| plugin.name() == name);
                    let is_wanted = |found: &usize| named.is_none_or(|named| named == *found);
                    let Some(found) = found.filter(is_wanted) else {
                        *skipped.entry(name.to_owned()).or_default() += 1;
                        continue;
                    };
                    found
                }
                (None, _) if entry.place.is_some() => {
                    self.refuse_nameless(entry);
                    continue;
                }
                (None, Some(named)) => named,
                (None, None) if plugins.len() == 1 => 0,
                (None, None) => return Err(self.ambiguous(plugins)),
            };
            let place = self.results.len();
            self.results.push(None);
            assigned.entry(plugin).or_default().push((place, entry));
        }
        for (name, count) in skipped {
            self.skip(&name, count, plugins, named);
        }
        Ok(assigned)
    }

    /// An entry of a declarative configuration that names no plugin.
    fn refuse_nameless(&mut self, entry: Entry) {
        let error = json!({ "name": "required field missing" });
        let answer = Answer::Refused(error);
        self.complain(&entry, entry.place.as_deref(), &answer);
        let result = result(&entry, answer);
        self.results.push(Some((entry, result)));
    }

    /// Says that entries of a plugin are left out.
    fn skip(&mut self, name: &str, count: usize, plugins: &[Plugin], named: Option<usize>) {
        let times = if count == 1 { String::new() } else { format!(" ({count} times)") };
        let reason = match named {
            Some(named) => format!("`--plugin {}` asks for another one", plugins[named].name()),
            None => "it is not a plugin of this project".to_owned(),
        };
        let message = format!("`{name}` is not validated: {reason}{times}");
        let near = suggestion::nearest(name, plugins.iter().map(Plugin::name));
        let diagnostic = match near.first() {
            Some(near) if named.is_none() => {
                let help = format!("did you mean `{near}`?");
                Diagnostic::warning("foreign-plugin", message).help(help)
            }
            _ => Diagnostic::information("foreign-plugin", message),
        };
        self.say(diagnostic.at(self.file.clone()));
    }

    fn ambiguous(&self, plugins: &[Plugin]) -> Failure {
        let names: Vec<_> = plugins.iter().map(Plugin::name).collect();
        Failure::usage("the project has several plugins, and the configuration names none of them")
            .at(&self.file)
            .help(format!("add `--plugin NAME`; it has {}", List::and(&names)))
    }

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

    fn finish(mut self) -> Report {
        let results: Vec<_> = self.results.into_iter().flatten().collect();
        let accepted =
            results.iter().filter_map(|(entry, result)| Some((entry, result.get("value")?)));
        if self.context.format == Format::Human {
            let mut text = String::new();
            for (position, (entry, value)) in accepted.enumerate() {
                if position > 0 {
                    text.push_str("---\n");
                }
                if let Some(place) = &entry.place {
                    let name = entry.plugin.as_deref().unwrap_or_default();
                    let _ = writeln!(text, "# {place}: {name}");
                }
                let yaml = serde_saphyr::to_string(value).unwrap_or_else(|_| value.to_string());
                text.push_str(&yaml);
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            self.report.text = text;
        }
        let results: Vec<_> = results.into_iter().map(|(_, result)| result).collect();
        self.report.fields.insert("results".to_owned(), Json::Array(results));
        self.report
    }
}

/// What to do about a plugin that was taken for a bare configuration.
fn hint(entry: &Entry, path: &[&str]) -> Option<String> {
    let is_bare = entry.plugin.is_none() && entry.place.is_none();
    let name = entry.config.as_table()?.get("name").as_str()?;
    let is_hint = is_bare && matches!(path, ["config", "config" | "name"]);
    is_hint.then(|| {
        format!(
            "this was taken for a bare `config`; a plugin with its other fields has a `name` that this project knows \
             (here it is `{name}`), and `config: {{}}` even when nothing is set"
        )
    })
}

/// Why there are no answers: the schema needs what nobody has here.
fn unknown(cause: &Unjudged) -> Failure {
    let text = cause.said().unwrap_or_default();
    Failure::project(format!(
        "the schema cannot be read: it depends on {}, and then fails: {text}",
        cause.shown()
    ))
    .help("kongsmith reads no files and runs no programs; ask Kong itself")
}

/// A warning that an answer may not be Kong's.
fn dependent(cause: &Unjudged) -> Diagnostic {
    let text = format!("what Kong answers depends on `{}`, so that part is not judged", cause.name);
    let warning = Diagnostic::warning("not-judged", text).help(
        "kongsmith reads no files, runs no programs and opens no connections; ask Kong itself",
    );
    match (&cause.file, cause.line) {
        (Some(file), Some(line)) => {
            let span = Span { line, column: 1, end_line: line, end_column: 1 };
            warning.at(file.clone()).span(span)
        }
        _ => warning,
    }
}

/// The JSON form of an answer.
fn result(entry: &Entry, answer: Answer) -> Json {
    let mut object = Map::new();
    object.insert("ok".to_owned(), json!(matches!(answer, Answer::Accepted { .. })));
    match answer {
        Answer::Accepted { value, entity } => {
            object.insert("value".to_owned(), value);
            if let Some(entity) = entity {
                object.insert("entity".to_owned(), entity);
            }
        }
        Answer::Refused(error) | Answer::Raised(error) => {
            object.insert("error".to_owned(), error);
        }
    }
    if let Some(place) = &entry.place {
        object.insert("plugin".to_owned(), json!(entry.plugin));
        object.insert("place".to_owned(), json!(place));
    }
    Json::Object(object)
}
