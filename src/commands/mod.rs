//! The commands: one file a verb, each thin. This file takes a command line to its command and the answer back.

use std::ffi::OsString;

use clap::Parser;

use crate::cli::{Cli, Command, Format};
use crate::exit_code::ExitCode;
use crate::failure::{Failure, Result};
use crate::release;
use crate::report::{Report, github, human, json, sarif};
use crate::style::{self, paint};

mod answering;
mod bump;
mod check;
mod completions;
mod context;
mod init;
mod new;
mod pack;

pub(crate) use context::Context;

/// Parses, runs, reports: the whole program.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&arguments, &error),
    };
    let name = cli.command.name();
    let context = match Context::new(&cli.global) {
        Ok(context) => context,
        Err(failure) => return Context::fallback(&cli.global).fail(name, &failure),
    };
    match dispatch(cli.command, &context) {
        Ok(report) => context.finish(name, &report),
        Err(failure) => context.fail(name, &failure),
    }
}

fn dispatch(command: Command, context: &Context) -> Result<Report> {
    refuse_format(&command, context.format)?;
    if !matches!(command, Command::Completions(_)) {
        recover(context)?;
    }
    match command {
        Command::Bump(arguments) => bump::run(&arguments, context),
        Command::New(arguments) => new::run(&arguments, context),
        Command::Init(arguments) => init::run(&arguments, context),
        Command::Check(arguments) => check::run(&arguments, context),
        Command::Completions(arguments) => Ok(completions::run(&arguments)),
        Command::Pack(arguments) => pack::run(&arguments, context),
    }
}

/// SARIF and annotations hold diagnostics alone; what prints the same in every format takes any.
fn refuse_format(command: &Command, format: Format) -> Result<()> {
    let name = match format {
        Format::Sarif => "sarif",
        Format::Github => "github",
        Format::Human | Format::Json => return Ok(()),
    };
    let takes_any = match command {
        Command::Check(_) | Command::Completions(_) => true,
        Command::Bump(arguments) => arguments.print,
        _ => false,
    };
    if takes_any {
        return Ok(());
    }
    let message = format!("`{}` has no output in the format `{name}`", command.name());
    Err(Failure::usage(message)
        .help("use `--format human` or `--format json`; `check` has them all"))
}

/// Completes or undoes what a run that was killed left behind, and says so.
fn recover(context: &Context) -> Result<()> {
    if let Some(line) = release::recover(&context.directory)? {
        context.terminal.err(&format!("{}: {line}\n", paint(style::HELP, "note")));
    }
    Ok(())
}

/// Help and version go to standard output; a wrong command line is an error, in JSON when that was asked for.
fn refuse(arguments: &[OsString], error: &clap::Error) -> ExitCode {
    if error.use_stderr() && asks_for_json(arguments) {
        let text = error.render().to_string();
        let message = text.lines().next().unwrap_or_default();
        let failure = Failure::usage(message.strip_prefix("error: ").unwrap_or(message))
            .help("run with `--help` to see the flags");
        print!("{}", json::render_failure(typed_command(arguments), &failure));
        return ExitCode::Usage;
    }
    let _ = error.print();
    if error.use_stderr() { ExitCode::Usage } else { ExitCode::Done }
}

fn asks_for_json(arguments: &[OsString]) -> bool {
    arguments.iter().any(|argument| argument == "--format=json")
        || arguments.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

fn typed_command(arguments: &[OsString]) -> &str {
    arguments
        .iter()
        .skip(1)
        .filter_map(|argument| argument.to_str())
        .find(|argument| !argument.starts_with('-'))
        .unwrap_or("")
}

impl Context {
    fn finish(&self, command: &str, report: &Report) -> ExitCode {
        if let Some(raw) = &report.raw {
            self.terminal.err(&human::render_problems(report));
            self.terminal.out(raw);
            return report.exit();
        }
        match self.format {
            Format::Json => self.terminal.out(&json::render(command, report)),
            Format::Sarif => self.terminal.out(&sarif::render(report)),
            Format::Github => self.terminal.out(&github::render(report)),
            Format::Human => {
                self.terminal.err(&human::render_problems(report));
                if !self.quiet {
                    self.terminal.out(&human::render_result(report));
                }
            }
        }
        report.exit()
    }

    fn fail(&self, command: &str, failure: &Failure) -> ExitCode {
        match self.format {
            Format::Json => self.terminal.out(&json::render_failure(command, failure)),
            Format::Sarif => self.terminal.out(&sarif::render_failure(failure)),
            Format::Github => self.terminal.out(&github::render_failure(failure)),
            Format::Human => self.terminal.err(&human::render_failure(failure)),
        }
        failure.exit
    }
}
