//! Existing: which globals there are with a stack of options.

use super::definition::Definition;
use super::options::{Globals, Options, Std};

/// What exists with a stack of options, the strongest last.
pub(super) fn globals(stack: &[&Options]) -> Definition {
    let mut result = Definition::default();
    for standard in standards(stack) {
        result.add(&standard, false);
    }
    let last_new = |read: fn(&Options) -> Option<&Globals>| {
        let new = |options: &&Options| read(options).is_some_and(|globals| globals.new);
        stack.iter().rposition(new).unwrap_or(0)
    };
    let first_globals = last_new(|options| options.globals.as_ref());
    let first_read = last_new(|options| options.read_globals.as_ref());
    for (index, options) in stack.iter().enumerate() {
        let globals = options.globals.as_ref().filter(|_| index >= first_globals);
        let read = options.read_globals.as_ref().filter(|_| index >= first_read);
        change(&mut result, globals, read, &options.not_globals);
    }
    result
}

/// What exists with further options that replace nothing.
pub(super) fn with(globals: &Definition, options: &Options) -> Definition {
    let mut result = globals.clone();
    let (globals, read) = (options.globals.as_ref(), options.read_globals.as_ref());
    change(&mut result, globals, read, &options.not_globals);
    result
}

fn change(
    result: &mut Definition,
    globals: Option<&Globals>,
    read: Option<&Globals>,
    not_globals: &[String],
) {
    let mut paths: Vec<_> =
        globals.into_iter().chain(read).flat_map(|globals| &globals.list).collect();
    if globals.is_some() && read.is_some() {
        // The more general path first, or it would undo the more specific one.
        paths.sort_by(|one, other| one.split('.').cmp(other.split('.')));
    }
    for path in paths {
        result.define(path);
    }
    for globals in globals.into_iter().chain(read) {
        result.add(&globals.map, true);
    }
    for path in not_globals {
        result.remove(path);
    }
}

fn standards(stack: &[&Options]) -> Vec<Definition> {
    let max = || Definition::standard("max").unwrap_or_default();
    let mut added = Vec::new();
    let mut without_compat = false;
    for options in stack.iter().rev() {
        if options.compat == Some(true) && !without_compat {
            added.push(max());
            return added;
        }
        without_compat |= options.compat == Some(false);
        match &options.std {
            Some(Std::Table(table)) => {
                added.push(table.clone());
                return added;
            }
            Some(Std::Named(parts, adds)) => {
                added.extend(parts.iter().cloned());
                if !adds {
                    return added;
                }
            }
            None => {}
        }
    }
    added.push(max());
    added
}
