//! `kongsmith pack`: writes the packages of a project's plugins, or says everything that is in the way.
//!
//! Flags win over `kongsmith.toml`, which has only what has no flag (`[pack] include`). The folder for packages is `--out`,
//! relative to the current directory, else `dist` in the project.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::Context;
use crate::cli::{self, Format, PackageKind};
use crate::count::{List, Size};
use crate::diagnostic::Diagnostic;
use crate::failure::{Failure, Result};
use crate::pack::{
    self, Dist, Kind, Listed, Package, Packed, Request, SHA256SUMS, Selected, sha256, sums_file,
};
use crate::project::Project;
use crate::project::source::Source;
use crate::report::Report;
use crate::style::{self, paint};
use crate::transaction::Recovery;
use crate::version::PluginVersion;

/// One file of the JSON output.
#[derive(Serialize)]
struct FileEntry {
    path: Utf8PathBuf,
    kind: &'static str,
    size: usize,
    sha256: String,
    entries: Vec<Listed>,
}

/// One plugin of the JSON output.
#[derive(Serialize)]
struct PluginEntry {
    name: String,
    package: String,
    version: String,
    rockspec: Utf8PathBuf,
    packages: Vec<Utf8PathBuf>,
}

/// Packs what was asked for.
pub(crate) fn run(arguments: &cli::Pack, context: &Context) -> Result<Report> {
    let (project, sources) = sources(arguments, context)?;
    let out = match &arguments.out {
        Some(out) => context.directory.join(out),
        None => project.root.join("dist"),
    };
    let mut run = Run::new(arguments, context, &project, &out)?;
    let mut progress = context.terminal.progress("packing", sources.len());
    for source in &sources {
        run.source(source)?;
        progress.advance();
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

/// A run over all plugins. It keeps names and checksums, never the packages themselves.
struct Run<'a> {
    arguments: &'a cli::Pack,
    context: &'a Context,
    project: &'a Project,
    out: &'a Utf8Path,
    kinds: Vec<Kind>,
    dist: Dist,
    report: Report,
    sums: Vec<(String, String)>,
    plugins: Vec<PluginEntry>,
    /// Names that were seen, packed or not: what `--plugin` may name.
    seen: BTreeSet<String>,
}

impl<'a> Run<'a> {
    fn new(
        arguments: &'a cli::Pack,
        context: &'a Context,
        project: &'a Project,
        out: &'a Utf8Path,
    ) -> Result<Self> {
        let (dist, recovery) = Dist::open(out)?;
        let mut run = Self {
            arguments,
            context,
            project,
            out,
            kinds: kinds(arguments),
            dist,
            report: Report { root: project.root.clone(), ..Report::default() },
            sums: Vec::new(),
            plugins: Vec::new(),
            seen: BTreeSet::new(),
        };
        run.tell(&recovery);
        Ok(run)
    }

    fn tell(&mut self, recovery: &Recovery) {
        let message = match recovery {
            Recovery::Nothing => return,
            Recovery::Discarded => {
                "an earlier `pack` was interrupted; what it had not finished is removed"
            }
            Recovery::Completed => {
                "an earlier `pack` was interrupted; its packages are complete now"
            }
        };
        self.report.diagnostics.push(Diagnostic::information("recovered", message));
    }

    /// Packs the rockspecs of one directory. A problem in one does not stop the others.
    fn source(&mut self, source: &Source) -> Result<()> {
        let project = self.project;
        let kinds = self.kinds.clone();
        let request = Request {
            project,
            base: &source.base,
            kinds: &kinds,
            deny_warnings: self.arguments.deny.is_some(),
        };
        let selection = pack::select(&request, source, !self.arguments.rockspecs.is_empty());
        self.report.failures.extend(selection.failures);
        for Selected { rockspec, problems } in selection.selected {
            match pack::pack(&request, &rockspec, problems) {
                Ok(packed) if self.is_wanted(&packed, &rockspec.name()) => {
                    self.add(packed, &rockspec)?;
                }
                Ok(_) => {}
                Err(failure) => self.report.failures.push(failure),
            }
        }
        Ok(())
    }

    fn is_wanted(&mut self, packed: &Packed, package: &str) -> bool {
        self.seen.extend(packed.plugins.iter().cloned());
        let named = &self.arguments.plugins;
        let is_named = |name: &str| named.iter().any(|wanted| wanted == name);
        named.is_empty() || is_named(package) || packed.plugins.iter().any(|name| is_named(name))
    }

    fn add(&mut self, packed: Packed, rockspec: &crate::rockspec::Rockspec) -> Result<()> {
        let taken = packed.packages.iter().find(|package| self.dist.contains(&package.file_name));
        if let Some(taken) = taken {
            let message =
                format!("`{}` was packed from another directory already", taken.file_name);
            self.report.failures.push(
                Failure::project(message)
                    .at(&rockspec.path)
                    .help("give one of the two packages another name or version"),
            );
            return Ok(());
        }
        let mut paths = Vec::new();
        for package in &packed.packages {
            paths.push(self.write(package)?);
        }
        for name in packed.plugins {
            self.plugins.push(PluginEntry {
                name,
                package: rockspec.name(),
                version: rockspec.version.as_str().to_owned(),
                rockspec: rockspec.path.clone(),
                packages: paths.clone(),
            });
        }
        self.report.diagnostics.extend(packed.problems.into_list());
        Ok(())
    }

    /// Writes and proves one package; its path as it is shown.
    fn write(&mut self, package: &Package) -> Result<Utf8PathBuf> {
        let bytes = package.write()?;
        let (size, sum) = (bytes.len(), sha256(&bytes));
        if self.writes() {
            self.dist.add(&package.file_name, bytes, |bytes| package.prove(bytes))?;
        } else {
            package.prove(&bytes)?;
        }
        let path = self.shown(&package.file_name);
        let kind = match package.kind {
            Kind::Rock => "rock",
            Kind::SrcRock => "src-rock",
            Kind::Tarball => "tarball",
        };
        self.print(package, &path, size, &sum);
        self.sums.push((package.file_name.clone(), sum.clone()));
        let entries = match self.context.format {
            Format::Json => package.entries.list(),
            Format::Human => Vec::new(),
        };
        self.report.file(&FileEntry { path: path.clone(), kind, size, sha256: sum, entries });
        Ok(path)
    }

    fn print(&mut self, package: &Package, path: &Utf8Path, size: usize, sum: &str) {
        if self.arguments.list {
            self.report.line(format!("{path}"));
            for listed in package.entries.list() {
                self.report.line(format!(
                    "  {:>9}  {}",
                    Size(listed.size).to_string(),
                    listed.path
                ));
            }
            return;
        }
        let word = if self.arguments.dry_run { "would pack" } else { "packed" };
        self.report.line(format!(
            "{} {path}  {}",
            paint(style::DONE, word),
            paint(style::DIM, &format!("{}  sha256 {}", Size(size), &sum[..12]))
        ));
    }

    fn writes(&self) -> bool {
        !self.arguments.list && !self.arguments.dry_run
    }

    /// The path of a package: relative to the current directory where it lies below.
    fn shown(&self, name: &str) -> Utf8PathBuf {
        let path = clean(&self.out.join(name));
        path.strip_prefix(&self.context.directory).map_or_else(|_| path.clone(), Utf8Path::to_owned)
    }

    fn finish(mut self) -> Result<Report> {
        self.refuse_unknown_plugins()?;
        if !self.sums.is_empty() {
            self.write_sums()?;
        }
        if self.writes() {
            self.dist.commit()?;
            self.tell_of_others();
            self.write_github_output()?;
            self.next_steps();
        }
        for plugin in &self.plugins {
            self.report.plugin(plugin);
        }
        Ok(self.report)
    }

    fn refuse_unknown_plugins(&self) -> Result<()> {
        let known = |name: &String| {
            self.seen.contains(name) || self.plugins.iter().any(|plugin| plugin.package == *name)
        };
        let Some(unknown) = self.arguments.plugins.iter().find(|name| !known(name)) else {
            return Ok(());
        };
        let seen: Vec<_> = self.seen.iter().take(10).collect();
        let failure = Failure::usage(format!("there is no plugin `{unknown}` in this project"));
        Err(failure.help(format!("name one of {}", List::and(&seen))))
    }

    fn write_sums(&mut self) -> Result<()> {
        let sums = self.sums.iter().map(|(name, sum)| (name.as_str(), sum.as_str()));
        let bytes = sums_file(sums).into_bytes();
        let (size, sum) = (bytes.len(), sha256(&bytes));
        let path = self.shown(SHA256SUMS);
        if !self.arguments.list {
            let word = if self.arguments.dry_run { "would write" } else { "wrote" };
            self.report.line(format!("{} {path}", paint(style::DONE, word)));
        }
        let entries = Vec::new();
        self.report.file(&FileEntry { path, kind: "checksums", size, sha256: sum, entries });
        if self.writes() {
            self.dist.add(SHA256SUMS, bytes, |_| Ok(()))?;
        }
        Ok(())
    }

    fn tell_of_others(&mut self) {
        let others = self.dist.others();
        if others.is_empty() || self.sums.is_empty() {
            return;
        }
        let shown: Vec<_> = others.iter().take(5).collect();
        let more = match others.len() - shown.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        self.report.line(format!("also there, from earlier: {}{more}", List::and(&shown)));
    }

    /// Appends `version` and `packages` to the file that a GitHub workflow step hands in.
    fn write_github_output(&self) -> Result<()> {
        let packed: Vec<_> =
            self.plugins.iter().filter(|plugin| !plugin.packages.is_empty()).collect();
        let Some(file) = self.context.environment.get("GITHUB_OUTPUT") else { return Ok(()) };
        let text = match packed.as_slice() {
            [] => return Ok(()),
            [only] => {
                format!("version={}\npackages={}\n", plain(&only.version), json(&only.packages))
            }
            several => {
                let versions: serde_json::Map<_, _> = several
                    .iter()
                    .map(|plugin| (plugin.name.clone(), plain(&plugin.version).into()))
                    .collect();
                let packages: serde_json::Map<_, _> = several
                    .iter()
                    .map(|plugin| (plugin.name.clone(), serde_json::json!(plugin.packages)))
                    .collect();
                format!("version={}\npackages={}\n", json(&versions), json(&packages))
            }
        };
        crate::disk::append(&self.context.directory.join(file), text.as_bytes())
    }

    fn next_steps(&mut self) {
        let mut names: Vec<_> = self
            .plugins
            .iter()
            .filter(|plugin| !plugin.packages.is_empty())
            .map(|plugin| plugin.name.as_str())
            .collect();
        names.dedup();
        if names.is_empty() {
            return;
        }
        let path = |ending: &str| {
            let ending_of = |path: &&Utf8PathBuf| path.as_str().ends_with(ending);
            self.plugins.iter().flat_map(|plugin| &plugin.packages).find(ending_of).cloned()
        };
        let mut next = Vec::new();
        if let Some(rock) = path(".all.rock") {
            next.push(format!("luarocks install {rock}"));
        } else if let Some(rock) = path(".src.rock") {
            next.push(format!("luarocks build {rock}"));
        }
        if let Some(tarball) = path(".tar.gz") {
            let folder = tarball.file_name().unwrap_or_default().trim_end_matches(".tar.gz");
            next.push(format!(
                "tar -xzf {tarball} -C /opt, then KONG_LUA_PACKAGE_PATH='/opt/{folder}/?.lua;/opt/{folder}/?/init.lua;;'"
            ));
        }
        let names = if names.len() > 5 { "NAME,...".to_owned() } else { names.join(",") };
        next.push(format!("KONG_PLUGINS=bundled,{names} kong start"));
        self.report.next = next;
    }
}

/// The version without its revision, spelled as in tags and handlers where it can be.
fn plain(version: &str) -> String {
    let version = crate::version::RockVersion::parse(version);
    PluginVersion::from_rock(&version)
        .map_or_else(|_| version.without_revision().to_owned(), |version| version.to_string())
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("names and paths are strings")
}
