//! The short phrases from which labels, tables and sentences are made: amounts, dates, stances, voices.

use std::rc::Rc;

use super::number::number;
use crate::story::{
    Amount, Bound, Date, Evidence, Fact, Figure, Limit, Outcome, Side, Source, Speaker, Stance, Text, When,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

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

/// A date or a stretch of dates: "23–25 May 2025", "about June 2025".
#[must_use]
pub fn when(when: When) -> String {
    let text = match (when.from, when.to) {
        (Date::Day(year, month, first), Some(Date::Day(other, same, last))) if year == other && month == same => {
            format!("{first}\u{2013}{} {} {year}", last, month_name(month))
        }
        (Date::Day(year, month, day), Some(to @ Date::Day(other, ..))) if year == other => {
            format!("{day} {} \u{2013} {}", month_name(month), date(to))
        }
        (Date::Month(year, month), Some(to @ Date::Month(other, _))) if year == other => {
            format!("{} \u{2013} {}", month_name(month), date(to))
        }
        (from, Some(to)) => format!("{} \u{2013} {}", date(from), date(to)),
        (from, None) => date(from),
    };
    if when.about { format!("about {text}") } else { text }
}

fn date(date: Date) -> String {
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(year, month) => format!("{} {year}", month_name(month)),
        Date::Day(year, month, day) => format!("{day} {} {year}", month_name(month)),
    }
}

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
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

    #[test]
    fn stretches_name_what_they_share_once() {
        for (edtf, words) in [
            ("2025-05-23/2025-05-25", "23\u{2013}25 May 2025"),
            ("2025-05-23/2025-06-02", "23 May \u{2013} 2 June 2025"),
            ("2025-06/2025-07", "June \u{2013} July 2025"),
            ("2022-12-31/2023-01-02", "31 December 2022 \u{2013} 2 January 2023"),
            ("2025-06~", "about June 2025"),
            ("2022/2025", "2022 \u{2013} 2025"),
        ] {
            assert_eq!(when(When::parse(edtf).unwrap()), words);
        }
    }
}
