//! Lowering: from the parser's tree to [`Chunk`], with every name resolved to its declaration.

use std::ops::Range;

use full_moon::ast::{
    Ast, Block, Call, Expression as Tree, Field, FunctionArgs, FunctionBody, FunctionCall, Index,
    LastStmt, Parameter, Prefix, Stmt, Suffix, Var,
};
use full_moon::node::Node;
use full_moon::tokenizer::{TokenReference, TokenType};

use super::flow::{Assignment, Chunk, Expression, Kind, Literal, LiteralKind, Variable};

/// The assignments and returns of a tree. `text` is what the tree was parsed from.
pub(super) fn chunk(tree: &Ast, text: &str) -> Chunk {
    let mut lowering = Lowering {
        text,
        scopes: vec![Vec::new()],
        declared: 0,
        functions: 0,
        chunk: Chunk::default(),
    };
    lowering.statements(tree.nodes());
    lowering.chunk
}

/// How many fields and calls behind a name are followed; it bounds how deep an expression is.
const SUFFIXES: usize = 50;

struct Lowering<'a> {
    text: &'a str,
    /// The locals in sight, innermost scope last.
    scopes: Vec<Vec<(String, usize)>>,
    declared: usize,
    /// How many functions are open.
    functions: usize,
    chunk: Chunk,
}

impl Lowering<'_> {
    fn block(&mut self, block: &Block) {
        self.scopes.push(Vec::new());
        self.statements(block);
        self.scopes.pop();
    }

    fn statements(&mut self, block: &Block) {
        for statement in block.stmts() {
            self.statement(statement);
        }
        if let Some(LastStmt::Return(last)) = block.last_stmt() {
            let values: Vec<_> =
                last.returns().iter().map(|value| self.expression(value)).collect();
            if self.functions == 0 {
                self.chunk.returns.extend(values.into_iter().next());
            }
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::LocalAssignment(local) => {
                let values = self.expressions(local.expressions().iter());
                let targets = local.names().iter().map(|name| (self.declare(name), Vec::new()));
                let targets: Vec<_> = targets.map(Some).collect();
                self.assign(targets, values);
            }
            Stmt::Assignment(assignment) => {
                let values = self.expressions(assignment.expressions().iter());
                let targets = assignment.variables().iter().map(|var| self.target(var)).collect();
                self.assign(targets, values);
            }
            Stmt::LocalFunction(function) => {
                self.declare(function.name());
                self.function(function.body());
            }
            Stmt::FunctionDeclaration(function) => self.function(function.body()),
            Stmt::FunctionCall(call) => {
                self.call(call);
            }
            Stmt::Do(inner) => self.block(inner.block()),
            Stmt::While(inner) => {
                self.expression(inner.condition());
                self.block(inner.block());
            }
            Stmt::Repeat(inner) => {
                self.scopes.push(Vec::new());
                self.statements(inner.block());
                self.expression(inner.until());
                self.scopes.pop();
            }
            Stmt::If(inner) => {
                self.expression(inner.condition());
                self.block(inner.block());
                for other in inner.else_if().into_iter().flatten() {
                    self.expression(other.condition());
                    self.block(other.block());
                }
                if let Some(block) = inner.else_block() {
                    self.block(block);
                }
            }
            Stmt::NumericFor(inner) => {
                self.loop_block(std::iter::once(inner.index_variable()), inner.block());
            }
            Stmt::GenericFor(inner) => self.loop_block(inner.names().iter(), inner.block()),
            _ => {}
        }
    }

    fn loop_block<'t>(&mut self, names: impl Iterator<Item = &'t TokenReference>, block: &Block) {
        self.scopes.push(Vec::new());
        for name in names {
            self.declare(name);
        }
        self.statements(block);
        self.scopes.pop();
    }

    fn function(&mut self, body: &FunctionBody) {
        self.scopes.push(Vec::new());
        self.functions += 1;
        for parameter in body.parameters() {
            if let Parameter::Name(name) = parameter {
                self.declare(name);
            }
        }
        self.statements(body.block());
        self.functions -= 1;
        self.scopes.pop();
    }

    /// Pairs targets with values. What a last call gives beyond its first value is not followed.
    fn assign(&mut self, targets: Vec<Option<(Variable, Vec<String>)>>, values: Vec<Expression>) {
        let spread = values.last().cloned();
        let mut values = values.into_iter();
        for target in targets {
            let value = values.next().or_else(|| {
                let kind = Kind::Other;
                spread.as_ref().map(|last| Expression { kind, range: last.range.clone() })
            });
            if let (Some((target, path)), Some(value)) = (target, value) {
                self.chunk.assignments.push(Assignment { target, path, value });
            }
        }
    }

    /// The variable and fields that an assignment writes to; `None` where a field's name is computed.
    fn target(&mut self, var: &Var) -> Option<(Variable, Vec<String>)> {
        let expression = match var {
            Var::Name(name) => return Some((self.resolve(&text_of(name)), Vec::new())),
            Var::Expression(expression) => expression,
            _ => return None,
        };
        let Prefix::Name(name) = expression.prefix() else { return None };
        let variable = self.resolve(&text_of(name));
        let mut path = Vec::new();
        for suffix in expression.suffixes() {
            let Suffix::Index(index) = suffix else { return None };
            path.push(field_name(index, self.text)?);
        }
        Some((variable, path))
    }

    fn expressions<'t>(&mut self, list: impl Iterator<Item = &'t Tree>) -> Vec<Expression> {
        list.map(|expression| self.expression(expression)).collect()
    }

    fn expression(&mut self, tree: &Tree) -> Expression {
        let kind = match tree {
            Tree::String(token) | Tree::Number(token) => {
                literal(token, self.text).map_or(Kind::Other, Kind::Literal)
            }
            Tree::Parentheses { expression, .. } => self.expression(expression).kind,
            Tree::BinaryOperator { lhs, binop, rhs } => {
                let sides = (Box::new(self.expression(lhs)), Box::new(self.expression(rhs)));
                match text_of(binop.token()).as_str() {
                    ".." => Kind::Concatenation(sides.0, sides.1),
                    "and" | "or" => Kind::Choice(sides.0, sides.1),
                    _ => Kind::Other,
                }
            }
            Tree::UnaryOperator { expression, .. } => {
                self.expression(expression);
                Kind::Other
            }
            Tree::Function(function) => {
                self.function(function.body());
                Kind::Other
            }
            Tree::FunctionCall(call) => self.call(call),
            Tree::TableConstructor(table) => self.table(table.fields().iter()),
            Tree::Var(Var::Name(name)) => Kind::Variable(self.resolve(&text_of(name))),
            Tree::Var(Var::Expression(var)) => {
                let suffixes: Vec<_> = var.suffixes().collect();
                self.suffixed(var.prefix(), &suffixes)
            }
            _ => Kind::Other,
        };
        Expression { kind, range: range_of(tree) }
    }

    fn table<'t>(&mut self, fields: impl Iterator<Item = &'t Field>) -> Kind {
        let mut named = Vec::new();
        for field in fields {
            match field {
                Field::NameKey { key, value, .. } => {
                    named.push((text_of(key), self.expression(value)));
                }
                Field::ExpressionKey { key, value, .. } => {
                    let value = self.expression(value);
                    named.extend(string_text(key, self.text).map(|key| (key, value)));
                }
                Field::NoKey(value) => {
                    self.expression(value);
                }
                _ => {}
            }
        }
        Kind::Table(named)
    }

    fn call(&mut self, call: &FunctionCall) -> Kind {
        let suffixes: Vec<_> = call.suffixes().collect();
        self.suffixed(call.prefix(), &suffixes)
    }

    /// A prefix with the fields and calls behind it, from left to right.
    fn suffixed(&mut self, prefix: &Prefix, suffixes: &[&Suffix]) -> Kind {
        let start = range_of(prefix).start;
        let followed = suffixes.len() <= SUFFIXES;
        let mut value = match prefix {
            Prefix::Name(name) => Kind::Variable(self.resolve(&text_of(name))),
            Prefix::Expression(expression) => self.expression(expression).kind,
            _ => Kind::Other,
        };
        let mut end = range_of(prefix).end;
        for suffix in suffixes {
            let base = Expression { kind: value, range: start..end };
            end = range_of(*suffix).end;
            value = match suffix {
                Suffix::Index(index) => match field_name(index, self.text) {
                    Some(name) if followed => Kind::Field(Box::new(base), name),
                    _ => Kind::Other,
                },
                Suffix::Call(Call::AnonymousCall(arguments)) => self.called(&base, arguments),
                Suffix::Call(Call::MethodCall(method)) => {
                    self.arguments(method.args());
                    Kind::Call
                }
                _ => Kind::Other,
            };
        }
        value
    }

    fn called(&mut self, callee: &Expression, arguments: &FunctionArgs) -> Kind {
        let values = self.arguments(arguments);
        let Kind::Variable(Variable::Global(name)) = &callee.kind else { return Kind::Call };
        let first = values.into_iter().next();
        match (name.as_str(), first) {
            ("require", Some(Expression { kind: Kind::Literal(literal), .. })) => {
                literal.text.map_or(Kind::Call, Kind::Require)
            }
            ("setmetatable", Some(table)) => Kind::Metatable(Box::new(table)),
            _ => Kind::Call,
        }
    }

    fn arguments(&mut self, arguments: &FunctionArgs) -> Vec<Expression> {
        match arguments {
            FunctionArgs::Parentheses { arguments, .. } => self.expressions(arguments.iter()),
            FunctionArgs::String(token) => {
                let kind = literal(token, self.text).map_or(Kind::Other, Kind::Literal);
                vec![Expression { kind, range: range_of(token) }]
            }
            FunctionArgs::TableConstructor(table) => {
                let kind = self.table(table.fields().iter());
                vec![Expression { kind, range: range_of(table) }]
            }
            _ => Vec::new(),
        }
    }

    fn declare(&mut self, name: &TokenReference) -> Variable {
        self.declared += 1;
        let name = text_of(name);
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((name.clone(), self.declared));
        }
        Variable::Local(name, self.declared)
    }

    fn resolve(&self, name: &str) -> Variable {
        let mut locals = self.scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        match locals.find(|(local, _)| local == name) {
            Some((_, number)) => Variable::Local(name.to_owned(), *number),
            None => Variable::Global(name.to_owned()),
        }
    }
}

/// A name or an operator without the blanks around it.
fn text_of(token: &TokenReference) -> String {
    token.token().to_string()
}

fn range_of(node: impl Node) -> Range<usize> {
    node.range().map_or(0..0, |(start, end)| start.bytes()..end.bytes())
}

fn field_name(index: &Index, text: &str) -> Option<String> {
    match index {
        Index::Dot { name, .. } => Some(text_of(name)),
        Index::Brackets { expression, .. } => string_text(expression, text),
        _ => None,
    }
}

fn string_text(expression: &Tree, text: &str) -> Option<String> {
    match expression {
        Tree::String(token) => literal(token, text)?.text,
        Tree::Parentheses { expression, .. } => string_text(expression, text),
        _ => None,
    }
}

/// A literal token as it stands in `text`.
fn literal(token: &TokenReference, text: &str) -> Option<Literal> {
    let token = token.token();
    let outside = token.start_position().bytes()..token.end_position().bytes();
    let written = text.get(outside.clone())?;
    if matches!(token.token_type(), TokenType::Number { .. }) {
        let literal =
            Literal { text: Some(written.to_owned()), kind: LiteralKind::Number, inside: outside };
        return Some(literal);
    }
    let (kind, quotes) = match written.as_bytes().first()? {
        b'"' | b'\'' => (LiteralKind::Quoted, 1),
        b'[' => (LiteralKind::Bracketed, written[1..].find('[')? + 2),
        _ => return None,
    };
    let inside = outside.start + quotes..outside.end.checked_sub(quotes)?;
    let between = text.get(inside.clone())?;
    let escaped = match kind {
        LiteralKind::Quoted => between.contains('\\'),
        // Lua drops a first line break and rewrites the others.
        _ => between.contains(['\n', '\r']),
    };
    Some(Literal { text: (!escaped).then(|| between.to_owned()), kind, inside })
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;

    fn chunk_of(text: &str) -> Chunk {
        Source::open("x.lua".into(), text.as_bytes().to_vec()).unwrap().chunk().clone()
    }

    /// `name.path = value` for each assignment, the value as it is written.
    fn assignments(text: &str) -> Vec<String> {
        let shown = |assignment: &Assignment| {
            let mut target = assignment.target.name().to_owned();
            for field in &assignment.path {
                target = format!("{target}.{field}");
            }
            format!("{target} = {}", &text[assignment.value.range.clone()])
        };
        chunk_of(text).assignments.iter().map(shown).collect()
    }

    #[test]
    fn assignments_are_found_wherever_they_stand() {
        let text = "local a, b = '1', f()\nX = {}\nX.V, X['w'].z = \"2\", [[3]]\n\
            if a then X.q = 1 else X.q = 2 end\nlocal function g() b = 4 end\nh(function() X.r = 5 end)";
        let expected = ["a = '1'", "b = f()", "X = {}", "X.V = \"2\"", "X.w.z = [[3]]"];
        assert_eq!(assignments(text)[..5], expected);
        assert_eq!(assignments(text)[5..], ["X.q = 1", "X.q = 2", "b = 4", "X.r = 5"]);
    }

    #[test]
    fn names_resolve_to_their_own_declaration() {
        let chunk = chunk_of("local v = '1'\ndo local v = '2' end\nreturn v");
        let [first, second] = &chunk.assignments[..] else { panic!("{chunk:?}") };
        assert_ne!(first.target, second.target);
        assert_eq!(chunk.returns[0].kind, Kind::Variable(first.target.clone()));
    }

    #[test]
    fn a_function_returns_for_itself() {
        let chunk =
            chunk_of("local function f() return 1 end\nif x then return 2 end\nreturn 3, 4");
        assert_eq!(chunk.returns.len(), 2);
    }

    #[test]
    fn requires_and_metatables_are_told_from_other_calls() {
        let kinds = |text: &str| chunk_of(text).returns[0].kind.clone();
        assert_eq!(kinds("return require 'a.b'"), Kind::Require("a.b".to_owned()));
        assert_eq!(kinds("return (require('a.b'))"), Kind::Require("a.b".to_owned()));
        assert!(
            matches!(kinds("return require('a').v"), Kind::Field(base, _) if base.kind == Kind::Require("a".to_owned()))
        );
        assert!(matches!(kinds("return setmetatable({}, m)"), Kind::Metatable(_)));
        assert_eq!(kinds("return require('a')()"), Kind::Call);
        assert_eq!(kinds("local require = f; return require('a')"), Kind::Call);
        assert_eq!(kinds("return ('x'):rep(3)"), Kind::Call);
    }

    #[test]
    fn literals_know_the_bytes_between_their_quotes() {
        for (written, text) in [
            ("'1.0'", Some("1.0")),
            ("\"1.0\"", Some("1.0")),
            ("[[1.0]]", Some("1.0")),
            ("[==[1.0]==]", Some("1.0")),
            ("12", Some("12")),
            ("''", Some("")),
            ("'\\49.0'", None),
        ] {
            let source = format!("return --[[ é ]] {written}");
            let Kind::Literal(literal) = chunk_of(&source).returns[0].kind.clone() else {
                panic!()
            };
            assert_eq!(literal.text.as_deref(), text, "{written}");
            let inside = &source[literal.inside];
            assert_eq!(inside, written.trim_matches(['\'', '"', '[', ']', '=']));
        }
    }
}
