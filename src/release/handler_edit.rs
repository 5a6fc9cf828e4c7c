//! The handler's part of a bump: VERSION, wherever it is written.

use camino::Utf8Path;

use super::origin;
use super::rewrite::{Goal, refusal, rewrite};
use super::unit::{HandlerVersion, Unit};
use super::{Kind, PlaceChange};
use crate::failure::{Failure, Result};
use crate::transaction::Draft;
use crate::version::PluginVersion;
use crate::vm::Value;

/// What the person can do when the handler cannot be changed.
const SKIP: &str =
    "write the version as a string there, or leave the handler out with `--skip handler`";

/// Gives the plugin's handler the version, in the spelling that it has. `None` where it has it already.
pub(super) fn edit(
    draft: &mut Draft,
    unit: &Unit,
    handler: &HandlerVersion,
    version: &PluginVersion,
) -> Result<Option<PlaceChange>> {
    let wanted = format!("{}{version}", handler.spelled.prefix);
    // Another plugin of the unit may share the place with this one, and have changed it.
    let present = unit.handler(draft, &handler.plugin)?.text;
    if present == wanted {
        return Ok(None);
    }
    let goal = Goal { name: "VERSION", present: &present, wanted: &wanted };
    let origin = origin::of_returned(draft, &unit.modules, &handler.path, &["VERSION"])?;
    if !origin.outside.is_empty() {
        return Err(refusal(&origin, goal).help(SKIP));
    }
    let rewritten = rewrite(draft, &origin, goal, |draft| {
        let read = unit.handler(draft, &handler.plugin).ok()?;
        (read.priority == handler.priority).then_some(read.text)
    })?;
    let rewritten = rewritten.ok_or_else(|| refusal(&origin, goal).help(SKIP))?;
    Ok(Some(PlaceChange::of(Kind::Handler, rewritten)))
}

/// The failure for a VERSION that is no string: the place that it comes from, where that is known.
pub(super) fn no_version(unit: &Unit, draft: &Draft, path: &Utf8Path, value: &Value) -> Failure {
    if *value == Value::Nil {
        return Failure::project("the handler has no VERSION, which Kong requires").at(path).help(
            "add `VERSION = \"0.1.0\"` to the table that the handler returns, or leave the handler out with `--skip handler`",
        );
    }
    let shown = value.text();
    let goal = Goal { name: "VERSION", present: &shown, wanted: "" };
    match origin::of_returned(draft, &unit.modules, path, &["VERSION"]) {
        Ok(origin) if !origin.outside.is_empty() => refusal(&origin, goal).help(SKIP),
        Ok(_) | Err(_) => {
            Failure::project(format!("VERSION is a {}, not a string", value.type_name()))
                .at(path)
                .help(SKIP)
        }
    }
}
