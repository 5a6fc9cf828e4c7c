//! The record: `kongsmith.toml` as `new` and `init` write it, with the answers that a project was made from.

use std::fmt::Write;

use super::answer::{Answer, Answers};
use super::question::Question;

const HEAD: &str = "\
# Settings of kongsmith for this project. Every key is optional.

# What the project was made from. `kongsmith new NAME --answers kongsmith.toml`
# makes another one with the same answers.
[answers]
";

const TAIL: &str = "
# [bump] says where the version stands beside the handler and the rockspec, and
# how commits and tags are called; [pack] says what else belongs into packages.
";

/// The text of `kongsmith.toml` for a project of this template, answers in the order of the questions.
pub(crate) fn record(template: &str, questions: &[Question], answers: &Answers) -> String {
    let mut text = HEAD.to_owned();
    // What fitted a plugin that was there already makes no new one.
    if template != super::ADOPT {
        let _ = writeln!(text, "template = {}", toml::Value::from(template));
    }
    for question in questions {
        if let Some(answer) = answers.get(&question.key) {
            let _ = writeln!(text, "{} = {}", question.key, to_toml(answer));
        }
    }
    text.push_str(TAIL);
    text
}

fn to_toml(answer: &Answer) -> toml::Value {
    match answer {
        Answer::Text(text) => toml::Value::from(text.as_str()),
        Answer::Integer(number) => toml::Value::from(*number),
        Answer::Boolean(yes) => toml::Value::from(*yes),
        Answer::List(items) => toml::Value::from(items.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::standard;

    #[test]
    fn recorded_answers_are_read_back_as_they_were() {
        let questions = standard::questions();
        let mut answers: Answers = questions
            .iter()
            .filter_map(|question| Some((question.key.clone(), question.default.clone()?)))
            .collect();
        answers.insert("summary".to_owned(), Answer::from(r#"with "quotes" and \ and 'ticks'"#));
        let text = record("./my \"own\"", &questions, &answers);
        let table: toml::Table = toml::from_str(&text).unwrap();
        for (key, answer) in &answers {
            assert_eq!(table["answers"][key], to_toml(answer), "{key}");
        }
        assert_eq!(table["answers"]["template"].as_str(), Some("./my \"own\""));
    }
}
