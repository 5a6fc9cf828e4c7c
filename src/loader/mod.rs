//! The loader: what Kong does with a plugin when it starts, and what a plugin's schema says to a configuration.
//!
//! The rules are Lua modules (`kongsmith.load`, `kongsmith.validate`) that run in a [`Worker`](crate::vm::Worker); here
//! are the questions and the answers as plain values.

mod installed;
#[cfg(test)]
mod openresty;
#[cfg(test)]
mod openssl;
mod plugin;
#[cfg(test)]
mod tests;
mod validation;
#[cfg(test)]
mod vectors;
mod verdict;

pub(crate) use installed::search_path;
pub(crate) use plugin::{HandlerProblem, LoadedPlugin, Loader, Required};
pub(crate) use validation::{Answer, Input};
pub(crate) use verdict::{Stage, Unjudged, Verdict};
