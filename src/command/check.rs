//! `infographic check`: checks story files and counts the diagnostics.
//! The library does the checks, and `report` formats the diagnostics.

use article_infographic::{
    diagnostic::{Diagnostic, Severity},
    lint,
};

use crate::args::CheckArguments;
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::input::{name_of, read};
use crate::report::Report;

pub fn run(arguments: &CheckArguments) -> Result<Exit, CommandError> {
    let mut report = Report::new(arguments.format);
    let mut tally = Tally::default();
    for file in &arguments.files {
        let name = name_of(file);
        match read(file) {
            Ok(bytes) => {
                let lint::Checked { diagnostics, suppressed, .. } = lint::check(&bytes);
                tally.count(&diagnostics, suppressed);
                report.add(&name, &bytes, &diagnostics).map_err(CommandError::Output)?;
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

#[derive(Debug, Default)]
struct Tally {
    checked: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
    /// Diagnostics beyond the library's limit, which are counted but not listed.
    suppressed: usize,
}

impl Tally {
    fn count(&mut self, diagnostics: &[Diagnostic], suppressed: usize) {
        self.checked += 1;
        self.suppressed += suppressed;
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
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
        format!(
            "{} checked{unread}: {}, {}{suppressed}",
            counted(self.checked, "file"),
            counted(self.errors, "error"),
            counted(self.warnings, "warning"),
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
        let tally = Tally { checked: 1, unread: 1, errors: 3, warnings: 1, suppressed: 7 };
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
