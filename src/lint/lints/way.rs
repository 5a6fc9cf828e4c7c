//! What the lints about phases share: the ways to a call that count, and the words for them.

use super::calls::Call;
use crate::count::List;
use crate::lint::phase::Phase;
use crate::lint::reach::Way;

/// The ways in whose phases `refused` holds; `catches` includes those whose errors are caught.
pub(super) fn ways<'a>(
    call: &Call<'a>,
    catches: bool,
    refused: impl Fn(Phase) -> bool,
) -> Vec<&'a Way> {
    if call.is_chosen && !call.ways.iter().all(|way| refused(way.phase)) {
        return Vec::new();
    }
    let is_other = |way: &Way| call.asks_for_subsystem && way.phase == Phase::Preread;
    let is_found = |way: &&Way| refused(way.phase) && (catches || !way.protected) && !is_other(way);
    call.ways.iter().filter(is_found).collect()
}

/// Words such as "in the `log` phase", with the functions on the way to the first.
pub(super) fn place(ways: &[&Way]) -> String {
    let (timers, phases): (Vec<_>, Vec<_>) =
        ways.iter().map(|way| way.phase).partition(|phase| *phase == Phase::Timer);
    let place = match (phases.as_slice(), timers.is_empty()) {
        ([], _) => "in a timer".to_owned(),
        ([one], true) => format!("in the `{one}` phase"),
        ([one], false) => format!("in the `{one}` phase and in a timer"),
        (phases, true) => format!("in the phases {}", List::and(phases)),
        (phases, false) => format!("in the phases {}, and in a timer", List::and(phases)),
    };
    match ways.first() {
        Some(Way { through, .. }) if !through.is_empty() => {
            format!("{place} (reached through {})", joined(through))
        }
        _ => place,
    }
}

/// `a, b and c`
fn joined(names: &[String]) -> String {
    match names {
        [first @ .., before, last] if !first.is_empty() => {
            format!("{}, {before} and {last}", first.join(", "))
        }
        names => names.join(" and "),
    }
}
