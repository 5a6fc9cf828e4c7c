//! Uses: what a program used that has no true answer here, such as a file or a module that is inert, and where.
//!
//! What comes of such a program is not known. The Lua side asks before it calls a failure Kong's.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use mlua::{Function, Lua, Table};

use super::embedded;

/// How far up the stack the place in the plugin is looked for.
const FARTHEST: usize = 30;

/// One use.
#[derive(Clone, Debug)]
struct Use {
    name: String,
    /// File and line of the plugin, where one of its functions is running.
    place: Option<(String, usize)>,
}

/// What is remembered.
#[derive(Debug, Default)]
struct Uses {
    count: u64,
    last: Option<Use>,
    /// The last that would have reached out of the process: what a program learns there it may keep.
    last_outside: Option<Use>,
    /// Whether what runs now cannot know of it.
    is_set_aside: bool,
}

/// Adds to the host: `use(name, is_outside)` remembers a use and answers with the file of the plugin, `uses()` counts them,
/// `use_after(count)` is the last one if there are more by now, `outside_use()` the last that would have reached out of the
/// process, unless `set_aside(true)` said that nobody knows of it, and `is_ours(fn)` says whether a function is one of our
/// own modules'. `files` are the plugin's. Gives `use` back.
pub(super) fn install(lua: &Lua, host: &Table, files: BTreeSet<String>) -> mlua::Result<Function> {
    let uses = Rc::new(RefCell::new(Uses::default()));
    let known = Rc::clone(&uses);
    let remember = lua.create_function(move |lua, (name, is_outside): (String, bool)| {
        let latest = Use { name, place: place(lua, 1, &files) };
        let file = latest.place.as_ref().map(|(file, _)| file.clone());
        let mut uses = known.borrow_mut();
        uses.count += 1;
        if is_outside {
            uses.last_outside = Some(latest.clone());
            uses.is_set_aside = false;
        }
        uses.last = Some(latest);
        Ok(file)
    })?;
    host.raw_set("use", &remember)?;
    let known = Rc::clone(&uses);
    host.raw_set("uses", lua.create_function(move |_, ()| Ok(known.borrow().count))?)?;
    let known = Rc::clone(&uses);
    let after = lua.create_function(move |lua, count: u64| {
        let uses = known.borrow();
        table(lua, uses.last.as_ref().filter(|_| uses.count > count))
    })?;
    host.raw_set("use_after", after)?;
    let known = Rc::clone(&uses);
    let outside = lua.create_function(move |lua, ()| {
        let uses = known.borrow();
        table(lua, uses.last_outside.as_ref().filter(|_| !uses.is_set_aside))
    })?;
    host.raw_set("outside_use", outside)?;
    let set_aside = lua.create_function(move |_, is_set_aside: bool| {
        uses.borrow_mut().is_set_aside = is_set_aside;
        Ok(())
    })?;
    host.raw_set("set_aside", set_aside)?;
    let is_ours = lua.create_function(|_, function: Function| {
        let source = function.info().source.unwrap_or_default();
        Ok(source.strip_prefix('@').is_some_and(embedded::is_path))
    })?;
    host.raw_set("is_ours", is_ours)?;
    Ok(remember)
}

fn table(lua: &Lua, used: Option<&Use>) -> mlua::Result<Option<Table>> {
    let Some(used) = used else { return Ok(None) };
    let table = lua.create_table()?;
    table.raw_set("name", used.name.as_str())?;
    if let Some((file, line)) = &used.place {
        table.raw_set("file", file.as_str())?;
        table.raw_set("line", *line)?;
    }
    Ok(Some(table))
}

/// The innermost line that is running and not ours, from the level `nearest` of the stack on. `files` are the plugin's in
/// any case.
pub(super) fn place(
    lua: &Lua,
    nearest: usize,
    files: &BTreeSet<String>,
) -> Option<(String, usize)> {
    for level in nearest..FARTHEST {
        let (source, line) = lua.inspect_stack(level, |frame| {
            let source = frame.source().source.map(std::borrow::Cow::into_owned);
            (source.unwrap_or_default(), frame.current_line())
        })?;
        let Some((file, line)) = source.strip_prefix('@').zip(line) else { continue };
        if files.contains(file) || !embedded::is_path(file) {
            return Some((file.to_owned(), line));
        }
    }
    None
}
