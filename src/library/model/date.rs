//! [`Date`]: a calendar date with the precision that is known, without time or time zone, so that no date shifts by a
//! day.

use std::fmt;

/// A calendar date with the precision of a day, a month, a season or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Date {
    /// Only the year is known.
    Year(i32),
    /// Only the season is known. Seasons have no fixed months: their months depend on the hemisphere.
    Season(i32, Season),
    /// Only the month (1 to 12) is known.
    Month(i32, u8),
    /// Year, month (1 to 12) and day (1 to 31) are known.
    Day(i32, u8, u8),
}

/// The year 1.
impl Default for Date {
    fn default() -> Self {
        Self::Year(1)
    }
}

impl Date {
    pub(super) fn parse(raw: &str) -> Option<Self> {
        let mut parts = raw.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() {
            return None;
        }
        let part = |part: Option<Option<u32>>| match part {
            None => Some(None),
            Some(part) => Some(Some(u8::try_from(part?).ok()?)),
        };
        Self::new(i32::try_from(year).ok()?, part(month)?, part(day)?)
    }

    /// Returns the date, or `None` if the day or month does not exist, or if a day has no month. The months 21 to 24 are
    /// the seasons, as in EDTF.
    #[must_use]
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=LAST_YEAR).contains(&year) {
            return None;
        }
        match (month, day) {
            (None, None) => Some(Self::Year(year)),
            (None, Some(_)) => None,
            (Some(month), None) => match Season::of(month) {
                Some(season) => Some(Self::Season(year, season)),
                None => (1..=12).contains(&month).then_some(Self::Month(year, month)),
            },
            (Some(month), Some(day)) => {
                (1..=days_in(year, month)?).contains(&day).then_some(Self::Day(year, month, day))
            }
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Season(year, _) | Self::Month(year, _) | Self::Day(year, _, _) => year,
        }
    }

    /// The month, 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        match self {
            Self::Year(_) | Self::Season(..) => None,
            Self::Month(_, month) | Self::Day(_, month, _) => Some(month),
        }
    }

    /// The first day of the date's day, month or year, in days since 1970-01-01. For a season, that of its year.
    #[must_use]
    pub fn first_day(self) -> i32 {
        match self {
            Self::Year(year) | Self::Season(year, _) => days_since_epoch(year, 1, 1),
            Self::Month(year, month) => days_since_epoch(year, month, 1),
            Self::Day(year, month, day) => days_since_epoch(year, month, day),
        }
    }

    /// The day after the last day of the date's day, month or year, in days since 1970-01-01. For a season, that of its
    /// year.
    #[must_use]
    pub fn end_day(self) -> i32 {
        match self {
            Self::Year(year) | Self::Season(year, _) => days_since_epoch(year.saturating_add(1), 1, 1),
            Self::Month(year, 12) => days_since_epoch(year.saturating_add(1), 1, 1),
            Self::Month(year, month) => days_since_epoch(year, month.saturating_add(1), 1),
            Self::Day(year, month, day) => days_since_epoch(year, month, day).saturating_add(1),
        }
    }
}

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Season {
    /// 21 in EDTF.
    Spring,
    /// 22 in EDTF.
    Summer,
    /// 23 in EDTF.
    Autumn,
    /// 24 in EDTF.
    Winter,
}

impl Season {
    /// The seasons in the order of their numbers in EDTF.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The number of spring in EDTF.
    const FIRST: u8 = 21;

    /// Returns the season with this number in EDTF, 21 to 24.
    #[must_use]
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number.checked_sub(Self::FIRST)?)).copied()
    }

    /// The number in EDTF.
    #[must_use]
    pub const fn number(self) -> u8 {
        Self::FIRST.saturating_add(self as u8)
    }
}

/// The interval between the dates of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interval {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// One month.
    Month,
    /// One year.
    Year,
}

/// The last year of a date, because EDTF has four digits for it.
const LAST_YEAR: i32 = 9_999;

impl Date {
    /// Returns the date `count` intervals later. Returns `None` if the interval does not fit the precision of the date,
    /// or if the year would have more than four digits.
    #[must_use]
    pub fn plus(self, every: Interval, count: usize) -> Option<Self> {
        let count = i32::try_from(count).ok()?;
        let date = match (self, every) {
            (Self::Day(..), Interval::Day) => Self::from_day(self.first_day().checked_add(count)?)?,
            (Self::Day(..), Interval::Week) => Self::from_day(self.first_day().checked_add(count.checked_mul(7)?)?)?,
            (Self::Month(year, month), Interval::Month) => {
                let months = year.checked_mul(12)?.checked_add(i32::from(month))?.checked_sub(1)?.checked_add(count)?;
                Self::Month(months.div_euclid(12), u8::try_from(months.rem_euclid(12).checked_add(1)?).ok()?)
            }
            (Self::Year(year), Interval::Year) => Self::Year(year.checked_add(count)?),
            (Self::Day(..), Interval::Month | Interval::Year)
            | (Self::Month(..), Interval::Day | Interval::Week | Interval::Year)
            | (Self::Year(_), Interval::Day | Interval::Week | Interval::Month)
            | (Self::Season(..), _) => return None,
        };
        (date.year() <= LAST_YEAR).then_some(date)
    }

    /// Returns the date of a day given in days since 1970-01-01, after Howard Hinnant (`civil_from_days`). Returns
    /// `None` outside of the years 1 to 9999.
    #[must_use]
    pub fn from_day(day: i32) -> Option<Self> {
        let day = day.checked_add(719_468)?;
        let (era, of_era) = (day.div_euclid(146_097), day.rem_euclid(146_097));
        let leaps = (of_era / 1_460).checked_add(of_era / 146_096)?.checked_sub(of_era / 36_524)?;
        let year_of_era = of_era.checked_sub(leaps)? / 365;
        let before = (year_of_era.checked_mul(365)?).checked_add(year_of_era / 4)?.checked_sub(year_of_era / 100)?;
        let of_year = of_era.checked_sub(before)?;
        let from_march = of_year.checked_mul(5)?.checked_add(2)? / 153;
        let month_day = of_year.checked_sub((from_march.checked_mul(153)?.checked_add(2)?) / 5)?.checked_add(1)?;
        let month = if from_march < 10 { from_march.checked_add(3)? } else { from_march.checked_sub(9)? };
        let year = year_of_era.checked_add(era.checked_mul(400)?)?.checked_add(i32::from(month <= 2))?;
        let known = (1..=LAST_YEAR).contains(&year);
        known.then_some(Self::Day(year, u8::try_from(month).ok()?, u8::try_from(month_day).ok()?))
    }
}

/// Returns the number that a part of a date states with exactly this many digits.
pub(super) fn digits(part: &str, length: usize) -> Option<u32> {
    (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
}

fn days_in(year: i32, month: u8) -> Option<u8> {
    let leap = year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}

/// Returns the days since 1970-01-01 in the proleptic Gregorian calendar, after Howard Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms" (`days_from_civil`). A date library would be most of the widget's size for this one
/// calculation.
fn days_since_epoch(year: i32, month: u8, day: u8) -> i32 {
    // Years are from 1 to 10,000 here, so nothing overflows; the saturating operations only satisfy the lint.
    let year = if month <= 2 { year.saturating_sub(1) } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = i32::from(month).saturating_add(9).rem_euclid(12);
    let day_of_year = month_from_march
        .saturating_mul(153)
        .saturating_add(2)
        .div_euclid(5)
        .saturating_add(i32::from(day))
        .saturating_sub(1);
    let day_of_era = year_of_era
        .saturating_mul(365)
        .saturating_add(year_of_era.div_euclid(4))
        .saturating_sub(year_of_era.div_euclid(100))
        .saturating_add(day_of_year);
    era.saturating_mul(146_097).saturating_add(day_of_era).saturating_sub(719_468)
}

/// Writes EDTF.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Season(year, season) => write!(out, "{year:04}-{}", season.number()),
            Self::Month(year, month) => write!(out, "{year:04}-{month:02}"),
            Self::Day(year, month, day) => write!(out, "{year:04}-{month:02}-{day:02}"),
        }
    }
}
