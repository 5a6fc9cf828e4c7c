//! Online: where the documentation stands that messages point to. Whoever reads them may have the program alone.

/// The list of all lints.
pub(crate) const LINTS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/lints.md");

/// The keys of `kongsmith.toml`.
pub(crate) const SETTINGS: &str =
    concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/settings.md");
