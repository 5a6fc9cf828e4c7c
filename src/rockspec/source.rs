//! `source`: where LuaRocks fetches a package's files from. Packing from a working tree never uses it; the name of the
//! folder in a source rock comes from here.

use super::description::text;
use crate::vm::Value;

/// The fields of `source` that matter outside of LuaRocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Source {
    /// The address.
    pub(crate) url: String,
    /// The folder inside of what is fetched.
    pub(crate) dir: Option<String>,
    /// The file that is fetched.
    pub(crate) file: Option<String>,
    /// The tag to check out.
    pub(crate) tag: Option<String>,
    /// The branch to check out.
    pub(crate) branch: Option<String>,
    /// The module of an old repository; also a name for the folder.
    pub(crate) module: Option<String>,
    /// The checksum of an archive.
    pub(crate) md5: Option<String>,
}

/// Endings that LuaRocks takes off a name to get the folder's.
const ENDINGS: [&str; 6] = ["zip", "git", "tgz", "tar", "gz", "bz2"];

impl Source {
    pub(super) fn read(value: &Value) -> Self {
        let fields = value.as_table();
        let text = |name: &str| text(fields, name);
        Self {
            url: text("url").unwrap_or_default(),
            dir: text("dir"),
            file: text("file"),
            tag: text("cvs_tag").or_else(|| text("tag")),
            branch: text("branch"),
            module: text("cvs_module").or_else(|| text("module")),
            md5: text("md5"),
        }
    }

    /// The part of the address before `://`; a plain path is a `file`.
    pub(crate) fn protocol(&self) -> &str {
        match self.url.split_once("://") {
            Some((protocol, _)) if !protocol.contains(':') => protocol,
            _ => "file",
        }
    }

    /// Whether LuaRocks fetches one file and unpacks it (`https`, `http`, `ftp`, `file`) instead of checking out a
    /// repository. `https://host/x.git` counts, and fails there: the protocol has to be `git+https`.
    pub(crate) fn is_archive(&self) -> bool {
        matches!(self.protocol(), "http" | "https" | "ftp" | "file")
    }

    /// The folder that LuaRocks looks for in a source rock: `dir`, or the last part of the address without `.git` and
    /// the like.
    pub(crate) fn folder(&self) -> String {
        if let Some(folder) = self.dir.as_ref().or(self.module.as_ref()) {
            return folder.clone();
        }
        let name = self.file.as_ref().unwrap_or(&self.url).trim_end_matches(['/', '\\']);
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let base = match base.rsplit_once('.') {
            Some((stem, ending)) if ENDINGS.contains(&ending) => stem,
            _ => base,
        };
        base.replace(".tar", "")
    }
}
