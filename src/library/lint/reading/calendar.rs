//! [`Calendar`]: the dates that a sentence names.

use super::{
    lexicon::DateWords,
    mention::{Mention, Sentence},
    numeral::{Numeral, NumeralKind},
    pattern::{Grammar, Pattern, ends_clause, starts_clause},
    tokens::{Kind, Piece},
};
use crate::model::{Date, When};

/// A date of a sentence, as far as it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    start: usize,
    end: usize,
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

/// The words of dates.
#[derive(Debug)]
pub(super) struct Calendar {
    months: Vec<Vec<String>>,
    relative: Vec<(Pattern, String)>,
    leads: Vec<String>,
    years: Vec<String>,
}

impl Calendar {
    pub(super) fn new(words: &DateWords) -> Self {
        Self {
            months: words.months.clone(),
            relative: words.relative.iter().map(|(pattern, shift)| (Pattern::parse(pattern), shift.clone())).collect(),
            leads: words.leads.clone(),
            years: words.years.clone(),
        }
    }

    /// Returns the number of the month at a piece.
    fn month(&self, pieces: &[Piece], at: usize) -> Option<u8> {
        let piece = pieces.get(at).filter(|piece| piece.kind == Kind::Word)?;
        let fits = |form: &String| match form.strip_suffix('*') {
            Some(stem) => piece.text.starts_with(stem),
            // "may" is a verb, "May" a month.
            None if form.starts_with(char::is_uppercase) => piece.is_capital && form.to_lowercase() == piece.text,
            None => *form == piece.text,
        };
        let is_this = |forms: &Vec<String>| forms.iter().any(fits);
        let month = self.months.iter().position(is_this)?;
        u8::try_from(month.saturating_add(1)).ok()
    }

    /// Marks the days and years of dates: they are no amounts.
    pub(super) fn mark(&self, pieces: &[Piece], numerals: &mut [Numeral]) {
        let dates = self.with_month(pieces, numerals);
        for numeral in numerals {
            if dates.iter().any(|date| (date.start..date.end).contains(&numeral.place)) {
                numeral.kind = NumeralKind::Other;
            }
        }
    }

    /// Returns the dates with a month, and the pieces of their days and years.
    fn with_month(&self, pieces: &[Piece], numerals: &[Numeral]) -> Vec<Named> {
        let number = |at: Option<usize>| at.and_then(|at| numerals.iter().find(|numeral| numeral.place == at));
        let day = |at: Option<usize>| {
            number(at)
                .filter(|one| one.measure.is_none())
                .and_then(|one| whole(one.value, 1..=31))
                .and_then(|day| u8::try_from(day).ok())
        };
        let year =
            |at: usize| number(Some(at)).filter(|one| one.is_plain_year).and_then(|one| whole(one.value, 1900..=2100));
        let is_join = |at: usize| {
            pieces.get(at).is_some_and(|piece| piece.is_sign(&[",", "."]) || self.leads.contains(&piece.text))
        };
        let mut dates = Vec::new();
        for at in 0..pieces.len() {
            let Some(month) = self.month(pieces, at) else { continue };
            let next = at.saturating_add(1);
            let mut date = Named { start: at, end: next, month: Some(month), ..Named::default() };
            let before = at.checked_sub(1);
            let behind_join = before.filter(|before| is_join(*before)).and_then(|before| before.checked_sub(1));
            if let Some((place, day)) = [before, behind_join].into_iter().find_map(|place| Some((place?, day(place)?)))
            {
                (date.start, date.day) = (place, Some(day));
            } else if let Some(day) = day(Some(next)) {
                (date.end, date.day) = (next.saturating_add(1), Some(day));
            }
            let after = if is_join(date.end) { date.end.saturating_add(1) } else { date.end };
            if let Some((place, year)) = [date.end, after].into_iter().find_map(|place| Some((place, year(place)?))) {
                (date.end, date.year) = (place.saturating_add(1), Some(year));
            }
            dates.push(date);
        }
        dates
    }

    /// Returns all dates of a sentence.
    fn dates(&self, grammar: &Grammar, pieces: &[Piece], mentions: &[Mention], published: Option<When>) -> Vec<Named> {
        let mut dates = self.absolute(pieces, &numerals(mentions));
        for (pattern, shift) in &self.relative {
            for found in (0..pieces.len()).filter_map(|at| pattern.find(grammar, pieces, at)) {
                let Some(date) = published.and_then(|published| shifted(published.from, shift)) else { continue };
                let (month, day) = parts(date);
                dates.push(Named { start: found.start, end: found.end, year: Some(date.year()), month, day });
            }
        }
        dates.sort_by_key(|date| date.start);
        dates
    }

    /// Returns the dates that have a month or a year.
    fn absolute(&self, pieces: &[Piece], numerals: &[Numeral]) -> Vec<Named> {
        let mut dates = self.with_month(pieces, numerals);
        for numeral in numerals.iter().filter(|numeral| numeral.is_plain_year && numeral.measure.is_none()) {
            let place = numeral.place;
            let follows = place
                .checked_sub(1)
                .and_then(|before| pieces.get(before))
                .is_some_and(|before| self.years.contains(&before.text));
            if follows && !dates.iter().any(|date| (date.start..date.end).contains(&place)) {
                let year = whole(numeral.value, 1900..=2100);
                dates.push(Named { start: place, end: place.saturating_add(1), year, ..Named::default() });
            }
        }
        dates
    }

    /// Returns whether the sentence dates a number otherwise than the data: the date behind it in its clause decides, or
    /// else the last one at the start of a clause before it. `None` if there is no such date.
    pub(super) fn conflicts(
        &self,
        grammar: &Grammar,
        pieces: &[Piece],
        mentions: &[Mention],
        place: usize,
        (as_of, published): (When, Option<When>),
    ) -> Option<bool> {
        if as_of.to.is_some() {
            return None;
        }
        let dates = self.dates(grammar, pieces, mentions, published);
        let behind = dates.iter().find(|date| date.start > place && is_same_clause(grammar, pieces, place, date.start));
        let opens = |date: &&Named| date.end <= place && self.opens_clause(pieces, date.start);
        let date = behind.or_else(|| dates.iter().rfind(opens))?;
        let (month, day) = parts(as_of.from);
        let differs = |one: Option<u8>, other: Option<u8>| one.zip(other).is_some_and(|(one, other)| one != other);
        Some(
            date.year.is_some_and(|year| year != as_of.from.year())
                || differs(date.month, month)
                || differs(date.day, day),
        )
    }

    /// Returns whether a text names dates, and only others than these. `Some(true)` if such a date opens a clause and the
    /// text has no other, as in "On 1 March 2026 the gates opened": other dates may be of something else. `None` if the
    /// text names none, or only by words such as "yesterday", which count from the day of the source.
    pub(super) fn names_another_date(&self, sentence: &Sentence, when: When) -> Option<bool> {
        let pieces = &sentence.pieces;
        let dates = self.absolute(pieces, &numerals(&sentence.mentions));
        if dates.is_empty() || dates.iter().any(|date| is_within(date, when)) {
            return None;
        }
        Some(dates.len() == 1 && dates.iter().any(|date| self.opens_clause(pieces, date.start)))
    }

    /// Returns whether a label names a month, and the sentence another one for this number.
    pub(super) fn is_of_another_month(
        &self,
        grammar: &Grammar,
        pieces: &[Piece],
        place: usize,
        label: &[Piece],
    ) -> bool {
        let months: Vec<u8> = (0..label.len()).filter_map(|at| self.month(label, at)).collect();
        let is_near = |at: &usize| *at > place && is_same_clause(grammar, pieces, place, *at);
        let said = (0..pieces.len()).filter(is_near).find_map(|at| self.month(pieces, at));
        said.is_some_and(|said| !months.is_empty() && !months.contains(&said))
    }

    /// Returns whether only words such as "at the end of" are before a date in its clause.
    fn opens_clause(&self, pieces: &[Piece], start: usize) -> bool {
        let mut at = start;
        while !starts_clause(pieces, at) {
            let Some(before) = at.checked_sub(1) else { return true };
            if !pieces.get(before).is_some_and(|piece| self.leads.contains(&piece.text)) {
                return false;
            }
            at = before;
        }
        true
    }
}

fn numerals(mentions: &[Mention]) -> Vec<Numeral> {
    mentions.iter().map(|mention| mention.numeral.clone()).collect()
}

fn is_same_clause(grammar: &Grammar, pieces: &[Piece], place: usize, end: usize) -> bool {
    (place..end).all(|at| {
        !ends_clause(pieces, at) && pieces.get(at).is_some_and(|piece| !grammar.barriers.contains(&piece.text))
    }) && pieces
        .get(place.saturating_add(1)..end)
        .is_some_and(|between| between.iter().all(|piece| piece.kind != Kind::Number))
}

/// Returns whether a date of a text may be one of these dates, as far as both are known.
fn is_within(date: &Named, when: When) -> bool {
    let overlaps = |year: i32| {
        let named = Date::new(year, date.month, date.day.filter(|_| date.month.is_some()));
        named.is_some_and(|named| named.first_day() < when.end_day() && when.first_day() < named.end_day())
    };
    let last = when.to.unwrap_or(when.from);
    date.year.map_or_else(|| (when.from.year()..=last.year()).any(overlaps), overlaps)
}

fn whole(value: f64, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
    range.into_iter().find(|whole| (f64::from(*whole) - value).abs() < f64::EPSILON)
}

fn parts(date: Date) -> (Option<u8>, Option<u8>) {
    match date {
        Date::Year(_) | Date::Season(..) => (None, None),
        Date::Month(_, month) => (Some(month), None),
        Date::Day(_, month, day) => (Some(month), Some(day)),
    }
}

/// Returns a date at a distance such as `day-1` or `year+0` from another.
fn shifted(from: Date, shift: &str) -> Option<Date> {
    let split = shift.find(['+', '-'])?;
    let (unit, count) = shift.split_at_checked(split)?;
    let count: i32 = count.parse().ok()?;
    match (unit, from) {
        ("year", _) => Date::new(from.year().checked_add(count)?, None, None),
        ("day", Date::Day(..)) => Date::from_day(from.first_day().checked_add(count)?),
        ("month", Date::Month(year, month) | Date::Day(year, month, _)) => {
            let months = year.checked_mul(12)?.checked_add(i32::from(month))?.checked_sub(1)?.checked_add(count)?;
            let month = u8::try_from(months.rem_euclid(12).checked_add(1)?).ok()?;
            Date::new(months.div_euclid(12), Some(month), None)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::reader::Reader, *};

    #[test]
    fn dates_are_counted_from_another_date() {
        let from = Date::new(2026, Some(3), Some(1)).unwrap();
        assert_eq!(shifted(from, "day-1"), Date::new(2026, Some(2), Some(28)));
        assert_eq!(shifted(from, "month-3"), Date::new(2025, Some(12), None));
        assert_eq!(shifted(from, "year+0"), Date::new(2026, None, None));
    }

    #[test]
    fn other_dates_than_those_of_the_data_are_found() {
        let differs = |language: &str, text: &str, when: &str| {
            let reader = Reader::of(language).unwrap();
            reader.names_another_date(&reader.sentence(text), When::parse(when).unwrap())
        };
        let opened = "On 1 March 2026 the gates opened";
        assert_eq!(differs("en", opened, "2025-06-01"), Some(true));
        assert_eq!(differs("en", opened, "2026-02"), Some(true));
        for same in ["2026-03-01", "2026-03-01T10:00", "2026-03", "2026", "202X", "2026-02-27/2026-03-05"] {
            assert_eq!(differs("en", opened, same), None, "{same}");
        }
        assert_eq!(differs("en", "On 1 March the gates opened", "2025-12-30/2026-03-04"), None);
        assert_eq!(differs("en", "On 1 April the gates opened", "2025-12-30/2026-03-04"), Some(true));
        assert_eq!(differs("en", "The gates opened after the storm of 1 March", "2026-03-04"), Some(false));
        assert_eq!(differs("en", "On 1 March and 4 March the gates opened", "2026-03-04"), None);
        assert_eq!(differs("en", "On 1 March and 3 March the gates opened", "2026-03-04"), Some(false));
        assert_eq!(differs("en", "The gates opened yesterday, and 40 boats left", "2026-03-04"), None);
        assert_eq!(differs("de", "Am 1. März 2026 öffneten die Tore", "2025-06-01"), Some(true));
        assert_eq!(differs("uk", "1 березня 2026 року відчинили ворота", "2025-06-01"), Some(true));
        assert_eq!(differs("ar", "في 1 مارس 2026 فتحت البوابات", "2025-06-01"), Some(true));
    }
}
