//! Checks headings and step texts: no number may be more certain than in the data, and every number must be in a chart.

use super::{
    check::Check,
    hedge::{expected, word},
    reading::{Hedge, Mention, NumeralKind, Relation, states},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Amount, Chart, Figure, Form, Item, Kind, Limit, Number, Position, Qualifier, Story, Text},
};

/// Checks the headline and the summary of a story against all that it draws.
pub(super) fn check_story(check: &Check<'_>, story: &Story, root: &Path<'_>) {
    let amounts: Vec<&Amount> = story.charts.iter().flat_map(|chart| amounts(&chart.kind)).collect();
    let numbers = numbers(&story.charts);
    check_text(check, &amounts, &story.headline, &root.field("headline"));
    numbers.check(check, &story.headline, &root.field("headline"));
    if let Some(summary) = &story.summary {
        check_text(check, &amounts, summary, &root.field("summary"));
        numbers.check(check, summary, &root.field("summary"));
    }
}

/// Checks the texts of a chart against what it draws.
pub(super) fn check_chart(check: &Check<'_>, chart: &Chart, at: &Path<'_>) {
    let amounts = amounts(&chart.kind);
    let texts = [("title", Some(&chart.title)), ("subtitle", chart.subtitle.as_ref()), ("note", chart.note.as_ref())];
    for (field, text) in texts.into_iter().filter_map(|(field, text)| Some((field, text?))) {
        check_text(check, &amounts, text, &at.field(field));
        numbers(std::slice::from_ref(chart)).check(check, text, &at.field(field));
    }
    for (field, text) in texts.into_iter().take(2).filter_map(|(field, text)| Some((field, text?))) {
        check_numbers_shown(check, std::slice::from_ref(chart), "nothing in this chart", text, &at.field(field));
    }
}

/// Checks the text of a step against its chart and the other charts, because a text may refer to an earlier chart.
pub(super) fn check_words(check: &Check<'_>, chart: &Chart, charts: &[Chart], text: &Text, at: &Path<'_>) {
    let own = amounts(&chart.kind);
    let is_own = |number| own.iter().any(|amount| amount.numbers().any(|other| other == number));
    let others = charts.iter().flat_map(|chart| amounts(&chart.kind));
    // If the step's chart has the number, only its qualifier there counts.
    let others = others.filter(|amount| !amount.numbers().any(is_own));
    check_text(check, &own.iter().copied().chain(others).collect::<Vec<_>>(), text, at);
    numbers(charts).check(check, text, at);
    check_numbers_shown(check, charts, "no chart", text, at);
}

/// The numbers of charts, by whether they are those of facts.
struct Numbers {
    with_status: Vec<Number>,
    of_facts: Vec<Number>,
}

fn numbers(charts: &[Chart]) -> Numbers {
    let mut found = Numbers { with_status: Vec::new(), of_facts: Vec::new() };
    for item in charts.iter().flat_map(|chart| chart.kind.items()) {
        let stated = item.figures().flat_map(Figure::amounts).flat_map(|(amount, _)| amount.numbers());
        let list = if item.status().is_some() { &mut found.with_status } else { &mut found.of_facts };
        list.extend(stated);
    }
    found
}

impl Numbers {
    /// Checks that a text does not state a number with a status as a fact.
    fn check(&self, check: &Check<'_>, text: &Text, at: &Path<'_>) {
        let Some(read) = check.read(text.as_str()) else { return };
        for number in self.with_status.iter().filter(|number| !self.of_facts.contains(number)) {
            if read.mentions.iter().any(|mention| mention.is_fact() && states(mention, *number)) {
                check.error(Code::HedgeLost, at, || {
                    let hint =
                        "say in the text who expects, plans, alleges or denies it, or on what it depends".to_owned();
                    [format!("the text states {} as a fact, the data do not", number.get()), hint]
                });
            }
        }
    }
}

/// Checks a text against the amounts that it may state, and against the article.
pub(super) fn check_text(check: &Check<'_>, amounts: &[&Amount], text: &Text, at: &Path<'_>) {
    check_relations(check, text, at);
    check_qualifiers(check, amounts, text, at);
}

/// Notes comparisons and causes of a text that are not in the article.
fn check_relations(check: &Check<'_>, text: &Text, at: &Path<'_>) {
    let Some(reader) = check.reader.filter(|_| check.article.is_some()) else { return };
    let Some(read) = check.read(text.as_str()) else { return };
    let relations = reader.relations(&read, text.as_str()).into_iter();
    for (relation, words) in relations.filter(|(relation, _)| !check.article_says(relation)) {
        let (code, message) = match relation {
            Relation::Comparison(_) => (Code::ComparisonNotSaid, "compares, and the article does not compare so"),
            Relation::Cause => (Code::CauseNotSaid, "names a cause, and the article names none"),
        };
        check.editor_note(code, at, || {
            [format!("“{words}” {message}"), "use the words of the article, or leave this out".to_owned()]
        });
    }
}

/// Checks that a text does not state an amount with more certainty than the data. A number that another amount has
/// exactly is accepted.
fn check_qualifiers(check: &Check<'_>, amounts: &[&Amount], text: &Text, at: &Path<'_>) {
    let Some(read) = check.read(text.as_str()) else { return };
    if read.mentions.is_empty() {
        return;
    }
    let is_exact = |number: Number| amounts.contains(&&Amount::Number(Qualifier::Exact, number));
    let mut reported: Vec<Number> = Vec::new();
    for amount in amounts {
        let Some(expected) = expected(amount).filter(|hedge| *hedge != Hedge::NONE) else { continue };
        for number in amount.numbers() {
            let plain = |mention: &Mention| {
                mention.reading.hedge == Hedge::NONE && !mention.numeral.is_date() && states(mention, number)
            };
            if reported.contains(&number) || is_exact(number) || !read.mentions.iter().any(plain) {
                continue;
            }
            reported.push(number);
            check.error(Code::HedgeLost, at, || {
                let message =
                    format!("the text states {} without a qualifier, the data say “{}”", number.get(), word(expected));
                [message, "repeat the qualifier of the data in the text".to_owned()]
            });
        }
    }
}

/// Warns about numbers of a text that none of these charts has as an amount, in a quote or in a label.
fn check_numbers_shown(check: &Check<'_>, charts: &[Chart], none: &str, text: &Text, at: &Path<'_>) {
    let Some(read) = check.read(text.as_str()) else { return };
    for mention in
        read.mentions.iter().filter(|mention| !mention.numeral.is_date() && mention.numeral.kind != NumeralKind::Vague)
    {
        if charts.iter().any(|chart| shows_number(check, chart, mention)) {
            continue;
        }
        check.warning(Code::HeadingNumber, at, || {
            let written = text.as_str().get(mention.numeral.start..mention.numeral.end).unwrap_or_default();
            let message = format!("{none} shows the number {written}");
            [message, "use a number that is shown, or add this one with its source to a chart".to_owned()]
        });
    }
}

fn shows_number(check: &Check<'_>, chart: &Chart, mention: &Mention) -> bool {
    let value = mention.numeral.value;
    // Small whole numbers can count the items of the chart: "two sides", "8 of 78 exchanges".
    if (0.0..=most(&chart.kind)).contains(&value) && value.fract().abs() < f64::EPSILON {
        return true;
    }
    let number = Number::new(value);
    let says = |other: &Mention| number.is_some_and(|number| states(other, number));
    let said = |text: &Text| check.read(text.as_str()).is_some_and(|read| read.mentions.iter().any(says));
    let mut drawn = amounts(&chart.kind).into_iter().flat_map(Amount::numbers).chain(others(&chart.kind));
    drawn.any(|drawn| states(mention, drawn)) || texts(chart).into_iter().any(said)
}

/// Returns the amounts of a chart.
fn amounts(kind: &Kind) -> Vec<&Amount> {
    let figures = kind.items().into_iter().flat_map(Item::figures);
    figures.flat_map(Figure::amounts).map(|(amount, _)| amount).collect()
}

/// Returns the number of items of a chart, or of the points of its longest line, but at least ten.
fn most(kind: &Kind) -> f64 {
    let items = match kind {
        // Readers count the events, not the brackets over date ranges.
        Kind::History(history) => history.events.len(),
        Kind::Line { series } => series.iter().map(|series| series.points.len()).max().unwrap_or_default(),
        Kind::Change { changes } => changes.len(),
        Kind::Counts { .. } | Kind::Positions { .. } | Kind::Timeline { .. } | Kind::Steps { .. } => kind.items().len(),
    };
    u32::try_from(items).map_or(f64::MAX, f64::from).max(10.0)
}

/// Returns the other numbers of a chart: values of series, limits, and the size of a dot.
fn others(kind: &Kind) -> Vec<Number> {
    let mut numbers = match kind {
        Kind::Counts { form: Form::Units(per), .. } => vec![*per],
        Kind::Counts { form: Form::Bars | Form::Dots, .. }
        | Kind::Positions { .. }
        | Kind::Timeline { .. }
        | Kind::History(_)
        | Kind::Line { .. }
        | Kind::Steps { .. }
        | Kind::Change { .. } => Vec::new(),
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

/// Returns the labels and quotes of a chart.
fn texts<'a>(chart: &'a Chart) -> Vec<&'a Text> {
    let texts =
        |item: Item<'a>| std::iter::once(item.label()).chain(item.evidence().iter().map(|one| &one.quote.exact));
    chart.items().into_iter().flat_map(texts).collect()
}
