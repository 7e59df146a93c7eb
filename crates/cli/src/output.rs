//! The two ends of a pipe that the program writes to: results to standard output, problems to standard error.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use console::Term;

/// Whether everything asked for was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllWell {
    /// It was.
    Yes,
    /// Something was not; a line on standard error said so.
    No,
}

/// Why a command ends before its end.
#[derive(Debug)]
pub enum Stop {
    /// Whoever read the output has closed it (`sayso read ... | head`); nothing is wrong.
    NobodyReads,
    /// One sentence: what failed, why, and what to do.
    Failed(String),
    /// One sentence: what was asked for in a wrong way, and what to do.
    Usage(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Stop::NobodyReads;
        }
        Stop::Failed(format!("the output cannot be written ({error}); check the space left where it goes."))
    }
}

/// Prints one line for something that could not be done.
pub fn error(sentence: &str) {
    // Nobody may be listening on standard error either; that must not end the work.
    let _ = writeln!(io::stderr(), "error: {}", one_line(sentence));
}

/// Prints one line for something that somebody should look at.
pub fn warning(sentence: &str) {
    let _ = writeln!(io::stderr(), "warning: {}", one_line(sentence));
}

/// Prints one line about what was done.
pub fn notice(sentence: &str) {
    let _ = writeln!(io::stderr(), "{}", one_line(sentence));
}

/// The text on one line, without control characters and marks that turn the direction of reading: names of files and words
/// of reports must neither break a line nor speak to the terminal.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(|&c| !turns(c)));
    }
    line
}

/// Whether a character does nothing but turn the direction of reading.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Standard output, buffered.
pub struct Out {
    to: BufWriter<StdoutLock<'static>>,
    reader: Reader,
}

/// Who reads what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    /// Nothing else is done: where nobody reads any more the command ends.
    Awaited,
    /// The work is what counts, and goes on.
    Told,
    /// It went away while work was left.
    Gone,
}

impl Out {
    /// Opens it for a command that only prints.
    pub fn open() -> Self {
        Out { to: BufWriter::with_capacity(1 << 16, io::stdout().lock()), reader: Reader::Awaited }
    }

    /// Opens it for a command that does something and tells it: that is done to its end, whoever stops reading.
    pub fn of_work() -> Self {
        Out { reader: Reader::Told, ..Out::open() }
    }

    /// Writes text as it is.
    pub fn text(&mut self, text: &str) -> Result<(), Stop> {
        self.bytes(text.as_bytes())
    }

    /// Writes bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.unless_gone(|to| to.write_all(bytes))
    }

    /// Hands on what is in the buffer, and goes on.
    pub fn flush(&mut self) -> Result<(), Stop> {
        self.unless_gone(Write::flush)
    }

    /// Hands on what is still in the buffer; without it a full disk would go unnoticed.
    pub fn close(mut self) -> Result<(), Stop> {
        self.flush()
    }

    fn unless_gone(
        &mut self,
        write: impl FnOnce(&mut BufWriter<StdoutLock<'static>>) -> io::Result<()>,
    ) -> Result<(), Stop> {
        if self.reader == Reader::Gone {
            return Ok(());
        }
        match write(&mut self.to) {
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe && self.reader == Reader::Told => {
                self.reader = Reader::Gone;
                Ok(())
            }
            written => Ok(written?),
        }
    }
}

/// How a table may look where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal; `None` where the output is no terminal and nothing needs to be cut.
    pub width: Option<usize>,
    /// Whether headings may be bold and notes dim.
    pub styled: bool,
}

impl Look {
    /// As standard output allows.
    pub fn of_stdout() -> Self {
        if !io::stdout().is_terminal() {
            return Look { width: None, styled: false };
        }
        let plain = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        Look { width, styled: !plain }
    }

    /// Bold, where styles may be used.
    pub fn bold(self, text: &str) -> String {
        if self.styled { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// Dim, where styles may be used.
    pub fn dim(self, text: &str) -> String {
        if self.styled { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cannot_be_broken_or_speak_to_the_terminal() {
        assert_eq!(one_line("a\n b\u{1b}[31m\tc \u{85}"), "a b [31m c");
        assert_eq!(one_line("a\u{202e}txt.\u{2066}b \u{61c}\u{200f} c"), "atxt.b  c");
    }
}
