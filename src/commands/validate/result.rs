//! The results: what Kong answers to each configuration, as JSON and as text.

use std::fmt::Write;

use serde_json::{Map, Value as Json, json};

use super::Run;
use crate::cli::Format;
use crate::configuration::Entry;
use crate::loader::Answer;
use crate::report::Report;

impl Run<'_> {
    /// The report of the whole run.
    pub(super) fn finish(mut self) -> Report {
        let results: Vec<_> = self.results.into_iter().flatten().collect();
        let accepted =
            results.iter().filter_map(|(entry, result)| Some((entry, result.get("value")?)));
        if self.context.format == Format::Human {
            let mut text = String::new();
            for (position, (entry, value)) in accepted.enumerate() {
                if position > 0 {
                    text.push_str("---\n");
                }
                if let Some(place) = &entry.place {
                    let name = entry.plugin.as_deref().unwrap_or_default();
                    let _ = writeln!(text, "# {place}: {name}");
                }
                let yaml = serde_saphyr::to_string(value).unwrap_or_else(|_| value.to_string());
                text.push_str(&yaml);
                if !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            self.report.text = text;
        }
        let results: Vec<_> = results.into_iter().map(|(_, result)| result).collect();
        self.report.fields.insert("results".to_owned(), Json::Array(results));
        self.report
    }
}

/// The JSON form of an answer.
pub(super) fn result(entry: &Entry, answer: Answer) -> Json {
    let mut object = Map::new();
    object.insert("ok".to_owned(), json!(matches!(answer, Answer::Accepted { .. })));
    match answer {
        Answer::Accepted { value, entity } => {
            object.insert("value".to_owned(), value);
            if let Some(entity) = entity {
                object.insert("entity".to_owned(), entity);
            }
        }
        Answer::Refused(error) | Answer::Raised(error) => {
            object.insert("error".to_owned(), error);
        }
    }
    if let Some(place) = &entry.place {
        object.insert("plugin".to_owned(), json!(entry.plugin));
        object.insert("place".to_owned(), json!(place));
    }
    Json::Object(object)
}
