//! `kongsmith init`: turns a directory into a plugin project. What is there stays; what is missing is added, all or nothing.

use camino::Utf8Path;
use serde::Serialize;
use similar::TextDiff;

use super::answering::{self, Given, Known};
use super::{Context, new};
use crate::cli::{Init, Scaffold};
use crate::count::{Count, List};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::project::{self, Adopted, Inventory, SETTINGS_FILE, Settings, Status};
use crate::report::Report;
use crate::style::{self, paint};
use crate::template::{self, Answers, Facts, Raw, RawAnswers, Template};
use crate::terminal::{Ask, Interrupt};
use crate::transaction::{Change, Transaction};

/// A file in JSON output.
#[derive(Serialize)]
struct Entry<'a> {
    path: &'a Utf8Path,
    status: &'static str,
    size: u64,
}

/// Looks at the directory, answers, renders, compares, adds.
pub(crate) fn run(arguments: &Init, context: &Context) -> Result<Report> {
    let flags = &arguments.scaffold;
    if flags.list_templates {
        return new::list_templates();
    }
    let root = &context.directory;
    let interrupt = Interrupt::catch();
    let mut report = Report::default();
    let inventory = Inventory::take(root)?;
    let mut given = Given::read(context, flags, arguments.name.as_deref())?;
    given.recorded = recorded(root)?;
    let mut template = find_template(&given, flags, &inventory, context)?;
    let answers = {
        let mut prompts = context.prompts(flags, &interrupt);
        let ask = prompts.as_mut().map(|prompts| prompts as &mut dyn Ask);
        answer(&mut template, &given, &inventory, flags, root, ask)?
    };
    let name = answers["name"].typed();
    report.diagnostics.extend(given.prefix_note(&name));
    let adopted = compare(&template, &answers, &inventory, context)?;
    let mut git = false;
    if !flags.dry_run {
        interrupt.check()?;
        git = apply(root, &adopted, !flags.no_git, &mut report)?;
    }
    describe(&mut report, &template, &answers, &adopted, root);
    report.field("directory", root);
    report.field("git", &git);
    report.field("dry_run", &flags.dry_run);
    say(&mut report, &adopted, root, flags.dry_run);
    Ok(report)
}

/// What an earlier run recorded.
fn recorded(root: &Utf8Path) -> Result<RawAnswers> {
    let settings = Settings::read(&root.join(SETTINGS_FILE))?;
    let json = |value| Raw::Value(serde_json::to_value(value).unwrap_or_default());
    Ok(settings.answers.into_iter().map(|(key, value)| (key, json(value))).collect())
}

/// The template that was asked for; else, where there are Lua files, the one that adds no code.
fn find_template(
    given: &Given,
    flags: &Scaffold,
    inventory: &Inventory,
    context: &Context,
) -> Result<Template> {
    let fitting = if inventory.plugins.is_empty() { template::DEFAULT } else { template::ADOPT };
    match given.template(flags) {
        // A folder that was recorded may be gone since.
        Some(name) if given.is_template_recorded(flags) => {
            Template::find(name, &context.directory).or_else(|_| Template::built_in(fitting))
        }
        Some(name) => Template::find(name, &context.directory),
        None => Template::built_in(fitting),
    }
}

fn answer(
    template: &mut Template,
    given: &Given,
    inventory: &Inventory,
    flags: &Scaffold,
    root: &Utf8Path,
    ask: Option<&mut dyn Ask>,
) -> Result<Answers> {
    let typed = given.typed_name();
    let mut known = Known::new(root, flags);
    known.found = inventory.answers(typed.as_deref());
    let exists =
        |name: &str| inventory.plugins.iter().any(|plugin| plugin.name.as_deref() == Some(name));
    if typed.as_deref().or(known.found.get("name").map(String::as_str)).is_some_and(exists) {
        template.accept_existing_name();
    }
    let several = typed.is_none() && ask.is_none() && inventory.plugins.len() > 1;
    if several && given.name(template)?.is_none() {
        let names: Vec<_> =
            inventory.plugins.iter().map(|plugin| plugin.folder().as_str()).collect();
        return Err(Failure::usage(format!("there are several plugins: {}", List::and(&names)))
            .help("say which one is meant with NAME"));
    }
    answering::answer(template, given, &known, ask, flags.defaults)
}

/// The template's files beside what is in the directory.
fn compare(
    template: &Template,
    answers: &Answers,
    inventory: &Inventory,
    context: &Context,
) -> Result<Vec<Adopted>> {
    let name = answers["name"].typed();
    let plugin = inventory.plugin(&name);
    let modules = plugin.map(|plugin| inventory.modules(plugin, &name));
    let facts = Facts { date: context.clock.today(), modules };
    let tree = new::with_record(template, answers, &facts)?;
    project::adopt(&context.directory, inventory, &tree, &name, plugin.is_some())
}

/// Writes what is to be written; whether the directory became a repository.
fn apply(
    root: &Utf8Path,
    adopted: &[Adopted],
    with_git: bool,
    report: &mut Report,
) -> Result<bool> {
    let journal = project::journal(root);
    let git = with_git && Repository::find(root).is_none() && new::make_repository(root, report)?;
    let changes: Vec<_> = adopted.iter().filter_map(change).collect();
    if changes.is_empty() {
        return Ok(git);
    }
    let written = write(root, &journal, changes);
    if written.is_err() && git {
        let _ = disk::remove_dir_all(&root.join(".git"));
    }
    written.map(|()| git)
}

fn write(root: &Utf8Path, journal: &Utf8Path, changes: Vec<Change>) -> Result<()> {
    let mut transaction = Transaction::prepare(root, journal, changes, None)?;
    transaction.apply()?;
    transaction.finish()
}

fn change(adopted: &Adopted) -> Option<Change> {
    let Adopted { path, after, mode, .. } = adopted;
    (adopted.status != Status::Kept).then(|| Change::Write {
        path: path.clone(),
        contents: after.clone(),
        mode: *mode,
    })
}

fn describe(
    report: &mut Report,
    template: &Template,
    answers: &Answers,
    adopted: &[Adopted],
    root: &Utf8Path,
) {
    new::describe(report, template, answers);
    for Adopted { path, status, after, .. } in adopted {
        let size = match status {
            Status::Kept => root.join(path).metadata().map_or(0, |metadata| metadata.len()),
            _ => after.len() as u64,
        };
        report.file(&Entry { path, status: status.name(), size });
    }
}

fn say(report: &mut Report, adopted: &[Adopted], root: &Utf8Path, dry_run: bool) {
    for Adopted { path, status, .. } in adopted {
        let word = format!("{:9}", status.name());
        let style = if *status == Status::Kept { style::DIM } else { style::DONE };
        report.line(format!("{} {path}", paint(style, &word)));
    }
    let changed = adopted.iter().any(|file| file.status != Status::Kept);
    if dry_run {
        for file in adopted.iter().filter(|file| file.status != Status::Kept) {
            report.line(format!("\n{}", diff(file).trim_end()));
        }
        report.line("\nNothing was written.");
        return;
    }
    if changed {
        let created = adopted.iter().filter(|file| file.status == Status::Created).count();
        let rest = adopted.len() - created;
        report.line(format!(
            "\nAdded {} to `{root}`, kept {}.",
            Count(created, "file"),
            Count(rest, "file")
        ));
    } else {
        report.line(format!("\nNothing to add to `{root}`: everything is there."));
    }
    report.next.push("kongsmith check".to_owned());
}

/// The change to one file as a unified diff.
fn diff(file: &Adopted) -> String {
    let text = |contents: &[u8]| String::from_utf8_lossy(contents).into_owned();
    let (old, before) = match &file.before {
        Some(before) => (format!("a/{}", file.path), text(before)),
        None => ("/dev/null".to_owned(), String::new()),
    };
    let after = text(&file.after);
    let diff = TextDiff::from_lines(&before, &after);
    diff.unified_diff().header(&old, &format!("b/{}", file.path)).to_string()
}
