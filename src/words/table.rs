//! A chart as rows and columns: [`Table`], for readers who would rather have figures than marks.

use std::{fmt, rc::Rc};

use serde::Serialize;

use super::{
    dates,
    nodes::{self, amounts},
    outline::Node,
    phrase,
};
use crate::{
    key::Key,
    story::{Chart, Event, Facet, Fact, History, Kind, Picks, Position, Series, Side, Stance},
};

/// Rows and columns with a caption.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// The columns' headings.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row: as many cells as the table has columns. The first cell heads the row.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Key of what the row shows.
    #[serde(skip)]
    pub key: Key,
    /// Name of that key.
    pub name: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// The table of a chart: a row for everything drawn, then one for each statement beside it. Who said it and where is
/// taken from the nodes, so that a row names everyone whose words are in it.
pub(super) fn table(chart: &Chart, key: Key, nodes: &[Node]) -> Table {
    let mut rows: Vec<(Key, Vec<String>)> = Vec::new();
    let (head, drawn) = match &chart.kind {
        Kind::Counts { facts, .. } => {
            for (item, fact) in facts.iter().enumerate() {
                for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
                    let item = key.item(item);
                    let amount = match claim {
                        None => phrase::amount_of(amount, &fact.unit),
                        Some(_) => phrase::claimed(amount, &fact.unit),
                    };
                    rows.push((claim.map_or(item, |_| item.part(part)), fact_cells(fact, amount)));
                }
            }
            (texts(&["What", "How many", "Basis", "When"]), facts.len())
        }
        Kind::Positions { sides, positions } => {
            for (item, position) in positions.iter().enumerate() {
                rows.push((key.item(item), position_cells(position, sides)));
            }
            let mut head = texts(&["What"]);
            head.extend(sides.iter().map(|side| side.name.to_string()));
            head.push("Outcome".to_owned());
            (head, positions.len())
        }
        Kind::Timeline { events } => {
            for (item, event) in events.iter().enumerate() {
                let how_many = amounts(event).unwrap_or_else(|| "no figure".to_owned());
                rows.push((key.item(item), vec![event.label.to_string(), dates::when(event.when), how_many]));
            }
            (texts(&["What", "When", "How many"]), events.len())
        }
        Kind::History(history) => {
            for (item, event) in history.events.iter().enumerate() {
                rows.push((key.item(item), history_cells(event, history)));
            }
            for (item, fact) in history.stretches.iter().enumerate() {
                let date = fact.as_of.map(dates::when).unwrap_or_default();
                let mut cells = vec![date, fact.label.to_string(), phrase::figure(&fact.figure, &fact.unit)];
                let facets = named(history).map(|_| String::new());
                cells.extend(history.sides.iter().skip(1).map(|_| String::new()).chain(facets));
                rows.push((key.item(history.events.len().saturating_add(item)), cells));
            }
            let mut head = texts(&["When", "What"]);
            head.extend(history.sides.iter().map(|side| format!("{} ({})", side.name, history.unit)));
            head.extend(named(history).map(|facet| facet.label.to_string()));
            (head, history.events.len().saturating_add(history.stretches.len()))
        }
        Kind::Line { series } => {
            for (item, one) in series.iter().enumerate() {
                let few = one.points.len() <= MAX_POINT_ROWS;
                let shown = if few { (0..one.points.len()).collect() } else { one.landmarks() };
                for index in shown {
                    rows.extend(point_cells(one, index).map(|cells| (key.item(item).part(index), cells)));
                }
            }
            (texts(&["What", "When", "How many", "Basis"]), series.len())
        }
        Kind::Steps { panels } => {
            for (item, fact) in panels.iter().flatten().enumerate() {
                rows.push((key.item(item), fact_cells(fact, phrase::figure(&fact.figure, &fact.unit))));
            }
            (texts(&["What", "How many", "Basis", "When"]), panels.iter().map(Vec::len).sum())
        }
    };
    for (position, statement) in chart.statements.iter().enumerate() {
        let mut cells = vec![statement.label.to_string()];
        cells.resize(head.len(), String::new());
        rows.push((key.item(drawn.saturating_add(position)), cells));
    }
    let of = |key: Key| nodes.iter().find(|node| node.key == key);
    // A column that would be empty all the way down says nothing.
    let corrected = rows.iter().filter_map(|(key, _)| of(*key)).any(|node| !node.corrections.is_empty());
    let head = with_voices(head, corrected.then(|| "Corrected".to_owned()), "Said by", "Source");
    let rows = rows.into_iter().map(|(key, cells)| row(chart, key, cells, of(key), corrected)).collect();
    Table { caption: chart.title.to_string(), head, rows }
}

/// Points of a series that each have a row; of a longer one, only its landmarks have.
const MAX_POINT_ROWS: usize = 400;

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

fn fact_cells(fact: &Fact, amount: String) -> Vec<String> {
    let amount = match &fact.derived {
        Some(derived) => format!("{amount} ({})", phrase::derived(derived)),
        None => amount,
    };
    let date = fact.as_of.map(dates::when).unwrap_or_default();
    vec![fact.label.to_string(), amount, fact.basis.to_string(), date]
}

/// The facets of a history that have a column of their own; the year stands in the date.
fn named(history: &History) -> impl Iterator<Item = &Rc<Facet>> {
    history.facets.iter().filter(|facet| matches!(facet.picks, Picks::Named { .. }))
}

fn history_cells(event: &Event, history: &History) -> Vec<String> {
    let mut cells = vec![dates::when(event.when), event.label.to_string()];
    for side in &history.sides {
        let own = event.amounts.iter().find(|one| one.side.index == side.index);
        cells.push(own.map_or_else(|| "no figure".to_owned(), |one| phrase::figure_in(&one.figure)));
    }
    for facet in named(history) {
        let said = phrase::facet(event, facet).unwrap_or_default();
        // The column's heading names the facet.
        let bare = said.strip_prefix(facet.label.as_str()).and_then(|rest| rest.strip_prefix(": "));
        cells.push(bare.unwrap_or(&said).to_owned());
    }
    cells
}

fn point_cells(series: &Series, index: usize) -> Option<Vec<String>> {
    let point = series.points.get(index)?;
    let amount = series.amount(index);
    let amount = amount.map_or_else(|| "no figure".to_owned(), |amount| phrase::amount_of(&amount, &series.unit));
    Some(vec![series.label.to_string(), dates::date(point.date), amount, series.basis.to_string()])
}

fn position_cells(position: &Position, sides: &[Rc<Side>]) -> Vec<String> {
    let notes: Vec<String> =
        position.detail.iter().map(ToString::to_string).chain(position.bound.as_ref().map(phrase::bound)).collect();
    let label = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    let mut cells = vec![format!("{}{label}", position.label)];
    for side in sides {
        let stance = position.stances.iter().find(|stance| Rc::ptr_eq(&stance.side, side));
        cells.push(stance.map_or_else(String::new, |one| match &one.stance {
            Stance::Offers(condition) => format!("offers, if {condition}"),
            stance => phrase::stance(stance).to_owned(),
        }));
    }
    cells.push(phrase::outcome(position.outcome).to_owned());
    cells
}

/// The cells, then what was corrected, who said it and where it was published.
fn row(chart: &Chart, key: Key, cells: Vec<String>, node: Option<&Node>, corrected: bool) -> Row {
    let made = if node.is_none() { nodes::point(chart, key) } else { None };
    let node = node.or(made.as_ref());
    let voices = node.map(|node| node.voices.as_slice()).unwrap_or_default();
    let speakers = phrase::distinct(voices.iter().map(|voice| voice.speaker.clone()));
    let sources = phrase::distinct(voices.iter().map(|voice| voice.source.text.clone()));
    let corrections = corrected.then(|| node.map(|node| node.corrections.join("; ")).unwrap_or_default());
    let name = node.map(|node| node.name.clone()).unwrap_or_default();
    Row { key, name, cells: with_voices(cells, corrections, &speakers.join("; "), &sources.join("; ")) }
}

fn with_voices(mut cells: Vec<String>, corrections: Option<String>, speakers: &str, sources: &str) -> Vec<String> {
    cells.extend(corrections);
    cells.extend([speakers.to_owned(), sources.to_owned()]);
    cells
}

impl Table {
    /// The table as comma-separated values with a header line, after RFC 4180: lines end with CR LF; a cell with a comma,
    /// a quotation mark or a line's end stands in quotation marks. A cell that a spreadsheet would take for a formula
    /// begins with an apostrophe (OWASP, "CSV Injection").
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = String::new();
        for cells in std::iter::once(&self.head).chain(self.rows.iter().map(|row| &row.cells)) {
            for (index, cell) in cells.iter().enumerate() {
                csv.push_str(if index > 0 { "," } else { "" });
                let armed = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
                let cell = format!("{}{cell}", if armed { "'" } else { "" });
                if cell.contains([',', '"', '\n', '\r']) {
                    csv.extend(["\"", &cell.replace('"', "\"\""), "\""]);
                } else {
                    csv.push_str(&cell);
                }
            }
            csv.push_str("\r\n");
        }
        csv
    }
}

/// The table as text, a row a line.
impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "| {} |", self.head.join(" | "))?;
        for row in &self.rows {
            writeln!(out, "| {} |", row.cells.join(" | "))?;
        }
        Ok(())
    }
}
