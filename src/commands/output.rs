//! The output: a report or a failure, in the format that was asked for, on its stream.

use super::Context;
use crate::cli::Format;
use crate::exit_code::ExitCode;
use crate::failure::Failure;
use crate::report::{Report, github, human, json, sarif};

impl Context {
    /// Writes what a command has to say and gives back the code that follows from it.
    pub(super) fn finish(&self, command: &str, report: &Report) -> ExitCode {
        if report.raw.is_some() || self.format == Format::Human {
            self.terminal.err(&human::render_problems(report));
        }
        let result = match (&report.raw, self.format) {
            (Some(raw), _) => raw.clone(),
            (None, Format::Json) => json::render(command, report),
            (None, Format::Sarif) => sarif::render(report),
            (None, Format::Github) => github::render(report),
            (None, Format::Human) if self.quiet => String::new(),
            (None, Format::Human) => human::render_result(report),
        };
        self.write(&result).unwrap_or(report.exit())
    }

    /// Writes why a command could not do its work.
    pub(super) fn fail(&self, command: &str, failure: &Failure) -> ExitCode {
        let text = match self.format {
            Format::Json => json::render_failure(command, failure),
            Format::Sarif => sarif::render_failure(failure),
            Format::Github => github::render_failure(failure),
            Format::Human => {
                self.terminal.err(&human::render_failure(failure));
                return failure.exit;
            }
        };
        self.write(&text).unwrap_or(failure.exit)
    }

    /// Writes to standard output. Where that fails, because the disk is full for example, says so and gives back the
    /// code for it.
    fn write(&self, text: &str) -> Option<ExitCode> {
        let failure = self.terminal.out(text).err()?;
        self.terminal.err(&human::render_failure(&failure));
        Some(failure.exit)
    }
}
