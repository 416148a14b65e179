//! Whether headings keep to what is drawn below them: no number surer than the data, none that the chart does not hold.

use super::{
    check::Check,
    english::{Hedge, Reading, is_date, readings},
    hedge::{expected, word},
    numerals::{Numeral, numerals},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Chart, Figure, Form, Item, Kind, Limit, Number, Position, Qualifier, Story, Text},
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
    let figures = kind.items().into_iter().flat_map(Item::figures);
    figures.flat_map(Figure::amounts).map(|(amount, _)| amount).collect()
}

/// How many things a chart shows, but ten at least.
fn most(kind: &Kind) -> f64 {
    let items = match kind {
        // What readers count are the events, not the stretches around them.
        Kind::History(history) => history.events.len(),
        Kind::Counts { .. }
        | Kind::Positions { .. }
        | Kind::Timeline { .. }
        | Kind::Line { .. }
        | Kind::Steps { .. } => kind.items().len(),
    };
    u32::try_from(items).map_or(f64::MAX, f64::from).max(10.0)
}

/// The numbers that a chart holds besides its amounts.
fn others(kind: &Kind) -> Vec<Number> {
    let mut numbers = match kind {
        Kind::Counts { form: Form::Units(per), .. } => vec![*per],
        Kind::Counts { form: Form::Bars | Form::Dots, .. }
        | Kind::Positions { .. }
        | Kind::Timeline { .. }
        | Kind::History(_)
        | Kind::Line { .. }
        | Kind::Steps { .. } => Vec::new(),
    };
    for item in kind.items() {
        match item {
            Item::Position(Position { bound: Some(bound), .. }) => numbers.push(match bound.limit {
                Limit::Under(number) | Limit::Over(number) => number,
            }),
            Item::Series(series) => numbers.extend(series.points.iter().filter_map(|point| point.value)),
            Item::Position(_) | Item::Fact(_) | Item::Event(_) | Item::Statement(_) => {}
        }
    }
    numbers
}

/// The labels and quotes of a chart.
fn texts<'a>(chart: &'a Chart) -> Vec<&'a Text> {
    let texts =
        |item: Item<'a>| std::iter::once(item.label()).chain(item.evidence().iter().map(|one| &one.quote.exact));
    chart.items().into_iter().flat_map(texts).collect()
}
