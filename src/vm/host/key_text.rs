//! Certificates and keys as texts: PEM, DER or a JSON web key.

use serde_json::Value;

use super::base64::{self, Alphabet};
use super::der::{self, Key};

/// How a text may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Whatever it turns out to be
    Any,
    Pem,
    Der,
    Jwk,
}

/// Whether the text holds a certificate.
pub(super) fn is_certificate(text: &[u8]) -> bool {
    match pem_blocks(text).into_iter().find(|(label, _)| label.ends_with("CERTIFICATE")) {
        Some((_, bytes)) => der::is_certificate(&bytes),
        None => der::is_certificate(text),
    }
}

/// The key that the text holds.
pub(super) fn key(text: &[u8], format: Format) -> Option<Key> {
    let wanted = |one| format == Format::Any || format == one;
    let from_pem = || {
        pem_blocks(text)
            .into_iter()
            .find(|(label, _)| label.ends_with("KEY") && !label.starts_with("ENCRYPTED"))
            .and_then(|(_, bytes)| der::key(&bytes))
    };
    let found = if wanted(Format::Pem) { from_pem() } else { None };
    let found = found.or_else(|| if wanted(Format::Der) { der::key(text) } else { None });
    found.or_else(|| if wanted(Format::Jwk) { jwk(text) } else { None })
}

/// Label and contents of each block between `BEGIN` and `END`. OpenSSL does not mind the length of lines.
fn pem_blocks(text: &[u8]) -> Vec<(String, Vec<u8>)> {
    let Ok(text) = std::str::from_utf8(text) else { return Vec::new() };
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let Some((label, after)) = after.split_once("-----") else { break };
        let end = format!("-----END {label}-----");
        let Some((body, after)) = after.split_once(end.as_str()) else { break };
        let digits: Vec<u8> = body.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        if let Some(bytes) = base64::decode(&digits, Alphabet::Standard) {
            blocks.push((label.to_owned(), bytes));
        }
        rest = after;
    }
    blocks
}

/// A JSON web key with the members that its kind needs.
fn jwk(text: &[u8]) -> Option<Key> {
    let key: Value = serde_json::from_slice(text).ok()?;
    let part = |name: &str| {
        let digits = key.get(name)?.as_str()?;
        base64::decode(digits.trim_end_matches('=').as_bytes(), Alphabet::Url)
    };
    let public = match key.get("kty")?.as_str()? {
        "RSA" => {
            part("e")?;
            part("n")?
        }
        "EC" => {
            key.get("crv")?.as_str()?;
            [part("x")?, part("y")?].concat()
        }
        "OKP" => {
            key.get("crv")?.as_str()?;
            part("x").or_else(|| part("d"))?
        }
        _ => return None,
    };
    Some(Key { is_private: part("d").is_some(), public })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_pem_from_der_and_from_json() {
        let der = [0x30, 6, 2, 1, 77, 2, 1, 3];
        let pem = "-----BEGIN RSA PUBLIC KEY-----\nMAYC\nAU0CAQM=\n-----END RSA PUBLIC KEY-----\n";
        assert!(key(&der, Format::Any).is_some());
        assert!(key(pem.as_bytes(), Format::Any).is_some());
        assert!(key(pem.as_bytes(), Format::Der).is_none());
        assert!(key(br#"{"kty":"RSA","n":"TQ","e":"Aw"}"#, Format::Any).is_some());
        assert!(key(br#"{"kty":"RSA","n":"TQ"}"#, Format::Any).is_none());
    }

    #[test]
    fn other_texts_are_no_key_and_no_certificate() {
        for text in [
            "",
            "x",
            "-----BEGIN KEY-----",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        ] {
            assert!(key(text.as_bytes(), Format::Any).is_none());
            assert!(!is_certificate(text.as_bytes()));
        }
    }
}
