//! A question: its key, its words, what may be answered, and the default.

use serde_json::Value;

use super::answer::{Answer, Raw};
use super::pattern::Pattern;
use super::text;
use crate::count::List;

/// One question of a template.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// The name of the answer, for `-d`, files and templates.
    pub(crate) key: String,
    /// What is asked on a terminal.
    pub(crate) prompt: String,
    /// What may be answered.
    pub(crate) kind: Kind,
    /// The answer when nobody gives another; none means that somebody must.
    pub(crate) default: Option<Answer>,
    /// Whether it is asked on a terminal; one that is not takes its default.
    pub(crate) ask: bool,
    /// The template answers it itself, and nothing else may.
    pub(crate) fixed: bool,
    /// What a standard question asks beyond its kind.
    pub(crate) rule: Option<fn(Answer) -> Result<Answer, Refusal>>,
}

/// What may be answered.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// One line of text, whole within the pattern.
    Text(Option<Pattern>),
    /// One of these.
    Choice(Vec<Choice>),
    /// Some of these, or, without choices, any texts within the pattern. At least one.
    List(Vec<Choice>, Option<Pattern>),
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
}

/// One value to choose, with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The answer.
    pub(crate) value: String,
    /// What it means, empty when the value says enough.
    pub(crate) about: String,
}

/// Why an answer is not accepted, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What is wrong with it.
    pub(crate) reason: String,
    /// What to answer instead.
    pub(crate) help: String,
}

/// The most items that a list may have.
const MOST_ITEMS: usize = 64;

impl Question {
    /// Checks what somebody answered, by the same rules wherever it comes from.
    pub(crate) fn accept(&self, raw: &Raw) -> Result<Answer, Refusal> {
        let answer = match &self.kind {
            Kind::Text(pattern) => Answer::Text(one_text(raw, pattern.as_ref())?),
            Kind::Choice(choices) => Answer::Text(choose(&one_text(raw, None)?, choices)?),
            Kind::List(choices, pattern) => list(raw, choices, pattern.as_ref())?,
            Kind::Integer => Answer::Integer(integer(raw)?),
            Kind::Boolean => Answer::Boolean(boolean(raw)?),
        };
        match self.rule {
            Some(rule) => rule(answer),
            None => Ok(answer),
        }
    }

    /// The values that may be chosen, empty when any text may be answered.
    pub(crate) fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) | Kind::List(choices, _) => choices,
            _ => &[],
        }
    }
}

impl Choice {
    /// A value with a word about it.
    pub(crate) fn new(value: &str, about: &str) -> Self {
        Self { value: value.to_owned(), about: about.to_owned() }
    }
}

impl Refusal {
    /// A reason (after "it ...") and a help line.
    pub(crate) fn new(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self { reason: reason.into(), help: help.into() }
    }
}

fn one_text(raw: &Raw, pattern: Option<&Pattern>) -> Result<String, Refusal> {
    match raw {
        Raw::Typed(typed) | Raw::Value(Value::String(typed)) => matching(typed, pattern),
        Raw::Value(value) => {
            Err(Refusal::new(format!("it is {} and not text", kind_of(value)), "put it in quotes"))
        }
    }
}

fn matching(typed: &str, pattern: Option<&Pattern>) -> Result<String, Refusal> {
    let text = text::check(typed)?;
    match pattern {
        Some(pattern) if !pattern.matches(&text) => Err(Refusal::new(
            "it does not have the form that the template asks for",
            format!("it must match the regular expression `{pattern}`"),
        )),
        _ => Ok(text),
    }
}

fn choose(text: &str, choices: &[Choice]) -> Result<String, Refusal> {
    let exact = choices.iter().find(|choice| choice.value == text);
    let found = exact
        .or_else(|| choices.iter().find(|choice| choice.value.eq_ignore_ascii_case(text)))
        .ok_or_else(|| {
            let values: Vec<_> = choices.iter().map(|choice| &choice.value).collect();
            Refusal::new(
                format!("`{text}` is not one of the choices"),
                format!("choose {}", List::or(&values)),
            )
        })?;
    Ok(found.value.clone())
}

/// Splits typed text at commas; drops what is said twice; puts choices in the order in which they are offered.
fn list(raw: &Raw, choices: &[Choice], pattern: Option<&Pattern>) -> Result<Answer, Refusal> {
    let mut items = Vec::new();
    for item in raw_items(raw)? {
        let item = matching(&item, pattern)?;
        let item = if choices.is_empty() { item } else { choose(&item, choices)? };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    if items.is_empty() {
        return Err(Refusal::new("it is empty", "give at least one, or several with commas"));
    }
    if items.len() > MOST_ITEMS {
        return Err(Refusal::new(
            format!("it has {} items", items.len()),
            format!("give at most {MOST_ITEMS}"),
        ));
    }
    if !choices.is_empty() {
        items.sort_by_key(|item| choices.iter().position(|choice| choice.value == *item));
    }
    Ok(Answer::List(items))
}

fn raw_items(raw: &Raw) -> Result<Vec<String>, Refusal> {
    match raw {
        Raw::Typed(typed) | Raw::Value(Value::String(typed)) => {
            let items = typed.split(',').map(str::trim);
            Ok(items.filter(|item| !item.is_empty()).map(str::to_owned).collect())
        }
        Raw::Value(Value::Array(values)) => values
            .iter()
            .map(|value| match value {
                Value::String(text) => Ok(text.clone()),
                other => Err(Refusal::new(
                    format!("the list holds {}", kind_of(other)),
                    "put each of its items in quotes",
                )),
            })
            .collect(),
        Raw::Value(value) => Err(Refusal::new(
            format!("it is {} and not a list", kind_of(value)),
            "give a list of texts",
        )),
    }
}

fn integer(raw: &Raw) -> Result<i64, Refusal> {
    let number = match raw {
        Raw::Typed(typed) | Raw::Value(Value::String(typed)) => typed.trim().parse().ok(),
        Raw::Value(Value::Number(number)) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Raw::Value(_) => None,
    };
    number.ok_or_else(|| {
        Refusal::new(
            format!("`{}` is not a whole number", raw.shown()),
            "give digits, with `-` before a negative number",
        )
    })
}

/// `1000.0` as 1000.
fn whole(number: f64) -> Option<i64> {
    let whole = number.is_finite() && number.fract() == 0.0;
    whole.then(|| format!("{number:.0}").parse().ok()).flatten()
}

fn boolean(raw: &Raw) -> Result<bool, Refusal> {
    match raw {
        Raw::Value(Value::Bool(yes)) => Ok(*yes),
        Raw::Typed(typed) | Raw::Value(Value::String(typed)) if typed.trim() == "true" => Ok(true),
        Raw::Typed(typed) | Raw::Value(Value::String(typed)) if typed.trim() == "false" => {
            Ok(false)
        }
        other => Err(Refusal::new(
            format!("`{}` is neither true nor false", other.shown()),
            "answer `true` or `false`",
        )),
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::standard;

    fn accept(key: &str, typed: &str) -> Result<Answer, Refusal> {
        let questions = standard::questions();
        let question = questions.iter().find(|question| question.key == key).unwrap();
        question.accept(&Raw::Typed(typed.to_owned()))
    }

    #[test]
    fn a_list_is_split_at_commas_and_put_in_order() {
        let expected = Answer::List(vec!["access".to_owned(), "log".to_owned()]);
        assert_eq!(accept("phases", "log, access,,log").unwrap(), expected);
        assert!(accept("phases", "").is_err());
        assert!(accept("phases", "acess").is_err());
    }

    #[test]
    fn a_choice_is_found_whatever_its_capitals() {
        assert_eq!(accept("license", "mit").unwrap(), Answer::from("MIT"));
        assert!(accept("license", "GPL").is_err());
    }

    #[test]
    fn a_number_of_a_file_may_have_an_empty_fraction() {
        let questions = standard::questions();
        let priority = questions.iter().find(|question| question.key == "priority").unwrap();
        let answer = priority.accept(&Raw::Value(serde_json::json!(1000.0)));
        assert_eq!(answer.unwrap(), Answer::Integer(1000));
        assert!(priority.accept(&Raw::Value(serde_json::json!(0.5))).is_err());
    }
}
