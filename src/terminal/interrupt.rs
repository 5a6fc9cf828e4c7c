//! An interrupt: Ctrl-C, which ends a command at a place of its choosing, with everything put back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::failure::{Failure, Result};

/// Remembers that Ctrl-C was pressed. From [`Interrupt::catch`] on it no longer kills the process.
#[derive(Clone, Debug)]
pub(crate) struct Interrupt {
    pressed: Arc<AtomicBool>,
}

impl Interrupt {
    /// Begins to listen. Where the system refuses, Ctrl-C stays deadly.
    pub(crate) fn catch() -> Self {
        let pressed = Arc::new(AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&pressed));
        Self { pressed }
    }

    /// A failure when Ctrl-C was pressed.
    pub(crate) fn check(&self) -> Result<()> {
        if self.pressed.load(Ordering::SeqCst) { Err(Failure::interrupted()) } else { Ok(()) }
    }
}
