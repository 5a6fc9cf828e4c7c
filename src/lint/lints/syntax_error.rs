//! `syntax-error`: a file that LuaJIT does not compile.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lint::{Code, Explanation, File, Lint, Subject};
use crate::syntax::Range;

pub(super) const LINT: Lint = Lint {
    code: "syntax-error",
    severity: Severity::Error,
    explanation: Explanation {
        summary: "a file that LuaJIT does not compile",
        text: "Kong runs plugins with LuaJIT. A file that LuaJIT refuses cannot be loaded: a handler or schema like \
               this keeps Kong from starting. Operators and attributes of later Lua versions (`//`, `&`, `<const>`) \
               are refused too.",
        bad: "local half = size // 2",
        good: "local half = math.floor(size / 2)",
    },
    run,
};

fn run(subject: &Subject, diagnostics: &mut Vec<Diagnostic>) {
    for file in &subject.files {
        if let Code::Invalid(line, message) = &file.code {
            let mut found = LINT.diagnostic(message.as_str()).at(file.path.clone());
            if let Some(line) = line {
                found = found.span(place(file, *line, message));
                found.help = help(file, *line, message);
            }
            diagnostics.push(found);
        }
    }
}

/// Where the error is: where the construct opens that the file does not close, the token that LuaJIT names if the line has
/// it once, else the beginning of the line.
fn place(file: &File, line: usize, message: &str) -> Span {
    let found = match (opening(message), near(message)) {
        (Some((word, opening)), Some("<eof>")) => {
            let opening = file.lines.of_lua(file.text.as_bytes(), opening);
            once(file, opening, word).or_else(|| Some(file.line(opening)))
        }
        // The second slash is what LuaJIT stops at.
        (_, Some("/")) => once(file, line, "//").or_else(|| once(file, line, "/")),
        (_, Some(token)) => once(file, line, token),
        _ => None,
    };
    found.map_or(Span::point(line, 1), |range| file.span(range))
}

/// The token of `... near 'TOKEN'`.
fn near(message: &str) -> Option<&str> {
    message.rsplit_once(" near '")?.1.strip_suffix('\'')
}

/// The word and the line of `(to close 'WORD' at line LINE)`.
fn opening(message: &str) -> Option<(&str, usize)> {
    let (word, rest) = message.split_once("(to close '")?.1.split_once("' at line ")?;
    Some((word, rest.split_once(')')?.0.parse().ok()?))
}

/// Where a line has a token, if it has it once and not as a part of a word.
fn once(file: &File, line: usize, token: &str) -> Option<Range> {
    let range = file.line(line);
    let text = file.slice(range);
    let is_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    let is_named = is_word(token.chars().next());
    let mut found = text.match_indices(token).filter(|(at, _)| {
        let (before, after) = (&text[..*at], &text[at + token.len()..]);
        !(is_named && (is_word(before.chars().next_back()) || is_word(after.chars().next())))
    });
    let (at, _) = found.next().filter(|_| found.next().is_none())?;
    let start = range.start + u32::try_from(at).ok()?;
    Some(Range { start, end: start + u32::try_from(token.len()).ok()? })
}

/// What to write in place of an operator that LuaJIT does not have.
fn help(file: &File, line: usize, message: &str) -> Option<String> {
    let text = file.slice(file.line(line));
    let help = match near(message)? {
        "/" if text.matches("//").count() == 1 => {
            "write `math.floor(a / b)`: `//` came with Lua 5.3"
        }
        "&" => "write `bit.band(a, b)`, or `and`: `&` came with Lua 5.3",
        "|" => "write `bit.bor(a, b)`, or `or`: `|` came with Lua 5.3",
        "!" => "write `~=` for `!=`, and `not` for `!`",
        "<" if text.contains("<const>") || text.contains("<close>") => {
            "take the attribute away: it came with Lua 5.4"
        }
        _ => return None,
    };
    Some(help.to_owned())
}
