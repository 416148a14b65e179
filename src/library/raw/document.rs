//! The story file, field by field, as the editor writes it. Format 1.
//!
//! Nothing is checked here beyond the shape: `check` turns a [`Document`] into a [`Story`](super::Story). Unknown
//! fields are refused, so that a slip of the pen is never silently dropped.

use super::schema::{self, Definitions, Describe, Object, Schema};
use super::{
    forms::{AmountDocument, DatesDocument, EvidenceDocument, UnitDocument, ValueDocument},
    shape::{Fields, Shape, Table, record, text, unknown_word, word},
    value::Value,
};
use crate::diagnostic::{Faults, Path};
use crate::model::Qualifier;

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
        /// What readers can pick events by.
        facets: Table<FacetDocument>,
        /// Numbers along time.
        series: Table<SeriesDocument>,
        /// Figures that were published otherwise before.
        corrections: Vec<CorrectionDocument>,
        /// What is drawn, in this order.
        charts: Vec<ChartDocument>,
        /// The charts in the order in which readers go through them, with words; without it, one after the other.
        steps: Vec<StoryStepDocument>,
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



    /// A figure.
    struct FactDocument {
        label: String,
        amount: AmountDocument,
        unit: UnitDocument,
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
        unit: Option<UnitDocument>,
        /// Values by facet.
        facets: Table<Vec<String>>,
        evidence: Vec<EvidenceDocument>,
    }

    /// A property by which readers can pick events.
    struct FacetDocument {
        label: String,
        /// What is said of events whose value nobody stated.
        unstated: String,
        values: Table<String>,
    }

    /// Numbers along time, all counted in the same way.
    struct SeriesDocument {
        label: String,
        unit: UnitDocument,
        basis: String,
        side: Option<String>,
        certainty: Option<Qualifier>,
        dates: DatesDocument,
        /// As many as there are dates; `null` where there is none.
        values: Vec<ValueDocument>,
        evidence: Vec<EvidenceDocument>,
    }


    /// An earlier value of a figure, or of a side's amount in an event.
    struct CorrectionDocument {
        date: String,
        fact: Option<String>,
        event: Option<String>,
        side: Option<String>,
        was: AmountDocument,
        now: AmountDocument,
        why: String,
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
        series: Option<Vec<String>>,
        statements: Option<Vec<String>>,
    }

    /// A chart with the words that lead to it.
    struct StoryStepDocument {
        /// What links to it have as its name.
        id: String,
        /// Id of the chart.
        chart: String,
        text: String,
        /// Id of what the words speak of, among the chart's facts, positions, events or series.
        mark: Option<String>,
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
        History = "history",
        Line = "line",
        Steps = "steps",
    }

    /// The forms of `counts`.
    enum FormDocument {
        Bars = "bars",
        Units = "units",
        Dots = "dots",
    }

}
