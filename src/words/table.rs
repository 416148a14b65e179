//! A chart as rows and columns: [`Table`], for readers who would rather have figures than marks.

use std::{fmt, rc::Rc};

use serde::Serialize;

use super::{
    outline::{Node, amounts},
    phrase,
};
use crate::{
    key::Key,
    story::{Chart, Evidence, Kind},
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

/// The table of a chart. What stands beside the drawing is not in it: it has no columns to fill.
pub(super) fn table(chart: &Chart, key: Key, nodes: &[Node]) -> Table {
    let (head, rows): (Vec<String>, Vec<(Key, Vec<String>)>) = match &chart.kind {
        Kind::Counts { facts, .. } => {
            let mut rows = Vec::new();
            for (item, fact) in facts.iter().enumerate() {
                for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
                    let item = key.item(item);
                    let evidence = claim.map_or(&fact.evidence, |claim| &claim.evidence);
                    let cells = [
                        fact.label.to_string(),
                        phrase::amount_of(amount, &fact.unit),
                        fact.basis.to_string(),
                        fact.as_of.map(phrase::when).unwrap_or_default(),
                    ];
                    rows.push((claim.map_or(item, |_| item.part(part)), with_voices(cells, evidence)));
                }
            }
            (head(["What", "How many", "Basis", "When"].map(str::to_owned)), rows)
        }
        Kind::Positions { sides, positions } => {
            let rows = positions.iter().enumerate().map(|(item, position)| {
                let bound = position.bound.as_ref().map(|bound| format!(" ({})", phrase::bound(bound)));
                let mut cells = vec![format!("{}{}", position.label, bound.unwrap_or_default())];
                for side in sides {
                    let stance = position.stances.iter().find(|stance| Rc::ptr_eq(&stance.side, side));
                    cells.push(stance.map_or_else(String::new, |one| match &one.stance {
                        crate::story::Stance::Offers(condition) => format!("offers, if {condition}"),
                        stance => phrase::stance(stance).to_owned(),
                    }));
                }
                cells.push(phrase::outcome(position.outcome).to_owned());
                (key.item(item), with_voices(cells, &position.evidence))
            });
            let rows = rows.collect();
            let names = sides.iter().map(|side| side.name.to_string());
            (head(["What".to_owned()].into_iter().chain(names).chain(["Outcome".to_owned()])), rows)
        }
        Kind::Timeline { events } => {
            let rows = events.iter().enumerate().map(|(item, event)| {
                let how_many = amounts(event).unwrap_or_else(|| "no figure".to_owned());
                let cells = [event.label.to_string(), phrase::when(event.when), how_many];
                (key.item(item), with_voices(cells, &event.evidence))
            });
            (head(["What", "When", "How many"].map(str::to_owned)), rows.collect())
        }
    };
    let name = |key| nodes.iter().find(|node| node.key == key).map(|node| node.name.clone()).unwrap_or_default();
    let rows = rows.into_iter().map(|(key, cells)| Row { key, name: name(key), cells }).collect();
    Table { caption: chart.title.to_string(), head, rows }
}

fn head(columns: impl IntoIterator<Item = String>) -> Vec<String> {
    columns.into_iter().chain(["Said by".to_owned(), "Source".to_owned()]).collect()
}

/// The cells, then who said it and where it was published.
fn with_voices(cells: impl IntoIterator<Item = String>, evidence: &[Evidence]) -> Vec<String> {
    let speakers = phrase::distinct(evidence.iter().map(|one| phrase::speaker(&one.speaker)));
    let sources = phrase::distinct(evidence.iter().map(|one| phrase::source(&one.source)));
    cells.into_iter().chain([speakers.join("; "), sources.join("; ")]).collect()
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
