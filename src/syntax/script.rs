//! A script: one Lua file as plain data that analyses can walk without the lossless tree.
//!
//! Every expression, statement, block, function and local variable stands in a list and is named by its place there.
//! Names are resolved: an expression is a local variable or a global one. Positions are byte ranges of the source.

/// A range of bytes in the source, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Range {
    /// First byte.
    pub(crate) start: u32,
    /// Byte after the last one.
    pub(crate) end: u32,
}

impl Range {
    /// The same as offsets.
    pub(crate) fn bytes(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of one to the end of the other.
    pub(crate) fn to(self, end: Range) -> Range {
        Range { start: self.start, end: end.end }
    }
}

macro_rules! place {
    ($(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) u32);

        impl $name {
            /// The place in the list.
            pub(crate) fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

place!(
    /// Names an [`Expression`].
    ExpressionId
);
place!(
    /// Names a [`Block`].
    BlockId
);
place!(
    /// Names a [`Function`]; the first one is the main chunk.
    FunctionId
);
place!(
    /// Names a [`Local`].
    LocalId
);
place!(
    /// Names a [`Condition`].
    ConditionId
);

/// The main chunk, a function like any other.
pub(crate) const MAIN: FunctionId = FunctionId(0);

/// How many conditions of an expression are told, the innermost.
const CONDITIONS: usize = 200;

/// How many of them stand before it: a long function may have an early `return` in every line.
const EARLIER: usize = 24;

/// One Lua file.
#[derive(Debug, Default)]
pub(crate) struct Script {
    /// All expressions, inner ones before the outer ones that hold them.
    pub(crate) expressions: Vec<Expression>,
    /// All blocks.
    pub(crate) blocks: Vec<Block>,
    /// All functions; [`MAIN`] is the first.
    pub(crate) functions: Vec<Function>,
    /// All local variables, parameters and loop variables.
    pub(crate) locals: Vec<Local>,
    /// All conditions under which an expression is evaluated.
    pub(crate) conditions: Vec<Condition>,
}

/// One expression.
#[derive(Debug)]
pub(crate) struct Expression {
    /// Where it stands.
    pub(crate) range: Range,
    /// The function that evaluates it.
    pub(crate) function: FunctionId,
    /// The innermost condition in its function that lets it be evaluated.
    pub(crate) condition: Option<ConditionId>,
    /// What it is.
    pub(crate) kind: ExpressionKind,
}

/// What an expression is.
#[derive(Debug)]
pub(crate) enum ExpressionKind {
    /// `nil`
    Nil,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number,
    /// A string, its escapes undone; bytes that are not UTF-8 are replaced.
    String(Box<str>),
    /// `...`
    Vararg,
    /// A local variable, a parameter or a loop variable.
    Local(LocalId),
    /// A global variable.
    Global(Box<str>),
    /// `object.key` or `object[key]`; a key after a dot is a string.
    Index {
        /// What is indexed.
        object: ExpressionId,
        /// The key.
        key: ExpressionId,
    },
    /// `callee(arguments)`
    Call {
        /// What is called.
        callee: ExpressionId,
        /// The arguments as written.
        arguments: Vec<ExpressionId>,
    },
    /// `object:name(arguments)`
    Method {
        /// What the method is called on.
        object: ExpressionId,
        /// The method's name, a string.
        name: ExpressionId,
        /// The arguments as written.
        arguments: Vec<ExpressionId>,
    },
    /// `function(...) ... end`
    Function(FunctionId),
    /// `left operator right`
    Binary {
        /// The operator.
        operator: Operator,
        /// The left operand.
        left: ExpressionId,
        /// The right operand.
        right: ExpressionId,
    },
    /// `not operand`
    Not(ExpressionId),
    /// `-operand` or `#operand`
    Unary(ExpressionId),
    /// `{ ... }`
    Table(Vec<Field>),
    /// `(inner)`
    Parentheses(ExpressionId),
}

/// A binary operator, as far as analyses tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    /// `and`
    And,
    /// `or`
    Or,
    /// `==`
    Equal,
    /// `~=`
    NotEqual,
    /// `..`
    Concatenate,
    /// Any other.
    Other,
}

/// One field of a table constructor.
#[derive(Debug)]
pub(crate) struct Field {
    /// The key; none in the list part.
    pub(crate) key: Option<ExpressionId>,
    /// The value.
    pub(crate) value: ExpressionId,
}

/// A list of statements with a scope of its own.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// The statements in order.
    pub(crate) statements: Vec<Statement>,
    /// Whether it never runs to its end.
    pub(crate) leaves: bool,
}

/// One statement.
#[derive(Debug)]
pub(crate) struct Statement {
    /// Where it stands, without a semicolon.
    pub(crate) range: Range,
    /// What it is.
    pub(crate) kind: StatementKind,
}

/// What a statement is.
#[expect(dead_code, reason = "it is the whole of Lua, of which lints read what they need")]
#[derive(Debug)]
pub(crate) enum StatementKind {
    /// `local names = values`, also `local function name`.
    Local {
        /// The variables.
        locals: Vec<LocalId>,
        /// The values as written.
        values: Vec<ExpressionId>,
    },
    /// `targets = values`, also `function target`.
    Assign {
        /// What is assigned to.
        targets: Vec<ExpressionId>,
        /// The values as written.
        values: Vec<ExpressionId>,
    },
    /// A call on its own.
    Call(ExpressionId),
    /// `do ... end`
    Do(BlockId),
    /// `while condition do ... end`
    While {
        /// The condition.
        condition: ExpressionId,
        /// The body.
        body: BlockId,
    },
    /// `repeat ... until condition`
    Repeat {
        /// The body.
        body: BlockId,
        /// The condition.
        condition: ExpressionId,
    },
    /// `if ... then ... elseif ... else ... end`
    If {
        /// Each condition with its block.
        arms: Vec<(ExpressionId, BlockId)>,
        /// The block after `else`.
        otherwise: Option<BlockId>,
    },
    /// `for name = from, to, step do ... end`
    NumericFor {
        /// The loop variable.
        local: LocalId,
        /// Start, limit and step.
        values: Vec<ExpressionId>,
        /// The body.
        body: BlockId,
    },
    /// `for names in values do ... end`
    GenericFor {
        /// The loop variables.
        locals: Vec<LocalId>,
        /// The values as written.
        values: Vec<ExpressionId>,
        /// The body.
        body: BlockId,
    },
    /// `return values`
    Return(Vec<ExpressionId>),
    /// `break`
    Break,
    /// `goto label`
    Goto,
    /// `::label::`
    Label,
}

/// One function.
#[derive(Debug)]
pub(crate) struct Function {
    /// From `function` to `end`.
    pub(crate) range: Range,
    /// The parameters, with `self` first where a colon declares it.
    pub(crate) parameters: Vec<LocalId>,
    /// Whether the last parameter is `...`.
    pub(crate) vararg: bool,
    /// Whether it is declared with a colon.
    pub(crate) method: bool,
    /// What it is called in messages: `name`, `Table.name`, `Table:name`; empty for one without a name.
    pub(crate) name: Box<str>,
    /// The function around it; none for the main chunk.
    pub(crate) parent: Option<FunctionId>,
    /// The innermost condition that lets it be made.
    pub(crate) condition: Option<ConditionId>,
    /// Its body.
    pub(crate) body: BlockId,
    /// The calls that it makes itself, in order.
    pub(crate) calls: Vec<ExpressionId>,
}

/// A local variable, a parameter or a loop variable.
#[derive(Debug)]
pub(crate) struct Local {
    /// Its name.
    pub(crate) name: Box<str>,
    /// Where it is declared.
    pub(crate) range: Range,
    /// The function that it belongs to.
    pub(crate) function: FunctionId,
    /// How it came to be.
    pub(crate) origin: Origin,
    /// Where it is read.
    pub(crate) reads: Vec<ExpressionId>,
    /// Where it is assigned to after its declaration.
    pub(crate) writes: Vec<ExpressionId>,
}

/// How a local variable came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// `local name = value`
    Value(ExpressionId),
    /// A further result of the call, or `...`, that ends the list of values.
    Result(ExpressionId),
    /// `local name` without a value.
    Empty,
    /// `local function name`
    Function(ExpressionId),
    /// A parameter.
    Parameter,
    /// The `self` of a function declared with a colon.
    ImplicitSelf,
    /// A loop variable.
    Loop,
}

/// Something that must be true, or false, for an expression to be evaluated.
#[derive(Debug)]
pub(crate) struct Condition {
    /// What is tested.
    pub(crate) test: ExpressionId,
    /// What it has to do with the expression.
    pub(crate) kind: ConditionKind,
    /// The condition around it.
    pub(crate) outer: Option<ConditionId>,
}

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConditionKind {
    /// Around the expression.
    Around,
    /// Before it, and the block is left otherwise: `if not found then return end`.
    Leaves,
    /// Before it, and an error is raised otherwise: `if not found then error(message) end`.
    Raises,
}

impl Script {
    /// The expression of that name.
    pub(crate) fn expression(&self, id: ExpressionId) -> &Expression {
        &self.expressions[id.index()]
    }

    /// What the expression is.
    pub(crate) fn kind(&self, id: ExpressionId) -> &ExpressionKind {
        &self.expression(id).kind
    }

    /// The block of that name.
    pub(crate) fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }

    /// The function of that name.
    pub(crate) fn function(&self, id: FunctionId) -> &Function {
        &self.functions[id.index()]
    }

    /// The local variable of that name.
    pub(crate) fn local(&self, id: LocalId) -> &Local {
        &self.locals[id.index()]
    }

    /// Every expression with its name.
    pub(crate) fn all(&self) -> impl Iterator<Item = (ExpressionId, &Expression)> {
        (0u32..).map(ExpressionId).zip(&self.expressions)
    }

    /// Every function with its name.
    pub(crate) fn all_functions(&self) -> impl Iterator<Item = (FunctionId, &Function)> {
        (0u32..).map(FunctionId).zip(&self.functions)
    }

    /// The text of an expression that is a string constant, looking through parentheses.
    pub(crate) fn string(&self, id: ExpressionId) -> Option<&str> {
        match self.kind(id) {
            ExpressionKind::String(text) => Some(text),
            ExpressionKind::Parentheses(inner) => self.string(*inner),
            _ => None,
        }
    }

    /// The module that a call requires by its name, also where a local stands for `require`.
    pub(crate) fn required(&self, call: ExpressionId) -> Option<&str> {
        let ExpressionKind::Call { callee, arguments } = self.kind(call) else { return None };
        self.string(*arguments.first().filter(|_| self.is_require(*callee))?)
    }

    fn is_require(&self, id: ExpressionId) -> bool {
        match self.kind(id) {
            ExpressionKind::Global(name) => name.as_ref() == "require",
            ExpressionKind::Local(local) => match self.local(*local) {
                Local { origin: Origin::Value(value), writes, .. } => {
                    writes.is_empty() && self.is_require(*value)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether `inner` is `outer` or lies inside of it.
    pub(crate) fn is_within(&self, inner: FunctionId, outer: FunctionId) -> bool {
        let mut function = Some(inner);
        while let Some(id) = function {
            if id == outer {
                return true;
            }
            function = self.function(id).parent;
        }
        false
    }

    /// The expressions that are assigned to, declarations of locals aside.
    pub(crate) fn targets(&self) -> impl Iterator<Item = ExpressionId> {
        let statements = self.blocks.iter().flat_map(|block| &block.statements);
        let targets = statements.filter_map(|statement| match &statement.kind {
            StatementKind::Assign { targets, .. } => Some(targets.iter().copied()),
            _ => None,
        });
        targets.flatten()
    }

    /// The first values that a function returns; a `return` without values is left out.
    pub(crate) fn returned_by(&self, function: FunctionId) -> impl Iterator<Item = ExpressionId> {
        let statements = self.blocks.iter().flat_map(|block| &block.statements);
        let first = statements.filter_map(|statement| match &statement.kind {
            StatementKind::Return(values) => values.first().copied(),
            _ => None,
        });
        first.filter(move |value| self.expression(*value).function == function)
    }

    /// The conditions that an expression is evaluated under, innermost first: those around it, around its function, and
    /// those of an earlier `if` that leaves otherwise.
    pub(crate) fn conditions_of(&self, id: ExpressionId) -> impl Iterator<Item = &Condition> {
        let Expression { condition, function, .. } = *self.expression(id);
        let mut around = Some(function);
        let functions = std::iter::from_fn(move || {
            let function = self.function(around?);
            around = function.parent;
            Some(function.condition)
        });
        let conditions = std::iter::once(condition).chain(functions);
        let conditions = conditions.flat_map(|innermost| self.chain(innermost));
        let mut earlier = 0;
        let is_near = move |found: &&Condition| {
            earlier += usize::from(found.kind != ConditionKind::Around);
            found.kind == ConditionKind::Around || earlier <= EARLIER
        };
        conditions.filter(is_near).take(CONDITIONS)
    }

    /// Whether its function may go on without evaluating an expression; raising an error is not going on.
    pub(crate) fn is_optional(&self, id: ExpressionId) -> bool {
        let mut conditions = self.chain(self.expression(id).condition).take(CONDITIONS);
        conditions.any(|found| found.kind != ConditionKind::Raises)
    }

    /// A condition with those around it in the same function.
    fn chain(&self, innermost: Option<ConditionId>) -> impl Iterator<Item = &Condition> {
        let mut next = innermost;
        std::iter::from_fn(move || {
            let condition = &self.conditions[next?.index()];
            next = condition.outer;
            Some(condition)
        })
    }

    /// The expressions directly inside of an expression, in the order of the source; bodies of functions are left out.
    pub(crate) fn children(&self, id: ExpressionId) -> Vec<ExpressionId> {
        match self.kind(id) {
            ExpressionKind::Index { object, key } => vec![*object, *key],
            ExpressionKind::Call { callee, arguments } => {
                std::iter::once(callee).chain(arguments).copied().collect()
            }
            ExpressionKind::Method { object, name, arguments } => {
                [object, name].into_iter().chain(arguments).copied().collect()
            }
            ExpressionKind::Binary { left, right, .. } => vec![*left, *right],
            ExpressionKind::Not(inner)
            | ExpressionKind::Unary(inner)
            | ExpressionKind::Parentheses(inner) => vec![*inner],
            ExpressionKind::Table(fields) => fields
                .iter()
                .flat_map(|field| field.key.into_iter().chain(std::iter::once(field.value)))
                .collect(),
            _ => Vec::new(),
        }
    }
}
