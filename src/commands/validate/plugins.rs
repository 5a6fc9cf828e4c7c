//! The plugins of the project that configurations can be for.

use std::rc::Rc;

use crate::check::{Unit, bases};
use crate::commands::Context;
use crate::failure::Result;
use crate::project::{self, Project};

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
    let found = plugins.iter().position(|plugin| plugin.name() == name);
    found.ok_or_else(|| project::no_plugin(name, plugins.iter().map(Plugin::name)))
}
