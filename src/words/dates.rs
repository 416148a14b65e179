//! Dates in words: as precise as they are, and no more.

use crate::story::{Date, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date or a stretch of dates: "23–25 May 2025", "about June 2025".
#[must_use]
pub fn when(when: When) -> String {
    let text = match (when.from, when.to) {
        (Date::Day(year, month, first), Some(Date::Day(other, same, last))) if year == other && month == same => {
            format!("{first}\u{2013}{} {} {year}", last, month_name(month))
        }
        (Date::Day(year, month, day), Some(to @ Date::Day(other, ..))) if year == other => {
            format!("{day} {} \u{2013} {}", month_name(month), date(to))
        }
        (Date::Month(year, month), Some(to @ Date::Month(other, _))) if year == other => {
            format!("{} \u{2013} {}", month_name(month), date(to))
        }
        (from, Some(to)) => format!("{} \u{2013} {}", date(from), date(to)),
        (from, None) => date(from),
    };
    if when.about { format!("about {text}") } else { text }
}

/// A day, a month or a year: "2 June 2025".
#[must_use]
pub fn date(date: Date) -> String {
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(year, month) => format!("{} {year}", month_name(month)),
        Date::Day(year, month, day) => format!("{day} {} {year}", month_name(month)),
    }
}

/// The name of a month (1 to 12).
#[must_use]
fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

/// The first three letters of a month (1 to 12), for scales.
#[must_use]
pub fn short_month(month: u8) -> &'static str {
    month_name(month).get(..3).unwrap_or_default()
}

/// A date as short as a scale needs it: "3 Mar", "Mar 2025".
#[must_use]
pub fn short_date(date: Date, with_year: bool) -> String {
    let year = if with_year { format!(" {}", date.year()) } else { String::new() };
    match date {
        Date::Year(year) => year.to_string(),
        Date::Month(_, month) => format!("{}{year}", short_month(month)),
        Date::Day(_, month, day) => format!("{day} {}{year}", short_month(month)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_name_what_they_share_once() {
        for (edtf, words) in [
            ("2025-05-23/2025-05-25", "23\u{2013}25 May 2025"),
            ("2025-05-23/2025-06-02", "23 May \u{2013} 2 June 2025"),
            ("2025-06/2025-07", "June \u{2013} July 2025"),
            ("2022-12-31/2023-01-02", "31 December 2022 \u{2013} 2 January 2023"),
            ("2025-06~", "about June 2025"),
            ("2022/2025", "2022 \u{2013} 2025"),
        ] {
            assert_eq!(when(When::parse(edtf).unwrap()), words);
        }
    }
}
