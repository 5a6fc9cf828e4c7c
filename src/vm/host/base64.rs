//! Base64 as nginx has it: the standard alphabet, padding written but not demanded.

const DIGITS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// Which characters stand for 62 and 63.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// `+` and `/`
    Standard,
    /// `-` and `_`
    Url,
}

impl Alphabet {
    /// The digits for 62 and 63.
    fn last(self) -> [u8; 2] {
        match self {
            Self::Standard => *b"+/",
            Self::Url => *b"-_",
        }
    }
}

/// `bytes` as digits of `alphabet`.
pub(super) fn encode(bytes: &[u8], alphabet: Alphabet, padding: bool) -> Vec<u8> {
    let digit =
        |value: usize| DIGITS.get(value).copied().unwrap_or_else(|| alphabet.last()[value - 62]);
    let mut text = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            if position <= chunk.len() {
                text.push(digit((bits >> (18 - 6 * position)) as usize & 63));
            } else if padding {
                text.push(b'=');
            }
        }
    }
    text
}

/// The bytes behind `text`, which ends for nginx before the first `=`; `None` where a character is foreign or a single
/// one is left over.
pub(super) fn decode(text: &[u8], alphabet: Alphabet) -> Option<Vec<u8>> {
    let end = text.iter().position(|byte| *byte == b'=').unwrap_or(text.len());
    let digits = &text[..end];
    if digits.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for chunk in digits.chunks(4) {
        let mut bits = 0;
        for position in 0..4 {
            let value = chunk.get(position).map_or(Some(0), |byte| value_of(*byte, alphabet))?;
            bits = bits << 6 | value;
        }
        let [_, first, second, third] = u32::to_be_bytes(bits);
        bytes.extend_from_slice(&[first, second, third][..chunk.len() - 1]);
    }
    Some(bytes)
}

fn value_of(byte: u8, alphabet: Alphabet) -> Option<u32> {
    let [plus, slash] = alphabet.last();
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        _ if byte == plus => 62,
        _ if byte == slash => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_is_decoded() {
        for (bytes, text) in [
            (&b""[..], &b""[..]),
            (b"f", b"Zg=="),
            (b"fo", b"Zm8="),
            (b"foo", b"Zm9v"),
            (b"foob", b"Zm9vYg=="),
            (b"\xfb\xff\xfe", b"+//+"),
        ] {
            assert_eq!(encode(bytes, Alphabet::Standard, true), text);
            assert_eq!(decode(text, Alphabet::Standard).as_deref(), Some(bytes));
        }
        assert_eq!(decode(b"Zg", Alphabet::Standard).as_deref(), Some(&b"f"[..]));
        assert_eq!(decode(b"Zg==x", Alphabet::Standard).as_deref(), Some(&b"f"[..]));
        assert_eq!(decode(b"-__-", Alphabet::Url).as_deref(), Some(&b"\xfb\xff\xfe"[..]));
        assert_eq!(encode(b"f", Alphabet::Standard, false), b"Zg");
        assert_eq!(encode(b"\xfb\xff\xfe", Alphabet::Url, false), b"-__-");
    }

    #[test]
    fn a_foreign_character_and_a_single_one_are_refused() {
        for text in [&b"Z"[..], b"Zm9vY", b"Z*==", b"-__-"] {
            assert_eq!(decode(text, Alphabet::Standard), None);
        }
    }
}
