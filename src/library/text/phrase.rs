//! The phrases from which labels, tables and sentences are composed: facets, stances, outcomes, speakers, sources.

use std::rc::Rc;

use super::locale::{Locale, Phrase, sentence};
use crate::model::{
    Amount, Bound, Correction, Derived, Event, Evidence, Facet, FacetValues, Fact, Figure, Filter, History, Limit,
    Outcome, Series, Side, Source, Speaker, Stance, Text, Unit,
};

impl Locale {
    /// Joins two texts, the second in parentheses.
    #[must_use]
    pub fn parenthesized(&self, what: &str, beside: &str) -> String {
        self.format(Phrase::Parenthesized, &[what, beside])
    }

    /// Joins two texts with a comma.
    pub(super) fn comma_joined(&self, what: &str, beside: &str) -> String {
        self.format(Phrase::CommaJoined, &[what, beside])
    }

    /// Joins two texts with a colon.
    #[must_use]
    pub fn labeled(&self, what: &str, said: &str) -> String {
        self.format(Phrase::Labeled, &[what, said])
    }

    /// Joins two texts with a middle dot, for narrow places: "8,000 · Iryna Vereshchuk".
    #[must_use]
    pub fn dotted(&self, what: &str, beside: &str) -> String {
        format!("{} \u{b7} {}", self.isolated(what), self.isolated(beside))
    }

    /// The basis and the date of a fact: "prisoners of war, 2 June 2025".
    #[must_use]
    pub fn context(&self, fact: &Fact) -> String {
        match fact.as_of {
            Some(as_of) => self.comma_joined(fact.basis.as_str(), &self.when(as_of)),
            None => fact.basis.to_string(),
        }
    }

    /// A correction: "corrected 3 June 2025; before: at least 7,000 people (the reason)".
    #[must_use]
    pub fn correction(&self, correction: &Correction, unit: &Unit) -> String {
        let was = self.amount_of(&correction.was, unit);
        self.format(Phrase::Corrected, &[&self.when(correction.date), &was, correction.why.as_str()])
    }

    /// How a figure was derived: "our sum of: A; B".
    #[must_use]
    pub fn derived(&self, derived: &Derived) -> String {
        match derived {
            Derived::Sum(parts) => {
                let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
                self.format(Phrase::Sum, &[&self.semicolons(&labels)])
            }
            Derived::Share(part, whole) => self.format(Phrase::Share, &[part.label.as_str(), whole.label.as_str()]),
        }
    }

    /// An event's values of a facet: "Turkey and Saudi Arabia". `None` for the year, which is part of the date.
    #[must_use]
    pub(super) fn facet_values(&self, event: &Event, facet: &Facet) -> Option<String> {
        let FacetValues::Named { values, unstated, .. } = &facet.values else { return None };
        let has: Vec<&str> = values
            .iter()
            .enumerate()
            .filter(|(index, _)| facet.holds(event, *index))
            .map(|(_, (_, words))| words.as_str())
            .collect();
        Some(if has.is_empty() { unstated.to_string() } else { self.list(&has) })
    }

    /// The name of a facet.
    pub(super) fn facet_name(&self, facet: &Facet) -> String {
        match &facet.values {
            FacetValues::Years(_) => self.format(Phrase::Year, &[]),
            FacetValues::Named { label, .. } => label.to_string(),
        }
    }

    /// An event's values of a facet, with the facet's name: "Mediator: Turkey and Saudi Arabia".
    #[must_use]
    pub fn facet(&self, event: &Event, facet: &Facet) -> Option<String> {
        self.facet_values(event, facet).map(|has| self.labeled(&self.facet_name(facet), &has))
    }

    /// A gap with the number of events that have it: "number withheld: 8".
    #[must_use]
    pub fn gap(&self, gap: Gap, number: usize) -> String {
        let phrase = match gap {
            Gap::Withheld => Phrase::GapWithheld,
            Gap::NotKnown => Phrase::GapNotKnown,
            Gap::Disputed => Phrase::GapDisputed,
            Gap::Coarse => Phrase::GapCoarse,
        };
        self.count(phrase, number, &[])
    }

    /// The first and last value of a series, and its extremes, with its status.
    #[must_use]
    pub fn course(&self, series: &Series) -> String {
        self.with_status(self.values(series), series.status.as_ref())
    }

    fn values(&self, series: &Series) -> String {
        let marks = series.landmarks();
        let say = |index: usize| {
            let amount = series.amount(index).map(|amount| self.amount_of(&amount, &series.unit)).unwrap_or_default();
            let date = series.points.get(index).map(|point| self.when(point.when)).unwrap_or_default();
            self.parenthesized(&amount, &date)
        };
        let value = |index: &usize| series.points.get(*index).and_then(|point| point.value);
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return String::new() };
        if first == last {
            return say(*first);
        }
        let mut said = vec![self.format(Phrase::FromTo, &[&say(*first), &say(*last)])];
        let mut lowest = *first;
        let mut highest = *first;
        for index in &marks {
            if value(index) < value(&lowest) {
                lowest = *index;
            }
            if value(index) > value(&highest) {
                highest = *index;
            }
        }
        if lowest != *first && lowest != *last {
            said.push(self.format(Phrase::Lowest, &[&say(lowest)]));
        }
        if highest != *first && highest != *last {
            said.push(self.format(Phrase::Highest, &[&say(highest)]));
        }
        self.semicolons(&said)
    }

    /// A stance, in a word that fits under a mark.
    #[must_use]
    pub fn stance(&self, stance: &Stance) -> String {
        let phrase = match stance {
            Stance::Proposes => Phrase::Proposes,
            Stance::Agrees => Phrase::Agrees,
            Stance::Offers(_) => Phrase::Offers,
            Stance::Rejects => Phrase::Rejects,
            Stance::Demands => Phrase::Demands,
            Stance::NotStated => Phrase::NotStated,
        };
        self.format(phrase, &[])
    }

    /// A stance without the side, with the condition of an offer; for a table's column of one side.
    #[must_use]
    pub(super) fn stance_in(&self, stance: &Stance) -> String {
        match stance {
            Stance::Offers(condition) => self.format(Phrase::OffersIf, &[condition.as_str()]),
            stance => self.stance(stance),
        }
    }

    /// A stance with the side: "Russia rejects it".
    #[must_use]
    pub fn stance_of(&self, side: &Side, stance: &Stance) -> String {
        let name = side.name.as_str();
        match stance {
            Stance::Proposes => self.format(Phrase::ProposesIt, &[name]),
            Stance::Agrees => self.format(Phrase::AgreesToIt, &[name]),
            Stance::Offers(condition) => self.format(Phrase::OffersItIf, &[name, condition.as_str()]),
            Stance::Rejects => self.format(Phrase::RejectsIt, &[name]),
            Stance::Demands => self.format(Phrase::DemandsIt, &[name]),
            Stance::NotStated => self.labeled(name, &self.stance(stance)),
        }
    }

    /// The outcome of a position.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        let phrase = match outcome {
            Outcome::Agreed => Phrase::Agreed,
            Outcome::Rejected => Phrase::Rejected,
            Outcome::NoAnswer => Phrase::NoAnswer,
            Outcome::Open => Phrase::Open,
        };
        self.format(phrase, &[])
    }

    /// The condition of an offer: "if the ceasefire holds".
    #[must_use]
    pub fn condition(&self, condition: &Text) -> String {
        self.format(Phrase::If, &[condition.as_str()])
    }

    /// The heading of outcomes.
    #[must_use]
    pub fn outcome_heading(&self) -> String {
        self.format(Phrase::Outcome, &[])
    }

    /// The outcome of a position, with the heading: "Outcome: agreed".
    #[must_use]
    pub fn outcome_line(&self, outcome: Outcome) -> String {
        self.labeled(&self.outcome_heading(), &self.outcome(outcome))
    }

    /// A limit with its quantity: "age: under 25".
    #[must_use]
    pub fn bound(&self, bound: &Bound) -> String {
        let limit = match bound.limit {
            Limit::Under(value) => self.format(Phrase::Under, &[&self.number(value)]),
            Limit::Over(value) => self.format(Phrase::Over, &[&self.number(value)]),
        };
        self.labeled(bound.quantity.as_str(), &limit)
    }

    /// A speaker with role: "Iryna Vereshchuk, deputy head of the president's office".
    #[must_use]
    pub fn speaker(&self, speaker: &Speaker) -> String {
        match &speaker.role {
            Some(role) => self.comma_joined(speaker.name.as_str(), role.as_str()),
            None => speaker.name.to_string(),
        }
    }

    /// A source with its date: "The Kyiv Independent, 2 June 2025".
    #[must_use]
    pub fn source(&self, source: &Source) -> String {
        match source.published {
            Some(published) => self.comma_joined(source.publisher.as_str(), &self.when(published)),
            None => source.publisher.to_string(),
        }
    }

    /// All speakers: "Said by A; B".
    #[must_use]
    pub fn said_by(&self, evidence: &[Rc<Evidence>]) -> String {
        let speakers = distinct(evidence.iter().map(|one| self.speaker(&one.speaker)));
        self.format(Phrase::SaidBy, &[&self.semicolons(&speakers)])
    }

    /// Speakers and sources, as sentences: "Said by A. Source: B."
    #[must_use]
    pub fn citations(&self, evidence: &[Rc<Evidence>]) -> String {
        let sources = distinct(evidence.iter().map(|one| self.source(&one.source)));
        let lead = self.sources_label(sources.len());
        let (speakers, sources) = (self.said_by(evidence), self.semicolons(&sources));
        format!("{} {}", sentence(&speakers), sentence(&format!("{lead}{sources}")))
    }

    /// The sources that do not state something: "Not stated in The Valley Gazette, 4 March 2026".
    #[must_use]
    pub fn not_stated_in(&self, evidence: &[Rc<Evidence>]) -> String {
        let sources = distinct(evidence.iter().map(|one| self.source(&one.source)));
        self.format(Phrase::NotStatedIn, &[&self.semicolons(&sources)])
    }

    /// The label before this many sources: "Sources: ".
    pub(super) fn sources_label(&self, count: usize) -> String {
        self.count(Phrase::Sources, count, &[])
    }
}

/// Something that is not precisely known of an event: its number or its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A number exists but was not published.
    Withheld,
    /// The number is not known.
    NotKnown,
    /// Several numbers contradict each other.
    Disputed,
    /// The date is less precise than a day, approximate or a range.
    Coarse,
}

/// Returns the gaps of the filtered events, each with the number of events. Omits gaps that no event has.
#[must_use]
pub fn gaps(history: &History, filter: &Filter) -> Vec<(Gap, usize)> {
    let any = |event: &Event, is: fn(&Figure) -> bool| event.amounts.iter().any(|one| is(&one.figure));
    let has = |event: &Event, gap: Gap| match gap {
        Gap::Withheld => any(event, |figure| matches!(figure, Figure::Stated(Amount::Withheld(_)))),
        Gap::NotKnown => any(event, |figure| matches!(figure, Figure::Stated(Amount::Unknown(_)))),
        Gap::Disputed => any(event, |figure| matches!(figure, Figure::Disputed(_))),
        Gap::Coarse => event.when.about || !event.when.is_day(),
    };
    let count = |gap| history.shown(filter).filter(|(_, event)| has(event, gap)).count();
    let gaps = [Gap::Withheld, Gap::NotKnown, Gap::Disputed, Gap::Coarse].map(|gap| (gap, count(gap)));
    gaps.into_iter().filter(|(_, number)| *number > 0).collect()
}

/// Removes duplicate texts; the first of each stays in its place.
pub(super) fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}
