//! The names and signs of currencies and measures in each language.
//!
//! `build/units.mjs` writes the files from the Unicode CLDR. Publishing puts the names and signs that a story needs into
//! the story, so readers load none of them.

use std::{collections::BTreeMap, sync::OnceLock};

use serde::Deserialize;

/// The files, one for each language, by its tag.
const FILES: [(&str, &str); 8] = [
    ("ar", include_str!("ar.json")),
    ("de", include_str!("de.json")),
    ("en", include_str!("en.json")),
    ("es", include_str!("es.json")),
    ("fr", include_str!("fr.json")),
    ("pl", include_str!("pl.json")),
    ("tr", include_str!("tr.json")),
    ("uk", include_str!("uk.json")),
];

/// The units of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Units {
    /// By ISO 4217 code.
    pub(super) currencies: BTreeMap<String, Entry>,
    pub(super) measures: BTreeMap<String, Entry>,
}

/// The words of a unit by plural category, with the default form `other`, and its sign with `{0}` for the number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) symbol: Option<String>,
    pub(super) forms: BTreeMap<String, String>,
}

impl Entry {
    /// The form for numbers without a form of their own.
    pub(super) fn name(&self) -> &str {
        self.forms.get("other").map_or("", String::as_str)
    }
}

impl Units {
    /// Returns the units of a language, by the first subtag of its tag; `None` if its units are not known.
    pub(super) fn of(tag: &str) -> Option<&'static Self> {
        static UNITS: [OnceLock<Option<Units>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let language = tag.split('-').next().unwrap_or_default();
        let (units, (_, file)) = UNITS.iter().zip(FILES).find(|(_, (known, _))| *known == language)?;
        units.get_or_init(|| serde_json::from_str(file).ok()).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Category, Symbol},
        raw::units::MEASURES,
    };

    #[test]
    fn every_language_has_every_unit_with_its_forms() {
        let english = Units::of("en").unwrap();
        for (tag, _) in FILES {
            let units = Units::of(tag).unwrap();
            assert!(units.currencies.keys().eq(english.currencies.keys()), "{tag}");
            assert!(units.measures.keys().eq(english.measures.keys()), "{tag}");
            for (name, entry) in units.currencies.iter().chain(&units.measures) {
                assert!(!entry.name().is_empty(), "{tag} {name}");
                assert!(entry.forms.keys().all(|form| Category::named(form).is_some()), "{tag} {name}");
                let symbol = entry.symbol.as_deref().unwrap_or(Symbol::PLACE);
                assert_eq!(symbol.matches(Symbol::PLACE).count(), 1, "{tag} {name}");
            }
        }
        let mut known = MEASURES;
        known.sort_unstable();
        assert!(english.measures.keys().eq(known));
    }
}
