//! The colours of the output, so that the same thing looks the same everywhere.

use anstyle::{AnsiColor, Style};

/// The word `error`.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// The word `warning`.
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The word `help` and remarks.
pub(crate) const HELP: Style = AnsiColor::Cyan.on_default().bold();
/// What was done.
pub(crate) const DONE: Style = AnsiColor::Green.on_default().bold();
/// Commands to type.
pub(crate) const COMMAND: Style = AnsiColor::Cyan.on_default();
/// What matters less.
pub(crate) const DIM: Style = Style::new().dimmed();

/// `text` in `style`, for a stream that drops colours where they cannot be shown.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
