//! The report for a person: diagnostics in the look of rustc, errors with their help, and what to do next.

use std::fmt::Write;

use super::Report;
use super::snippet::Snippets;
use crate::failure::Failure;
use crate::style::{self, paint};

/// Diagnostics and failures, for standard error.
pub(crate) fn render_problems(report: &Report) -> String {
    let mut text = String::new();
    let mut snippets = Snippets::new(&report.root);
    for diagnostic in &report.diagnostics {
        text.push_str(&snippets.render(diagnostic));
    }
    for failure in &report.failures {
        text.push_str(&render_failure(failure));
    }
    text
}

/// The result and the next steps, for standard output.
pub(crate) fn render_result(report: &Report) -> String {
    let mut text = report.text.clone();
    if !report.next.is_empty() {
        text.push_str("\nNext:\n");
        for step in &report.next {
            let _ = writeln!(text, "  {}", paint(style::COMMAND, step));
        }
    }
    text
}

/// `error: path: message` and its help line.
pub(crate) fn render_failure(failure: &Failure) -> String {
    let mut text = format!("{}: {failure}\n", paint(style::ERROR, "error"));
    push_help(&mut text, failure.help.as_deref());
    text
}

fn push_help(text: &mut String, help: Option<&str>) {
    if let Some(help) = help {
        let _ = writeln!(text, "  {}: {help}", paint(style::HELP, "help"));
    }
}
