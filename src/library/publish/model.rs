//! The encoding of each type of the model. Types with invariants are decoded with their own constructors.

use crate::{
    codec::{Codec, Decoder, Encoder, codec},
    key::Key,
    model::{
        Amount, Band, Bound, Change, Chart, Claim, Correction, Date, Derived, Estimate, Event, Evidence, Facet,
        FacetValues, Fact, Figure, Form, History, Interval, IntervalKind, Kind, Limit, Link, MAX_PARAGRAPH, Number,
        NumberRange, OpenEnd, Outcome, Paragraph, Passage, Point, Position, Qualifier, Quote, Series, Side, SideFigure,
        SideStance, Source, Speaker, Stance, Statement, Status, Story, StoryStep, Symbol, Text, Time, Unit, Values,
        When,
    },
};

codec! {
    struct Key { chart, item, part }
    struct Story { language, is_unchecked, headline, summary, published, paragraphs, charts, steps }
    struct StoryStep { id, chart, text, mark }
    struct Paragraph { id, text }
    struct Side { name, index, id }
    struct Speaker { name, role, side }
    struct Source { publisher, link, title, published }
    struct Symbol { pattern, in_text }
    struct Quote { exact, prefix, suffix }
    struct Passage { paragraph, sentence, quote_at }
    struct Evidence { source, speaker, quote, passage }
    struct Fact { id, label, figure, status, unit, basis, as_of, side, derived, corrections, evidence }
    struct Claim { amount, speaker, evidence }
    struct Correction { date, was, why }
    struct Position { id, label, detail, bound, stances, outcome, evidence }
    struct Bound { quantity, limit, scale, evidence }
    struct SideStance { side, stance, evidence }
    struct Statement { id, label, evidence }
    struct Event { id, when, label, status, amounts, unit, facets, evidence }
    struct SideFigure { side, figure, corrections }
    struct Values { facet, values }
    struct Facet { id, values }
    struct Chart { id, title, subtitle, note, kind, statements }
    struct Change { from, to }
    struct History { sides, events, brackets, facets, unit }

    enum Figure { 0 = Stated(amount), 1 = Disputed(claims), }
    enum Amount {
        0 = None,
        1 = Number(qualifier, number),
        2 = Between(span),
        3 = Withheld(reason),
        4 = Unknown(reason),
        5 = Words(words),
        6 = Estimate(estimate),
    }
    enum IntervalKind { 0 = Confidence, 1 = Credible, 2 = Margin, 3 = Models, 4 = Range, }
    enum Status { 0 = Expected, 1 = Planned, 2 = Alleged, 3 = Denied, 4 = Conditional(condition), }
    enum Qualifier { 0 = Exact, 1 = AtLeast, 2 = AtMost, 3 = About, 4 = MoreThan, 5 = LessThan, }
    enum Derived { 0 = Sum(parts), 1 = Share(part, whole), }
    enum Limit { 0 = Under(number), 1 = Over(number), }
    enum Stance { 0 = Proposes, 1 = Agrees, 2 = Offers(condition), 3 = Rejects, 4 = Demands, 5 = NotStated, }
    enum Outcome { 0 = Agreed, 1 = Rejected, 2 = NoAnswer, 3 = Open, }
    enum FacetValues { 0 = Years(years), 1 = Named { label, values, unstated }, }
    enum Form { 0 = Bars, 1 = Units(per), 2 = Dots, }
    enum Kind {
        0 = Counts { form, facts },
        1 = Positions { sides, positions },
        2 = Timeline { events },
        3 = History(history),
        4 = Line { series },
        5 = Steps { panels },
        6 = Change { changes },
    }
    enum Interval { 0 = Day, 1 = Week, 2 = Month, 3 = Year, }
}

impl Codec for Text {
    fn encode(&self, out: &mut Encoder) {
        out.text(self.as_str());
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let raw = input.text();
        let text = Self::parse(raw, MAX_PARAGRAPH).ok().map(|(text, _)| text);
        input.valid(text.filter(|text| text.as_str() == raw))
    }
}

impl Codec for Link {
    fn encode(&self, out: &mut Encoder) {
        out.text(self.as_str());
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let link = Self::parse(input.text());
        input.valid(link)
    }
}

impl Codec for Unit {
    fn encode(&self, out: &mut Encoder) {
        let (other, forms) = self.parts();
        other.encode(out);
        forms.encode(out);
        self.symbol().cloned().encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        Self::new(Text::decode(input), Codec::decode(input), Codec::decode(input))
    }
}

impl Codec for Estimate {
    fn encode(&self, out: &mut Encoder) {
        self.value().encode(out);
        self.interval().encode(out);
        self.kind().encode(out);
        self.level().encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let (value, interval) = (Number::decode(input), NumberRange::decode(input));
        let estimate = Self::new(value, interval, Codec::decode(input), Codec::decode(input));
        input.valid(estimate)
    }
}

/// Encoded as the number of decimals, then all digits as one signed integer.
impl Codec for Number {
    fn encode(&self, out: &mut Encoder) {
        let decimal = self.decimal();
        let digits = decimal.digits.cast_signed();
        decimal.decimals.encode(out);
        out.signed(if decimal.negative { digits.saturating_neg() } else { digits });
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let exponent = i32::try_from(u32::decode(input)).ok().and_then(i32::checked_neg);
        let digits = input.signed();
        input.valid(exponent.and_then(|exponent| Self::scaled(digits, exponent)))
    }
}

impl Codec for NumberRange {
    fn encode(&self, out: &mut Encoder) {
        self.low().encode(out);
        self.high().encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let span = Self::new(Number::decode(input), Number::decode(input));
        input.valid(span)
    }
}

/// Encoded as year, month and day, with 0 for an unknown month or day. Seasons are the months 21 to 24, as in EDTF.
impl Codec for Date {
    fn encode(&self, out: &mut Encoder) {
        let (month, day) = match *self {
            Self::Year(_) => (0, 0),
            Self::Season(_, season) => (season.number(), 0),
            Self::Month(_, month) => (month, 0),
            Self::Day(_, month, day) => (month, day),
        };
        self.year().encode(out);
        out.byte(month);
        out.byte(day);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let year = i32::decode(input);
        let [month, day] = [input.byte(), input.byte()].map(|part| (part > 0).then_some(part));
        input.valid(Self::new(year, month, day))
    }
}

impl Codec for When {
    fn encode(&self, out: &mut Encoder) {
        let Self { from, to, about, .. } = self;
        from.encode(out);
        to.encode(out);
        // Bit 0: approximate; bits 1 and 2: an open first or last date.
        let open = match self.open() {
            None => 0,
            Some(OpenEnd::First) => 2,
            Some(OpenEnd::Last) => 4,
        };
        out.byte(u8::from(*about) | open);
        self.time().encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let (from, to, flags) = (Codec::decode(input), Codec::decode(input), input.byte());
        let when = Self::new(from, to, flags & 1 == 1);
        let when = match flags >> 1 {
            0 => when,
            1 => when.and_then(|when| when.open_at(OpenEnd::First)),
            2 => when.and_then(|when| when.open_at(OpenEnd::Last)),
            _ => None,
        };
        let when = match Codec::decode(input) {
            Some(time) => when.and_then(|when| when.at(time)),
            None => when,
        };
        input.valid(when)
    }
}

impl Codec for Time {
    fn encode(&self, out: &mut Encoder) {
        out.byte(self.hour());
        out.byte(self.minute());
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let time = Self::new(input.byte(), input.byte());
        input.valid(time)
    }
}

/// Dates that are one step apart, as in most series, are encoded as the step and the first date; other dates one by
/// one.
impl Codec for Series {
    fn encode(&self, out: &mut Encoder) {
        let Self { id, label, status, unit, basis, side, qualifier, points, band, evidence } = self;
        id.encode(out);
        label.encode(out);
        status.encode(out);
        unit.encode(out);
        basis.encode(out);
        side.encode(out);
        qualifier.encode(out);
        evidence.encode(out);
        if let Some((every, first)) = step_between(points) {
            Some(every).encode(out);
            first.encode(out);
            points.iter().map(|point| point.value).collect::<Vec<_>>().encode(out);
        } else {
            None::<Interval>.encode(out);
            points.iter().map(|point| (point.when, point.value)).collect::<Vec<_>>().encode(out);
        }
        let band = band.as_ref();
        band.map(|band| ((band.kind(), band.level()), band.ranges().to_vec())).encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let mut series = Self {
            id: Codec::decode(input),
            label: Codec::decode(input),
            status: Codec::decode(input),
            unit: Codec::decode(input),
            basis: Codec::decode(input),
            side: Codec::decode(input),
            qualifier: Codec::decode(input),
            evidence: Codec::decode(input),
            points: Vec::new(),
            band: None,
        };
        let points: Vec<(When, Option<Number>)> = match Codec::decode(input) {
            Some(every) => {
                let first = When::from(Date::decode(input));
                let values: Vec<Option<Number>> = Codec::decode(input);
                let dated =
                    values.into_iter().enumerate().map(|(index, value)| Some((first.plus(every, index)?, value)));
                let points = dated.collect();
                input.valid(points)
            }
            None => Codec::decode(input),
        };
        series.points = points.into_iter().map(|(when, value)| Point::new(when, value)).collect();
        if let Some(((kind, level), ranges)) = Codec::decode(input) {
            let band = Band::new(kind, level, ranges, &series.points);
            series.band = Some(input.valid(band));
        }
        series
    }
}

/// Returns the step between all consecutive dates, and the first date; `None` if the dates have no common step.
fn step_between(points: &[Point]) -> Option<(Interval, Date)> {
    let first = points.first()?.when.from;
    let leads = |every: &Interval| {
        points.iter().enumerate().all(|(index, point)| first.plus(*every, index).map(When::from) == Some(point.when))
    };
    [Interval::Day, Interval::Week, Interval::Month, Interval::Year].into_iter().find(leads).map(|every| (every, first))
}
