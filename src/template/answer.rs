//! An answer: the value that somebody, or a default, gave to a question; and the raw form it had before it was checked.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A checked answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Answer {
    /// Text, or the value of a choice.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// Several texts.
    List(Vec<String>),
}

/// Checked answers by the key of their question.
pub(crate) type Answers = BTreeMap<String, Answer>;

/// An answer as it was given: typed text, or a value of a TOML, YAML or JSON file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Raw {
    /// `-d key=text`, or text typed at a question.
    Typed(String),
    /// A value of a file.
    Value(Value),
}

impl Answer {
    /// The text of a text or choice.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list.
    pub(crate) fn as_list(&self) -> Option<&[String]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The answer as somebody would type it.
    pub(crate) fn typed(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Boolean(yes) => yes.to_string(),
            Self::List(items) => items.join(","),
        }
    }

    /// The answer as JSON.
    pub(crate) fn to_json(&self) -> Value {
        serde_json::to_value(self)
            .expect("an answer is text, a number, a boolean or a list of text")
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Raw {
    /// The value as it is shown in a message.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Typed(text) | Self::Value(Value::String(text)) => text.clone(),
            Self::Value(value) => value.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_typed_back_as_it_was_given() {
        assert_eq!(Answer::List(vec!["a".to_owned(), "b".to_owned()]).typed(), "a,b");
        assert_eq!(Answer::Integer(-5).typed(), "-5");
        assert_eq!(Answer::Boolean(true).to_json(), Value::Bool(true));
    }
}
