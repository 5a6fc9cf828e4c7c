//! PEM: bytes between two lines that say what they are.

use super::base64::{self, Alphabet};
use super::der;

/// What stands between `BEGIN` and `END`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What the lines say: `CERTIFICATE`.
    pub(super) label: String,
    pub(super) bytes: Vec<u8>,
    /// Whether it needs a password.
    pub(super) is_encrypted: bool,
}

/// Each block of a text, whatever stands around them. OpenSSL does not mind the length of lines.
pub(super) fn blocks(text: &[u8]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = split_once(rest, b"-----BEGIN ") {
        let Some((label, after)) = split_once(after, b"-----") else { break };
        let end = [b"-----END ", label, b"-----"].concat();
        let Some((body, after)) = split_once(after, &end) else { break };
        blocks.extend(block(label, body));
        rest = after;
    }
    blocks
}

/// What stands before and after the first `separator`.
fn split_once<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = text.windows(separator.len()).position(|window| window == separator)?;
    Some((&text[..place], &text[place + separator.len()..]))
}

fn block(label: &[u8], body: &[u8]) -> Option<Block> {
    let label = std::str::from_utf8(label).ok()?.to_owned();
    let body = std::str::from_utf8(body).ok().filter(|body| body.len() <= 2 * der::LONGEST)?;
    // Old kinds of keys say in a head how they are encrypted.
    let (head, body) = match body.split_once("\n\n").or_else(|| body.split_once("\r\n\r\n")) {
        Some((head, body)) if head.contains(':') => (head, body),
        _ => ("", body),
    };
    let digits: Vec<u8> = body.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let is_encrypted = label.starts_with("ENCRYPTED") || head.contains("ENCRYPTED");
    let is_padded = digits.iter().skip_while(|byte| **byte != b'=').all(|byte| *byte == b'=');
    let bytes = base64::decode(&digits, Alphabet::Standard).filter(|_| is_padded)?;
    Some(Block { label, bytes, is_encrypted })
}

/// `bytes` as a block, in lines of 64 digits.
pub(super) fn write(label: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = format!("-----BEGIN {label}-----\n").into_bytes();
    for line in base64::encode(bytes, Alphabet::Standard, true).chunks(64) {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text.extend_from_slice(format!("-----END {label}-----\n").as_bytes());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_was_written_is_read_between_other_texts() {
        let bytes: Vec<u8> = (0..100).collect();
        let text =
            [&b"\xff Bag Attributes\n"[..], &write("PUBLIC KEY", &bytes), b"the end\n"].concat();
        let label = "PUBLIC KEY".to_owned();
        assert_eq!(blocks(&text), [Block { label, bytes, is_encrypted: false }]);
    }

    #[test]
    fn what_needs_a_password_says_so() {
        let old = b"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n\
                    -----END RSA PRIVATE KEY-----";
        assert!(blocks(old)[0].is_encrypted);
        assert!(blocks(&write("ENCRYPTED PRIVATE KEY", b"x"))[0].is_encrypted);
    }

    #[test]
    fn what_has_no_end_or_other_characters_is_no_block() {
        for text in [
            &b"-----BEGIN KEY-----"[..],
            b"-----BEGIN A-----\nAA\n-----END B-----",
            b"-----BEGIN A-----\n!\n-----END A-----",
            b"-----BEGIN A-----\nAA==AA==\n-----END A-----",
        ] {
            assert_eq!(blocks(text), []);
        }
    }
}
