//! The settings of a project: `kongsmith.toml`, every key optional. `docs/settings.md` describes each.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Deserialize;

use crate::disk;
use crate::failure::{Failure, Result};
use crate::online;

/// What `kongsmith.toml` may say.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// The template and the answers that the project was made from, as `new` and `init` recorded them.
    pub(crate) answers: BTreeMap<String, toml::Value>,
    /// How `bump` works.
    pub(crate) bump: BumpSettings,
    /// How `pack` works.
    pub(crate) pack: PackSettings,
    /// How `check` works.
    pub(crate) check: CheckSettings,
}

/// `[bump]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct BumpSettings {
    /// Further places that hold the version.
    pub(crate) files: Vec<BumpFile>,
    /// Name of the tag; `{version}` and `{plugin}` are replaced.
    pub(crate) tag_format: Option<String>,
    /// Message of the commit; `{version}`, `{previous}` and `{plugin}` are replaced.
    pub(crate) commit_message: Option<String>,
    /// Branches that `bump --commit` may run on; none listed means any.
    pub(crate) branches: Vec<String>,
}

/// `[[bump.files]]`: exact text that holds the version.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BumpFile {
    /// Path relative to the project.
    pub(crate) path: Utf8PathBuf,
    /// The text as it stands in the file, with `{version}` where the version is.
    pub(crate) text: String,
    /// How often the text must stand in the file.
    #[serde(default = "once")]
    pub(crate) count: usize,
}

/// `[pack]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PackSettings {
    /// Further files and folders for the packages, relative to the project.
    pub(crate) include: Vec<Utf8PathBuf>,
}

/// `[check]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct CheckSettings {
    /// `[check.lints]`: how much the diagnostics of a lint weigh, by its code.
    pub(crate) lints: BTreeMap<String, LintLevel>,
    /// Where the plugin is to run, by name.
    pub(crate) targets: Vec<String>,
    /// Files and folders about which nothing is said: paths or globs relative to the project.
    pub(crate) exclude: Vec<String>,
}

/// How much the diagnostics of a lint weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LintLevel {
    /// The lint does not run.
    Off,
    /// They are worth knowing.
    Information,
    /// They are probably not meant.
    Warning,
    /// They fail the check.
    Error,
}

impl Settings {
    /// Reads the file at `path`; a missing file gives the defaults.
    pub(crate) fn read(path: &Utf8Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = disk::read_text(path)?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            Failure::project(error.message().trim_end().replace('\n', ", "))
                .at_line(path, line)
                .help(format!("the keys of this file are described in {}", online::SETTINGS))
        })
    }
}

fn once() -> usize {
    1
}
