//! Configurations of plugins as people keep them: JSON or YAML documents that hold the configuration itself, a plugin
//! entity, or a whole declarative configuration of Kong.
//!
//! It knows the forms; whether a configuration is accepted is for the plugin's schema to say.

mod declarative;
mod document;
mod documents;
mod entry;
mod node;
mod outline;

pub(crate) use documents::Documents;
pub(crate) use entry::Entry;
