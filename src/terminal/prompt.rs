//! Prompts: questions on a terminal. The door to dialoguer, which draws on standard error.
//!
//! Whatever happens, the cursor is visible again afterwards. Ctrl-C must have been caught with
//! [`Interrupt`] before.

use std::io;

use dialoguer::console::Term;
use dialoguer::theme::{ColorfulTheme, SimpleTheme, Theme};
use dialoguer::{Confirm, Input, MultiSelect, Select};

use super::ask::{Ask, Check, CheckSeveral, Offer};
use super::keys::Keys;
use super::{Interrupt, Terminal};
use crate::failure::{Failure, Result};

/// The fewest columns in which dialoguer edits a line; below that the terminal's own editing is used.
const NARROW: u16 = 20;

/// Somebody at a terminal.
pub(crate) struct Prompts {
    theme: Box<dyn Theme>,
    terminal: Term,
    interrupt: Interrupt,
    _keys: Keys,
}

impl Prompts {
    /// Questions on standard error, in colour where the terminal's other output is.
    pub(crate) fn new(terminal: Terminal, interrupt: Interrupt) -> Self {
        let color = terminal.shows_color();
        dialoguer::console::set_colors_enabled_stderr(color);
        let theme: Box<dyn Theme> =
            if color { Box::new(ColorfulTheme::default()) } else { Box::new(SimpleTheme) };
        Self { theme, terminal: Term::stderr(), interrupt, _keys: Keys::take() }
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

    /// Shows what was chosen in the place of the choices.
    fn note(&self, prompt: &str, value: &str) {
        let mut line = String::new();
        if self.theme.format_input_prompt_selection(&mut line, prompt, value).is_ok() {
            let _ = self.terminal.write_line(&line);
        }
    }

    fn complain(&self, why: &str) {
        let mut line = String::new();
        if self.theme.format_error(&mut line, &fit(why, &self.terminal)).is_ok() {
            let _ = self.terminal.write_line(&line);
        }
    }
}

impl Ask for Prompts {
    fn text(&mut self, prompt: &str, default: Option<&str>, check: Check<'_>) -> Result<String> {
        self.ask(|theme, terminal| {
            let mut input = Input::<String>::with_theme(theme)
                .with_prompt(prompt)
                .validate_with(|text: &String| check(text).map_err(|why| fit(&why, terminal)));
            if let Some(default) = default {
                input = input.default(default.to_owned());
            }
            if terminal.size().1 < NARROW {
                return input.interact_on(terminal);
            }
            input.interact_text_on(terminal)
        })
    }

    fn choose(&mut self, prompt: &str, options: &[Offer], default: usize) -> Result<usize> {
        let lines = columns(options);
        let chosen = self.ask(|theme, terminal| {
            let select = Select::with_theme(theme).with_prompt(prompt).items(&lines);
            select.default(default).report(false).interact_on(terminal)
        })?;
        self.note(prompt, &options[chosen].value);
        Ok(chosen)
    }

    fn choose_several(
        &mut self,
        prompt: &str,
        options: &[Offer],
        defaults: &[bool],
        check: CheckSeveral<'_>,
    ) -> Result<Vec<usize>> {
        let long = format!("{prompt} (space selects, enter goes on)");
        let lines = columns(options);
        let mut marked = defaults.to_vec();
        loop {
            let chosen = self.ask(|theme, terminal| {
                let select = MultiSelect::with_theme(theme).with_prompt(&long).items(&lines);
                select.defaults(&marked).report(false).interact_on(terminal)
            })?;
            match check(&chosen) {
                Ok(()) => {
                    let values: Vec<_> =
                        chosen.iter().map(|index| options[*index].value.as_str()).collect();
                    self.note(prompt, &values.join(", "));
                    return Ok(chosen);
                }
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

/// Why an answer is refused, on one line of the terminal: dialoguer clears no more.
fn fit(why: &str, terminal: &Term) -> String {
    let room = usize::from(terminal.size().1).saturating_sub(4);
    if why.chars().count() <= room {
        return why.to_owned();
    }
    let reason = why.split("; ").next().unwrap_or(why);
    reason.chars().take(room).collect()
}

/// Values with the words about them, in columns.
fn columns(options: &[Offer]) -> Vec<String> {
    let width = options.iter().map(|offer| offer.value.chars().count()).max().unwrap_or(0);
    let line = |offer: &Offer| format!("{:width$}  {}", offer.value, offer.about);
    options.iter().map(|offer| line(offer).trim_end().to_owned()).collect()
}
