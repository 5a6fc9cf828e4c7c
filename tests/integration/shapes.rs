//! Projects of different shapes, as rockspecs in the wild have them: each has one property that no other has.

use crate::harness::Sandbox;

/// A small project.
pub(crate) struct Shape {
    /// What no other shape has.
    pub(crate) property: &'static str,
    /// The rockspec's path; the package is `p`, the version `1.0-1` unless it says otherwise.
    pub(crate) rockspec: &'static str,
    /// The rockspec's text.
    pub(crate) text: &'static str,
    /// The other files: path and contents.
    pub(crate) files: &'static [(&'static str, &'static str)],
    /// How our rock differs from LuaRocks', where LuaRocks has a bug.
    pub(crate) differs: Option<Difference>,
}

/// A file that LuaRocks loses or not, from one run to the next.
pub(crate) struct Difference {
    /// The files that only our rock is sure to hold.
    pub(crate) files: &'static [&'static str],
}

impl Shape {
    /// Writes the project into a directory of its own.
    pub(crate) fn project(&self) -> Sandbox {
        let sandbox = Sandbox::new();
        sandbox.file(self.rockspec, self.text);
        for (path, contents) in self.files {
            if path.ends_with('/') {
                std::fs::create_dir_all(sandbox.join(path)).unwrap();
            } else {
                sandbox.file(path, contents);
            }
        }
        sandbox
    }
}

const HANDLER: &str = "return { VERSION = \"1.0.0\", PRIORITY = 10 }\n";
const SCHEMA: &str = "return { name = \"p\", fields = {} }\n";
const MODULE: &str = "local M = {}\nreturn M\n";

/// The shapes.
pub(crate) const SHAPES: &[Shape] = &[
    Shape {
        property: "modules where Kong looks for them, documents at the top",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/acme/p.git", tag = "v1.0" }
description = { summary = "a plugin", license = "Apache-2.0" }
dependencies = { "lua >= 5.1" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.p.handler"] = "kong/plugins/p/handler.lua",
    ["kong.plugins.p.schema"] = "kong/plugins/p/schema.lua",
  },
}
"#,
        files: &[
            ("kong/plugins/p/handler.lua", HANDLER),
            ("kong/plugins/p/schema.lua", SCHEMA),
            ("README.md", "# p\n"),
            ("LICENSE", "Apache\n"),
            ("COPYING.txt", "copy\n"),
            ("CHANGELOG.md", "## 1.0\n"),
            ("notes.txt", "not packed\n"),
        ],
        differs: None,
    },
    Shape {
        property: "names computed from locals, keys by concatenation, as in Kong's template",
        rockspec: "kong-plugin-p-0.1.0-1.rockspec",
        text: r#"local plugin_name = "p"
local package_name = "kong-plugin-" .. plugin_name
local package_version = "0.1.0"
local rockspec_revision = "1"
package = package_name
version = package_version .. "-" .. rockspec_revision
supported_platforms = { "linux", "macosx" }
source = {
  url = ("git+https://example.com/acme/%s.git"):format(package_name),
  branch = package_version,
}
description = { license = "Apache-2.0" }
dependencies = {}
build = {
  type = "builtin",
  modules = {
    ["kong.plugins." .. plugin_name .. ".handler"] = "kong/plugins/" .. plugin_name .. "/handler.lua",
    ["kong.plugins." .. plugin_name .. ".schema"] = "kong/plugins/" .. plugin_name .. "/schema.lua",
  }
}
"#,
        files: &[("kong/plugins/p/handler.lua", HANDLER), ("kong/plugins/p/schema.lua", SCHEMA)],
        differs: None,
    },
    Shape {
        property: "code in src",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git://example.com/acme/p" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.p.handler"] = "src/handler.lua", ["kong.plugins.p.schema"] = "./src//schema.lua" },
}
"#,
        files: &[("src/handler.lua", HANDLER), ("src/schema.lua", SCHEMA)],
        differs: None,
    },
    Shape {
        property: "code at the top of the repository",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+ssh://git@example.com/acme/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { ["kong.plugins.p.handler"] = "handler.lua", ["kong.plugins.p.schema"] = "schema.lua" },
}
"#,
        files: &[("handler.lua", HANDLER), ("schema.lua", SCHEMA), (".gitignore", "x\n")],
        differs: None,
    },
    Shape {
        property: "a source called init.lua",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["kong.plugins.p.migrations"] = "m/init.lua",
    ["kong.plugins.p.daos.init"] = "d/init.lua",
    ["kong.plugins.p.api.init"] = "api.lua",
    init = "top/init.lua",
  },
}
"#,
        files: &[
            ("m/init.lua", "return {1}\n"),
            ("d/init.lua", MODULE),
            ("api.lua", MODULE),
            ("top/init.lua", "return 0\n"),
        ],
        differs: None,
    },
    Shape {
        property: "names with hyphens, underscores, slashes and empty segments",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {
    ["a-b.c_d.000_base"] = "f1.lua",
    ["kong/plugins/x"] = "f2.lua",
    ["a.lua"] = "f3.lua",
    ["q..b"] = "f4.lua",
  },
}
"#,
        files: &[
            ("f1.lua", "return 1\n"),
            ("f2.lua", "return 2\n"),
            ("f3.lua", "return 3\n"),
            ("f4.lua", "return 4\n"),
        ],
        differs: None,
    },
    Shape {
        property: "a folder called lua, which is copied unasked",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" } }
"#,
        files: &[
            ("x.lua", MODULE),
            ("lua/kong/plugins/p/page.html", "<p>\n"),
            ("lua/kong/plugins/p/handler.lua", HANDLER),
            ("lua/.hidden", "h\n"),
            ("lua/empty/", ""),
        ],
        differs: None,
    },
    Shape {
        property: "install.lua with modules, data files and an array",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = {},
  install = {
    lua = {
      "loose.lua",
      ["kong.plugins.p.handler"] = "src/handler.lua",
      ["kong.plugins.p.tpl.d"] = "data/d.json",
      ["q.d.json"] = "data/e.json",
      ["kong.plugins.p.sub"] = "sub/init.lua",
    },
  },
}
"#,
        files: &[
            ("loose.lua", MODULE),
            ("src/handler.lua", HANDLER),
            ("data/d.json", "{}\n"),
            ("data/e.json", "[]\n"),
            ("sub/init.lua", "return 9\n"),
        ],
        differs: None,
    },
    Shape {
        property: "install.conf and install.bin",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { x = "x.lua" },
  install = {
    conf = { "etc/a.conf", ["sub/other.conf"] = "etc/b.conf" },
    bin = { "bin/tool.lua", ["other"] = "bin/script" },
  },
}
"#,
        files: &[
            ("x.lua", MODULE),
            ("etc/a.conf", "a\n"),
            ("etc/b.conf", "b\n"),
            ("bin/tool.lua", "#!/usr/bin/env lua\nprint(1)\n"),
            ("bin/script", "#!/bin/sh\necho 1\n"),
        ],
        differs: None,
    },
    Shape {
        property: "copy_directories, which turns the documents at the top off",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" }, copy_directories = { "docs", "samples/deep", "./conf/" } }
"#,
        files: &[
            ("x.lua", MODULE),
            ("README.md", "# p\n"),
            ("docs/a/b.md", "b\n"),
            ("docs/.hidden", "h\n"),
            ("samples/deep/kong.yml", "y\n"),
            ("samples/not", "n\n"),
            ("conf/c", "c\n"),
        ],
        differs: None,
    },
    Shape {
        property: "an empty list of directories to copy, which leaves the documents at the top on",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" }, copy_directories = {} }
"#,
        files: &[
            ("x.lua", MODULE),
            ("readme", "r\n"),
            ("LiCeNsE.bak", "l\n"),
            ("doc/d.txt", "d\n"),
        ],
        differs: None,
    },
    Shape {
        property: "a folder called doc, which is copied unasked",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" } }
"#,
        files: &[
            ("x.lua", MODULE),
            ("README.md", "# p\n"),
            ("doc/d.txt", "d\n"),
            ("doc/img/e", "e\n"),
        ],
        differs: None,
    },
    Shape {
        property: "directories to copy with nothing in them",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" }, copy_directories = { "empty", "half" } }
"#,
        files: &[("x.lua", MODULE), ("empty/", ""), ("half/full/f", "f\n"), ("half/void/", "")],
        differs: None,
    },
    Shape {
        property: "documents that are directories",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" } }
"#,
        files: &[
            ("x.lua", MODULE),
            ("LICENSES/MIT.txt", "MIT\n"),
            ("a.md.d/b", "b\n"),
            ("Readme.rst", "r\n"),
        ],
        differs: None,
    },
    Shape {
        property: "the build type none",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "none",
  modules = { x = "is/not/there.lua" },
  install = { lua = { ["kong.plugins.p.handler"] = "handler.lua" } },
}
"#,
        files: &[("handler.lua", HANDLER), ("lua/not_copied.lua", MODULE)],
        differs: None,
    },
    Shape {
        property: "the build type module, an old name",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "module", modules = { x = "x.lua" } }
"#,
        files: &[("x.lua", MODULE)],
        differs: None,
    },
    Shape {
        property: "format 3.0 without a build type",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT", labels = { "kong" } }
build = { modules = { x = "x.lua" } }
"#,
        files: &[("x.lua", MODULE)],
        differs: None,
    },
    Shape {
        property: "format 3.0 without build, code found at the top",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
"#,
        files: &[
            ("kong/plugins/p/handler.lua", HANDLER),
            ("kong/plugins/p/migrations/init.lua", "return {}\n"),
            ("spec/p/01_spec.lua", "describe()\n"),
            ("test.lua", "t\n"),
            ("lua_modules/x.lua", "x\n"),
            ("tests/t.lua", "return 5\n"),
            ("samples/kong.yml", "k\n"),
            ("docs/a.md", "a\n"),
            ("README.md", "# p\n"),
            ("bin/tool", "#!/bin/sh\n"),
        ],
        differs: None,
    },
    Shape {
        property: "format 3.0, code found in src and programs in src/bin",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin" }
"#,
        files: &[
            ("src/kong/plugins/p/handler.lua", HANDLER),
            ("src/kong/plugins/p/sub/init.lua", "return 3\n"),
            ("src/bin/tool", "#!/bin/sh\n"),
            ("bin/not", "#!/bin/sh\n"),
            ("other.lua", "return 7\n"),
            ("LICENSE", "MIT\n"),
        ],
        differs: None,
    },
    Shape {
        property: "format 3.0, code found in lua",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", copy_directories = { "extra" } }
"#,
        files: &[
            ("lua/kong/plugins/p/handler.lua", HANDLER),
            ("lua/kong/plugins/p/data.json", "{}\n"),
            ("extra/e", "e\n"),
            ("docs/not.md", "n\n"),
        ],
        differs: None,
    },
    Shape {
        property: "format 3.0, code found in lib, install given",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", install = { conf = { "p.conf" } } }
"#,
        files: &[("lib/p/x.lua", MODULE), ("p.conf", "c\n"), ("bin/not", "#!/bin/sh\n")],
        differs: None,
    },
    Shape {
        property: "platforms that change the modules",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "none",
  modules = { x = "x.lua", y = "y.lua" },
  platforms = {
    unix = { type = "builtin", modules = { x = "unix.lua" } },
    linux = { modules = { y = "linux.lua" } },
    macosx = { modules = { x = "mac.lua" } },
    win32 = { modules = { x = "win.lua" } },
  },
}
"#,
        files: &[("unix.lua", "return 'u'\n"), ("linux.lua", "return 'l'\n")],
        differs: None,
    },
    Shape {
        property: "a patch and an extra file",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { x = "x.lua", extra = "extra.lua" },
  extra_files = { ["extra.lua"] = "return 'extra'\n", ["EXTRA.md"] = "extra\n" },
  patches = {
    ["fix.diff"] = [[
--- a/x.lua
+++ b/x.lua
@@ -1,4 +1,5 @@
 local M = {}
-M.one = 1
+M.one = "one"
+M.two = 2
 M.three = 3
 return M
]],
  },
}
"#,
        files: &[("x.lua", "local M = {}\nM.one = 1\nM.three = 3\nreturn M\n")],
        differs: None,
    },
    Shape {
        property: "format 3.0 patches that create and remove files, in the order of their names",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { new = "new.lua", x = "x.lua" },
  copy_directories = { "d" },
  patches = {
    ["b.diff"] = [[
--- a/new.lua
+++ b/new.lua
@@ -1,2 +1,2 @@
-return 1
+return 2
 -- end
]],
    ["a.diff"] = [[
--- /dev/null
+++ b/new.lua
@@ -0,0 +1,2 @@
+return 1
+-- end
--- a/d/gone	1970-01-01 00:00:00
+++ b/d/gone	1970-01-01 00:00:00
@@ -1 +0,0 @@
-gone
]],
  },
}
"#,
        files: &[("x.lua", MODULE), ("d/gone", "gone\n"), ("d/stays", "s\n")],
        differs: None,
    },
    Shape {
        property: "a patch that moved, on a file with Windows line endings",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = {
  type = "builtin",
  modules = { x = "x.lua" },
  patches = {
    ["fix.diff"] = [[
--- a/x.lua
+++ b/x.lua
@@ -2,3 +2,3 @@
 -- three
-return 1
+return 2
 -- five
]],
  },
}
"#,
        files: &[("x.lua", "-- one\r\n-- two\r\n-- more\r\n-- three\r\nreturn 1\r\n-- five\r\n")],
        differs: None,
    },
    Shape {
        property: "two modules with one source",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { one = "x.lua", two = "x.lua", three = "y.lua" } }
"#,
        files: &[("x.lua", MODULE), ("y.lua", "return 2\n")],
        differs: Some(Difference { files: &["lua/one.lua", "lua/two.lua", "rock_manifest"] }),
    },
    Shape {
        property: "a hook, a test section and options of newer formats",
        rockspec: "p-1.0-1.rockspec",
        text: r#"rockspec_format = "3.0"
package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT", issues_url = "https://example.com" }
build = { type = "builtin", modules = { x = "x.lua" } }
hooks = { post_install = "true" }
deploy = { wrap_bin_scripts = false }
test = { type = "busted" }
test_dependencies = { "busted" }
"#,
        files: &[("x.lua", MODULE)],
        differs: None,
    },
    Shape {
        property: "a rockspec in the folder rockspecs",
        rockspec: "rockspecs/p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" } }
"#,
        files: &[("x.lua", MODULE), ("README", "r\n")],
        differs: None,
    },
    Shape {
        property: "a development version and a package in mixed case",
        rockspec: "mypackage-scm-0.rockspec",
        text: r#"package = "MyPackage"
version = "scm-0"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" } }
"#,
        files: &[("x.lua", MODULE)],
        differs: None,
    },
    Shape {
        property: "paths with blanks, quotes and letters beyond ASCII",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "my code/x y.lua" }, copy_directories = { "more data" } }
"#,
        files: &[
            ("my code/x y.lua", MODULE),
            ("more data/Größe \"1\".txt", "g\n"),
            ("more data/it's", "i\n"),
        ],
        differs: None,
    },
    Shape {
        property: "Lua keywords and digits as names, which rock_manifest has to quote",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { x = "x.lua" }, copy_directories = { "end" } }
"#,
        files: &[
            ("x.lua", MODULE),
            ("end/goto", "g\n"),
            ("end/1st", "1\n"),
            ("end/_ok", "o\n"),
            ("end/nil/while", "w\n"),
        ],
        differs: None,
    },
    Shape {
        property: "a first line for the shell, comments and Windows line endings",
        rockspec: "p-1.0-1.rockspec",
        text: "#!/usr/bin/env lua\r\n-- a comment\r\npackage = \"p\"\r\nversion = \"1.0-1\"\r\nsource = { url = \"git+https://example.com/p.git\" }\r\ndescription = { license = \"MIT\" }\r\nbuild = { type = \"builtin\", modules = { x = \"x.lua\" } }\r\nreturn 1\r\n",
        files: &[("x.lua", "return 1\r\n"), ("README.md", "no newline at the end")],
        differs: None,
    },
    Shape {
        property: "an empty module, a large one and one that is not text",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = { license = "MIT" }
build = { type = "builtin", modules = { void = "void.lua", bytes = "bytes.lua" } }
"#,
        files: &[("void.lua", ""), ("bytes.lua", "\u{1}\u{0}\u{7f}\u{fffd}\n")],
        differs: None,
    },
    Shape {
        property: "no license and no modules at all",
        rockspec: "p-1.0-1.rockspec",
        text: r#"package = "p"
version = "1.0-1"
source = { url = "git+https://example.com/p.git" }
description = {}
build = { type = "builtin", modules = {} }
"#,
        files: &[("README", "r\n")],
        differs: None,
    },
];
