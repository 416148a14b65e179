//! [`Calendar`]: the date formats of a language.

use crate::raw::Json;

/// The date formats of a language (Unicode CLDR). In a pattern, `{d}` is the day, `{y}` the year, and a number such as
/// `{0}` the name of the month in the list with that index: many languages have different forms of a month's name with
/// and without a day.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// Lists of the months' names, one for each form that the patterns need.
    pub(super) names: Vec<Vec<String>>,
    /// A pattern for each [`Form`], in the order of the variants.
    pub(super) patterns: Vec<String>,
}

/// The forms of a date. Those that end with `OfYear` omit the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Day,
    DayOfYear,
    Month,
    MonthOfYear,
    ShortDay,
    ShortDayOfYear,
    ShortMonth,
    ShortMonthOfYear,
}

/// The names of the forms in the locale file.
const FORMS: [&str; 8] = [
    "day",
    "day_of_year",
    "month",
    "month_of_year",
    "short_day",
    "short_day_of_year",
    "short_month",
    "short_month_of_year",
];

impl Calendar {
    pub(super) fn read(value: &Json) -> Option<Self> {
        let names = value.get("months")?.items()?.iter().map(Json::texts);
        let patterns = FORMS.iter().map(|form| Some(value.get(form)?.text()?.to_owned()));
        Some(Self { names: names.collect::<Option<_>>()?, patterns: patterns.collect::<Option<_>>()? })
    }

    fn name(&self, list: &str, month: u8) -> &str {
        let names = list.parse::<usize>().ok().and_then(|list| self.names.get(list));
        names.and_then(|names| names.get(usize::from(month.saturating_sub(1)))).map_or("", String::as_str)
    }

    /// Formats a date in this form.
    pub(super) fn format(&self, form: Form, year: i32, month: u8, day: &str) -> String {
        let mut rest = self.patterns.get(form as usize).map_or("", String::as_str);
        let mut text = String::new();
        while let Some((before, behind)) = rest.split_once('{') {
            text.push_str(before);
            let (place, behind) = behind.split_once('}').unwrap_or_default();
            match place {
                "d" => text.push_str(day),
                "y" => text.push_str(&year.to_string()),
                list => text.push_str(self.name(list, month)),
            }
            rest = behind;
        }
        text.push_str(rest);
        text
    }
}
