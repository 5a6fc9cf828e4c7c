//! A refusal: the answer to a command line that cannot be understood, and to `--help` and `--version`.

use std::ffi::OsString;
use std::io::{self, Write};

use clap::CommandFactory;

use crate::cli::Cli;
use crate::exit_code::ExitCode;
use crate::failure::Failure;
use crate::report::json;

/// Flags whose value is the next argument, wherever they stand.
const WITH_VALUE: [&str; 3] = ["-C", "--format", "--color"];

/// Help and version go to standard output; a wrong command line is an error, in JSON when that was asked for.
pub(super) fn run(arguments: &[OsString], error: &clap::Error) -> ExitCode {
    let written = if error.use_stderr() && asks_for_json(arguments) {
        let text = json::render_failure(&typed_command(arguments), &failure(error));
        io::stdout().lock().write_all(text.as_bytes())
    } else {
        error.print()
    };
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::Environment,
        _ if error.use_stderr() => ExitCode::Usage,
        _ => ExitCode::Done,
    }
}

fn failure(error: &clap::Error) -> Failure {
    let text = error.render().to_string();
    // The first paragraph: flags that are missing and values that are possible have lines of their own.
    let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
    let message = lines.collect::<Vec<_>>().join(" ");
    Failure::usage(message.strip_prefix("error: ").unwrap_or(&message))
        .help("run with `--help` to see the flags")
}

fn asks_for_json(arguments: &[OsString]) -> bool {
    arguments.iter().any(|argument| argument == "--format=json")
        || arguments.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

/// The command among the arguments, empty when there is none.
fn typed_command(arguments: &[OsString]) -> String {
    let cli = Cli::command();
    let is_command =
        |word: &OsString| word.to_str().is_some_and(|word| cli.find_subcommand(word).is_some());
    let is_value = |word: &OsString| WITH_VALUE.iter().any(|flag| word == flag);
    arguments
        .windows(2)
        .find(|pair| is_command(&pair[1]) && !is_value(&pair[0]))
        .map(|pair| pair[1].to_string_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn the_message_names_what_is_missing_and_what_is_possible() {
        let said = |line: &str| failure(&Cli::try_parse_from(line.split(' ')).unwrap_err()).message;
        assert_eq!(
            said("kongsmith bump minor --tag"),
            "the following required arguments were not provided: --commit"
        );
        assert_eq!(
            said("kongsmith pack --kind zip"),
            "invalid value 'zip' for '--kind <KIND>' [possible values: rock, src-rock, tarball]"
        );
    }

    #[test]
    fn the_command_is_found_behind_global_flags() {
        let typed =
            |line: &str| typed_command(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(typed("kongsmith -C pack bump --nope"), "bump");
        assert_eq!(typed("kongsmith --color always --format json pack --nope"), "pack");
        assert_eq!(typed("kongsmith --format json"), "");
        assert_eq!(typed("kongsmith nope"), "");
    }
}
