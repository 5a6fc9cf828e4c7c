//! `conf`: what a plugin's code does with its configuration.
//!
//! The parameter of the handler's functions is followed through locals, loops and the plugin's own functions. Where a
//! table of it gets out of sight, everything in it counts as read.

use std::collections::HashSet;

use super::reach::handler_functions;
use super::schema::Schema;
use super::{FileId, Subject};
use crate::syntax::ExpressionId;

mod field_path;
mod follow;
mod mentions;
mod passed;
mod uses;

pub(crate) use field_path::{Declared, FieldPath, path_of};

use follow::Validator;

/// A place that reads a field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Reading {
    /// The file.
    pub(crate) file: FileId,
    /// `record.name`, or `record["name"]`.
    pub(crate) expression: ExpressionId,
    /// The path to the record.
    pub(crate) record: FieldPath,
    /// The field's name.
    pub(crate) name: String,
    /// Whether the record can be nothing else.
    pub(crate) is_certain: bool,
}

/// All that is known about the use of a configuration.
#[derive(Debug)]
pub(crate) struct Conf<'a> {
    /// What the schema declares.
    pub(crate) declared: Declared<'a>,
    /// Every reading that was seen.
    pub(crate) readings: Vec<Reading>,
    /// Whether all of the handler's phases were found in its source.
    pub(crate) is_complete: bool,
    /// The paths that get out of sight.
    escaped: HashSet<FieldPath>,
    /// The paths to fields that were read, by Kong too.
    read: HashSet<FieldPath>,
    /// The names of fields that something else than a configuration seen here may be asked for.
    mentioned: HashSet<Box<str>>,
    /// The names that are given to fields of tables of unknown origin.
    written: HashSet<Box<str>>,
}

impl<'a> Conf<'a> {
    /// Follows the configuration of a plugin.
    pub(crate) fn of(subject: &Subject, schema: &Schema<'a>) -> Option<Self> {
        let declared = Declared::of(schema)?;
        let loaded = subject.facts.loaded.as_ref()?;
        let functions = handler_functions(subject);
        let is_found = |name: &String| functions.iter().any(|(phase, ..)| phase.name() == name);
        let is_complete = !loaded.phases.is_empty() && loaded.phases.iter().all(is_found);
        let seen = follow::follow(subject, &declared, &functions, &validators(schema));
        let mentions = mentions::find(subject, schema.file, &seen.known);
        Some(Self {
            declared,
            readings: seen.readings,
            is_complete,
            escaped: seen.escaped,
            read: seen.read,
            mentioned: mentions.read,
            written: mentions.written,
        })
    }

    /// Whether some code may read the field.
    pub(crate) fn may_be_read(&self, path: &str, name: &str) -> bool {
        self.read.contains(path) || self.mentioned.contains(name) || self.is_out_of_sight(path)
    }

    /// Whether the value, or something around it, got out of sight.
    pub(crate) fn is_out_of_sight(&self, path: &str) -> bool {
        let mut around: Vec<_> =
            path.match_indices(['.', '[']).map(|(at, _)| &path[..at]).collect();
        around.extend(["", path]);
        around.into_iter().any(|path| self.escaped.contains(path))
    }

    /// Whether code may give a field of that name a value.
    pub(crate) fn may_be_written(&self, name: &str) -> bool {
        self.written.contains(name)
    }
}

/// The validators of the records in `config`, and of itself.
fn validators(schema: &Schema) -> Vec<Validator> {
    let config = schema.config().map(|config| config.keys).unwrap_or_default();
    let records = schema
        .definitions()
        .into_iter()
        .filter(|definition| definition.kind() == "record" && definition.keys.starts_with(&config));
    let validators = records.filter_map(|record| {
        let (file, function) = schema.function(&record.attribute("custom_validator"))?;
        Some(Validator { record: path_of(&record), file, function })
    });
    validators.collect()
}
