//! What stands over a chart, and what it comes to for readers who do not see it.

use super::{dates, phrase};
use crate::story::{Chart, Filter, Form, Kind, Outcome};

/// The editor's subtitle, or basis and date where all figures share them; then what a dot stands for.
pub(super) fn subtitle(chart: &Chart) -> String {
    let mut parts: Vec<String> = chart.subtitle.iter().map(ToString::to_string).collect();
    if let Kind::Counts { form, facts } = &chart.kind
        && let Some(first) = facts.first()
    {
        if parts.is_empty() {
            let mut basis = first.basis.to_string();
            if let Some(as_of) = first.as_of
                && facts.iter().all(|fact| fact.as_of == Some(as_of))
            {
                basis = format!("{basis}, {}", dates::when(as_of));
            }
            parts.push(basis);
        }
        if let Form::Units(per) = form {
            parts.push(phrase::dot(*per, first));
        }
    }
    parts.join(" · ")
}

/// What kind of chart it is and what it holds.
pub(super) fn summary(chart: &Chart) -> String {
    match &chart.kind {
        Kind::Counts { form, facts } => {
            let kind = match form {
                Form::Bars => "Bars",
                Form::Units(_) => "Fields of dots",
                Form::Dots => "Dots on a scale",
            };
            let said: Vec<String> = facts
                .iter()
                .take(3)
                .map(|fact| format!("{}: {}", fact.label, phrase::figure(&fact.figure, &fact.unit)))
                .collect();
            let more = if facts.len() > said.len() { "; and more" } else { "" };
            format!("{kind} for {}. {}{more}.", count(facts.len(), "figure"), said.join("; "))
        }
        Kind::Positions { positions, .. } => {
            let outcomes = [Outcome::Agreed, Outcome::Rejected, Outcome::NoAnswer, Outcome::Open];
            let said: Vec<String> = outcomes
                .into_iter()
                .filter_map(|outcome| {
                    let number = positions.iter().filter(|position| position.outcome == outcome).count();
                    (number > 0).then(|| format!("{number} {}", phrase::outcome(outcome)))
                })
                .collect();
            format!("Table of {}: {}.", count(positions.len(), "position"), said.join(", "))
        }
        Kind::Timeline { events } => {
            let stretch = match (events.first(), events.last()) {
                (Some(first), Some(last)) if events.len() > 1 => {
                    format!(", from {} to {}", dates::when(first.when), dates::when(last.when))
                }
                _ => String::new(),
            };
            format!("Timeline of {}{stretch}.", count(events.len(), "event"))
        }
        Kind::History(history) => {
            let stretch = match (history.events.first(), history.events.last()) {
                (Some(first), Some(last)) if history.events.len() > 1 => {
                    format!(", from {} to {}", dates::when(first.when), dates::when(last.when))
                }
                _ => String::new(),
            };
            let sides: Vec<&str> = history.sides.iter().map(|side| side.name.as_str()).collect();
            let mut text = format!(
                "Amounts by date for {}: {}{stretch}.",
                sides.join(" and "),
                count(history.events.len(), "event")
            );
            let gaps: Vec<String> = phrase::gaps(history, &Filter::EVERYTHING)
                .into_iter()
                .map(|(gap, number)| phrase::gap(gap, number))
                .collect();
            if !gaps.is_empty() {
                text = format!("{text} Of these, {}.", gaps.join(", "));
            }
            text
        }
        Kind::Line { series } => {
            let said: Vec<String> =
                series.iter().take(4).map(|one| format!("{}: {}", one.label, phrase::course(one))).collect();
            let more = if series.len() > said.len() { "; and more" } else { "" };
            format!("{}. {}{more}.", count(series.len(), "line"), said.join("; "))
        }
        Kind::Steps { panels } => {
            let said: Vec<String> = panels
                .iter()
                .filter_map(|panel| {
                    let last = panel.last()?;
                    let date = last.as_of.map(dates::when).unwrap_or_default();
                    Some(format!("{}: {} ({date})", last.basis, phrase::figure(&last.figure, &last.unit)))
                })
                .take(4)
                .collect();
            let more = if panels.len() > said.len() { "; and more" } else { "" };
            let kinds = if panels.len() == 1 {
                "one way of counting".to_owned()
            } else {
                format!("{} ways of counting", panels.len())
            };
            format!("Running totals on {kinds}, never joined. {}{more}.", said.join("; "))
        }
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("one {what}") } else { format!("{number} {what}s") }
}
