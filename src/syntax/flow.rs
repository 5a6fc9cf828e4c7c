//! Flow: what a file assigns to what, which is all that is needed to follow a value to where it is written.

use std::ops::Range;

/// A file as the assignments in it, in the order of the text. Bodies of functions count like the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Chunk {
    /// Every assignment, `local` or not.
    pub(crate) assignments: Vec<Assignment>,
    /// The first value of every `return` outside of functions.
    pub(crate) returns: Vec<Expression>,
}

/// `local target = value`, `target = value`, or `target.path = value`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Assignment {
    /// The variable.
    pub(crate) target: Variable,
    /// The fields below the variable: `Handler.VERSION` has `VERSION`.
    pub(crate) path: Vec<String>,
    /// What is assigned.
    pub(crate) value: Expression,
}

/// A variable, told apart from others of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Variable {
    /// A global.
    Global(String),
    /// A local or a parameter: its name and the number of its declaration in the file.
    Local(String, usize),
}

#[cfg(test)]
impl Variable {
    /// Its name.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Global(name) | Self::Local(name, _) => name,
        }
    }
}

/// An expression and the bytes that it takes up.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expression {
    /// What it is.
    pub(crate) kind: Kind,
    /// Where it is.
    pub(crate) range: Range<usize>,
}

/// What an expression is, as far as values can be followed through it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// A string or a number.
    Literal(Literal),
    /// A variable.
    Variable(Variable),
    /// `base.name` or `base["name"]`.
    Field(Box<Expression>, String),
    /// A table; fields whose names are not written as such are left out.
    Table(Vec<(String, Expression)>),
    /// `a .. b`
    Concatenation(Box<Expression>, Box<Expression>),
    /// `a or b`, `a and b`
    Choice(Box<Expression>, Box<Expression>),
    /// `require "name"`
    Require(String),
    /// `setmetatable(table, ...)`, whose value is its first argument.
    Metatable(Box<Expression>),
    /// Any other call.
    Call,
    /// Anything else.
    Other,
}

/// A string or number as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// The text between the quotes, or the digits. `None` for a string with escapes.
    pub(crate) text: Option<String>,
    /// How it is written.
    pub(crate) kind: LiteralKind,
    /// The bytes between the quotes, or those of the number.
    pub(crate) inside: Range<usize>,
}

/// How a literal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LiteralKind {
    /// In single or double quotes.
    Quoted,
    /// In long brackets.
    Bracketed,
    /// A number.
    Number,
}
