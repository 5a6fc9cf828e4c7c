//! The report as one JSON object on standard output, stable and documented in `docs/json.md`.

use serde_json::{Map, Value, json};

use super::Report;
use crate::exit_code::ExitCode;
use crate::failure::Failure;

/// `{"command","ok","plugins","files","diagnostics",...}` with a final newline. Failures of single plugins are in `errors`.
pub(crate) fn render(command: &str, report: &Report) -> String {
    let mut object = head(command, report.exit() == ExitCode::Done);
    object.insert("plugins".to_owned(), json!(report.plugins));
    object.insert("files".to_owned(), json!(report.files));
    object.insert("diagnostics".to_owned(), json!(report.diagnostics));
    if !report.failures.is_empty() {
        object.insert("errors".to_owned(), json!(report.failures));
    }
    object.extend(report.fields.clone());
    line(object)
}

/// The same object for a command that failed: `ok` is false and `error` holds `message`, `file` and `help`.
pub(crate) fn render_failure(command: &str, failure: &Failure) -> String {
    let mut object = head(command, false);
    object.insert("error".to_owned(), json!(failure));
    for list in ["plugins", "files", "diagnostics"] {
        object.insert(list.to_owned(), json!([]));
    }
    line(object)
}

fn head(command: &str, ok: bool) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("command".to_owned(), json!(command));
    object.insert("ok".to_owned(), json!(ok));
    object
}

fn line(object: Map<String, Value>) -> String {
    let mut text = Value::Object(object).to_string();
    text.push('\n');
    text
}
