//! Where installed Lua modules lie, as patterns of `package.path`.

use camino::Utf8Path;

use crate::environment::Environment;

/// LuaRocks' trees and the system's.
const SYSTEM_TREES: [&str; 2] = ["/usr/local/share/lua/5.1", "/usr/share/lua/5.1"];

/// The project's own tree, then `LUA_PATH`, then the system's trees. A relative pattern begins at `root`.
pub(crate) fn search_path(root: &Utf8Path, environment: &Environment) -> Vec<String> {
    let mut path = tree(&root.join("lua_modules/share/lua/5.1"));
    let wanted = ["LUA_PATH_5_1", "LUA_PATH"].iter().find_map(|name| environment.get(name));
    for pattern in wanted.unwrap_or_default().split(';').filter(|pattern| pattern.contains('?')) {
        path.push(root.join(pattern).into_string());
    }
    for folder in SYSTEM_TREES {
        path.extend(tree(folder.into()));
    }
    path
}

fn tree(folder: &Utf8Path) -> Vec<String> {
    vec![format!("{folder}/?.lua"), format!("{folder}/?/init.lua")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lua_path_stands_between_the_projects_tree_and_the_systems() {
        let variables = [("LUA_PATH".into(), "lib/?.lua;;/opt/?.lua".into())];
        let path = search_path("/p".into(), &Environment::new(variables.into_iter()));
        assert_eq!(path[0], "/p/lua_modules/share/lua/5.1/?.lua");
        assert_eq!(path[2..4], ["/p/lib/?.lua", "/opt/?.lua"]);
        assert_eq!(path[4], "/usr/local/share/lua/5.1/?.lua");
    }
}
