//! Answers from outside: `-d key=value` and files in TOML, YAML or JSON, before they are checked.

use camino::Utf8Path;
use serde_json::{Map, Value};

use super::RawAnswers;
use super::answer::Raw;
use crate::disk;
use crate::failure::{Failure, Result};

/// The largest answers file, in bytes.
const LARGEST: usize = 1024 * 1024;

/// What an answers file says.
#[derive(Clone, Debug, Default)]
pub(crate) struct AnswerFile {
    /// The answers by key.
    pub(crate) answers: RawAnswers,
    /// The template that the file names.
    pub(crate) template: Option<String>,
}

impl AnswerFile {
    /// Reads the file; `shown` is its path in messages. Its form follows from its extension. A `kongsmith.toml` may be
    /// given as it is: then its `[answers]` are meant.
    pub(crate) fn read(path: &Utf8Path, shown: &Utf8Path) -> Result<Self> {
        let text = read_text(path, shown)?;
        let broken = |line: Option<usize>, problem: String| {
            // The place stands before the message already.
            let problem = problem.split(" at line ").next().unwrap_or_default();
            let failure = Failure::usage(problem).help("mend the file; docs/new.md shows one");
            match line {
                Some(line) => failure.at_line(shown, line),
                None => failure.at(shown),
            }
        };
        let value = match shown.extension() {
            Some("toml") => toml(&text).map_err(|(line, problem)| broken(line, problem)),
            Some("yaml" | "yml") => serde_saphyr::from_str(&text).map_err(|error| {
                let line = error.location().and_then(|at| usize::try_from(at.line()).ok());
                broken(line, first_line(&error.without_snippet().to_string()))
            }),
            Some("json") => serde_json::from_str(&text)
                .map_err(|error| broken(Some(error.line()), error.to_string())),
            _ => Err(broken(None, "cannot tell the form of the answers".to_owned())
                .help("name the file with `.toml`, `.yaml` or `.json` at its end")),
        }?;
        let Value::Object(table) = value else {
            return Err(broken(None, "the file holds no table of answers".to_owned())
                .help("write one `key: value` a line; `kongsmith.toml` shows the keys"));
        };
        Ok(Self::of(table))
    }

    /// The answers in a table.
    fn of(mut table: Map<String, Value>) -> Self {
        if let Some(Value::Object(answers)) = table.remove("answers") {
            table = answers;
        }
        let mut answers: RawAnswers =
            table.into_iter().map(|(key, value)| (key, Raw::Value(value))).collect();
        let template = answers.remove("template").map(|raw| raw.shown());
        Self { answers, template }
    }
}

/// Takes `key=value` apart.
pub(crate) fn parse_definition(typed: &str) -> Result<(String, Raw)> {
    match typed.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => {
            Ok((key.trim().to_owned(), Raw::Typed(value.to_owned())))
        }
        _ => Err(Failure::usage(format!("`-d {typed}` is not an answer"))
            .help("write it as `-d key=value`, such as `-d license=MIT`")),
    }
}

fn read_text(path: &Utf8Path, shown: &Utf8Path) -> Result<String> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Failure::usage(format!("there is no file `{shown}`"))
                .help("check the path given with `--answers`"));
        }
        Err(_) => disk::read(path)?,
    };
    if bytes.len() > LARGEST {
        return Err(Failure::usage(format!("the file is larger than {LARGEST} bytes")).at(shown));
    }
    String::from_utf8(bytes)
        .map_err(|_| Failure::usage("not UTF-8 text").at(shown).help("save the file as UTF-8"))
}

fn toml(text: &str) -> std::result::Result<Value, (Option<usize>, String)> {
    let table: toml::Table = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text[..span.start].matches('\n').count() + 1);
        (line, error.message().trim_end().replace('\n', ", "))
    })?;
    serde_json::to_value(table).map_err(|error| (None, error.to_string()))
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_has_a_key_and_a_value() {
        let (key, value) = parse_definition("summary=a=b").unwrap();
        assert_eq!((key.as_str(), value), ("summary", Raw::Typed("a=b".to_owned())));
        assert!(parse_definition("summary").is_err());
        assert!(parse_definition("=x").is_err());
    }
}
