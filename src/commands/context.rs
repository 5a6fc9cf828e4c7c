//! The context: what a command gets from outside besides its own arguments. Nothing else reads the process's state.

use anstream::ColorChoice;
use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::{Color, Format, Global, Scaffold};
use crate::clock::Clock;
use crate::environment::Environment;
use crate::failure::{self, Failure, Result};
use crate::terminal::{Interrupt, Prompts, Terminal};

/// Directory, environment, time, terminal and the global flags.
#[derive(Debug)]
pub(crate) struct Context {
    /// The directory that the command works in, absolute.
    pub(crate) directory: Utf8PathBuf,
    /// The environment variables.
    pub(crate) environment: Environment,
    /// The date.
    pub(crate) clock: Clock,
    /// Where output goes and questions are asked.
    pub(crate) terminal: Terminal,
    /// How results are written.
    pub(crate) format: Format,
    /// Say only what went wrong.
    pub(crate) quiet: bool,
    /// Say more.
    pub(crate) verbose: bool,
}

impl Context {
    /// Reads the process's state once and applies the global flags.
    pub(crate) fn new(global: &Global) -> Result<Self> {
        let mut context = Self::fallback(global);
        context.directory = directory(global.directory.as_deref())?;
        Ok(context)
    }

    /// Somebody to ask what these flags leave open, if there is a terminal. To be dropped once everything is asked.
    pub(crate) fn prompts(&self, flags: &Scaffold, interrupt: &Interrupt) -> Option<Prompts> {
        let may_ask = self.terminal.is_interactive() && !flags.defaults;
        may_ask.then(|| Prompts::new(self.terminal, interrupt.clone()))
    }

    /// A context without a directory, enough to report that there is none.
    pub(crate) fn fallback(global: &Global) -> Self {
        let environment = Environment::new(std::env::vars_os());
        Self {
            directory: Utf8PathBuf::new(),
            clock: Clock::new(&environment),
            terminal: Terminal::new(&environment, color_choice(global.color)),
            environment,
            format: global.format,
            quiet: global.quiet,
            verbose: global.verbose,
        }
    }
}

fn directory(flag: Option<&Utf8Path>) -> Result<Utf8PathBuf> {
    if flag.is_some_and(|path| path.as_str().is_empty()) {
        return Err(Failure::usage("the directory given with `-C` is empty")
            .help("name a directory, or leave `-C` out; is a variable of the shell unset?"));
    }
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks for it")]
    let started = std::env::current_dir().map_err(|error| {
        Failure::environment(format!("cannot tell the current directory: {error}"))
            .help("change to a directory that exists")
    })?;
    let started = failure::utf8(started)?;
    let directory = flag.map_or_else(|| started.clone(), |flag| started.join(flag));
    if directory.is_dir() {
        return Ok(directory);
    }
    Err(Failure::environment(format!("there is no directory `{directory}`"))
        .help("check the path given with `-C`"))
}

fn color_choice(color: Color) -> ColorChoice {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    }
}
