//! `kongsmith pack`: writes the packages of a project's plugins, or says everything that is in the way.
//!
//! Flags win over `kongsmith.toml`, which has only what has no flag (`[pack] include`). The folder for packages is `--out`,
//! relative to the current directory, else `dist` in the project.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::Context;
use crate::cli::{self, PackageKind};
use crate::failure::{Failure, Result};
use crate::pack::Kind;
use crate::project::Project;
use crate::project::source::Source;
use crate::report::Report;

mod afterwards;
mod entries;
mod preparation;
mod run;

use run::Run;

/// Packs what was asked for.
pub(crate) fn run(arguments: &cli::Pack, context: &Context) -> Result<Report> {
    let (project, sources) = sources(arguments, context)?;
    let out = match &arguments.out {
        Some(out) => context.directory.join(out),
        None => project.root.join("dist"),
    };
    let mut run = Run::new(arguments, context, &project, &out)?;
    let mut progress = context.terminal.progress("packing", sources.len());
    let job = run.job();
    for portion in preparation::portions(&sources) {
        for prepared in preparation::prepare_all(&job, portion) {
            run.accept(prepared)?;
            progress.advance();
        }
    }
    drop(progress);
    run.finish()
}

/// The project and the directories that are packed.
fn sources(arguments: &cli::Pack, context: &Context) -> Result<(Project, Vec<Source>)> {
    if arguments.rockspecs.is_empty() {
        let project = Project::find(&context.directory)?;
        let sources = project.sources()?;
        return Ok((project, sources));
    }
    let mut sources: Vec<Source> = Vec::new();
    for named in &arguments.rockspecs {
        let path = context.directory.join(named);
        if !path.is_file() {
            return Err(Failure::project("there is no such rockspec").at(named).help(
                "name a file that ends in `.rockspec`, or leave `--rockspec` out to find them all",
            ));
        }
        let source = Source::of(&clean(&path));
        match sources.iter_mut().find(|known| known.base == source.base) {
            Some(known) => known.rockspecs.extend(source.rockspecs),
            None => sources.push(source),
        }
    }
    let first = &sources[0].base;
    let project = match Project::find(first) {
        Ok(project) => project,
        Err(_) => Project::open(first)?,
    };
    Ok((project, sources))
}

/// The path without `.` and `..`, as far as that is known without links.
fn clean(path: &Utf8Path) -> Utf8PathBuf {
    let mut clean = Utf8PathBuf::new();
    for component in path.components() {
        match component.as_str() {
            "." => {}
            ".." if clean.file_name().is_some() => drop(clean.pop()),
            part => clean.push(part),
        }
    }
    clean
}

fn kinds(arguments: &cli::Pack) -> Vec<Kind> {
    let asked: BTreeSet<_> = arguments
        .kinds
        .iter()
        .map(|kind| match kind {
            PackageKind::Rock => Kind::Rock,
            PackageKind::SrcRock => Kind::SrcRock,
            PackageKind::Tarball => Kind::Tarball,
        })
        .collect();
    if asked.is_empty() { vec![Kind::Rock, Kind::Tarball] } else { asked.into_iter().collect() }
}
