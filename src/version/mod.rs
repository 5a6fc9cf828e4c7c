//! Versions: the three spellings that a plugin's version has, their order, and the next one.
//!
//! A handler's VERSION is SemVer (`1.2.0-rc.1`, [`PluginVersion`]), LuaRocks writes the same version with a revision and
//! without a hyphen (`1.2.0rc.1-1`, [`RockVersion`]), and Kong itself reads only the numbers ([`KongVersion`]).

mod constraint;
mod kong;
mod level;
mod plugin;
mod rock;
#[cfg(test)]
mod tests;

pub(crate) use constraint::{Constraint, Operator};
pub(crate) use kong::KongVersion;
pub(crate) use level::{Level, Step};
pub(crate) use plugin::{PluginVersion, Spelled};
pub(crate) use rock::RockVersion;
