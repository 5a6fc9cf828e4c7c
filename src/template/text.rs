//! Free text: what an answer in words may hold. It ends up in Lua strings, Markdown, YAML and TOML, each on one line.

use super::question::Refusal;

/// The most characters that a text may have.
pub(crate) const LONGEST: usize = 200;

/// Checks free text: one line, not empty, printable, of bounded length. Blanks around it are dropped.
pub(crate) fn check(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new("it is empty", "give at least one character"));
    }
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Refusal::new(
            format!("it has {length} characters"),
            format!("shorten it to at most {LONGEST}"),
        ));
    }
    if let Some(bad) = text.chars().find(|c| !is_printable(*c)) {
        return Err(Refusal::new(
            format!("it holds the invisible character U+{:04X}", u32::from(bad)),
            "give plain text on one line",
        ));
    }
    Ok(text.to_owned())
}

/// Whether a character shows, and shows where it stands: no control characters, no line ends, no change of direction.
fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(
            c,
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_one_printable_line() {
        assert_eq!(check("  Größe: 5 µm ").unwrap(), "Größe: 5 µm");
        assert!(check(" ").is_err());
        assert!(check("a\nb").is_err());
        assert!(check("a\u{1b}[31mb").is_err());
        assert!(check("a\u{202e}b").is_err());
        assert!(check(&"x".repeat(LONGEST)).is_ok());
        assert!(check(&"x".repeat(LONGEST + 1)).is_err());
    }
}
