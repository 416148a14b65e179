//! Where dates stand on a scale of time: the first days of years, months or weeks, as many as their words have room.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::{ChartBug, Frame, Sheet, scale};
use crate::{
    geom::{Point, within},
    key::Key,
    model::Date,
    scene::{Anchor, Stroke},
    theme::{Role, TICK},
    words::Locale,
};

/// Ticks that a scale may have.
const MOST: i32 = 24;
/// From a tick to its words, which stand on its right.
const ASIDE: f64 = 4.0;
/// Between the words of one tick and the next tick.
const GAP: f64 = 10.0;

/// From one tick to the next.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

/// The finest first.
const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(25),
    Step::Years(100),
    Step::Years(500),
    Step::Years(2_500),
];

/// The days from the first to the last, as a scale along a drawing.
#[derive(Clone, Copy)]
pub(super) struct Calendar {
    /// The first day.
    pub(super) first: i32,
    /// The day after the last.
    pub(super) last: i32,
    /// Where the first day begins.
    pub(super) from: f64,
    /// Where the last day ends.
    pub(super) to: f64,
}

impl Calendar {
    /// Where a day, or a part of it, lies.
    pub(super) fn place(self, day: f64) -> f64 {
        within(self.from + self.part(day) * (self.to - self.from), self.from, self.to)
    }

    /// How much of the time has passed.
    fn part(self, day: f64) -> f64 {
        let extent = f64::from(self.last.saturating_sub(self.first)).max(1.0);
        (day - f64::from(self.first)) / extent
    }

    /// The ticks of the finest step at which all words fit beside each other, where `place` puts their days.
    fn ticks(self, frame: Frame<'_>, place: &dyn Fn(f64) -> f64) -> Vec<(f64, String)> {
        let fits = |ticks: &[(f64, String)]| {
            let reach = |(x, text): &(f64, String)| x + ASIDE + frame.measure.width(text, TICK) + GAP;
            ticks.iter().zip(ticks.iter().skip(1)).all(|(one, next)| reach(one) <= next.0)
        };
        let words = |step: Step| {
            let dates = self.dates(step)?.into_iter().enumerate();
            Some(dates.map(|(index, date)| (place(f64::from(date.first_day())), words(date, index == 0, frame.locale))))
        };
        let ticks = STEPS.into_iter().filter_map(words).map(Iterator::collect).find(|ticks: &Vec<_>| fits(ticks));
        let mut ticks = ticks.unwrap_or_default();
        // Words that would leave the drawing.
        ticks.retain(|(x, text)| x + ASIDE + frame.measure.width(text, TICK) <= frame.width);
        ticks
    }

    /// The dates at this step; nothing where they are too many.
    fn dates(self, step: Step) -> Option<Vec<Date>> {
        let (from, to) = (Date::from_day(self.first)?, Date::from_day(self.last)?);
        let month = |date: Date| {
            date.year().saturating_mul(12).saturating_add(i32::from(date.month().unwrap_or(1))).saturating_sub(1)
        };
        let (first, last, size) = match step {
            Step::Days(size) => (self.first, self.last, size),
            Step::Months(size) => (month(from), month(to), size),
            Step::Years(size) => (from.year(), to.year(), size),
        };
        if last.saturating_sub(first).checked_div(size)? > MOST {
            return None;
        }
        let mut dates = Vec::new();
        let mut at = first.div_euclid(size).saturating_mul(size);
        while at <= last {
            let date = match step {
                Step::Days(_) => Date::from_day(at)?,
                Step::Months(_) => {
                    Date::Month(at.div_euclid(12), u8::try_from(at.rem_euclid(12)).ok()?.saturating_add(1))
                }
                Step::Years(_) => Date::Year(at),
            };
            if (self.first..self.last).contains(&date.first_day()) {
                dates.push(date);
            }
            at = at.saturating_add(size);
        }
        Some(dates)
    }

    /// Draws light lines from `top` to `bottom`, and the dates at the baseline `y`, where `place` puts their days.
    pub(super) fn draw(
        self,
        sheet: &Sheet,
        chart: Key,
        frame: Frame<'_>,
        [top, bottom, y]: [f64; 3],
        place: &dyn Fn(f64) -> f64,
    ) -> Result<(), ChartBug> {
        for (x, text) in self.ticks(frame, place) {
            sheet.line(chart, &[Point::new(x, top), Point::new(x, bottom)], Stroke::solid(Role::Grid, 1.0))?;
            let mark = [Point::new(x, y - TICK.size), Point::new(x, y)];
            sheet.line(chart, &mark, Stroke::solid(Role::Rule, 1.0))?;
            sheet.text(chart, Point::new(x + ASIDE, y), &text, TICK, Anchor::Start, Role::Muted)?;
        }
        Ok(())
    }
}

/// Days along an axis, with parts of them.
impl Ranged for Calendar {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, day: &f64, limits: (i32, i32)) -> i32 {
        scale::along(limits, self.part(*day))
    }

    /// The first days at the finest step that has no more of them.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let dates = STEPS.into_iter().filter_map(|step| self.dates(step));
        let dates = dates.into_iter().find(|dates| dates.len() <= hint.max_num_points()).unwrap_or_default();
        dates.into_iter().map(|date| f64::from(date.first_day())).collect()
    }

    fn range(&self) -> Range<f64> {
        f64::from(self.first)..f64::from(self.last)
    }
}

/// The year is said with the first date and with each January.
fn words(date: Date, is_first: bool, locale: &Locale) -> String {
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(_, month) => locale.short_date(date, is_first || month == 1),
        Date::Day(..) => locale.short_date(date, is_first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::When, text::Helvetica};

    fn texts(from: &str, to: &str, width: f64) -> Vec<String> {
        let day = |raw: &str| When::parse(raw).unwrap();
        let calendar = Calendar { first: day(from).first_day(), last: day(to).end_day(), from: 0.0, to: width };
        let ticks = calendar.ticks(Frame::new(width, &Helvetica, &Locale::english()), &|day| calendar.place(day));
        ticks.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn dates_stand_at_even_steps_as_fine_as_there_is_room() {
        assert_eq!(texts("2025-03-01", "2025-03-04", 600.0), ["1 Mar 2025", "2 Mar", "3 Mar", "4 Mar"]);
        assert_eq!(texts("2024-11", "2025-03", 600.0), ["Nov 2024", "Dec", "Jan 2025", "Feb", "Mar"]);
        assert_eq!(texts("2022-03", "2025-10", 300.0), ["2023", "2024", "2025"]);
        assert_eq!(texts("1900", "2000", 300.0), ["1900", "1925", "1950", "1975"]);
    }

    #[test]
    fn no_room_means_no_dates() {
        assert!(texts("2025-03-01", "2025-03-04", 20.0).is_empty());
    }

    #[test]
    fn plotters_gets_the_same_days() {
        let day = |year| Date::Year(year).first_day();
        let calendar = Calendar { first: day(2022), last: day(2026), from: 0.0, to: 1.0 };
        let years = [2022, 2023, 2024, 2025].map(|year| f64::from(day(year)));
        assert_eq!(calendar.key_points(4), years);
        assert_eq!(calendar.range(), f64::from(day(2022))..f64::from(day(2026)));
        assert_eq!(years.map(|day| calendar.map(&day, (0, 1_461))), [0, 365, 730, 1_096]);
        assert!(calendar.key_points(0).is_empty());
    }
}
