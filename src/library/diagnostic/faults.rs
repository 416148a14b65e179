//! [`Faults`]: the list of problems in the making, and how they are put into words.

use std::cell::{Cell, RefCell};

use super::place::locate;
use super::{
    path::Path,
    problem::{Code, Place, Problem, Severity},
};

/// Errors that are told, and warnings; the rest is only counted.
const MAX_TOLD: usize = 50;

/// The problems of a file.
pub(crate) struct Faults<'a> {
    bytes: &'a [u8],
    problems: RefCell<Vec<Problem>>,
    untold: Cell<usize>,
}

impl<'a> Faults<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, problems: RefCell::default(), untold: Cell::default() }
    }

    /// Adds a problem for which the story is refused. `words` are message and hint.
    pub(crate) fn error(&self, code: Code, at: &Path<'_>, words: impl FnOnce() -> [String; 2]) {
        if self.has_room(Severity::Error) {
            self.add(Severity::Error, code, at, words());
        }
    }

    /// Adds a problem with which the story is drawn all the same.
    pub(crate) fn warning(&self, code: Code, at: &Path<'_>, words: impl FnOnce() -> [String; 2]) {
        if self.has_room(Severity::Warning) {
            self.add(Severity::Warning, code, at, words());
        }
    }

    /// Adds a problem of these bytes, from the first to one past the last.
    pub(crate) fn error_at(&self, code: Code, [start, end]: [usize; 2], words: impl FnOnce() -> [String; 2]) {
        if self.has_room(Severity::Error) {
            self.keep(Severity::Error, code, String::new(), Place::of(self.bytes, start, end), words());
        }
    }

    fn add(&self, severity: Severity, code: Code, at: &Path<'_>, words: [String; 2]) {
        self.keep(severity, code, at.to_string(), locate(self.bytes, &at.steps()), words);
    }

    /// Whether one more of these is told; counts it where not.
    fn has_room(&self, severity: Severity) -> bool {
        let told = self.problems.borrow().iter().filter(|problem| problem.severity == severity).count();
        if told >= MAX_TOLD {
            self.untold.set(self.untold.get().saturating_add(1));
        }
        told < MAX_TOLD
    }

    /// Keeps the list in the order of the file.
    fn keep(&self, severity: Severity, code: Code, path: String, place: Place, words: [String; 2]) {
        let [message, hint] = words;
        let mut problems = self.problems.borrow_mut();
        let at = problems.partition_point(|other| (other.place.start, other.code) <= (place.start, code));
        problems.insert(at, Problem { code, severity, path, place, message, hint });
    }

    /// Whether the story has to be refused.
    pub(crate) fn any_error(&self) -> bool {
        self.problems.borrow().iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The problems, in the order of the file, and how many more there are.
    pub(crate) fn into_problems(self) -> (Vec<Problem>, usize) {
        (self.problems.into_inner(), self.untold.get())
    }
}

/// The start of a text from the file, fit to stand in a message.
pub(crate) fn shown(raw: &str) -> String {
    let mut text: String = raw.chars().filter(|character| !character.is_control()).take(40).collect();
    if raw.chars().nth(40).is_some() {
        text.push('…');
    }
    text
}

/// A question for the name that was perhaps meant.
pub(crate) fn near<'n>(written: &str, mut known: impl Iterator<Item = &'n str>) -> Option<String> {
    known.find(|known| is_near(written, known)).map(|known| format!("did you mean `{known}`?"))
}

/// Whether two names differ by one letter changed, left out or put in, or two swapped, as after a slip of the finger.
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
    fn of_very_many_problems_the_first_are_told_and_the_rest_counted() {
        let faults = Faults::new(b"[0]");
        for _ in 0..10_000 {
            faults.error_at(Code::BadNumber, [1, 2], Default::default);
        }
        let (problems, untold) = faults.into_problems();
        assert_eq!((problems.len(), untold), (MAX_TOLD, 10_000 - MAX_TOLD));
    }

    #[test]
    fn names_one_slip_apart_are_near() {
        for (one, other) in [("held", "hold"), ("held", "hel"), ("held", "helds"), ("held", "hedl")] {
            assert!(is_near(one, other), "{one} {other}");
        }
        assert!(!is_near("held", "harm"));
    }
}
