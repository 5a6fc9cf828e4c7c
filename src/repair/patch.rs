//! A patch: several repairs made together.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Repair, Replacement};
use crate::failure::Result;
use crate::transaction::Draft;

/// Those of the diagnostics, in their order, whose repairs can be made together. Where two touch the same text the first
/// one counts. New names come alone: they decide how a file is read.
pub(super) fn compatible(candidates: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_rename = |found: &Diagnostic| matches!(found.repair, Some(Repair::Rename { .. }));
    let renames = candidates.iter().any(is_rename);
    let mut taken: Vec<Diagnostic> = Vec::new();
    for found in candidates.into_iter().filter(|found| is_rename(found) == renames) {
        let Some(repair) = &found.repair else { continue };
        let others = taken.iter().filter_map(|other| other.repair.as_ref());
        let others = others.filter(|other| other.file() == repair.file());
        if others.into_iter().all(|other| other == repair || !collide(other, repair)) {
            taken.push(found);
        }
    }
    taken
}

fn collide(one: &Repair, other: &Repair) -> bool {
    if matches!(one, Repair::Rename { .. }) {
        return true;
    }
    let others = other.replacements();
    one.replacements().iter().any(|one| others.iter().any(|other| touch(one, other)))
}

/// Whether two replacements overlap. Two pieces that are added at the same place do not, one beside a piece that goes does.
fn touch(one: &Replacement, other: &Replacement) -> bool {
    let (one, other) = (&one.bytes, &other.bytes);
    match (one.is_empty(), other.is_empty()) {
        (true, true) => false,
        (false, false) => one.start < other.end && other.start < one.end,
        _ => one.start <= other.end && other.start <= one.end,
    }
}

/// Makes the repairs of these diagnostics, which are [`compatible`], in the draft.
pub(super) fn make(draft: &mut Draft, diagnostics: &[Diagnostic]) -> Result<()> {
    let mut files: BTreeMap<Utf8PathBuf, Vec<&Replacement>> = BTreeMap::new();
    let mut made: Vec<&Repair> = Vec::new();
    for repair in diagnostics.iter().filter_map(|found| found.repair.as_ref()) {
        // Two findings may have one repair.
        if made.contains(&repair) {
            continue;
        }
        made.push(repair);
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
            let pieces: Vec<_> =
                taken.iter().flat_map(|found| found.repair.as_ref().unwrap().replacements()).collect();
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
