//! [`Table`]: a chart as rows and columns.

use std::{fmt, rc::Rc};

use serde::Serialize;

use super::{
    csv::named,
    entry::Node,
    locale::{Locale, Phrase},
    nodes::{self, amounts},
    phrase::distinct,
};
use crate::{
    key::Key,
    model::{Chart, Event, Fact, History, Item, Kind, Position, Series, Side},
};

/// A table with a caption.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicTable"))]
pub struct Table {
    /// The caption.
    pub caption: String,
    /// The headings of the columns.
    pub headers: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// A text that says how many of all values the table shows; `null` if it shows all of them.
    pub excerpt: Option<String>,
}

/// A row, with as many cells as the table has columns. The first cell is the row's heading.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicRow"))]
pub struct Row {
    /// The key of the item or part that the row shows.
    #[serde(skip)]
    pub key: Key,
    /// The page's key of the item or part that the row shows.
    #[serde(rename = "key")]
    pub page_key: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// Returns the table of a chart: the rows of the drawn items, then one for each statement. Speakers and sources are
/// taken from the nodes, so that a row names everyone who is quoted in it.
pub(super) fn table(chart: &Chart, key: Key, nodes: &[Node], locale: &Locale) -> Table {
    let heads = |phrases: &[Phrase]| phrases.iter().map(|phrase| locale.format(*phrase, &[])).collect::<Vec<String>>();
    let no_figure = || locale.format(Phrase::NoFigure, &[]);
    let mut rows: Vec<(Key, Vec<String>)> = Vec::new();
    let (headers, drawn) = match &chart.kind {
        Kind::Counts { facts, .. } => {
            for (item, fact) in facts.iter().enumerate() {
                for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
                    let item = key.item(item);
                    let amount = match claim {
                        None => locale.amount_of(amount, &fact.unit),
                        Some(_) => locale.claimed(amount, &fact.unit),
                    };
                    let amount = locale.with_status(amount, fact.status.as_ref());
                    rows.push((claim.map_or(item, |_| item.part(part)), fact_cells(fact, amount, locale)));
                }
            }
            (heads(&[Phrase::What, Phrase::HowMany, Phrase::Basis, Phrase::When]), facts.len())
        }
        Kind::Positions { sides, positions } => {
            for (item, position) in positions.iter().enumerate() {
                rows.push((key.item(item), position_cells(position, sides, locale)));
            }
            let mut head = heads(&[Phrase::What]);
            head.extend(sides.iter().map(|side| side.name.to_string()));
            head.extend(heads(&[Phrase::Outcome]));
            (head, positions.len())
        }
        Kind::Timeline { events } => {
            for (item, event) in events.iter().enumerate() {
                let how_many = amounts(event, locale).unwrap_or_else(no_figure);
                rows.push((key.item(item), vec![locale.event(event), locale.when(event.when), how_many]));
            }
            (heads(&[Phrase::What, Phrase::When, Phrase::HowMany]), events.len())
        }
        Kind::History(history) => {
            for (item, event) in history.events.iter().enumerate() {
                rows.push((key.item(item), history_cells(event, history, locale)));
            }
            for (item, fact) in history.brackets.iter().enumerate() {
                let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
                let mut cells = vec![date, fact.label.to_string(), locale.figure_of(fact)];
                let facets = named(&history.facets).map(|_| String::new());
                cells.extend(history.sides.iter().skip(1).map(|_| String::new()).chain(facets));
                rows.push((key.item(history.events.len().saturating_add(item)), cells));
            }
            let mut head = heads(&[Phrase::When, Phrase::What]);
            let unit = locale.unit(&history.unit);
            head.extend(history.sides.iter().map(|side| locale.parenthesized(side.name.as_str(), unit)));
            head.extend(named(&history.facets).map(|facet| locale.facet_name(facet)));
            (head, history.events.len().saturating_add(history.brackets.len()))
        }
        Kind::Line { series } => {
            for (item, one) in series.iter().enumerate() {
                let shown = if has_all_rows(one) { (0..one.points.len()).collect() } else { one.landmarks() };
                for index in shown {
                    rows.extend(point_cells(one, index, locale).map(|cells| (key.item(item).part(index), cells)));
                }
            }
            (heads(&[Phrase::What, Phrase::When, Phrase::HowMany, Phrase::Basis]), series.len())
        }
        Kind::Steps { .. } | Kind::Change { .. } => {
            let mut drawn = 0;
            for item in chart.kind.items() {
                let Item::Fact(fact) = item else { continue };
                rows.push((key.item(drawn), fact_cells(fact, locale.figure_of(fact), locale)));
                drawn = drawn.saturating_add(1);
            }
            (heads(&[Phrase::What, Phrase::HowMany, Phrase::Basis, Phrase::When]), drawn)
        }
    };
    for (position, statement) in chart.statements.iter().enumerate() {
        let mut cells = vec![statement.label.to_string()];
        cells.resize(headers.len(), String::new());
        rows.push((key.item(drawn.saturating_add(position)), cells));
    }
    let of = |key: Key| nodes.iter().find(|node| node.key == key);
    // The column of corrections is omitted if it would be empty.
    let corrected = rows.iter().filter_map(|(key, _)| of(*key)).any(|node| !node.corrections.is_empty());
    let said = |phrase| locale.format(phrase, &[]);
    let corrected_head = corrected.then(|| said(Phrase::CorrectedHead));
    let headers = with_citations(headers, corrected_head, said(Phrase::SaidByHead), said(Phrase::SourceHead));
    let rows = rows.into_iter().map(|(key, cells)| row(chart, key, cells, of(key), corrected, locale)).collect();
    Table { caption: chart.title.to_string(), headers, rows, excerpt: excerpt(chart, locale) }
}

/// Returns a text that says how many values of long series the table shows; `None` if it shows all.
fn excerpt(chart: &Chart, locale: &Locale) -> Option<String> {
    let series = chart.kind.series();
    let values = |one: &Series| one.points.iter().filter(|point| point.value.is_some()).count();
    let shown = |one: &Rc<Series>| if has_all_rows(one) { values(one) } else { one.landmarks().len() };
    if series.iter().all(|one| has_all_rows(one)) {
        return None;
    }
    Some(locale.excerpt(series.iter().map(shown).sum(), series.iter().map(|one| values(one)).sum()))
}

impl Locale {
    /// Returns a text that says how many of all values a table shows.
    pub(super) fn excerpt(&self, shown: usize, all: usize) -> String {
        self.format(Phrase::TableExcerpt, &[&self.whole(shown), &self.whole(all)])
    }
}

/// The maximum number of points for which each point of a series has a row. Of a longer series, only its landmarks have
/// one.
const MAX_POINT_ROWS: usize = 400;

fn has_all_rows(series: &Series) -> bool {
    series.points.len() <= MAX_POINT_ROWS
}

fn fact_cells(fact: &Fact, amount: String, locale: &Locale) -> Vec<String> {
    let amount = match &fact.derived {
        Some(derived) => locale.parenthesized(&amount, &locale.derived(derived)),
        None => amount,
    };
    let date = fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    vec![fact.label.to_string(), amount, fact.basis.to_string(), date]
}

fn history_cells(event: &Event, history: &History, locale: &Locale) -> Vec<String> {
    let no_figure = || locale.format(Phrase::NoFigure, &[]);
    let mut cells = vec![locale.when(event.when), event.label.to_string()];
    for side in &history.sides {
        let own = event.amounts.iter().find(|one| one.side.index == side.index);
        cells.push(own.map_or_else(no_figure, |one| locale.figure_in(&one.figure, &history.unit)));
    }
    cells.extend(named(&history.facets).map(|facet| locale.facet_values(event, facet).unwrap_or_default()));
    cells
}

fn point_cells(series: &Series, index: usize, locale: &Locale) -> Option<Vec<String>> {
    let point = series.points.get(index)?;
    let amount = series.amount(index);
    let no_figure = || locale.format(Phrase::NoFigure, &[]);
    let amount = amount.map_or_else(no_figure, |amount| locale.value(series, &amount));
    Some(vec![series.label.to_string(), locale.when(point.when), amount, series.basis.to_string()])
}

fn position_cells(position: &Position, sides: &[Rc<Side>], locale: &Locale) -> Vec<String> {
    let bound = position.bound.as_ref().map(|bound| locale.bound(bound));
    let notes: Vec<String> = position.detail.iter().map(ToString::to_string).chain(bound).collect();
    let label = position.label.as_str();
    let mut cells =
        vec![if notes.is_empty() { label.to_owned() } else { locale.parenthesized(label, &locale.semicolons(&notes)) }];
    for side in sides {
        let stance = position.stances.iter().find(|stance| Rc::ptr_eq(&stance.side, side));
        cells.push(stance.map(|one| locale.stance_in(&one.stance)).unwrap_or_default());
    }
    cells.push(locale.outcome(position.outcome));
    cells
}

/// Returns a row: the cells, then corrections, speakers and sources.
fn row(chart: &Chart, key: Key, cells: Vec<String>, node: Option<&Node>, corrected: bool, locale: &Locale) -> Row {
    let made = if node.is_none() { nodes::point(chart, key, locale) } else { None };
    let node = node.or(made.as_ref());
    let citations = node.map(|node| node.citations.as_slice()).unwrap_or_default();
    let speakers = distinct(citations.iter().map(|citation| citation.speaker.clone()));
    let sources = distinct(citations.iter().map(|citation| citation.source.text.clone()));
    let corrections = corrected.then(|| node.map(|node| locale.semicolons(&node.corrections)).unwrap_or_default());
    let name = node.map(|node| node.page_key.clone()).unwrap_or_default();
    let cells = with_citations(cells, corrections, locale.semicolons(&speakers), locale.semicolons(&sources));
    Row { key, page_key: name, cells }
}

fn with_citations(
    mut cells: Vec<String>,
    corrections: Option<String>,
    speakers: String,
    sources: String,
) -> Vec<String> {
    cells.extend(corrections);
    cells.extend([speakers, sources]);
    cells
}

/// Writes the table as text, one row per line.
impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "| {} |", self.headers.join(" | "))?;
        for row in &self.rows {
            writeln!(out, "| {} |", row.cells.join(" | "))?;
        }
        match &self.excerpt {
            Some(excerpt) => writeln!(out, "{excerpt}"),
            None => Ok(()),
        }
    }
}
