//! [`Diagnostic`]: an error, a warning or a note for a story file, with its exact location and a hint for the editor.
//!
//! Diagnostics are data. Layout and colours are left to the code that shows them.

use serde::Serialize;

use super::{
    code::Code,
    fix::{Change, Fix},
    location::Location,
};

/// An error, a warning or a note for the editor of a story.
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
    /// A change of the file that resolves it; `None` if only the editor can know what is right.
    #[serde(skip)]
    #[cfg_attr(feature = "types", ts(skip))]
    pub fix: Option<Fix>,
}

/// What a diagnostic says, and how to change the value at its path to resolve it.
pub(crate) struct Advice {
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) change: Option<Change>,
}

/// The message and the hint of a diagnostic that only the editor can resolve.
impl From<[String; 2]> for Advice {
    fn from([message, hint]: [String; 2]) -> Self {
        Self { message, hint, change: None }
    }
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Severity {
    /// The story is rejected.
    Error,
    /// The story is drawn. Something is probably wrong.
    Warning,
    /// The story is drawn. An editor should look at this once.
    Note,
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word for it in the output of programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}
