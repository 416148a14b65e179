//! The fields of the story file that have several forms: amounts, units, and the dates and values of series.

use super::{
    document::{ClaimDocument, FormsDocument, StepDocument},
    shape::{Shape, misfit, text, unknown_word},
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
