//! `line`: numbers along time. Gaps stay visible, downsampling keeps the peaks, and each line is labelled with its
//! name.

mod band;
mod names;

use std::rc::Rc;

use super::{
    ChartError, ChartLayout, Frame, SceneBuilder,
    calendar::Calendar,
    downsample::{Sample, downsample},
    length,
    record::MarkStyle,
    scale::{ValueScale, Values},
    scene_builder::Plot,
    side_role,
};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
    model::{Band, Number, Qualifier, Series, Unit, When},
    scene::{Anchor, Dash, Fill, Paint, Stroke},
    theme::{DETAIL, HEAD, Role, TICK},
    typography::wrap,
};

/// Minimum width for names at the ends of the lines. On a narrower frame they are above the plot, each with a sample.
const WIDE: f64 = 480.0;
/// Maximum height of the plot.
const HIGHEST: f64 = 480.0;
/// Maximum width of the names beside the lines, as a share of the frame.
const NAMES: f64 = 0.3;
/// Gap between a line's end and its name.
const ASIDE: f64 = 10.0;
/// Length of a line's sample, with the gap behind it.
const SAMPLE: f64 = 34.0;
/// Room above the first name, for the arrow of its sample.
const ABOVE: f64 = 5.0;
/// Gap between names.
const NAME_GAP: f64 = 6.0;
/// Room above the highest value, for arrows and names.
const HEADROOM: f64 = 16.0;
/// Height of the dates below.
const DATES: f64 = 22.0;
/// Minimum mean distance between points at which each is drawn as a dot.
const SPARSE: f64 = 14.0;
/// Minimum distance between two arrows of a bound.
const ARROWS: f64 = 44.0;

pub(super) struct Line<'a> {
    chart: Key,
    frame: Frame<'a>,
    lines: Vec<Entry<'a>>,
    /// Whether the names are at the ends of the lines.
    beside: bool,
    low: f64,
    high: f64,
    scale: ValueScale,
    /// x of the right edge of the plot.
    right: f64,
    top: f64,
    /// Height of the plot.
    plot: f64,
}

struct Entry<'a> {
    key: Key,
    series: &'a Series,
    role: Role,
    /// Whether another line continues after this one ends.
    early: bool,
    name: Vec<String>,
    /// The last number, as the second part of the name.
    last: Vec<String>,
}

impl Entry<'_> {
    fn height(&self) -> f64 {
        length(self.name.len()) * DETAIL.line_height() + length(self.last.len()) * HEAD.line_height()
    }
}

pub(super) fn layout<'a>(series: &'a [Rc<Series>], chart: Key, frame: Frame<'a>) -> Line<'a> {
    let numbers = series.iter().flat_map(|series| &series.points).filter_map(|point| point.value);
    let bands = series.iter().filter_map(|series| series.band.as_ref()).flat_map(Band::ranges).flatten();
    let bands = bands.flat_map(|range| [range.low(), range.high()]);
    let Values { low, high } = Values::around(numbers.chain(bands).map(Number::get));
    let end =
        |series: &Series| series.landmarks().last().and_then(|last| series.points.get(*last)).map(|point| point.when);
    let latest = series.iter().filter_map(|series| end(series)).map(When::end_day).max();
    let unit = series.first().map(|series| &series.unit);
    let scale = ValueScale::of(Values { low, high }, unit, 4, frame);
    let plot = clamp(frame.width * 0.5, 200.0, 320.0);
    let entries = |width: f64| -> Vec<Entry<'a>> {
        let of_sides = series.iter().any(|series| series.side.is_some());
        let entry = |(index, series): (usize, &'a Rc<Series>)| {
            // If no line belongs to a side, colours only distinguish the lines.
            let role = match index.checked_sub(1).filter(|_| !of_sides) {
                Some(place) => Role::Side(u8::try_from(place).unwrap_or(u8::MAX)),
                None => side_role(series.side.as_deref()),
            };
            let amount = series.landmarks().last().and_then(|last| series.amount(*last));
            let mut last = amount.map(|amount| frame.locale.amount_label(&amount, &series.unit)).unwrap_or_default();
            if !last.is_empty() {
                last = frame.locale.with_status(last, series.status.as_ref());
            }
            // A line that ends before the others shows its last date. Otherwise its value would pass for the latest
            // one.
            let early = end(series).filter(|when| Some(when.end_day()) < latest);
            if let Some(when) = early {
                last = frame.locale.parenthesized(&last, &frame.locale.when(when));
            }
            Entry {
                key: chart.item(index),
                series,
                role,
                early: early.is_some(),
                name: wrap(series.label.as_str(), DETAIL, width, frame.measure),
                last: wrap(&last, HEAD, width, frame.measure),
            }
        };
        series.iter().enumerate().map(entry).collect()
    };
    let names = |entries: &[Entry<'_>]| entries.iter().map(|entry| entry.height() + NAME_GAP).sum::<f64>();
    let beside = entries(frame.width * NAMES);
    // Names at the ends of the lines may make the plot higher: looking up a legend costs readers more than scrolling.
    let fits = frame.width >= WIDE && names(&beside) <= HIGHEST;
    let plot = if fits { names(&beside).max(plot) } else { plot };
    let lines = if fits { beside } else { entries(frame.width - SAMPLE) };
    let texts = || {
        lines.iter().flat_map(|entry| {
            let name = entry.name.iter().map(|line| frame.measure.width(line, DETAIL));
            name.chain(entry.last.iter().map(|line| frame.measure.width(line, HEAD)))
        })
    };
    let right = if fits { frame.width - ASIDE - texts().fold(0.0, f64::max) } else { frame.width };
    let top = if fits { HEADROOM } else { ABOVE + names(&lines) + HEADROOM };
    Line { chart, frame, beside: fits, low, high, scale, right, top, plot, lines }
}

impl Line<'_> {
    fn bottom(&self) -> f64 {
        self.top + self.plot
    }

    /// Returns the first day and the day after the last day of all lines.
    fn days(&self) -> (i32, i32) {
        // Points are sorted by date, so the ends of each line are enough.
        let ends = || {
            let lines = self.lines.iter().map(|line| &line.series.points);
            lines.filter_map(|points| Some((points.first()?.when.first_day(), points.last()?.when.end_day())))
        };
        let first = ends().map(|(first, _)| first).min().unwrap_or_default();
        (first, ends().map(|(_, last)| last).max().unwrap_or_default().max(first.saturating_add(1)))
    }
}

impl ChartLayout for Line<'_> {
    fn axis_unit(&self) -> Option<(&Unit, Anchor)> {
        Some((&self.lines.first()?.series.unit, Anchor::Start))
    }

    fn height(&self) -> f64 {
        self.bottom() + DATES
    }

    fn draw(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let (first, last) = self.days();
        let calendar = Calendar { first, last, from: self.scale.left, to: self.right };
        let area = Rect::from_corners(Point::new(self.scale.left, self.top), Point::new(self.right, self.bottom()));
        let plot = builder.plot(area, calendar, Values { low: self.low, high: self.high });
        let y_of = |value: f64| plot.place(f64::from(first), value).y;
        let mut taken = self.scale.draw(builder, self.chart, self.right, (self.low, self.high), &y_of)?;
        // The lowest names beside the plot are level with the dates, so the dates must not run into them.
        let frame = Frame { width: (self.right + ASIDE).min(self.frame.width), ..self.frame };
        // The calendar places the dates, not the plot. The plot rounds positions down to eighths of a pixel, the
        // builder to the nearest eighth: dates placed by the plot would be off by an eighth in 23 of 120 golden files.
        let ends = [self.top, self.bottom(), self.bottom() + TICK.size + 4.0];
        calendar.draw(builder, self.chart, frame, ends, &|day| calendar.place(day))?;
        for line in &self.lines {
            band::draw(builder, &plot, (line.key, line.role), line.series)?;
        }
        let mut paths = Vec::new();
        for line in &self.lines {
            let kept = draw_series(builder, &plot, line)?;
            builder.snap_line(
                Rect::from_corners(Point::new(area.x0, area.y0 - HEADROOM), Point::new(area.x1, area.y1)),
                kept.iter().map(|spot| (line.key.part(spot.index), spot.at)),
            );
            paths.push(kept.iter().map(|spot| spot.at).collect());
        }
        if self.beside { self.draw_names_beside(builder, &paths, &mut taken) } else { self.draw_names_above(builder) }
    }
}

/// Draws a separate path for each run of numbers without a gap. Returns the points that downsampling keeps.
fn draw_series(
    builder: &SceneBuilder,
    plot: &Plot<Calendar, Values>,
    entry: &Entry<'_>,
) -> Result<Vec<Sample>, ChartError> {
    let mut all = Vec::new();
    let mut from = 0_usize;
    let values = |index: usize| {
        let point = entry.series.points.get(index)?;
        Some((point.day, point.value?.get()))
    };
    for piece in entry.series.points.split(|point| point.value.is_none()) {
        let numbers = (from..).take(piece.len()).filter_map(|index| {
            let (day, value) = values(index)?;
            Some(Sample { at: plot.place(day, value), index })
        });
        let kept = downsample(numbers);
        let path: Vec<(f64, f64)> = kept.iter().filter_map(|spot| values(spot.index)).collect();
        if path.len() > 1 {
            for stroke in strokes(entry) {
                plot.draw(entry.key, &path, MarkStyle::Path(stroke))?;
            }
        }
        let points: Vec<Point> = kept.iter().map(|spot| spot.at).collect();
        draw_bounds(builder, entry, &points)?;
        let wide = points.first().zip(points.last()).map_or(0.0, |(first, last)| last.x - first.x);
        if wide >= length(points.len().saturating_sub(1)) * SPARSE {
            let (dot, ring) = (Paint::Fill(Fill::Flat(entry.role)), Paint::Stroke(Stroke::solid(entry.role, 1.5)));
            // The points of claims are hollow.
            let paints = match &entry.series.status {
                None => vec![dot],
                Some(_) => vec![Paint::Fill(Fill::Flat(Role::Background)), ring],
            };
            for (place, spot) in path.chunks(1).zip(&kept) {
                for paint in &paints {
                    plot.draw(entry.key.part(spot.index), place, MarkStyle::Circle(3.0, *paint))?;
                }
            }
        }
        all.extend(kept);
        from = from.saturating_add(piece.len()).saturating_add(1);
    }
    Ok(all)
}

/// Returns the strokes of a line. The style shows the qualifier and the status: approximate values have a broad band,
/// claims such as projections are dashed. Bounds have arrows, see [`draw_bounds`].
fn strokes(entry: &Entry<'_>) -> impl Iterator<Item = Stroke> {
    let role = entry.role;
    let dash = if entry.series.status.is_some() { Dash::Dashed } else { Dash::Solid };
    let (band, width) = match entry.series.qualifier {
        Qualifier::About => (Some(Stroke { role, width: 9.0, dash: Dash::Solid, opacity: 0.22 }), 1.25),
        Qualifier::Exact | Qualifier::AtLeast | Qualifier::MoreThan | Qualifier::AtMost | Qualifier::LessThan => {
            (None, 2.0)
        }
    };
    band.into_iter().chain([Stroke { role, width, dash, opacity: 1.0 }])
}

/// Draws arrows along a line of bounds, towards where the true number may be.
fn draw_bounds(builder: &SceneBuilder, entry: &Entry<'_>, points: &[Point]) -> Result<(), ChartError> {
    let (sign, strict) = match entry.series.qualifier {
        Qualifier::AtLeast => (-1.0, false),
        Qualifier::MoreThan => (-1.0, true),
        Qualifier::AtMost => (1.0, false),
        Qualifier::LessThan => (1.0, true),
        Qualifier::Exact | Qualifier::About => return Ok(()),
    };
    let mut free = f64::NEG_INFINITY;
    for point in points.iter().filter(|point| {
        let is_free = point.x >= free;
        if is_free {
            free = point.x + ARROWS;
        }
        is_free
    }) {
        let (from, tip) = (point.y + sign * 3.0, point.y + sign * 12.0);
        let stroke = Stroke::solid(entry.role, 1.5);
        builder.line(entry.key, &[Point::new(point.x, from), Point::new(point.x, tip)], stroke)?;
        let wing = tip - sign * 3.5;
        let arrow = [(point.x - 3.0, wing), (point.x, tip), (point.x + 3.0, wing)];
        builder.line(entry.key, &arrow.map(|(x, y)| Point::new(x, y)), stroke)?;
        if strict {
            // A bar across the foot of the arrow: the value on the line is excluded.
            let foot = [Point::new(point.x - 4.0, from), Point::new(point.x + 4.0, from)];
            builder.line(entry.key, &foot, stroke)?;
        }
    }
    Ok(())
}
