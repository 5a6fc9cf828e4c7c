//! A schema: what `schema.lua` says about a plugin's configuration, as it was evaluated, with the places where it is
//! written.

use super::{FileId, Subject};
use crate::syntax::FunctionId;
use crate::vm::{Table, Value};

pub(crate) mod crash;
#[cfg(test)]
mod crash_tests;
mod definition;
mod entity_check;
mod key;
mod place;
mod violation;
pub(crate) mod words;

pub(crate) use definition::Definition;
pub(crate) use entity_check::EntityCheck;
pub(crate) use key::{Dotted, Key};
pub(crate) use place::Place;
pub(crate) use violation::Violation;

/// The schema of a plugin.
#[derive(Debug)]
pub(crate) struct Schema<'a> {
    subject: &'a Subject,
    /// The file that it is written in.
    pub(crate) file: FileId,
    /// What the file returns.
    pub(crate) table: &'a Table,
}

impl<'a> Schema<'a> {
    /// The schema, where its module returns a table all of which is known.
    pub(crate) fn of(subject: &'a Subject) -> Option<Self> {
        let loaded = subject.facts.loaded.as_ref()?;
        let table = loaded.schema.as_ref()?.as_table().filter(|_| loaded.is_schema_known)?;
        // A rockspec may give both modules one file, and says so itself.
        let file = subject.part("schema").filter(|file| subject.part("handler") != Some(*file))?;
        Some(Self { subject, file, table })
    }

    /// The name that Kong knows the plugin by.
    pub(crate) fn name_of_plugin(&self) -> &'a str {
        &self.subject.name
    }

    /// Where what the keys lead to is written.
    pub(crate) fn place(&self, keys: &[Key]) -> Option<Place> {
        place::find(self.subject, self.file, keys)
    }

    /// The function of the plugin that the keys lead to.
    pub(crate) fn function(&self, keys: &[Key]) -> Option<(FileId, FunctionId)> {
        place::function(self.subject, self.file, keys)
    }

    /// Whether what the keys lead to is written in a module that is not the plugin's.
    pub(crate) fn is_foreign(&self, keys: &[Key]) -> bool {
        place::is_foreign(self.subject, self.file, keys)
    }

    /// The schema itself as a definition: it has fields and checks like a record.
    pub(crate) fn root(&self) -> Definition<'a> {
        Definition { keys: Vec::new(), table: self.table }
    }

    /// The definition of `config`.
    pub(crate) fn config(&self) -> Option<Definition<'a>> {
        self.root().fields().into_iter().find(|field| field.name() == Some("config"))
    }

    /// All definitions in it, at any depth, in the order in which they are written.
    pub(crate) fn definitions(&self) -> Vec<Definition<'a>> {
        let mut all = Vec::new();
        self.root().collect(&mut all);
        all.remove(0);
        all
    }

    /// All entity checks in it, with the record that each belongs to.
    pub(crate) fn entity_checks(&self) -> Vec<EntityCheck<'a>> {
        let records = std::iter::once(self.root()).chain(self.definitions());
        records.flat_map(|record| EntityCheck::all_of(&record)).collect()
    }

    /// What Kong's metaschema refuses.
    pub(crate) fn violations(&self) -> &'a [Violation] {
        self.subject.violations.get_or_init(|| {
            let loaded = self.subject.facts.loaded.as_ref();
            let error = loaded.and_then(|loaded| loaded.schema_load.error.as_ref());
            error.map_or_else(Vec::new, |error| Violation::all_of(self, error))
        })
    }

    /// The value that keys lead to.
    pub(crate) fn value(&self, keys: &[Key]) -> Option<&'a Value> {
        let (last, way) = keys.split_last()?;
        let mut table = self.table;
        for key in way {
            table = key.of(table).as_table()?;
        }
        Some(last.of(table)).filter(|value| **value != Value::Nil)
    }
}
