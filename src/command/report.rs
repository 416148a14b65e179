//! Problems as text on stdout: pretty for people, short for editors, JSON for programs.
//! It reads no files and decides no exit code.

use std::ffi::OsStr;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::ops::Range;

use article_infographic::diagnostic::{Problem, Severity};
use codespan_reporting::diagnostic::{self, Diagnostic, Label};
use codespan_reporting::files::{Error as FilesError, Files};
use codespan_reporting::term::{self, Config, termcolor::Buffer};

use crate::args::Format;
use crate::entry::{Document, Entry, severity_word};
use crate::excerpt::{around, clean};
use crate::{json, sarif};

pub struct Report {
    format: Format,
    colours: bool,
    config: Config,
    output: BufWriter<StdoutLock<'static>>,
    /// JSON and SARIF are one document, so it waits here until every file is known.
    document: Document,
}

impl Report {
    pub fn new(format: Format) -> Report {
        let output = io::stdout().lock();
        let colours = colours_wanted(
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

    /// Prints a file's problems, or keeps them for the document.
    pub fn add(&mut self, name: &str, bytes: &[u8], problems: &[Problem]) -> io::Result<()> {
        match self.format {
            Format::Pretty => {
                for problem in problems {
                    self.pretty(name, bytes, problem)?;
                }
            }
            Format::Short => {
                for problem in problems {
                    writeln!(self.output, "{}", short(name, problem))?;
                }
            }
            Format::Json | Format::Sarif => self.document.files.push(Entry::new(name, problems)),
        }
        // Now, so that it stands before what stderr says about the next file.
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

    fn pretty(&mut self, name: &str, bytes: &[u8], problem: &Problem) -> io::Result<()> {
        let place = &problem.place;
        let excerpt = around(bytes, place.start..place.end);
        let snippet = Snippet {
            name: clean(name),
            text: excerpt.text,
            line: usize::try_from(place.line).unwrap_or(usize::MAX),
            column: usize::try_from(place.column).unwrap_or(usize::MAX),
        };
        let mut notes = Vec::new();
        if !problem.path.is_empty() {
            notes.push(format!("at {}", clean(&problem.path)));
        }
        if !problem.hint.is_empty() {
            notes.push(format!("help: {}", clean(&problem.hint)));
        }
        let severity = match problem.severity {
            Severity::Error => diagnostic::Severity::Error,
            Severity::Warning => diagnostic::Severity::Warning,
        };
        let diagnostic = Diagnostic::new(severity)
            .with_code(problem.code.as_str())
            .with_message(clean(&problem.message))
            .with_label(Label::primary((), excerpt.marked))
            .with_notes(notes);
        // Into memory first, so that the only writing that can fail with a closed pipe is our own.
        let mut buffer = if self.colours { Buffer::ansi() } else { Buffer::no_color() };
        term::emit_to_write_style(&mut buffer, &self.config, &snippet, &diagnostic).map_err(io::Error::other)?;
        self.output.write_all(buffer.as_slice())
    }
}

/// Colours are for eyes: on a terminal that knows them, unless <https://no-color.org> is asked for.
fn colours_wanted(terminal: bool, no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    terminal && no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
}

fn short(name: &str, problem: &Problem) -> String {
    let hint = if problem.hint.is_empty() { String::new() } else { format!(" ({})", problem.hint) };
    clean(&format!(
        "{name}:{}:{}: {}[{}]: {}{hint}",
        problem.place.line,
        problem.place.column,
        severity_word(problem.severity),
        problem.code.as_str(),
        problem.message,
    ))
}

/// The one line that codespan sees of a file. It is told the true line and column, which it could only count from the
/// start of the whole file.
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
    fn colours_need_a_terminal_that_has_them_and_a_user_who_wants_them() {
        let set = OsStr::new("1");
        let empty = OsStr::new("");
        let dumb = OsStr::new("dumb");
        let xterm = OsStr::new("xterm-256color");
        assert!(colours_wanted(true, None, Some(xterm)));
        assert!(colours_wanted(true, Some(empty), None));
        assert!(!colours_wanted(false, None, Some(xterm)));
        assert!(!colours_wanted(true, Some(set), Some(xterm)));
        assert!(!colours_wanted(true, None, Some(dumb)));
    }
}
