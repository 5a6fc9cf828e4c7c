//! Certificates and keys as tables of Lua.

use mlua::{Lua, LuaString, MultiValue, Table, Value};

use super::certificate::{Certificate, Name};
use super::der::{INTEGER, OCTET_STRING, Reader, SEQUENCE};
use super::key::Key;
use super::key_text::{self, Format, KeyText};
use super::{pem, refuse};

/// What OpenSSL says to a text that is no key.
const NO_KEY: &str = "pkey.new:load_key: error:1E08010C:DECODER routines:OSSL_DECODER_from_bio:\
                      unsupported:crypto/encode_decode/decoder_lib.c:103:";
/// What OpenSSL says to a text that is no certificate.
const NO_CERTIFICATE: &str = "x509.new: error:0A000086:asn1 encoding routines:not a certificate";

/// The numbers of an RSA key in the order of PKCS#1, by the names of OpenSSL.
const RSA_NUMBERS: [&str; 8] = ["n", "e", "d", "p", "q", "dmp1", "dmq1", "iqmp"];

type KeyArguments = (LuaString, Option<String>, Option<String>);

/// Adds `read_certificate(text, format)` and `read_key(text, format, kind)`: a table, or nil and a text; true as third
/// value says that the key only lacks its password. `write_pem(label, bytes)` is a text,
/// `general_names(bytes)` a list.
pub(super) fn install(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let read = lua.create_function(|lua, (text, format): (LuaString, Option<String>)| {
        match key_text::certificate(&text.as_bytes(), Format::named(format.as_deref())) {
            Some(certificate) => Ok(MultiValue::from_iter([describe(lua, &certificate)?])),
            None => refuse(lua, NO_CERTIFICATE),
        }
    })?;
    host.raw_set("read_certificate", read)?;
    let read = lua.create_function(|lua, (text, format, kind): KeyArguments| {
        let key = match key_text::key(&text.as_bytes(), Format::named(format.as_deref())) {
            KeyText::Key(key) => key,
            KeyText::Locked => {
                let mut refusal = refuse(lua, NO_KEY)?;
                refusal.push_back(Value::Boolean(true));
                return Ok(refusal);
            }
            KeyText::Other => return refuse(lua, NO_KEY),
        };
        let fits = kind.is_none_or(|kind| (kind == "private") == key.is_private());
        if !fits {
            return refuse(lua, NO_KEY);
        }
        Ok(MultiValue::from_iter([Value::Table(key_table(lua, &key)?)]))
    })?;
    host.raw_set("read_key", read)?;
    let write = lua.create_function(|lua, (label, bytes): (String, LuaString)| {
        lua.create_string(pem::write(&label, &bytes.as_bytes()))
    })?;
    host.raw_set("write_pem", write)?;
    let names =
        lua.create_function(|lua, value: LuaString| general_names(lua, &value.as_bytes()))?;
    host.raw_set("general_names", names)
}

/// The names of an extension, each with its `kind` and `value`; an empty table for one of another kind.
fn general_names(lua: &Lua, value: &[u8]) -> mlua::Result<Option<Table>> {
    let Some(mut inside) = Reader(value).enter(SEQUENCE) else { return Ok(None) };
    let table = lua.create_table()?;
    while let Some(name) = inside.any() {
        let entry = lua.create_table()?;
        let kind = match name.tag {
            0x82 => Some("DNS"),
            0x86 => Some("URI"),
            _ => None,
        };
        entry.raw_set("kind", kind)?;
        set(lua, &entry, "value", Some(name.inside))?;
        table.raw_push(entry)?;
    }
    Ok(Some(table))
}

fn set(lua: &Lua, table: &Table, name: &str, bytes: Option<&[u8]>) -> mlua::Result<()> {
    bytes.map_or(Ok(()), |bytes| table.raw_set(name, lua.create_string(bytes)?))
}

/// `is_private`, `algorithm` and `curve` (object identifiers), `public` and `public_der` (the same with its algorithm),
/// `private_info` (with its algorithm) and `private_der`, `parameters` by name as bytes. What is not known is missing.
fn key_table(lua: &Lua, key: &Key) -> mlua::Result<Table> {
    let table = lua.create_table()?;
    table.raw_set("is_private", key.is_private())?;
    set(lua, &table, "public", key.public.as_deref())?;
    set(lua, &table, "public_der", key.public_info().as_deref())?;
    set(lua, &table, "private_der", key.private_bytes().as_deref())?;
    set(lua, &table, "private_info", key.private_info().as_deref())?;
    if let Some((algorithm, curve)) = key.identifiers() {
        table.raw_set("algorithm", algorithm)?;
        table.raw_set("curve", curve)?;
    }
    let parameters = lua.create_table()?;
    for (name, bytes) in parameters_of(key) {
        parameters.raw_set(name, lua.create_string(bytes)?)?;
    }
    table.raw_set("parameters", parameters)?;
    Ok(table)
}

/// The numbers of an RSA key; for others `public` and `private` as far as they are plain bytes.
fn parameters_of(key: &Key) -> Vec<(&'static str, &[u8])> {
    if key.is_rsa() {
        let private = key.private.as_deref().filter(|bytes| !bytes.is_empty());
        let (bytes, skipped) = private.map_or((key.public.as_deref(), 0), |bytes| (Some(bytes), 1));
        return RSA_NUMBERS.into_iter().zip(numbers(bytes.unwrap_or_default(), skipped)).collect();
    }
    let secret = key.private.as_deref().and_then(|private| {
        let mut bytes = Reader(private);
        let mut inside = bytes.enter(SEQUENCE).unwrap_or(bytes);
        inside.next(INTEGER);
        inside.next(OCTET_STRING)
    });
    let public = key.public.as_deref().map(|bytes| ("public", bytes));
    let private = secret.map(|secret| ("private", secret.inside));
    public.into_iter().chain(private).collect()
}

/// The numbers of a sequence after the first `skipped`.
fn numbers(bytes: &[u8], skipped: usize) -> Vec<&[u8]> {
    let mut inside = Reader(bytes).enter(SEQUENCE).unwrap_or(Reader(&[]));
    let numbers = std::iter::from_fn(move || inside.next(INTEGER));
    numbers.skip(skipped).map(|number| number.inside).collect()
}

/// `der`, `version`, `serial`, `issuer` and `subject` (lists of `identifier` and `value`), `not_before`, `not_after`,
/// `public_der`, `extensions` (a list of `identifier`, `is_critical`, `value`).
fn describe(lua: &Lua, certificate: &Certificate) -> mlua::Result<Value> {
    let table = lua.create_table()?;
    set(lua, &table, "der", Some(&certificate.bytes))?;
    set(lua, &table, "serial", Some(&certificate.serial))?;
    set(lua, &table, "public_der", Some(&certificate.public_info))?;
    table.raw_set("version", certificate.version)?;
    let [not_before, not_after] = certificate.validity;
    table.raw_set("not_before", not_before)?;
    table.raw_set("not_after", not_after)?;
    table.raw_set("issuer", name_table(lua, certificate.issuer.as_ref())?)?;
    table.raw_set("subject", name_table(lua, certificate.subject.as_ref())?)?;
    let extensions = lua.create_table()?;
    for extension in &certificate.extensions {
        let entry = lua.create_table()?;
        entry.raw_set("identifier", extension.identifier.as_str())?;
        entry.raw_set("is_critical", extension.is_critical)?;
        set(lua, &entry, "value", Some(&extension.value))?;
        extensions.raw_push(entry)?;
    }
    table.raw_set("extensions", extensions)?;
    Ok(Value::Table(table))
}

fn name_table(lua: &Lua, name: Option<&Name>) -> mlua::Result<Option<Table>> {
    let Some(name) = name else { return Ok(None) };
    let table = lua.create_table()?;
    for (identifier, value) in name {
        let entry = lua.create_table()?;
        entry.raw_set("identifier", identifier.as_str())?;
        set(lua, &entry, "value", Some(value))?;
        table.raw_push(entry)?;
    }
    Ok(Some(table))
}
