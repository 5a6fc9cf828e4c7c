//! Checksums of packages: SHA-256, and the `SHA256SUMS` file that `sha256sum --check` reads.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::hex::hex;

/// The name of the list.
pub(crate) const SHA256SUMS: &str = "SHA256SUMS";

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// One line for each (file name, SHA-256), sorted by name, in the form of coreutils' text mode: sum, two blanks, name.
pub(crate) fn sums_file<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut files: Vec<_> = files.collect();
    files.sort_unstable();
    files.into_iter().fold(String::new(), |mut text, (name, sum)| {
        let _ = writeln!(text, "{sum}  {name}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_sorted_by_name() {
        let files = [("b.rock", "22"), ("a.tar.gz", "11")];
        assert_eq!(sums_file(files.into_iter()), "11  a.tar.gz\n22  b.rock\n");
    }
}
