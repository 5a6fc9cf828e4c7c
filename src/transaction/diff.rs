//! Diffs: what a plan would change, as unified text.

use similar::TextDiff;

/// A unified diff between two texts, which `git apply` takes. A file that moves has two names.
pub(super) fn unified(from: &str, to: &str, before: &[u8], after: &[u8]) -> String {
    let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
    let mut text = String::new();
    if from != to {
        let header = format!("diff --git a/{from} b/{to}\nrename from {from}\nrename to {to}\n");
        text.push_str(&header);
    }
    let diff = TextDiff::from_lines(&before, &after);
    text.push_str(
        &diff.unified_diff().header(&format!("a/{from}"), &format!("b/{to}")).to_string(),
    );
    text
}
