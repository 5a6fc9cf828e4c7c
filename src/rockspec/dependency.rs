//! A dependency string: `kong >= 3.0, < 4.0`, with LuaRocks' grammar and messages.

use crate::version::{Constraint, Operator, RockVersion};
use crate::vm::Value;

/// How to write a dependency.
pub(super) const HELP: &str =
    "write a dependency as `name`, `name >= 1.0, < 2.0` or `name ~> 1.2` for any 1.2.x";

/// A package that this one needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Dependency {
    /// The string as it is written.
    pub(crate) text: String,
    /// The user whose package it is (`user/name`).
    pub(crate) namespace: Option<String>,
    /// The rock's name, in lower case.
    pub(crate) name: String,
    /// All of them must hold.
    pub(crate) constraints: Vec<Constraint>,
}

/// Reads a list of dependencies up to its first missing index. `refuse` gets the index and LuaRocks' message for each
/// that cannot be parsed.
pub(super) fn read_all(list: &Value, mut refuse: impl FnMut(usize, String)) -> Vec<Dependency> {
    let mut read = Vec::new();
    let Value::Table(list) = list else { return read };
    for (position, value) in list.sequence().enumerate() {
        let text = value.text();
        match Dependency::read(&text) {
            Ok(dependency) => read.push(dependency),
            Err(why) => {
                let message = format!("Parse error processing dependency '{text}': {why}");
                refuse(position + 1, message);
            }
        }
    }
    read
}

impl Dependency {
    /// Parses a dependency string; the error is LuaRocks' text.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let (full_name, rest) = split_name(text)
            .ok_or_else(|| format!("failed to extract dependency name from '{text}'"))?;
        let rest = rest.trim_start_matches(is_space);
        let rest = rest.split('/').next().unwrap_or(rest);
        let (namespace, name) = match full_name.split_once('/') {
            Some((namespace, name)) => (Some(namespace.to_lowercase()), name),
            None => (None, full_name),
        };
        Ok(Self {
            text: text.to_owned(),
            namespace,
            name: name.to_lowercase(),
            constraints: constraints(rest)?,
        })
    }

    /// Whether any version at least `version` is asked for.
    pub(crate) fn allows(&self, version: &RockVersion) -> bool {
        self.constraints.iter().all(|constraint| constraint.allows(version))
    }
}

/// The longest name at the start, `namespace/name` included, and what follows.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(is_space);
    let run = |text: &str| text.len() - text.trim_start_matches(is_name).len();
    let first = run(text);
    if let Some(name) = text[first..].strip_prefix('/')
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        return Some(text.split_at(first + 1 + run(name)));
    }
    let has_letter = text[..first].contains(|c: char| c.is_ascii_alphanumeric());
    has_letter.then(|| text.split_at(first))
}

fn constraints(input: &str) -> Result<Vec<Constraint>, String> {
    let mut constraints = Vec::new();
    let mut rest = input;
    while !rest.is_empty() {
        let (constraint, after) = constraint(rest)
            .map_err(|why| format!("Failed to parse constraint '{input}' with error: {why}"))?;
        constraints.push(constraint);
        rest = after;
    }
    Ok(constraints)
}

fn constraint(input: &str) -> Result<(Constraint, &str), String> {
    let bad =
        |operator: &str| format!("Encountered bad constraint operator: '{operator}' in '{input}'");
    let rest = input.strip_prefix('@').unwrap_or(input);
    let (operator, rest) = split_while(rest, |c| matches!(c, '<' | '>' | '=' | '~' | '!'));
    let (_, rest) = split_while(rest, is_space);
    let (version, rest) = split_while(rest, is_name);
    if version.is_empty() {
        return Err(bad("nil"));
    }
    let operator = Operator::read(operator).ok_or_else(|| bad(operator))?;
    let (_, rest) = split_while(rest, |c| is_space(c) || c == ',');
    Ok((Constraint { operator, version: RockVersion::parse(version) }, rest))
}

fn split_while(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !is_part(c)).unwrap_or(text.len()))
}

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r')
}

pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}
