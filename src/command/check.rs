//! `infographic check`: has the library check story files, counts.
//! It judges nothing itself (the library does) and does not format problems (`report` does).

use article_infographic::{
    diagnostic::{Problem, Severity},
    lint,
};

use crate::args::CheckArguments;
use crate::excerpt::clean;
use crate::input::{name_of, read};
use crate::outcome::{Exit, Failure, plainly, tell};
use crate::report::Report;

pub fn run(arguments: &CheckArguments) -> Result<Exit, Failure> {
    let mut report = Report::new(arguments.format);
    let mut tally = Tally::default();
    for file in &arguments.files {
        let name = name_of(file);
        match read(file) {
            Ok(bytes) => {
                let lint::Checked { problems, untold, .. } = lint::check(&bytes);
                tally.count(&problems, untold);
                report.add(&name, &bytes, &problems).map_err(Failure::Output)?;
            }
            Err(error) => {
                tally.unread += 1;
                let reason = plainly(&error);
                tell(&format!("error: cannot read {}: {reason}", clean(&name)));
            }
        }
    }
    report.finish().map_err(Failure::Output)?;
    tell(&tally.summary());
    Ok(tally.exit())
}

#[derive(Debug, Default)]
struct Tally {
    checked: usize,
    unread: usize,
    errors: usize,
    warnings: usize,
    /// Problems beyond those that are listed.
    untold: usize,
}

impl Tally {
    fn count(&mut self, problems: &[Problem], untold: usize) {
        self.checked += 1;
        self.untold += untold;
        for problem in problems {
            match problem.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
        }
    }

    fn exit(&self) -> Exit {
        if self.unread > 0 {
            Exit::Failed
        } else if self.errors > 0 {
            Exit::Problems
        } else {
            Exit::Clean
        }
    }

    fn summary(&self) -> String {
        let unread = match self.unread {
            0 => String::new(),
            unread => format!(", {unread} not read"),
        };
        let untold = match self.untold {
            0 => String::new(),
            untold => format!(", and {untold} more not listed"),
        };
        format!(
            "{} checked{unread}: {}, {}{untold}",
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
    fn a_file_that_could_not_be_read_outweighs_errors() {
        let tally = Tally { checked: 1, unread: 1, errors: 3, warnings: 1, untold: 7 };
        assert_eq!(tally.exit(), Exit::Failed);
        assert_eq!(tally.summary(), "1 file checked, 1 not read: 3 errors, 1 warning, and 7 more not listed");
    }

    #[test]
    fn warnings_alone_are_clean() {
        let tally = Tally { checked: 2, warnings: 2, ..Tally::default() };
        assert_eq!(tally.exit(), Exit::Clean);
        assert_eq!(tally.summary(), "2 files checked: 0 errors, 2 warnings");
    }
}
