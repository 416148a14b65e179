//! [`Row`]: the two amounts of one thing, with their texts.

use super::super::{
    Frame, Values, attribution, corrected, length,
    point_glyph::{RADIUS, is_on_scale, reach},
    side_role,
};
use super::{beside::Span, notes::Notes};
use crate::{
    key::Key,
    model::{Amount, Change, Fact, Number, Qualifier},
    theme::{DETAIL, LABEL, Role, STRONG},
    typography::wrap,
};

/// Height of the marks of a row.
pub(super) const STRIP: f64 = 28.0;
/// Gap between a mark and its value.
pub(super) const GAP: f64 = 6.0;

pub(super) struct Row<'a> {
    pub(super) label: Vec<String>,
    pub(super) said: Vec<String>,
    /// The colour of the later amount.
    pub(super) accent: Role,
    /// The earlier amount and the later one.
    pub(super) ends: [End<'a>; 2],
    /// The values that are not beside their marks.
    pub(super) below: Notes,
}

/// One of the two amounts of a row.
pub(super) struct End<'a> {
    pub(super) key: Key,
    pub(super) amount: &'a Amount,
    pub(super) value: String,
    pub(super) role: Role,
    pub(super) is_earlier: bool,
    pub(super) is_below: bool,
    /// Whether its source does not state it as a fact.
    pub(super) has_status: bool,
}

/// Lays out a row. The flags say whether the dates are in the key, whether the subtitle says who said the figures, and whether
/// any figure of the chart has a side.
pub(super) fn row<'a>(
    change: &'a Change,
    chart: Key,
    index: usize,
    [is_dated, is_attributed, of_sides]: [bool; 3],
    frame: Frame<'a>,
) -> Option<Row<'a>> {
    let locale = frame.locale;
    let date = |fact: &Fact| fact.as_of.map(|when| locale.when(when)).unwrap_or_default();
    let accent = if of_sides { side_role(change.to.side.as_deref()) } else { Role::Side(0) };
    let end = |fact: &'a Fact, is_earlier: bool| {
        let (amount, _) = fact.figure.amounts().next()?;
        let value = locale.with_status(locale.amount_on_axis(amount, &fact.unit), fact.status.as_ref());
        // The symbol of an amount without a number is the same for both times.
        let value = if is_dated && is_on_scale(amount) { value } else { locale.dotted(&value, &date(fact)) };
        let key = chart.item(index.saturating_mul(2).saturating_add(usize::from(!is_earlier)));
        let role = if is_earlier || !is_on_scale(amount) { Role::Muted } else { accent };
        Some(End { key, amount, value, role, is_earlier, is_below: false, has_status: fact.status.is_some() })
    };
    let mut said: Vec<String> = Vec::new();
    let by = attribution(&change.to, locale);
    let is_shared = attribution(&change.from, locale) == by;
    if !is_attributed && is_shared {
        said.push(by);
    }
    for fact in change.figures() {
        if !is_attributed && !is_shared {
            said.push(locale.labeled(&date(fact), &attribution(fact, locale)));
        }
        said.extend(corrected(&fact.corrections, &fact.unit, locale));
    }
    Some(Row {
        label: wrap(change.to.label.as_str(), LABEL, frame.width, frame.measure),
        said: said.iter().flat_map(|line| wrap(line, DETAIL, frame.width, frame.measure)).collect(),
        accent,
        ends: [end(&change.from, true)?, end(&change.to, false)?],
        below: Notes::default(),
    })
}

/// Returns the lowest and the highest number of an amount; zeros for an amount without a number.
pub(super) fn ends(amount: &Amount) -> [f64; 2] {
    let mut numbers = amount.numbers().map(Number::get);
    let low = numbers.next().unwrap_or_default();
    [low, numbers.last().unwrap_or(low)]
}

/// Returns the lowest and the highest number that an amount may be.
pub(super) fn range(amount: &Amount) -> [f64; 2] {
    let [low, high] = ends(amount);
    match amount {
        Amount::Number(Qualifier::AtLeast | Qualifier::MoreThan, _) => [low, f64::INFINITY],
        Amount::Number(Qualifier::AtMost | Qualifier::LessThan, _) => [f64::NEG_INFINITY, high],
        Amount::Number(Qualifier::Exact | Qualifier::About, _)
        | Amount::Between(_)
        | Amount::Estimate(_)
        | Amount::Withheld(_)
        | Amount::Unknown(_)
        | Amount::Words(_)
        | Amount::None => [low, high],
    }
}

pub(super) fn middle(amount: &Amount) -> f64 {
    let [low, high] = ends(amount);
    f64::midpoint(low, high)
}

impl Row<'_> {
    /// Returns whether an end of this row is the left one of the two.
    pub(super) fn is_left(&self, end: &End<'_>) -> bool {
        let [from, to] = &self.ends;
        end.is_earlier == (middle(from.amount) <= middle(to.amount))
    }

    /// Returns the room for the marks with their values beside them.
    pub(super) fn spans(&self, values: Values, frame: Frame<'_>) -> impl Iterator<Item = Span> {
        let on_scale = || self.ends.iter().filter(|end| is_on_scale(end.amount));
        let (mut before, mut after) = (2.0 * RADIUS, 0.0);
        for end in on_scale() {
            let side = if self.is_left(end) { &mut before } else { &mut after };
            *side += GAP + frame.measure.width(&end.value, STRONG);
        }
        let share = move |value: f64| (value - values.low) / (values.high - values.low);
        on_scale().map(move |end| {
            let [low, high] = ends(end.amount);
            Span { ends: [share(low), share(high)], room: [before, reach(end.amount) + after] }
        })
    }

    /// Height of the marks and the values below them.
    pub(super) fn marks_height(&self) -> f64 {
        let strip = if self.ends.iter().any(|end| is_on_scale(end.amount)) { STRIP } else { 0.0 };
        strip + self.below.height
    }

    pub(super) fn label_height(&self) -> f64 {
        length(self.label.len()) * LABEL.line_height()
    }

    pub(super) fn height(&self, is_beside: bool) -> f64 {
        if is_beside {
            return self.label_height().max(self.marks_height());
        }
        self.label_height() + length(self.said.len()) * DETAIL.line_height() + self.marks_height()
    }
}
