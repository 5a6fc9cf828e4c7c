//! A validation: configurations put to the schema of one plugin, and what Kong answers to each.

use camino::Utf8Path;
use serde_json::Value as Json;

use super::plugin::Loader;
use super::{Unjudged, Verdict};
use crate::failure::Result;
use crate::vm::{Error, StandIns, Table, Value, Worker, without_foreign_places};

/// One configuration.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Input {
    /// The `config` of the plugin; [`Value::Nil`] when it is not given at all.
    pub(crate) config: Value,
    /// Further fields of the plugin, such as `protocols`: a table, or [`Value::Nil`].
    pub(crate) extra: Value,
}

/// What Kong says to one configuration.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Answer {
    /// It is accepted: the configuration with its defaults, and the other fields of the plugin where they are not the
    /// usual ones.
    Accepted { value: Json, entity: Option<Json> },
    /// It is refused: the errors by field, from the plugin's entity on.
    Refused(Json),
    /// Kong raises an error: a text, or a table.
    Raised(Json),
}

/// What came of all configurations.
#[derive(Clone, Debug)]
pub(crate) struct Validation {
    /// What the loader says to the schema, which is asked in any case.
    pub(crate) schema: Verdict,
    /// Whether there is a schema module at all.
    pub(crate) has_schema: bool,
    /// Whether nothing can be said, because the schema module did not come to its end for want of something that
    /// kongsmith does not do.
    pub(crate) is_unknown: bool,
    /// One answer for each configuration, in order.
    pub(crate) answers: Vec<Answer>,
    /// What the answers depend on and is not known here.
    pub(crate) not_judged: Vec<Unjudged>,
    /// What Kong logs about deprecated fields that are given a value: each message of theirs, with the index of the first
    /// configuration that it is about.
    pub(crate) deprecated: Vec<(usize, String)>,
}

impl Loader {
    /// Puts `inputs` to the schema of the plugin `name`, as Kong's `validate_plugin_config_schema` does. Modules of
    /// third parties that are not installed are inert.
    pub(crate) fn validate(&self, name: &str, inputs: &[Input]) -> Result<Validation, Error> {
        let worker = Worker { stand_ins: StandIns::ThirdParty, ..self.worker.clone() };
        run(&worker, &self.file_of(name, "schema"), name, inputs)
    }
}

pub(super) fn run(
    worker: &Worker,
    file: &Utf8Path,
    name: &str,
    inputs: &[Input],
) -> Result<Validation, Error> {
    let given = inputs.iter().map(Input::to_value).collect();
    let mut schema = None;
    let mut answers = Vec::with_capacity(inputs.len());
    let (mut not_judged, mut deprecated) = (Vec::new(), Vec::new());
    worker.validate(file, name, given, |value| match (&schema, value.as_table()) {
        (None, table) => schema = Some(table.cloned().unwrap_or_default()),
        (Some(_), Some(table)) => {
            if let Some(cause) = table.get("not_judged").as_table().map(Unjudged::read)
                && !not_judged.contains(&cause)
            {
                not_judged.push(cause);
            }
            for message in table.get("deprecated").as_table().into_iter().flat_map(Table::sequence)
            {
                let message = message.text();
                if deprecated.iter().all(|(_, known)| *known != message) {
                    deprecated.push((answers.len(), message));
                }
            }
            answers.push(Answer::read(table));
        }
        (Some(_), None) => answers.push(Answer::Raised(Json::Null)),
    })?;
    let schema = schema.unwrap_or_default();
    let has_schema = !schema.get("is_missing").is_truthy();
    let is_unknown = schema.get("is_unknown").is_truthy();
    let schema = Verdict::read(&schema);
    Ok(Validation { schema, has_schema, is_unknown, answers, not_judged, deprecated })
}

impl Input {
    fn to_value(&self) -> Value {
        Value::Table(Table::new(vec![
            ("config".into(), self.config.clone()),
            ("extra".into(), self.extra.clone()),
        ]))
    }
}

impl Answer {
    fn read(table: &Table) -> Self {
        let json = |name: &str| match table.get(name) {
            Value::String(text) => serde_json::from_slice(text).ok(),
            _ => None,
        };
        if let Some(value) = json("value") {
            return Self::Accepted { value, entity: json("entity") };
        }
        if let Some(error) = json("error") {
            return Self::Refused(error);
        }
        Self::Raised(json("raised").unwrap_or_else(|| {
            Json::String(without_foreign_places(&table.get("raised_text").text()))
        }))
    }
}
