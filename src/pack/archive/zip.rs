//! ZIP, the form of rocks: deflate, host Unix, DOS date 1980-01-01, no extra fields, no data descriptors.
//!
//! Info-ZIP's `unzip` and the reader inside LuaRocks both take it. Reading back does not use the writer's crate: it walks
//! the central directory itself.

use std::io::{Cursor, Write};

use flate2::bufread::DeflateDecoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::{LEVEL, ReadBack, damaged};
use crate::failure::{Failure, Result};
use crate::pack::checksum::sha256;
use crate::pack::entry::{Entries, is_directory};

/// The archive's bytes.
pub(crate) fn write(entries: &Entries) -> Result<Vec<u8>> {
    pack(entries).map_err(|error| Failure::environment(format!("cannot write the rock: {error}")))
}

fn pack(entries: &Entries) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, entry) in entries.iter() {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(i64::from(LEVEL)))
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(entry.mode)
            .system(System::Unix);
        if is_directory(path) {
            writer.add_directory(path, options)?;
        } else {
            writer.start_file(path, options)?;
            writer.write_all(entry.contents.bytes())?;
        }
    }
    Ok(writer.finish()?.into_inner())
}

const END_OF_CENTRAL_DIRECTORY: &[u8] = b"PK\x05\x06";
const CENTRAL_HEADER: &[u8] = b"PK\x01\x02";
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// Reads an archive of ours: central directory, local headers, unpacked contents with size and CRC-32. Only what
/// [`write()`] makes is understood; all else is damage.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Result<Vec<ReadBack>> {
    parse(bytes).ok_or_else(|| damaged(name, "it is not a whole ZIP archive"))
}

fn parse(bytes: &[u8]) -> Option<Vec<ReadBack>> {
    let end = bytes.get(bytes.len().checked_sub(22)?..)?;
    let end = Fields(end.strip_prefix(END_OF_CENTRAL_DIRECTORY)?);
    let count = end.two(6)?;
    let directory = bytes.get(end.four(12)?..)?.get(..end.four(8)?)?;
    let mut rest = directory;
    let mut files = Vec::with_capacity(count);
    for _ in 0..count {
        let header = Fields(rest.strip_prefix(CENTRAL_HEADER)?);
        let name_length = header.two(24)?;
        let path = header.0.get(42..42 + name_length)?;
        let unpacked = unpack(bytes, &header, path)?;
        files.push(ReadBack {
            path: String::from_utf8(path.to_vec()).ok()?,
            mode: u32::try_from(header.four(34)? >> 16).ok()? & 0o7777,
            sha256: sha256(&unpacked),
        });
        rest = rest.get(46 + name_length + header.two(26)? + header.two(28)?..)?;
    }
    rest.is_empty().then_some(files)
}

/// The contents of the file that a central header describes. The local header must agree with it.
fn unpack(bytes: &[u8], central: &Fields<'_>, path: &[u8]) -> Option<Vec<u8>> {
    let (packed, unpacked) = (central.four(16)?, central.four(20)?);
    let local = Fields(bytes.get(central.four(38)?..)?.strip_prefix(LOCAL_HEADER)?);
    let agree = local.two(2)? == central.two(4)?
        && local.four(10)? == central.four(12)?
        && local.four(14)? == packed
        && local.four(18)? == unpacked
        && local.0.get(26..26 + path.len())? == path;
    let start = 26 + local.two(22)? + local.two(24)?;
    let data = local.0.get(start..start + packed)?;
    let contents = match central.two(6)? {
        0 => data.to_vec(),
        8 => inflate(data, unpacked)?,
        _ => return None,
    };
    let mut crc = flate2::Crc::new();
    crc.update(&contents);
    let whole =
        contents.len() == unpacked && usize::try_from(crc.sum()).ok()? == central.four(12)?;
    (agree && whole).then_some(contents)
}

fn inflate(data: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut contents = Vec::with_capacity(size);
    std::io::copy(&mut DeflateDecoder::new(data), &mut contents).ok()?;
    Some(contents)
}

/// Little-endian numbers at offsets that are counted from behind the four bytes of the signature.
struct Fields<'a>(&'a [u8]);

impl Fields<'_> {
    fn two(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes(bytes.try_into().ok()?)))
    }

    fn four(&self, at: usize) -> Option<usize> {
        let bytes = self.0.get(at..at + 4)?;
        usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
    }
}
