//! A version as Kong reads it from a handler's VERSION field: the first run of digits and dots, three numbers at most.
//!
//! Kong takes the field apart with its `version` library and keeps the numbers alone, so that a control plane and a data
//! plane cannot tell `1.2.0-rc.1` from `1.2.0`.

use std::fmt;

/// What is left of a VERSION when Kong has loaded the plugin: `1.0.0-beta` is `1.0.0`, `v0.1` is `0.1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KongVersion {
    elements: Vec<u64>,
}

impl KongVersion {
    /// Reads a VERSION field. `None` where Kong refuses to load the plugin: no number, an empty element (`1..2`), more
    /// than three elements.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let start = text.find(is_part)?;
        let run = &text[start..];
        let run = &run[..run.find(|c| !is_part(c)).unwrap_or(run.len())];
        // The library's splitter skips one dot at the start and one at the end.
        let run = run.strip_prefix('.').unwrap_or(run);
        let run = run.strip_suffix('.').unwrap_or(run);
        let elements: Vec<u64> = match run {
            "" => Vec::new(),
            run => run.split('.').map(|element| element.parse().ok()).collect::<Option<_>>()?,
        };
        (elements.len() <= 3).then_some(Self { elements })
    }
}

impl fmt::Display for KongVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, element) in self.elements.iter().enumerate() {
            let dot = if position == 0 { "" } else { "." };
            write!(f, "{dot}{element}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kong_keeps_the_first_run_of_digits_and_dots() {
        for (text, read) in [
            ("0.1", "0.1"),
            ("1", "1"),
            ("v1.0.0", "1.0.0"),
            ("1.0.2-1", "1.0.2"),
            ("1.0.0-beta", "1.0.0"),
            ("dev-2.0.0", "2.0.0"),
            ("1.", "1"),
            (".5", "5"),
            ("1.2.0-rc.1", "1.2.0"),
        ] {
            assert_eq!(KongVersion::read(text).map(|v| v.to_string()).as_deref(), Some(read));
        }
    }

    #[test]
    fn kong_refuses_no_number_empty_elements_and_a_fourth_element() {
        for text in ["1.0.0.0", "scm", "", "1..2"] {
            assert_eq!(KongVersion::read(text), None, "{text}");
        }
    }
}
