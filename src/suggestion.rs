//! A suggestion: the known name that somebody who typed an unknown one probably meant.

use std::mem;

/// The names nearest to `typed`, best first, at most three; none when all are too far away to be meant.
pub(crate) fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = typed.to_lowercase();
    let length = wanted.chars().count();
    let near = known.into_iter().filter_map(|name| {
        let (limit, candidate) = (limit(typed, name), name.to_lowercase());
        // What is that much longer or shorter needs no closer look.
        let is_candidate = candidate.chars().count().abs_diff(length) <= limit;
        let distance = is_candidate.then(|| distance(&wanted, &candidate))?;
        (distance <= limit).then_some((distance, name))
    });
    let mut near: Vec<_> = near.collect();
    near.sort_unstable();
    near.into_iter().map(|(_, name)| name).take(3).collect()
}

/// How far a name may be from what was typed. The words that both begin with (`rate_limit_`) make none of them nearer.
fn limit(typed: &str, name: &str) -> usize {
    let shared = typed.chars().zip(name.chars()).take_while(|(typed, name)| typed == name);
    let shared: Vec<_> = shared.map(|(letter, _)| letter).collect();
    let words = shared.iter().rposition(|letter| "-_.".contains(*letter)).map_or(0, |at| at + 1);
    ((typed.chars().count() - words) / 3).max(1)
}

/// How many characters must be inserted, removed, changed or swapped with their neighbour to turn `a` into `b`.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let a: Vec<_> = a.chars().collect();
    let b: Vec<_> = b.chars().collect();
    let (mut before_last, mut last) = (vec![0; b.len() + 1], (0..=b.len()).collect::<Vec<_>>());
    for i in 1..=a.len() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i);
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before_last[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_finds_its_name() {
        let known = ["priority", "phases", "version"];
        assert_eq!(nearest("priorty", known), ["priority"]);
        assert_eq!(nearest("pahses", known), ["phases"]);
        assert_eq!(nearest("Version", known), ["version"]);
        assert!(nearest("colour", known).is_empty());
        assert!(nearest("rate_limit_key", ["rate_limit_model"]).is_empty());
    }
}
