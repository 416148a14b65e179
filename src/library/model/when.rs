//! [`When`]: dates with the precision that is known: a time of day, a day, a month, a season or a year; exact or approximate; a
//! single date or a range.
//!
//! Written as in EDTF (ISO 8601-2:2019, levels 0 and 1): `2025-06-02T05:52`, `2025-06-02`, `2025-06`, `2025-21` for
//! spring (22 summer, 23 autumn, 24 winter), `2025`, `202X` for the 2020s, `20XX` for the years from 2000 to 2099,
//! `2025-06~` for an approximate date, `2025-05-23/2025-05-25` for a range, `2022-02-24/..` for what began then and goes on,
//! and `../2026-03` for what ended then. They are calendar dates without time zone, so no date shifts by a day. Times are
//! those of the clocks at the place.

use std::fmt;

use super::date::{Date, Interval, digits};

/// A time of day, to the minute. The default is midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    hour: u8,
    minute: u8,
}

impl Time {
    /// Returns the time, or `None` if it is not on a clock: hours from 0 to 23, minutes from 0 to 59.
    #[must_use]
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    fn parse(raw: &str) -> Option<Self> {
        let (hour, minute) = raw.split_once(':')?;
        let part = |part| u8::try_from(digits(part, 2)?).ok();
        Self::new(part(hour)?, part(minute)?)
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u8 {
        self.minute
    }
}

/// The end of a range that is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenEnd {
    /// It began on the date and goes on.
    Last,
    /// It ended on the date, and its beginning is not stated.
    First,
}

/// The time of something: a date or a range of dates, exact or approximate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The date, or the first date of a range.
    pub from: Date,
    /// The last date of a range.
    pub to: Option<Date>,
    /// Whether the date is approximate.
    pub about: bool,
    /// The time of day; only of a single day.
    time: Option<Time>,
    /// The open end; only if there is neither a last date nor a time.
    open: Option<OpenEnd>,
}

impl From<Date> for When {
    fn from(date: Date) -> Self {
        Self { from: date, ..Self::default() }
    }
}

impl When {
    /// Parses EDTF.
    #[must_use]
    pub fn parse(raw: &str) -> Option<Self> {
        if let Some(from) = raw.strip_suffix("/..") {
            return Self::parse(from)?.open_at(OpenEnd::Last);
        }
        if let Some(last) = raw.strip_prefix("../") {
            return Self::parse(last)?.open_at(OpenEnd::First);
        }
        let about = raw.ends_with('~');
        let raw = raw.strip_suffix('~').unwrap_or(raw);
        if let Some((day, time)) = raw.split_once('T') {
            return Self::new(Date::parse(day)?, None, about)?.at(Time::parse(time)?);
        }
        if let Some((first, last)) = unspecified(raw) {
            return Self::new(first, Some(last), about);
        }
        match raw.split_once('/') {
            None => Self::new(Date::parse(raw)?, None, about),
            Some((from, to)) => Self::new(Date::parse(from)?, Some(Date::parse(to)?), about),
        }
    }

    /// Returns the date or range, or `None` if the range's last date does not come after its first date.
    #[must_use]
    pub fn new(from: Date, to: Option<Date>, about: bool) -> Option<Self> {
        let in_order = to.is_none_or(|to| match (from, to) {
            (Date::Season(year, one), Date::Season(same, other)) if year == same => one < other,
            _ => from.end_day() <= to.first_day(),
        });
        in_order.then_some(Self { from, to, about, time: None, open: None })
    }

    /// Returns the date `count` intervals later, see [`Date::plus`]. Returns `None` for a range.
    #[must_use]
    pub fn plus(self, every: Interval, count: usize) -> Option<Self> {
        match (self.to, self.open) {
            (None, None) => Some(Self::from(self.from.plus(every, count)?)),
            (Some(_), _) | (_, Some(_)) => None,
        }
    }

    /// Adds a time of day. Returns `None` unless this is a single day.
    #[must_use]
    pub fn at(self, time: Time) -> Option<Self> {
        self.is_day().then_some(Self { time: Some(time), ..self })
    }

    /// Leaves one end open. Returns `None` unless this is a single date without a time of day.
    #[must_use]
    pub fn open_at(self, end: OpenEnd) -> Option<Self> {
        let is_single = self.to.is_none() && self.time.is_none() && self.open.is_none();
        is_single.then_some(Self { open: Some(end), ..self })
    }

    /// The open end of a range. Its other end is `from`.
    #[must_use]
    pub const fn open(self) -> Option<OpenEnd> {
        self.open
    }

    /// Returns whether this is a single day, exact or approximate.
    #[must_use]
    pub const fn is_day(self) -> bool {
        self.to.is_none() && self.open.is_none() && matches!(self.from, Date::Day(..))
    }

    /// The time of day, if it is known.
    #[must_use]
    pub const fn time(self) -> Option<Time> {
        self.time
    }

    /// Returns whether its place on a time axis is approximate: the date is approximate, or a season, whose months are
    /// not fixed.
    #[must_use]
    pub fn is_approximate(self) -> bool {
        let is_season = |date: Date| matches!(date, Date::Season(..));
        self.about || is_season(self.from) || self.to.is_some_and(is_season)
    }

    /// The first day that is stated, in days since 1970-01-01.
    #[must_use]
    pub fn first_day(self) -> i32 {
        self.from.first_day()
    }

    /// The day after the last day that is stated, in days since 1970-01-01.
    #[must_use]
    pub fn end_day(self) -> i32 {
        self.to.unwrap_or(self.from).end_day()
    }
}

/// Returns the first and the last year of a decade such as `196X`, or of a hundred years such as `19XX`.
fn unspecified(raw: &str) -> Option<(Date, Date)> {
    let known = raw.strip_suffix("XX").or_else(|| raw.strip_suffix('X'))?;
    (raw.len() == 4).then_some(())?;
    let year = |digit: &str| Date::parse(&format!("{known}{}", digit.repeat(raw.len().saturating_sub(known.len()))));
    Some((year("0")?, year("9")?))
}

/// Writes EDTF. An approximate range has a tilde at both ends.
impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.about { "~" } else { "" };
        match (self.to, self.time, self.open) {
            (Some(to), ..) => write!(out, "{}{about}/{to}{about}", self.from),
            (None, Some(Time { hour, minute }), _) => write!(out, "{}T{hour:02}:{minute:02}{about}", self.from),
            (None, None, Some(OpenEnd::Last)) => write!(out, "{}{about}/..", self.from),
            (None, None, Some(OpenEnd::First)) => write!(out, "../{}{about}", self.from),
            (None, None, None) => write!(out, "{}{about}", self.from),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_count_from_the_epoch() {
        for (date, days) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("2022-02-24", 19_047),
            ("2025-06-02", 20_241),
            ("0001-01-01", -719_162),
        ] {
            assert_eq!(When::parse(date).unwrap().first_day(), days, "{date}");
        }
    }

    #[test]
    fn days_convert_to_dates_and_back() {
        for day in (-719_162..2_932_896).step_by(37) {
            assert_eq!(Date::from_day(day).unwrap().first_day(), day);
        }
        assert_eq!(Date::from_day(-719_163), None);
        assert_eq!(Date::from_day(2_932_897), None);
    }

    #[test]
    fn steps_cross_the_ends_of_months_and_years() {
        let from = |raw| When::parse(raw).unwrap().from;
        for (first, every, count, later) in [
            ("2024-02-28", Interval::Day, 2, "2024-03-01"),
            ("2024-12-30", Interval::Week, 1, "2025-01-06"),
            ("2024-11", Interval::Month, 14, "2026-01"),
            ("1999", Interval::Year, 1, "2000"),
        ] {
            assert_eq!(from(first).plus(every, count), Some(from(later)));
        }
        assert_eq!(from("2024").plus(Interval::Day, 1), None);
        assert_eq!(from("9999").plus(Interval::Year, 1), None);
    }

    #[test]
    fn a_month_spans_all_its_days_and_a_year_all_its_months() {
        let month = When::parse("2024-02").unwrap();
        assert_eq!(month.end_day() - month.first_day(), 29);
        let year = When::parse("2023").unwrap();
        assert_eq!(year.end_day() - year.first_day(), 365);
        let december = When::parse("2023-12").unwrap();
        assert_eq!(december.end_day() - december.first_day(), 31);
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2025-13",
            "2025-00-01",
            "0000",
            "25-06-02",
            "2025-6-2",
            "2025-06-02T24:00",
            "2025-06-02T10:00:00",
            "2025-06T10:00",
            "2025-06-02/2025-06-03T10:00",
            "2025-20",
            "2025-25",
            "2025-22-01",
            "2025-23/2025-22",
            "1X60",
            "196XX",
            "1XXX",
            "00XX",
            "+275760-01-01",
            "",
            "~",
            "2025-06-02/2025-06-01",
            "2025-05/2025-05-02",
            "../..",
            "/..",
            "2025-06-02/",
            "2025-06-02T10:00/..",
            "196X/..",
            "2022-02-24/..~",
            "2022-02~~/..",
            "2022-02-24/../..",
            "../2022-02-24/..",
        ] {
            assert_eq!(When::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn decades_seasons_and_times_are_dates() {
        for (raw, written, days) in [
            ("196X", "1960/1969", 3_653),
            ("19XX", "1900/1999", 36_524),
            ("196X~", "1960~/1969~", 3_653),
            ("2027-21", "2027-21", 365),
            ("2027-22/2027-23", "2027-22/2027-23", 365),
            ("2026-03-04T05:52", "2026-03-04T05:52", 1),
            ("2026-03-04T05:52~", "2026-03-04T05:52~", 1),
        ] {
            let when = When::parse(raw).unwrap();
            assert_eq!(when.to_string(), written);
            assert_eq!(when.end_day() - when.first_day(), days, "{raw}");
        }
    }

    #[test]
    fn ranges_may_have_an_open_end() {
        for (raw, written, end) in [
            ("2022-02-24/..", "2022-02-24/..", OpenEnd::Last),
            ("2022-02~/..", "2022-02~/..", OpenEnd::Last),
            ("../2026-03", "../2026-03", OpenEnd::First),
            ("../2026~", "../2026~", OpenEnd::First),
        ] {
            let when = When::parse(raw).unwrap();
            assert_eq!((when.to_string().as_str(), when.open()), (written, Some(end)));
            assert!(!when.is_day());
            assert_eq!(When::parse(&when.to_string()), Some(when));
            assert_eq!(when.plus(Interval::Day, 1), None);
        }
    }

    #[test]
    fn a_tilde_applies_to_the_whole_range() {
        let when = When::parse("2025-05-23/2025-05-25~").unwrap();
        assert!(when.about);
        assert_eq!(when.end_day() - when.first_day(), 3);
    }
}
