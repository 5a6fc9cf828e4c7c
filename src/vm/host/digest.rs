//! Digests, as far as other parts of kongsmith need them too.

use md5::Md5;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

/// The digest of `bytes` by the method of this name; nothing for a method that is not known.
pub(super) fn of(method: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match method {
        "md5" => Md5::digest(bytes).to_vec(),
        "sha224" => Sha224::digest(bytes).to_vec(),
        "sha256" => Sha256::digest(bytes).to_vec(),
        "sha384" => Sha384::digest(bytes).to_vec(),
        "sha512" => Sha512::digest(bytes).to_vec(),
        _ => return None,
    })
}
