//! A file's problems as `check` writes them for programs.

use article_infographic::diagnostic::{Problem, Severity};
use serde::Serialize;

#[derive(Debug, Default, Serialize)]
pub struct Document {
    pub files: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub struct Entry {
    pub file: String,
    pub problems: Vec<Item>,
}

#[derive(Debug, Serialize)]
pub struct Item {
    pub code: &'static str,
    pub severity: &'static str,
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub message: String,
    pub hint: String,
}

impl Entry {
    pub fn new(name: &str, problems: &[Problem]) -> Entry {
        let problems = problems
            .iter()
            .map(|problem| Item {
                code: problem.code.as_str(),
                severity: severity_word(problem.severity),
                path: problem.path.clone(),
                line: problem.place.line,
                column: problem.place.column,
                message: problem.message.clone(),
                hint: problem.hint.clone(),
            })
            .collect();
        Entry { file: name.to_owned(), problems }
    }
}

pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
