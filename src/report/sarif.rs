//! The report as SARIF 2.1.0, the interchange format of static analysis that GitHub's code scanning and editors read.
//!
//! One run, the lints that reported something as its rules, one result a diagnostic. What could not be handled at all is a
//! notification of the tool. Files are relative to the work tree that the project lies in.
//!
//! GitHub refuses a whole log for one result without a location, so what has no file stands at the plugin's rockspec.

use std::collections::BTreeSet;

use camino::Utf8Path;
use serde_json::{Map, Value, json};

use super::Report;
use crate::diagnostic::{Diagnostic, Repair, Severity, Span};
use crate::exit_code::ExitCode;
use crate::failure::Failure;
use crate::lint::{self, Lint};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const HOME: &str = env!("CARGO_PKG_REPOSITORY");
/// The file of a result that belongs to no file of a plugin.
const PROJECT: &str = "README.md";

/// The log with a final newline.
pub(crate) fn render(report: &Report) -> String {
    let codes: BTreeSet<_> = report.diagnostics.iter().map(|found| found.code).collect();
    let codes: Vec<_> = codes.into_iter().collect();
    let results: Vec<_> =
        report.diagnostics.iter().map(|found| result(found, &codes, &report.prefix)).collect();
    let ran = matches!(report.exit(), ExitCode::Done | ExitCode::Problems);
    log(&codes, results, invocation(ran && report.failures.is_empty(), &report.failures))
}

/// The log of a run that came to nothing.
pub(crate) fn render_failure(failure: &Failure) -> String {
    log(&[], Vec::new(), invocation(false, std::slice::from_ref(failure)))
}

fn log(codes: &[&str], results: Vec<Value>, invocation: Value) -> String {
    let rules: Vec<_> = codes.iter().map(|code| rule(code)).collect();
    let driver = json!({
        "name": "kongsmith",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": HOME,
        "rules": rules,
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log}\n")
}

fn invocation(successful: bool, failures: &[Failure]) -> Value {
    let mut invocation = Map::new();
    invocation.insert("executionSuccessful".to_owned(), json!(successful));
    if !failures.is_empty() {
        let notify = |failure: &Failure| {
            let text = match &failure.help {
                Some(help) => format!("{failure}\n{help}"),
                None => failure.to_string(),
            };
            json!({ "level": "error", "message": { "text": text } })
        };
        let notifications: Vec<_> = failures.iter().map(notify).collect();
        invocation.insert("toolExecutionNotifications".to_owned(), json!(notifications));
    }
    Value::Object(invocation)
}

fn rule(code: &str) -> Value {
    let Some(lint) = lint::find(code) else { return json!({ "id": code }) };
    let Lint { severity, explanation, .. } = lint;
    json!({
        "id": code,
        "shortDescription": { "text": explanation.summary },
        "fullDescription": { "text": explanation.text },
        "help": { "text": explanation.text, "markdown": lint::page(lint) },
        "helpUri": format!("{HOME}/blob/main/docs/lints/{code}.md"),
        "defaultConfiguration": { "level": level(*severity) },
    })
}

fn result(found: &Diagnostic, codes: &[&str], prefix: &Utf8Path) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}\n{help}", found.message),
        None => found.message.clone(),
    };
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(found.code));
    if let Ok(index) = codes.binary_search(&found.code) {
        result.insert("ruleIndex".to_owned(), json!(index));
    }
    result.insert("level".to_owned(), json!(level(found.severity)));
    result.insert("message".to_owned(), json!({ "text": text }));
    result.insert("locations".to_owned(), json!([{ "physicalLocation": place(found, prefix) }]));
    if let Some(repair) = &found.repair {
        result.extend(fixes(repair, found, prefix));
    }
    Value::Object(result)
}

fn place(found: &Diagnostic, prefix: &Utf8Path) -> Value {
    let file = found.file.as_deref().or(found.home.as_deref()).unwrap_or(PROJECT.into());
    let uri = uri(&prefix.join(file));
    let mut place = Map::new();
    place.insert("artifactLocation".to_owned(), json!({ "uri": uri }));
    if let Some(span) = found.span {
        place.insert("region".to_owned(), region(span));
    }
    Value::Object(place)
}

/// The repair as a fix that a viewer can apply. SARIF has no way to rename a file.
fn fixes(repair: &Repair, found: &Diagnostic, prefix: &Utf8Path) -> Option<(String, Value)> {
    let Repair::Replace { file, replacements } = repair else { return None };
    let replacements: Vec<_> = replacements
        .iter()
        .map(|replacement| {
            json!({
                "deletedRegion": region(replacement.span),
                "insertedContent": { "text": replacement.text },
            })
        })
        .collect();
    let change = json!({
        "artifactLocation": { "uri": uri(&prefix.join(file)) },
        "replacements": replacements,
    });
    let text = found.help.as_deref().unwrap_or(&found.message);
    let fix = json!({ "description": { "text": text }, "artifactChanges": [change] });
    Some(("fixes".to_owned(), json!([fix])))
}

fn region(span: Span) -> Value {
    let Span { line, column, end_line, end_column } = span;
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "note",
    }
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &Utf8Path) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(byte);
    let mut uri = String::new();
    for byte in path.as_str().as_bytes() {
        if is_plain(byte) {
            uri.push(char::from(*byte));
        } else {
            uri.push('%');
            uri.push_str(&crate::hex::hex(&[*byte]).to_uppercase());
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(
            uri("kong/plugins/a b/é#1:2%.lua".into()),
            "kong/plugins/a%20b/%C3%A9%231%3A2%25.lua"
        );
    }

    #[test]
    fn a_result_names_its_rule_by_place() {
        let report = Report {
            diagnostics: vec![
                Diagnostic::warning("unused-local", "b"),
                Diagnostic::error("syntax-error", "a").at("x.lua").span(Span::point(2, 3)),
            ],
            prefix: "plugins/x".into(),
            ..Report::default()
        };
        let log: Value = serde_json::from_str(&render(&report)).unwrap();
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        }
        let place = &run["results"][1]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "plugins/x/x.lua");
        assert_eq!(place["region"]["startColumn"], 3);
        let place = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "plugins/x/README.md");
        assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    }
}
