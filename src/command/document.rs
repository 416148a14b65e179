//! The diagnostics as serialized by `check --format json`. `sarif` converts the same types.

use article_infographic::diagnostic::{Diagnostic, Severity};
use serde::Serialize;

#[derive(Debug, Default, Serialize)]
pub struct Document {
    pub files: Vec<FileEntry>,
}

#[derive(Debug, Serialize)]
pub struct FileEntry {
    pub file: String,
    pub diagnostics: Vec<DiagnosticEntry>,
}

#[derive(Debug, Serialize)]
pub struct DiagnosticEntry {
    pub code: &'static str,
    pub severity: &'static str,
    pub path: String,
    pub line: u32,
    pub column: u32,
    pub message: String,
    pub hint: String,
}

impl FileEntry {
    pub fn new(name: &str, diagnostics: &[Diagnostic]) -> FileEntry {
        let diagnostics = diagnostics
            .iter()
            .map(|diagnostic| DiagnosticEntry {
                code: diagnostic.code.as_str(),
                severity: severity_word(diagnostic.severity),
                path: diagnostic.path.clone(),
                line: diagnostic.location.line,
                column: diagnostic.location.column,
                message: diagnostic.message.clone(),
                hint: diagnostic.hint.clone(),
            })
            .collect();
        FileEntry { file: name.to_owned(), diagnostics }
    }
}

pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
