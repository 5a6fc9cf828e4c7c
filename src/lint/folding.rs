//! Folding: a problem that one file has in several lines is told once, at the first; its help names the other lines. Of
//! what one lint finds in a file in more places than anybody reads, the first are told.

use std::collections::HashMap;
use std::hash::Hash;

use crate::count::Count;
use crate::diagnostic::Diagnostic;

/// The lints whose problem lies in a name, not in each of its uses.
const FOLDED: [&str; 3] = ["undeclared-setting", "undefined-global", "mutated-global"];

/// How many other lines are named.
const MOST: usize = 6;

/// How many diagnostics of a lint are told for one file.
const MOST_OF_A_LINT: usize = 1_000;

/// Leaves out what is too much to be read; the last that is told says how much that is.
pub(crate) fn cut(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |found: &Diagnostic| (found.code, found.file.clone());
    let mut counts: HashMap<_, usize> = HashMap::new();
    diagnostics.retain(|found| {
        let count = counts.entry(key(found)).or_default();
        *count += 1;
        *count <= MOST_OF_A_LINT
    });
    counts.retain(|_, count| *count > MOST_OF_A_LINT);
    for last in diagnostics.iter_mut().rev() {
        let Some(count) = counts.remove(&key(last)) else { continue };
        let more = Count(count - MOST_OF_A_LINT, "problem");
        let help = last.help.take().map(|help| format!("{help}; ")).unwrap_or_default();
        last.help = Some(format!("{help}this file has {more} more of this kind"));
    }
    diagnostics
}

/// Folds diagnostics that are in order. Comments have had their say: a line that one allows is not named.
pub(super) fn fold(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<(Diagnostic, Vec<usize>)> = Vec::new();
    let mut firsts = HashMap::new();
    for diagnostic in diagnostics {
        let known = sameness(&diagnostic).and_then(|same| {
            let first = *firsts.entry(same).or_insert(told.len());
            told.get_mut(first)
        });
        match (known, diagnostic.span) {
            (Some((_, lines)), Some(span)) => lines.push(span.line),
            _ => told.push((diagnostic, Vec::new())),
        }
    }
    told.into_iter().map(|(first, lines)| naming(first, lines)).collect()
}

/// What diagnostics that say the same have in common. Nothing for those that are not folded.
fn sameness(found: &Diagnostic) -> Option<impl Hash + Eq + use<>> {
    FOLDED
        .contains(&found.code)
        .then(|| (found.code, found.file.clone(), found.message.clone(), found.help.clone()))
}

fn naming(mut first: Diagnostic, mut lines: Vec<usize>) -> Diagnostic {
    lines.retain(|line| first.span.is_none_or(|span| span.line != *line));
    lines.dedup();
    if let Some(shown) = shown(&lines) {
        let help = first.help.take().map(|help| format!("{help}; ")).unwrap_or_default();
        first.help = Some(format!("{help}also in {shown}"));
    }
    first
}

/// `line 4`, `lines 4, 7 and 9`, `lines 4, 7, 9, 12, 15, 20 and 3 lines more`
fn shown(lines: &[usize]) -> Option<String> {
    let (named, more) = lines.split_at(lines.len().min(MOST));
    let mut parts: Vec<_> = named.iter().map(usize::to_string).collect();
    if !more.is_empty() {
        parts.push(format!("{} more", Count(more.len(), "line")));
    }
    let word = if lines.len() == 1 { "line" } else { "lines" };
    match parts.split_last()? {
        (last, []) => Some(format!("{word} {last}")),
        (last, others) => Some(format!("{word} {} and {last}", others.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_problems_the_first_are_told_and_the_last_counts_the_rest() {
        let found = |code, file: &str| Diagnostic::warning(code, "x").at(file).help("y");
        let mut many = vec![found("a", "f"); MOST_OF_A_LINT + 3];
        many.insert(1, found("b", "f"));
        many.push(found("a", "g"));
        let told = cut(many);
        assert_eq!(told.len(), MOST_OF_A_LINT + 2);
        let help = |index: usize| told[index].help.as_deref().unwrap();
        assert_eq!(help(MOST_OF_A_LINT), "y; this file has 3 problems more of this kind");
        assert_eq!(help(MOST_OF_A_LINT - 1), "y");
        assert_eq!(help(MOST_OF_A_LINT + 1), "y");
    }
}
