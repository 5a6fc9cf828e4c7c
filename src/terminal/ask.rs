//! Asking: what a command may ask a person, without knowing how a terminal does it.

use crate::failure::Result;

/// Somebody who answers questions. Every answer is checked before it is given back; one that is refused is asked again.
pub(crate) trait Ask {
    /// One line of text; Enter alone takes the default.
    fn text(&mut self, prompt: &str, default: Option<&str>, check: Check<'_>) -> Result<String>;

    /// One of the options, by its index.
    fn choose(&mut self, prompt: &str, options: &[Offer], default: usize) -> Result<usize>;

    /// Several of the options, by their index.
    fn choose_several(
        &mut self,
        prompt: &str,
        options: &[Offer],
        defaults: &[bool],
        check: CheckSeveral<'_>,
    ) -> Result<Vec<usize>>;

    /// Yes or no.
    fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool>;
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What is chosen.
    pub(crate) value: String,
    /// A word about it, perhaps empty.
    pub(crate) about: String,
}

/// Why a text is refused, in one line.
pub(crate) type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// Why a selection is refused, in one line.
pub(crate) type CheckSeveral<'a> = &'a dyn Fn(&[usize]) -> Result<(), String>;

#[cfg(test)]
pub(crate) mod script {
    //! Somebody who answers from a script.

    use std::collections::VecDeque;

    use super::{Ask, Check, CheckSeveral, Offer, Result};

    /// Answers, first to last; a refused one is passed over, as a person would try again. The empty one is Enter.
    #[derive(Debug)]
    pub(crate) struct Script {
        answers: VecDeque<String>,
        /// What was asked.
        pub(crate) asked: Vec<String>,
        /// Why answers were refused.
        pub(crate) refused: Vec<String>,
    }

    impl Script {
        /// A script with these answers.
        pub(crate) fn new(answers: &[&str]) -> Self {
            let answers = answers.iter().map(|answer| (*answer).to_owned()).collect();
            Self { answers, asked: Vec::new(), refused: Vec::new() }
        }

        fn next(&mut self, prompt: &str) -> String {
            self.asked.push(prompt.to_owned());
            self.answers.pop_front().unwrap_or_else(|| panic!("no answer left for {prompt}"))
        }
    }

    impl Ask for Script {
        fn text(
            &mut self,
            prompt: &str,
            default: Option<&str>,
            check: Check<'_>,
        ) -> Result<String> {
            loop {
                let answer = self.next(prompt);
                let answer = match default {
                    Some(default) if answer.is_empty() => default.to_owned(),
                    _ => answer,
                };
                match check(&answer) {
                    Ok(()) => return Ok(answer),
                    Err(why) => self.refused.push(why),
                }
            }
        }

        fn choose(&mut self, prompt: &str, options: &[Offer], default: usize) -> Result<usize> {
            let answer = self.next(prompt);
            Ok(options.iter().position(|option| option.value == answer).unwrap_or(default))
        }

        fn choose_several(
            &mut self,
            prompt: &str,
            options: &[Offer],
            defaults: &[bool],
            check: CheckSeveral<'_>,
        ) -> Result<Vec<usize>> {
            loop {
                let answer = self.next(prompt);
                let wanted: Vec<_> = answer.split(',').collect();
                let chosen: Vec<_> = (0..options.len())
                    .filter(|index| match answer.as_str() {
                        "" => defaults[*index],
                        _ => wanted.contains(&options[*index].value.as_str()),
                    })
                    .collect();
                match check(&chosen) {
                    Ok(()) => return Ok(chosen),
                    Err(why) => self.refused.push(why),
                }
            }
        }

        fn confirm(&mut self, prompt: &str, default: bool) -> Result<bool> {
            match self.next(prompt).as_str() {
                "" => Ok(default),
                answer => Ok(answer == "y"),
            }
        }
    }
}
