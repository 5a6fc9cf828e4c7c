//! Inline options: comments such as `-- luacheck: ignore 113`.

use std::rc::Rc;

use super::definition::Definition;
use super::options::{Globals, MACROS, Options, Std};
use super::scope::{Event, Kind};
use crate::syntax::{Comment, Lines, MAIN, Script};

/// How many words all inline options of a file may have.
const MOST_WORDS: usize = 1_000;

/// Options whose values are not about the codes that kongsmith knows, with the number of their arguments.
const OTHERS: [(&str, usize); 6] = [
    ("self", 0),
    ("max_line_length", 1),
    ("max_code_line_length", 1),
    ("max_string_line_length", 1),
    ("max_comment_line_length", 1),
    ("max_cyclomatic_complexity", 1),
];

/// The inline options of a file, and the functions that they hold in; `None` where they have too many words. Comments that
/// luacheck would refuse are left out.
pub(crate) fn inline(
    text: &str,
    script: &Script,
    comments: &[Comment],
    lines: &Lines,
    standard: &dyn Fn(&str) -> Option<Definition>,
) -> Option<Vec<Event>> {
    let mut events = Vec::new();
    let mut words = 0;
    for comment in comments.iter().filter(|comment| comment.short) {
        let Some(body) = comment.text(text).trim().strip_prefix("luacheck:") else { continue };
        let line = lines.line(comment.range.start);
        let body = without_notes(body);
        words += body.split_whitespace().count();
        if words > MOST_WORDS {
            return None;
        }
        let (push, body) = match body.trim() {
            "push" => (true, None),
            "pop" => {
                events.push(Event { line, kind: Kind::Pop });
                continue;
            }
            body => match body.strip_prefix("push ") {
                Some(body) => (true, Some(body)),
                None => (false, Some(body)),
            },
        };
        let options = body.map(|body| read(body, standard));
        if options == Some(None) {
            continue;
        }
        if push {
            events.push(Event { line, kind: Kind::Push });
        }
        if let Some(options) = options.flatten() {
            let kind = Kind::Options(Rc::new(options), comment.after_code);
            events.push(Event { line, kind });
        }
    }
    if events.is_empty() {
        return Some(events);
    }
    for (_, function) in script.all_functions().filter(|(id, _)| *id != MAIN) {
        let start = lines.line(function.range.start);
        let end = lines.line(function.range.end.saturating_sub(1));
        events.push(Event { line: start, kind: Kind::Enter });
        events.push(Event { line: end, kind: Kind::Leave });
    }
    Some(events)
}

/// Notes in balanced parentheses are not part of the options.
fn without_notes(body: &str) -> String {
    let mut depth = 0_usize;
    let mut result = String::new();
    for character in body.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            character if depth == 0 => result.push(character),
            _ => {}
        }
    }
    result
}

/// Comma-separated invocations; `None` for one that luacheck refuses.
fn read(body: &str, standard: &dyn Fn(&str) -> Option<Definition>) -> Option<Options> {
    let mut options = Options::default();
    for invocation in body.split(',') {
        let words: Vec<_> = invocation.split_whitespace().collect();
        let (name, arguments) = (1..=words.len())
            .rev()
            .map(|count| (words[..count].join("_"), &words[count..]))
            .find(|(name, _)| is_option(name))?;
        set(&mut options, &name, arguments, standard)?;
    }
    Some(options)
}

const VARIADIC: [&str; 8] = [
    "globals",
    "read_globals",
    "new_globals",
    "new_read_globals",
    "not_globals",
    "ignore",
    "enable",
    "only",
];

const FLAGS: [&str; 5] =
    ["unused_secondaries", "compat", "allow_defined", "allow_defined_top", "module"];

fn is_option(name: &str) -> bool {
    let flag = name.strip_prefix("no_").unwrap_or(name);
    name == "std"
        || VARIADIC.contains(&name)
        || FLAGS.contains(&flag)
        || MACROS.iter().any(|(other, _)| *other == flag)
        || OTHERS.iter().any(|(other, _)| *other == flag)
}

fn set(
    options: &mut Options,
    name: &str,
    arguments: &[&str],
    standard: &dyn Fn(&str) -> Option<Definition>,
) -> Option<()> {
    let owned = || arguments.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let globals = |new| Some(Globals { list: owned(), new, ..Globals::default() });
    match name {
        "std" => {
            let [name] = arguments else { return None };
            options.std = Some(named_std(name, standard)?);
        }
        "globals" => options.globals = globals(false),
        "new_globals" => options.globals = globals(true),
        "read_globals" => options.read_globals = globals(false),
        "new_read_globals" => options.read_globals = globals(true),
        "not_globals" => options.not_globals = owned(),
        "ignore" if arguments.is_empty() => options.ignore = Some(vec![".*".to_owned()]),
        "ignore" => options.ignore = Some(owned()),
        "enable" => options.enable = Some(owned()),
        "only" => options.only = Some(owned()),
        name => {
            let (flag, on) = name.strip_prefix("no_").map_or((name, true), |flag| (flag, false));
            let other = OTHERS.iter().find(|(other, _)| *other == flag);
            let expected = other.map_or(0, |(_, count)| if on { *count } else { 0 });
            if arguments.len() != expected {
                return None;
            }
            options.set_flag(flag, on);
        }
    }
    Some(())
}

/// `a+b` or `+a`.
pub(super) fn named_std(text: &str, standard: &dyn Fn(&str) -> Option<Definition>) -> Option<Std> {
    let mut parts: Vec<_> = text.split('+').map(str::trim).collect();
    let adds = parts.first().is_some_and(|first| first.is_empty());
    if adds {
        parts.remove(0);
    }
    let parts = parts.into_iter().map(standard).collect::<Option<Vec<_>>>()?;
    Some(Std::Named(parts, adds))
}

impl Options {
    /// Sets an option that is on or off; other names are left alone.
    pub(super) fn set_flag(&mut self, name: &str, on: bool) {
        match name {
            "compat" => self.compat = Some(on),
            "unused_secondaries" => self.unused_secondaries = Some(on),
            "module" => self.module = Some(on),
            "allow_defined" => self.allow_defined = Some(on),
            "allow_defined_top" => self.allow_defined_top = Some(on),
            name => {
                if let Some(index) = MACROS.iter().position(|(other, _)| *other == name) {
                    self.macros[index] = Some(on);
                }
            }
        }
    }
}
