//! [`Registry`]: things of one sort by their ids, also by those whose entries were wrong: naming one of these is not a second
//! problem.

use std::rc::Rc;

use super::check::Check;
use crate::diagnostic::Path;

/// The things of one sort that the story names.
pub(super) struct Registry<T> {
    /// The field of the document that holds them.
    pub(super) field: &'static str,
    /// Every id in the file, in its order.
    ids: Vec<String>,
    /// What came out right.
    good: Vec<(String, Rc<T>)>,
}

impl<T> Registry<T> {
    /// Nothing yet.
    pub(super) fn new(field: &'static str) -> Self {
        Self { field, ids: Vec::new(), good: Vec::new() }
    }

    /// Adds an id, with the thing that has it where its entry was right.
    pub(super) fn add(&mut self, id: &str, thing: Option<T>) {
        self.ids.push(id.to_owned());
        self.extend([(id.to_owned(), thing)]);
    }

    /// Adds things whose ids are known already.
    pub(super) fn extend(&mut self, things: impl IntoIterator<Item = (String, Option<T>)>) {
        self.good.extend(things.into_iter().filter_map(|(id, thing)| Some((id, Rc::new(thing?)))));
    }

    /// Every id in the file.
    pub(super) fn ids(&self) -> &[String] {
        &self.ids
    }

    /// Whether the file has this id.
    pub(super) fn knows(&self, id: &str) -> bool {
        self.ids.iter().any(|known| known == id)
    }

    /// What came out right, in the order of the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Rc<T>> {
        self.good.iter().map(|(_, thing)| thing)
    }

    /// The thing with this id; reported where the file has none. `what` is its sort in words.
    pub(super) fn find(&self, check: &Check<'_>, id: &str, what: &str, at: &Path<'_>) -> Option<Rc<T>> {
        if !self.knows(id) {
            check.unknown(id, what, &self.ids, at);
        }
        self.good.iter().find(|(known, _)| known == id).map(|(_, thing)| Rc::clone(thing))
    }

    /// The same, for what a chart shows.
    pub(super) fn show(&self, check: &Check<'_>, id: &str, what: &str, at: &Path<'_>) -> Option<Rc<T>> {
        let found = self.find(check, id, what, at);
        check.used.borrow_mut().push((self.field, id.to_owned()));
        found
    }
}
