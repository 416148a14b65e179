//! The units of a story file: words, words by plural category, currencies and measures.

use serde_json::json;

use super::{
    from_json::{Fields, FromJson, json_object, text, unknown_variant},
    schema::{self, Definitions, Describe, Object, Schema},
    value::Value,
};
use crate::diagnostic::{Diagnostics, Path};

/// A unit: one form for all numbers, a form for each CLDR plural category that the language needs, or the name of a
/// currency or a measure, whose forms are known.
#[derive(Debug)]
pub(crate) enum UnitDocument {
    One(String),
    Forms(FormsDocument),
    Currency(CurrencyDocument),
    Measure(MeasureUnitDocument),
}

impl UnitDocument {
    /// Whether it is a currency or a measure.
    pub(crate) const fn is_measured(&self) -> bool {
        match self {
            Self::Currency(_) | Self::Measure(_) => true,
            Self::One(_) | Self::Forms(_) => false,
        }
    }
}

impl Default for UnitDocument {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl FromJson for UnitDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        match value {
            Value::Object(ref fields) => {
                let has = |name: &str| fields.iter().any(|(known, _)| known == name);
                if has("currency") {
                    Self::Currency(FromJson::from_json(value, at, diagnostics))
                } else if has("measure") {
                    Self::Measure(FromJson::from_json(value, at, diagnostics))
                } else {
                    Self::Forms(FromJson::from_json(value, at, diagnostics))
                }
            }
            other => Self::One(FromJson::from_json(other, at, diagnostics)),
        }
    }
}

/// The measures, by their unit identifiers of Unicode Technical Standard 35.
pub(crate) const MEASURES: [&str; 24] = [
    "percent",
    "percentage-point",
    "celsius",
    "fahrenheit",
    "millimeter",
    "centimeter",
    "meter",
    "kilometer",
    "foot",
    "mile",
    "hectare",
    "acre",
    "liter",
    "gram",
    "kilogram",
    "kilometer-per-hour",
    "mile-per-hour",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
];

/// One of [`MEASURES`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct MeasureDocument(pub(crate) &'static str);

impl Default for MeasureDocument {
    fn default() -> Self {
        let [first, ..] = MEASURES;
        Self(first)
    }
}

impl FromJson for MeasureDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        // `text` has already reported a value that is not a string.
        let Some(word) = text(value, at, diagnostics) else { return Self::default() };
        let known = MEASURES.into_iter().find(|known| *known == word);
        known.map_or_else(
            || {
                unknown_variant(diagnostics, at, &word, &MEASURES);
                Self::default()
            },
            Self,
        )
    }
}

impl Describe for UnitDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "oneOf": [
            String::describe(definitions),
            FormsDocument::describe(definitions),
            CurrencyDocument::describe(definitions),
            MeasureUnitDocument::describe(definitions),
        ] })
    }
}

impl Describe for MeasureDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Measure", |_| schema::words(&[" A measure with known names and signs."], &MEASURES))
    }
}

json_object! {
    /// The unit by plural category (Unicode CLDR).
    struct FormsDocument {
        zero: Option<String>,
        one: Option<String>,
        two: Option<String>,
        few: Option<String>,
        many: Option<String>,
        /// The form for all other numbers.
        other: String,
        /// How labels and axes write a number with the unit in short: `{0} kWh`.
        symbol: Option<String>,
    }

    /// A currency by its ISO 4217 code. Amounts are in the currency itself, not in millions of it.
    struct CurrencyDocument {
        currency: String,
    }

    /// A unit with the names and the sign of a measure.
    struct MeasureUnitDocument {
        measure: MeasureDocument,
    }
}
