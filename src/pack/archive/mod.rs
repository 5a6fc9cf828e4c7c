//! Archives: the same entries give the same bytes, whatever the machine.
//!
//! Entries are written in the order of [`Entries`], with fixed dates, modes, owners and compression.
//! [`verify`] reads an archive back and compares it with what was meant.

use super::entry::Entries;
use crate::failure::{Failure, Result};

pub(crate) mod tar;
pub(crate) mod zip;

/// The level of every deflate stream. Six is zlib's default: nine takes three times as long for one part in a hundred.
const LEVEL: u32 = 6;

/// A file as it was read back from an archive.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReadBack {
    /// Path in the archive.
    pub(crate) path: String,
    /// Permission bits.
    pub(crate) mode: u32,
    /// SHA-256 of the unpacked contents in lower-case hexadecimal.
    pub(crate) sha256: String,
}

/// Compares what was read back from an archive with what was meant. A difference would be kongsmith's own mistake or the
/// disk's, and the package must not be used.
pub(crate) fn verify(name: &str, read: &[ReadBack], meant: &Entries) -> Result<()> {
    let as_meant = read.len() == meant.len()
        && read.iter().zip(meant.iter()).all(|(read, (path, entry))| {
            read.path == path && read.mode == entry.mode && read.sha256 == entry.contents.sha256()
        });
    if as_meant {
        return Ok(());
    }
    Err(damaged(name, "it does not hold what was put in"))
}

/// The failure of a package that was written and then does not read well.
fn damaged(name: &str, reason: &str) -> Failure {
    Failure::environment(format!("`{name}` was read back after writing: {reason}"))
        .help("check the disk, then pack again; if it happens again, report it as a bug")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pack::entry::{Contents, READ, RUN, path_fault};

    fn entries() -> impl Strategy<Value = Entries> {
        let path = "[a-z._-]{1,12}(/[a-zA-Z0-9 äß._-]{1,60}){0,3}"
            .prop_filter("a path that can be unpacked", |path| path_fault(path).is_none());
        let contents = prop::collection::vec(any::<u8>(), 0..3000);
        prop::collection::btree_map(path, (contents, any::<bool>()), 0..12).prop_map(|files| {
            let mut entries = Entries::default();
            for (path, (contents, runs)) in files {
                let mode = if runs { RUN } else { READ };
                if contents.len() < 200 && runs {
                    entries.insert_empty_directory(&path);
                } else {
                    entries.insert(path, Contents::new(contents), mode);
                }
            }
            entries
        })
    }

    fn one(contents: &[u8]) -> Entries {
        let mut entries = Entries::default();
        entries.insert("a/b", Contents::new(contents.to_vec()), READ);
        entries
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(entries in entries()) {
            let bytes = zip::write(&entries).unwrap();
            verify("x", &zip::read("x", &bytes).unwrap(), &entries).unwrap();
            let bytes = tar::write("top-1", &entries).unwrap();
            verify("x", &tar::read("x", "top-1", &bytes).unwrap(), &entries).unwrap();
        }

        #[test]
        fn damaged_contents_are_told(
            entries in entries(),
            at in any::<prop::sample::Index>(),
            bit in 0_u8..8,
        ) {
            let flip = |mut bytes: Vec<u8>| {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
                bytes
            };
            // Some bits (dates, versions, padding) mean nothing to a reader: what reads and verifies is what was meant.
            let rock = zip::read("x", &flip(zip::write(&entries).unwrap()));
            let tarball = tar::read("x", "t", &flip(tar::write("t", &entries).unwrap()));
            for read in [rock, tarball].into_iter().flatten() {
                let meant: Vec<_> = entries.iter().map(|(path, _)| path).collect();
                let found: Vec<_> = read.iter().map(|read| read.path.as_str()).collect();
                prop_assert_eq!(verify("x", &read, &entries).is_ok(), meant == found
                    && read.iter().zip(entries.iter()).all(|(read, (_, entry))| {
                        read.sha256 == entry.contents.sha256() && read.mode == entry.mode
                    }));
            }
        }

        #[test]
        fn anything_may_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = zip::read("x", &bytes);
            let _ = tar::read("x", "t", &bytes);
        }
    }

    #[test]
    fn other_contents_are_told() {
        let bytes = zip::write(&one(b"1")).unwrap();
        let failure = verify("x.rock", &zip::read("x.rock", &bytes).unwrap(), &one(b"2"));
        assert_eq!(
            failure.unwrap_err().message,
            "`x.rock` was read back after writing: it does not hold what was put in"
        );
    }

    #[test]
    fn a_cut_archive_is_told() {
        let bytes = zip::write(&one(b"1")).unwrap();
        zip::read("x", &bytes[..bytes.len() - 1]).unwrap_err();
        let bytes = tar::write("t", &one(b"1")).unwrap();
        tar::read("x", "t", &bytes[..bytes.len() - 1]).unwrap_err();
    }
}
