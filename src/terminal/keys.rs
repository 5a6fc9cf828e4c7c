//! The keys of a terminal while questions are asked: Ctrl-C is a key like others, so that it is never lost between two of
//! them, and ends the question that is asked.

use std::io;

#[cfg(unix)]
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

/// Keeps Ctrl-C from being a signal until it is dropped.
#[derive(Debug)]
pub(crate) struct Keys {
    #[cfg(unix)]
    before: Option<Termios>,
}

impl Keys {
    /// Takes the keys of standard input; where it is no terminal, nothing changes.
    pub(crate) fn take() -> Self {
        #[cfg(unix)]
        {
            let before = tcgetattr(io::stdin()).ok();
            if let Some(mut modes) = before.clone() {
                modes.local_modes.remove(LocalModes::ISIG);
                let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &modes);
            }
            Self { before }
        }
        #[cfg(not(unix))]
        Self {}
    }
}

#[cfg(unix)]
impl Drop for Keys {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = tcsetattr(io::stdin(), OptionalActions::Drain, before);
        }
    }
}
