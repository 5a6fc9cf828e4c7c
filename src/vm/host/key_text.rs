//! Certificates and keys as texts: PEM, DER or a JSON web key.

use super::certificate::Certificate;
use super::json_web_key;
use super::key::Key;
use super::pem;

/// How a text may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Whatever it turns out to be
    Any,
    Pem,
    Der,
    Jwk,
}

impl Format {
    /// The format that `resty.openssl` knows by this name.
    pub(super) fn named(name: Option<&str>) -> Self {
        match name {
            Some("PEM") => Self::Pem,
            Some("DER") => Self::Der,
            Some("JWK") => Self::Jwk,
            _ => Self::Any,
        }
    }

    fn allows(self, one: Self) -> bool {
        self == Self::Any || self == one
    }
}

/// What a text is that should be a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KeyText {
    Key(Key),
    /// A key that opens with a password.
    Locked,
    /// No key.
    Other,
}

/// The certificate that the text holds.
pub(super) fn certificate(text: &[u8], format: Format) -> Option<Certificate> {
    let is_certificate = |block: &pem::Block| block.label.ends_with("CERTIFICATE");
    let block =
        format.allows(Format::Pem).then(|| pem::blocks(text).into_iter().find(is_certificate));
    match block.flatten() {
        Some(block) => Certificate::read(&block.bytes),
        None if format.allows(Format::Der) => Certificate::read(text),
        None => None,
    }
}

/// The key that the text holds.
pub(super) fn key(text: &[u8], format: Format) -> KeyText {
    if format.allows(Format::Pem)
        && let Some(block) =
            pem::blocks(text).into_iter().find(|block| block.label.ends_with("KEY"))
    {
        if block.is_encrypted {
            return KeyText::Locked;
        }
        if let Some(key) = Key::read(&block.bytes) {
            return KeyText::Key(key);
        }
    }
    let bare = format.allows(Format::Der).then(|| Key::read(text)).flatten();
    let web = || format.allows(Format::Jwk).then(|| json_web_key::read(text)).flatten();
    bare.or_else(web).map_or(KeyText::Other, KeyText::Key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_pem_from_der_and_from_json() {
        let is_key = |text: &[u8], format| matches!(key(text, format), KeyText::Key(_));
        let der = [0x30, 6, 2, 1, 77, 2, 1, 3];
        let pem = "-----BEGIN RSA PUBLIC KEY-----\nMAYC\nAU0CAQM=\n-----END RSA PUBLIC KEY-----\n";
        assert!(is_key(&der, Format::Any));
        assert!(is_key(pem.as_bytes(), Format::Any));
        assert!(!is_key(pem.as_bytes(), Format::Der));
        assert!(is_key(br#"{"kty":"RSA","n":"TQ","e":"Aw"}"#, Format::Any));
        assert!(!is_key(br#"{"kty":"RSA","n":"TQ"}"#, Format::Any));
    }

    #[test]
    fn other_texts_are_no_key_and_no_certificate() {
        for text in [
            "",
            "x",
            "-----BEGIN KEY-----",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        ] {
            assert_eq!(key(text.as_bytes(), Format::Any), KeyText::Other);
            assert!(certificate(text.as_bytes(), Format::Any).is_none());
        }
    }
}
