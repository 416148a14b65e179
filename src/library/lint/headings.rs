//! Whether headings keep to what is drawn below them: no number surer than the data, none that the chart does not hold.

use std::rc::Rc;

use super::{
    Check,
    english::{Hedge, Reading, is_date, readings},
    hedge::{expected, word},
    numerals::{Numeral, numerals},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Chart, Evidence, Figure, Form, Kind, Limit, Number, Qualifier, Story, Text},
};

/// Checks the headline and the summary of a story against all that it draws.
pub(super) fn check_story(check: &Check<'_>, story: &Story, root: &Path<'_>) {
    let amounts: Vec<&Amount> = story.charts.iter().flat_map(|chart| amounts(&chart.kind)).collect();
    check_sureness(check, &amounts, &story.headline, &root.field("headline"));
    if let Some(summary) = &story.summary {
        check_sureness(check, &amounts, summary, &root.field("summary"));
    }
}

/// Checks the texts of a chart against what it draws.
pub(super) fn check_chart(check: &Check<'_>, chart: &Chart, at: &Path<'_>) {
    let amounts = amounts(&chart.kind);
    let texts = [("title", Some(&chart.title)), ("subtitle", chart.subtitle.as_ref()), ("note", chart.note.as_ref())];
    for (field, text) in texts.into_iter().filter_map(|(field, text)| Some((field, text?))) {
        check_sureness(check, &amounts, text, &at.field(field));
    }
    for (field, text) in texts.into_iter().take(2).filter_map(|(field, text)| Some((field, text?))) {
        check_carried(check, std::slice::from_ref(chart), "nothing in this chart", text, &at.field(field));
    }
}

/// Checks the words that lead to a chart against it, and against what the others draw: words may look back.
pub(super) fn check_words(check: &Check<'_>, chart: &Chart, charts: &[Chart], text: &Text, at: &Path<'_>) {
    let own = amounts(&chart.kind);
    let is_own = |number| own.iter().any(|amount| amount.numbers().any(|other| other == number));
    let others = charts.iter().flat_map(|chart| amounts(&chart.kind));
    // A number that the chart has is this chart's, however sure it is elsewhere.
    let others = others.filter(|amount| !amount.numbers().any(is_own));
    check_sureness(check, &own.iter().copied().chain(others).collect::<Vec<_>>(), text, at);
    check_carried(check, charts, "no chart", text, at);
}

/// Checks that a text does not say an amount more surely than the data do. A number that is exact elsewhere in the
/// drawing may be that one.
pub(super) fn check_sureness(check: &Check<'_>, amounts: &[&Amount], text: &Text, at: &Path<'_>) {
    if !check.english || numerals(&text.as_str().to_ascii_lowercase()).is_empty() {
        return;
    }
    let is_exact = |number: Number| amounts.contains(&&Amount::Number(Qualifier::Exact, number));
    let mut told: Vec<Number> = Vec::new();
    for amount in amounts {
        let Some(expected) = expected(amount).filter(|hedge| *hedge != Hedge::NONE) else { continue };
        for number in amount.numbers() {
            let plain = |(numeral, reading): &(Numeral, Reading)| {
                reading.hedge == Hedge::NONE && !is_date(&text.as_str().to_ascii_lowercase(), numeral)
            };
            if told.contains(&number) || is_exact(number) || !readings(text.as_str(), number).iter().any(plain) {
                continue;
            }
            told.push(number);
            check.error(Code::HedgeLost, at, || {
                let message = format!("this gives {} plainly, the data say “{}”", number.get(), word(expected));
                [message, "say here too how sure the number is".to_owned()]
            });
        }
    }
}

/// Shows the editor a number of a text that none of these charts holds: no amount, no quote, no label.
fn check_carried(check: &Check<'_>, charts: &[Chart], none: &str, text: &Text, at: &Path<'_>) {
    if !check.english {
        return;
    }
    let lower = text.as_str().to_ascii_lowercase();
    for numeral in numerals(&lower) {
        if is_date(&lower, &numeral) || charts.iter().any(|chart| carries(chart, &numeral)) {
            continue;
        }
        check.warning(Code::HeadingNumber, at, || {
            let written = lower.get(numeral.start..numeral.end).unwrap_or_default();
            let message = format!("{none} holds the number {written}");
            [message, "name one that it shows, or put this one with its source into it".to_owned()]
        });
    }
}

fn carries(chart: &Chart, numeral: &Numeral) -> bool {
    let Some(number) = numeral.value else { return false };
    // Small numbers count what is seen: "two sides", "8 of 78 exchanges".
    if (0.0..=most(&chart.kind)).contains(&number.get()) && number.decimal().decimals == 0 {
        return true;
    }
    let said = |text: &Text| !readings(text.as_str(), number).is_empty();
    let mut drawn = amounts(&chart.kind).into_iter().flat_map(Amount::numbers).chain(others(&chart.kind));
    drawn.any(|drawn| numeral.says(drawn)) || texts(chart).into_iter().any(said)
}

/// The amounts that a chart draws.
fn amounts(kind: &Kind) -> Vec<&Amount> {
    let figures: Vec<&Figure> = match kind {
        Kind::Counts { facts, .. } => facts.iter().map(|fact| &fact.figure).collect(),
        Kind::Steps { panels } => panels.iter().flatten().map(|fact| &fact.figure).collect(),
        Kind::Timeline { events } => events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure).collect(),
        Kind::History(history) => {
            let events = history.events.iter().flat_map(|event| &event.amounts).map(|one| &one.figure);
            events.chain(history.stretches.iter().map(|fact| &fact.figure)).collect()
        }
        Kind::Positions { .. } | Kind::Line { .. } => Vec::new(),
    };
    figures.into_iter().flat_map(Figure::amounts).map(|(amount, _)| amount).collect()
}

/// How many things a chart shows, but ten at least.
fn most(kind: &Kind) -> f64 {
    let items = match kind {
        Kind::Counts { facts, .. } => facts.len(),
        Kind::Positions { positions, .. } => positions.len(),
        Kind::Timeline { events } => events.len(),
        Kind::History(history) => history.events.len(),
        Kind::Line { series } => series.len(),
        Kind::Steps { panels } => panels.iter().map(Vec::len).sum(),
    };
    u32::try_from(items).map_or(f64::MAX, f64::from).max(10.0)
}

/// The numbers that a chart holds besides its amounts.
fn others(kind: &Kind) -> Vec<Number> {
    match kind {
        Kind::Counts { form: Form::Units(per), .. } => vec![*per],
        Kind::Positions { positions, .. } => {
            let limit = |limit: Limit| match limit {
                Limit::Under(number) | Limit::Over(number) => number,
            };
            positions.iter().filter_map(|position| position.bound.as_ref()).map(|bound| limit(bound.limit)).collect()
        }
        Kind::Line { series } => {
            series.iter().flat_map(|series| &series.points).filter_map(|point| point.value).collect()
        }
        _ => Vec::new(),
    }
}

/// The labels and quotes of a chart.
fn texts<'a>(chart: &'a Chart) -> Vec<&'a Text> {
    let mut texts: Vec<&'a Text> = Vec::new();
    let mut add = |label: &'a Text, evidence: &'a [Rc<Evidence>]| {
        texts.push(label);
        texts.extend(evidence.iter().map(|one| &one.quote.exact));
    };
    match &chart.kind {
        Kind::Counts { facts, .. } => facts.iter().for_each(|fact| add(&fact.label, &fact.evidence)),
        Kind::Steps { panels } => panels.iter().flatten().for_each(|fact| add(&fact.label, &fact.evidence)),
        Kind::Positions { positions, .. } => positions.iter().for_each(|one| add(&one.label, &one.evidence)),
        Kind::Timeline { events } => events.iter().for_each(|event| add(&event.label, &event.evidence)),
        Kind::History(history) => {
            history.events.iter().for_each(|event| add(&event.label, &event.evidence));
            history.stretches.iter().for_each(|fact| add(&fact.label, &fact.evidence));
        }
        Kind::Line { series } => series.iter().for_each(|series| add(&series.label, &series.evidence)),
    }
    chart.statements.iter().for_each(|statement| add(&statement.label, &statement.evidence));
    texts
}
