//! A version constraint of a LuaRocks dependency: `>= 1.0`, `~> 2.1`, `== 1.2-1`.

use super::RockVersion;

/// One comparison that a dependency asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Constraint {
    /// How to compare.
    pub(crate) operator: Operator,
    /// With what.
    pub(crate) version: RockVersion,
}

/// LuaRocks' operators. No operator and `=` mean `==`, `!=` means `~=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `==`
    Equal,
    /// `~=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `~>`: the components that are given agree
    Pessimistic,
}

impl Operator {
    /// The operator with this spelling.
    pub(crate) fn read(text: &str) -> Option<Self> {
        Some(match text {
            "==" | "" | "=" => Self::Equal,
            "~=" | "!=" => Self::NotEqual,
            "<" => Self::Less,
            "<=" => Self::LessOrEqual,
            ">" => Self::Greater,
            ">=" => Self::GreaterOrEqual,
            "~>" => Self::Pessimistic,
            _ => return None,
        })
    }
}

impl Constraint {
    /// Whether `candidate` is what the constraint asks for, by LuaRocks' comparison.
    pub(crate) fn allows(&self, candidate: &RockVersion) -> bool {
        let wanted = &self.version;
        match self.operator {
            Operator::Equal => candidate.matches(wanted),
            Operator::NotEqual => !candidate.matches(wanted),
            Operator::Less => candidate.is_less_than(wanted),
            Operator::LessOrEqual => !wanted.is_less_than(candidate),
            Operator::Greater => wanted.is_less_than(candidate),
            Operator::GreaterOrEqual => !candidate.is_less_than(wanted),
            Operator::Pessimistic => candidate.matches_partly(wanted),
        }
    }
}
