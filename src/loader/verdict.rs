//! A verdict: whether Kong loads a plugin, and what it says where it does not.

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;
use serde_json::Value as Json;

use crate::vm::{Table, Value, without_foreign_places, without_own_places};

/// Where loading ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stage {
    /// A module does not compile, raises an error or is missing.
    Module,
    /// PRIORITY, VERSION or the phases of the handler.
    Handler,
    /// The schema is not in Kong's schema language.
    Metaschema,
    /// The schema does not fit the plugins entity.
    Subschema,
    /// An entity of the plugin.
    Daos,
    /// A Lua error inside Kong.
    Crash,
}

/// Kong's answer when it starts with the plugin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Verdict {
    /// Whether Kong loads the plugin.
    pub(crate) ok: bool,
    /// Where it stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stage: Option<Stage>,
    /// Errors by field for the metaschema, a text otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<Json>,
    /// What Kong prints, without the line break at its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
    /// Why nobody can say here whether Kong loads it. `ok` is true then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) not_judged: Option<Unjudged>,
}

/// A failure that came up after something was used that has no true answer here, such as a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Unjudged {
    /// What was used: a function, or what came of a module.
    pub(crate) name: String,
    /// Where the plugin used it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<Utf8PathBuf>,
    /// The line there, from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    /// How it failed here; none where a configuration passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) message: Option<String>,
}

impl Verdict {
    /// Nothing is refused.
    pub(super) const OK: Self =
        Self { ok: true, stage: None, error: None, message: None, not_judged: None };

    /// There is no answer: the plugin could not be asked.
    pub(crate) fn unknown(message: String) -> Self {
        let error = Some(Json::String(message.clone()));
        Self { ok: false, error, message: Some(message), ..Self::OK }
    }

    /// The message for people; Kong ends that of a missing module with a colon, behind which the places come where it looked.
    pub(crate) fn said(&self) -> String {
        without_own_places(self.message.as_deref().unwrap_or_default().trim_end_matches(':'))
    }

    /// Reads the table that the Lua side gives back.
    pub(super) fn read(table: &Table) -> Self {
        let text = |name: &str| match table.get(name) {
            Value::Nil => None,
            value => Some(value.text()),
        };
        let by_field = text("error_json").and_then(|json| serde_json::from_str(&json).ok());
        let message = text("message").map(|message| without_foreign_places(message.trim_end()));
        Self {
            ok: table.get("ok").is_truthy(),
            stage: text("stage").as_deref().and_then(stage),
            error: by_field.or_else(|| message.clone().map(Json::String)),
            message,
            not_judged: table.get("not_judged").as_table().map(Unjudged::read),
        }
    }
}

impl Unjudged {
    /// Reads what `kongsmith.unjudged` remembers.
    pub(super) fn read(table: &Table) -> Self {
        let text = |name: &str| match table.get(name) {
            Value::Nil => None,
            value => Some(value.text()),
        };
        Self {
            name: text("name").unwrap_or_default(),
            file: text("file").map(Utf8PathBuf::from),
            line: text("line").and_then(|line| line.parse().ok()),
            message: text("message").map(|message| without_foreign_places(message.trim_end())),
        }
    }

    /// What to do about it; `how` somebody asks Kong.
    pub(crate) fn help(how: &str) -> String {
        format!("kongsmith reads no files, runs no programs and opens no connections; {how}")
    }

    /// File and line where the plugin used it.
    pub(crate) fn place(&self) -> Option<(&Utf8Path, usize)> {
        self.file.as_deref().zip(self.line)
    }

    /// How it failed here, in one line for people.
    pub(crate) fn failed(&self) -> Option<String> {
        let text = self.message.as_deref()?.lines().last()?;
        Some(without_own_places(text.trim()))
    }
}

fn stage(name: &str) -> Option<Stage> {
    Some(match name {
        "module" => Stage::Module,
        "handler" => Stage::Handler,
        "metaschema" => Stage::Metaschema,
        "subschema" => Stage::Subschema,
        "daos" => Stage::Daos,
        "crash" => Stage::Crash,
        _ => return None,
    })
}
