//! What is running: the file that a program has come to. A machine and the thread that waits for it share it, so that a
//! bound names the same file whichever of them sees that it is passed.

use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use camino::Utf8PathBuf;

/// The file that is running.
#[derive(Clone, Debug)]
pub(crate) struct Running(Arc<Mutex<Utf8PathBuf>>);

impl Running {
    /// A program that begins in `file`.
    pub(crate) fn new(file: impl Into<Utf8PathBuf>) -> Self {
        Self(Arc::new(Mutex::new(file.into())))
    }

    /// Comes to another file; gives back the one before.
    pub(super) fn enter(&self, file: impl Into<Utf8PathBuf>) -> Utf8PathBuf {
        mem::replace(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner), file.into())
    }

    /// The file.
    pub(super) fn file(&self) -> Utf8PathBuf {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
