//! The fields of a story file that can have several forms: amounts, units, and the dates and values of series.

use serde_json::json;

use super::{
    from_json::{Fields, FromJson, json_enum, json_object, misfit, text, unknown_variant, unknown_word},
    schema::{self, Definitions, Describe, Object, Schema, only},
    value::Value,
};
use crate::diagnostic::{Diagnostics, Path};
use crate::model::Qualifier;

/// An amount with its qualifier.
#[derive(Debug, Default)]
pub(crate) enum AmountDocument {
    Number(Qualifier, f64),
    Between([f64; 2]),
    Estimate(EstimateDocument),
    Withheld(String),
    Unknown(String),
    /// Words without a number.
    Words(String),
    #[default]
    None,
    Disputed(Vec<ClaimDocument>),
    /// The ids of the facts that are added.
    Sum(Vec<String>),
    /// The ids of the part and of the whole.
    Share(Vec<String>),
}

/// The kinds of amounts. `none` is a string; the others are the only field of an object.
const AMOUNTS: [&str; 15] = [
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "about",
    "between",
    "estimate",
    "withheld",
    "unknown",
    "words",
    "none",
    "disputed",
    "sum",
    "share",
];

impl FromJson for AmountDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        let named = match value {
            Value::String(word) => Some((word, Value::Null)),
            Value::Object(mut fields) if fields.len() == 1 && fields.iter().all(|(word, _)| word != "none") => {
                fields.pop()
            }
            other => {
                misfit(diagnostics, at, &other, "one amount, such as { \"at_least\": 8000 }");
                None
            }
        };
        let Some((word, inner)) = named else { return Self::None };
        let here = at.field(&word);
        if let Some(qualifier) = Qualifier::named(&word) {
            return Self::Number(qualifier, f64::from_json(inner, &here, diagnostics));
        }
        match word.as_str() {
            "between" => Self::Between(FromJson::from_json(inner, &here, diagnostics)),
            "estimate" => Self::Estimate(FromJson::from_json(inner, &here, diagnostics)),
            "withheld" => Self::Withheld(FromJson::from_json(inner, &here, diagnostics)),
            "unknown" => Self::Unknown(FromJson::from_json(inner, &here, diagnostics)),
            "words" => Self::Words(FromJson::from_json(inner, &here, diagnostics)),
            "disputed" => Self::Disputed(FromJson::from_json(inner, &here, diagnostics)),
            "sum" => Self::Sum(FromJson::from_json(inner, &here, diagnostics)),
            "share" => Self::Share(FromJson::from_json(inner, &here, diagnostics)),
            "none" if matches!(inner, Value::Null) => Self::None,
            _ => {
                unknown_word(diagnostics, at, &word, &AMOUNTS);
                Self::None
            }
        }
    }
}

impl FromJson for Qualifier {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        // `text` has already reported a value that is not a string.
        let Some(word) = text(value, at, diagnostics) else { return Self::Exact };
        Self::named(&word).unwrap_or_else(|| {
            unknown_word(diagnostics, at, &word, &Self::ALL.map(Self::name));
            Self::Exact
        })
    }
}

/// Why a claim is not a fact: a word, or a condition.
#[derive(Debug, Default)]
pub(crate) enum StatusDocument {
    #[default]
    Expected,
    Planned,
    Alleged,
    Denied,
    Conditional(ConditionDocument),
}

impl StatusDocument {
    /// Returns whether it may lie in the future.
    pub(crate) const fn is_of_the_future(&self) -> bool {
        match self {
            Self::Expected | Self::Planned | Self::Conditional(_) => true,
            Self::Alleged | Self::Denied => false,
        }
    }
}

/// The words of [`StatusDocument`].
const STATUSES: [&str; 4] = ["expected", "planned", "alleged", "denied"];

impl FromJson for StatusDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        if matches!(value, Value::Object(_)) {
            return Self::Conditional(FromJson::from_json(value, at, diagnostics));
        }
        // `text` has already reported a value that is not a string.
        let Some(word) = text(value, at, diagnostics) else { return Self::Expected };
        match word.as_str() {
            "expected" => Self::Expected,
            "planned" => Self::Planned,
            "alleged" => Self::Alleged,
            "denied" => Self::Denied,
            _ => {
                unknown_variant(diagnostics, at, &word, &STATUSES);
                Self::Expected
            }
        }
    }
}

/// The dates of a series: a list, or the first date with an interval.
#[derive(Debug)]
pub(crate) enum DatesDocument {
    List(Vec<String>),
    Every(DateStepDocument),
}

impl Default for DatesDocument {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl FromJson for DatesDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        match value {
            Value::Object(_) => Self::Every(FromJson::from_json(value, at, diagnostics)),
            other => Self::List(FromJson::from_json(other, at, diagnostics)),
        }
    }
}

/// A value of a series, or a gap.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ValueDocument(pub(crate) Option<f64>);

impl FromJson for ValueDocument {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        match value {
            Value::Null => Self(None),
            other => Self(Some(FromJson::from_json(other, at, diagnostics))),
        }
    }
}

impl Describe for AmountDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Amount", |within| {
            let mut forms: Vec<Schema> = Qualifier::ALL.map(|qualifier| only::<f64>(qualifier.name(), within)).into();
            forms.push(only::<[f64; 2]>("between", within));
            forms.push(only::<EstimateDocument>("estimate", within));
            forms.extend(["withheld", "unknown", "words"].map(|word| only::<String>(word, within)));
            forms.push(json!({ "const": "none" }));
            forms.push(only::<Vec<ClaimDocument>>("disputed", within));
            forms.extend(["sum", "share"].map(|word| only::<Vec<String>>(word, within)));
            json!({ "description": "An amount with its qualifier.", "oneOf": forms })
        })
    }
}

impl Describe for Qualifier {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Certainty", |_| {
            schema::words(&[" The qualifier of all values of a series."], &Qualifier::ALL.map(Qualifier::name))
        })
    }
}

impl Describe for DatesDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "oneOf": [Vec::<String>::describe(definitions), DateStepDocument::describe(definitions)] })
    }
}

impl Describe for StatusDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Status", |within| {
            json!({
                "description": "Why a claim is not a fact.",
                "oneOf": [{ "enum": STATUSES }, ConditionDocument::describe(within)],
            })
        })
    }
}

impl Describe for ValueDocument {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": ["number", "null"] })
    }
}

json_object! {
    /// The source, the speaker and the quote from the article.
    struct EvidenceDocument {
        source: String,
        speaker: String,
        quote: String,
        /// The text directly before the quote, if it occurs more than once.
        prefix: Option<String>,
        /// The text directly after it.
        suffix: Option<String>,
        /// The id of the paragraph that contains the quote.
        paragraph: Option<String> = "in",
    }

    /// One of several amounts that contradict each other.
    struct ClaimDocument {
        amount: AmountDocument,
        speaker: String,
        evidence: Vec<EvidenceDocument>,
    }

    /// An estimate with its interval.
    struct EstimateDocument {
        value: f64,
        /// The ends of the interval.
        between: [f64; 2],
        kind: IntervalKindDocument,
        /// The level of the interval in percent, such as 95.
        level: Option<f64>,
    }

    /// The intervals around the values of a series.
    struct BandDocument {
        kind: IntervalKindDocument,
        /// The level of the intervals in percent, such as 95.
        level: Option<f64>,
        /// The low end for each value; `null` for a value without an interval.
        low: Vec<ValueDocument>,
        /// The high end for each value.
        high: Vec<ValueDocument>,
    }

    /// The condition of a claim.
    struct ConditionDocument {
        condition: String = "if",
    }

    /// The first date and the interval to each next one.
    struct DateStepDocument {
        from: String,
        every: EveryDocument,
    }
}

json_enum! {
    /// What the interval of an estimate is: a confidence interval, a credible interval, a margin of error, the range of
    /// several models, or from the lowest to the highest value.
    enum IntervalKindDocument {
        Confidence = "confidence",
        Credible = "credible",
        Margin = "margin",
        Models = "models",
        Range = "range",
    }

    /// The interval between the dates of a series.
    enum EveryDocument {
        Day = "day",
        Week = "week",
        Month = "month",
        Year = "year",
    }
}
