//! A run of `pack` over all plugins: packs one after the other and keeps their names and checksums, never the packages.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use super::entries::{FileEntry, PluginEntry};
use super::preparation::{Job, Prepared};
use super::{afterwards, clean, kinds};
use crate::cli::{self, Format};
use crate::commands::Context;
use crate::count::{List, Size};
use crate::diagnostic::Diagnostic;
use crate::failure::{Failure, Result};
use crate::pack::{Dist, Kind, Package, Packed, SHA256SUMS, sha256, sums_file};
use crate::project::{self, Project};
use crate::report::Report;
use crate::rockspec::Rockspec;
use crate::style::{self, paint};
use crate::transaction::Recovery;

/// What was asked for, what was done so far.
pub(super) struct Run<'a> {
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
    /// Opens the folder for packages.
    pub(super) fn new(
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

    /// What is the same for all directories.
    pub(super) fn job(&self) -> Job<'a> {
        Job {
            project: self.project,
            kinds: self.kinds.clone(),
            named: !self.arguments.rockspecs.is_empty(),
            deny_warnings: self.arguments.deny.is_some(),
        }
    }

    /// Takes over what was made of one directory. A problem in it does not stop the others.
    pub(super) fn accept(&mut self, prepared: Prepared) -> Result<()> {
        self.report.failures.extend(prepared.failures);
        for (rockspec, made) in prepared.made {
            match made {
                Ok((packed, archives)) if self.is_wanted(&packed, &rockspec.name()) => {
                    self.add(packed, archives, &rockspec)?;
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

    fn add(&mut self, packed: Packed, archives: Vec<Vec<u8>>, rockspec: &Rockspec) -> Result<()> {
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
        for (package, archive) in packed.packages.iter().zip(archives) {
            paths.push(self.write(package, archive)?);
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
    fn write(&mut self, package: &Package, bytes: Vec<u8>) -> Result<Utf8PathBuf> {
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
            _ => Vec::new(),
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

    /// Writes the checksums, puts everything in place and says what to do next.
    pub(super) fn finish(mut self) -> Result<Report> {
        self.refuse_unknown_plugins()?;
        if !self.sums.is_empty() {
            self.write_sums()?;
        }
        if self.writes() {
            self.dist.commit()?;
            self.tell_of_others();
            afterwards::write_github_output(self.context, &self.plugins)?;
            self.report.next = afterwards::next_steps(&self.plugins);
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
        Err(project::no_plugin(unknown, self.seen.iter().map(String::as_str)))
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
}
