//! The user interface's text: labels of buttons, headings and instructions. The page and the static figure both take it
//! from here, so that they say the same.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::locale::{Locale, Phrase, sentence};

/// The texts of the user interface, by their names in the locale files.
#[derive(Clone, Debug)]
pub struct Interface(pub(super) Rc<Locale>);

impl Interface {
    /// Returns the text with this name; an empty string if there is none.
    #[must_use]
    pub fn words(&self, name: &str) -> &str {
        self.0.interface().iter().find(|(known, _)| known == name).map_or("", |(_, words)| words)
    }
}

impl Serialize for Interface {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.interface().iter().map(|(name, words)| (name, words)))
    }
}

impl Locale {
    /// Returns a status such as "Updated: 2 entries changed, 1 new, 1 removed."
    pub(super) fn updated(&self, [changed, new, gone]: [usize; 3]) -> String {
        let parts = [(Phrase::EntriesChanged, changed), (Phrase::EntriesNew, new), (Phrase::EntriesGone, gone)];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(phrase, count)| self.count(phrase, count, &[])).collect();
        let updated = self.format(Phrase::Updated, &[]);
        let said = if parts.is_empty() { updated } else { self.labeled(&updated, &self.list(&parts)) };
        sentence(&said)
    }
}
