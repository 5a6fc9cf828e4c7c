//! Scope: turns the lossless tree into a [`Script`] and resolves every name on the way, as Lua 5.1 and LuaJIT do.
//!
//! It knows which declaration a name means, where locals are read and written, which function an expression belongs to and
//! under which conditions it is evaluated. What values are is for others to find out.

use full_moon::ast::{
    Ast, BinOp, Block as Tree, Call, Expression as TreeExpression, Field as TreeField,
    FunctionArgs, FunctionBody, Index, LastStmt, Parameter, Prefix, Stmt, Suffix, TableConstructor,
    UnOp, Var,
};
use full_moon::node::Node;
use full_moon::tokenizer::{TokenReference, TokenType};

use super::script::{
    BlockId, Condition, ConditionId, ConditionKind, Expression, ExpressionId, ExpressionKind,
    Field, Function, FunctionId, Local, LocalId, MAIN, Operator, Origin, Range, Script, Statement,
    StatementKind,
};
use super::text::unescaped;

/// The script of a tree.
pub(super) fn script(tree: &Ast) -> Script {
    let mut scope =
        Scope { script: Script::default(), visible: Vec::new(), function: MAIN, condition: None };
    scope.script.functions.push(Function {
        range: Range { start: 0, end: end_of(tree.eof()) },
        parameters: Vec::new(),
        vararg: true,
        method: false,
        name: Box::default(),
        parent: None,
        condition: None,
        body: BlockId(0),
        calls: Vec::new(),
    });
    let body = scope.block(tree.nodes());
    scope.script.functions[MAIN.index()].body = body;
    scope.script
}

struct Scope {
    script: Script,
    /// The locals that a name may mean, innermost last.
    visible: Vec<LocalId>,
    function: FunctionId,
    condition: Option<ConditionId>,
}

impl Scope {
    /// A block with a scope of its own.
    fn block(&mut self, tree: &Tree) -> BlockId {
        let outside = self.visible.len();
        let block = self.statements(tree);
        self.visible.truncate(outside);
        block
    }

    /// A block whose scope the caller ends.
    fn statements(&mut self, tree: &Tree) -> BlockId {
        let mut statements = Vec::new();
        let outer = self.condition;
        for statement in tree.stmts() {
            let range = range_of(statement);
            let Some(kind) = self.statement(statement) else { continue };
            self.pass(&kind);
            statements.push(Statement { range, kind });
        }
        match tree.last_stmt() {
            Some(LastStmt::Return(last)) => {
                let values = self.expressions(last.returns().iter());
                statements
                    .push(Statement { range: range_of(last), kind: StatementKind::Return(values) });
            }
            Some(LastStmt::Break(token)) => {
                statements
                    .push(Statement { range: token_range(token), kind: StatementKind::Break });
            }
            _ => {}
        }
        self.condition = outer;
        let id = BlockId(count(self.script.blocks.len()));
        let block = self.script.block_of(statements);
        self.script.blocks.push(block);
        id
    }

    fn statement(&mut self, statement: &Stmt) -> Option<StatementKind> {
        Some(match statement {
            Stmt::LocalAssignment(local) => {
                let values = self.expressions(local.expressions().iter());
                let origins = origins(&self.script, &values, local.names().len());
                let locals = (local.names().iter().zip(origins))
                    .map(|(name, origin)| self.declare(name, origin))
                    .collect();
                StatementKind::Local { locals, values }
            }
            Stmt::LocalFunction(function) => {
                let local = self.declare(function.name(), Origin::Empty);
                let name = text_of(function.name());
                let range = range_of(statement);
                let value = self.function(function.body(), range, name, None);
                self.script.locals[local.index()].origin = Origin::Function(value);
                StatementKind::Local { locals: vec![local], values: vec![value] }
            }
            Stmt::Assignment(assignment) => {
                let targets = assignment.variables().iter().map(|var| self.target(var)).collect();
                let values = self.expressions(assignment.expressions().iter());
                StatementKind::Assign { targets, values }
            }
            Stmt::FunctionDeclaration(function) => {
                let name = function.name();
                let mut names: Vec<_> = name.names().iter().collect();
                names.extend(name.method_name());
                let target = self.path(&names);
                let shown = name.to_string().trim().to_owned();
                let method = name.method_name();
                let range = range_of(statement);
                let value = self.function(function.body(), range, shown, method);
                StatementKind::Assign { targets: vec![target], values: vec![value] }
            }
            Stmt::FunctionCall(call) => {
                StatementKind::Call(self.suffixed(call.prefix(), call.suffixes()))
            }
            Stmt::Do(inner) => StatementKind::Do(self.block(inner.block())),
            Stmt::While(inner) => {
                let condition = self.expression(inner.condition());
                let body = self.under(condition, |scope| scope.block(inner.block()));
                StatementKind::While { condition, body }
            }
            Stmt::Repeat(inner) => {
                let outside = self.visible.len();
                let body = self.statements(inner.block());
                let condition = self.expression(inner.until());
                self.visible.truncate(outside);
                StatementKind::Repeat { body, condition }
            }
            Stmt::If(inner) => self.branches(inner),
            Stmt::NumericFor(inner) => {
                let values = [Some(inner.start()), Some(inner.end()), inner.step()];
                let values = values.into_iter().flatten().map(|value| self.expression(value));
                let values = values.collect();
                let outside = self.visible.len();
                let local = self.declare(inner.index_variable(), Origin::Loop);
                let body = self.block(inner.block());
                self.visible.truncate(outside);
                StatementKind::NumericFor { local, values, body }
            }
            Stmt::GenericFor(inner) => {
                let values = self.expressions(inner.expressions().iter());
                let outside = self.visible.len();
                let locals =
                    inner.names().iter().map(|name| self.declare(name, Origin::Loop)).collect();
                let body = self.block(inner.block());
                self.visible.truncate(outside);
                StatementKind::GenericFor { locals, values, body }
            }
            Stmt::Goto(_) => StatementKind::Goto,
            Stmt::Label(_) => StatementKind::Label,
            _ => return None,
        })
    }

    fn branches(&mut self, tree: &full_moon::ast::If) -> StatementKind {
        let outer = self.condition;
        let first = std::iter::once((tree.condition(), tree.block()));
        let others = tree.else_if().into_iter().flatten();
        let mut arms = Vec::new();
        for (test, block) in first.chain(others.map(|other| (other.condition(), other.block()))) {
            let test = self.expression(test);
            self.enter(test, ConditionKind::Around);
            arms.push((test, self.block(block)));
        }
        let otherwise = tree.else_block().map(|block| self.block(block));
        self.condition = outer;
        StatementKind::If { arms, otherwise }
    }

    /// What follows an `if` that may leave is evaluated only if its tests turn out one way.
    fn pass(&mut self, statement: &StatementKind) {
        let StatementKind::If { arms, otherwise } = statement else { return };
        let blocks = arms.iter().map(|(_, block)| *block).chain(*otherwise);
        let kind = if blocks.clone().any(|block| self.script.block(block).leaves) {
            ConditionKind::Leaves
        } else if blocks.into_iter().any(|block| self.script.raises(block)) {
            ConditionKind::Raises
        } else {
            return;
        };
        for (test, _) in arms {
            self.enter(*test, kind);
        }
    }

    /// What follows is evaluated only if `test` turns out one way.
    fn enter(&mut self, test: ExpressionId, kind: ConditionKind) {
        let id = ConditionId(count(self.script.conditions.len()));
        self.script.conditions.push(Condition { test, kind, outer: self.condition });
        self.condition = Some(id);
    }

    fn under<T>(&mut self, test: ExpressionId, work: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.condition;
        self.enter(test, ConditionKind::Around);
        let result = work(self);
        self.condition = outer;
        result
    }

    /// `method` is the token that `self` is declared by.
    fn function(
        &mut self,
        body: &FunctionBody,
        range: Range,
        name: String,
        method: Option<&TokenReference>,
    ) -> ExpressionId {
        let id = FunctionId(count(self.script.functions.len()));
        self.script.functions.push(Function {
            range,
            parameters: Vec::new(),
            vararg: false,
            method: method.is_some(),
            name: name.into(),
            parent: Some(self.function),
            condition: self.condition,
            body: BlockId(0),
            calls: Vec::new(),
        });
        let outside = (self.visible.len(), self.function, self.condition.take());
        self.function = id;
        let mut parameters = Vec::new();
        if let Some(token) = method {
            parameters.push(self.local("self".into(), token_range(token), Origin::ImplicitSelf));
        }
        let mut vararg = false;
        for parameter in body.parameters() {
            match parameter {
                Parameter::Name(name) => parameters.push(self.declare(name, Origin::Parameter)),
                _ => vararg = true,
            }
        }
        let block = self.block(body.block());
        let function = &mut self.script.functions[id.index()];
        function.parameters = parameters;
        function.vararg = vararg;
        function.body = block;
        self.visible.truncate(outside.0);
        self.function = outside.1;
        self.condition = outside.2;
        self.push(range, ExpressionKind::Function(id))
    }

    fn declare(&mut self, name: &TokenReference, origin: Origin) -> LocalId {
        self.local(text_of(name).into(), token_range(name), origin)
    }

    fn local(&mut self, name: Box<str>, range: Range, origin: Origin) -> LocalId {
        let id = LocalId(count(self.script.locals.len()));
        let function = self.function;
        let (reads, writes) = (Vec::new(), Vec::new());
        self.script.locals.push(Local { name, range, function, origin, reads, writes });
        self.visible.push(id);
        id
    }

    fn push(&mut self, range: Range, kind: ExpressionKind) -> ExpressionId {
        let id = ExpressionId(count(self.script.expressions.len()));
        if matches!(kind, ExpressionKind::Call { .. } | ExpressionKind::Method { .. }) {
            self.script.functions[self.function.index()].calls.push(id);
        }
        let (function, condition) = (self.function, self.condition);
        self.script.expressions.push(Expression { range, function, condition, kind });
        id
    }

    fn name(&mut self, token: &TokenReference, write: bool) -> ExpressionId {
        let name = text_of(token);
        let locals = &self.script.locals;
        let local = self.visible.iter().rev().copied();
        let local = local.clone().find(|id| *locals[id.index()].name == *name);
        let Some(local) = local else {
            return self.push(token_range(token), ExpressionKind::Global(name.into()));
        };
        let id = self.push(token_range(token), ExpressionKind::Local(local));
        let local = &mut self.script.locals[local.index()];
        if write { &mut local.writes } else { &mut local.reads }.push(id);
        id
    }

    /// `a.b.c` as the name of a function declaration.
    fn path(&mut self, names: &[&TokenReference]) -> ExpressionId {
        let Some((first, fields)) = names.split_first() else {
            return self.push(Range::default(), ExpressionKind::Nil);
        };
        let mut object = self.name(first, fields.is_empty());
        for field in fields {
            object = self.field(object, field);
        }
        object
    }

    fn field(&mut self, object: ExpressionId, name: &TokenReference) -> ExpressionId {
        let range = token_range(name);
        let key = self.push(range, ExpressionKind::String(text_of(name).into()));
        let whole = self.script.expression(object).range.to(range);
        self.push(whole, ExpressionKind::Index { object, key })
    }

    fn target(&mut self, var: &Var) -> ExpressionId {
        match var {
            Var::Name(name) => self.name(name, true),
            Var::Expression(expression) => {
                self.suffixed(expression.prefix(), expression.suffixes())
            }
            _ => self.push(range_of(var), ExpressionKind::Nil),
        }
    }

    fn expressions<'t>(
        &mut self,
        list: impl Iterator<Item = &'t TreeExpression>,
    ) -> Vec<ExpressionId> {
        list.map(|expression| self.expression(expression)).collect()
    }

    fn expression(&mut self, tree: &TreeExpression) -> ExpressionId {
        match tree {
            TreeExpression::Var(Var::Name(name)) => self.name(name, false),
            TreeExpression::Var(Var::Expression(var)) => {
                self.suffixed(var.prefix(), var.suffixes())
            }
            TreeExpression::FunctionCall(call) => self.suffixed(call.prefix(), call.suffixes()),
            TreeExpression::String(token) => self.string(token),
            TreeExpression::Number(token) => self.push(token_range(token), ExpressionKind::Number),
            TreeExpression::Symbol(token) => self.symbol(token),
            TreeExpression::Function(function) => {
                self.function(function.body(), range_of(tree), String::new(), None)
            }
            TreeExpression::TableConstructor(table) => self.table(table),
            TreeExpression::Parentheses { expression, .. } => {
                let inner = self.expression(expression);
                self.push(range_of(tree), ExpressionKind::Parentheses(inner))
            }
            TreeExpression::UnaryOperator { unop, expression } => {
                let inner = self.expression(expression);
                let range = token_range(unop.token()).to(self.script.expression(inner).range);
                let kind = match unop {
                    UnOp::Not(_) => ExpressionKind::Not(inner),
                    _ => ExpressionKind::Unary(inner),
                };
                self.push(range, kind)
            }
            TreeExpression::BinaryOperator { lhs, binop, rhs } => self.binary(lhs, binop, rhs),
            _ => self.push(range_of(tree), ExpressionKind::Nil),
        }
    }

    fn binary(
        &mut self,
        left: &TreeExpression,
        operator: &BinOp,
        right: &TreeExpression,
    ) -> ExpressionId {
        let operator = match operator {
            BinOp::And(_) => Operator::And,
            BinOp::Or(_) => Operator::Or,
            BinOp::TwoEqual(_) => Operator::Equal,
            BinOp::TildeEqual(_) => Operator::NotEqual,
            BinOp::TwoDots(_) => Operator::Concatenate,
            _ => Operator::Other,
        };
        let left = self.expression(left);
        let right = match operator {
            Operator::And | Operator::Or => self.under(left, |scope| scope.expression(right)),
            _ => self.expression(right),
        };
        let range = self.script.expression(left).range.to(self.script.expression(right).range);
        self.push(range, ExpressionKind::Binary { operator, left, right })
    }

    fn symbol(&mut self, token: &TokenReference) -> ExpressionId {
        let kind = match text_of(token).as_str() {
            "true" => ExpressionKind::Boolean(true),
            "false" => ExpressionKind::Boolean(false),
            "..." => ExpressionKind::Vararg,
            _ => ExpressionKind::Nil,
        };
        self.push(token_range(token), kind)
    }

    fn string(&mut self, token: &TokenReference) -> ExpressionId {
        let text = match token.token_type() {
            TokenType::StringLiteral { literal, quote_type, .. } => {
                unescaped(literal.as_str(), *quote_type)
            }
            _ => String::new(),
        };
        self.push(token_range(token), ExpressionKind::String(text.into()))
    }

    fn table(&mut self, table: &TableConstructor) -> ExpressionId {
        let mut fields = Vec::new();
        for field in table.fields() {
            let (key, value) = match field {
                TreeField::NameKey { key, value, .. } => {
                    let name = ExpressionKind::String(text_of(key).into());
                    (Some(self.push(token_range(key), name)), value.as_ref())
                }
                TreeField::ExpressionKey { key, value, .. } => {
                    (Some(self.expression(key)), value.as_ref())
                }
                TreeField::NoKey(value) => (None, value),
                _ => continue,
            };
            fields.push(Field { key, value: self.expression(value) });
        }
        self.push(range_of(table), ExpressionKind::Table(fields))
    }

    /// A prefix with the fields and calls behind it, from left to right.
    fn suffixed<'t>(
        &mut self,
        prefix: &Prefix,
        suffixes: impl Iterator<Item = &'t Suffix>,
    ) -> ExpressionId {
        let mut value = match prefix {
            Prefix::Name(name) => self.name(name, false),
            Prefix::Expression(expression) => self.expression(expression),
            _ => self.push(range_of(prefix), ExpressionKind::Nil),
        };
        for suffix in suffixes {
            let whole = self.script.expression(value).range.to(range_of(suffix));
            value = match suffix {
                Suffix::Index(Index::Dot { name, .. }) => self.field(value, name),
                Suffix::Index(Index::Brackets { brackets, expression }) => {
                    // The tree's own range leaves the closing bracket out.
                    let whole = whole.to(token_range(brackets.tokens().1));
                    let key = self.expression(expression);
                    self.push(whole, ExpressionKind::Index { object: value, key })
                }
                Suffix::Call(Call::AnonymousCall(arguments)) => {
                    let arguments = self.arguments(arguments);
                    self.push(whole, ExpressionKind::Call { callee: value, arguments })
                }
                Suffix::Call(Call::MethodCall(method)) => {
                    let name = ExpressionKind::String(text_of(method.name()).into());
                    let name = self.push(token_range(method.name()), name);
                    let arguments = self.arguments(method.args());
                    self.push(whole, ExpressionKind::Method { object: value, name, arguments })
                }
                _ => value,
            };
        }
        value
    }

    fn arguments(&mut self, arguments: &FunctionArgs) -> Vec<ExpressionId> {
        match arguments {
            FunctionArgs::Parentheses { arguments, .. } => self.expressions(arguments.iter()),
            FunctionArgs::String(token) => vec![self.string(token)],
            FunctionArgs::TableConstructor(table) => vec![self.table(table)],
            _ => Vec::new(),
        }
    }
}

/// How each of `names` variables comes by its value.
fn origins(script: &Script, values: &[ExpressionId], names: usize) -> Vec<Origin> {
    let spreads = |id: &ExpressionId| {
        matches!(
            script.kind(*id),
            ExpressionKind::Call { .. } | ExpressionKind::Method { .. } | ExpressionKind::Vararg
        )
    };
    let rest = values.last().filter(|last| spreads(last));
    let rest = rest.map_or(Origin::Empty, |last| Origin::Result(*last));
    let written = values.iter().map(|value| Origin::Value(*value));
    written.chain(std::iter::repeat(rest)).take(names).collect()
}

/// A name or an operator without the blanks around it.
fn text_of(token: &TokenReference) -> String {
    match token.token_type() {
        TokenType::Identifier { identifier } => identifier.as_str().to_owned(),
        _ => token.token().to_string(),
    }
}

fn token_range(token: &TokenReference) -> Range {
    let token = token.token();
    Range {
        start: offset(token.start_position().bytes()),
        end: offset(token.end_position().bytes()),
    }
}

fn range_of(node: impl Node) -> Range {
    node.range().map_or(Range::default(), |(start, end)| Range {
        start: offset(start.bytes()),
        end: offset(end.bytes()),
    })
}

fn end_of(token: &TokenReference) -> u32 {
    offset(token.token().end_position().bytes())
}

/// Files past four gigabytes are not read.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
