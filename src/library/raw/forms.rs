//! The fields of the story file that have several forms: amounts, units, and the dates and values of series.

use serde_json::json;

use super::{
    schema::{self, Definitions, Describe, Object, Schema, only},
    shape::{Fields, Shape, misfit, record, text, unknown_word, word},
    value::Value,
};
use crate::diagnostic::{Faults, Path};
use crate::model::Qualifier;

/// How many, and how surely.
#[derive(Debug, Default)]
pub(crate) enum AmountDocument {
    Number(Qualifier, f64),
    Between([f64; 2]),
    Withheld(String),
    Unknown(String),
    #[default]
    None,
    Disputed(Vec<ClaimDocument>),
    /// Ids of the facts that are added.
    Sum(Vec<String>),
    /// Ids of the part and of the whole.
    Share(Vec<String>),
}

/// The words for amounts. `none` stands alone, the others in an object with what they qualify.
const AMOUNTS: [&str; 11] =
    ["exact", "at_least", "at_most", "about", "between", "withheld", "unknown", "none", "disputed", "sum", "share"];

impl Shape for AmountDocument {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        let named = match value {
            Value::String(word) => Some((word, Value::Null)),
            Value::Object(mut fields) if fields.len() == 1 && fields.iter().all(|(word, _)| word != "none") => {
                fields.pop()
            }
            other => {
                misfit(faults, at, &other, "one amount, such as { \"at_least\": 8000 }");
                None
            }
        };
        let Some((word, inner)) = named else { return Self::None };
        let here = at.field(&word);
        if let Some(qualifier) = Qualifier::named(&word) {
            return Self::Number(qualifier, f64::shape(inner, &here, faults));
        }
        match word.as_str() {
            "between" => Self::Between(Shape::shape(inner, &here, faults)),
            "withheld" => Self::Withheld(Shape::shape(inner, &here, faults)),
            "unknown" => Self::Unknown(Shape::shape(inner, &here, faults)),
            "disputed" => Self::Disputed(Shape::shape(inner, &here, faults)),
            "sum" => Self::Sum(Shape::shape(inner, &here, faults)),
            "share" => Self::Share(Shape::shape(inner, &here, faults)),
            "none" if matches!(inner, Value::Null) => Self::None,
            _ => {
                unknown_word(faults, at, &word, &AMOUNTS);
                Self::None
            }
        }
    }
}

impl Shape for Qualifier {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        // What is no text has been reported as that.
        let Some(word) = text(value, at, faults) else { return Self::Exact };
        Self::named(&word).unwrap_or_else(|| {
            unknown_word(faults, at, &word, &Self::ALL.map(Self::name));
            Self::Exact
        })
    }
}

/// What is counted: in one form, or in those that the language's numbers ask for, by CLDR's plural categories.
#[derive(Debug)]
pub(crate) enum UnitDocument {
    One(String),
    Forms(FormsDocument),
}

impl UnitDocument {
    /// The form for numbers that have none of their own.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::One(text) | Self::Forms(FormsDocument { other: text, .. }) => text,
        }
    }
}

impl Default for UnitDocument {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl Shape for UnitDocument {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        match value {
            Value::Object(_) => Self::Forms(Shape::shape(value, at, faults)),
            other => Self::One(Shape::shape(other, at, faults)),
        }
    }
}

/// The dates of a series: each of them, or the first with a step.
#[derive(Debug)]
pub(crate) enum DatesDocument {
    List(Vec<String>),
    Every(StepDocument),
}

impl Default for DatesDocument {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl Shape for DatesDocument {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        match value {
            Value::Object(_) => Self::Every(Shape::shape(value, at, faults)),
            other => Self::List(Shape::shape(other, at, faults)),
        }
    }
}

/// A number of a series, or a gap.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct ValueDocument(pub(crate) Option<f64>);

impl Shape for ValueDocument {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        match value {
            Value::Null => Self(None),
            other => Self(Some(Shape::shape(other, at, faults))),
        }
    }
}

impl Describe for AmountDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Amount", |within| {
            let mut forms: Vec<Schema> = Qualifier::ALL.map(|qualifier| only::<f64>(qualifier.name(), within)).into();
            forms.push(only::<[f64; 2]>("between", within));
            forms.extend(["withheld", "unknown"].map(|word| only::<String>(word, within)));
            forms.push(json!({ "const": "none" }));
            forms.push(only::<Vec<ClaimDocument>>("disputed", within));
            forms.extend(["sum", "share"].map(|word| only::<Vec<String>>(word, within)));
            json!({ "description": "How many, and how surely.", "oneOf": forms })
        })
    }
}

impl Describe for Qualifier {
    fn describe(definitions: &mut Definitions) -> Schema {
        definitions.refer("Certainty", |_| {
            schema::words(&[" How surely a series says its numbers."], &Qualifier::ALL.map(Qualifier::name))
        })
    }
}

impl Describe for DatesDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "oneOf": [Vec::<String>::describe(definitions), StepDocument::describe(definitions)] })
    }
}

impl Describe for UnitDocument {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "oneOf": [String::describe(definitions), FormsDocument::describe(definitions)] })
    }
}

impl Describe for ValueDocument {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": ["number", "null"] })
    }
}

record! {
    /// Who said it, where it was published, and the words of the article that say it.
    struct EvidenceDocument {
        source: String,
        speaker: String,
        quote: String,
        /// Words right before the quote, where it occurs more than once.
        prefix: Option<String>,
        /// Words right after it.
        suffix: Option<String>,
        /// Id of the paragraph that holds the quote.
        paragraph: Option<String> = "in",
    }

    /// One of several amounts that contradict each other.
    struct ClaimDocument {
        amount: AmountDocument,
        speaker: String,
        evidence: Vec<EvidenceDocument>,
    }

    /// What is counted, by the kinds of numbers that the language tells apart (Unicode CLDR, plural categories).
    struct FormsDocument {
        zero: Option<String>,
        one: Option<String>,
        two: Option<String>,
        few: Option<String>,
        many: Option<String>,
        /// For all other numbers.
        other: String,
    }

    /// A first date and the step from each to the next.
    struct StepDocument {
        from: String,
        every: EveryDocument,
    }
}

word! {
    /// The steps between the dates of a series.
    enum EveryDocument {
        Day = "day",
        Week = "week",
        Month = "month",
        Year = "year",
    }
}
