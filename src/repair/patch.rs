//! A patch: several repairs made together.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Repair, Replacement};
use crate::failure::Result;
use crate::transaction::Draft;

/// Those of the diagnostics, in their order, whose repairs can be made together. Where two touch the same text the first
/// one counts. New names come alone, one for each file: they decide how a file is read.
pub(super) fn compatible(candidates: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_rename = |found: &Diagnostic| matches!(found.repair, Some(Repair::Rename { .. }));
    let renames = candidates.iter().any(is_rename);
    let (mut names, mut pieces) = (HashMap::new(), Pieces::default());
    let mut is_compatible = |repair: &Repair| {
        if renames {
            return names.entry(repair.file().to_owned()).or_insert_with(|| repair.clone())
                == repair;
        }
        pieces.take(repair)
    };
    let alike = candidates.into_iter().filter(|found| is_rename(found) == renames);
    alike.filter(|found| found.repair.as_ref().is_some_and(&mut is_compatible)).collect()
}

/// The pieces of text that repairs replace: file, first byte, byte behind the last. None touches another one of another
/// repair.
#[derive(Debug, Default)]
struct Pieces {
    taken: BTreeMap<(Utf8PathBuf, usize, usize), Repair>,
}

impl Pieces {
    /// Takes the pieces of a repair, unless one of them is touched by another repair.
    fn take(&mut self, repair: &Repair) -> bool {
        let pieces = repair.replacements();
        if pieces.iter().any(|piece| self.is_touched(repair, piece)) {
            return false;
        }
        for Replacement { bytes, .. } in pieces {
            let key = (repair.file().to_owned(), bytes.start, bytes.end);
            self.taken.entry(key).or_insert_with(|| repair.clone());
        }
        true
    }

    fn is_touched(&self, repair: &Repair, piece: &Replacement) -> bool {
        let start = (repair.file().to_owned(), 0, 0);
        let end = (repair.file().to_owned(), piece.bytes.end, usize::MAX);
        // They lie one behind the other, so that those before the first that is too far away are farther still.
        let near = self.taken.range(start..=end).rev();
        let mut near = near.take_while(|((_, _, end), _)| *end >= piece.bytes.start);
        near.any(|((_, start, end), other)| other != repair && touch(&(*start..*end), &piece.bytes))
    }
}

/// Whether two pieces overlap. Two that are added at the same place do not, one beside a piece that goes does.
fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    match (one.is_empty(), other.is_empty()) {
        (true, true) => false,
        (false, false) => one.start < other.end && other.start < one.end,
        _ => one.start <= other.end && other.start <= one.end,
    }
}

/// Makes the repairs of these diagnostics, which are [`compatible`], in the draft.
pub(super) fn make(draft: &mut Draft, diagnostics: &[Diagnostic]) -> Result<()> {
    let mut files: BTreeMap<Utf8PathBuf, Vec<&Replacement>> = BTreeMap::new();
    let mut made: HashSet<&Repair> = HashSet::new();
    for repair in diagnostics.iter().filter_map(|found| found.repair.as_ref()) {
        // Two findings may have one repair.
        if !made.insert(repair) {
            continue;
        }
        let present = draft.present_path(repair.file());
        match repair {
            Repair::Rename { to, .. } => draft.rename(&present, to.clone())?,
            Repair::Replace { replacements, .. } => {
                files.entry(present).or_default().extend(replacements);
            }
        }
    }
    for (file, replacements) in files {
        let bytes = replaced(&draft.read(&file)?, replacements);
        draft.write(&file, bytes);
    }
    Ok(())
}

/// The bytes with the replacements made, which do not overlap.
fn replaced(bytes: &[u8], mut replacements: Vec<&Replacement>) -> Vec<u8> {
    replacements.sort_by_key(|replacement| (replacement.bytes.start, replacement.bytes.end));
    let mut result = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for Replacement { bytes: range, text, .. } in replacements {
        result.extend_from_slice(&bytes[done..range.start]);
        result.extend_from_slice(text.as_bytes());
        done = range.end;
    }
    result.extend_from_slice(&bytes[done..]);
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Span;

    fn replacement(start: usize, end: usize, text: &str) -> Replacement {
        Replacement { bytes: start..end, span: Span::point(1, 1), text: text.to_owned() }
    }

    fn found(replacements: Vec<Replacement>) -> Diagnostic {
        let repair = Repair::Replace { file: "x.lua".into(), replacements };
        Diagnostic::warning("unused-local", "x").repair(Some(repair))
    }

    #[test]
    fn what_touches_waits_and_what_is_added_at_one_place_comes_in_order() {
        let all = vec![
            found(vec![replacement(4, 4, "a")]),
            found(vec![replacement(4, 4, "b")]),
            found(vec![replacement(4, 6, "")]),
            found(vec![replacement(6, 8, "c")]),
            found(vec![replacement(7, 9, "d")]),
        ];
        let taken = compatible(all.clone());
        assert_eq!(taken, [all[0].clone(), all[1].clone(), all[3].clone()]);
        let pieces = taken.iter().flat_map(|found| found.repair.as_ref().unwrap().replacements());
        assert_eq!(replaced(b"0123456789", pieces.collect()), b"0123ab45c89");
    }

    proptest! {
        /// Whatever is replaced: the bytes outside of the replaced ranges stay, in their order.
        #[test]
        fn bytes_outside_of_the_edits_stay(
            bytes in proptest::collection::vec(any::<u8>(), 0..80),
            places in proptest::collection::vec((0usize..80, 0usize..9, "[a-z]{0,4}"), 0..9),
        ) {
            let size = bytes.len();
            let pieces = places.into_iter().map(|(start, length, text)| {
                let start = start.min(size);
                found(vec![replacement(start, (start + length).min(size), &text)])
            });
            let taken = compatible(pieces.collect());
            let mut repairs: Vec<&Repair> = Vec::new();
            for repair in taken.iter().filter_map(|found| found.repair.as_ref()) {
                if !repairs.contains(&repair) {
                    repairs.push(repair);
                }
            }
            let pieces: Vec<_> = repairs.iter().flat_map(|repair| repair.replacements()).collect();
            let result = replaced(&bytes, pieces.clone());
            let gone = |at: usize| pieces.iter().any(|piece| piece.bytes.contains(&at));
            let kept = |at: &usize| !gone(*at);
            // Taking the added texts out again leaves what was kept.
            let mut sorted = pieces.clone();
            sorted.sort_by_key(|piece| (piece.bytes.start, piece.bytes.end));
            let (mut at, mut from, mut back) = (0, 0, Vec::new());
            for piece in sorted {
                let length = piece.bytes.start - from;
                back.extend_from_slice(&result[at..at + length]);
                at += length;
                prop_assert_eq!(&result[at..at + piece.text.len()], piece.text.as_bytes());
                at += piece.text.len();
                from = piece.bytes.end;
            }
            back.extend_from_slice(&result[at..]);
            let expected: Vec<u8> = (0..size).filter(kept).map(|at| bytes[at]).collect();
            prop_assert_eq!(back, expected);
        }
    }
}
