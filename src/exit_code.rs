//! Exit codes: what the process tells the shell. They are a contract; scripts rely on the numbers.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum ExitCode {
    /// The command did what was asked.
    Done = 0,
    /// Problems were found in the user's plugin.
    Problems = 1,
    /// Wrong flags, names, values or formats, or an answer is missing.
    Usage = 2,
    /// The project cannot be used: unreadable rockspec, dirty tree, target not empty.
    Project = 3,
    /// The environment failed: input/output, git, a missing program.
    Environment = 4,
    /// Ended by Ctrl-C.
    Interrupted = 130,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}
