//! The present version of a unit: what handler and rockspec say, and whether they agree.

use super::From;
use super::tag::Numbers;
use super::unit::{HandlerVersion, RockspecFile, Unit};
use crate::count::List;
use crate::failure::{Failure, Result};
use crate::transaction::Draft;
use crate::version::PluginVersion;

/// What a unit's version is now.
#[derive(Clone, Debug)]
pub(super) struct Present {
    /// The version that the next one follows from.
    pub(super) version: PluginVersion,
    /// The rockspec's revision, 1 without one.
    pub(super) revision: u64,
    /// The handlers, unless they are skipped.
    pub(super) handlers: Vec<HandlerVersion>,
}

impl Present {
    /// Version and revision.
    pub(super) fn numbers(&self) -> Numbers {
        Numbers { version: self.version.clone(), revision: self.revision }
    }
}

/// Reads the versions of a unit. Refuses those that disagree unless `from` says which counts.
pub(super) fn read(unit: &Unit, draft: &Draft, from: Option<From>, skip: bool) -> Result<Present> {
    let rockspec = unit.released_rockspec();
    let handlers: Vec<_> = if skip {
        Vec::new()
    } else {
        unit.plugins.iter().map(|plugin| unit.handler(draft, plugin)).collect::<Result<_>>()?
    };
    let revision = rockspec.map(RockspecFile::revision);
    let mut in_handlers = Vec::new();
    for handler in &handlers {
        let version = handler.spelled.clone().with_revision_of(revision);
        let version = version.map_err(|failure| failure.at(&handler.path))?;
        if !in_handlers.contains(&version) {
            in_handlers.push(version);
        }
    }
    let in_rockspec = rockspec.map(RockspecFile::plugin_version).transpose()?;
    let version = agreed(unit, &in_handlers, in_rockspec.as_ref(), from)?;
    Ok(Present { version, revision: revision.unwrap_or(1), handlers })
}

fn agreed(
    unit: &Unit,
    handlers: &[PluginVersion],
    rockspec: Option<&PluginVersion>,
    from: Option<From>,
) -> Result<PluginVersion> {
    match (handlers, rockspec, from) {
        ([only], None, None | Some(From::Handler)) | ([only], Some(_), Some(From::Handler)) => {
            Ok(only.clone())
        }
        ([], Some(version), None) | (_, Some(version), Some(From::Rockspec)) => Ok(version.clone()),
        ([only], Some(version), None) if only == version => Ok(version.clone()),
        ([], None, _) => Err(Failure::project("there is no version to start from")
            .at(&unit.base)
            .help("a plugin has its version in the handler's VERSION and in a rockspec")),
        ([], Some(_), Some(From::Handler)) => {
            Err(Failure::usage("there is no handler to take the version from")
                .help("leave `--from handler` out"))
        }
        ([_], None, Some(From::Rockspec)) => {
            Err(Failure::usage("there is no rockspec to take the version from")
                .help("leave `--from rockspec` out"))
        }
        ([only], Some(version), None) => Err(disagreement(&format!(
            "the handler of `{}` says `{only}`, the rockspec `{version}`",
            unit.name
        ))),
        ([_, _, ..], ..) => Err(disagreement(&format!(
            "the handlers of `{}` have the versions {}",
            unit.name,
            List::and(handlers)
        ))),
    }
}

fn disagreement(message: &str) -> Failure {
    Failure::project(message)
        .help("say which one is right with `--from handler` or `--from rockspec`")
}
