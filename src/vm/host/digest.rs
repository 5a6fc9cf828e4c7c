//! Digests and checksums by the names that OpenSSL has for them.

use md5::Md5;
use mlua::{Lua, LuaString, Table};
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};

/// Adds `digest(method, text)` and `hmac(method, key, text)`, which give nil for a method that is not known here, and
/// `crc32(text)`.
pub(super) fn install(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let digest = lua.create_function(|lua, (method, text): (String, LuaString)| {
        of(&method, &text.as_bytes()).map(|bytes| lua.create_string(bytes)).transpose()
    })?;
    host.raw_set("digest", digest)?;
    let hmac =
        lua.create_function(|lua, (method, key, text): (String, LuaString, LuaString)| {
            let code = hmac(&method, &key.as_bytes(), &text.as_bytes());
            code.map(|bytes| lua.create_string(bytes)).transpose()
        })?;
    host.raw_set("hmac", hmac)?;
    let crc32 = lua.create_function(|_, text: LuaString| Ok(crc32fast::hash(&text.as_bytes())))?;
    host.raw_set("crc32", crc32)
}

/// The digest of `bytes` by the method of this name; nothing for a method that is not known.
fn of(method: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    Some(match method {
        "md5" => Md5::digest(bytes).to_vec(),
        "sha1" => Sha1::digest(bytes).to_vec(),
        "sha224" => Sha224::digest(bytes).to_vec(),
        "sha256" => Sha256::digest(bytes).to_vec(),
        "sha384" => Sha384::digest(bytes).to_vec(),
        "sha512" => Sha512::digest(bytes).to_vec(),
        "sha512-224" => Sha512_224::digest(bytes).to_vec(),
        "sha512-256" => Sha512_256::digest(bytes).to_vec(),
        _ => return None,
    })
}

/// The authentication code of RFC 2104 on top of a digest.
fn hmac(method: &str, key: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let block = if matches!(method, "md5" | "sha1" | "sha224" | "sha256") { 64 } else { 128 };
    let mut key = if key.len() > block { of(method, key)? } else { key.to_vec() };
    key.resize(block, 0);
    let padded = |pad: u8, rest: &[u8]| {
        let mut text: Vec<u8> = key.iter().map(|byte| byte ^ pad).collect();
        text.extend_from_slice(rest);
        of(method, &text)
    };
    padded(0x5c, &padded(0x36, bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex::hex;

    /// The second and the sixth case of RFC 2202 and RFC 4231: a short key, and one that is longer than a block.
    #[test]
    fn authentication_codes_are_those_of_the_standards() {
        let short = |method| hex(&hmac(method, b"Jefe", b"what do ya want for nothing?").unwrap());
        assert_eq!(short("md5"), "750c783e6ab0b503eaa86e310a5db738");
        assert_eq!(short("sha1"), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        assert_eq!(
            short("sha256"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
        let text = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let long = hmac("sha512", &[0xaa; 131], text).unwrap();
        assert!(hex(&long).starts_with("80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b0137"));
    }

    #[test]
    fn a_method_that_is_not_known_has_no_answer() {
        assert_eq!(of("whirlpool", b"x"), None);
        assert_eq!(hmac("whirlpool", b"x", b"x"), None);
    }
}
