//! The schema of rockspecs: which fields each format knows, and the check with LuaRocks' verdict and messages
//! (`luarocks.type.rockspec`, `luarocks.type_check`).

use std::collections::BTreeMap;

use super::field_type::{FieldType, Fields, Mismatch, Pattern};
use super::format::Format;
use super::place::Key;
use crate::version::RockVersion;
use crate::vm::{Table, Value};

/// Why LuaRocks refuses a rockspec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The kind of problem.
    pub(super) code: &'static str,
    /// LuaRocks' message.
    pub(super) message: String,
    /// The line, where the evaluation knows it.
    pub(super) line: Option<usize>,
    /// The field, where there is one.
    pub(super) path: Vec<Key>,
    /// What to do.
    pub(super) help: Option<String>,
}

/// Checks the variables that a rockspec assigned, and those that it read in vain (with their lines).
pub(super) fn check(assigned: &Table, unknown: &BTreeMap<String, usize>) -> Vec<Problem> {
    let written = assigned.get("rockspec_format");
    let name = match written {
        Value::Nil | Value::Boolean(false) => "1.0".to_owned(),
        Value::String(_) => written.text(),
        other => return vec![format_is_no_text(other)],
    };
    let newest = RockVersion::parse(Format::V3_1.as_str());
    if newest.is_less_than(&RockVersion::parse(&name)) {
        let message = format!("Rockspec format {name} is not supported, please upgrade LuaRocks.");
        return vec![format_problem(message)];
    }
    let Some(format) = Format::read(Some(&name)) else {
        let message = format!("unknown rockspec format {name} (using rockspec format {name})");
        return vec![format_problem(message)];
    };
    let problems = check_as(format, assigned, unknown);
    if problems.is_empty() {
        return problems;
    }
    let newer = Format::ALL.into_iter().filter(|other| *other > format);
    let cure = newer.into_iter().find(|newer| check_as(*newer, assigned, unknown).is_empty());
    let suffix = match cure {
        Some(cure) => format!(
            " (using rockspec format {format} -- adding 'rockspec_format = \"{cure}\"' to the rockspec will fix this)"
        ),
        None => format!(" (using rockspec format {format})"),
    };
    let finish = |problem: Problem| {
        let help = cure.map(|cure| format!("add `rockspec_format = \"{cure}\"`")).or(problem.help);
        Problem { message: problem.message + &suffix, help, ..problem }
    };
    problems.into_iter().map(finish).collect()
}

fn check_as(format: Format, assigned: &Table, unknown: &BTreeMap<String, usize>) -> Vec<Problem> {
    let fields = fields_of(format);
    let undeclared: Vec<_> =
        unknown.iter().filter(|(name, _)| fields.get(name).is_none()).collect();
    let mut problems = Vec::new();
    if let Some((_, line)) = undeclared.iter().min_by_key(|(_, line)| *line) {
        let names: Vec<_> = undeclared.iter().map(|(name, _)| name.as_str()).collect();
        let word = if names.len() == 1 { "Unknown variable" } else { "Unknown variables" };
        problems.push(Problem {
            code: "rockspec-unknown-variable",
            message: format!("{word}: {}", names.join(", ")),
            line: Some(**line),
            path: Vec::new(),
            help: Some("a rockspec has no global variables; declare it as `local`".to_owned()),
        });
    }
    let mut found = Vec::new();
    fields.check(assigned, &[], &mut found);
    problems.extend(found.into_iter().map(Problem::from));
    problems
}

impl From<Mismatch> for Problem {
    fn from(Mismatch { code, path, message, help }: Mismatch) -> Self {
        Self { code, message, line: None, path, help: Some(help) }
    }
}

fn format_is_no_text(value: &Value) -> Problem {
    let kind = value.type_name();
    format_problem(format!("Type mismatch on field rockspec_format: expected a string, got {kind}"))
}

fn format_problem(message: String) -> Problem {
    Problem {
        code: "rockspec-format",
        message,
        line: None,
        path: vec![Key::Name("rockspec_format".to_owned())],
        help: Some("write `rockspec_format = \"3.0\"` for Kong 2.0 and newer".to_owned()),
    }
}

/// The fields of a format.
fn fields_of(format: Format) -> Fields {
    let text = FieldType::text;
    let is_3 = format >= Format::V3_0;
    let description = ["summary", "detailed", "homepage", "license", "maintainer"];
    let mut description: Vec<_> = description.map(|name| (name, text())).into();
    if is_3 {
        description.push(("labels", FieldType::array(text())));
        description.push(("issues_url", text()));
    }
    let mut fields = vec![
        ("rockspec_format", text()),
        ("package", text().mandatory(true)),
        ("version", FieldType::pattern(Pattern::Version).mandatory(true)),
        ("source", source()),
        ("build", build().mandatory(!is_3)),
        ("description", FieldType::table(&description)),
        ("dependencies", dependencies(is_3)),
        ("supported_platforms", FieldType::array(text())),
        ("external_dependencies", external_dependencies()),
        ("hooks", FieldType::table(&[("post_install", text())]).with_platforms()),
    ];
    if format >= Format::V1_1 {
        let wrap = FieldType::boolean();
        fields.push(("deploy", FieldType::table(&[("wrap_bin_scripts", wrap)])));
    }
    if is_3 {
        let namespaced =
            || FieldType::array(FieldType::pattern(Pattern::NamespacedDependency)).with_platforms();
        fields.push(("build_dependencies", namespaced()));
        fields.push(("test_dependencies", namespaced()));
        let free = FieldType::table(&[("type", text())]).with_more();
        fields.push(("test", free.with_platforms()));
    }
    Fields { named: fields, ..Fields::default() }
}

/// From 3.0 a dependency may have a namespace, but not one in `platforms`, which LuaRocks copied from 1.0.
fn dependencies(is_3: bool) -> FieldType {
    let mut dependencies =
        FieldType::array(FieldType::pattern(Pattern::Dependency)).with_platforms();
    if is_3 && let Some(fields) = dependencies.fields_mut() {
        fields.any = Some(FieldType::pattern(Pattern::NamespacedDependency));
    }
    dependencies
}

fn external_dependencies() -> FieldType {
    let names = ["program", "header", "library"].map(|name| (name, FieldType::text()));
    FieldType::array(FieldType::table(&names)).with_platforms()
}

fn source() -> FieldType {
    let names = ["md5", "file", "dir", "tag", "branch", "module", "cvs_tag", "cvs_module"];
    let mut fields: Vec<_> = names.map(|name| (name, FieldType::text())).into();
    fields.push(("url", FieldType::text().mandatory(true)));
    FieldType::table(&fields).with_platforms().mandatory(true)
}

fn build() -> FieldType {
    let free = || FieldType::table(&[]).with_more();
    let install = FieldType::table(&["lua", "lib", "conf", "bin"].map(|name| (name, free())));
    FieldType::table(&[
        ("type", FieldType::text()),
        ("install", install),
        ("copy_directories", FieldType::array(FieldType::text())),
    ])
    .with_more()
    .with_platforms()
}
