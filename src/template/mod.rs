//! A project template: a folder with a manifest, the questions that it asks, and the files that it makes of the answers.
//!
//! It knows where templates come from (embedded, or a folder of the user's), what may be answered, and how files are
//! rendered. Asking is left to `commands`, writing too: [`Template::render`] gives back a [`Tree`] in memory.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::count::List;
use crate::failure::{Failure, Result};

mod answer;
mod answer_file;
mod builtin;
mod folder;
mod license;
mod manifest;
mod part;
mod pattern;
mod plugin_name;
mod question;
mod record;
mod render;
mod standard;
mod syntax_bounds;
mod target;
mod text;
mod tree;
mod variables;

pub(crate) use answer::{Answer, Answers, Raw};
pub(crate) use answer_file::{AnswerFile, parse_definition};
pub(crate) use license::{recognise as recognise_license, spelled as spelled_license};
pub(crate) use plugin_name::{PACKAGE_PREFIX, is_bundled, is_words, plugin_of};
pub(crate) use question::{Choice, Kind, Question, Refusal};
pub(crate) use record::record;
pub(crate) use standard::phases;
pub(crate) use tree::{Tree, TreeFile};
pub(crate) use variables::{Facts, Module};

use part::Part;

/// The template of `new` and `init` when none is named.
pub(crate) const DEFAULT: &str = "default";

/// The built-in template whose files fit a plugin that exists already.
pub(crate) const ADOPT: &str = "_adopt";

/// A loaded template: its manifest and those that it includes are read and hold together.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    /// The name or path that it was asked for by.
    pub(crate) name: String,
    /// One line about it.
    pub(crate) summary: String,
    /// Every question, in the order in which they are asked, with this template's defaults.
    pub(crate) questions: Vec<Question>,
    /// Where the files come from: included folders first.
    parts: Vec<Part>,
}

impl Template {
    /// The template that `-t` names: a built-in one, or, when there is a slash in it, a folder relative to `directory`.
    pub(crate) fn find(name: &str, directory: &Utf8Path) -> Result<Self> {
        if name.contains('/') || name.contains('\\') {
            return Self::assemble(name, folder::load(&directory.join(name), name)?);
        }
        if name.starts_with('_') { Err(unknown(name)) } else { Self::built_in(name) }
    }

    /// A template that is part of the program.
    pub(crate) fn built_in(name: &str) -> Result<Self> {
        match builtin::load(name) {
            Some(parts) => Self::assemble(name, parts?),
            None => Err(unknown(name)),
        }
    }

    /// The built-in templates that are offered, by name.
    pub(crate) fn list() -> Result<Vec<Self>> {
        builtin::names().into_iter().map(Self::built_in).collect()
    }

    /// The question with this key.
    pub(crate) fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// Takes the name of a plugin that exists already as it is, where Kong does, whatever the rules for new names.
    pub(crate) fn accept_existing_name(&mut self) {
        for question in self.questions.iter_mut().filter(|question| question.key == "name") {
            question.rule = Some(standard::check_existing_name);
        }
    }

    /// The files for these answers, which must hold one for every question.
    pub(crate) fn render(&self, answers: &Answers, facts: &Facts) -> Result<Tree> {
        render::render(&self.parts, answers, facts)
    }

    fn assemble(name: &str, parts: Vec<Part>) -> Result<Self> {
        let mut questions = standard::questions();
        for part in &parts {
            part.manifest.ask(&mut questions)?;
        }
        for part in &parts {
            part.manifest.check_conditions(&questions)?;
        }
        let summary = parts.last().map(|part| part.manifest.summary.clone()).unwrap_or_default();
        Ok(Self { name: name.to_owned(), summary, questions, parts })
    }
}

/// The failure for an answer to a question that the template does not ask.
pub(crate) fn unknown_key(key: &str, questions: &[Question]) -> Failure {
    let keys: Vec<_> = questions.iter().map(|question| question.key.as_str()).collect();
    let otherwise = format!("the questions are {}", List::and(&keys));
    let failure = Failure::usage(format!("there is no question `{key}`"));
    failure.did_you_mean(key, keys.iter().copied(), otherwise)
}

fn unknown(name: &str) -> Failure {
    let names = builtin::names();
    let otherwise = format!(
        "the built-in ones are {}; a folder of your own needs a slash: `-t ./{name}`",
        List::and(&names)
    );
    let failure = Failure::usage(format!("there is no built-in template `{name}`"));
    failure.did_you_mean(name, names.iter().copied(), otherwise)
}

/// Reads a manifest, answers its questions with their defaults, and renders a file and its path: for the fuzz target.
#[cfg(fuzzing)]
pub(crate) fn try_out(text: &str, path: &str, file: &str, facts: &Facts) -> Result<()> {
    let manifest = manifest::Manifest::parse(text, "template.toml")?;
    let mut questions = standard::questions();
    manifest.ask(&mut questions)?;
    manifest.check_conditions(&questions)?;
    let name = [("name", "my-plugin"), ("summary", "s"), ("author", "a"), ("repository", "r")];
    let mut answers: Answers =
        name.map(|(key, answer)| (key.to_owned(), Answer::from(answer))).into();
    for question in questions {
        answers.extend(question.default.map(|default| (question.key, default)));
    }
    render::render_one(path, file, &answers, facts)
}

/// Answers by key, as they are given from outside.
pub(crate) type RawAnswers = BTreeMap<String, Raw>;
