//! Numbers along time: as many dates as values, in their order.

use super::maker::Maker;
use crate::{
    diagnostic::{Code, Path},
    model::{Date, Every, MAX_POINTS, Number, Point, Qualifier, Series},
    raw::{
        document::SeriesDocument,
        forms::{DatesDocument, EveryDocument},
    },
};

impl Maker<'_> {
    pub(super) fn series(&self, id: &str, entry: &SeriesDocument, at: &Path<'_>) -> Option<Series> {
        let check = self.check;
        let label = check.label(&entry.label, &at.field("label"));
        let unit = check.unit(&entry.unit, &at.field("unit"));
        let basis = check.label(&entry.basis, &at.field("basis"));
        let side = entry.side.as_deref().and_then(|side| self.voices.side(check, side, &at.field("side")));
        let evidence = self.voices.evidence(check, &entry.evidence, "series", at);
        let before = check.points.get();
        check.points.set(before.saturating_add(entry.values.len()));
        let here = at.field("values");
        if before > MAX_POINTS || !check.bounded(check.points.get(), MAX_POINTS, "values in the story", &here) {
            return None;
        }
        let qualifier = entry.certainty.unwrap_or(Qualifier::Exact);
        let dates = self.dates(&entry.dates, entry.values.len(), &at.field("dates"))?;
        let mut values = dates.iter().zip(&entry.values);
        // The dates are in their order: the first of the future tells of all.
        if let Some(late) = values.position(|(date, value)| value.0.is_some() && check.is_future(date.first_day())) {
            check.future_number(&here.index(late));
        }
        let mut points = Vec::with_capacity(dates.len());
        for (index, (date, value)) in dates.into_iter().zip(&entry.values).enumerate() {
            let place = here.index(index);
            let number = match value.0 {
                None => None,
                Some(value) => Some(self.number(value, qualifier, &place)?),
            };
            points.push(Point::new(date, number));
        }
        if points.iter().all(|point| point.value.is_none()) {
            check.error(Code::NoAmount, &here, || {
                ["a series without a number".to_owned(), "say in words that nothing is known".to_owned()]
            });
            return None;
        }
        let (label, unit, basis) = (label?, unit?, basis?);
        Some(Series { id: id.to_owned(), label, unit, basis, side, qualifier, points, evidence })
    }

    fn number(&self, value: f64, qualifier: Qualifier, at: &Path<'_>) -> Option<Number> {
        let number = self.check.number(value, at)?;
        if qualifier != Qualifier::Exact && number.get() < 0.0 {
            self.check.error(Code::BadNumber, at, || {
                ["a bound or an estimate below zero".to_owned(), "turn the count round".to_owned()]
            });
            return None;
        }
        Some(number)
    }

    /// The dates of a series, as many as it has values.
    fn dates(&self, entry: &DatesDocument, wanted: usize, at: &Path<'_>) -> Option<Vec<Date>> {
        let check = self.check;
        match entry {
            DatesDocument::Every(step) => {
                let first = self.date(&step.from, &at.field("from"))?;
                let every = match step.every {
                    EveryDocument::Day => Every::Day,
                    EveryDocument::Week => Every::Week,
                    EveryDocument::Month => Every::Month,
                    EveryDocument::Year => Every::Year,
                };
                let dates: Option<Vec<Date>> = (0..wanted).map(|count| first.plus(every, count)).collect();
                if dates.is_none() {
                    check.error(Code::BadDate, at, || {
                        let hint = "steps of days and weeks begin with a day, of months with a month, of years with a year; the last date comes before the year 10000";
                        ["these steps lead to no dates".to_owned(), hint.to_owned()]
                    });
                }
                dates
            }
            DatesDocument::List(list) => {
                if list.len() != wanted {
                    check.error(Code::BadLength, at, || {
                        let message = format!("{} dates for {wanted} values", list.len());
                        [message, "give every value its date, and every gap its null".to_owned()]
                    });
                    return None;
                }
                let mut dates: Vec<Date> = Vec::with_capacity(list.len());
                for (index, raw) in list.iter().enumerate() {
                    let date = self.date(raw, &at.index(index))?;
                    if dates.last().is_some_and(|last| last.end_day() > date.first_day()) {
                        check.error(Code::BadOrder, &at.index(index), || {
                            let message = format!("`{raw}` does not come after the date before it");
                            [message, "write the earliest first, each once".to_owned()]
                        });
                        return None;
                    }
                    dates.push(date);
                }
                Some(dates)
            }
        }
    }

    /// A single date, known as it is: a point has one place.
    fn date(&self, raw: &str, at: &Path<'_>) -> Option<Date> {
        let when = self.check.date(raw, at)?;
        if when.to.is_some() || when.about {
            self.check.error(Code::BadDate, at, || {
                ["a point needs one date".to_owned(), "write a day, a month or a year".to_owned()]
            });
            return None;
        }
        Some(when.from)
    }
}
