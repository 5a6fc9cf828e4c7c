//! Workers: the processors of the machine, and work on many things that is spread over them.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How many things are worked on at a time.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(8)
}

/// Does `work` on each of `items`, several at a time, and hands over what comes out in the order of the items. Each
/// worker has a state of its own.
pub(crate) fn in_order<T: Sync, S, R: Send>(
    items: &[T],
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut receive: impl FnMut(R),
) {
    let crew = count().min(items.len());
    if crew < 2 {
        let mut state = state();
        for item in items {
            receive(work(&mut state, item));
        }
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..crew {
            let sender = sender.clone();
            let (next, state, work) = (&next, &state, &work);
            scope.spawn(move || {
                let mut state = state();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    if sender.send((at, work(&mut state, item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (at, result) in receiver {
            early.insert(at, result);
            while let Some(result) = early.remove(&wanted) {
                receive(result);
                wanted += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..50).collect();
        let mut results = Vec::new();
        let work = |done: &mut u64, item: &u64| {
            thread::sleep(Duration::from_micros(50 - item));
            *done += 1;
            (*item, *done)
        };
        in_order(&items, || 0, work, |result| results.push(result));
        assert!(results.iter().map(|(item, _)| *item).eq(items));
        assert!(results.iter().all(|(_, done)| *done > 0));
        in_order(&[], || (), |(), item: &u64| *item, |_| unreachable!());
    }
}
