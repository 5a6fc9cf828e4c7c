//! The part of handlebars that templates may use, checked before the engine sees a file: no partials, decorators, raw
//! blocks or JSON literals, and bounded nesting, so that no template overflows the engine's stack or runs for hours.
//!
//! It also says which lines the engine needs to see at all: its parser takes time in the square of what it reads.

use std::ops::Range;

/// The deepest that blocks may be nested, chains of `else` counted.
const DEEPEST_BLOCKS: usize = 32;
/// The deepest that `each` may be nested: what is repeated multiplies.
const DEEPEST_EACH: usize = 3;
/// The deepest that parentheses may be nested.
const DEEPEST_PARENTHESES: usize = 8;
/// The most tags in a file, and the longest that such a file may be, in bytes.
const MOST_TAGS: usize = 1_000;
const LARGEST: usize = 256 * 1024;
/// The longest tag, in bytes.
const LONGEST_TAG: usize = 500;

/// A place that is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// Counted from one.
    pub(crate) line: usize,
    /// What is wrong there.
    pub(crate) problem: String,
}

/// Checks the whole text of a template file. Gives back the ranges of lines that hold tags, a block's lines all in one;
/// what lies between them is text as it is.
pub(crate) fn check(text: &str) -> Result<Vec<Range<usize>>, Violation> {
    if text.len() > LARGEST {
        let problem = format!("a template file is larger than {LARGEST} bytes");
        return Err(Violation { line: 1, problem });
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut trims = false;
    let mut count = 0;
    let mut rest = text;
    while let Some(start) = next_tag(rest) {
        rest = &rest[start..];
        let fail =
            |problem: &str| Violation { line: line_of(text, rest), problem: problem.to_owned() };
        let (tag, after) = split_tag(rest).map_err(&fail)?;
        count += 1;
        if count > MOST_TAGS {
            return Err(fail(&format!("a template file holds more than {MOST_TAGS} tags")));
        }
        trims |= tag.starts_with('~') || tag.ends_with('~');
        let place = text.len() - rest.len()..text.len() - after.len();
        let goes_on = !blocks.is_empty();
        let inside = Tag::read(tag).map_err(&fail)?;
        match inside {
            Tag::Open { each } => blocks.push(Block { depth: 1, each }),
            Tag::Else => {
                let block = blocks.last_mut().ok_or_else(|| fail("`else` without a block"))?;
                block.depth += 1;
            }
            Tag::Close => {
                blocks.pop().ok_or_else(|| fail("a block is closed that was not opened"))?;
            }
            Tag::Other => {}
        }
        add(&mut lines, whole_lines(text, place), goes_on);
        if blocks.iter().map(|block| block.depth).sum::<usize>() > DEEPEST_BLOCKS {
            return Err(fail(&format!("blocks are nested deeper than {DEEPEST_BLOCKS}")));
        }
        if blocks.iter().filter(|block| block.each).count() > DEEPEST_EACH {
            return Err(fail(&format!("`each` is nested deeper than {DEEPEST_EACH}")));
        }
        rest = after;
    }
    if blocks.is_empty() {
        for (at, _) in text.match_indices("\\{{") {
            add(&mut lines, whole_lines(text, at..at + 3), false);
        }
        if trims {
            // A tag with `~` reaches across lines.
            lines.push(0..text.len());
        }
        lines.sort_by_key(|range| range.start);
        return Ok(merged(lines));
    }
    Err(Violation {
        line: text.lines().count().max(1),
        problem: "a block is not closed".to_owned(),
    })
}

/// The lines that a range of bytes touches, with the last one's end.
fn whole_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |end| range.end + end + 1);
    start..end
}

/// Adds lines, to the last ones if the block that began there goes on.
fn add(lines: &mut Vec<Range<usize>>, range: Range<usize>, goes_on: bool) {
    match lines.last_mut() {
        Some(last) if goes_on => last.end = range.end,
        _ => lines.push(range),
    }
}

/// Sorted ranges, those that overlap as one.
fn merged(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// An open block: how deep its chain of `else` is, and whether it repeats.
struct Block {
    depth: usize,
    each: bool,
}

enum Tag {
    Open { each: bool },
    Else,
    Close,
    Other,
}

/// The offset of the next `{{` that no single backslash takes the meaning from.
fn next_tag(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find("{{")?;
        let slashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if slashes != 1 {
            return Some(at);
        }
        // The engine takes an escaped `{{{{` as one.
        from = at + if text[at..].starts_with("{{{{") { 4 } else { 2 };
    }
}

/// Splits `{{ ... }}` into what is inside and what follows. A comment is empty inside.
fn split_tag(text: &str) -> Result<(&str, &str), &'static str> {
    const UNCLOSED: &str = "a tag is not closed";
    if text.starts_with("{{{{") {
        return Err(
            "raw blocks (`{{{{`) are not supported; write a backslash before `{{` to keep it",
        );
    }
    if text.starts_with("{{!--") {
        let end = text.find("--}}").ok_or(UNCLOSED)?;
        return Ok(("!", &text[end + 4..]));
    }
    let (open, close) = if text.starts_with("{{{") { (3, "}}}") } else { (2, "}}") };
    let end = text.find(close).ok_or(UNCLOSED)?;
    let inside = text.get(open..end).ok_or(UNCLOSED)?;
    if inside.len() > LONGEST_TAG && !inside.starts_with('!') {
        return Err("a tag is longer than 500 bytes");
    }
    Ok((inside, &text[end + close.len()..]))
}

impl Tag {
    fn read(inside: &str) -> Result<Self, &'static str> {
        let inside = inside.trim_start_matches('~').trim_end_matches('~').trim_start();
        match inside.chars().next() {
            Some('!') => return Ok(Self::Other),
            Some('>') => return Err("partials (`{{>`) are not supported"),
            Some('*') => return Err("decorators (`{{*`) are not supported"),
            _ => {}
        }
        let (mark, body) = match inside.strip_prefix(['#', '/', '^', '&']) {
            Some(body) => (inside.chars().next(), body.trim_start()),
            None => (None, inside),
        };
        if body.starts_with('>') || body.starts_with('*') {
            return Err("partials and decorators are not supported");
        }
        tokens(body)?;
        let word = body.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        Ok(match mark {
            Some('#') => Self::Open { each: word == "each" },
            Some('/') => Self::Close,
            Some('^') => Self::Else,
            _ if word == "else" => Self::Else,
            _ => Self::Other,
        })
    }
}

/// Reads the words of a tag: paths, whole numbers, strings, parentheses, `=` and `|`.
fn tokens(body: &str) -> Result<(), &'static str> {
    let mut depth = 0;
    let mut rest = body.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' => {
                depth += 1;
                1
            }
            ')' if depth > 0 => {
                depth -= 1;
                1
            }
            '=' | '|' => 1,
            '"' | '\'' => string(rest, first)?,
            c if c.is_ascii_digit() || c == '-' => number(rest)?,
            c if is_path(c) => rest.find(|c| !is_path(c)).unwrap_or(rest.len()),
            _ => return Err("a tag holds something that is not supported"),
        };
        if depth > DEEPEST_PARENTHESES {
            return Err("parentheses are nested too deeply");
        }
        rest = rest[length..].trim_start();
    }
    if depth == 0 { Ok(()) } else { Err("a parenthesis is not closed") }
}

fn is_path(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '@' | '.' | '/')
}

fn string(text: &str, quote: char) -> Result<usize, &'static str> {
    let end = text[1..].find(quote).ok_or("a string is not closed")?;
    if text[1..=end].contains(|c: char| c == '\\' || c.is_control()) {
        return Err("a string may not hold a backslash or a line end");
    }
    Ok(end + 2)
}

fn number(text: &str) -> Result<usize, &'static str> {
    const WRONG: &str = "only whole numbers of at most 15 digits are supported";
    let digits = text.strip_prefix('-').unwrap_or(text);
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let leading_zero = digits.starts_with('0') && length > 1;
    let joined = digits[length..].starts_with(is_path);
    if length == 0 || length > 15 || leading_zero || joined {
        return Err(WRONG);
    }
    Ok(text.len() - digits.len() + length)
}

fn line_of(text: &str, rest: &str) -> usize {
    text[..text.len() - rest.len()].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Option<(usize, String)> {
        check(text).err().map(|violation| (violation.line, violation.problem))
    }

    #[test]
    fn what_templates_need_is_allowed() {
        for text in [
            "{{name}} {{{summary}}} {{&summary}} {{~name~}}",
            "{{#if (and phase.log (not phase.access))}}a{{else if phase.log}}b{{else}}c{{/if}}",
            "{{#each modules as |module|}}{{module.name}} {{@index}} {{../name}}{{/each}}",
            "{{#if (eq ci 'github')}}{{lookup phase \"log\"}}{{/if}}{{! a } comment }}{{!-- }} --}}",
            "${ \\{{ matrix.kong }} } and { {",
        ] {
            assert_eq!(problem(text), None, "{text}");
        }
    }

    #[test]
    fn the_engine_sees_the_lines_with_tags() {
        let seen = |text: &str| {
            check(text).unwrap().into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(seen("a\nb\n"), Vec::<String>::new());
        assert_eq!(seen("a\nb {{name}} c {{ci}}\nd\n"), ["b {{name}} c {{ci}}\n"]);
        assert_eq!(
            seen("a\n{{#if ci}}\nb\n{{/if}} {{ci}}\nc"),
            ["{{#if ci}}\nb\n{{/if}} {{ci}}\n"]
        );
        assert_eq!(seen("a\n$\\{{ x }}\nb\n{{ci}}"), ["$\\{{ x }}\n", "{{ci}}"]);
        assert_eq!(seen("a\n{{~ci}}\nb"), ["a\n{{~ci}}\nb"]);
    }

    #[test]
    fn what_could_harm_is_refused_with_its_line() {
        for (text, line) in [
            ("a\n{{> x}}", 2),
            ("{{#> x}}{{/x}}", 1),
            ("\n\n{{#*inline \"x\"}}{{/inline}}", 3),
            ("{{{{raw}}}}", 1),
            ("{{#each [1,2]}}{{/each}}", 1),
            ("{{eq 1E999 2}}", 1),
            ("{{eq 01 2}}", 1),
            ("{{eq \"\\ud800\" 2}}", 1),
            ("{{name", 1),
            ("{{#if a}}", 1),
            ("{{/if}}", 1),
            ("{{else}}", 1),
        ] {
            assert_eq!(problem(text).map(|(line, _)| line), Some(line), "{text}");
        }
        assert!(problem(&"{{#if a}}".repeat(100_000)).is_some());
        assert!(
            problem(&format!("{{{{#if a}}}}{}{{{{/if}}}}", "{{else if a}}".repeat(50))).is_some()
        );
        let each =
            |depth: usize| format!("{}{}", "{{#each x}}".repeat(depth), "{{/each}}".repeat(depth));
        assert!(problem(&"{{name}}".repeat(MOST_TAGS + 1)).is_some());
        assert_eq!(problem(&each(DEEPEST_EACH)), None);
        assert!(problem(&each(DEEPEST_EACH + 1)).is_some());
        assert!(
            problem(&format!("{{{{#if {}a{}}}}}{{{{/if}}}}", "(not ".repeat(9), ")".repeat(9)))
                .is_some()
        );
    }
}
