//! Dates as text, with exactly their precision.

use super::{Locale, Phrase, calendar::Form};
use crate::model::{Date, OpenEnd, Season, When};

impl Locale {
    /// A date or a range of dates: "23–25 May 2025", "about June 2025".
    #[must_use]
    pub fn when(&self, when: When) -> String {
        let text = match (when.from, when.to) {
            (Date::Day(year, month, first), Some(Date::Day(other, same, last))) if year == other && month == same => {
                self.calendar.format(Form::Day, year, month, &self.days(first, last))
            }
            (Date::Day(year, month, day), Some(to @ Date::Day(other, ..))) if year == other => {
                self.range(&self.calendar.format(Form::DayOfYear, year, month, &day.to_string()), to)
            }
            (Date::Month(year, month), Some(to @ Date::Month(other, _))) if year == other => {
                self.range(&self.calendar.format(Form::MonthOfYear, year, month, ""), to)
            }
            (from, Some(to)) => self.range(&self.date(from), to),
            (from, None) => self.date(from),
        };
        let text = match when.time() {
            Some(time) => {
                let clock = format!("{:02}:{:02}", time.hour(), time.minute());
                self.format(Phrase::CommaJoined, &[&text, &clock])
            }
            None => text,
        };
        let text = if when.about { self.format(Phrase::AboutDate, &[&text]) } else { text };
        match when.open() {
            Some(OpenEnd::Last) => self.format(Phrase::SinceDate, &[&text]),
            Some(OpenEnd::First) => self.format(Phrase::UntilDate, &[&text]),
            None => text,
        }
    }

    fn range(&self, from: &str, to: Date) -> String {
        self.format(Phrase::Bracket, &[from, &self.date(to)])
    }

    /// A range of days in the same month.
    fn days(&self, first: u8, last: u8) -> String {
        self.format(Phrase::Days, &[&first.to_string(), &last.to_string()])
    }

    /// A day, a month, a season or a year: "2 June 2025".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match date {
            Date::Year(year) => year.to_string(),
            Date::Season(year, season) => self.format(season_phrase(season), &[&year.to_string()]),
            Date::Month(year, month) => self.calendar.format(Form::Month, year, month, ""),
            Date::Day(year, month, day) => self.calendar.format(Form::Day, year, month, &day.to_string()),
        }
    }

    /// A short date for a scale: "3 Mar", "Mar 2025".
    #[must_use]
    pub fn short_date(&self, date: Date, with_year: bool) -> String {
        let (form, month, day) = match (date, with_year) {
            (Date::Year(year), _) => return year.to_string(),
            (Date::Season(..), _) => return self.date(date),
            (Date::Month(_, month), true) => (Form::ShortMonth, month, String::new()),
            (Date::Month(_, month), false) => (Form::ShortMonthOfYear, month, String::new()),
            (Date::Day(_, month, day), true) => (Form::ShortDay, month, day.to_string()),
            (Date::Day(_, month, day), false) => (Form::ShortDayOfYear, month, day.to_string()),
        };
        self.calendar.format(form, date.year(), month, &day)
    }

    /// A short date or range of dates below its year: "23–25 May", or "May …" for a range over several months or with an
    /// open last date.
    #[must_use]
    pub fn short_when(&self, when: When) -> String {
        match when.open() {
            Some(OpenEnd::Last) => return format!("{} \u{2026}", self.short_date(when.from, false)),
            Some(OpenEnd::First) => return format!("\u{2026} {}", self.short_date(when.from, false)),
            None => {}
        }
        match (when.from, when.to) {
            (Date::Day(year, month, first), Some(Date::Day(other, same, last))) if year == other && month == same => {
                self.calendar.format(Form::ShortDayOfYear, year, month, &self.days(first, last))
            }
            (from, None) => self.short_date(from, false),
            (Date::Year(year) | Date::Season(year, _), Some(_)) => format!("{year} \u{2026}"),
            (Date::Month(year, month) | Date::Day(year, month, _), Some(_)) => {
                format!("{} \u{2026}", self.calendar.format(Form::ShortMonthOfYear, year, month, ""))
            }
        }
    }
}

const fn season_phrase(season: Season) -> Phrase {
    match season {
        Season::Spring => Phrase::Spring,
        Season::Summer => Phrase::Summer,
        Season::Autumn => Phrase::Autumn,
        Season::Winter => Phrase::Winter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn ranges_state_shared_parts_once() {
        for (language, edtf, words) in [
            (Language::English, "2025-05-23/2025-05-25", "23\u{2013}25 May 2025"),
            (Language::English, "2025-05-23/2025-06-02", "23 May \u{2013} 2 June 2025"),
            (Language::English, "2025-06/2025-07", "June \u{2013} July 2025"),
            (Language::English, "2022-12-31/2023-01-02", "31 December 2022 \u{2013} 2 January 2023"),
            (Language::English, "2025-06~", "about June 2025"),
            (Language::English, "2027-21", "spring 2027"),
            (Language::English, "2026-22/2026-24", "summer 2026 \u{2013} winter 2026"),
            (Language::English, "196X", "1960 \u{2013} 1969"),
            (Language::English, "2026-03-04T05:52", "4 March 2026, 05:52"),
            (Language::French, "2027-22", "été 2027"),
            (Language::English, "2022/2025", "2022 \u{2013} 2025"),
            (Language::English, "2022-02-24/..", "since 24 February 2022"),
            (Language::English, "../2026-03~", "until about March 2026"),
            (Language::Polish, "../2026-03", "do: marzec 2026"),
            (Language::German, "2025-05-23/2025-05-25", "23.\u{2013}25. Mai 2025"),
            (Language::Ukrainian, "2025-06", "червень 2025\u{202f}р."),
            (Language::Ukrainian, "2025-06-02", "2 червня 2025\u{202f}р."),
        ] {
            assert_eq!(Locale::of(language).when(When::parse(edtf).unwrap()), words);
        }
    }
}
