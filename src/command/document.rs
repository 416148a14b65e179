//! The diagnostics as serialized by `check --format json`. `sarif` converts the same types.

use article_infographic::diagnostic::{Diagnostic, Edit, Fix, Operation};
use article_infographic::lint::Reviewed;
use serde::Serialize;

#[derive(Debug, Default, Serialize)]
pub struct Document {
    pub files: Vec<FileEntry>,
}

#[derive(Debug, Serialize)]
pub struct FileEntry {
    pub file: String,
    pub diagnostics: Vec<DiagnosticEntry>,
    /// The warnings that the story marks as reviewed.
    pub reviewed: Vec<ReviewedEntry>,
}

#[derive(Debug, Serialize)]
pub struct ReviewedEntry {
    #[serde(flatten)]
    pub warning: DiagnosticEntry,
    /// Why the editor does not change what the warning is about.
    pub reason: String,
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
    /// A JSON Patch of the story that resolves the diagnostic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<[Operation; 1]>,
    /// The same change as an edit of the text.
    #[serde(skip)]
    pub edit: Option<Edit>,
}

impl FileEntry {
    pub fn new(name: &str, diagnostics: &[Diagnostic], reviewed: &[Reviewed]) -> FileEntry {
        let reviewed = reviewed.iter().map(|Reviewed { warning, reason }| ReviewedEntry {
            warning: DiagnosticEntry::new(warning),
            reason: reason.clone(),
        });
        FileEntry {
            file: name.to_owned(),
            diagnostics: diagnostics.iter().map(DiagnosticEntry::new).collect(),
            reviewed: reviewed.collect(),
        }
    }
}

impl DiagnosticEntry {
    fn new(diagnostic: &Diagnostic) -> DiagnosticEntry {
        let (patch, edit) = diagnostic.fix.clone().map(|Fix { patch, edit }| (patch, edit)).unzip();
        DiagnosticEntry {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.name(),
            path: diagnostic.path.clone(),
            line: diagnostic.location.line,
            column: diagnostic.location.column,
            message: diagnostic.message.clone(),
            hint: diagnostic.hint.clone(),
            patch,
            edit,
        }
    }
}
