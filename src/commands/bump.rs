//! `kongsmith bump LEVEL`: one new version everywhere.
//!
//! The command line decides what is done; `kongsmith.toml` decides how tags and commits are named and what else holds the
//! version.

use serde_json::{Value, json};

use super::Context;
use crate::cli::{Bump, Skip, VersionSource};
use crate::disk;
use crate::failure::{Failure, Result};
use crate::git::Repository;
use crate::project::Project;
use crate::release::{self, From, Plan, PluginPlan, Request, Selection};
use crate::report::Report;
use crate::style::{self, paint};
use crate::version::Level;

/// Plans the bump, shows it or makes it true, and says what changed.
pub(crate) fn run(arguments: &Bump, context: &Context) -> Result<Report> {
    let request = request(arguments, context)?;
    let project = Project::find(&context.directory)?;
    let repository = Repository::find(&project.root);
    let plan = match release::plan(&project, repository.as_ref(), &request) {
        Ok(plan) => plan,
        Err(failures) => return several(failures),
    };
    if arguments.print {
        return Ok(Report { raw: Some(printed(&plan)), ..Report::default() });
    }
    let mut report = Report { root: project.root.clone(), ..Report::default() };
    for plugin in &plan.plugins {
        report.plugin(plugin);
        tell(&mut report, plugin);
    }
    report.files = plan.files()?;
    if arguments.dry_run {
        return dry_run(report, &plan);
    }
    if plan.is_empty() {
        return Ok(report);
    }
    plan.apply()?;
    tell_git(&mut report, &plan);
    github_output(context, &plan)?;
    report.next.push("kongsmith pack".to_owned());
    Ok(report)
}

fn request(arguments: &Bump, context: &Context) -> Result<Request> {
    let level = Level::parse(arguments.level.as_deref(), arguments.pre.as_deref())?;
    let selection = match &arguments.plugin {
        Some(name) => Selection::Named(name.clone()),
        None if arguments.all => Selection::All,
        None => Selection::Only,
    };
    Ok(Request {
        level,
        pre: arguments.pre.clone(),
        from: arguments.from.map(|from| match from {
            VersionSource::Handler => From::Handler,
            VersionSource::Rockspec => From::Rockspec,
        }),
        skip_handler: arguments.skip == Some(Skip::Handler),
        selection,
        changelog: arguments.changelog,
        commit: arguments.commit,
        tag: arguments.tag,
        allow_dirty: arguments.allow_dirty || arguments.dry_run,
        only_print: arguments.print,
        date: context.clock.today().to_string(),
    })
}

/// One plugin's failure is the command's; several are told one by one.
fn several(failures: Vec<Failure>) -> Result<Report> {
    match <[Failure; 1]>::try_from(failures) {
        Ok([failure]) => Err(failure),
        Err(failures) => Ok(Report { failures, ..Report::default() }),
    }
}

/// `--print`: the version alone, or a line `NAME VERSION` for each of several.
fn printed(plan: &Plan) -> String {
    match plan.plugins.as_slice() {
        [only] => format!("{}\n", only.version),
        plugins => {
            let lines =
                plugins.iter().map(|plugin| [&plugin.name, " ", &plugin.version, "\n"].concat());
            lines.collect()
        }
    }
}

fn tell(report: &mut Report, plugin: &PluginPlan) {
    let PluginPlan { name, previous, version, changes, .. } = plugin;
    if changes.is_empty() {
        report.line(format!("{name} {previous}"));
    } else {
        report.line(paint(style::DONE, &format!("{name} {previous} -> {version}")));
    }
    let place = |change: &release::PlaceChange| match change.line {
        Some(line) => format!("{}:{line}", change.file),
        None => change.file.to_string(),
    };
    let width = changes.iter().map(|change| place(change).len()).max().unwrap_or(0);
    for change in changes {
        let from = if change.from.is_empty() { "(new)" } else { &change.from };
        let (place, label) = (place(change), change.kind.label());
        report.line(format!("  {place:width$}  {label}: {from} -> {}", change.to));
    }
    for remark in &plugin.remarks {
        report.line(format!("  {}: {remark}", paint(style::HELP, "note")));
    }
}

fn tell_git(report: &mut Report, plan: &Plan) {
    let Some(commit) = &plan.commit else { return };
    report.line(format!("committed: {}", commit.message));
    for (name, _) in &commit.tags {
        report.line(format!("tagged: {name}"));
    }
    report.field("commit", &json!({ "message": commit.message }));
    let tags: Vec<_> = commit.tags.iter().map(|(name, _)| name).collect();
    report.field("tags", &tags);
    let push = if tags.is_empty() { "git push" } else { "git push --follow-tags" };
    report.next.push(push.to_owned());
}

/// What would happen: the diff, then the steps of git.
fn dry_run(mut report: Report, plan: &Plan) -> Result<Report> {
    let diff = plan.diff()?;
    report.field("dry_run", &true);
    report.field("diff", &diff);
    if !diff.is_empty() {
        report.text.push('\n');
        report.text.push_str(&diff);
    }
    if let Some(commit) = &plan.commit {
        report.line(format!("\nwould commit: {}", commit.message));
        for (name, _) in &commit.tags {
            report.line(format!("would tag: {name}"));
        }
    }
    Ok(report)
}

/// Appends `version` and `tag` to the file that GitHub Actions names; JSON objects by plugin where there are several.
fn github_output(context: &Context, plan: &Plan) -> Result<()> {
    let Some(path) = context.environment.get("GITHUB_OUTPUT") else { return Ok(()) };
    let value = |field: fn(&PluginPlan) -> &str| match plan.plugins.as_slice() {
        [only] => field(only).to_owned(),
        plugins => {
            let by_name = plugins.iter().map(|plugin| (plugin.name.clone(), json!(field(plugin))));
            Value::Object(by_name.collect()).to_string()
        }
    };
    let version = value(|plugin| &plugin.version);
    let tag = value(|plugin| &plugin.tag);
    disk::append(path.into(), format!("version={version}\ntag={tag}\n").as_bytes())
}
