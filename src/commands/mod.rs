//! The commands: one file a verb, each thin. This file takes a command line to its command and the answer back.

use std::ffi::OsString;

use clap::Parser;

use crate::cli::{Cli, Command, Format};
use crate::exit_code::ExitCode;
use crate::failure::{Failure, Result};
use crate::release;
use crate::report::Report;
use crate::style::{self, paint};

mod answering;
mod bump;
mod check;
mod complaint;
mod completions;
mod context;
mod fixing;
mod init;
mod new;
mod output;
mod pack;
mod refusal;
mod validate;

pub(crate) use context::Context;

/// Parses, runs, reports: the whole program.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refusal::run(&arguments, &error),
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
        Command::Validate(arguments) => validate::run(&arguments, context),
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
