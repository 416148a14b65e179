//! Warnings and notes that an editor has looked at and accepts, with the reason.

use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics, Path, shown},
    raw::document::ReviewedDocument,
};

/// A warning or note that an editor accepts.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The warning or note, which is not among the diagnostics.
    pub warning: Diagnostic,
    /// Why the story stays as it is.
    pub reason: String,
}

/// Takes the accepted warnings out of the diagnostics. Reports entries that accept nothing: what they were about may have
/// changed.
pub(super) fn accept(entries: &[ReviewedDocument], diagnostics: &Diagnostics<'_>) -> Vec<Reviewed> {
    let root = Path::default();
    let at = root.field("reviewed");
    let mut accepted = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let here = at.index(index);
        if entry.reason.trim().is_empty() {
            diagnostics.error(Code::EmptyText, &here.field("reason"), || {
                ["a review without a reason".to_owned(), "write why the story stays as it is".to_owned()]
            });
            continue;
        }
        let warnings = diagnostics.take_reviewable(&entry.path, &entry.code);
        // After an error, some checks are not made.
        if warnings.is_empty() && !diagnostics.any_error() {
            diagnostics.warning(Code::NothingReviewed, &here, || {
                let message = format!("there is no warning `{}` at `{}`", shown(&entry.code), shown(&entry.path));
                [message, "remove this entry, or correct its `path` and `code`".to_owned()]
            });
        }
        let reviewed = |warning| Reviewed { warning, reason: entry.reason.trim().to_owned() };
        accepted.extend(warnings.into_iter().map(reviewed));
    }
    accepted
}
