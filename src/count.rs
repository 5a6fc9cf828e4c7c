//! Numbers and lists as people write them: `1 file`, `3 files`, `a, b and c`.

use std::fmt;

/// A number with its noun, in the plural where it should be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Count<'a>(pub(crate) usize, pub(crate) &'a str);

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(number, noun) = self;
        match (number, noun.strip_suffix('y')) {
            (1, _) => write!(f, "1 {noun}"),
            (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => {
                write!(f, "{number} {stem}ies")
            }
            _ => write!(f, "{number} {noun}s"),
        }
    }
}

/// A list of values in backticks, joined with commas and a last `and` or `or`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a, T> {
    items: &'a [T],
    last: &'static str,
}

impl<'a, T> List<'a, T> {
    /// `` `a`, `b` and `c` ``
    pub(crate) fn and(items: &'a [T]) -> Self {
        Self { items, last: "and" }
    }

    /// `` `a`, `b` or `c` ``
    pub(crate) fn or(items: &'a [T]) -> Self {
        Self { items, last: "or" }
    }
}

impl<T: fmt::Display> fmt::Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, item) in self.items.iter().enumerate() {
            match position {
                0 => {}
                _ if position + 1 == self.items.len() => write!(f, " {} ", self.last)?,
                _ => f.write_str(", ")?,
            }
            write!(f, "`{item}`")?;
        }
        Ok(())
    }
}

/// A size in bytes: `812 B`, `3.9 kB`, `1.2 MB`, in powers of a thousand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size(pub(crate) usize);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(bytes) = *self;
        let text = match bytes {
            0..1_000 => format!("{bytes} B"),
            1_000..1_000_000 => format!("{}.{} kB", bytes / 1_000, bytes % 1_000 / 100),
            _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_puts_its_noun_in_the_plural() {
        assert_eq!(Count(1, "file").to_string(), "1 file");
        assert_eq!(Count(0, "file").to_string(), "0 files");
        assert_eq!(Count(2, "entry").to_string(), "2 entries");
        assert_eq!(Count(2, "key").to_string(), "2 keys");
    }

    #[test]
    fn a_size_has_one_decimal_beyond_bytes() {
        assert_eq!(Size(999).to_string(), "999 B");
        assert_eq!(Size(3_932).to_string(), "3.9 kB");
        assert_eq!(format!("{:>8}", Size(1_250_000)), "  1.2 MB");
    }

    #[test]
    fn a_list_ends_with_and_or_or() {
        assert_eq!(List::and(&["a", "b", "c"]).to_string(), "`a`, `b` and `c`");
        assert_eq!(List::or(&["a", "b"]).to_string(), "`a` or `b`");
        assert_eq!(List::or(&["a"]).to_string(), "`a`");
    }
}
