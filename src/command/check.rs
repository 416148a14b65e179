//! `infographic check`: checks story files and counts the diagnostics.
//! The library does the checks, and `report` formats the diagnostics.

use std::path::Path;
use std::{fs, io};

use article_infographic::{
    diagnostic::{Diagnostic, Severity, apply},
    lint::{self, Checked, Reviewed},
};

use crate::args::CheckArguments;
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::write_file;
use crate::input::{is_standard_input, name_of, read};
use crate::report::Report;

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    if arguments.fix && arguments.files.iter().any(|file| is_standard_input(file)) {
        return Err(CommandError::Message("--fix changes files, and standard input is none".to_owned()));
    }
    let mut report = Report::new(arguments.format);
    let mut tally = Tally::default();
    for file in &arguments.files {
        let name = name_of(file);
        match read(file) {
            Ok(bytes) => {
                let (bytes, checked, fixed) = fix(bytes, if arguments.fix { MAX_ROUNDS } else { 0 });
                if fixed > 0 {
                    overwrite(file, &bytes).map_err(CommandError::Message)?;
                }
                tally.count(&checked, fixed);
                report.add(&name, &bytes, &checked.diagnostics, &checked.reviewed).map_err(CommandError::Output)?;
                checked.reviewed.iter().for_each(|reviewed| eprint_line(&reviewed_line(&name, reviewed)));
            }
            Err(error) => {
                tally.unread += 1;
                let reason = describe_io_error(&error);
                eprint_line(&format!("error: cannot read {}: {reason}", printable(&name)));
            }
        }
    }
    report.finish().map_err(CommandError::Output)?;
    eprint_line(&tally.summary());
    Ok(tally.exit())
}

/// Most rounds of fixes. A fix reveals other diagnostics, such as those of the content after those of the structure.
const MAX_ROUNDS: usize = 20;

/// Checks a file and applies its fixes, in at most so many rounds. Returns the file, its diagnostics and the number of fixes.
fn fix(mut bytes: Vec<u8>, rounds: usize) -> (Vec<u8>, Checked, usize) {
    let mut total = 0;
    let mut checked = lint::check(&bytes);
    for _ in 0..rounds {
        let (fixed, count) = apply(&bytes, checked.diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()));
        if count == 0 {
            break;
        }
        (bytes, total) = (fixed, total + count);
        checked = lint::check(&bytes);
    }
    (bytes, checked, total)
}

/// Writes a file that was read. A symbolic link stays one: the file that it leads to is written.
fn overwrite(file: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: io::Error| {
        format!("cannot write {}: {}", printable(&file.to_string_lossy()), describe_io_error(&error))
    };
    let target = fs::canonicalize(file).map_err(failed)?;
    if !fs::metadata(&target).map_err(failed)?.is_file() {
        return Err(failed(io::Error::other("it is a pipe or a device, not a regular file")));
    }
    write_file(&target, bytes)
}

/// A line about a warning that the editor has accepted.
fn reviewed_line(name: &str, Reviewed { warning, reason }: &Reviewed) -> String {
    let Diagnostic { code, location, message, .. } = warning;
    let line = format!("{name}:{}: reviewed[{}]: {message}; {reason}", location.line, code.as_str());
    printable(&line)
}

#[derive(Debug, Default)]
struct Tally {
    checked: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// Warnings and notes that the editors have accepted.
    reviewed: usize,
    fixed: usize,
    /// Diagnostics beyond the library's limit, which are counted but not listed.
    suppressed: usize,
}

impl Tally {
    fn count(&mut self, checked: &Checked, fixed: usize) {
        self.checked += 1;
        self.suppressed += checked.suppressed;
        self.reviewed += checked.reviewed.len();
        self.fixed += fixed;
        for diagnostic in &checked.diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
            }
        }
    }

    fn exit(&self) -> Exit {
        if self.unread > 0 {
            Exit::Failed
        } else if self.errors > 0 {
            Exit::Diagnostics
        } else {
            Exit::Clean
        }
    }

    fn summary(&self) -> String {
        let unread = match self.unread {
            0 => String::new(),
            unread => format!(", {unread} not read"),
        };
        let suppressed = match self.suppressed {
            0 => String::new(),
            suppressed => format!(", and {suppressed} more not listed"),
        };
        let notes = if self.notes == 0 { String::new() } else { format!(", {}", counted(self.notes, "note")) };
        let more = [(self.reviewed, "reviewed"), (self.fixed, "fixed")].map(|(count, what)| match count {
            0 => String::new(),
            count => format!(", {count} {what}"),
        });
        format!(
            "{} checked{unread}: {}, {}{notes}{}{suppressed}",
            counted(self.checked, "file"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
            more.concat(),
        )
    }
}

fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unreadable_file_takes_precedence_over_errors() {
        let tally = Tally { checked: 1, unread: 1, errors: 3, warnings: 1, suppressed: 7, ..Tally::default() };
        assert_eq!(tally.exit(), Exit::Failed);
        assert_eq!(tally.summary(), "1 file checked, 1 not read: 3 errors, 1 warning, and 7 more not listed");
    }

    #[test]
    fn warnings_alone_exit_with_0() {
        let tally = Tally { checked: 2, warnings: 2, ..Tally::default() };
        assert_eq!(tally.exit(), Exit::Clean);
        assert_eq!(tally.summary(), "2 files checked: 0 errors, 2 warnings");
    }
}
