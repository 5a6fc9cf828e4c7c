//! A kind of package: what it is for and what its file is called.

use serde::Serialize;

/// The kinds of packages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// A binary rock without binaries, for `luarocks install`.
    Rock,
    /// A rockspec with its sources, for `luarocks build`.
    SrcRock,
    /// A folder with sources, for `lua_package_path` and `luarocks make`.
    Tarball,
}

impl Kind {
    /// The name of the package's file. `name` and `version` are LuaRocks': lower case, with the revision.
    pub(crate) fn file_name(self, name: &str, version: &str) -> String {
        match self {
            Self::Rock => format!("{name}-{version}.all.rock"),
            Self::SrcRock => format!("{name}-{version}.src.rock"),
            Self::Tarball => format!("{name}-{version}.tar.gz"),
        }
    }
}
