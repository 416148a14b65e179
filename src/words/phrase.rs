//! The short phrases from which labels, tables and sentences are made: amounts, stances, voices.

use std::rc::Rc;

use super::{
    dates::{date, when},
    number::number,
};
use crate::story::{
    Amount, Bound, Correction, Date, Derived, Event, Evidence, Facet, Fact, Figure, Filter, History, Limit, Outcome,
    Picks, Series, Side, Source, Speaker, Stance, Text,
};

/// An amount with its qualifier: "at least 8,000". The only way from an amount to text.
#[must_use]
pub fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Exact(value) => number(*value),
        Amount::AtLeast(value) => format!("at least {}", number(*value)),
        Amount::AtMost(value) => format!("at most {}", number(*value)),
        Amount::About(value) => format!("about {}", number(*value)),
        Amount::Between(span) => format!("between {} and {}", number(span.low()), number(span.high())),
        Amount::Withheld(_) => "number withheld".to_owned(),
        Amount::Unknown(_) => "number not known".to_owned(),
        Amount::None => "none".to_owned(),
    }
}

/// An amount with its unit, and its reason where there is no number: "at least 8,000 people".
#[must_use]
pub fn amount_of(what: &Amount, unit: &Text) -> String {
    match what {
        Amount::Withheld(reason) | Amount::Unknown(reason) => format!("{} ({reason})", amount(what)),
        Amount::None => amount(what),
        _ => format!("{} {unit}", amount(what)),
    }
}

/// One claim of several that contradict each other: "at least 140 houses (disputed)".
#[must_use]
pub fn claimed(amount: &Amount, unit: &Text) -> String {
    format!("{} (disputed)", amount_of(amount, unit))
}

/// What counts as one, and when it was so: "prisoners of war, 2 June 2025".
#[must_use]
pub fn context(fact: &Fact) -> String {
    match fact.as_of {
        Some(as_of) => format!("{}, {}", fact.basis, when(as_of)),
        None => fact.basis.to_string(),
    }
}

/// What a figure says, all its claims with their claimants.
#[must_use]
pub fn figure(figure: &Figure, unit: &Text) -> String {
    match figure {
        Figure::Stated(amount) => amount_of(amount, unit),
        Figure::Disputed(claims) => {
            let claims: Vec<String> = claims
                .iter()
                .map(|claim| format!("{} ({})", amount_of(&claim.amount, unit), claim.speaker.name))
                .collect();
            format!("disputed: {}", claims.join("; "))
        }
    }
}

/// What a figure says where the unit stands elsewhere, such as in the heading of a column.
#[must_use]
pub fn figure_in(figure: &Figure) -> String {
    let say = |what: &Amount| match what {
        Amount::Withheld(reason) | Amount::Unknown(reason) => format!("{} ({reason})", amount(what)),
        _ => amount(what),
    };
    match figure {
        Figure::Stated(amount) => say(amount),
        Figure::Disputed(claims) => {
            let claims: Vec<String> =
                claims.iter().map(|claim| format!("{} ({})", say(&claim.amount), claim.speaker.name)).collect();
            format!("disputed: {}", claims.join("; "))
        }
    }
}

/// What the uncertain end of an amount means to a reader; nothing for an amount that has none.
#[must_use]
pub fn caveat(amount: &Amount) -> Option<&'static str> {
    match amount {
        Amount::AtLeast(_) => Some("the true number may be higher"),
        Amount::AtMost(_) => Some("the true number may be lower"),
        Amount::About(_) | Amount::Between(_) => Some("the true number is not known exactly"),
        Amount::Withheld(_) => Some("a number exists and was not told"),
        Amount::Exact(_) | Amount::Unknown(_) | Amount::None => None,
    }
}

/// What was published before: "corrected on 3 June 2025: before, at least 7,000 people (the reason)".
#[must_use]
pub fn correction(correction: &Correction, unit: &Text) -> String {
    let (date, was) = (when(correction.date), amount_of(&correction.was, unit));
    format!("corrected {date}; before: {was} ({})", correction.why)
}

/// How a figure was worked out: "our sum of A; B".
#[must_use]
pub fn derived(derived: &Derived) -> String {
    match derived {
        Derived::Sum(parts) => {
            let labels: Vec<&str> = parts.iter().map(|part| part.label.as_str()).collect();
            format!("our sum of: {}", labels.join("; "))
        }
        Derived::Share(part, whole) => format!("our share of: {}; in: {}", part.label, whole.label),
    }
}

/// What an event has of a facet: "Mediator: Turkey, Saudi Arabia". Nothing for the year, which its date tells.
#[must_use]
pub fn facet(event: &Event, facet: &Facet) -> Option<String> {
    let Picks::Named { values, unstated } = &facet.picks else { return None };
    let has: Vec<&str> = values
        .iter()
        .enumerate()
        .filter(|(index, _)| facet.holds(event, *index))
        .map(|(_, (_, words))| words.as_str())
        .collect();
    let has = if has.is_empty() { unstated.to_string() } else { has.join(", ") };
    Some(format!("{}: {has}", facet.label))
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

/// What is not known, and of how many events: "number withheld: 8".
#[must_use]
pub fn gap(gap: Gap, number: usize) -> String {
    let what = match gap {
        Gap::Withheld => "number withheld",
        Gap::NotKnown => "number not known",
        Gap::Disputed => "number disputed",
        Gap::Coarse => "day not known",
    };
    format!("{what}: {number}")
}

/// Where a series begins and ends, and its extremes.
#[must_use]
pub fn course(series: &Series) -> String {
    let marks = series.landmarks();
    let say = |index: usize| {
        let amount = series.amount(index).map(|amount| amount_of(&amount, &series.unit)).unwrap_or_default();
        let date = series.points.get(index).map(|point| date(point.date)).unwrap_or_default();
        format!("{amount} ({date})")
    };
    let value = |index: &usize| series.points.get(*index).and_then(|point| point.value);
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return String::new() };
    if first == last {
        return say(*first);
    }
    let mut text = format!("from {} to {}", say(*first), say(*last));
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
        text = format!("{text}; lowest {}", say(lowest));
    }
    if highest != *first && highest != *last {
        text = format!("{text}; highest {}", say(highest));
    }
    text
}

/// Where a side stands, in a word that fits under a mark.
#[must_use]
pub fn stance(stance: &Stance) -> &'static str {
    match stance {
        Stance::Proposes => "proposes",
        Stance::Agrees => "agrees",
        Stance::Offers(_) => "offers, if",
        Stance::Rejects => "rejects",
        Stance::Demands => "demands",
        Stance::NotStated => "not stated",
    }
}

/// Where a side stands, as half a sentence: "Russia rejects it".
#[must_use]
pub fn stance_of(side: &Side, stance: &Stance) -> String {
    let name = &side.name;
    match stance {
        Stance::Proposes => format!("{name} proposes it"),
        Stance::Agrees => format!("{name} agrees"),
        Stance::Offers(condition) => format!("{name} offers it if {condition}"),
        Stance::Rejects => format!("{name} rejects it"),
        Stance::Demands => format!("{name} demands it"),
        Stance::NotStated => format!("{name}: not stated"),
    }
}

/// What came of a position.
#[must_use]
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Agreed => "agreed",
        Outcome::Rejected => "rejected so far",
        Outcome::NoAnswer => "no answer stated",
        Outcome::Open => "still open",
    }
}

/// A limit: "under 25".
#[must_use]
pub fn limit(limit: Limit) -> String {
    match limit {
        Limit::Under(value) => format!("under {}", number(value)),
        Limit::Over(value) => format!("over {}", number(value)),
    }
}

/// A limit with what it limits: "age: under 25".
#[must_use]
pub fn bound(bound: &Bound) -> String {
    format!("{}: {}", bound.quantity, limit(bound.limit))
}

/// Who says it: "Iryna Vereshchuk, deputy head of the president's office".
#[must_use]
pub fn speaker(speaker: &Speaker) -> String {
    match &speaker.role {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name.to_string(),
    }
}

/// Where it was published: "The Kyiv Independent, 2 June 2025".
#[must_use]
pub fn source(source: &Source) -> String {
    match source.published {
        Some(published) => format!("{}, {}", source.publisher, when(published)),
        None => source.publisher.to_string(),
    }
}

/// Who said it and where, as sentences: "Said by A. Source: B."
#[must_use]
pub fn voices(evidence: &[Rc<Evidence>]) -> String {
    let speakers = distinct(evidence.iter().map(|one| speaker(&one.speaker)));
    let sources = distinct(evidence.iter().map(|one| source(&one.source)));
    let label = if sources.len() == 1 { "Source" } else { "Sources" };
    format!("Said by {}. {label}: {}.", speakers.join("; "), sources.join("; "))
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

/// What one dot stands for: "one dot is 100 people".
#[must_use]
pub fn dot(per: crate::story::Number, fact: &Fact) -> String {
    format!("one dot is {} {}", number(per), fact.unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Number, Span};

    #[test]
    fn no_amount_is_worded_without_its_qualifier() {
        let n = |value| Number::new(value).unwrap();
        let text = |raw: &str| Text::parse(raw, 100).unwrap().0;
        let people = text("people");
        for (what, words) in [
            (Amount::Exact(n(390.0)), "390 people"),
            (Amount::AtLeast(n(8_000.0)), "at least 8,000 people"),
            (Amount::AtMost(n(5_000.0)), "at most 5,000 people"),
            (Amount::About(n(7_000.0)), "about 7,000 people"),
            (Amount::Between(Span::new(n(4_000.0), n(6_500.0)).unwrap()), "between 4,000 and 6,500 people"),
            (Amount::Withheld(text("by both sides")), "number withheld (by both sides)"),
            (Amount::Unknown(text("nobody counted")), "number not known (nobody counted)"),
            (Amount::None, "none"),
        ] {
            assert_eq!(amount_of(&what, &people), words);
        }
    }
}
