//! The terminal: where results, messages and questions go.
//!
//! Results are written to standard output, everything else to standard error. Colour is dropped where it cannot be shown.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::environment::Environment;
use crate::failure::{Failure, Result};

mod ask;
mod interrupt;
mod keys;
mod progress;
mod prompt;

#[cfg(test)]
pub(crate) use ask::script::Script;
pub(crate) use ask::{Ask, Offer};
pub(crate) use interrupt::Interrupt;
pub(crate) use prompt::Prompts;

/// Standard output and standard error with their colour choice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    interactive: bool,
    color: ColorChoice,
}

impl Terminal {
    /// A terminal means that standard input and standard error are one and that `CI` is not set.
    pub(crate) fn new(environment: &Environment, color: ColorChoice) -> Self {
        let interactive = io::stdin().is_terminal()
            && io::stderr().is_terminal()
            && environment.get("CI").is_none();
        Self { interactive, color }
    }

    /// Whether questions may be asked and progress shown.
    pub(crate) fn is_interactive(&self) -> bool {
        self.interactive
    }

    /// Whether messages on standard error are shown in colour.
    pub(crate) fn shows_color(&self) -> bool {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            choice => choice != ColorChoice::Never,
        }
    }

    /// Writes to standard output, to the end. A reader that has gone away (a closed pipe) is no error.
    pub(crate) fn out(&self, text: &str) -> Result<()> {
        let mut stream = AutoStream::new(io::stdout().lock(), self.color);
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::io("write", "standard output".into(), &error))
            }
            _ => Ok(()),
        }
    }

    /// Writes to standard error.
    pub(crate) fn err(&self, text: &str) {
        let _ = AutoStream::new(io::stderr().lock(), self.color).write_all(text.as_bytes());
    }
}
