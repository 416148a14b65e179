//! `change`: two amounts of one thing at two times, on one scale. The mark of the earlier one is hollow and muted, that of the
//! later one full and coloured. Nothing says how much lies between them: nobody stated that number.

mod beside;
mod notes;
mod row;

use super::{
    ChartError, ChartLayout, Frame, LABEL_GAP, SceneBuilder, Values,
    axis_below::{AXIS, AxisBelow},
    label_column, length,
    point_glyph::{ASIDE, PointGlyph, RADIUS, extent, is_on_scale, reach, ring, status_rings},
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Amount, Change, Number, Unit, When},
    scene::{Anchor, Dash, Direction, Fill, Paint, Stroke},
    text::shared_attribution,
    theme::{DETAIL, LABEL, Role, STRONG},
    typography::wrap,
};
use beside::{Span, beside};
use notes::Notes;
use row::{End, GAP, Row, STRIP, ends, middle, range, row};

/// Gap between rows.
const ROW_GAP: f64 = 18.0;
/// Gap between rows whose labels are beside the marks.
const CLOSE_GAP: f64 = 8.0;
/// Distance of two marks from the middle of their row if they would cover each other.
const APART: f64 = 7.0;
/// How much less a range reaches past its ends than other marks.
const CAP: f64 = 2.0 * RADIUS - 2.0;
/// Minimum width of the area in which a pointer picks the earlier amount.
const FINGER: f64 = 24.0;
/// Distance between a mark and the line that joins it to the other one.
const CLEAR: f64 = 3.0;
/// Minimum length of a line that joins two marks.
const SHORTEST: f64 = 6.0;

pub(super) struct ChangeChart<'a> {
    chart: Key,
    frame: Frame<'a>,
    rows: Vec<Row<'a>>,
    /// The key: the dates of the two figures, if they are the same in all rows. Otherwise each value has its date.
    dates: Notes,
    /// The unit of all figures.
    unit: Option<&'a Unit>,
    values: Values,
    /// The width of the labels beside the marks; `None` if they are above them.
    labels: Option<f64>,
    /// x of the lowest and of the highest value.
    ends: [f64; 2],
}

pub(super) fn layout<'a>(changes: &'a [Change], chart: Key, frame: Frame<'a>) -> ChangeChart<'a> {
    let facts: Vec<_> = changes.iter().flat_map(Change::figures).cloned().collect();
    let is_attributed = shared_attribution(&facts, frame.locale).is_some();
    let dates = shared_dates(changes);
    let of_sides = facts.iter().any(|fact| fact.side.is_some());
    let known = [dates.is_some(), is_attributed, of_sides];
    let rows = changes.iter().enumerate();
    let mut rows: Vec<Row<'a>> = rows.filter_map(|(index, change)| row(change, chart, index, known, frame)).collect();
    let amounts = || rows.iter().flat_map(|row| &row.ends).map(|end| end.amount);
    let zero = amounts().any(|amount| matches!(amount, Amount::None)).then_some(0.0);
    let values = Values::around(amounts().flat_map(Amount::numbers).map(Number::get).chain(zero));
    let reach_above = amounts().map(reach).fold(0.0, f64::max);
    let spans: Vec<Span> = rows.iter().flat_map(|row| row.spans(values, frame)).collect();
    let labels = label_column(rows.iter().map(|row| (row.label.join(" "), row.said.is_empty())), frame);
    let labels = labels.filter(|labels| beside(&spans, *labels, frame.width).is_some());
    let left = labels.unwrap_or(0.0);
    let ends = beside(&spans, left, frame.width);
    let is_beside = ends.is_some();
    for row in &mut rows {
        if labels.is_some() {
            row.label = wrap(&row.label.join(" "), LABEL, left - LABEL_GAP, frame.measure);
        }
        for end in &mut row.ends {
            end.is_below = !is_beside || !is_on_scale(end.amount);
        }
        let texts = row.ends.iter().filter(|end| end.is_below).map(|end| end.value.clone());
        row.below = Notes::of(texts, STRONG, frame.width - left, frame.measure);
    }
    let ends = ends.unwrap_or([left + 2.0 * RADIUS, frame.width - reach_above]);
    let dates =
        Notes::of(dates.into_iter().flatten().map(|when| frame.locale.when(when)), DETAIL, frame.width, frame.measure);
    let unit = changes.first().map(|change| &change.to.unit);
    ChangeChart { chart, frame, rows, dates, unit, values, labels, ends }
}

/// Returns the dates of the earlier and the later figures, if all rows have the same.
fn shared_dates(changes: &[Change]) -> Option<[When; 2]> {
    let dates = |change: &Change| Some([change.from.as_of?, change.to.as_of?]);
    let first = dates(changes.first()?)?;
    changes.iter().all(|change| dates(change) == Some(first)).then_some(first)
}

impl ChartLayout for ChangeChart<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        self.unit.filter(|_| self.has_numbers()).map(|unit| (unit, Anchor::Start))
    }

    fn height(&self) -> f64 {
        let gaps = length(self.rows.len().saturating_sub(1)) * self.row_gap();
        let axis = if self.has_numbers() { AXIS } else { 0.0 };
        self.rows.iter().map(|row| row.height(self.labels.is_some())).sum::<f64>() + gaps + axis + self.key_height()
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let place = self.values.along(self.ends[0], self.ends[1]);
        let wanted = match (self.has_numbers(), self.ends[1] - self.ends[0] < 240.0) {
            (false, _) => 0,
            (true, true) => 2,
            (true, false) => 4,
        };
        let axis = AxisBelow::of(self.values, self.unit, wanted, &place, self.frame);
        self.draw_key(builder)?;
        let left = self.labels.unwrap_or(0.0);
        let mut top = self.key_height();
        for row in &self.rows {
            let [from, to] = &row.ends;
            let height = row.height(self.labels.is_some());
            builder.target(to.key, Rect::new(0.0, top, self.frame.width, height));
            // Beside the marks, the label is in the middle of them.
            let label = if self.labels.is_some() { top + (height - row.label_height()) / 2.0 } else { top };
            let at = Point::new(0.0, label + LABEL.size);
            builder.lines(to.key, at, &row.label, LABEL, Anchor::Start, Role::Text)?;
            let at = Point::new(0.0, top + row.label_height() + DETAIL.size);
            builder.lines(to.key, at, &row.said, DETAIL, Anchor::Start, Role::Muted)?;
            let strip = top + height - row.marks_height();
            let below = Point::new(left, top + height - row.below.height);
            if strip < below.y {
                for x in axis.lines() {
                    // Between numbers above and below it, zero stands out.
                    let is_zero = self.values.low < 0.0 && (x - place(0.0)).abs() < 0.5;
                    let role = if is_zero { Role::Border } else { Role::Grid };
                    let line = [Point::new(x, strip), Point::new(x, below.y)];
                    builder.line(self.chart, &line, Stroke::solid(role, 1.0))?;
                }
                self.draw_row(builder, row, strip + STRIP / 2.0, &place)?;
            }
            for (end, note) in row.ends.iter().filter(|end| end.is_below).zip(&row.below.notes) {
                let rect = note.draw(builder, end.key, below, STRONG, end.role)?;
                let middle = Point::new(rect.x0 + RADIUS, rect.y0 + STRONG.line_height() / 2.0);
                if is_on_scale(end.amount) {
                    symbol(builder, end.key, middle, end.is_earlier, end.role)?;
                } else {
                    let base = Point::new(middle.x - ASIDE, middle.y);
                    let glyph = PointGlyph { direction: Direction::Right, base, is_hollow: None };
                    glyph.draw(builder, end.key, end.role, end.amount, &|_| 0.0)?;
                }
                builder.target(end.key, rect);
            }
            // A pointer picks the earlier amount on its side of the marks.
            if is_on_scale(from.amount) {
                let right = self.frame.width;
                let split = f64::midpoint(place(middle(from.amount)), place(middle(to.amount)));
                let split = clamp(split, left + FINGER, right - FINGER);
                let [x0, x1] = match (is_on_scale(to.amount), row.is_left(from)) {
                    (false, _) => [left, right],
                    (true, true) => [left, split],
                    (true, false) => [split, right],
                };
                builder.target(from.key, Rect { x0, y0: strip, x1, y1: below.y });
            }
            top += height + self.row_gap();
        }
        axis.draw(builder, self.chart)
    }
}

impl ChangeChart<'_> {
    fn row_gap(&self) -> f64 {
        if self.labels.is_some() { CLOSE_GAP } else { ROW_GAP }
    }

    fn has_numbers(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.ends).any(|end| end.amount.numbers().next().is_some())
    }

    /// Height of the key, with the gap to the first row.
    fn key_height(&self) -> f64 {
        self.dates.height + GAP
    }

    /// Draws the key: the dates of the hollow and of the full marks.
    fn draw_key(&self, builder: &SceneBuilder) -> Result<(), ChartError> {
        let Some(first) = self.rows.first() else { return Ok(()) };
        // Rows of several sides have several colours.
        let accent = first.accent;
        let accent = if self.rows.iter().all(|row| row.accent == accent) { accent } else { Role::Text };
        for (note, (is_earlier, role)) in self.dates.notes.iter().zip([(true, Role::Muted), (false, accent)]) {
            let rect = note.draw(builder, self.chart, Point::new(0.0, 0.0), DETAIL, role)?;
            let middle = Point::new(rect.x0 + RADIUS, rect.y0 + DETAIL.line_height() / 2.0);
            symbol(builder, self.chart, middle, is_earlier, role)?;
        }
        Ok(())
    }

    /// Draws the marks of a row around `y`, the values beside them, and a line that joins the marks if it is known which
    /// amount is larger. The line has no head: arrows mean open ends.
    fn draw_row(
        &self,
        builder: &SceneBuilder,
        row: &Row<'_>,
        y: f64,
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        let on_scale = || row.ends.iter().filter(|end| is_on_scale(end.amount));
        let [earlier, later] = &row.ends;
        let (from, to) = (covered(earlier, place), covered(later, place));
        let is_pair = on_scale().count() > 1;
        let is_covered = is_pair && from.0 < to.1 && to.0 < from.1;
        for end in on_scale() {
            let aside = if is_covered { APART } else { 0.0 };
            let base = Point::new(place(0.0), if end.is_earlier { y - aside } else { y + aside });
            let glyph = PointGlyph { direction: Direction::Right, base, is_hollow: Some(end.is_earlier) };
            glyph.draw(builder, end.key, end.role, end.amount, &|value| place(value) - base.x)?;
            if end.has_status {
                status_rings(builder, end.key, end.role, end.amount, &|value| Point::new(place(value), base.y))?;
            }
            if end.is_below {
                continue;
            }
            let (low, high) = if is_pair {
                (from.0.min(to.0), from.1.max(to.1))
            } else if end.is_earlier {
                from
            } else {
                to
            };
            let wide = self.frame.measure.width(&end.value, STRONG);
            let (x, start, anchor) = if row.is_left(end) {
                (low - GAP, low - GAP - wide, Anchor::End)
            } else {
                (high + GAP, high + GAP, Anchor::Start)
            };
            // Grid lines would strike through the value.
            let rect = Rect::new(start - 2.0, y - STRONG.size / 2.0 - 2.0, wide + 4.0, STRONG.size + 4.0);
            builder.rect(end.key, rect, Fill::Flat(Role::Background))?;
            let at = Point::new(x, y + STRONG.size * 0.36);
            builder.text(end.key, at, &end.value, STRONG, anchor, end.role)?;
        }
        let [low, high] = range(earlier.amount);
        let [later_low, later_high] = range(later.amount);
        // "From at least 8,000 to about 9,000" may be a rise or a fall: a line would say which.
        let across = if high < later_low {
            [from.1 + CLEAR, to.0 - CLEAR]
        } else if later_high < low {
            [from.0 - CLEAR, to.1 + CLEAR]
        } else {
            return Ok(());
        };
        if !is_pair || is_covered || (across[0] - across[1]).abs() < SHORTEST {
            return Ok(());
        }
        let dash = if row.ends.iter().any(|end| end.has_status) { Dash::Dashed } else { Dash::Solid };
        let stroke = Stroke { role: Role::Border, width: 1.5, dash, opacity: 1.0 };
        builder.line(self.chart, &across.map(|x| Point::new(x, y)), stroke)
    }
}

/// Returns the range of x that a mark covers.
fn covered(end: &End<'_>, place: &dyn Fn(f64) -> f64) -> (f64, f64) {
    let (low, high) = extent(end.amount, place);
    // The marks of ranges end at their numbers.
    let [from, to] = ends(end.amount);
    if from < to && !end.has_status { (low + CAP, high - CAP) } else { (low, high) }
}

/// Draws the symbol of the earlier or of the later amounts.
fn symbol(builder: &SceneBuilder, key: Key, middle: Point, is_earlier: bool, role: Role) -> Result<(), ChartError> {
    if is_earlier {
        return ring(builder, key, middle, RADIUS - 0.75, Stroke::solid(role, 1.5));
    }
    builder.circle(key, middle, RADIUS, Paint::Fill(Fill::Flat(role)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart, lint, scene::Shape, text::Locale, typography::Helvetica};

    /// Returns in which direction the line from the earlier to the later amount leads; `None` without a line.
    fn direction(from: &str, to: &str) -> Option<&'static str> {
        let fact = |amount: &str, year: u32| {
            format!(
                r#"{{ "label": "Crates", "amount": {amount}, "unit": "crates", "basis": "crates", "as_of": "{year}",
                    "evidence": [{{ "source": "s", "speaker": "ada", "quote": "so they said" }}] }}"#
            )
        };
        let facts = [from, to, r#"{ "exact": 0 }"#, r#"{ "exact": 100 }"#];
        let facts = facts.iter().zip(2000..).map(|(amount, year)| format!(r#""f{year}": {}"#, fact(amount, year)));
        let story = format!(
            r#"{{ "format": 1, "lang": "en", "headline": "Crates", "published": "2026-03-04",
                "sources": {{ "s": {{ "publisher": "A paper", "url": "https://example.org/a", "published": "2026-03-04" }} }},
                "speakers": {{ "ada": {{ "name": "Ada Brook" }} }},
                "facts": {{ {} }},
                "charts": [ {{ "id": "c", "kind": "change", "title": "Crates", "changes": [
                    {{ "from": "f2000", "to": "f2001" }}, {{ "from": "f2002", "to": "f2003" }} ] }} ] }}"#,
            facts.collect::<Vec<_>>().join(", ")
        );
        let checked = lint::check(story.as_bytes());
        let story = checked.story.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
        let scene = chart::draw(&story.charts[0], 0, Frame::new(608.0, &Helvetica, &Locale::english())).unwrap();
        let lines = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Path { points, .. }
                if mark.key.is_chart() && points.len() == 2 && (points[0].y - points[1].y).abs() < 0.01 =>
            {
                Some((points[0].x, points[1].x))
            }
            _ => None,
        });
        let mut lines: Vec<_> = lines.map(|(from, to)| if from < to { "right" } else { "left" }).collect();
        assert_eq!(lines.pop(), Some("right"), "of the second row");
        lines.pop()
    }

    #[test]
    fn a_line_joins_two_amounts_if_it_is_known_which_one_is_larger() {
        for (from, to, way) in [
            (r#"{ "exact": 10 }"#, r#"{ "exact": 90 }"#, Some("right")),
            (r#"{ "about": 90 }"#, r#"{ "exact": 10 }"#, Some("left")),
            (r#"{ "at_least": 10 }"#, r#"{ "about": 90 }"#, None),
            (r#"{ "more_than": 90 }"#, r#"{ "about": 10 }"#, Some("left")),
            (r#"{ "exact": 10 }"#, r#"{ "at_least": 90 }"#, Some("right")),
            (r#"{ "at_most": 50 }"#, r#"{ "exact": 10 }"#, None),
            (r#"{ "less_than": 50 }"#, r#"{ "exact": 90 }"#, Some("right")),
            (r#"{ "between": [10, 20] }"#, r#"{ "between": [40, 50] }"#, Some("right")),
            (r#"{ "between": [10, 40] }"#, r#"{ "between": [20, 50] }"#, None),
            (r#"{ "exact": 50 }"#, r#"{ "exact": 51 }"#, None),
            (r#"{ "exact": 50 }"#, r#"{ "unknown": "nobody counted" }"#, None),
            (r#"{ "exact": 50 }"#, r#""none""#, Some("left")),
        ] {
            assert_eq!(direction(from, to), way, "{from} to {to}");
        }
    }
}
