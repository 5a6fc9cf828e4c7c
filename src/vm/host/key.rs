//! A key: what it is for, its public and its private half.

use super::der::{
    self, BIT_STRING, CONTEXT_0, CONTEXT_1, INTEGER, NULL, OBJECT_IDENTIFIER, OCTET_STRING, Reader,
    SEQUENCE,
};

/// The insides of the object identifiers of keys that have a form of their own.
pub(super) const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
pub(super) const ELLIPTIC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];
const DSA: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x38, 4, 1];

/// A key in the one form that all others are brought into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The identifier of the algorithm with its parameters, as a value of DER.
    pub(super) algorithm: Vec<u8>,
    /// The public half as `SubjectPublicKeyInfo` has it; nothing where a private key does not carry it.
    pub(super) public: Option<Vec<u8>>,
    /// The private half as PKCS#8 has it; empty where it is there, and not known in this form.
    pub(super) private: Option<Vec<u8>>,
}

impl Key {
    /// The key that the bytes are, in any of the forms that OpenSSL reads without a password.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = (bytes.len() <= der::LONGEST).then_some(bytes)?;
        rsa_private(bytes)
            .or_else(|| elliptic_private(bytes, None))
            .or_else(|| wrapped_private(bytes))
            .or_else(|| dsa_private(bytes))
            .or_else(|| rsa_public(bytes))
            .or_else(|| wrapped_public(bytes))
    }

    pub(super) fn is_private(&self) -> bool {
        self.private.is_some()
    }

    /// The public half with its algorithm.
    pub(super) fn public_info(&self) -> Option<Vec<u8>> {
        let bits = der::value(BIT_STRING, &[&[0], self.public.as_ref()?]);
        Some(der::value(SEQUENCE, &[&self.algorithm, &bits]))
    }

    /// The private half as PKCS#8.
    pub(super) fn private_info(&self) -> Option<Vec<u8>> {
        let private = self.private.as_ref().filter(|private| !private.is_empty())?;
        let secret = der::value(OCTET_STRING, &[private]);
        Some(der::value(SEQUENCE, &[&[INTEGER, 1, 0], &self.algorithm, &secret]))
    }

    /// The private half as programs write it that write bytes: older kinds have a form of their own.
    pub(super) fn private_bytes(&self) -> Option<Vec<u8>> {
        let private = self.private.as_ref().filter(|private| !private.is_empty())?;
        let mut algorithm = Reader(&self.algorithm).enter(SEQUENCE)?;
        match algorithm.next(OBJECT_IDENTIFIER)?.inside {
            RSA => Some(private.clone()),
            ELLIPTIC => {
                let mut inside = Reader(private).enter(SEQUENCE)?;
                let [version, secret] =
                    [inside.next(INTEGER)?.whole, inside.next(OCTET_STRING)?.whole];
                let curve = der::value(CONTEXT_0, &[algorithm.0]);
                Some(der::value(SEQUENCE, &[version, secret, &curve, inside.0]))
            }
            _ => self.private_info(),
        }
    }

    /// Whether it is an RSA key, whatever parameters stand with that.
    pub(super) fn is_rsa(&self) -> bool {
        let identifier = Reader(&self.algorithm).enter(SEQUENCE);
        identifier
            .is_some_and(|mut it| it.next(OBJECT_IDENTIFIER).is_some_and(|it| it.inside == RSA))
    }

    /// The identifier of the algorithm, and that of the curve where there is one.
    pub(super) fn identifiers(&self) -> Option<(String, Option<String>)> {
        let mut inside = Reader(&self.algorithm).enter(SEQUENCE)?;
        let algorithm = der::identifier(inside.next(OBJECT_IDENTIFIER)?.inside)?;
        Some((
            algorithm,
            inside.next(OBJECT_IDENTIFIER).and_then(|curve| der::identifier(curve.inside)),
        ))
    }
}

/// The algorithm with this identifier and this value of DER as its parameter.
pub(super) fn algorithm(identifier: &[u8], parameter: &[u8]) -> Vec<u8> {
    der::value(SEQUENCE, &[&der::value(OBJECT_IDENTIFIER, &[identifier]), parameter])
}

/// The algorithm of an RSA key.
pub(super) fn rsa_algorithm() -> Vec<u8> {
    algorithm(RSA, &[NULL, 0])
}

/// The values of a sequence that are `count` numbers or more.
fn numbers(bytes: &[u8], count: usize) -> Option<Vec<&[u8]>> {
    let mut inside = Reader(bytes).enter(SEQUENCE)?;
    (0..count).map(|_| inside.next(INTEGER).map(|number| number.whole)).collect()
}

/// PKCS#1: version, modulus, exponents, primes.
fn rsa_private(bytes: &[u8]) -> Option<Key> {
    let numbers = numbers(bytes, 9)?;
    let public = der::value(SEQUENCE, &numbers[1..3]);
    Some(Key { algorithm: rsa_algorithm(), public: Some(public), private: Some(bytes.to_vec()) })
}

/// PKCS#1: modulus and exponent.
fn rsa_public(bytes: &[u8]) -> Option<Key> {
    let mut inside = Reader(bytes).enter(SEQUENCE)?;
    inside.next(INTEGER)?;
    inside.next(INTEGER)?;
    let public = Some(bytes.to_vec());
    inside.is_at_end().then(|| Key { algorithm: rsa_algorithm(), public, private: None })
}

/// SEC 1: version, secret, curve, point. Inside of PKCS#8 the curve stands outside.
fn elliptic_private(bytes: &[u8], outside: Option<&[u8]>) -> Option<Key> {
    let mut inside = Reader(bytes).enter(SEQUENCE)?;
    let version = inside.next(INTEGER)?;
    if version.inside != [1] {
        return None;
    }
    let secret = inside.next(OCTET_STRING)?;
    let curve = inside.next(CONTEXT_0).map(|curve| curve.inside);
    let point = inside.next(CONTEXT_1);
    let algorithm = match outside {
        Some(algorithm) => algorithm.to_vec(),
        None => algorithm(ELLIPTIC, curve.unwrap_or_default()),
    };
    let public = point.and_then(|point| Reader(point.inside).next(BIT_STRING));
    let public = public.and_then(|point| point.inside.strip_prefix(&[0]));
    let parts = [version.whole, secret.whole, point.map_or(&[], |point| point.whole)];
    let private = der::value(SEQUENCE, &parts);
    Some(Key { algorithm, public: public.map(<[u8]>::to_vec), private: Some(private) })
}

/// DSA as OpenSSL once wrote it: version, the three numbers of the group, the public and the private one.
fn dsa_private(bytes: &[u8]) -> Option<Key> {
    let numbers = numbers(bytes, 6)?;
    let group = der::value(SEQUENCE, &numbers[1..4]);
    let (public, private) = (Some(numbers[4].to_vec()), Some(numbers[5].to_vec()));
    Some(Key { algorithm: algorithm(DSA, &group), public, private })
}

/// PKCS#8: version, algorithm, the key as bytes.
fn wrapped_private(bytes: &[u8]) -> Option<Key> {
    let mut inside = Reader(bytes).enter(SEQUENCE)?;
    inside.next(INTEGER)?;
    let algorithm = inside.next(SEQUENCE)?;
    let identifier = Reader(algorithm.inside).next(OBJECT_IDENTIFIER)?.inside;
    let secret = inside.next(OCTET_STRING)?.inside;
    let known = match identifier {
        RSA => rsa_private(secret),
        ELLIPTIC => elliptic_private(secret, Some(algorithm.whole)),
        _ => None,
    };
    let plain =
        Key { algorithm: algorithm.whole.to_vec(), public: None, private: Some(secret.to_vec()) };
    Some(known.unwrap_or(plain))
}

/// A public key with its algorithm.
fn wrapped_public(bytes: &[u8]) -> Option<Key> {
    let mut inside = Reader(bytes).enter(SEQUENCE)?;
    let algorithm = inside.next(SEQUENCE)?;
    Reader(algorithm.inside).next(OBJECT_IDENTIFIER)?;
    let bits = inside.next(BIT_STRING)?.inside.strip_prefix(&[0])?;
    Some(Key { algorithm: algorithm.whole.to_vec(), public: Some(bits.to_vec()), private: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_rsa_key_is_the_same_in_both_forms() {
        let bytes = [0x30, 6, 2, 1, 77, 2, 1, 3];
        let key = Key::read(&bytes).unwrap();
        assert!(!key.is_private());
        let info = key.public_info().unwrap();
        assert_eq!(Key::read(&info), Some(key));
    }

    #[test]
    fn an_rsa_key_is_one_without_parameters_too() {
        let (public, private) = (Some(vec![0x30, 6, 2, 1, 77, 2, 1, 3]), None);
        let bare = Key { algorithm: algorithm(RSA, &[]), public: public.clone(), private: None };
        assert!(bare.is_rsa() && !Key { algorithm: algorithm(DSA, &[]), public, private }.is_rsa());
    }

    #[test]
    fn a_private_key_of_a_curve_takes_the_curve_along() {
        // Version 1, the secret 7, the curve 1.2, the point 4 5.
        let bytes = [0x30, 17, 2, 1, 1, 4, 1, 7, 0xa0, 3, 6, 1, 42, 0xa1, 4, 3, 2, 0, 9];
        let key = Key::read(&bytes).unwrap();
        assert_eq!(key.private_bytes().as_deref(), Some(&bytes[..]));
        assert_eq!(key.public, Some(vec![9]));
        assert_eq!(key.identifiers().unwrap().1.as_deref(), Some("1.2"));
        assert_eq!(Key::read(&key.private_info().unwrap()), Some(key));
    }

    #[test]
    fn other_bytes_are_no_key() {
        for bytes in [&[][..], &[0x30, 0], &[0x30, 3, 2, 1, 1], &[0x02, 1, 1]] {
            assert_eq!(Key::read(bytes), None);
        }
    }
}
