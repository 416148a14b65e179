//! [`Calendar`]: a time scale with ticks at even steps of days, months or years, as many as their labels have room.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::{ChartError, Frame, SceneBuilder, scale};
use crate::{
    geom::{Point, clamp},
    key::Key,
    model::Date,
    scene::{Anchor, Stroke},
    text::Locale,
    theme::{Role, TICK},
};

/// Maximum number of steps on a scale.
const MAX_STEPS: i32 = 24;
/// Distance from a tick to its label on the right.
const ASIDE: f64 = 4.0;
/// Gap between a label and the next tick.
const GAP: f64 = 10.0;

/// The step from one tick to the next.
#[derive(Clone, Copy)]
enum TickUnit {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// In ascending order.
const STEPS: [TickUnit; 15] = [
    TickUnit::Days(1),
    TickUnit::Days(2),
    TickUnit::Days(7),
    TickUnit::Days(14),
    TickUnit::Months(1),
    TickUnit::Months(3),
    TickUnit::Months(6),
    TickUnit::Years(1),
    TickUnit::Years(2),
    TickUnit::Years(5),
    TickUnit::Years(10),
    TickUnit::Years(25),
    TickUnit::Years(100),
    TickUnit::Years(500),
    TickUnit::Years(2_500),
];

/// A time scale that maps days to x.
#[derive(Clone, Copy)]
pub(super) struct Calendar {
    /// The first day.
    pub(super) first: i32,
    /// The day after the last.
    pub(super) last: i32,
    /// x of the start of the first day.
    pub(super) from: f64,
    /// x of the end of the last day.
    pub(super) to: f64,
}

impl Calendar {
    /// Returns the x of a day, which may have a fraction. The result is clamped to the drawing.
    pub(super) fn place(self, day: f64) -> f64 {
        clamp(self.from + self.part(day) * (self.to - self.from), self.from, self.to)
    }

    /// Returns the position of a day on the scale: 0 at the start, 1 at the end.
    fn part(self, day: f64) -> f64 {
        let extent = f64::from(self.last.saturating_sub(self.first)).max(1.0);
        (day - f64::from(self.first)) / extent
    }

    /// Returns the ticks at the finest step whose labels do not overlap. `place` maps a day to x.
    fn ticks(self, frame: Frame<'_>, place: &dyn Fn(f64) -> f64) -> Vec<(f64, String)> {
        let fits = |ticks: &[(f64, String)]| {
            let reach = |(x, text): &(f64, String)| x + ASIDE + frame.measure.width(text, TICK) + GAP;
            ticks.iter().zip(ticks.iter().skip(1)).all(|(one, next)| reach(one) <= next.0)
        };
        let words = |step: TickUnit| {
            let dates = self.dates(step)?.into_iter().enumerate();
            Some(dates.map(|(index, date)| (place(f64::from(date.first_day())), words(date, index == 0, frame.locale))))
        };
        let ticks = STEPS.into_iter().filter_map(words).map(Iterator::collect).find(|ticks: &Vec<_>| fits(ticks));
        let mut ticks = ticks.unwrap_or_default();
        // Drops labels that would leave the drawing.
        ticks.retain(|(x, text)| x + ASIDE + frame.measure.width(text, TICK) <= frame.width);
        ticks
    }

    /// Returns the dates at this step, or `None` if they are too many.
    fn dates(self, step: TickUnit) -> Option<Vec<Date>> {
        let (from, to) = (Date::from_day(self.first)?, Date::from_day(self.last)?);
        let month = |date: Date| {
            date.year().saturating_mul(12).saturating_add(i32::from(date.month().unwrap_or(1))).saturating_sub(1)
        };
        let (first, last, size) = match step {
            TickUnit::Days(size) => (self.first, self.last, size),
            TickUnit::Months(size) => (month(from), month(to), size),
            TickUnit::Years(size) => (from.year(), to.year(), size),
        };
        if last.saturating_sub(first).checked_div(size)? > MAX_STEPS {
            return None;
        }
        let mut dates = Vec::new();
        let mut at = first.div_euclid(size).saturating_mul(size);
        while at <= last {
            let date = match step {
                TickUnit::Days(_) => Date::from_day(at)?,
                TickUnit::Months(_) => {
                    Date::Month(at.div_euclid(12), u8::try_from(at.rem_euclid(12)).ok()?.saturating_add(1))
                }
                TickUnit::Years(_) => Date::Year(at),
            };
            if (self.first..self.last).contains(&date.first_day()) {
                dates.push(date);
            }
            at = at.saturating_add(size);
        }
        Some(dates)
    }

    /// Draws light grid lines from `top` to `bottom`, and the dates with their baseline at `y`. `place` maps a day to
    /// x.
    pub(super) fn draw(
        self,
        builder: &SceneBuilder,
        chart: Key,
        frame: Frame<'_>,
        [top, bottom, y]: [f64; 3],
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartError> {
        for (x, text) in self.ticks(frame, place) {
            builder.line(chart, &[Point::new(x, top), Point::new(x, bottom)], Stroke::solid(Role::Grid, 1.0))?;
            let mark = [Point::new(x, y - TICK.size), Point::new(x, y)];
            builder.line(chart, &mark, Stroke::solid(Role::Border, 1.0))?;
            builder.text(chart, Point::new(x + ASIDE, y), &text, TICK, Anchor::Start, Role::Muted)?;
        }
        Ok(())
    }
}

/// A plotters axis of days, which may have fractions.
impl Ranged for Calendar {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, day: &f64, limits: (i32, i32)) -> i32 {
        scale::along(limits, self.part(*day))
    }

    /// Returns the dates at the finest step that has at most `max_num_points` of them.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let dates = STEPS.into_iter().filter_map(|step| self.dates(step));
        let dates = dates.into_iter().find(|dates| dates.len() <= hint.max_num_points()).unwrap_or_default();
        dates.into_iter().map(|date| f64::from(date.first_day())).collect()
    }

    fn range(&self) -> Range<f64> {
        f64::from(self.first)..f64::from(self.last)
    }
}

/// Returns the label of a tick. In steps of months and days, the first label includes the year; so does each January in
/// steps of months.
fn words(date: Date, is_first: bool, locale: &Locale) -> String {
    match date {
        Date::Year(year) | Date::Season(year, _) => year.to_string(),
        Date::Month(_, month) => locale.short_date(date, is_first || month == 1),
        Date::Day(..) => locale.short_date(date, is_first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::When, typography::Helvetica};

    fn texts(from: &str, to: &str, width: f64) -> Vec<String> {
        let day = |raw: &str| When::parse(raw).unwrap();
        let calendar = Calendar { first: day(from).first_day(), last: day(to).end_day(), from: 0.0, to: width };
        let ticks = calendar.ticks(Frame::new(width, &Helvetica, &Locale::english()), &|day| calendar.place(day));
        ticks.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_use_the_finest_step_whose_labels_fit() {
        assert_eq!(texts("2025-03-01", "2025-03-04", 600.0), ["1 Mar 2025", "2 Mar", "3 Mar", "4 Mar"]);
        assert_eq!(texts("2024-11", "2025-03", 600.0), ["Nov 2024", "Dec", "Jan 2025", "Feb", "Mar"]);
        assert_eq!(texts("2022-03", "2025-10", 300.0), ["2023", "2024", "2025"]);
        assert_eq!(texts("1900", "2000", 300.0), ["1900", "1925", "1950", "1975"]);
    }

    #[test]
    fn there_are_no_ticks_without_room_for_their_labels() {
        assert!(texts("2025-03-01", "2025-03-04", 20.0).is_empty());
    }

    #[test]
    fn plotters_gets_the_same_ticks_and_range() {
        let day = |year| Date::Year(year).first_day();
        let calendar = Calendar { first: day(2022), last: day(2026), from: 0.0, to: 1.0 };
        let years = [2022, 2023, 2024, 2025].map(|year| f64::from(day(year)));
        assert_eq!(calendar.key_points(4), years);
        assert_eq!(calendar.range(), f64::from(day(2022))..f64::from(day(2026)));
        assert_eq!(years.map(|day| calendar.map(&day, (0, 1_461))), [0, 365, 730, 1_096]);
        assert!(calendar.key_points(0).is_empty());
    }
}
