//! Checks what charts require beyond the types: nothing drawn is empty, and nothing exceeds its limit. `lint` reports
//! the same faults to editors before a story is published.

use std::rc::Rc;

use crate::model::{
    Chart, Fact, Form, History, Kind, MAX_ALL_DOTS, MAX_CHARTS, MAX_DOTS, MAX_ITEMS, MAX_POINTS, MAX_SIDES, MAX_STEPS,
    Series, Side, SideStance, Story,
};

/// Returns whether the story can be drawn.
pub(super) fn hold(story: &Story) -> bool {
    let Story { paragraphs, charts, steps, .. } = story;
    let points: usize = charts.iter().flat_map(all_series).map(|series| series.points.len()).sum();
    paragraphs.len() <= MAX_ITEMS
        && (1..=MAX_CHARTS).contains(&charts.len())
        && steps.len() <= MAX_STEPS
        && steps.iter().all(|step| step.chart < charts.len())
        && points <= MAX_POINTS.saturating_mul(MAX_CHARTS)
        && charts.iter().all(can_be_drawn)
}

fn all_series(chart: &Chart) -> &[Rc<Series>] {
    if let Kind::Line { series } = &chart.kind { series } else { &[] }
}

fn can_be_drawn(chart: &Chart) -> bool {
    let some = |length: usize| (1..=MAX_ITEMS).contains(&length);
    let sides = |sides: &[Rc<Side>], most: usize| {
        (1..=most).contains(&sides.len()) && sides.iter().all(|side| side.index < MAX_SIDES)
    };
    let content = match &chart.kind {
        Kind::Counts { form, facts } => some(facts.len()) && dots_fit(*form, facts),
        Kind::Positions { sides: columns, positions } => {
            let whole = |own: &[SideStance]| {
                columns.iter().all(|side| own.iter().any(|stance| stance.side.index == side.index))
            };
            sides(columns, MAX_SIDES)
                && some(positions.len())
                && positions.iter().all(|position| whole(&position.stances))
        }
        Kind::Timeline { events } => some(events.len()),
        Kind::History(History { sides: both, events, brackets, .. }) => {
            sides(both, 2) && some(events.len().saturating_add(brackets.len()))
        }
        Kind::Line { series } => {
            let some_number = |series: &Rc<Series>| series.points.iter().any(|point| point.value.is_some());
            let in_order = |series: &Rc<Series>| {
                series
                    .points
                    .windows(2)
                    .all(|two| matches!(two, [one, next] if one.when.end_day() <= next.when.first_day()))
            };
            some(series.len()) && series.iter().all(|series| some_number(series) && in_order(series))
        }
        Kind::Steps { panels } => panels.iter().all(|panel| some(panel.len())) && some(panels.len()),
        Kind::Change { changes } => some(changes.len().saturating_mul(2)),
    };
    content && chart.statements.len() <= MAX_ITEMS
}

/// Returns whether the numbers of dots are within their limits.
fn dots_fit(form: Form, facts: &[Rc<Fact>]) -> bool {
    let Form::Units(per) = form else { return true };
    let amounts = facts.iter().flat_map(|fact| fact.figure.amounts());
    let mut dots = amounts.flat_map(|(amount, _)| amount.numbers()).map(|number| number.get() / per.get());
    let mut all = 0.0;
    per.get() > 0.0
        && dots.all(|dots| {
            all += dots;
            (0.0..=MAX_DOTS).contains(&dots) && all <= MAX_ALL_DOTS
        })
}
