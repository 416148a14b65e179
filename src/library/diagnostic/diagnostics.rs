//! [`Diagnostics`]: collects the diagnostics of a file. Also helpers for their messages.

use std::cell::{Cell, RefCell};

use super::{
    code::Code,
    entry::{Advice, Diagnostic, Severity},
    fix::Fix,
    location::{Location, locate},
    path::Path,
};

/// The maximum number of reported diagnostics of each severity. Further ones are only counted.
const MAX_REPORTED: usize = 50;

/// The diagnostics of a file.
pub(crate) struct Diagnostics<'a> {
    bytes: &'a [u8],
    list: RefCell<Vec<Diagnostic>>,
    suppressed: Cell<usize>,
}

impl<'a> Diagnostics<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, list: RefCell::default(), suppressed: Cell::default() }
    }

    /// Adds an error, for which the story is rejected. `text` returns the message and the hint, or advice.
    pub(crate) fn error<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        if self.has_room(Severity::Error) {
            self.add(Severity::Error, code, at, text().into());
        }
    }

    /// Adds a warning, which does not keep the story from being drawn.
    pub(crate) fn warning<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        if self.has_room(Severity::Warning) {
            self.add(Severity::Warning, code, at, text().into());
        }
    }

    /// Adds a note about something that only an editor can judge.
    pub(crate) fn note<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        if self.has_room(Severity::Note) {
            self.add(Severity::Note, code, at, text().into());
        }
    }

    /// Adds an error for the bytes from `start` to before `end`.
    pub(crate) fn error_at(&self, code: Code, [start, end]: [usize; 2], text: impl FnOnce() -> [String; 2]) {
        if self.has_room(Severity::Error) {
            let [message, hint] = text();
            let location = Location::of(self.bytes, start, end);
            self.keep(Diagnostic {
                code,
                severity: Severity::Error,
                path: String::new(),
                location,
                message,
                hint,
                fix: None,
            });
        }
    }

    fn add(&self, severity: Severity, code: Code, at: &Path<'_>, advice: Advice) {
        let Advice { message, hint, change } = advice;
        let (path, location) = (at.to_string(), locate(self.bytes, &at.segments()));
        let fix = change.and_then(|change| Fix::of(self.bytes, at, &change));
        self.keep(Diagnostic { code, severity, path, location, message, hint, fix });
    }

    /// Returns whether one more diagnostic of this severity is reported. If not, counts it as suppressed.
    fn has_room(&self, severity: Severity) -> bool {
        let reported = self.list.borrow().iter().filter(|diagnostic| diagnostic.severity == severity).count();
        if reported >= MAX_REPORTED {
            self.suppressed.set(self.suppressed.get().saturating_add(1));
        }
        reported < MAX_REPORTED
    }

    /// Inserts a diagnostic, so that the list stays in the order of the file.
    fn keep(&self, diagnostic: Diagnostic) {
        let key = |diagnostic: &Diagnostic| (diagnostic.location.start, diagnostic.code);
        let mut diagnostics = self.list.borrow_mut();
        let at = diagnostics.partition_point(|other| key(other) <= key(&diagnostic));
        diagnostics.insert(at, diagnostic);
    }

    /// Removes and returns the warnings and notes with this code at this path.
    pub(crate) fn take_reviewable(&self, path: &str, code: &str) -> Vec<Diagnostic> {
        let is_wanted =
            |one: &mut Diagnostic| one.severity != Severity::Error && one.path == path && one.code.as_str() == code;
        self.list.borrow_mut().extract_if(.., is_wanted).collect()
    }

    /// Returns whether there is an error, so that the story is rejected.
    pub(crate) fn any_error(&self) -> bool {
        self.list.borrow().iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the diagnostics in the order of the file, and the number of suppressed ones.
    pub(crate) fn into_diagnostics(self) -> (Vec<Diagnostic>, usize) {
        (self.list.into_inner(), self.suppressed.get())
    }
}

/// Returns the first 40 characters of a text from the file, without control characters, for a message.
pub(crate) fn shown(raw: &str) -> String {
    let mut text: String = raw.chars().filter(|character| !character.is_control()).take(40).collect();
    if raw.chars().nth(40).is_some() {
        text.push('…');
    }
    text
}

/// Returns the known name that was probably meant.
pub(crate) fn nearest<'n>(written: &str, mut known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    known.find(|known| is_near(written, known))
}

/// Returns the hint for a misspelt name.
pub(crate) fn did_you_mean(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// Returns whether two names differ by at most one changed, missing, additional or swapped letter, as after a typing
/// error.
fn is_near(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    let tail = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let rest = |bytes: &[u8]| bytes.len().saturating_sub(tail);
    match (rest(one), rest(other)) {
        (0..=1, 0..=1) => true,
        (2, 2) => one.first() == other.get(1) && one.get(1) == other.first(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_diagnostics_are_reported_and_the_rest_counted() {
        let diagnostics = Diagnostics::new(b"[0]");
        for _ in 0..10_000 {
            diagnostics.error_at(Code::BadNumber, [1, 2], Default::default);
        }
        let (diagnostics, suppressed) = diagnostics.into_diagnostics();
        assert_eq!((diagnostics.len(), suppressed), (MAX_REPORTED, 10_000 - MAX_REPORTED));
    }

    #[test]
    fn names_one_typing_error_apart_are_near() {
        for (one, other) in [("held", "hold"), ("held", "hel"), ("held", "helds"), ("held", "hedl")] {
            assert!(is_near(one, other), "{one} {other}");
        }
        assert!(!is_near("held", "harm"));
    }
}
