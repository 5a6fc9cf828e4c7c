//! `kongsmith new`: a complete plugin project in DIR/NAME, or nothing at all.

use camino::Utf8Path;
use serde::Serialize;

use super::Context;
use super::answering::{self, Given, Known};
use crate::cli::New;
use crate::count::Count;
use crate::diagnostic::Diagnostic;
use crate::failure::Result;
use crate::git::{self, Repository};
use crate::new_directory::{self, NewDirectory};
use crate::project::SETTINGS_FILE;
use crate::report::Report;
use crate::style::{self, paint};
use crate::template::{self, Answers, Facts, Template, Tree, TreeFile};
use crate::terminal::{Ask, Interrupt};

/// A file in JSON output.
#[derive(Serialize)]
struct Created<'a> {
    path: &'a Utf8Path,
    status: &'static str,
    size: usize,
}

/// Answers, renders, builds beside the target, renames.
pub(crate) fn run(arguments: &New, context: &Context) -> Result<Report> {
    let flags = &arguments.scaffold;
    if flags.list_templates {
        return list_templates();
    }
    let parent = match &arguments.path {
        Some(path) => context.directory.join(path),
        None => context.directory.clone(),
    };
    let given = Given::read(context, flags, arguments.name.as_deref())?;
    let name = given.template(flags).unwrap_or(template::DEFAULT);
    let template = Template::find(name, &context.directory)?;
    // Said before anybody answers questions in vain.
    if let Some(name) = given.name(&template)? {
        new_directory::check_target(&parent.join(name))?;
    }
    let interrupt = Interrupt::catch();
    let known = Known::new(&parent, flags);
    let answers = {
        let mut prompts = context.prompts(flags, &interrupt);
        let ask = prompts.as_mut().map(|prompts| prompts as &mut dyn Ask);
        answering::answer(&template, &given, &known, ask, flags.defaults)?
    };
    let facts = Facts { date: context.clock.today(), modules: None };
    let tree = with_record(&template, &answers, &facts)?;
    let name = answers["name"].typed();
    let mut report = Report::default();
    report.diagnostics.extend(given.prefix_note(&name));
    new_directory::check_target(&parent.join(&name))?;
    let mut git = false;
    if !flags.dry_run {
        clear(&parent, &mut report)?;
        git = build(&parent, &name, &tree, &interrupt, !flags.no_git, &mut report)?;
    }
    describe(&mut report, &template, &answers);
    for TreeFile { path, contents, .. } in &tree.files {
        report.file(&Created { path, status: "created", size: contents.len() });
    }
    report.field("directory", &parent.join(&name));
    report.field("git", &git);
    report.field("dry_run", &flags.dry_run);
    say(&mut report, arguments, &name, &template, &tree, context);
    Ok(report)
}

/// The built-in templates, one a line.
pub(crate) fn list_templates() -> Result<Report> {
    #[derive(Serialize)]
    struct Listed<'a> {
        name: &'a str,
        summary: &'a str,
    }
    let templates = Template::list()?;
    let mut report = Report::default();
    let width = templates.iter().map(|template| template.name.len()).max().unwrap_or(0);
    for Template { name, summary, .. } in &templates {
        report.line(format!("{}  {summary}", paint(style::COMMAND, &format!("{name:width$}"))));
    }
    let listed: Vec<_> =
        templates.iter().map(|Template { name, summary, .. }| Listed { name, summary }).collect();
    report.field("templates", &listed);
    report.next.push("kongsmith new my-plugin -t TEMPLATE".to_owned());
    Ok(report)
}

/// The template's files and the record of the answers.
pub(crate) fn with_record(template: &Template, answers: &Answers, facts: &Facts) -> Result<Tree> {
    let mut tree = template.render(answers, facts)?;
    let record = template::record(&template.name, &template.questions, answers);
    tree.add(TreeFile { path: SETTINGS_FILE.into(), contents: record.into_bytes(), mode: 0o644 });
    Ok(tree)
}

/// Takes away what killed runs left, and says so.
fn clear(parent: &Utf8Path, report: &mut Report) -> Result<()> {
    for name in new_directory::remove_left_overs(parent)? {
        report.diagnostics.push(Diagnostic::information(
            "left-over-removed",
            format!("removed what an interrupted run had left of `{name}`"),
        ));
    }
    Ok(())
}

/// Builds the project; whether it is a git repository of its own.
fn build(
    parent: &Utf8Path,
    name: &str,
    tree: &Tree,
    interrupt: &Interrupt,
    with_git: bool,
    report: &mut Report,
) -> Result<bool> {
    let new = NewDirectory::begin(parent, name)?;
    for file in &tree.files {
        interrupt.check()?;
        new.write(&file.path, &file.contents, file.mode)?;
    }
    let git =
        with_git && Repository::find(parent).is_none() && make_repository(new.path(), report)?;
    interrupt.check()?;
    new.finish()?;
    Ok(git)
}

/// Makes `directory` a repository; without git a note.
pub(crate) fn make_repository(directory: &Utf8Path, report: &mut Report) -> Result<bool> {
    let Err(failure) = git::init(directory) else { return Ok(true) };
    if git::is_installed(directory) {
        return Err(failure);
    }
    report.diagnostics.push(
        Diagnostic::information("no-git", "git is not installed, so this is no repository yet")
            .help("install git and run `git init`, or pass `--no-git`"),
    );
    Ok(false)
}

/// The fields that `new` and `init` share in JSON output.
pub(crate) fn describe(report: &mut Report, template: &Template, answers: &Answers) {
    report.plugin(&serde_json::json!({
        "name": answers["name"].typed(),
        "version": answers["version"].typed(),
    }));
    report.field("template", &template.name);
    report.field("answers", answers);
}

fn say(
    report: &mut Report,
    arguments: &New,
    name: &str,
    template: &Template,
    tree: &Tree,
    context: &Context,
) {
    let shown = match &arguments.path {
        Some(path) => path.join(name),
        None => name.into(),
    };
    if arguments.scaffold.dry_run {
        report.line(tree.draw(shown.as_str(), |_| String::new()).trim_end());
        report
            .line(format!("\nNothing was written: {} would be.", Count(tree.files.len(), "file")));
        return;
    }
    let done = paint(style::DONE, "Created");
    let files = Count(tree.files.len(), "file");
    report.line(format!("{done} `{shown}` from the template `{}`: {files}", template.name));
    if context.verbose {
        report.line(format!("\n{}", tree.draw(shown.as_str(), |_| String::new()).trim_end()));
    }
    report.next.push(format!("cd {shown}"));
    report.next.push("kongsmith check".to_owned());
}
