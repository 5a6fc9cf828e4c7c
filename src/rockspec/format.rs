//! The format of a rockspec: which fields it may have and what is left to LuaRocks.

use std::fmt;

/// The formats, each with all that the earlier ones have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    /// 1.0, also where `rockspec_format` is absent
    V1_0,
    /// 1.1: `deploy`
    V1_1,
    /// 3.0: namespaces, labels, `test`, dependencies for building and testing, modules found by themselves
    V3_0,
    /// 3.1: read by LuaRocks 3.12 and newer only
    V3_1,
}

impl Format {
    /// From the oldest to the newest.
    pub(crate) const ALL: [Self; 4] = [Self::V1_0, Self::V1_1, Self::V3_0, Self::V3_1];

    /// The format with this name; no name means 1.0.
    pub(crate) fn read(name: Option<&str>) -> Option<Self> {
        match name {
            None => Some(Self::V1_0),
            Some(name) => Self::ALL.into_iter().find(|format| format.as_str() == name),
        }
    }

    /// Its name in a rockspec.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
