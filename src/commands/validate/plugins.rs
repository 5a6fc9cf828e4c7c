//! The plugins of the project that configurations can be for.

use std::rc::Rc;

use crate::check::{Unit, bases};
use crate::commands::Context;
use crate::count::List;
use crate::failure::{Failure, Result};
use crate::project::Project;
use crate::suggestion;

/// A plugin of the project: where it stands among the plugins of a unit.
pub(super) struct Plugin {
    pub(super) unit: Rc<Unit>,
    pub(super) index: usize,
}

impl Plugin {
    pub(super) fn name(&self) -> &str {
        &self.unit.plugins[self.index].name
    }
}

pub(super) fn plugins(project: &Project, context: &Context) -> Result<Vec<Plugin>> {
    let bases = bases(project);
    let mut plugins = Vec::new();
    for base in &bases {
        let unit = Rc::new(Unit::open(project, base, &bases, &context.environment)?);
        let indices = 0..unit.plugins.len();
        plugins.extend(indices.map(|index| Plugin { unit: Rc::clone(&unit), index }));
    }
    Ok(plugins)
}

pub(super) fn find(plugins: &[Plugin], name: &str) -> Result<usize> {
    plugins.iter().position(|plugin| plugin.name() == name).ok_or_else(|| {
        let names = plugins.iter().map(Plugin::name);
        let near = suggestion::nearest(name, names.clone());
        let known = if near.is_empty() { names.collect() } else { near };
        Failure::usage(format!("there is no plugin `{name}` in this project"))
            .help(format!("it has {}", List::and(&known)))
    })
}
