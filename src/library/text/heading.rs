//! The subtitle of a chart, and its summary for readers who do not see it.

use std::rc::Rc;

use super::{
    locale::{Locale, Phrase},
    phrase::gaps,
};
use crate::model::{Change, Chart, Event, Fact, Figure, Filter, Form, Kind, Outcome};

/// Returns the editor's subtitle, or else the basis and the date as far as all figures share them; then who said all
/// figures, and what a dot represents.
pub(super) fn subtitle(chart: &Chart, locale: &Locale) -> String {
    let mut parts: Vec<String> = chart.subtitle.iter().map(ToString::to_string).collect();
    if let Kind::Change { changes } = &chart.kind {
        let facts: Vec<Rc<Fact>> = changes.iter().flat_map(Change::figures).cloned().collect();
        if parts.is_empty() {
            parts.extend(shared(&facts, |fact| Some(fact.basis.to_string())));
        }
        parts.extend(shared_attribution(&facts, locale));
    }
    if let Kind::Counts { form, facts } = &chart.kind {
        if parts.is_empty() {
            let basis = shared(facts, |fact| Some(&fact.basis));
            let date = shared(facts, |fact| fact.as_of).map(|when| locale.when(when));
            parts.extend(match (basis, date) {
                (Some(basis), Some(date)) => Some(locale.comma_joined(basis.as_str(), &date)),
                (basis, date) => basis.map(ToString::to_string).or(date),
            });
        }
        parts.extend(shared_attribution(facts, locale));
        if let (Form::Units(per), Some(unit)) = (form, shared(facts, |fact| Some(&fact.unit))) {
            parts.push(locale.dot(*per, unit));
        }
    }
    parts.join(" · ")
}

/// Returns who said all of several figures. Then the subtitle says it once, and the drawing not at each figure. `None` if they
/// differ: a disputed figure has several claimants, and a derived one says how it was derived.
#[must_use]
pub fn shared_attribution(facts: &[Rc<Fact>], locale: &Locale) -> Option<String> {
    let is_stated = |fact: &Rc<Fact>| matches!(fact.figure, Figure::Stated(_)) && fact.derived.is_none();
    if facts.len() < 2 || !facts.iter().all(is_stated) {
        return None;
    }
    shared(facts, |fact| Some(locale.said_by(&fact.evidence)))
}

/// Returns the value that all entries share; `None` if they differ, because a heading applies to all of them.
fn shared<'a, T, V: PartialEq>(entries: &'a [Rc<T>], of: impl Fn(&'a T) -> Option<V>) -> Option<V> {
    let (first, rest) = entries.split_first()?;
    let value = of(first)?;
    rest.iter().all(|entry| of(entry).as_ref() == Some(&value)).then_some(value)
}

/// Joins the first `most` texts, and adds that there are more.
fn first_of(said: &[String], most: usize, locale: &Locale) -> String {
    let few: Vec<&String> = said.iter().take(most).collect();
    let text = locale.semicolons(&few);
    if said.len() > most { locale.format(Phrase::AndMore, &[&text]) } else { text }
}

/// Returns the first and the last date of events.
fn ends(events: &[Rc<Event>], locale: &Locale) -> [String; 2] {
    [events.first(), events.last()].map(|event| event.map(|event| locale.when(event.when)).unwrap_or_default())
}

/// Returns a figure with its date in parentheses.
fn dated(fact: &Fact, locale: &Locale) -> String {
    let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    locale.parenthesized(&locale.figure_of(fact), &date)
}

/// Returns the kind of chart and a summary of its content.
pub(super) fn summary(chart: &Chart, locale: &Locale) -> String {
    match &chart.kind {
        Kind::Counts { form, facts } => {
            let phrase = match form {
                Form::Bars => Phrase::SummaryBars,
                Form::Units(_) => Phrase::SummaryUnits,
                Form::Dots => Phrase::SummaryDots,
            };
            let said = facts.iter().map(|fact| locale.labeled(fact.label.as_str(), &locale.figure_of(fact)));
            locale.count(phrase, facts.len(), &[&first_of(&said.collect::<Vec<_>>(), 3, locale)])
        }
        Kind::Positions { positions, .. } => {
            let outcomes = [Outcome::Agreed, Outcome::Rejected, Outcome::NoAnswer, Outcome::Open];
            let said = outcomes.into_iter().filter_map(|outcome| {
                let number = positions.iter().filter(|position| position.outcome == outcome).count();
                (number > 0).then(|| locale.count(Phrase::OutcomeOf, number, &[&locale.outcome(outcome)]))
            });
            let said: Vec<String> = said.collect();
            locale.count(Phrase::SummaryPositions, positions.len(), &[&locale.list(&said)])
        }
        Kind::Timeline { events } => {
            let [first, last] = ends(events, locale);
            locale.count(Phrase::SummaryTimeline, events.len(), &[&first, &last])
        }
        Kind::History(history) => {
            let [first, last] = ends(&history.events, locale);
            let sides: Vec<&str> = history.sides.iter().map(|side| side.name.as_str()).collect();
            let sides = locale.list(&sides);
            let text = locale.count(Phrase::SummaryHistory, history.events.len(), &[&sides, &first, &last]);
            let gaps = gaps(history, &Filter::EVERYTHING).into_iter().map(|(gap, number)| locale.gap(gap, number));
            let gaps: Vec<String> = gaps.collect();
            if gaps.is_empty() { text } else { locale.format(Phrase::OfThese, &[&text, &locale.list(&gaps)]) }
        }
        Kind::Line { series } => {
            let said = series.iter().map(|one| locale.labeled(one.label.as_str(), &locale.course(one)));
            locale.count(Phrase::SummaryLine, series.len(), &[&first_of(&said.collect::<Vec<_>>(), 4, locale)])
        }
        Kind::Steps { panels } => {
            let said = panels.iter().filter_map(|panel| {
                let last = panel.last()?;
                Some(locale.labeled(last.basis.as_str(), &dated(last, locale)))
            });
            locale.count(Phrase::SummarySteps, panels.len(), &[&first_of(&said.collect::<Vec<_>>(), 4, locale)])
        }
        Kind::Change { changes } => {
            let said = changes.iter().map(|change| {
                let (from, to) = (dated(&change.from, locale), dated(&change.to, locale));
                locale.labeled(change.to.label.as_str(), &locale.format(Phrase::FromTo, &[&from, &to]))
            });
            locale.count(Phrase::SummaryChange, changes.len(), &[&first_of(&said.collect::<Vec<_>>(), 4, locale)])
        }
    }
}
