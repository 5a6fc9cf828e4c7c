//! The report as commands of GitHub's workflow runner, which shows each diagnostic at its line of a pull request.
//!
//! Files are relative to the work tree that the project lies in, for that is what GitHub knows.

use camino::Utf8Path;

use super::Report;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::failure::Failure;

/// One line a diagnostic or failure, then the result.
pub(crate) fn render(report: &Report) -> String {
    let mut text = String::new();
    for found in &report.diagnostics {
        text.push_str(&annotation(found, &report.prefix));
    }
    for failure in &report.failures {
        text.push_str(&render_failure(failure));
    }
    text.push_str(&report.text);
    text
}

/// The line for a failure.
pub(crate) fn render_failure(failure: &Failure) -> String {
    let message = with_help(&failure.to_string(), failure.help.as_deref());
    command("error", &[("title", "kongsmith".to_owned())], &message)
}

fn annotation(found: &Diagnostic, prefix: &Utf8Path) -> String {
    let name = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "notice",
    };
    let mut properties = Vec::new();
    if let Some(file) = &found.file {
        properties.push(("file", prefix.join(file).into_string()));
    }
    if let Some(Span { line, column, end_line, end_column }) = found.span {
        properties.push(("line", line.to_string()));
        properties.push(("endLine", end_line.to_string()));
        // Columns over several lines are refused; the last one is inclusive there.
        if line == end_line {
            properties.push(("col", column.to_string()));
            properties.push(("endColumn", end_column.saturating_sub(1).max(column).to_string()));
        }
    }
    properties.push(("title", found.code.to_owned()));
    command(name, &properties, &with_help(&found.message, found.help.as_deref()))
}

fn with_help(message: &str, help: Option<&str>) -> String {
    match help {
        Some(help) => format!("{message}\n{help}"),
        None => message.to_owned(),
    }
}

/// `::name key=value,key=value::message`
fn command(name: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<_> = properties
        .iter()
        .map(|(key, value)| {
            format!("{key}={}", escape(value).replace(':', "%3A").replace(',', "%2C"))
        })
        .collect();
    format!("::{name} {}::{}\n", properties.join(","), escape(message))
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_runner_reads_as_its_own_is_escaped() {
        let found = Diagnostic::warning("unused-local", "100% of `a::b`\nunused")
            .at("a,b:c.lua")
            .span(Span { line: 3, column: 2, end_line: 3, end_column: 5 })
            .help("drop it");
        assert_eq!(
            annotation(&found, "x".into()),
            "::warning file=x/a%2Cb%3Ac.lua,line=3,endLine=3,col=2,endColumn=4,title=unused-local::100%25 of `a::b`%0Aunused%0Adrop it\n"
        );
    }

    #[test]
    fn a_range_of_lines_has_no_columns() {
        let span = Span { line: 3, column: 2, end_line: 4, end_column: 5 };
        let text = annotation(&Diagnostic::information("x", "y").span(span), "".into());
        assert_eq!(text, "::notice line=3,endLine=4,title=x::y\n");
    }
}
