//! Rendering: answers into files. The door to handlebars.
//!
//! Strict: a variable that does not exist is an error with its line, in a branch that is not taken, too. Nothing is
//! escaped, because the output is Lua, Markdown and YAML, never HTML. Only files that end in `.hbs` are rendered.

use std::collections::BTreeMap;
use std::io::{self, Write};

use handlebars::template::{HelperTemplate, Parameter, TemplateElement};
use handlebars::{Handlebars, Path, RenderErrorReason, Template, TemplateErrorReason};
use serde_json::{Map, Value};

use super::answer::Answers;
use super::manifest::FileEntry;
use super::part::Part;
use super::tree::{Tree, TreeFile};
use super::variables::{self, Facts, Module};
use super::{syntax_bounds, target};
use crate::failure::{Failure, Result};
use crate::suggestion;

/// The largest rendered file, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

const SUFFIX: &str = ".hbs";

/// A file that is made, and where it comes from.
struct Chosen<'a> {
    part: &'a Part,
    entry: &'a FileEntry,
}

/// All files of these parts for these answers. Of two with one target, that of the later part is made.
pub(crate) fn render(parts: &[Part], answers: &Answers, facts: &Facts) -> Result<Tree> {
    let mut engine = Engine::new(variables::variables(answers, facts));
    let chosen = choose(parts, answers, &mut engine)?;
    if facts.modules.is_none() {
        engine.set("modules", serde_json::to_value(modules(&chosen)).unwrap_or(Value::Null));
    }
    let mut tree = Tree::default();
    for (path, Chosen { part, entry }) in chosen {
        let (contents, mode) = part.source.read(&entry.path)?;
        let contents = if entry.path.ends_with(SUFFIX) {
            let place = format!("{}{}", part.label, entry.path);
            let text = std::str::from_utf8(&contents).map_err(|_| {
                Failure::project("not UTF-8 text").at(&place).help("save the file as UTF-8")
            })?;
            engine.render(text).map_err(|fault| fault.at(&place))?
        } else {
            contents.into_owned()
        };
        tree.add(TreeFile { path: path.into(), contents, mode });
    }
    Ok(tree)
}

/// Renders one file and its path, and checks that the path stays inside the project: for the fuzz target.
#[cfg(fuzzing)]
pub(crate) fn render_one(path: &str, text: &str, answers: &Answers, facts: &Facts) -> Result<()> {
    let mut engine = Engine::new(variables::variables(answers, facts));
    let path = engine.render_path(path).map_err(|fault| fault.at("path"))?;
    if target::check(&path).is_ok() {
        let joined = camino::Utf8Path::new("/project").join(&path);
        assert!(joined.starts_with("/project/"), "{path} leaves the project");
        let plain = |part| matches!(part, camino::Utf8Component::Normal(name) if name != ".git");
        assert!(camino::Utf8Path::new(&path).components().all(plain), "{path} leaves the project");
    }
    engine.render(text).map(drop).map_err(|fault| fault.at("file"))
}

/// The files to make by their target path, rendered and checked.
fn choose<'a>(
    parts: &'a [Part],
    answers: &Answers,
    engine: &mut Engine,
) -> Result<BTreeMap<String, Chosen<'a>>> {
    let mut chosen: BTreeMap<String, Chosen<'_>> = BTreeMap::new();
    for part in parts {
        let mut own: BTreeMap<String, Chosen<'_>> = BTreeMap::new();
        for entry in part.manifest.files.iter().filter(|file| file.applies(answers)) {
            let broken = |problem: String| part.manifest.broken(entry.line, problem);
            let path = engine.render_path(&entry.path).map_err(|fault| broken(fault.problem))?;
            target::check(&path)
                .map_err(|why| broken(format!("`{path}` cannot be a target: {why}")))?;
            if own.keys().any(|other| clash(other, &path)) {
                return Err(broken(format!("`{path}` is made twice, or is a file and a folder")));
            }
            own.insert(path, Chosen { part, entry });
        }
        chosen.retain(|path, _| !own.keys().any(|other| clash(other, path)));
        chosen.extend(own);
    }
    Ok(chosen)
}

/// Whether two paths are one on a file system that ignores capitals, or one is a folder of the other.
fn clash(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    a == b || a.starts_with(&format!("{b}/")) || b.starts_with(&format!("{a}/"))
}

fn modules(chosen: &BTreeMap<String, Chosen<'_>>) -> Vec<Module> {
    let lua = chosen.keys().filter(|path| path.starts_with("kong/"));
    lua.filter_map(|path| Module::named_by_path(path, path)).collect()
}

/// Why a template file cannot be rendered.
struct Fault {
    line: Option<usize>,
    problem: String,
    help: Option<String>,
}

impl Fault {
    fn at(self, place: &str) -> Failure {
        let failure = Failure::project(self.problem);
        let failure = match self.line {
            Some(line) => failure.at_line(place, line),
            None => failure.at(place),
        };
        failure.help(
            self.help.unwrap_or_else(|| {
                "docs/templates.md says what a template file may hold".to_owned()
            }),
        )
    }
}

/// The engine with the variables.
struct Engine {
    handlebars: Handlebars<'static>,
    variables: Value,
}

impl Engine {
    fn new(variables: Map<String, Value>) -> Self {
        let mut handlebars = Handlebars::new();
        handlebars.set_strict_mode(true);
        handlebars.register_escape_fn(handlebars::no_escape);
        handlebars.unregister_helper("log");
        Self { handlebars, variables: Value::Object(variables) }
    }

    fn set(&mut self, name: &str, value: Value) {
        self.variables[name] = value;
    }

    fn render_path(&mut self, path: &str) -> Result<String, Fault> {
        let path = path.strip_suffix(SUFFIX).unwrap_or(path);
        if !path.contains("{{") {
            return Ok(path.to_owned());
        }
        let rendered = self.render(path)?;
        Ok(String::from_utf8_lossy(&rendered).into_owned())
    }

    fn render(&mut self, text: &str) -> Result<Vec<u8>, Fault> {
        let lines = syntax_bounds::check(text).map_err(|found| Fault {
            line: Some(found.line),
            problem: found.problem,
            help: None,
        })?;
        let mut output = Bounded { contents: Vec::new() };
        let mut end = 0;
        for range in lines {
            output.contents.extend_from_slice(&text.as_bytes()[end..range.start]);
            end = range.end;
            let above = text[..range.start].matches('\n').count();
            self.render_lines(&text[range], &mut output)
                .map_err(|fault| Fault { line: fault.line.map(|line| above + line), ..fault })?;
        }
        output.contents.extend_from_slice(&text.as_bytes()[end..]);
        Ok(output.contents)
    }

    fn render_lines(&mut self, text: &str, output: &mut Bounded) -> Result<(), Fault> {
        let template = Template::compile(text).map_err(|error| syntax_fault(&error))?;
        self.check(&template, false)?;
        self.handlebars.register_template("lines", template);
        self.handlebars
            .render_to_write("lines", &self.variables, output)
            .map_err(|error| render_fault(&error))
    }

    /// Looks for variables that do not exist. Inside `each` and `with` a name may belong to the item.
    fn check(&self, template: &Template, inside: bool) -> Result<(), Fault> {
        for (element, mapping) in template.elements.iter().zip(&template.mapping) {
            let at = |mut fault: Fault| {
                fault.line = fault.line.or(Some(mapping.0));
                fault
            };
            match element {
                TemplateElement::HtmlExpression(tag)
                | TemplateElement::Expression(tag)
                | TemplateElement::HelperBlock(tag) => self.check_tag(tag, inside).map_err(at)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn check_tag(&self, tag: &HelperTemplate, inside: bool) -> Result<(), Fault> {
        if tag.params.is_empty() && tag.hash.is_empty() && !tag.block {
            self.check_parameter(&tag.name, inside)?;
        }
        for parameter in tag.params.iter().chain(tag.hash.values()) {
            self.check_parameter(parameter, inside)?;
        }
        let rebinds = tag.name.as_name().is_some_and(|name| matches!(name, "each" | "with"));
        if let Some(template) = &tag.template {
            self.check(template, inside || rebinds)?;
        }
        if let Some(inverse) = &tag.inverse {
            self.check(inverse, inside)?;
        }
        Ok(())
    }

    fn check_parameter(&self, parameter: &Parameter, inside: bool) -> Result<(), Fault> {
        match parameter {
            Parameter::Path(Path::Relative((_, raw))) => self.check_path(raw, inside),
            Parameter::Name(name) => self.check_path(name, inside),
            Parameter::Subexpression(inner) => match inner.element.as_ref() {
                TemplateElement::Expression(tag) => self.check_tag(tag, inside),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn check_path(&self, raw: &str, inside: bool) -> Result<(), Fault> {
        let rooted = raw.strip_prefix("@root.").or_else(|| raw.strip_prefix("@root/"));
        if raw == "this" || raw.starts_with("../") || (inside && rooted.is_none()) {
            return Ok(());
        }
        let path = rooted.unwrap_or(raw);
        let path = path.strip_prefix("this.").or_else(|| path.strip_prefix("./")).unwrap_or(path);
        let mut value = &self.variables;
        for name in path.split(['.', '/']) {
            let Value::Object(table) = value else { return Ok(()) };
            value = table.get(name).ok_or_else(|| undefined(raw, name, table))?;
        }
        Ok(())
    }
}

fn undefined(raw: &str, name: &str, table: &Map<String, Value>) -> Fault {
    let near = suggestion::nearest(name, table.keys().map(String::as_str));
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`"),
        None => variables::known(table),
    };
    Fault { line: None, problem: format!("there is no variable `{raw}`"), help: Some(help) }
}

fn syntax_fault(error: &handlebars::TemplateError) -> Fault {
    let problem = match error.reason() {
        TemplateErrorReason::MismatchingClosedHelper(opened, closed) => {
            format!("the block `{opened}` is closed as `{closed}`")
        }
        TemplateErrorReason::InvalidParam(parameter) => {
            format!("`{parameter}` cannot be understood")
        }
        _ => "this is not a handlebars template".to_owned(),
    };
    Fault { line: error.pos().map(|(line, _)| line), problem, help: None }
}

fn render_fault(error: &handlebars::RenderError) -> Fault {
    let problem = match error.reason() {
        RenderErrorReason::MissingVariable(Some(name)) => {
            format!("there is no variable `{name}`")
        }
        RenderErrorReason::MissingVariable(None) => "a variable does not exist".to_owned(),
        RenderErrorReason::HelperNotFound(name) => format!("there is no helper `{name}`"),
        RenderErrorReason::IOError(_) => format!("it becomes larger than {LARGEST} bytes"),
        other => other.to_string(),
    };
    Fault { line: error.line_no, problem, help: None }
}

/// Memory that takes so much and no more.
struct Bounded {
    contents: Vec<u8>,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.contents.len() + bytes.len() > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.contents.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::standard;

    fn engine(phases: &[&str]) -> Engine {
        let mut answers: Answers = standard::questions()
            .into_iter()
            .filter_map(|question| Some((question.key, question.default?)))
            .collect();
        for (key, answer) in [("name", "my-plugin"), ("summary", "One"), ("author", "Two")] {
            answers.insert(key.to_owned(), answer.into());
        }
        answers.insert("repository".to_owned(), "https://example.com/x".into());
        let phases = phases.iter().map(|phase| (*phase).to_owned()).collect();
        answers.insert("phases".to_owned(), crate::template::Answer::List(phases));
        let facts = Facts { date: jiff::civil::date(2026, 1, 31), modules: None };
        Engine::new(variables::variables(&answers, &facts))
    }

    fn whole(engine: &mut Engine, text: &str) -> String {
        let mut output = Bounded { contents: Vec::new() };
        assert!(engine.render_lines(text, &mut output).is_ok(), "{text}");
        String::from_utf8(output.contents).unwrap()
    }

    fn in_lines(engine: &mut Engine, text: &str) -> String {
        let rendered = engine.render(text).map_err(|fault| fault.problem).unwrap();
        String::from_utf8(rendered).unwrap()
    }

    #[test]
    fn a_file_in_parts_renders_as_the_whole_one() {
        let mut count = 0;
        for phases in [&["log"][..], &["access", "header_filter", "body_filter"], &["response"]] {
            let mut engine = engine(phases);
            for text in super::super::builtin::texts() {
                assert_eq!(in_lines(&mut engine, text), whole(&mut engine, text), "{text}");
                count += 1;
            }
        }
        assert!(count > 60, "{count}");
        let mut engine = engine(&["log"]);
        for text in [
            "",
            "\n",
            "{{name}}",
            "a\n  {{#if phase.log}}\nb\n  {{/if}}\n\nc {{name}}\n\n",
            "a\n{{#if phase.log}}\nb\n{{else}}\nc\n{{/if}}\n{{#if phase.access}}\nd\n{{/if}}\ne",
            "{{#if phase.log}}a{{/if}} {{#unless phase.log}}\nb\n{{/unless}}\nc\n",
            "\r\na\r\n{{#if phase.log}}\r\nb\r\n{{/if}}\r\nc\r\n",
            "a\n{{! note }}\nb\n{{!-- note\nnote --}}\nc\n",
            "$\\{{ a }}\n\\\\{{name}}\nx\n",
            "a  \n  {{~name~}}  \n  b",
            "{{#each phases}}\n- {{this}}\n{{/each}}",
        ] {
            assert_eq!(in_lines(&mut engine, text), whole(&mut engine, text), "{text:?}");
        }
    }
}
