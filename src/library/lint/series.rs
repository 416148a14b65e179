//! Checks the series: as many dates as values, in order.

use super::{band, hedge, item_builder::ItemBuilder};
use crate::{
    diagnostic::{Code, Path},
    model::{Interval, MAX_POINTS, Number, Point, Qualifier, Series, When},
    raw::{
        document::SeriesDocument,
        forms::{DatesDocument, EveryDocument, StatusDocument},
    },
};

/// The most values of a series that are compared with its quotes: no sentence states more.
const MAX_COMPARED: usize = 50;

impl ItemBuilder<'_> {
    pub(super) fn series(&self, id: &str, entry: &SeriesDocument, at: &Path<'_>) -> Option<Series> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let unit = check.unit(&entry.unit, &at.field("unit"));
        let basis = check.label(&entry.basis, &at.field("basis"));
        let side = entry.side.as_deref().and_then(|side| self.sources.side(check, side, &at.field("side")));
        let evidence = self.sources.evidence(check, &entry.evidence, "series", at);
        let status = check.status(entry.status.as_ref(), &at.field("status"));
        let is_open = entry.status.as_ref().is_some_and(StatusDocument::is_of_the_future);
        let before = check.points.get();
        check.points.set(before.saturating_add(entry.values.len()));
        let here = at.field("values");
        if before > MAX_POINTS || !check.bounded(check.points.get(), MAX_POINTS, "values in the story", &here) {
            return None;
        }
        let qualifier = entry.certainty.unwrap_or(Qualifier::Exact);
        let dates = self.dates(&entry.dates, entry.values.len(), &at.field("dates"))?;
        let mut values = dates.iter().zip(&entry.values);
        // The dates are in order, so the first future value is enough.
        let late = values.position(|(date, value)| value.0.is_some() && check.is_future(date.first_day()));
        if let Some(late) = late.filter(|_| !is_open) {
            check.future_number(&here.index(late));
        }
        let mut points = Vec::with_capacity(dates.len());
        for (index, (date, value)) in dates.into_iter().zip(&entry.values).enumerate() {
            let place = here.index(index);
            let number = match value.0 {
                None => None,
                Some(value) => Some(check.number(value, &place)?),
            };
            points.push(Point::new(date, number));
        }
        let values: Vec<Option<Number>> = points.iter().take(MAX_COMPARED).map(|point| point.value).collect();
        let is_bare = qualifier == Qualifier::Exact && entry.band.is_none();
        let subject = check.subject(&entry.label, &check.unit_words(&entry.unit), Some(&entry.basis), None);
        let subject = subject.map(|subject| subject.with_status(status.as_ref()));
        hedge::check_series(check, (&values, is_bare), subject.as_ref(), &evidence, &here);
        if points.iter().all(|point| point.value.is_none()) {
            check.error(Code::NoAmount, &here, || {
                ["the series has no number".to_owned(), "add a statement that nothing is known".to_owned()]
            });
            return None;
        }
        let band = match &entry.band {
            Some(entry) => Some(band::band(check, entry, qualifier, &points, &evidence, &at.field("band"))?),
            None => None,
        };
        let (label, unit, basis) = (label?, unit?, basis?);
        Some(Series { id: id.to_owned(), label, status, unit, basis, side, qualifier, points, band, evidence })
    }

    /// Returns the dates of a series, as many as it has values.
    fn dates(&self, entry: &DatesDocument, wanted: usize, at: &Path<'_>) -> Option<Vec<When>> {
        let check = self.check;
        match entry {
            DatesDocument::Every(step) => {
                let first = self.date(&step.from, &at.field("from"))?;
                let every = match step.every {
                    EveryDocument::Day => Interval::Day,
                    EveryDocument::Week => Interval::Week,
                    EveryDocument::Month => Interval::Month,
                    EveryDocument::Year => Interval::Year,
                };
                let dates: Option<Vec<When>> = (0..wanted).map(|count| first.plus(every, count)).collect();
                if dates.is_none() {
                    check.error(Code::BadDate, at, || {
                        let hint = "write a day as the first date for steps of days or weeks, a month for months, a \
                                    year for years; the last year is 9999";
                        ["no valid dates result from the first date and the step".to_owned(), hint.to_owned()]
                    });
                }
                dates
            }
            DatesDocument::List(list) => {
                if list.len() != wanted {
                    check.error(Code::BadLength, at, || {
                        let message = format!("{} dates for {wanted} values", list.len());
                        [message, "write one date for each value, and `null` for a gap".to_owned()]
                    });
                    return None;
                }
                let mut dates: Vec<When> = Vec::with_capacity(list.len());
                for (index, raw) in list.iter().enumerate() {
                    let date = self.date(raw, &at.index(index))?;
                    if dates.last().is_some_and(|last| last.end_day() > date.first_day()) {
                        check.error(Code::BadOrder, &at.index(index), || {
                            let message = format!("`{raw}` is not later than the date before it");
                            [message, "list the dates in order, each date once".to_owned()]
                        });
                        return None;
                    }
                    dates.push(date);
                }
                Some(dates)
            }
        }
    }

    /// Parses a date whose place on the axis is known: it is not approximate, and no season.
    fn date(&self, raw: &str, at: &Path<'_>) -> Option<When> {
        let when = self.check.date(raw, at)?;
        if when.is_approximate() || when.time().is_some() {
            self.check.error(Code::BadDate, at, || {
                [
                    "a point needs a date with one place on the axis".to_owned(),
                    "write a day, a month or a year, or a range of them such as 1960/1969".to_owned(),
                ]
            });
            return None;
        }
        Some(when)
    }
}
