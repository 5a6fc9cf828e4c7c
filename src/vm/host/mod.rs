//! The host: what Lua modules of our own need and Lua cannot do itself, as the module `kongsmith.host`.
//!
//! Functions here never raise errors of the program: they answer nil and a text, and the Lua side raises.

mod base64;
mod der;
mod digest;
mod json_reader;
mod json_writer;
mod key_text;
mod regex;

use std::time::Instant;

use mlua::{Lua, LuaString, MultiValue, Table, Value};

use base64::Alphabet;
use json_reader::{JsonReader, Stop};
use json_writer::{JsonWriter, Style};
use key_text::Format;

/// What OpenSSL says to a text that is no key.
const NO_KEY: &str = "pkey.new:load_key: error:1E08010C:DECODER routines:OSSL_DECODER_from_bio:\
                      unsupported:crypto/encode_decode/decoder_lib.c:103:";
/// What OpenSSL says to a text that is no certificate.
const NO_CERTIFICATE: &str = "x509.new: error:0A000086:asn1 encoding routines:not a certificate";

type EncodeArguments = (Value, Table, Table, usize, bool, bool, bool);
type KeyArguments = (LuaString, Option<String>, Option<String>);

/// Makes the module's table.
pub(super) fn create(lua: &Lua) -> mlua::Result<Table> {
    let host = lua.create_table()?;
    host.raw_set("null", Value::NULL)?;
    regex::Cache::default().install(lua, &host)?;
    install_json(lua, &host)?;
    install_base64(lua, &host)?;
    install_keys(lua, &host)?;
    let digest = lua.create_function(|lua, (method, text): (String, LuaString)| {
        digest::of(&method, &text.as_bytes()).map(|bytes| lua.create_string(bytes)).transpose()
    })?;
    host.raw_set("digest", digest)?;
    let started = Instant::now();
    let elapsed = lua.create_function(move |_, ()| Ok(started.elapsed().as_secs_f64()))?;
    host.raw_set("elapsed", elapsed)?;
    let random = lua.create_function(|lua, count: usize| {
        let mut bytes = vec![0; count.min(1 << 20)];
        if getrandom::fill(&mut bytes).is_err() {
            return Ok(Value::Nil);
        }
        lua.create_string(bytes).map(Value::String)
    })?;
    host.raw_set("random_bytes", random)?;
    Ok(host)
}

/// `json_decode(text, list_metatable)` and `json_encode(value, array_mt, empty_array_mt, digits, converts_sparse,
/// empty_is_object, escapes_slash)`.
fn install_json(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let decode = lua.create_function(|lua, (text, metatable): (LuaString, Option<Table>)| {
        match JsonReader::new(lua, &text.as_bytes(), metatable).read() {
            Ok(value) => Ok(MultiValue::from_iter([value])),
            Err(Stop::Refused(text)) => refuse(lua, &text),
            Err(Stop::Machine(error)) => Err(error),
        }
    })?;
    host.raw_set("json_decode", decode)?;
    let encode = lua.create_function(|lua, arguments: EncodeArguments| {
        let (value, always, when_empty, digits, converts_sparse, empty_is_object, escapes_slash) =
            arguments;
        let list_metatables = [always, when_empty];
        let style =
            Style { digits, converts_sparse, empty_is_object, escapes_slash, list_metatables };
        match JsonWriter::write(&value, style) {
            Ok(text) => Ok(MultiValue::from_iter([Value::String(lua.create_string(text)?)])),
            Err(text) => refuse(lua, &text),
        }
    })?;
    host.raw_set("json_encode", encode)
}

fn install_base64(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let encode = lua.create_function(|lua, (text, padding): (LuaString, bool)| {
        lua.create_string(base64::encode(&text.as_bytes(), padding))
    })?;
    host.raw_set("encode_base64", encode)?;
    let decode = lua.create_function(|lua, (text, url): (LuaString, bool)| {
        let alphabet = if url { Alphabet::Url } else { Alphabet::Standard };
        base64::decode(&text.as_bytes(), alphabet).map(|bytes| lua.create_string(bytes)).transpose()
    })?;
    host.raw_set("decode_base64", decode)
}

/// `read_certificate(text)` and `read_key(text, format, kind)`: a table, or nil and a text. A key's table has
/// `public_pem`, the same for both halves of a pair and nil where the private one does not carry the other.
fn install_keys(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let read = lua.create_function(|lua, text: LuaString| {
        if key_text::is_certificate(&text.as_bytes()) {
            return Ok(MultiValue::from_iter([Value::Table(lua.create_table()?)]));
        }
        refuse(lua, NO_CERTIFICATE)
    })?;
    host.raw_set("read_certificate", read)?;
    let read = lua.create_function(|lua, (text, format, kind): KeyArguments| {
        let format = match format.as_deref() {
            Some("PEM") => Format::Pem,
            Some("DER") => Format::Der,
            Some("JWK") => Format::Jwk,
            _ => Format::Any,
        };
        let wants_private = kind.as_deref().map(|kind| kind == "private");
        let key = key_text::key(&text.as_bytes(), format);
        let fits = |is_private| wants_private.is_none_or(|wanted| wanted == is_private);
        let Some(key) = key.filter(|key| fits(key.is_private)) else { return refuse(lua, NO_KEY) };
        let table = lua.create_table()?;
        if !key.public.is_empty() {
            table.raw_set("public_pem", lua.create_string(key.public)?)?;
        }
        Ok(MultiValue::from_iter([Value::Table(table)]))
    })?;
    host.raw_set("read_key", read)
}

fn refuse(lua: &Lua, text: &str) -> mlua::Result<MultiValue> {
    Ok(MultiValue::from_iter([Value::Nil, Value::String(lua.create_string(text)?)]))
}
