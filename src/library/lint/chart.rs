//! Checks the charts and resolves the items that they name.

use std::rc::Rc;

use super::{
    amount::positive,
    change,
    check::{Check, MAX_EVIDENCE},
    derived::report_mixed,
    headings,
    items::Items,
    select::{content, named},
    source_registry::SourceRegistry,
    status, time,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Chart, Fact, Figure, Form, Item, Kind, MAX_ALL_DOTS, MAX_DOTS, MAX_LABEL, MAX_NOTE, Side},
    raw::document::{ChangeDocument, ChartDocument, Document, FormDocument, KindDocument},
};

pub(super) fn check(
    check: &Check<'_>,
    document: &Document,
    sources: &SourceRegistry,
    items: &Items,
    root: &Path<'_>,
) -> Vec<Chart> {
    let at = root.field("charts");
    if document.charts.is_empty() {
        check.error(Code::EmptyChart, &at, || {
            ["the story has no chart".to_owned(), "add one, such as { \"kind\": \"timeline\", … }".to_owned()]
        });
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut charts = Vec::new();
    let mut evidence_shown = 0_usize;
    for (position, entry) in document.charts.iter().enumerate() {
        let here = at.index(position);
        check.id(&entry.id, &here.field("id"));
        if seen.contains(&entry.id.as_str()) {
            check.duplicate(&entry.id, "chart", &here.field("id"));
        } else {
            check_file_name(check, &entry.id, &seen, &here.field("id"));
        }
        seen.push(&entry.id);
        let chart = chart(check, entry, sources, items, &here);
        // The text of a chart repeats the evidence of all its items, so the sum over all charts is limited.
        evidence_shown = evidence_shown.saturating_add(chart.as_ref().map_or(0, count_evidence));
        if !check.bounded(evidence_shown, 2 * MAX_EVIDENCE, "pieces of evidence in all charts", &here) {
            break;
        }
        charts.extend(chart);
    }
    charts
}

fn count_evidence(chart: &Chart) -> usize {
    chart.items().into_iter().map(evidence_of).sum()
}

/// Counts the pieces of evidence of an item, including those of its claims and stances.
fn evidence_of(item: Item<'_>) -> usize {
    let claims = item.figures().flat_map(Figure::amounts).filter_map(|(_, claim)| claim);
    let stances = match item {
        Item::Position(position) => position.stances.as_slice(),
        Item::Fact(_) | Item::Event(_) | Item::Series(_) | Item::Statement(_) => &[],
    };
    let claimed: usize = claims.map(|claim| claim.evidence.len()).sum();
    let stated: usize = stances.iter().map(|stance| stance.evidence.len()).sum();
    item.evidence().len().saturating_add(claimed).saturating_add(stated)
}

fn chart(
    check: &Check<'_>,
    entry: &ChartDocument,
    sources: &SourceRegistry,
    items: &Items,
    at: &Path<'_>,
) -> Option<Chart> {
    let title = check.label(&entry.title, &at.field("title"));
    let subtitle = check.optional_text(entry.subtitle.as_deref(), MAX_LABEL, &at.field("subtitle"));
    let note = check.optional_text(entry.note.as_deref(), MAX_NOTE, &at.field("note"));
    let statements = entry.statements.as_deref().unwrap_or_default();
    let drawn = [&entry.facts, &entry.positions, &entry.events];
    for (position, id) in statements.iter().enumerate() {
        // Both would have the same key in the page, so a link to one would lead to the other.
        let is_end = |change: &ChangeDocument| change.from == *id || change.to == *id;
        let is_drawn = drawn.iter().any(|ids| ids.as_ref().is_some_and(|ids| ids.contains(id)));
        if is_drawn || entry.changes.iter().flatten().any(is_end) {
            check.duplicate(id, "item of this chart", &at.field("statements").index(position));
        }
    }
    let statements = named(check, statements, &items.statements, "statement", &at.field("statements"));
    foreign_fields(check, entry, at);
    let kind = match entry.kind {
        KindDocument::Counts => counts(check, entry, items, at),
        KindDocument::Positions => positions(check, entry, sources, items, at),
        KindDocument::Timeline => time::events(check, entry, items, at).map(|events| Kind::Timeline { events }),
        KindDocument::History => time::history(check, entry, sources, items, at),
        KindDocument::Line => time::line(check, entry, items, at),
        KindDocument::Steps => time::steps(check, entry, items, at),
        KindDocument::Change => change::changes(check, entry, items, at),
    };
    if let Some(kind) = &kind {
        status::check_drawn(check, entry, kind, at);
    }
    let chart = Chart { id: entry.id.clone(), title: title?, subtitle, note, kind: kind?, statements };
    headings::check_chart(check, &chart, at);
    Some(chart)
}

/// Reports fields that belong to other kinds of charts. Otherwise, their items would silently not be drawn.
fn foreign_fields(check: &Check<'_>, entry: &ChartDocument, at: &Path<'_>) {
    use KindDocument::{Change, Counts, History, Line, Positions, Steps, Timeline};
    let fields: [(&str, bool, &[KindDocument]); 7] = [
        ("facts", entry.facts.is_some(), &[Counts, History, Steps]),
        ("form", entry.form.is_some(), &[Counts]),
        ("per", entry.per.is_some(), &[Counts]),
        ("positions", entry.positions.is_some(), &[Positions]),
        ("events", entry.events.is_some(), &[Timeline, History]),
        ("series", entry.series.is_some(), &[Line]),
        ("changes", entry.changes.is_some(), &[Change]),
    ];
    for (field, present, kinds) in fields {
        if present && !kinds.contains(&entry.kind) {
            check.error(Code::ChartField, &at.field(field), || {
                let kinds: Vec<String> = kinds.iter().map(|kind| format!("`{}`", name(*kind))).collect();
                let hint = format!("remove it, or make this a chart of kind {}", kinds.join(" or "));
                let message = format!("a chart of kind `{}` has no `{field}`", name(entry.kind));
                [message, hint]
            });
        }
    }
}

fn name(kind: KindDocument) -> &'static str {
    match kind {
        KindDocument::Counts => "counts",
        KindDocument::Positions => "positions",
        KindDocument::Timeline => "timeline",
        KindDocument::History => "history",
        KindDocument::Line => "line",
        KindDocument::Steps => "steps",
        KindDocument::Change => "change",
    }
}

fn counts(check: &Check<'_>, entry: &ChartDocument, items: &Items, at: &Path<'_>) -> Option<Kind> {
    let facts = content(check, entry.facts.as_deref(), &items.facts, "fact", at)?;
    // In the form `dots`, each claim shows its own basis. Bars and units are compared directly, so they share one
    // basis.
    let own_basis = entry.form == Some(FormDocument::Dots);
    if let Some(first) = facts.first() {
        for (position, fact) in facts.iter().enumerate() {
            if fact.unit != first.unit || (fact.basis != first.basis && !own_basis) {
                report_mixed(check, first, fact, &at.field("facts").index(position));
            }
        }
    }
    let form = match (entry.form, entry.per) {
        (Some(FormDocument::Units), Some(per)) => {
            let here = at.field("per");
            let per = check.number(per, &here)?;
            let Some(per) = positive(per) else {
                check.error(Code::BadUnitSize, &here, || {
                    ["`per` is not greater than zero".to_owned(), "write a round number".to_owned()]
                });
                return None;
            };
            dots(check, &facts, per.get(), at);
            Form::Units(per)
        }
        (Some(FormDocument::Units), None) => {
            check.error(Code::ChartField, at, || {
                let hint = "add `per`: how many one dot represents".to_owned();
                ["the form `units` has no `per`".to_owned(), hint]
            });
            return None;
        }
        (_, Some(_)) => {
            check.error(Code::ChartField, &at.field("per"), || {
                let hint = "add \"form\": \"units\" to draw dots, or remove `per`".to_owned();
                ["this form has no `per`".to_owned(), hint]
            });
            Form::Bars
        }
        (Some(FormDocument::Dots), None) => Form::Dots,
        (_, None) => Form::Bars,
    };
    Some(Kind::Counts { form, facts })
}

/// Checks that the amounts can be drawn as whole dots, neither too many nor too few.
fn dots(check: &Check<'_>, facts: &[Rc<Fact>], per: f64, at: &Path<'_>) {
    let at = at.field("facts");
    let mut all = 0.0;
    for (position, fact) in facts.iter().enumerate() {
        for amount in fact.figure.amounts().map(|(amount, _)| amount) {
            for value in amount.numbers().map(|number| number.get() / per) {
                all += value.max(0.0);
                let wrong = if value < 0.0 {
                    "a number below zero cannot be drawn as dots"
                } else if value > MAX_DOTS {
                    "more than 1,000 dots"
                } else if all > MAX_ALL_DOTS {
                    "more than 5,000 dots in one chart"
                } else if value > 0.0 && value < 1.0 {
                    "less than one dot"
                } else if (value - value.round()).abs() > 1e-9 && amount.is_exact() {
                    "an exact number that is not a whole number of dots"
                } else {
                    continue;
                };
                check.error(Code::BadUnitSize, &at.index(position), || {
                    [format!("`{}`: {wrong}", fact.id), "choose another `per`, or draw bars".to_owned()]
                });
            }
        }
    }
}

fn positions(
    check: &Check<'_>,
    entry: &ChartDocument,
    sources: &SourceRegistry,
    items: &Items,
    at: &Path<'_>,
) -> Option<Kind> {
    let positions = content(check, entry.positions.as_deref(), &items.positions, "position", at)?;
    let named = |side: &Rc<Side>| {
        positions.iter().any(|position| position.stances.iter().any(|stance| Rc::ptr_eq(&stance.side, side)))
    };
    let sides: Vec<Rc<Side>> = sources.sides.iter().filter(|side| named(side)).cloned().collect();
    for position in &positions {
        for side in &sides {
            if !position.stances.iter().any(|stance| stance.side.index == side.index) {
                check.error(Code::ChartField, &at.field("positions"), || {
                    let message = format!("`{}` has no stance for {}", position.id, side.name);
                    let hint = format!(
                        "add \"{}\": {{ \"stance\": \"not_stated\" }} if the source does not state it",
                        side.id
                    );
                    [message, hint]
                });
            }
        }
    }
    Some(Kind::Positions { sides, positions })
}

/// File names that Windows reserves for devices, in any case and with any extension.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Checks that every operating system can create a folder with the chart's id as its name, next to those of other
/// charts.
fn check_file_name(check: &Check<'_>, id: &str, before: &[&str], at: &Path<'_>) {
    let lower = id.to_ascii_lowercase();
    let port = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    if DEVICES.contains(&lower.as_str()) || port.is_some_and(|port| matches!(port.as_bytes(), [b'0'..=b'9'])) {
        check.error(Code::BadId, at, || {
            let hint = "choose another id: the chart's files are in a folder with this name".to_owned();
            [format!("`{id}` is a name that Windows reserves for a device"), hint]
        });
    }
    if let Some(other) = before.iter().find(|other| other.eq_ignore_ascii_case(id)) {
        check.error(Code::DuplicateId, at, || {
            let hint =
                "choose another id: it is the name of the chart's folder, and Windows and macOS ignore case in names";
            [format!("`{id}` differs from the chart `{other}` only by case"), hint.to_owned()]
        });
    }
}
