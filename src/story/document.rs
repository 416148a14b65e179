//! The story file, field by field, as the editor writes it. Format 1.
//!
//! Nothing is checked here beyond the shape: `check` turns a [`Document`] into a [`Story`](super::Story). Unknown
//! fields are refused, so that a slip of the pen is never silently dropped.

use super::{
    faults::Faults,
    path::Path,
    shape::{Fields, Shape, Table, misfit, record, text, unknown_word, word},
    value::Value,
};

record! {
    /// The whole file.
    struct Document {
        /// Address of the JSON Schema, for the editor's completion; not read.
        _schema: Option<String> = "$schema",
        /// Version of this format.
        format: f64,
        /// Language of all text, as a BCP 47 tag.
        lang: String,
        /// Headline of the graphic.
        headline: String,
        /// What it comes to, in a sentence or two.
        summary: Option<String>,
        /// Day on which the article came out.
        published: Option<String>,
        /// Who published what the story rests on.
        sources: Table<SourceDocument>,
        /// The parties whose stances and figures are set side by side.
        sides: Table<SideDocument>,
        /// Who said things.
        speakers: Table<SpeakerDocument>,
        /// The article; without it, quotes are looked for in the page only.
        text: Option<Vec<ParagraphDocument>>,
        /// Figures.
        facts: Table<FactDocument>,
        /// Proposals and criteria, with who stands where.
        positions: Table<PositionDocument>,
        /// What was said and is neither figure, position nor event.
        statements: Table<StatementDocument>,
        /// What happened.
        events: Vec<EventDocument>,
        /// What is drawn, in this order.
        charts: Vec<ChartDocument>,
    }

    /// A published piece.
    struct SourceDocument {
        publisher: String,
        url: String,
        title: Option<String>,
        published: Option<String>,
    }

    /// A party.
    struct SideDocument {
        name: String,
    }

    /// A person or body that says things.
    struct SpeakerDocument {
        name: String,
        role: Option<String>,
        side: Option<String>,
    }

    /// A paragraph of the article.
    struct ParagraphDocument {
        id: String,
        paragraph: String,
    }

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

    /// A figure.
    struct FactDocument {
        label: String,
        amount: AmountDocument,
        unit: String,
        basis: String,
        as_of: Option<String>,
        side: Option<String>,
        evidence: Vec<EvidenceDocument>,
    }

    /// A proposal or criterion.
    struct PositionDocument {
        label: String,
        detail: Option<String>,
        bound: Option<BoundDocument>,
        stances: Table<StanceDocument>,
        outcome: OutcomeDocument,
        evidence: Vec<EvidenceDocument>,
    }

    /// A limit such as "under 25", with the ends of the little scale on which it is drawn.
    struct BoundDocument {
        quantity: String,
        under: Option<f64>,
        over: Option<f64>,
        scale: [f64; 2],
        evidence: Vec<EvidenceDocument>,
    }

    /// Where a side stands.
    struct StanceDocument {
        stance: StanceName,
        /// The condition of an offer.
        condition: Option<String> = "if",
        evidence: Vec<EvidenceDocument>,
    }

    /// Something said.
    struct StatementDocument {
        label: String,
        evidence: Vec<EvidenceDocument>,
    }

    /// Something that happened.
    struct EventDocument {
        id: String,
        date: String,
        label: String,
        /// Amounts by side.
        amounts: Table<AmountDocument>,
        unit: Option<String>,
        evidence: Vec<EvidenceDocument>,
    }

    /// What to draw.
    struct ChartDocument {
        id: String,
        kind: KindDocument,
        title: String,
        subtitle: Option<String>,
        note: Option<String>,
        form: Option<FormDocument>,
        /// How many one dot stands for, in the form `units`.
        per: Option<f64>,
        facts: Option<Vec<String>>,
        positions: Option<Vec<String>>,
        events: Option<Vec<String>>,
        statements: Option<Vec<String>>,
    }
}

word! {
    /// The word for where a side stands.
    enum StanceName {
        Proposes = "proposes",
        Agrees = "agrees",
        Offers = "offers",
        Rejects = "rejects",
        Demands = "demands",
        NotStated = "not_stated",
    }

    /// What came of a position so far.
    enum OutcomeDocument {
        Agreed = "agreed",
        Rejected = "rejected",
        NoAnswer = "no_answer",
        Open = "open",
    }

    /// The kinds of charts.
    enum KindDocument {
        Counts = "counts",
        Positions = "positions",
        Timeline = "timeline",
    }

    /// The forms of `counts`.
    enum FormDocument {
        Bars = "bars",
        Units = "units",
    }
}

/// How many, and how surely.
#[derive(Debug, Default)]
pub(super) enum AmountDocument {
    Exact(f64),
    AtLeast(f64),
    AtMost(f64),
    About(f64),
    Between([f64; 2]),
    Withheld(String),
    Unknown(String),
    #[default]
    None,
    Disputed(Vec<ClaimDocument>),
}

/// The words for amounts. `none` stands alone, the others in an object with what they qualify.
const AMOUNTS: [&str; 9] =
    ["exact", "at_least", "at_most", "about", "between", "withheld", "unknown", "none", "disputed"];

impl Shape for AmountDocument {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        let named = match value {
            Value::String(word) => Some((word, Value::Null)),
            Value::Object(mut fields) if fields.len() == 1 => fields.pop(),
            other => {
                misfit(faults, at, &other, "one amount, such as { \"at_least\": 8000 }");
                None
            }
        };
        let Some((word, inner)) = named else { return Self::None };
        let here = at.field(&word);
        let number = |inner| f64::shape(inner, &here, faults);
        match word.as_str() {
            "exact" => Self::Exact(number(inner)),
            "at_least" => Self::AtLeast(number(inner)),
            "at_most" => Self::AtMost(number(inner)),
            "about" => Self::About(number(inner)),
            "between" => Self::Between(Shape::shape(inner, &here, faults)),
            "withheld" => Self::Withheld(Shape::shape(inner, &here, faults)),
            "unknown" => Self::Unknown(Shape::shape(inner, &here, faults)),
            "disputed" => Self::Disputed(Shape::shape(inner, &here, faults)),
            "none" if matches!(inner, Value::Null) => Self::None,
            _ => {
                unknown_word(faults, at, &word, &AMOUNTS);
                Self::None
            }
        }
    }
}
