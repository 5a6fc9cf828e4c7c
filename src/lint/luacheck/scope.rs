//! Scopes: which options of comments hold on which lines of a file.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::options::Options;
use super::resolved::Resolved;

/// Something in a file that opens or closes a scope, or sets options in it.
pub(super) struct Event {
    pub(super) line: usize,
    pub(super) kind: Kind,
}

/// What it does.
pub(super) enum Kind {
    /// A function begins.
    Enter,
    /// A comment opens a scope.
    Push,
    /// Whether code stands on the line: then they hold there alone, else to the end of the scope.
    Options(Rc<Options>, bool),
    /// A comment closes the scope.
    Pop,
    /// A function ends.
    Leave,
}

impl Kind {
    /// On one line, what begins comes first and what ends comes last.
    fn order(&self) -> usize {
        match self {
            Kind::Enter | Kind::Push => 0,
            Kind::Options(..) => 1,
            Kind::Pop | Kind::Leave => 2,
        }
    }
}

/// What holds where.
#[derive(Debug)]
pub(super) struct Scopes {
    /// What holds before the first of the lines.
    file: Rc<Resolved>,
    /// The lines from which on something else holds.
    from: BTreeMap<usize, Rc<Resolved>>,
}

impl Scopes {
    /// What the events of a file come to, for which `file` holds without them.
    pub(super) fn of(file: Rc<Resolved>, mut events: Vec<Event>) -> Self {
        events.sort_by_key(|event| (event.line, event.kind.order()));
        let mut sweep = Sweep {
            open: vec![Rc::clone(&file)],
            frames: vec![Frame { is_function: true, below: 1 }],
            from: BTreeMap::new(),
        };
        for Event { line, kind } in events {
            sweep.take(line, kind);
        }
        Self { file, from: sweep.from }
    }

    /// What holds on a line.
    pub(super) fn at(&self, line: usize) -> &Resolved {
        self.from.range(..=line).next_back().map_or(&self.file, |(_, resolved)| resolved)
    }
}

/// What a `push` or a function has opened.
struct Frame {
    is_function: bool,
    /// How many options were open before.
    below: usize,
}

/// One way through a file, from its first line to its last.
struct Sweep {
    /// What holds with each of the options that are open; the last one is what holds now.
    open: Vec<Rc<Resolved>>,
    frames: Vec<Frame>,
    from: BTreeMap<usize, Rc<Resolved>>,
}

impl Sweep {
    fn take(&mut self, line: usize, kind: Kind) {
        match kind {
            Kind::Enter | Kind::Push => {
                let is_function = matches!(kind, Kind::Enter);
                self.frames.push(Frame { is_function, below: self.open.len() });
            }
            Kind::Options(options, after_code) => {
                let Some(now) = self.open.last().map(|now| now.and(options)) else { return };
                self.from.insert(line, Rc::clone(&now));
                if after_code {
                    self.goes_on(line + 1);
                } else {
                    self.open.push(now);
                }
            }
            // Without a `push` of its own it does nothing.
            Kind::Pop if self.is_in_function() => {}
            Kind::Pop => self.close(line),
            Kind::Leave => {
                while !self.is_in_function() {
                    self.close(line);
                }
                if self.frames.len() > 1 {
                    self.close(line);
                }
            }
        }
    }

    fn is_in_function(&self) -> bool {
        self.frames.last().is_none_or(|frame| frame.is_function)
    }

    /// Closes the innermost frame with that line.
    fn close(&mut self, line: usize) {
        let Some(Frame { below, .. }) = self.frames.pop() else { return };
        if self.open.len() > below {
            self.open.truncate(below);
            self.goes_on(line + 1);
        }
    }

    /// What is open holds from that line on.
    fn goes_on(&mut self, line: usize) {
        self.from.extend(self.open.last().map(|now| (line, Rc::clone(now))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_hold_to_the_end_of_what_they_stand_in() {
        let options = |name: &str, after_code| {
            let ignore = Some(vec![name.to_owned()]);
            Kind::Options(Rc::new(Options { ignore, ..Options::default() }), after_code)
        };
        let events = [
            (2, options("a", false)),
            (4, Kind::Enter),
            (4, options("b", true)),
            (5, options("c", false)),
            (6, Kind::Push),
            (6, options("d", false)),
            (7, Kind::Leave),
            (8, Kind::Pop),
            (9, options("e", true)),
        ];
        let events = events.map(|(line, kind)| Event { line, kind }).into();
        let scopes = Scopes::of(Resolved::of([]), events);
        let ignored = |line: usize| -> String {
            let names = ["a", "b", "c", "d", "e"];
            names.into_iter().filter(|name| !scopes.at(line).reports("113", Some(name))).collect()
        };
        let found = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(ignored);
        assert_eq!(found, ["", "a", "a", "ab", "ac", "acd", "acd", "a", "ae", "a"]);
    }
}
