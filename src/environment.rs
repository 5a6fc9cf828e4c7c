//! The environment variables, read once and handed down.

use std::collections::BTreeMap;
use std::ffi::OsString;

/// A snapshot of the process's environment. Variables that are not UTF-8 are left out: kongsmith reads none of those.
#[derive(Clone, Debug, Default)]
pub(crate) struct Environment {
    variables: BTreeMap<String, String>,
}

impl Environment {
    /// Takes what the operating system hands in.
    pub(crate) fn new(variables: impl Iterator<Item = (OsString, OsString)>) -> Self {
        let variables = variables
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self { variables }
    }

    /// A variable that is set and not empty.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// All variables, empty ones too.
    pub(crate) fn all(&self) -> &BTreeMap<String, String> {
        &self.variables
    }
}
