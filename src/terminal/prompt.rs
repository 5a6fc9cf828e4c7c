//! Prompts: questions on a terminal. The door to dialoguer, which draws on standard error.
//!
//! Whatever happens, the cursor is visible again afterwards. Ctrl-C must have been caught with
//! [`Interrupt`](super::Interrupt) before.

use std::io;

use dialoguer::console::{Term, style};
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, MultiSelect, Select};

use super::ask::{Ask, Check, CheckSeveral};
use super::{Interrupt, Terminal};
use crate::failure::{Failure, Result};

/// The fewest columns in which dialoguer edits a line; below that the terminal's own editing is used.
const NARROW: u16 = 20;

/// Somebody at a terminal.
pub(crate) struct Prompts {
    theme: Box<dyn Theme>,
    terminal: Term,
    interrupt: Interrupt,
}

impl Prompts {
    /// Questions on standard error, in colour where the terminal's other output is.
    pub(crate) fn new(terminal: Terminal, interrupt: Interrupt) -> Self {
        let color = terminal.shows_color();
        dialoguer::console::set_colors_enabled_stderr(color);
        let theme: Box<dyn Theme> = if color { Box::new(theme()) } else { Box::new(SimpleTheme) };
        Self { theme, terminal: Term::stderr(), interrupt }
    }

    /// Asks, and turns whatever keeps somebody from answering into a failure.
    fn ask<T>(
        &self,
        question: impl FnOnce(&dyn Theme, &Term) -> dialoguer::Result<T>,
    ) -> Result<T> {
        self.interrupt.check()?;
        let answer = question(self.theme.as_ref(), &self.terminal);
        if answer.is_err() {
            let _ = self.terminal.show_cursor();
            let _ = self.terminal.write_line("");
        }
        self.interrupt.check()?;
        answer.map_err(|dialoguer::Error::IO(error)| match error.kind() {
            io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => Failure::interrupted(),
            _ => Failure::environment(format!("cannot ask on the terminal: {error}"))
                .help("answer with `-d key=value`, or take the defaults with `--defaults`"),
        })
    }

    fn complain(&self, why: &str) {
        let _ = self.terminal.write_line(&format!("  {}", style(why).for_stderr().red()));
    }
}

impl Ask for Prompts {
    fn text(&mut self, prompt: &str, default: Option<&str>, check: Check<'_>) -> Result<String> {
        self.ask(|theme, terminal| {
            let mut input = Input::<String>::with_theme(theme)
                .with_prompt(prompt)
                .validate_with(|text: &String| check(text));
            if let Some(default) = default {
                input = input.default(default.to_owned());
            }
            if terminal.size().1 < NARROW {
                return input.interact_on(terminal);
            }
            input.interact_text_on(terminal)
        })
    }

    fn choose(&mut self, prompt: &str, options: &[String], default: usize) -> Result<usize> {
        self.ask(|theme, terminal| {
            let select = Select::with_theme(theme).with_prompt(prompt).items(options);
            select.default(default).report(true).interact_on(terminal)
        })
    }

    fn choose_several(
        &mut self,
        prompt: &str,
        options: &[String],
        defaults: &[bool],
        check: CheckSeveral<'_>,
    ) -> Result<Vec<usize>> {
        let prompt = format!("{prompt} (space selects, enter goes on)");
        let mut marked = defaults.to_vec();
        loop {
            let chosen = self.ask(|theme, terminal| {
                let select = MultiSelect::with_theme(theme).with_prompt(&prompt).items(options);
                select.defaults(&marked).report(true).interact_on(terminal)
            })?;
            match check(&chosen) {
                Ok(()) => return Ok(chosen),
                Err(why) => self.complain(&why),
            }
            marked = (0..options.len()).map(|index| chosen.contains(&index)).collect();
        }
    }

    fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool> {
        self.ask(|theme, terminal| {
            Confirm::with_theme(theme).with_prompt(prompt).default(default).interact_on(terminal)
        })
    }
}

fn theme() -> ColorfulTheme {
    ColorfulTheme { ..ColorfulTheme::default() }
}
