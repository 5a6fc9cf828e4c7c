//! DER: values one after the other and inside one another, read and written.
//!
//! Only the outline is looked at: the kinds of values and how they nest. What OpenSSL would say to the numbers inside
//! is not known here.

use std::fmt::Write;

/// Tags of the values that certificates and keys are made of.
pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const CONTEXT_0: u8 = 0xa0;
pub(super) const CONTEXT_1: u8 = 0xa1;
pub(super) const CONTEXT_3: u8 = 0xa3;

/// How many bytes a key or certificate may have; they take some thousands.
pub(super) const LONGEST: usize = 1 << 20;

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'a> {
    pub(super) tag: u8,
    /// What is inside.
    pub(super) inside: &'a [u8],
    /// All of it, tag and length too.
    pub(super) whole: &'a [u8],
}

/// What is left to read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    /// The next value, whatever it is.
    pub(super) fn any(&mut self) -> Option<Value<'a>> {
        let (&tag, rest) = self.0.split_first()?;
        let (&first, mut rest) = rest.split_first()?;
        let mut length = usize::from(first);
        if first >= 0x80 {
            let (bytes, after) = rest.split_at_checked(usize::from(first & 0x7f))?;
            if bytes.is_empty() || bytes.len() > 4 {
                return None;
            }
            length = bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
            rest = after;
        }
        let (inside, after) = rest.split_at_checked(length)?;
        let whole = &self.0[..self.0.len() - after.len()];
        self.0 = after;
        Some(Value { tag, inside, whole })
    }

    /// The next value, if it has this tag.
    pub(super) fn next(&mut self, tag: u8) -> Option<Value<'a>> {
        let mut ahead = *self;
        let value = ahead.any().filter(|value| value.tag == tag)?;
        *self = ahead;
        Some(value)
    }

    /// The inside of the next value, if it has this tag.
    pub(super) fn enter(&mut self, tag: u8) -> Option<Reader<'a>> {
        self.next(tag).map(|value| Reader(value.inside))
    }

    /// Whether nothing is left.
    pub(super) fn is_at_end(self) -> bool {
        self.0.is_empty()
    }
}

/// A value with these parts, one after the other, inside.
pub(super) fn value(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = vec![tag];
    let digits = length.to_be_bytes();
    let digits = &digits[digits.iter().take_while(|byte| **byte == 0).count()..];
    match digits {
        [] => bytes.push(0),
        [short] if *short < 0x80 => bytes.push(*short),
        long => {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a length has eight bytes at most"
            )]
            bytes.push(0x80 | long.len() as u8);
            bytes.extend_from_slice(long);
        }
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// The inside of an object identifier as people write it: `1.2.840.113549.1.1.1`.
pub(super) fn identifier(inside: &[u8]) -> Option<String> {
    let mut text = String::new();
    let mut number: u64 = 0;
    for byte in inside {
        number = number.checked_mul(128)? | u64::from(byte & 0x7f);
        if byte & 0x80 != 0 {
            continue;
        }
        if text.is_empty() {
            let first = (number / 40).min(2);
            let _ = write!(text, "{first}.{}", number - first * 40);
        } else {
            let _ = write!(text, ".{number}");
        }
        number = 0;
    }
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_lie_are_refused() {
        for bytes in [
            &[][..],
            &[0x30],
            &[0x30, 9, 2, 1],
            &[0x30, 0x80],
            &[0x30, 0x85, 1, 1, 1, 1, 1],
            &[0x30, 0x84, 255, 255, 255, 255, 2],
        ] {
            assert!(Reader(bytes).any().is_none());
        }
    }

    #[test]
    fn what_was_written_is_read() {
        for length in [0, 1, 127, 128, 255, 256, 70_000] {
            let inside = vec![7; length];
            let bytes = value(OCTET_STRING, &[&inside[..length / 2], &inside[length / 2..]]);
            let mut reader = Reader(&bytes);
            let read = reader.next(OCTET_STRING).unwrap();
            assert!(read.inside == inside && read.whole == bytes && reader.is_at_end());
        }
    }

    #[test]
    fn identifiers_are_numbers_with_dots() {
        assert_eq!(identifier(&[0x55, 4, 3]).as_deref(), Some("2.5.4.3"));
        let rsa = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
        assert_eq!(identifier(&rsa).as_deref(), Some("1.2.840.113549.1.1.1"));
        assert_eq!(identifier(&[0x88, 0x37, 3]).as_deref(), Some("2.999.3"));
        assert_eq!(identifier(&[]), None);
        assert_eq!(identifier(&[0xff; 20]), None);
    }
}
