//! [`Registry`]: entries of one type by their ids. The ids of invalid entries are kept, so that a reference to one is
//! not reported as unknown.

use std::rc::Rc;

use super::check::Check;
use crate::diagnostic::Path;

/// The entries of one type in the story.
pub(super) struct Registry<T> {
    /// The field of the document that contains them.
    pub(super) field: &'static str,
    /// All ids, in the order of the file.
    ids: Vec<String>,
    /// The valid entries.
    valid: Vec<(String, Rc<T>)>,
}

impl<T> Registry<T> {
    /// Returns an empty registry.
    pub(super) fn new(field: &'static str) -> Self {
        Self { field, ids: Vec::new(), valid: Vec::new() }
    }

    /// Adds an id, with its entry if that is valid.
    pub(super) fn add(&mut self, id: &str, thing: Option<T>) {
        self.ids.push(id.to_owned());
        self.extend([(id.to_owned(), thing)]);
    }

    /// Adds entries whose ids have been added before.
    pub(super) fn extend(&mut self, things: impl IntoIterator<Item = (String, Option<T>)>) {
        self.valid.extend(things.into_iter().filter_map(|(id, thing)| Some((id, Rc::new(thing?)))));
    }

    /// All ids in the file.
    pub(super) fn ids(&self) -> &[String] {
        &self.ids
    }

    /// Returns whether the file has this id.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// The valid entries, in the order of the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Rc<T>> {
        self.valid.iter().map(|(_, thing)| thing)
    }

    /// Returns the entry with this id, and reports an unknown id. `what` is the name of the type in messages.
    pub(super) fn find(&self, check: &Check<'_>, id: &str, what: &str, at: &Path<'_>) -> Option<Rc<T>> {
        if !self.knows(id) {
            check.unknown(id, what, &self.ids, at);
        }
        self.valid.iter().find(|(known, _)| known == id).map(|(_, thing)| Rc::clone(thing))
    }

    /// Like `find`, and marks the entry as shown by a chart.
    pub(super) fn show(&self, check: &Check<'_>, id: &str, what: &str, at: &Path<'_>) -> Option<Rc<T>> {
        let found = self.find(check, id, what, at);
        check.used.borrow_mut().push((self.field, id.to_owned()));
        found
    }
}
