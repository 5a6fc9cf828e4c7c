//! The origin of a value: the literals that it may be written as, found by following locals, fields and the plugin's own
//! modules from where the value is used.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::failure::Result;
use crate::syntax::{Expression, Kind, Literal, Source, Variable};
use crate::transaction::Draft;

/// Where a value comes from.
#[derive(Debug, Default)]
pub(super) struct Origin {
    /// The literals that may determine it, nearest first.
    pub(super) literals: Vec<Found>,
    /// Places where the value itself comes from outside: Kong, the environment, a call.
    pub(super) outside: Vec<Place>,
    /// Places behind which the value may be hidden; they matter only when no literal fits.
    pub(super) hidden: Vec<Place>,
}

/// A literal in a file.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The file, relative to the project.
    pub(super) file: Utf8PathBuf,
    /// The literal.
    pub(super) literal: Literal,
    /// Its line.
    pub(super) line: usize,
}

/// A place in a file, with the text that stands there.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The file, relative to the project.
    pub(super) file: Utf8PathBuf,
    /// The line.
    pub(super) line: usize,
    /// The expression as it is written, on one line.
    pub(super) text: String,
}

/// Follows `fields` of what the file at `path` returns.
pub(super) fn of_returned(
    draft: &Draft,
    modules: &BTreeMap<String, Utf8PathBuf>,
    path: &Utf8Path,
    fields: &[&str],
) -> Result<Origin> {
    let mut search = Search::new(draft, modules);
    let fields = fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
    search.returned(path, &fields)?;
    Ok(search.origin)
}

/// Follows `fields` of a global that the file at `path` assigns.
pub(super) fn of_global(
    draft: &Draft,
    path: &Utf8Path,
    global: &str,
    fields: &[&str],
) -> Result<Origin> {
    let modules = BTreeMap::new();
    let mut search = Search::new(draft, &modules);
    let fields = fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
    let file = search.open(path)?;
    search.variable(file, &Variable::Global(global.to_owned()), &fields, None)?;
    Ok(search.origin)
}

/// A step of a search: a file, a variable in it, the fields below.
type Step = (usize, Variable, Vec<String>);

struct Search<'a> {
    draft: &'a Draft,
    modules: &'a BTreeMap<String, Utf8PathBuf>,
    files: Vec<Source>,
    seen: BTreeSet<Step>,
    origin: Origin,
}

impl<'a> Search<'a> {
    fn new(draft: &'a Draft, modules: &'a BTreeMap<String, Utf8PathBuf>) -> Self {
        Self { draft, modules, files: Vec::new(), seen: BTreeSet::new(), origin: Origin::default() }
    }

    fn open(&mut self, path: &Utf8Path) -> Result<usize> {
        if let Some(known) = self.files.iter().position(|file| file.path == path) {
            return Ok(known);
        }
        self.files.push(Source::open(path, self.draft.read(path)?)?);
        Ok(self.files.len() - 1)
    }

    fn returned(&mut self, path: &Utf8Path, fields: &[String]) -> Result<()> {
        let file = self.open(path)?;
        let returns = self.files[file].chunk().returns.clone();
        // The last return is the one at the end of the file, the others stand in branches.
        returns.iter().rev().try_for_each(|returned| self.value(file, returned, fields))
    }

    fn value(&mut self, file: usize, value: &Expression, fields: &[String]) -> Result<()> {
        match (&value.kind, fields) {
            (Kind::Literal(literal), []) => self.literal(file, literal),
            (Kind::Literal(_) | Kind::Concatenation(..), [_, ..]) => {}
            (Kind::Variable(variable), _) => self.variable(file, variable, fields, Some(value))?,
            (Kind::Field(base, name), _) => {
                let fields = [std::slice::from_ref(name), fields].concat();
                self.value(file, base, &fields)?;
            }
            (Kind::Table(entries), [name, rest @ ..]) => {
                for (_, entry) in entries.iter().filter(|(key, _)| key == name) {
                    self.value(file, entry, rest)?;
                }
            }
            (Kind::Metatable(table), _) => self.value(file, table, fields)?,
            (Kind::Concatenation(left, right), []) | (Kind::Choice(left, right), _) => {
                self.value(file, left, fields)?;
                self.value(file, right, fields)?;
            }
            (Kind::Require(module), _) => match self.modules.get(module) {
                Some(path) => self.returned(&path.clone(), fields)?,
                None => self.outside(file, value),
            },
            (Kind::Call, []) => self.outside(file, value),
            (Kind::Call | Kind::Other | Kind::Table(_), _) => {
                let place = self.place(file, value);
                self.origin.hidden.push(place);
            }
        }
        Ok(())
    }

    /// Follows what is assigned to a variable or to a field of it. The most particular assignments come first: where
    /// `X.VERSION` is assigned, what `X` itself is made of matters less.
    fn variable(
        &mut self,
        file: usize,
        variable: &Variable,
        fields: &[String],
        used: Option<&Expression>,
    ) -> Result<()> {
        if !self.seen.insert((file, variable.clone(), fields.to_vec())) {
            return Ok(());
        }
        let chunk = self.files[file].chunk();
        let of_variable = chunk.assignments.iter().filter(|found| found.target == *variable);
        let mut assigned: Vec<_> =
            of_variable.filter(|found| fields.starts_with(&found.path)).cloned().collect();
        assigned.reverse();
        assigned.sort_by_key(|found| usize::MAX - found.path.len());
        let particular = assigned.first().map_or(0, |first| first.path.len());
        let known = chunk.assignments.iter().any(|found| found.target == *variable);
        if !known && let (Variable::Global(_), Some(used)) = (variable, used) {
            self.outside(file, used);
        }
        for found in &assigned {
            let outside = self.origin.outside.len();
            self.value(file, &found.value, &fields[found.path.len()..])?;
            if found.path.len() < particular {
                let less = self.origin.outside.split_off(outside);
                self.origin.hidden.extend(less);
            }
        }
        Ok(())
    }

    fn literal(&mut self, file: usize, literal: &Literal) {
        let line = self.files[file].place(literal.inside.start).line;
        let file = self.files[file].path.clone();
        let known = |found: &Found| found.file == file && found.literal == *literal;
        if !self.origin.literals.iter().any(known) {
            self.origin.literals.push(Found { file, literal: literal.clone(), line });
        }
    }

    fn outside(&mut self, file: usize, value: &Expression) {
        let place = self.place(file, value);
        self.origin.outside.push(place);
    }

    fn place(&self, file: usize, value: &Expression) -> Place {
        let source = &self.files[file];
        let text = String::from_utf8_lossy(&source.bytes()[value.range.clone()]).into_owned();
        let first = text.lines().next().unwrap_or_default().trim_end().to_owned();
        let text = if text.contains('\n') { format!("{first} ...") } else { first };
        Place { file: source.path.clone(), line: source.place(value.range.start).line, text }
    }
}
