//! LuaJIT's verdict on the syntax of files: they are compiled and never run.

use mlua::StdLib;

use super::machine::Machine;
use super::{Chunk, Error, Limits, Place, Running, within};

/// How many bytes a text has that LuaJIT might take long over.
const LARGE: usize = 256 << 10;

/// A LuaJIT that compiles one file after the other.
pub(crate) struct Compiler {
    machine: Machine,
}

impl Compiler {
    /// A compiler with the memory that a plugin may use.
    pub(crate) fn new() -> Result<Self, Error> {
        let machine = Machine::new(&Running::new("luajit"), Limits::PLUGIN, StdLib::NONE)?;
        Ok(Self { machine })
    }

    /// Why LuaJIT does not compile the chunk; nothing when it does. There are texts over which it takes its time, so the
    /// time for a large one is bounded.
    pub(crate) fn verdict(&self, chunk: &Chunk) -> Result<(), Place> {
        if chunk.source.len() < LARGE {
            return self.compile(chunk);
        }
        let copy = chunk.clone();
        let verdict = within(&chunk.file, Limits::WORKER, move |_| Ok(Self::new()?.compile(&copy)));
        // What is not known by then is not held against the file.
        verdict.unwrap_or(Ok(()))
    }

    fn compile(&self, chunk: &Chunk) -> Result<(), Place> {
        let globals = self.machine.lua.globals();
        match self.machine.load(chunk, globals) {
            Ok(_) => Ok(()),
            Err(Error::Load(place) | Error::Run(place)) => Err(place),
            Err(Error::Limit(failure)) => {
                let file = Some(chunk.file.clone());
                Err(Place { file, line: None, message: failure.message })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_compiled_one_after_the_other() {
        let compiler = Compiler::new().unwrap();
        let verdict = |text: &str| compiler.verdict(&Chunk::new("a/x.lua", text));
        assert_eq!(verdict("#!lua\nreturn 0x1p4, 1LL"), Ok(()));
        let place = verdict("local a\nlocal = 2").unwrap_err();
        assert_eq!(place.line, Some(2));
        assert_eq!(place.message, "'<name>' expected near '='");
        assert!(verdict("\x1bLJ").unwrap_err().message.contains("binary"));
        assert_eq!(verdict("while true do end"), Ok(()));
    }
}
