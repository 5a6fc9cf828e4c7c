//! One call of the `git` program.

use std::io::{self, Write};
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

    /// Runs it; `None` when git is not installed.
    pub(crate) fn run_if_installed(mut self) -> Result<Option<String>> {
        failpoint::reach();
        match self.command.output() {
            Ok(output) if output.status.success() => {
                failpoint::reach();
                Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
            }
            Ok(output) => Err(failed(self.action, &output)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(not_run(self.action, &error)),
        }
    }

    /// Runs it where a failure is an answer: `None` when it does not succeed.
    pub(crate) fn ask(self) -> Result<Option<String>> {
        let output = self.output()?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
    }

    /// Runs it with this text as its standard input.
    pub(crate) fn feed(mut self, input: &str) -> Result<()> {
        let action = self.action;
        failpoint::reach();
        self.command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = self.command.spawn().map_err(|error| not_run(action, &error))?;
        if let Some(mut stdin) = child.stdin.take() {
            // A git that ends early says why itself.
            let _ = stdin.write_all(input.as_bytes());
        }
        let output = child.wait_with_output().map_err(|error| not_run(action, &error))?;
        failpoint::reach();
        if output.status.success() { Ok(()) } else { Err(failed(action, &output)) }
    }

    fn output(mut self) -> Result<Output> {
        failpoint::reach();
        let output = self.command.output().map_err(|error| not_run(self.action, &error))?;
        failpoint::reach();
        Ok(output)
    }
}

/// The failure of a command that needs git where there is none.
pub(crate) fn missing() -> Failure {
    Failure::environment("the program `git` is not installed")
        .help("install git; without it `bump` works but for `--commit`, `--tag`, `--changelog` and `auto`")
}

fn not_run(action: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        return missing();
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
