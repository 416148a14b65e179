//! The short phrases from which labels, tables and sentences are made: amounts, stances, voices.

use std::rc::Rc;

use super::locale::{Locale, Phrase, sentence};
use crate::model::{
    Amount, Bound, Correction, Date, Derived, Event, Evidence, Facet, Fact, Figure, Filter, History, Limit, Outcome,
    Picks, Series, Side, Source, Speaker, Stance, Text, Unit,
};

impl Locale {
    /// Something, and in brackets what belongs to it.
    #[must_use]
    pub fn aside(&self, what: &str, beside: &str) -> String {
        self.say(Phrase::Aside, &[what, beside])
    }

    /// Something, and behind a comma what belongs to it.
    pub(super) fn with(&self, what: &str, beside: &str) -> String {
        self.say(Phrase::With, &[what, beside])
    }

    /// Something, and behind a colon what is said of it.
    #[must_use]
    pub fn is(&self, what: &str, said: &str) -> String {
        self.say(Phrase::Is, &[what, said])
    }

    /// Something, and what belongs to it, in a narrow place: "8,000 · Iryna Vereshchuk".
    #[must_use]
    pub fn dotted(&self, what: &str, beside: &str) -> String {
        format!("{} \u{b7} {}", self.isolated(what), self.isolated(beside))
    }

    /// What counts as one, and when it was so: "prisoners of war, 2 June 2025".
    #[must_use]
    pub fn context(&self, fact: &Fact) -> String {
        match fact.as_of {
            Some(as_of) => self.with(fact.basis.as_str(), &self.when(as_of)),
            None => fact.basis.to_string(),
        }
    }

    /// What was published before: "corrected 3 June 2025; before: at least 7,000 people (the reason)".
    #[must_use]
    pub fn correction(&self, correction: &Correction, unit: &Unit) -> String {
        let was = self.amount_of(&correction.was, unit);
        self.say(Phrase::Corrected, &[&self.when(correction.date), &was, correction.why.as_str()])
    }

    /// How a figure was worked out: "our sum of: A; B".
    #[must_use]
    pub fn derived(&self, derived: &Derived) -> String {
        match derived {
            Derived::Sum(parts) => {
                let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
                self.say(Phrase::Sum, &[&self.semicolons(&labels)])
            }
            Derived::Share(part, whole) => self.say(Phrase::Share, &[part.label.as_str(), whole.label.as_str()]),
        }
    }

    /// What an event has of a facet: "Turkey and Saudi Arabia". Nothing for the year, which its date tells.
    #[must_use]
    pub(super) fn facet_values(&self, event: &Event, facet: &Facet) -> Option<String> {
        let Picks::Named { values, unstated, .. } = &facet.picks else { return None };
        let has: Vec<&str> = values
            .iter()
            .enumerate()
            .filter(|(index, _)| facet.holds(event, *index))
            .map(|(_, (_, words))| words.as_str())
            .collect();
        Some(if has.is_empty() { unstated.to_string() } else { self.list(&has) })
    }

    /// What a facet is called.
    pub(super) fn facet_name(&self, facet: &Facet) -> String {
        match &facet.picks {
            Picks::Years(_) => self.say(Phrase::Year, &[]),
            Picks::Named { label, .. } => label.to_string(),
        }
    }

    /// The same behind the facet's name: "Mediator: Turkey and Saudi Arabia".
    #[must_use]
    pub fn facet(&self, event: &Event, facet: &Facet) -> Option<String> {
        self.facet_values(event, facet).map(|has| self.is(&self.facet_name(facet), &has))
    }

    /// What is not known, and of how many events: "number withheld: 8".
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

    /// Where a series begins and ends, and its extremes.
    #[must_use]
    pub fn course(&self, series: &Series) -> String {
        let marks = series.landmarks();
        let say = |index: usize| {
            let amount = series.amount(index).map(|amount| self.amount_of(&amount, &series.unit)).unwrap_or_default();
            let date = series.points.get(index).map(|point| self.date(point.date)).unwrap_or_default();
            self.aside(&amount, &date)
        };
        let value = |index: &usize| series.points.get(*index).and_then(|point| point.value);
        let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return String::new() };
        if first == last {
            return say(*first);
        }
        let mut said = vec![self.say(Phrase::FromTo, &[&say(*first), &say(*last)])];
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
            said.push(self.say(Phrase::Lowest, &[&say(lowest)]));
        }
        if highest != *first && highest != *last {
            said.push(self.say(Phrase::Highest, &[&say(highest)]));
        }
        self.semicolons(&said)
    }

    /// Where a side stands, in a word that fits under a mark.
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
        self.say(phrase, &[])
    }

    /// Where the side of a column stands, with the condition of an offer.
    #[must_use]
    pub(super) fn stance_in(&self, stance: &Stance) -> String {
        match stance {
            Stance::Offers(condition) => self.say(Phrase::OffersIf, &[condition.as_str()]),
            stance => self.stance(stance),
        }
    }

    /// Where a side stands, as half a sentence: "Russia rejects it".
    #[must_use]
    pub fn stance_of(&self, side: &Side, stance: &Stance) -> String {
        let name = side.name.as_str();
        match stance {
            Stance::Proposes => self.say(Phrase::ProposesIt, &[name]),
            Stance::Agrees => self.say(Phrase::AgreesToIt, &[name]),
            Stance::Offers(condition) => self.say(Phrase::OffersItIf, &[name, condition.as_str()]),
            Stance::Rejects => self.say(Phrase::RejectsIt, &[name]),
            Stance::Demands => self.say(Phrase::DemandsIt, &[name]),
            Stance::NotStated => self.is(name, &self.stance(stance)),
        }
    }

    /// What came of a position.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        let phrase = match outcome {
            Outcome::Agreed => Phrase::Agreed,
            Outcome::Rejected => Phrase::Rejected,
            Outcome::NoAnswer => Phrase::NoAnswer,
            Outcome::Open => Phrase::Open,
        };
        self.say(phrase, &[])
    }

    /// The condition of an offer: "if the ceasefire holds".
    #[must_use]
    pub fn condition(&self, condition: &Text) -> String {
        self.say(Phrase::If, &[condition.as_str()])
    }

    /// The heading over what came of positions.
    #[must_use]
    pub fn outcome_heading(&self) -> String {
        self.say(Phrase::Outcome, &[])
    }

    /// What came of a position, with what that is: "Outcome: agreed".
    #[must_use]
    pub fn outcome_line(&self, outcome: Outcome) -> String {
        self.is(&self.outcome_heading(), &self.outcome(outcome))
    }

    /// A limit with what it limits: "age: under 25".
    #[must_use]
    pub fn bound(&self, bound: &Bound) -> String {
        let limit = match bound.limit {
            Limit::Under(value) => self.say(Phrase::Under, &[&self.number(value)]),
            Limit::Over(value) => self.say(Phrase::Over, &[&self.number(value)]),
        };
        self.is(bound.quantity.as_str(), &limit)
    }

    /// Who says it: "Iryna Vereshchuk, deputy head of the president's office".
    #[must_use]
    pub fn speaker(&self, speaker: &Speaker) -> String {
        match &speaker.role {
            Some(role) => self.with(speaker.name.as_str(), role.as_str()),
            None => speaker.name.to_string(),
        }
    }

    /// Where it was published: "The Kyiv Independent, 2 June 2025".
    #[must_use]
    pub fn source(&self, source: &Source) -> String {
        match source.published {
            Some(published) => self.with(source.publisher.as_str(), &self.when(published)),
            None => source.publisher.to_string(),
        }
    }

    /// Everyone who says it: "Said by A; B".
    #[must_use]
    pub fn said_by(&self, evidence: &[Rc<Evidence>]) -> String {
        let speakers = distinct(evidence.iter().map(|one| self.speaker(&one.speaker)));
        self.say(Phrase::SaidBy, &[&self.semicolons(&speakers)])
    }

    /// Who said it and where, as sentences: "Said by A. Source: B."
    #[must_use]
    pub fn voices(&self, evidence: &[Rc<Evidence>]) -> String {
        let sources = distinct(evidence.iter().map(|one| self.source(&one.source)));
        let lead = self.sources_lead(sources.len());
        let (speakers, sources) = (self.said_by(evidence), self.semicolons(&sources));
        format!("{} {}", sentence(&speakers), sentence(&format!("{lead}{sources}")))
    }

    /// Where something is not stated: "Not stated in The Valley Gazette, 4 March 2026".
    #[must_use]
    pub fn not_stated_in(&self, evidence: &[Rc<Evidence>]) -> String {
        let sources = distinct(evidence.iter().map(|one| self.source(&one.source)));
        self.say(Phrase::NotStatedIn, &[&self.semicolons(&sources)])
    }

    /// What stands before so many sources: "Sources: ".
    pub(super) fn sources_lead(&self, count: usize) -> String {
        self.count(Phrase::Sources, count, &[])
    }
}

/// What is not known of an event as surely as a number and a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A number exists and was not told.
    Withheld,
    /// Nobody is known to know the number.
    NotKnown,
    /// Several numbers contradict each other.
    Disputed,
    /// The date is known to the month, the year or a stretch only.
    Coarse,
}

/// Of how many of the events that were picked what is not known; what is known of all of them is left out.
#[must_use]
pub fn gaps(history: &History, filter: &Filter) -> Vec<(Gap, usize)> {
    let any = |event: &Event, is: fn(&Figure) -> bool| event.amounts.iter().any(|one| is(&one.figure));
    let has = |event: &Event, gap: Gap| match gap {
        Gap::Withheld => any(event, |figure| matches!(figure, Figure::Stated(Amount::Withheld(_)))),
        Gap::NotKnown => any(event, |figure| matches!(figure, Figure::Stated(Amount::Unknown(_)))),
        Gap::Disputed => any(event, |figure| matches!(figure, Figure::Disputed(_))),
        Gap::Coarse => event.when.to.is_some() || event.when.about || !matches!(event.when.from, Date::Day(..)),
    };
    let count = |gap| history.shown(filter).filter(|(_, event)| has(event, gap)).count();
    let gaps = [Gap::Withheld, Gap::NotKnown, Gap::Disputed, Gap::Coarse].map(|gap| (gap, count(gap)));
    gaps.into_iter().filter(|(_, number)| *number > 0).collect()
}

/// Each text once, in the order of first mention.
pub(super) fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for text in texts {
        if !kept.contains(&text) {
            kept.push(text);
        }
    }
    kept
}
