//! Prints diagnostics on stdout in one of the formats of `check`. It reads no files and does not choose the exit code.

use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::ops::Range;

use article_infographic::diagnostic::{Diagnostic, Severity};
use article_infographic::lint::Reviewed;
use codespan_reporting::diagnostic::{self as codespan, Label};
use codespan_reporting::files::{Error as FilesError, Files};
use codespan_reporting::term::{self, Config, termcolor::Buffer};

use crate::args::Format;
use crate::document::{Document, FileEntry};
use crate::excerpt::{excerpt_at, printable};
use crate::{json, sarif};

pub struct Report {
    format: Format,
    colours: bool,
    config: Config,
    output: BufWriter<StdoutLock<'static>>,
    /// The entries of all files: JSON and SARIF are written as one document at the end.
    document: Document,
}

impl Report {
    pub fn new(format: Format) -> Report {
        let output = io::stdout().lock();
        let colours = use_colours(
            output.is_terminal(),
            std::env::var_os("NO_COLOR").as_deref(),
            std::env::var_os("TERM").as_deref(),
        );
        Report {
            format,
            colours,
            config: Config::default(),
            output: BufWriter::new(output),
            document: Document::default(),
        }
    }

    /// Prints the diagnostics of a file, or adds them to the document.
    pub fn add(
        &mut self,
        name: &str,
        bytes: &[u8],
        diagnostics: &[Diagnostic],
        reviewed: &[Reviewed],
    ) -> io::Result<()> {
        match self.format {
            Format::Pretty => {
                for diagnostic in diagnostics {
                    self.pretty(name, bytes, diagnostic)?;
                }
            }
            Format::Short => {
                for diagnostic in diagnostics {
                    writeln!(self.output, "{}", short(name, diagnostic))?;
                }
            }
            Format::Json | Format::Sarif => self.document.files.push(FileEntry::new(name, diagnostics, reviewed)),
        }
        // Keeps the order with messages about the next file on stderr.
        self.output.flush()
    }

    pub fn finish(mut self) -> io::Result<()> {
        match self.format {
            Format::Pretty | Format::Short => {}
            Format::Json => self.output.write_all(json::pretty(&self.document)?.as_bytes())?,
            Format::Sarif => self.output.write_all(json::pretty(&sarif::log(&self.document.files))?.as_bytes())?,
        }
        self.output.flush()
    }

    fn pretty(&mut self, name: &str, bytes: &[u8], diagnostic: &Diagnostic) -> io::Result<()> {
        let location = &diagnostic.location;
        let excerpt = excerpt_at(bytes, location.start..location.end);
        let snippet = Snippet {
            name: printable(name),
            text: excerpt.text,
            line: usize::try_from(location.line).unwrap_or(usize::MAX),
            column: usize::try_from(location.column).unwrap_or(usize::MAX),
        };
        let mut notes = Vec::new();
        if !diagnostic.path.is_empty() {
            notes.push(format!("at {}", printable(&diagnostic.path)));
        }
        if !diagnostic.hint.is_empty() {
            notes.push(format!("help: {}", printable(&diagnostic.hint)));
        }
        let severity = match diagnostic.severity {
            Severity::Error => codespan::Severity::Error,
            Severity::Warning => codespan::Severity::Warning,
            Severity::Note => codespan::Severity::Note,
        };
        let diagnostic = codespan::Diagnostic::new(severity)
            .with_code(diagnostic.code.as_str())
            .with_message(printable(&diagnostic.message))
            .with_label(Label::primary((), excerpt.marked))
            .with_notes(notes);
        // Formats into memory first, so that an error of a closed pipe comes from `write_all` and keeps its kind.
        let mut buffer = if self.colours { Buffer::ansi() } else { Buffer::no_color() };
        term::emit_to_write_style(&mut buffer, &self.config, &snippet, &diagnostic).map_err(io::Error::other)?;
        self.output.write_all(buffer.as_slice())
    }
}

/// Whether to print colours: only on a terminal that supports them, and not if `NO_COLOR` is set
/// (<https://no-color.org>).
fn use_colours(terminal: bool, no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    terminal && no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
}

fn short(name: &str, diagnostic: &Diagnostic) -> String {
    let hint = if diagnostic.hint.is_empty() { String::new() } else { format!(" ({})", diagnostic.hint) };
    printable(&format!(
        "{name}:{}:{}: {}[{}]: {}{hint}",
        diagnostic.location.line,
        diagnostic.location.column,
        diagnostic.severity.name(),
        diagnostic.code.as_str(),
        diagnostic.message,
    ))
}

/// The single line that codespan gets as the source. Line and column are given explicitly, because codespan would count
/// them from the start of the file.
struct Snippet {
    name: String,
    text: String,
    line: usize,
    column: usize,
}

impl<'a> Files<'a> for Snippet {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, FilesError> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, FilesError> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, FilesError> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, FilesError> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, FilesError> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), line_index: usize) -> Result<Range<usize>, FilesError> {
        match line_index {
            0 => Ok(0..self.text.len()),
            given => Err(FilesError::LineTooLarge { given, max: 0 }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_need_a_capable_terminal_and_no_no_color() {
        let set = OsStr::new("1");
        let empty = OsStr::new("");
        let dumb = OsStr::new("dumb");
        let xterm = OsStr::new("xterm-256color");
        assert!(use_colours(true, None, Some(xterm)));
        assert!(use_colours(true, Some(empty), None));
        assert!(!use_colours(false, None, Some(xterm)));
        assert!(!use_colours(true, Some(set), Some(xterm)));
        assert!(!use_colours(true, None, Some(dumb)));
    }
}
