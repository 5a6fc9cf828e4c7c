//! A pattern: the regular expression that a template's own question wants its text to match, from end to end.

use std::fmt;

use regex_lite::Regex;

/// The most characters that a pattern may have.
const LONGEST: usize = 500;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    source: String,
    regex: Regex,
}

impl Pattern {
    /// Compiles `source`, or says why not. Matching takes time linear in the text, whatever the pattern.
    pub(crate) fn new(source: &str) -> Result<Self, String> {
        if source.len() > LONGEST {
            return Err(format!("the pattern is longer than {LONGEST} characters"));
        }
        let regex = Regex::new(&format!("^(?:{source})$")).map_err(|error| error.to_string())?;
        Ok(Self { source: source.to_owned(), regex })
    }

    /// Whether the whole of `text` matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_from_end_to_end() {
        let pattern = Pattern::new("a|bc").unwrap();
        assert!(pattern.matches("bc"));
        assert!(!pattern.matches("abc"));
        assert!(Pattern::new("(").is_err());
    }
}
