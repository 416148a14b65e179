//! The fields of a story file, format 1.
//!
//! Only the structure is checked here: `check` turns a [`Document`] into a [`Story`](crate::model::Story). Unknown
//! fields are errors, so that a misspelt field is never silently ignored.

use super::schema::{self, Definitions, Describe, Object, Schema};
use super::{
    forms::{AmountDocument, BandDocument, DatesDocument, EvidenceDocument, StatusDocument, ValueDocument},
    from_json::{Fields, FromJson, Table, json_enum, json_object, text, unknown_variant},
    units::UnitDocument,
    value::Value,
};
use crate::diagnostic::{Diagnostics, Path};
use crate::model::Qualifier;

json_object! {
    /// A story file.
    struct Document {
        /// The address of the JSON Schema, for completion in text editors; ignored by the program.
        _schema: Option<String> = "$schema",
        /// The version of the format.
        format: f64,
        /// The language of all text, as a BCP 47 tag.
        lang: String,
        /// Whether `check` cannot read the language, so that nobody compared the data with the article. Readers see it.
        unchecked: bool,
        /// The headline of the graphic.
        headline: String,
        /// What the charts show, in a sentence or two.
        summary: Option<String>,
        /// The date of the article.
        published: Option<String>,
        /// The published texts that the story cites.
        sources: Table<SourceDocument>,
        /// The parties whose stances and figures are compared.
        sides: Table<SideDocument>,
        /// The people and bodies that are quoted.
        speakers: Table<SpeakerDocument>,
        /// The paragraphs of the article. Without them, quotes are searched only in the page.
        text: Option<Vec<ParagraphDocument>>,
        /// Figures.
        facts: Table<FactDocument>,
        /// Proposals and criteria, with the stances of the sides.
        positions: Table<PositionDocument>,
        /// Statements that are neither figure, position nor event.
        statements: Table<StatementDocument>,
        /// Events.
        events: Vec<EventDocument>,
        /// The properties by which readers filter events.
        facets: Table<FacetDocument>,
        /// Time series.
        series: Table<SeriesDocument>,
        /// Corrections of figures that were published earlier.
        corrections: Vec<CorrectionDocument>,
        /// The charts, in this order.
        charts: Vec<ChartDocument>,
        /// The charts in reading order, with texts. Without steps, the charts follow each other without text.
        steps: Vec<StoryStepDocument>,
        /// Warnings that an editor has looked at and accepts.
        reviewed: Vec<ReviewedDocument>,
    }

    /// A warning that an editor accepts. `check` lists it with its reason.
    struct ReviewedDocument {
        /// The path of the warning, such as `facts.held.amount`.
        path: String,
        /// The code of the warning.
        code: String,
        /// Why the story stays as it is.
        reason: String,
    }

    /// A published text.
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

    /// A person or body that says something.
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
        /// Why it is not a fact: someone expects, plans, alleges or denies it, or it depends on a condition.
        status: Option<StatusDocument>,
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

    /// A limit such as "under 25", with the ends of the small scale on which it is drawn.
    struct BoundDocument {
        quantity: String,
        under: Option<f64>,
        over: Option<f64>,
        scale: [f64; 2],
        evidence: Vec<EvidenceDocument>,
    }

    /// The stance of a side.
    struct StanceDocument {
        stance: StanceName,
        /// The condition of an offer.
        condition: Option<String> = "if",
        evidence: Vec<EvidenceDocument>,
    }

    /// A statement.
    struct StatementDocument {
        label: String,
        evidence: Vec<EvidenceDocument>,
    }

    /// An event.
    struct EventDocument {
        id: String,
        date: String,
        label: String,
        /// Why it is not a fact.
        status: Option<StatusDocument>,
        /// Amounts by side.
        amounts: Table<AmountDocument>,
        unit: Option<UnitDocument>,
        /// Values by facet.
        facets: Table<Vec<String>>,
        evidence: Vec<EvidenceDocument>,
    }

    /// A property by which readers filter events.
    struct FacetDocument {
        label: String,
        /// The label for events whose value nobody stated.
        unstated: String,
        values: Table<String>,
    }

    /// A time series with one unit and one basis.
    struct SeriesDocument {
        label: String,
        /// Why its values are no facts: a projection is expected.
        status: Option<StatusDocument>,
        unit: UnitDocument,
        basis: String,
        side: Option<String>,
        certainty: Option<Qualifier>,
        dates: DatesDocument,
        /// One value for each date; `null` for a gap.
        values: Vec<ValueDocument>,
        /// The intervals of the values.
        band: Option<BandDocument>,
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


    /// A chart.
    struct ChartDocument {
        id: String,
        kind: KindDocument,
        title: String,
        subtitle: Option<String>,
        note: Option<String>,
        form: Option<FormDocument>,
        /// How many one dot represents, in the form `units`.
        per: Option<f64>,
        facts: Option<Vec<String>>,
        positions: Option<Vec<String>>,
        events: Option<Vec<String>>,
        series: Option<Vec<String>>,
        changes: Option<Vec<ChangeDocument>>,
        statements: Option<Vec<String>>,
    }

    /// Two figures of one thing at two times.
    struct ChangeDocument {
        /// The id of the earlier figure.
        from: String,
        /// The id of the later figure.
        to: String,
    }

    /// A step: a chart with an introductory text.
    struct StoryStepDocument {
        /// The id of the step in links.
        id: String,
        /// The id of the chart.
        chart: String,
        text: String,
        /// The id of the mark to frame: one of the chart's facts, positions, events or series.
        mark: Option<String>,
    }
}

json_enum! {
    /// The stances.
    enum StanceName {
        Proposes = "proposes",
        Agrees = "agrees",
        Offers = "offers",
        Rejects = "rejects",
        Demands = "demands",
        NotStated = "not_stated",
    }

    /// The outcome of a position so far.
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
        Change = "change",
    }

    /// The forms of `counts`.
    enum FormDocument {
        Bars = "bars",
        Units = "units",
        Dots = "dots",
    }

}
