//! [`Series`]: a time series.

use std::rc::Rc;

use super::{
    amount::{Amount, Estimate, IntervalKind, NumberRange},
    evidence::Evidence,
    number::Number,
    party::Side,
    qualifier::Qualifier,
    status::Status,
    text::Text,
    unit::Unit,
    when::When,
};

/// A time series with one unit and one basis.
#[derive(Debug)]
pub struct Series {
    /// Its id in the story.
    pub id: String,
    /// What is counted.
    pub label: Text,
    /// Why its values are no facts, such as those of a projection; `None` for facts.
    pub status: Option<Status>,
    /// The unit.
    pub unit: Unit,
    /// What counts as one. Series with different bases never share an axis.
    pub basis: Text,
    /// The side that it belongs to.
    pub side: Option<Rc<Side>>,
    /// The qualifier of all values.
    pub qualifier: Qualifier,
    /// The points, the earliest first; at least one has a value.
    pub points: Vec<Point>,
    /// The intervals of the values, if they are estimates.
    pub band: Option<Band>,
    /// The evidence; never empty.
    pub evidence: Vec<Rc<Evidence>>,
}

/// The intervals around the values of a series, all of one kind and level.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    kind: IntervalKind,
    level: Option<Number>,
    ranges: Vec<Option<NumberRange>>,
}

/// No intervals.
impl Default for Band {
    fn default() -> Self {
        Self { kind: IntervalKind::Range, level: None, ranges: Vec::new() }
    }
}

impl Band {
    /// Returns the band of these points, with a range or `None` for each of them. Returns `None` if their numbers differ,
    /// a range does not contain the value of its point, or the level is not a percentage between 0 and 100.
    #[must_use]
    pub fn new(
        kind: IntervalKind,
        level: Option<Number>,
        ranges: Vec<Option<NumberRange>>,
        points: &[Point],
    ) -> Option<Self> {
        let fits = |(range, point): (&Option<NumberRange>, &Point)| {
            range
                .is_none_or(|range| point.value.is_some_and(|value| Estimate::new(value, range, kind, level).is_some()))
        };
        let is_valid = ranges.len() == points.len() && ranges.iter().zip(points).all(fits);
        is_valid.then_some(Self { kind, level, ranges })
    }

    /// What the intervals are.
    #[must_use]
    pub fn kind(&self) -> IntervalKind {
        self.kind
    }

    /// The level of all intervals in percent; `None` if it was not stated.
    #[must_use]
    pub fn level(&self) -> Option<Number> {
        self.level
    }

    /// The interval of each point; `None` where it has none.
    #[must_use]
    pub fn ranges(&self) -> &[Option<NumberRange>] {
        &self.ranges
    }
}

/// A date of a series with its value.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The day, month or year, or a range of them; never approximate.
    pub when: When,
    /// The middle of that time, in days since 1970-01-01.
    pub day: f64,
    /// The value; `None` for a gap, which is not zero.
    pub value: Option<Number>,
}

impl Point {
    /// Returns a point in the middle of its day, month, year or range.
    #[must_use]
    pub fn new(when: When, value: Option<Number>) -> Self {
        Self { when, day: f64::midpoint(f64::from(when.first_day()), f64::from(when.end_day())), value }
    }
}

impl Series {
    /// Returns the interval of a point.
    #[must_use]
    pub fn range(&self, point: usize) -> Option<NumberRange> {
        *self.band.as_ref()?.ranges.get(point)?
    }

    /// Returns the amount of a point: its value with the qualifier of the series, or with its interval; `None` for a gap.
    #[must_use]
    pub fn amount(&self, point: usize) -> Option<Amount> {
        let value = self.points.get(point)?.value?;
        let estimate = self.band.as_ref().zip(self.range(point));
        let estimate = estimate.and_then(|(band, range)| Estimate::new(value, range, band.kind, band.level));
        Some(estimate.map_or(Amount::Number(self.qualifier, value), Amount::Estimate))
    }

    /// Returns the indexes of the points that summarize the series, in order: the first and the last with a value, the
    /// lowest and the highest. Of equal extremes, the earliest is taken.
    #[must_use]
    pub fn landmarks(&self) -> Vec<usize> {
        let mut found: [Option<(usize, Number)>; 4] = [None; 4];
        for (index, value) in self.points.iter().enumerate().filter_map(|(index, point)| Some((index, point.value?))) {
            let [first, lowest, highest, last] = &mut found;
            first.get_or_insert((index, value));
            if lowest.is_none_or(|(_, low)| value < low) {
                *lowest = Some((index, value));
            }
            if highest.is_none_or(|(_, high)| value > high) {
                *highest = Some((index, value));
            }
            *last = Some((index, value));
        }
        let mut landmarks: Vec<usize> = Vec::with_capacity(4);
        for (index, _) in found.into_iter().flatten() {
            let at = landmarks.partition_point(|other| *other < index);
            if landmarks.get(at) != Some(&index) {
                landmarks.insert(at, index);
            }
        }
        landmarks
    }

    /// Returns at most `most` points between the first and the last with a value, where the line bends most. Each is
    /// the point farthest from the straight line between its neighbours chosen so far (the algorithm of Ramer, Douglas
    /// and Peucker).
    #[must_use]
    pub fn turning_points(&self, most: usize) -> Vec<usize> {
        let known = self.points.iter().enumerate();
        let known: Vec<(usize, f64, f64)> =
            known.filter_map(|(index, point)| Some((index, point.day, point.value?.get()))).collect();
        let mut ends = vec![0, known.len().saturating_sub(1)];
        for _ in 0..most {
            let brackets = ends.windows(2).filter_map(|two| known.get(*two.first()?..=*two.last()?));
            let bend = brackets.zip(&ends).filter_map(|(stretch, from)| Some((farthest(stretch)?, *from)));
            let Some(((at, _), from)) = bend.max_by(|((_, one), _), ((_, other), _)| one.total_cmp(other)) else {
                break;
            };
            let at = at.saturating_add(from);
            ends.insert(ends.partition_point(|end| *end < at), at);
        }
        let inner = ends.get(1..ends.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().filter_map(|at| known.get(*at)).map(|(index, ..)| *index).collect()
    }

    /// Returns the index of the point with a value that is nearest to this day.
    #[must_use]
    pub fn nearest(&self, day: f64) -> Option<usize> {
        let after = self.points.partition_point(|point| point.day < day);
        let (before, behind) = self.points.split_at_checked(after)?;
        let known = |point: &Point| point.value.is_some();
        let left = before.iter().rposition(known);
        let right = behind.iter().position(known).map(|index| index.saturating_add(after));
        let distance = |index: usize| self.points.get(index).map_or(f64::INFINITY, |point| (point.day - day).abs());
        match (left, right) {
            (Some(left), Some(right)) => Some(if distance(left) <= distance(right) { left } else { right }),
            (left, right) => left.or(right),
        }
    }
}

/// Returns the index and the distance of the point farthest from the straight line between the first and the last
/// point; `None` if all points are on the line. Distances are differences of values, not perpendicular.
fn farthest(points: &[(usize, f64, f64)]) -> Option<(usize, f64)> {
    let ((_, start, from), (_, end, to)) = (points.first()?, points.last()?);
    let line_at = |day: f64| from + (to - from) * (day - start) / (end - start).max(f64::MIN_POSITIVE);
    let inner = points.iter().enumerate().take(points.len().saturating_sub(1)).skip(1);
    let inner = inner.map(|(at, (_, day, value))| (at, (value - line_at(*day)).abs()));
    inner.filter(|(_, distance)| *distance > 0.0).max_by(|(_, one), (_, other)| one.total_cmp(other))
}

#[cfg(test)]
mod tests {
    use super::super::when::When;
    use super::*;

    fn series(values: &[Option<f64>]) -> Series {
        let text = |raw: &str| Text::parse(raw, 100).unwrap().0;
        let points = values.iter().enumerate().map(|(index, value)| {
            let date = When::parse(&format!("2025-01-{:02}", index + 1)).unwrap().from;
            Point::new(date.into(), value.and_then(Number::new))
        });
        Series {
            id: "a".to_owned(),
            label: text("a"),
            unit: Unit::new(text("a"), Vec::new(), None),
            basis: text("a"),
            side: None,
            status: None,
            qualifier: Qualifier::AtLeast,
            points: points.collect(),
            band: None,
            evidence: Vec::new(),
        }
    }

    #[test]
    fn the_nearest_point_has_a_number() {
        let series = series(&[None, Some(1.0), None, None, None, Some(2.0)]);
        let day = |index: usize| series.points[index].day;
        for (at, nearest) in [(0, 1), (1, 1), (2, 1), (3, 1), (4, 5), (5, 5)] {
            assert_eq!(series.nearest(day(at)), Some(nearest), "day {at}");
        }
        assert_eq!(series.nearest(f64::MAX), Some(5));
        assert_eq!(series.nearest(f64::MIN), Some(1));
    }

    #[test]
    fn landmarks_are_the_ends_and_extremes_without_duplicates() {
        assert_eq!(series(&[Some(3.0), Some(9.0), None, Some(1.0), Some(4.0), None]).landmarks(), [0, 1, 3, 4]);
        assert_eq!(series(&[None, Some(5.0), Some(5.0)]).landmarks(), [1, 2]);
        assert_eq!(series(&[Some(5.0)]).landmarks(), [0]);
    }

    #[test]
    fn turns_are_where_the_course_bends_most() {
        let number = |value: f64| Some(value);
        let values: Vec<Option<f64>> =
            (0..9).map(|day| number(if day < 4 { 10.0 * f64::from(day) } else { 30.0 })).collect();
        assert_eq!(series(&values).turning_points(1), [3]);
        assert_eq!(series(&[Some(1.0), Some(5.0), None, Some(2.0), Some(9.0), Some(1.0)]).turning_points(2), [3, 4]);
        assert_eq!(
            series(&[Some(1.0), Some(2.0), Some(3.0)]).turning_points(5),
            [] as [usize; 0],
            "a straight line has no turns"
        );
        for few in [&[][..], &[None], &[Some(1.0)], &[Some(1.0), Some(2.0)]] {
            assert_eq!(series(few).turning_points(5), [] as [usize; 0]);
        }
    }

    #[test]
    fn the_amount_of_a_point_has_the_qualifier_of_its_series() {
        let series = series(&[Some(3.0), None]);
        assert_eq!(series.amount(0), Some(Amount::Number(Qualifier::AtLeast, Number::new(3.0).unwrap())));
        assert_eq!(series.amount(1), None);
    }
}
