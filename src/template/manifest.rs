//! A template's manifest, `template.toml`: what it asks beside the standard questions, what it answers itself, and which
//! files it makes when. `docs/templates.md` describes the format.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;

use super::answer::{Answer, Answers, Raw};
use super::pattern::Pattern;
use super::question::{Choice, Kind, Question, Refusal};
use super::variables;
use crate::failure::{Failure, Result};

/// The manifest's name in its folder.
pub(crate) const FILE: &str = "template.toml";

/// A manifest whose form is right. Whether it fits its folder and its questions is checked later, hence the lines.
#[derive(Clone, Debug)]
pub(crate) struct Manifest {
    /// Path for messages.
    pub(crate) label: String,
    /// One line about the template.
    pub(crate) summary: String,
    /// Sibling folders whose files and questions come first.
    pub(crate) include: Vec<Lined<String>>,
    /// Files to make.
    pub(crate) files: Vec<FileEntry>,
    answers: Vec<(String, Lined<Value>)>,
    fixed: Vec<(String, Lined<Value>)>,
    questions: Vec<Lined<Question>>,
}

/// A value with the line that it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Lined<T> {
    /// The value.
    pub(crate) value: T,
    /// Counted from one.
    pub(crate) line: usize,
}

/// `[[file]]`
#[derive(Clone, Debug)]
pub(crate) struct FileEntry {
    /// Path in the folder.
    pub(crate) path: String,
    /// The line of the path.
    pub(crate) line: usize,
    /// Answers that must be given for the file to be made; of each list one.
    when: Vec<(String, Vec<Value>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    summary: Spanned<String>,
    #[serde(default)]
    include: Vec<Spanned<String>>,
    #[serde(default)]
    answers: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    fixed: BTreeMap<String, Spanned<toml::Value>>,
    #[serde(default)]
    question: Vec<Spanned<QuestionTable>>,
    #[serde(default)]
    file: Vec<FileTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionTable {
    key: String,
    prompt: Option<String>,
    #[serde(default)]
    kind: KindName,
    default: Option<toml::Value>,
    #[serde(default)]
    choices: Vec<String>,
    pattern: Option<String>,
    #[serde(default = "yes")]
    ask: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum KindName {
    #[default]
    Text,
    Choice,
    List,
    Integer,
    Boolean,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileTable {
    path: Spanned<String>,
    #[serde(default)]
    when: BTreeMap<String, toml::Value>,
}

impl Manifest {
    /// Reads the text of a manifest; `label` names it in messages.
    pub(crate) fn parse(text: &str, label: &str) -> Result<Self> {
        let document: Document = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            broken(label, line, error.message().trim_end().replace('\n', ", "))
        })?;
        let lined = |value: &Spanned<_>| line_at(text, value.span().start);
        let values = |table: BTreeMap<String, Spanned<toml::Value>>| {
            let entries = table.into_iter().map(|(key, value)| {
                let line = line_at(text, value.span().start);
                (key, Lined { value: to_json(value.into_inner()), line })
            });
            entries.collect::<Vec<_>>()
        };
        let mut questions = Vec::new();
        for table in document.question {
            let line = line_at(text, table.span().start);
            let value = table.into_inner().question().map_err(|why| broken(label, line, why))?;
            questions.push(Lined { value, line });
        }
        let files = document.file.into_iter().map(|table| FileEntry {
            line: lined(&table.path),
            path: table.path.into_inner(),
            when: table.when.into_iter().map(|(key, value)| (key, alternatives(value))).collect(),
        });
        Ok(Self {
            label: label.to_owned(),
            summary: document.summary.into_inner(),
            include: document
                .include
                .into_iter()
                .map(|name| Lined { line: lined(&name), value: name.into_inner() })
                .collect(),
            files: files.collect(),
            answers: values(document.answers),
            fixed: values(document.fixed),
            questions,
        })
    }

    /// Adds this manifest's questions, and puts its own answers into those that are there.
    pub(crate) fn ask(&self, questions: &mut Vec<Question>) -> Result<()> {
        for question in &self.questions {
            let key = &question.value.key;
            if questions.iter().any(|known| known.key == *key) {
                return Err(self.broken(question.line, format!("the question `{key}` exists already"))
                    .help("give it another key; `[answers]` sets the default of a question that exists"));
            }
            questions.push(question.value.clone());
        }
        for (key, given) in &self.answers {
            let question = self.question(key, given.line, questions)?;
            question.default = Some(self.accept(question, given)?);
        }
        for (key, given) in &self.fixed {
            let question = self.question(key, given.line, questions)?;
            question.default = Some(self.accept(question, given)?);
            question.fixed = true;
        }
        Ok(())
    }

    /// Checks that every `when` names questions and answers that there are.
    pub(crate) fn check_conditions(&self, questions: &[Question]) -> Result<()> {
        for file in &self.files {
            for (key, wanted) in &file.when {
                let Some(question) = questions.iter().find(|question| question.key == *key) else {
                    return Err(self.no_question(key, file.line, questions));
                };
                if let Some(value) = wanted.iter().find(|value| !can_be(question, value)) {
                    let problem = format!("`{key}` is never answered with `{}`", shown(value));
                    return Err(self.broken(file.line, problem));
                }
            }
        }
        Ok(())
    }

    /// A failure at a line of this manifest.
    pub(crate) fn broken(&self, line: usize, problem: impl Into<String>) -> Failure {
        broken(&self.label, line, problem)
    }

    fn question<'a>(
        &self,
        key: &str,
        line: usize,
        questions: &'a mut [Question],
    ) -> Result<&'a mut Question> {
        match questions.iter().position(|question| question.key == key) {
            Some(index) => Ok(&mut questions[index]),
            None => Err(self.no_question(key, line, questions)),
        }
    }

    fn accept(&self, question: &Question, given: &Lined<Value>) -> Result<Answer> {
        question.accept(&Raw::Value(given.value.clone())).map_err(|Refusal { reason, help }| {
            self.broken(
                given.line,
                format!("`{}` cannot be answered like this: {reason}", question.key),
            )
            .help(help)
        })
    }

    fn no_question(&self, key: &str, line: usize, questions: &[Question]) -> Failure {
        let unknown = super::unknown_key(key, questions);
        let failure = self.broken(line, unknown.message);
        Failure { help: unknown.help, ..failure }
    }
}

impl FileEntry {
    /// Whether the file is made for these answers.
    pub(crate) fn applies(&self, answers: &Answers) -> bool {
        self.when.iter().all(|(key, wanted)| {
            answers.get(key).is_some_and(|answer| wanted.iter().any(|value| is(answer, value)))
        })
    }
}

impl QuestionTable {
    fn question(self) -> Result<Question, String> {
        let key = self.key;
        variables::check_key(&key)?;
        if !self.choices.is_empty() && !matches!(self.kind, KindName::Choice | KindName::List) {
            return Err(format!("the question `{key}` has choices but is no choice or list"));
        }
        if self.choices.is_empty() && self.kind == KindName::Choice {
            return Err(format!("the question `{key}` has no choices"));
        }
        if self.pattern.is_some() && !matches!(self.kind, KindName::Text | KindName::List) {
            return Err(format!("the question `{key}` has a pattern but is no text or list"));
        }
        let pattern = self.pattern.as_deref().map(Pattern::new).transpose()?;
        let choices: Vec<_> = self.choices.iter().map(|value| Choice::new(value, "")).collect();
        let kind = match self.kind {
            KindName::Text => Kind::Text(pattern),
            KindName::Choice => Kind::Choice(choices),
            KindName::List => Kind::List(choices, pattern),
            KindName::Integer => Kind::Integer,
            KindName::Boolean => Kind::Boolean,
        };
        let prompt = self.prompt.unwrap_or_else(|| key.clone());
        let mut question =
            Question { key, prompt, kind, default: None, ask: self.ask, fixed: false, rule: None };
        if let Some(default) = self.default {
            let answer = question.accept(&Raw::Value(to_json(default)));
            question.default = Some(answer.map_err(|refusal| {
                format!("the default of `{}` is refused: {}", question.key, refusal.reason)
            })?);
        }
        if !question.ask && question.default.is_none() {
            return Err(format!("`{}` is not asked and has no default", question.key));
        }
        Ok(question)
    }
}

fn yes() -> bool {
    true
}

fn is(answer: &Answer, value: &Value) -> bool {
    match (answer, value) {
        (Answer::List(items), Value::String(text)) => items.contains(text),
        (answer, value) => answer.to_json() == *value,
    }
}

fn can_be(question: &Question, value: &Value) -> bool {
    match (&question.kind, value) {
        (Kind::Choice(choices) | Kind::List(choices, _), Value::String(text)) => {
            choices.is_empty() || choices.iter().any(|choice| choice.value == *text)
        }
        (Kind::Text(_), Value::String(_))
        | (Kind::Integer, Value::Number(_))
        | (Kind::Boolean, Value::Bool(_)) => true,
        _ => false,
    }
}

fn alternatives(value: toml::Value) -> Vec<Value> {
    match to_json(value) {
        Value::Array(values) => values,
        value => vec![value],
    }
}

fn to_json(value: toml::Value) -> Value {
    // Only a number that is not finite has no JSON form; no question accepts one, nor null.
    serde_json::to_value(value).unwrap_or(Value::Null)
}

fn shown(value: &Value) -> String {
    Raw::Value(value.clone()).shown()
}

fn broken(label: &str, line: usize, problem: impl Into<String>) -> Failure {
    Failure::project(problem).at_line(label, line).help("docs/templates.md describes the manifest")
}

fn line_at(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).matches('\n').count() + 1
}
