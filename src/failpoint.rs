//! Failpoints: places at which a test may kill the process, as the kernel would, to prove that nothing is half done.
//!
//! They exist in debug builds only. `KONGSMITH_KILL_AT=3` sends SIGKILL at the third place that is reached.

/// Marks a place before or after a write or a git call.
#[cfg(all(debug_assertions, unix))]
pub(crate) fn reach() {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static REACHED: AtomicUsize = AtomicUsize::new(0);
    static KILL_AT: OnceLock<Option<usize>> = OnceLock::new();

    #[expect(clippy::disallowed_methods, reason = "a test's switch, not a setting of the program")]
    let kill_at = KILL_AT
        .get_or_init(|| std::env::var("KONGSMITH_KILL_AT").ok().and_then(|at| at.parse().ok()));
    let reached = REACHED.fetch_add(1, Ordering::SeqCst) + 1;
    if *kill_at == Some(reached) {
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGKILL);
    }
}

/// Marks a place before or after a write or a git call; nothing in a release build.
#[cfg(not(all(debug_assertions, unix)))]
pub(crate) fn reach() {}
