//! A value: what an expression stands for, as far as it is known.

use crate::lint::FileId;
use crate::syntax::{ExpressionId, FunctionId, LocalId};

/// What an expression stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Not known.
    Unknown,
    /// A global or one of its fields: `kong.request.get_header`.
    Global(Vec<Box<str>>),
    /// A module that is not the plugin's, or one of its fields.
    Foreign(Box<str>, Vec<Box<str>>),
    /// A function of the plugin.
    Function(FileId, FunctionId),
    /// A table of the plugin.
    Table(FileId, TableOrigin),
    /// A constant string.
    Text(Box<str>),
}

/// Where a table comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum TableOrigin {
    /// A table constructor.
    Constructor(ExpressionId),
    /// A local that holds something whose making is not known, such as `Base:extend()`.
    Local(LocalId),
}
