//! DER: enough of it to tell a certificate or a key from any other text, and to see the public half of a key.
//!
//! Only the outline is looked at: the kinds of values and how they nest. What OpenSSL would say to the numbers inside
//! is not known here.

/// Tags of the values that certificates and keys are made of.
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const CONTEXT_0: u8 = 0xa0;
const CONTEXT_1: u8 = 0xa1;

/// The parts of a key that make it public: the RSA modulus or the point of a curve. Empty where a private key does not
/// carry it.
pub(super) type PublicPart = Vec<u8>;

/// What a key in DER is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) is_private: bool,
    pub(super) public: PublicPart,
}

/// Whether the bytes are one certificate.
pub(super) fn is_certificate(bytes: &[u8]) -> bool {
    certificate(bytes).is_some()
}

/// The key that the bytes are, in any of the forms that OpenSSL reads without a password.
pub(super) fn key(bytes: &[u8]) -> Option<Key> {
    rsa_private(bytes)
        .or_else(|| ec_private(bytes))
        .or_else(|| wrapped_private(bytes))
        .or_else(|| rsa_public(bytes))
        .or_else(|| wrapped_public(bytes))
}

fn certificate(bytes: &[u8]) -> Option<()> {
    let (mut outer, _) = Reader(bytes).enter(SEQUENCE)?;
    let (mut body, rest) = outer.enter(SEQUENCE)?;
    outer = rest;
    if let Some((_, rest)) = body.enter(CONTEXT_0) {
        body = rest;
    }
    let (_, rest) = body.enter(INTEGER)?;
    body = rest;
    // The algorithm, the issuer, the validity, the subject and the key.
    for _ in 0..5 {
        let (_, rest) = body.enter(SEQUENCE)?;
        body = rest;
    }
    let (_, rest) = outer.enter(SEQUENCE)?;
    rest.enter(BIT_STRING)?;
    Some(())
}

/// PKCS#1: version, modulus, exponents, primes.
fn rsa_private(bytes: &[u8]) -> Option<Key> {
    let (mut inside, _) = Reader(bytes).enter(SEQUENCE)?;
    let mut numbers = Vec::new();
    for _ in 0..9 {
        let (number, rest) = inside.enter(INTEGER)?;
        numbers.push(number.0);
        inside = rest;
    }
    Some(Key { is_private: true, public: numbers[1].to_vec() })
}

/// PKCS#1: modulus and exponent.
fn rsa_public(bytes: &[u8]) -> Option<Key> {
    let (inside, _) = Reader(bytes).enter(SEQUENCE)?;
    let (modulus, rest) = inside.enter(INTEGER)?;
    let (_, rest) = rest.enter(INTEGER)?;
    rest.0.is_empty().then(|| Key { is_private: false, public: modulus.0.to_vec() })
}

/// SEC 1: version, secret, curve, point.
fn ec_private(bytes: &[u8]) -> Option<Key> {
    let (inside, _) = Reader(bytes).enter(SEQUENCE)?;
    let (version, rest) = inside.enter(INTEGER)?;
    let (_, mut rest) = rest.enter(OCTET_STRING)?;
    if version.0 != [1] {
        return None;
    }
    if let Some((_, after)) = rest.enter(CONTEXT_0) {
        rest = after;
    }
    let public = rest
        .enter(CONTEXT_1)
        .and_then(|(point, _)| point.enter(BIT_STRING))
        .map_or_else(Vec::new, |(point, _)| point.0.to_vec());
    Some(Key { is_private: true, public })
}

/// PKCS#8: version, algorithm, the key as bytes.
fn wrapped_private(bytes: &[u8]) -> Option<Key> {
    let (inside, _) = Reader(bytes).enter(SEQUENCE)?;
    let (_, rest) = inside.enter(INTEGER)?;
    let (algorithm, rest) = rest.enter(SEQUENCE)?;
    algorithm.enter(OBJECT_IDENTIFIER)?;
    let (key, _) = rest.enter(OCTET_STRING)?;
    let public = rsa_private(key.0).or_else(|| ec_private(key.0)).map(|key| key.public);
    Some(Key { is_private: true, public: public.unwrap_or_default() })
}

/// A public key with its algorithm.
fn wrapped_public(bytes: &[u8]) -> Option<Key> {
    let (inside, _) = Reader(bytes).enter(SEQUENCE)?;
    let (algorithm, rest) = inside.enter(SEQUENCE)?;
    algorithm.enter(OBJECT_IDENTIFIER)?;
    let (bits, _) = rest.enter(BIT_STRING)?;
    let inner = bits.0.strip_prefix(&[0]).and_then(rsa_public);
    let public = inner.map_or_else(|| bits.0.to_vec(), |key| key.public);
    Some(Key { is_private: false, public })
}

/// What is left to read.
#[derive(Clone, Copy)]
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    /// The inside of the next value, which must have this tag, and what follows it.
    fn enter(self, tag: u8) -> Option<(Self, Self)> {
        let (&found, rest) = self.0.split_first()?;
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
        (found == tag).then_some((Self(inside), Self(after)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_rsa_key_shows_its_modulus() {
        let bytes = [0x30, 6, 2, 1, 77, 2, 1, 3];
        assert_eq!(key(&bytes), Some(Key { is_private: false, public: vec![77] }));
    }

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
            assert_eq!(key(bytes), None);
            assert!(!is_certificate(bytes));
        }
    }
}
