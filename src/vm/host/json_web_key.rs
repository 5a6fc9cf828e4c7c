//! A JSON web key, brought into the form of the others.

use serde_json::Value as Json;

use super::base64::{self, Alphabet};
use super::der::{self, BIT_STRING, CONTEXT_1, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use super::key::{self, Key};

/// The members of a private RSA key in the order of PKCS#1.
const RSA_NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/// The key that the text is; nothing where a member is missing that its kind needs.
pub(super) fn read(text: &[u8]) -> Option<Key> {
    let members: Json = serde_json::from_slice(text).ok()?;
    match members.get("kty")?.as_str()? {
        "RSA" => rsa(&members),
        "EC" => elliptic(&members),
        "OKP" => octets(&members),
        _ => None,
    }
}

fn bytes_of(members: &Json, name: &str) -> Option<Vec<u8>> {
    let digits = members.get(name)?.as_str()?;
    base64::decode(digits.trim_end_matches('=').as_bytes(), Alphabet::Url)
}

/// `bytes` as a number that is not negative.
fn number(bytes: &[u8]) -> Vec<u8> {
    let digits = &bytes[bytes.iter().take_while(|byte| **byte == 0).count()..];
    let needs_zero = digits.first().is_none_or(|byte| *byte >= 0x80);
    der::value(INTEGER, &[if needs_zero { &[0] } else { &[] }, digits])
}

fn rsa(members: &Json) -> Option<Key> {
    let [modulus, exponent] = [bytes_of(members, "n")?, bytes_of(members, "e")?];
    let public = der::value(SEQUENCE, &[&number(&modulus), &number(&exponent)]);
    let private = bytes_of(members, "d").map(|_| {
        let all: Option<Vec<_>> = RSA_NUMBERS
            .iter()
            .map(|name| bytes_of(members, name).map(|bytes| number(&bytes)))
            .collect();
        // Without its primes a key is private, and has no other form.
        all.map_or_else(Vec::new, |all| der::value(SEQUENCE, &[&number(&[]), &all.concat()]))
    });
    Some(Key { algorithm: key::rsa_algorithm(), public: Some(public), private })
}

fn elliptic(members: &Json) -> Option<Key> {
    let curve = match members.get("crv")?.as_str()? {
        "P-256" => &[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7][..],
        "P-384" => &[0x2b, 0x81, 4, 0, 34],
        "P-521" => &[0x2b, 0x81, 4, 0, 35],
        "secp256k1" => &[0x2b, 0x81, 4, 0, 10],
        _ => &[],
    };
    let [x, y] = [bytes_of(members, "x")?, bytes_of(members, "y")?];
    let point = [&[4], &*x, &*y].concat();
    let private = bytes_of(members, "d").map(|secret| {
        let secret = der::value(OCTET_STRING, &[&secret]);
        let point = der::value(BIT_STRING, &[&[0], &point]);
        let parts = [&number(&[1])[..], &secret, &der::value(CONTEXT_1, &[&point])];
        der::value(SEQUENCE, &parts)
    });
    let curve = der::value(OBJECT_IDENTIFIER, &[curve]);
    Some(Key { algorithm: key::algorithm(key::ELLIPTIC, &curve), public: Some(point), private })
}

fn octets(members: &Json) -> Option<Key> {
    let last = match members.get("crv")?.as_str()? {
        "X25519" => 110,
        "X448" => 111,
        "Ed25519" => 112,
        "Ed448" => 113,
        _ => return None,
    };
    let algorithm = key::algorithm(&[0x2b, 101, last], &[]);
    let public = bytes_of(members, "x");
    let private = bytes_of(members, "d").map(|secret| der::value(OCTET_STRING, &[&secret]));
    (public.is_some() || private.is_some()).then_some(Key { algorithm, public, private })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_kind_needs_must_be_there() {
        assert!(read(br#"{"kty":"RSA","n":"TQ","e":"Aw"}"#).is_some());
        assert!(read(br#"{"kty":"EC","crv":"P-256","x":"AQ","y":"Ag"}"#).is_some());
        assert!(read(br#"{"kty":"OKP","crv":"Ed25519","x":"AQ"}"#).is_some());
        for text in [
            &br#"{"kty":"RSA","n":"TQ"}"#[..],
            br#"{"kty":"EC","crv":"P-256","x":"AQ"}"#,
            br#"{"kty":"OKP","crv":"Ed25519"}"#,
            br#"{"kty":"OKP","crv":"P-256","x":"AQ"}"#,
            br#"{"kty":"oct","k":"AQ"}"#,
            b"{}",
            b"x",
        ] {
            assert_eq!(read(text), None);
        }
    }

    #[test]
    fn numbers_are_not_negative() {
        assert_eq!(number(&[0, 0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(number(&[0, 3]), [2, 1, 3]);
        assert_eq!(number(&[]), [2, 1, 0]);
    }

    #[test]
    fn a_private_key_of_a_curve_is_one_of_the_others_too() {
        let key = read(br#"{"kty":"EC","crv":"P-256","x":"AQ","y":"Ag","d":"Aw"}"#).unwrap();
        assert_eq!(Key::read(&key.private_info().unwrap()), Some(key));
    }
}
