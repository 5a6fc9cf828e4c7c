//! Answering: how the answers of `new` and `init` come together.
//!
//! For each question the first of these that has an answer gives it: `-d` (and NAME), the file of `--answers`, what an
//! earlier run recorded, the person at the terminal, git's settings and the directory, the template, kongsmith. Whatever
//! is given is checked by the same rules. `--defaults`, or no terminal, leaves the person out.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use super::Context;
use crate::cli::Scaffold;
use crate::count::List;
use crate::diagnostic::Diagnostic;
use crate::failure::{Failure, Result};
use crate::git;
use crate::template::{
    self, Answer, AnswerFile, Answers, Choice, Kind, PACKAGE_PREFIX, Question, Raw, RawAnswers,
    Refusal, Template,
};
use crate::terminal::{Ask, Offer};

/// What was answered before anybody is asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    definitions: RawAnswers,
    file: AnswerFile,
    /// The file of `--answers`, as it was typed.
    file_path: Utf8PathBuf,
    /// What an earlier run recorded in the project.
    pub(crate) recorded: RawAnswers,
}

/// What is known about the project without asking, in the order in which it counts.
pub(crate) struct Known<'a> {
    /// From the directory, by key.
    pub(crate) found: BTreeMap<&'static str, String>,
    git: Option<&'a Utf8Path>,
    settings: OnceCell<git::Settings>,
}

impl Given {
    /// Reads the flags and the file that they name; nothing is checked against a template yet.
    pub(crate) fn read(context: &Context, flags: &Scaffold, name: Option<&str>) -> Result<Self> {
        let mut given = Self::default();
        for typed in &flags.define {
            let (key, raw) = template::parse_definition(typed)?;
            given.definitions.insert(key, raw);
        }
        if let Some(name) = name {
            let named = Raw::Typed(name.to_owned());
            match given.definitions.insert("name".to_owned(), named.clone()) {
                Some(other) if other != named => {
                    return Err(Failure::usage(format!(
                        "two names were given, `{name}` and `{}`",
                        other.shown()
                    ))
                    .help("leave one of NAME and `-d name` out"));
                }
                _ => {}
            }
        }
        if let Some(path) = &flags.answers {
            given.file = AnswerFile::read(&context.directory.join(path), path)?;
            given.file_path.clone_from(path);
        }
        Ok(given)
    }

    /// The template that was asked for: `-t`, else the one that the answers file or the record names.
    pub(crate) fn template<'a>(&'a self, flags: &'a Scaffold) -> Option<&'a str> {
        let recorded = match self.recorded.get("template") {
            Some(Raw::Value(serde_json::Value::String(name))) => Some(name.as_str()),
            _ => None,
        };
        flags.template.as_deref().or(self.file.template.as_deref()).or(recorded)
    }

    /// Whether nothing but the record names the template.
    pub(crate) fn is_template_recorded(&self, flags: &Scaffold) -> bool {
        flags.template.is_none() && self.file.template.is_none()
    }

    /// The name as it was given, not checked.
    pub(crate) fn typed_name(&self) -> Option<String> {
        let name = self.definitions.get("name").or(self.file.answers.get("name"))?.shown();
        let name = name.trim();
        Some(template::plugin_of(name).to_owned())
    }

    /// The name of the plugin, when it was given, checked.
    pub(crate) fn name(&self, template: &Template) -> Result<Option<String>> {
        let Some(question) = template.question("name") else { return Ok(None) };
        let answer = self.answer(question)?;
        Ok(answer.map(|answer| answer.typed()))
    }

    /// A note when a name was given with the prefix that belongs to the package.
    pub(crate) fn prefix_note(&self, name: &str) -> Option<Diagnostic> {
        let given = self.definitions.get("name").or(self.file.answers.get("name"))?.shown();
        given.trim().starts_with(PACKAGE_PREFIX).then(|| prefix_note(name))
    }

    /// What was given for a question, checked.
    fn answer(&self, question: &Question) -> Result<Option<Answer>> {
        let refused = |raw: &Raw, refusal: Refusal| {
            let Refusal { reason, help } = refusal;
            let shown = visible(&raw.shown());
            Failure::usage(format!("`{}` cannot be `{shown}`: {reason}", question.key)).help(help)
        };
        let definition = self.definitions.get(&question.key);
        if let Some(raw) = definition {
            let answer = accept(question, raw).map_err(|refusal| refused(raw, refusal))?;
            return Ok(Some(answer));
        }
        if let Some(raw) = self.file.answers.get(&question.key) {
            let answer = accept(question, raw)
                .map_err(|refusal| refused(raw, refusal).at(&self.file_path))?;
            return Ok(Some(answer));
        }
        // A record is a default that is not asked about: one that fits no longer is passed over.
        let recorded = self.recorded.get(&question.key).and_then(|raw| accept(question, raw).ok());
        Ok(recorded)
    }

    /// Refuses answers to questions that the template does not ask.
    fn check_keys(&self, questions: &[Question]) -> Result<()> {
        let known = |key: &str| questions.iter().any(|question| question.key == key);
        if let Some(key) = self.definitions.keys().find(|key| !known(key)) {
            return Err(template::unknown_key(key, questions));
        }
        if let Some(key) = self.file.answers.keys().find(|key| !known(key)) {
            return Err(template::unknown_key(key, questions).at(&self.file_path));
        }
        Ok(())
    }
}

impl<'a> Known<'a> {
    /// What is known in `directory`. With `--no-git`, git is not run.
    pub(crate) fn new(directory: &'a Utf8Path, flags: &Scaffold) -> Self {
        let git = (!flags.no_git).then_some(directory);
        Self { found: BTreeMap::new(), git, settings: OnceCell::new() }
    }

    /// The default of a question: the best of those that its own rules accept.
    fn default(&self, question: &Question, answers: &Answers) -> Option<Answer> {
        let found = self.found.get(question.key.as_str()).cloned();
        let found = found.or_else(|| self.in_git(&question.key));
        let typed = |text: String| question.accept(&Raw::Typed(text)).ok();
        found
            .and_then(typed)
            .or_else(|| question.default.clone())
            .or_else(|| typed(made_up(&question.key, answers.get("name")?.as_text()?)?))
    }

    fn in_git(&self, key: &str) -> Option<String> {
        let directory = self.git?;
        let settings = || self.settings.get_or_init(|| git::Settings::read(directory)).clone();
        match key {
            "author" => settings().user_name,
            "repository" => settings().origin,
            _ => None,
        }
    }
}

/// The default that needs nothing but the name.
fn made_up(key: &str, name: &str) -> Option<String> {
    match key {
        "summary" => Some(format!("The {name} plugin for Kong Gateway")),
        "author" => Some(format!("{name} contributors")),
        "repository" => {
            Some(format!("https://github.com/your-organisation/{PACKAGE_PREFIX}{name}"))
        }
        _ => None,
    }
}

/// An answer for every question of the template. `ask` is the person at the terminal, if there is one to be asked.
pub(crate) fn answer(
    template: &Template,
    given: &Given,
    known: &Known<'_>,
    mut ask: Option<&mut dyn Ask>,
    defaults: bool,
) -> Result<Answers> {
    given.check_keys(&template.questions)?;
    let mut before = BTreeMap::new();
    for question in &template.questions {
        before.insert(&question.key, given.answer(question)?);
    }
    let mut answers = Answers::new();
    let mut missing = Vec::new();
    for question in &template.questions {
        let default = known.default(question, &answers);
        let may_default = question.fixed || !question.ask || defaults;
        let answer = match (before.remove(&question.key).flatten(), ask.as_deref_mut()) {
            (Some(answer), _) => Some(answer),
            (None, Some(ask)) if !may_default => Some(put(question, default, ask)?),
            (None, _) if may_default => default,
            (None, _) => None,
        };
        match answer {
            Some(answer) => drop(answers.insert(question.key.clone(), answer)),
            None => missing.push(question.key.as_str()),
        }
    }
    if missing.is_empty() { Ok(answers) } else { Err(unanswered(&missing, defaults)) }
}

/// Asks one question until it is answered.
fn put(question: &Question, default: Option<Answer>, ask: &mut dyn Ask) -> Result<Answer> {
    let sentence = |Refusal { reason, help }: Refusal| format!("{reason}; {help}");
    let choices = question.choices();
    let offer =
        |choice: &Choice| Offer { value: choice.value.clone(), about: choice.about.clone() };
    let options: Vec<_> = choices.iter().map(offer).collect();
    let chosen = |indices: &[usize]| {
        let values = indices.iter().map(|index| choices[*index].value.clone());
        Raw::Value(serde_json::Value::from(values.collect::<Vec<_>>()))
    };
    let raw = match &question.kind {
        Kind::Choice(_) => {
            let default = default.as_ref().and_then(Answer::as_text);
            let index = choices.iter().position(|choice| Some(choice.value.as_str()) == default);
            let index = ask.choose(&question.prompt, &options, index.unwrap_or(0))?;
            Raw::Typed(choices[index].value.clone())
        }
        Kind::List(_, _) if !choices.is_empty() => {
            let default = default.as_ref().and_then(Answer::as_list).unwrap_or_default();
            let marked: Vec<_> =
                choices.iter().map(|choice| default.contains(&choice.value)).collect();
            let check =
                |indices: &[usize]| question.accept(&chosen(indices)).map(drop).map_err(sentence);
            chosen(&ask.choose_several(&question.prompt, &options, &marked, &check)?)
        }
        Kind::Boolean => {
            let default = default == Some(Answer::Boolean(true));
            Raw::Value(ask.confirm(&question.prompt, default)?.into())
        }
        _ => {
            let default = default.map(|answer| answer.typed());
            let check = |text: &str| {
                question.accept(&Raw::Typed(text.to_owned())).map(drop).map_err(sentence)
            };
            Raw::Typed(ask.text(&question.prompt, default.as_deref(), &check)?)
        }
    };
    // What the terminal gave back was accepted there.
    question.accept(&raw).map_err(|refusal| Failure::usage(sentence(refusal)))
}

/// Checks an answer that was given; a fixed question takes only the template's own.
fn accept(question: &Question, raw: &Raw) -> Result<Answer, Refusal> {
    let answer = question.accept(raw)?;
    match &question.default {
        Some(fixed) if question.fixed && answer != *fixed => Err(Refusal::new(
            "the template does not leave this open",
            format!("leave it out; it is `{}`", fixed.typed()),
        )),
        _ => Ok(answer),
    }
}

fn unanswered(missing: &[&str], defaults: bool) -> Failure {
    if defaults && missing.contains(&"name") {
        return Failure::usage("the plugin has no name yet")
            .help("give it as NAME or with `-d name=my-plugin`");
    }
    if defaults {
        return Failure::usage(format!("the template has no default for {}", List::and(missing)))
            .help("answer with `-d KEY=VALUE` or `--answers FILE`");
    }
    let flag = |key: &&str| match *key {
        "name" => "NAME".to_owned(),
        key => format!("-d {key}=..."),
    };
    let flags: Vec<_> = missing.iter().map(flag).collect();
    Failure::usage(format!(
        "there is no answer for {}, and no terminal to ask on",
        List::and(missing)
    ))
    .help(format!(
        "take the defaults with `--defaults`, or answer with {} or `--answers FILE`",
        List::and(&flags)
    ))
}

/// The beginning of a text, invisible characters as their numbers.
fn visible(text: &str) -> String {
    let show = |c: char| match c {
        ' '..='~' => c.to_string(),
        c if c.is_alphanumeric() => c.to_string(),
        c => c.escape_unicode().to_string(),
    };
    let start: String = text.chars().take(60).map(show).collect();
    if text.chars().count() > 60 { start + "..." } else { start }
}

/// The note that a name lost its prefix.
pub(crate) fn prefix_note(name: &str) -> Diagnostic {
    Diagnostic::information(
        "name-without-prefix",
        format!("dropped `{PACKAGE_PREFIX}`: Kong knows the plugin as `{name}`"),
    )
    .help(format!("the package is called `{PACKAGE_PREFIX}{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::Script;

    fn template() -> Template {
        Template::built_in(template::DEFAULT).unwrap()
    }

    fn known() -> Known<'static> {
        Known { found: BTreeMap::new(), git: None, settings: OnceCell::new() }
    }

    #[test]
    fn enter_at_every_question_gives_what_the_defaults_give() {
        let given = Given {
            definitions: BTreeMap::from([("name".to_owned(), Raw::Typed("limits".to_owned()))]),
            ..Given::default()
        };
        let mut script = Script::new(&[""; 8]);
        let asked = answer(&template(), &given, &known(), Some(&mut script), false).unwrap();
        let defaults = answer(&template(), &given, &known(), None, true).unwrap();
        assert_eq!(asked, defaults);
        assert_eq!(script.asked.len(), 8);
        assert_eq!(asked["author"], Answer::from("limits contributors"));
    }

    #[test]
    fn a_wrong_answer_is_asked_again_before_the_next_question() {
        let mut script = Script::new(&[
            "My Plugin",
            "my-plugin",
            "A summary",
            "",
            "MIT",
            "response,header_filter",
            "response,log",
            "ten",
            "10",
            "1.0",
            "none",
            "latest",
            "3.8.x,3.9.x",
        ]);
        let answers =
            answer(&template(), &Given::default(), &known(), Some(&mut script), false).unwrap();
        assert_eq!(script.refused.len(), 4);
        assert_eq!(answers["phases"].typed(), "response,log");
        assert_eq!(answers["priority"], Answer::Integer(10));
        assert_eq!(answers["version"], Answer::from("1.0.0"));
        assert_eq!(answers["kong_versions"].typed(), "3.8.x,3.9.x");
    }

    #[test]
    fn what_is_given_is_neither_asked_nor_overruled() {
        let raw = |text: &str| Raw::Typed(text.to_owned());
        let given = Given {
            definitions: BTreeMap::from([("priority".to_owned(), raw("1"))]),
            file: AnswerFile {
                answers: BTreeMap::from([
                    ("priority".to_owned(), raw("2")),
                    ("ci".to_owned(), raw("none")),
                ]),
                template: None,
            },
            recorded: BTreeMap::from([
                ("ci".to_owned(), raw("gitlab")),
                ("license".to_owned(), raw("MIT")),
                ("version".to_owned(), raw("not a version")),
            ]),
            ..Given::default()
        };
        let mut known = known();
        known.found.insert("name", "found".to_owned());
        known.found.insert("license", "MPL-2.0".to_owned());
        let answers = answer(&template(), &given, &known, None, true).unwrap();
        assert_eq!(answers["priority"], Answer::Integer(1));
        assert_eq!(answers["ci"], Answer::from("none"));
        assert_eq!(answers["license"], Answer::from("MIT"));
        assert_eq!(answers["name"], Answer::from("found"));
        assert_eq!(answers["version"], Answer::from("0.1.0"));
    }

    #[test]
    fn without_anybody_to_ask_the_flags_are_named() {
        let given = Given {
            definitions: BTreeMap::from([("name".to_owned(), Raw::Typed("x".to_owned()))]),
            ..Given::default()
        };
        let failure = answer(&template(), &given, &known(), None, false).unwrap_err();
        assert!(failure.help.unwrap().contains("`-d license=...`"));
    }
}
