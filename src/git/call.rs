//! One call of the `git` program.

use std::io;
use std::process::{Command, Output, Stdio};

use camino::Utf8Path;

use crate::failpoint;
use crate::failure::{Failure, Result};

/// A call that is being put together.
#[derive(Debug)]
pub(crate) struct Git {
    command: Command,
    action: &'static str,
}

impl Git {
    /// `git` in `directory`. `action` says what the call does: "read the tags".
    pub(crate) fn new(directory: &Utf8Path, action: &'static str) -> Self {
        let mut command = Command::new("git");
        command.current_dir(directory).stdin(Stdio::null());
        // Set inside of hooks; the repository is the one that the project lies in.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
            command.env_remove(variable);
        }
        Self { command, action }
    }

    /// Appends arguments.
    pub(crate) fn args<'a>(mut self, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets a variable for git and its hooks.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it; standard output when it succeeds, else git's own words.
    pub(crate) fn run(self) -> Result<String> {
        let action = self.action;
        let output = self.output()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        Err(failed(action, &output))
    }

    /// Runs it where a failure is an answer: `None` when it does not succeed.
    pub(crate) fn ask(self) -> Result<Option<String>> {
        let output = self.output()?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    fn output(mut self) -> Result<Output> {
        failpoint::reach();
        let output = self.command.output().map_err(|error| not_run(self.action, &error))?;
        failpoint::reach();
        Ok(output)
    }
}

fn not_run(action: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return Failure::environment("the program `git` is not installed")
            .help("install git; without it `bump` works but for `--commit`, `--tag` and `auto`");
    }
    Failure::environment(format!("cannot {action}: git did not start: {error}"))
}

fn failed(action: &str, output: &Output) -> Failure {
    let words: Vec<u8> = [output.stderr.trim_ascii(), output.stdout.trim_ascii()]
        .into_iter()
        .find(|words| !words.is_empty())
        .unwrap_or_default()
        .to_vec();
    let words = String::from_utf8_lossy(&words).into_owned();
    let words = if words.is_empty() { output.status.to_string() } else { words };
    Failure::environment(format!("cannot {action}, git says:\n{words}"))
}
