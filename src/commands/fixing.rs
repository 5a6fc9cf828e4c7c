//! What `kongsmith check --fix` says about its repairs: those made, those not made and why, and the files.

use serde_json::{Value, json};

use crate::check::Options;
use crate::diagnostic::Diagnostic;
use crate::failure::Result;
use crate::project::Project;
use crate::repair::{self, Repaired};
use crate::report::Report;
use crate::style::{self, paint};

/// How many attempts may fail before `--fix` leaves the rest.
pub(super) const PATIENCE: usize = 64;
/// The same for a check without `--fix`, which tries what it promises: enough to find the one in a hundred that breaks
/// something.
const PATIENCE_TO_PROMISE: usize = 8;
/// With more plugins than this, a check without `--fix` takes the lints' word for it.
const MOST_TRIED: usize = 50;

/// The command that repairs.
pub(super) const FIX: &str = "kongsmith check --fix";

/// Puts the repairs before what a check has to say. With `dry_run` they are not written, and the diff shows them.
pub(super) fn tell(report: &mut Report, repaired: &Repaired, dry_run: bool) -> Result<()> {
    let Repaired { draft, fixed, left } = repaired;
    let summary = std::mem::take(&mut report.text);
    let done = if dry_run { "would fix" } else { "fixed" };
    for found in fixed {
        report.line(format!("{} {}", paint(style::DONE, done), shown(found)));
    }
    for (found, reason) in left {
        let not = if dry_run { "would not fix" } else { "not fixed" };
        report.line(format!(
            "{} {}: {}",
            paint(style::WARNING, not),
            shown(found),
            one_line(reason)
        ));
    }
    if fixed.is_empty() && left.is_empty() {
        report.line("nothing to fix");
    }
    report.files = draft.files()?;
    report.field("fixed", fixed);
    let left: Vec<Value> = left
        .iter()
        .map(|(found, reason)| json!({ "diagnostic": found, "reason": reason }))
        .collect();
    report.field("not_fixed", &left);
    if dry_run {
        let diff = draft.diff()?;
        report.field("dry_run", &true);
        report.field("diff", &diff);
        if !diff.is_empty() {
            report.line("");
            report.text.push_str(&diff);
            report.line("");
        }
    }
    report.text.push_str(&summary);
    if !dry_run || fixed.is_empty() {
        // What is left is not for `--fix`.
        report.diagnostics.iter_mut().for_each(|found| found.repair = None);
        report.next.retain(|step| step != FIX);
    }
    Ok(())
}

/// Takes back what a check says about `--fix` where it would not make the repair: each is tried in memory.
pub(super) fn promise(report: &mut Report, project: &Project, options: &Options) -> Result<()> {
    let is_any = report.diagnostics.iter().any(|found| found.repair.is_some());
    if !is_any || report.plugins.len() > MOST_TRIED {
        return Ok(());
    }
    let left = repair::repair(project, options, PATIENCE_TO_PROMISE)?.left;
    for found in &mut report.diagnostics {
        if left.iter().any(|(other, _)| other.is_same(found)) {
            found.repair = None;
        }
    }
    if report.diagnostics.iter().all(|found| found.repair.is_none()) {
        report.next.retain(|step| step != FIX);
    }
    Ok(())
}

/// `handler.lua:5: there is no function ...`
fn shown(found: &Diagnostic) -> String {
    let file = found.file.as_ref().map(|file| format!("{file}:")).unwrap_or_default();
    let line = found.span.map(|span| format!("{}:", span.line)).unwrap_or_default();
    format!("{file}{line} {}", one_line(found.message.trim_end_matches('.')))
}

/// A message of several lines in one.
fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
