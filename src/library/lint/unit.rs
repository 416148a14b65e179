//! Converts a unit of the document to the model, with the names and the sign that the story's language has for it.

use super::{
    check::Check,
    units::{Entry, Units},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Category, MAX_LABEL, Symbol, Text, Unit},
    raw::units::{CurrencyDocument, FormsDocument, MeasureUnitDocument, UnitDocument},
};

/// The measures whose signs are used in running text, as the signs of currencies are: "34%".
const WITH_SIGN_IN_TEXT: [&str; 3] = ["percent", "celsius", "fahrenheit"];

impl Check<'_> {
    /// Converts a unit, and reports what is wrong with it.
    pub(super) fn unit(&self, raw: &UnitDocument, at: &Path<'_>) -> Option<Unit> {
        match raw {
            UnitDocument::One(text) => Some(Unit::new(self.label(text, at)?, Vec::new(), None)),
            UnitDocument::Forms(forms) => self.unit_of_forms(forms, at),
            UnitDocument::Currency(CurrencyDocument { currency }) => {
                let here = at.field("currency");
                let units = self.known_units(&here)?;
                let Some(entry) = units.currencies.get(currency) else {
                    let known: Vec<String> = units.currencies.keys().cloned().collect();
                    self.unknown(currency, "currency", &known, &here);
                    return None;
                };
                unit_of(entry, true)
            }
            UnitDocument::Measure(MeasureUnitDocument { measure }) => {
                let entry = self.known_units(&at.field("measure"))?.measures.get(measure.0)?;
                unit_of(entry, WITH_SIGN_IN_TEXT.contains(&measure.0))
            }
        }
    }

    /// Returns the words and the sign of a unit, for comparing it with sentences and other units.
    pub(super) fn unit_words(&self, raw: &UnitDocument) -> String {
        let units = || Units::of(self.language);
        let said = |entry: &Entry| {
            let sign = entry.symbol.as_deref().unwrap_or_default().replace(Symbol::PLACE, "");
            format!("{} {}", entry.name(), sign.trim())
        };
        match raw {
            UnitDocument::One(text) => text.clone(),
            UnitDocument::Forms(forms) => forms.other.clone(),
            UnitDocument::Currency(CurrencyDocument { currency }) => {
                let words = units().and_then(|units| units.currencies.get(currency)).map(said).unwrap_or_default();
                format!("{words} {currency}")
            }
            UnitDocument::Measure(MeasureUnitDocument { measure }) => {
                units().and_then(|units| units.measures.get(measure.0)).map(said).unwrap_or_default()
            }
        }
    }

    fn unit_of_forms(&self, forms: &FormsDocument, at: &Path<'_>) -> Option<Unit> {
        let FormsDocument { zero, one, two, few, many, other, symbol } = forms;
        let mut forms = Vec::new();
        for (category, text) in Category::ALL.into_iter().zip([zero, one, two, few, many]) {
            if let Some(text) = text {
                forms.push((category, self.label(text, &at.field(category.name()))?));
            }
        }
        let symbol = match symbol {
            Some(pattern) => Some(self.symbol(pattern, &at.field("symbol"))?),
            None => None,
        };
        Some(Unit::new(self.label(other, &at.field("other"))?, forms, symbol))
    }

    fn symbol(&self, pattern: &str, at: &Path<'_>) -> Option<Symbol> {
        let pattern = self.label(pattern, at)?;
        let without_place = pattern.as_str().replacen(Symbol::PLACE, "", 1);
        if without_place == pattern.as_str() || without_place.contains(['{', '}']) {
            self.error(Code::BadUnit, at, || {
                let hint = "write {0} once, in the place of the number: \"{0} kWh\"".to_owned();
                ["the sign has no place for the number".to_owned(), hint]
            });
            return None;
        }
        Some(symbol(pattern.as_str(), false))
    }

    fn known_units(&self, at: &Path<'_>) -> Option<&'static Units> {
        let units = Units::of(self.language);
        if units.is_none() {
            self.error(Code::BadUnit, at, || {
                let hint = "write the words and the sign: { \"other\": \"euros\", \"symbol\": \"{0} €\" }".to_owned();
                ["the names of currencies and measures are not known in this language".to_owned(), hint]
            });
        }
        units
    }
}

fn unit_of(entry: &Entry, in_text: bool) -> Option<Unit> {
    let text = |raw: &str| Text::parse(raw, MAX_LABEL).ok().map(|(text, _)| text);
    let other = text(entry.name())?;
    let forms = entry.forms.iter().filter(|(name, _)| *name != "other");
    let forms = forms.map(|(name, form)| Some((Category::named(name)?, text(form)?))).collect::<Option<_>>()?;
    Some(Unit::new(other, forms, entry.symbol.as_deref().map(|pattern| symbol(pattern, in_text))))
}

fn symbol(pattern: &str, in_text: bool) -> Symbol {
    Symbol { pattern: pattern.replace(' ', "\u{a0}"), in_text }
}
