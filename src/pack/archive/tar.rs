//! Gzipped tar, the form of tarballs: owner 0, no names, mtime 1980-01-01, one fixed gzip header.
//!
//! Paths that do not fit a ustar header get GNU long names, which every tar of today reads.

use std::io::{Read, Write};

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};
use tar::{Archive, Builder, EntryType, Header};

use super::{LEVEL, ReadBack, damaged};
use crate::failure::{Failure, Result};
use crate::pack::checksum::sha256;
use crate::pack::entry::{Entries, is_directory};

/// 1980-01-01 00:00:00 UTC, the date that ZIP's earliest one is too.
const MTIME: u64 = 315_532_800;

/// The gzip header's code for Unix.
const UNIX: u8 = 3;

/// The archive's bytes, every path below the folder `top`.
pub(crate) fn write(top: &str, entries: &Entries) -> Result<Vec<u8>> {
    pack(top, entries)
        .map_err(|error| Failure::environment(format!("cannot write the tarball: {error}")))
}

fn pack(top: &str, entries: &Entries) -> std::io::Result<Vec<u8>> {
    let mut builder = Builder::new(Vec::new());
    for (path, entry) in entries.iter() {
        let bytes = entry.contents.bytes();
        let mut header = Header::new_gnu();
        let kind = if is_directory(path) { EntryType::Directory } else { EntryType::Regular };
        header.set_entry_type(kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(entry.mode);
        header.set_mtime(MTIME);
        header.set_uid(0);
        header.set_gid(0);
        builder.append_data(&mut header, format!("{top}/{path}"), bytes)?;
    }
    let plain = builder.into_inner()?;
    let mut encoder =
        GzBuilder::new().mtime(0).operating_system(UNIX).write(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(&plain)?;
    encoder.finish()
}

/// Reads an archive of ours. Anything that is no file below `top` is damage.
pub(crate) fn read(name: &str, top: &str, bytes: &[u8]) -> Result<Vec<ReadBack>> {
    parse(top, bytes).ok_or_else(|| damaged(name, "it is not a whole tar.gz archive"))
}

fn parse(top: &str, bytes: &[u8]) -> Option<Vec<ReadBack>> {
    let mut files = Vec::new();
    let mut decoder = GzDecoder::new(bytes);
    let mut archive = Archive::new(&mut decoder);
    for entry in archive.entries().ok()? {
        let mut entry = entry.ok()?;
        let path = String::from_utf8(entry.path_bytes().into_owned()).ok()?;
        let mut contents = Vec::new();
        entry.read_to_end(&mut contents).ok()?;
        files.push(ReadBack {
            path: path.strip_prefix(top)?.strip_prefix('/')?.to_owned(),
            mode: entry.header().mode().ok()?,
            sha256: sha256(&contents),
        });
    }
    // The rest of the stream holds the end of the tar and the checksum of the gzip.
    std::io::copy(&mut decoder, &mut std::io::sink()).ok()?;
    Some(files)
}
