//! A chart as rows and columns: [`Table`], for readers who would rather have figures than marks.

use std::{fmt, rc::Rc};

use serde::Serialize;

use super::{
    outline::{Node, amounts},
    phrase,
};
use crate::{
    key::Key,
    story::{Chart, Kind, Position, Side, Stance},
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
                    let date = fact.as_of.map(phrase::when).unwrap_or_default();
                    let cells = vec![fact.label.to_string(), amount, fact.basis.to_string(), date];
                    rows.push((claim.map_or(item, |_| item.part(part)), cells));
                }
            }
            (vec!["What".to_owned(), "How many".to_owned(), "Basis".to_owned(), "When".to_owned()], facts.len())
        }
        Kind::Positions { sides, positions } => {
            for (item, position) in positions.iter().enumerate() {
                rows.push((key.item(item), position_cells(position, sides)));
            }
            let mut head = vec!["What".to_owned()];
            head.extend(sides.iter().map(|side| side.name.to_string()));
            head.push("Outcome".to_owned());
            (head, positions.len())
        }
        Kind::Timeline { events } => {
            for (item, event) in events.iter().enumerate() {
                let how_many = amounts(event).unwrap_or_else(|| "no figure".to_owned());
                rows.push((key.item(item), vec![event.label.to_string(), phrase::when(event.when), how_many]));
            }
            (vec!["What".to_owned(), "When".to_owned(), "How many".to_owned()], events.len())
        }
    };
    for (position, statement) in chart.statements.iter().enumerate() {
        let mut cells = vec![statement.label.to_string()];
        cells.resize(head.len(), String::new());
        rows.push((key.item(drawn.saturating_add(position)), cells));
    }
    let rows = rows.into_iter().map(|(key, cells)| row(key, cells, nodes)).collect();
    Table { caption: chart.title.to_string(), head: with_voices(head, "Said by", "Source"), rows }
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

/// The cells, then who said it and where it was published.
fn row(key: Key, cells: Vec<String>, nodes: &[Node]) -> Row {
    let node = nodes.iter().find(|node| node.key == key);
    let voices = node.map(|node| node.voices.as_slice()).unwrap_or_default();
    let speakers = phrase::distinct(voices.iter().map(|voice| voice.speaker.clone()));
    let sources = phrase::distinct(voices.iter().map(|voice| voice.source.text.clone()));
    let name = node.map(|node| node.name.clone()).unwrap_or_default();
    Row { key, name, cells: with_voices(cells, &speakers.join("; "), &sources.join("; ")) }
}

fn with_voices(mut cells: Vec<String>, speakers: &str, sources: &str) -> Vec<String> {
    cells.extend([speakers.to_owned(), sources.to_owned()]);
    cells
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
