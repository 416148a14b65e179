//! The words around the figures: buttons, leads, and how to use the picture. The page and the static figure take them
//! from here, so that they say the same.

use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::locale::{Locale, Phrase, sentence};

/// What the parts of the figure are called, by the names that stand in the languages' files.
#[derive(Clone, Debug)]
pub struct Interface(pub(super) Rc<Locale>);

impl Interface {
    /// The words of this name; nothing where there are none.
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
    /// "Updated: 2 entries changed, 1 new, 1 gone."
    pub(super) fn updated(&self, [changed, new, gone]: [usize; 3]) -> String {
        let parts = [(Phrase::EntriesChanged, changed), (Phrase::EntriesNew, new), (Phrase::EntriesGone, gone)];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(phrase, count)| self.count(phrase, count, &[])).collect();
        let updated = self.say(Phrase::Updated, &[]);
        let said = if parts.is_empty() { updated } else { self.is(&updated, &self.list(&parts)) };
        sentence(&said)
    }
}
