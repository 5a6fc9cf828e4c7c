//! Options of luacheck: what one table of `.luacheckrc` or one comment may set.

use super::definition::Definition;

/// What one table of options, or one comment, sets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// `std`
    pub(crate) std: Option<Std>,
    /// `compat`
    pub(crate) compat: Option<bool>,
    /// `globals` or `new_globals`
    pub(crate) globals: Option<Globals>,
    /// `read_globals` or `new_read_globals`
    pub(crate) read_globals: Option<Globals>,
    /// `not_globals`
    pub(crate) not_globals: Vec<String>,
    /// `ignore`
    pub(crate) ignore: Option<Vec<String>>,
    /// `only`
    pub(crate) only: Option<Vec<String>>,
    /// `enable`
    pub(crate) enable: Option<Vec<String>>,
    /// `global`, `unused`, `unused_args`, `redefined` in the order of [`MACROS`].
    pub(crate) macros: [Option<bool>; 4],
    /// `unused_secondaries`
    pub(crate) unused_secondaries: Option<bool>,
    /// `module`
    pub(crate) module: Option<bool>,
    /// `allow_defined`
    pub(crate) allow_defined: Option<bool>,
    /// `allow_defined_top`
    pub(crate) allow_defined_top: Option<bool>,
}

/// A value of `std`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Std {
    /// Names joined by `+`; `true` when the text begins with `+` and adds to what was set before.
    Named(Vec<Definition>, bool),
    /// A table.
    Table(Definition),
}

/// A value of `globals` or `read_globals`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Globals {
    /// Names and paths of the list part.
    pub(crate) list: Vec<String>,
    /// What the keys define.
    pub(crate) map: Definition,
    /// Whether it replaces what earlier options set (`new_globals`).
    pub(crate) new: bool,
}

/// Options that switch a group of codes: name and pattern, the most specific one first.
pub(crate) const MACROS: [(&str, &str); 4] =
    [("unused_args", "21[23]"), ("global", "1"), ("unused", "[23]"), ("redefined", "4")];

impl Options {
    /// Whether it changes which globals exist.
    pub(super) fn affects_globals(&self) -> bool {
        self.replaces_globals()
            || self.globals.is_some()
            || self.read_globals.is_some()
            || !self.not_globals.is_empty()
    }

    /// Whether it takes some away that weaker options have set.
    pub(super) fn replaces_globals(&self) -> bool {
        let is_new =
            |globals: &Option<Globals>| globals.as_ref().is_some_and(|globals| globals.new);
        self.std.is_some()
            || self.compat.is_some()
            || is_new(&self.globals)
            || is_new(&self.read_globals)
    }
}
