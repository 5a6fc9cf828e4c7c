//! The host: what Lua modules of our own need and Lua cannot do itself, as the module `kongsmith.host`.
//!
//! Functions here never raise errors of the program: they answer nil and a text, and the Lua side raises.

mod base64;
mod certificate;
mod der;
mod digest;
mod json_reader;
mod json_web_key;
mod json_writer;
mod key;
mod key_table;
mod key_text;
mod pem;
mod regex;

use std::time::Instant;

use mlua::{Lua, LuaString, MultiValue, Table, Value};

use base64::Alphabet;
use json_reader::{JsonReader, Stop};
use json_writer::{JsonWriter, Style};

type EncodeArguments = (Value, Table, Table, usize, bool, bool, bool);

/// Makes the module's table.
pub(super) fn create(lua: &Lua) -> mlua::Result<Table> {
    let host = lua.create_table()?;
    host.raw_set("null", Value::NULL)?;
    regex::Cache::default().install(lua, &host)?;
    install_json(lua, &host)?;
    install_base64(lua, &host)?;
    key_table::install(lua, &host)?;
    digest::install(lua, &host)?;
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

/// `encode_base64(text, padding, url)` and `decode_base64(text, url)`, nil for what is none.
fn install_base64(lua: &Lua, host: &Table) -> mlua::Result<()> {
    let alphabet = |url| if url { Alphabet::Url } else { Alphabet::Standard };
    let encode =
        lua.create_function(move |lua, (text, padding, url): (LuaString, bool, bool)| {
            lua.create_string(base64::encode(&text.as_bytes(), alphabet(url), padding))
        })?;
    host.raw_set("encode_base64", encode)?;
    let decode = lua.create_function(move |lua, (text, url): (LuaString, bool)| {
        let alphabet = alphabet(url);
        base64::decode(&text.as_bytes(), alphabet).map(|bytes| lua.create_string(bytes)).transpose()
    })?;
    host.raw_set("decode_base64", decode)
}

fn refuse(lua: &Lua, text: &str) -> mlua::Result<MultiValue> {
    Ok(MultiValue::from_iter([Value::Nil, Value::String(lua.create_string(text)?)]))
}
