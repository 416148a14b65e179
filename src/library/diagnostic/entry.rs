//! [`Diagnostic`]: an error or warning for a story file, with its exact location and a hint for the editor.
//!
//! Diagnostics are data. Layout and colours are left to the code that shows them.

use serde::Serialize;

use super::{code::Code, location::Location};

/// An error or warning for the editor of a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicDiagnostic"))]
pub struct Diagnostic {
    /// The kind of diagnostic: a stable code for programs.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub code: Code,
    /// Whether the story is rejected.
    #[cfg_attr(feature = "types", ts(inline))]
    pub severity: Severity,
    /// The path in the story, such as `facts.held.evidence[0].quote`; empty if the structure is unknown.
    pub path: String,
    /// The location in the file.
    #[cfg_attr(feature = "types", ts(flatten))]
    pub location: Location,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// How to fix it.
    pub hint: String,
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Severity {
    /// The story is rejected.
    Error,
    /// The story is drawn.
    Warning,
}
