//! The band of a line: the area between the ends of its intervals.

use super::super::{
    ChartError, SceneBuilder,
    calendar::Calendar,
    downsample::{Sample, downsample},
    scale::Values,
    scene_builder::Plot,
    symbols,
};
use crate::{
    geom::Point,
    key::Key,
    model::{NumberRange, Series},
    scene::Fill,
    theme::Role,
};

/// Half the width of the end caps of a single interval.
const CAP: f64 = 5.0;

/// Draws an area for each run of points with intervals. A point with an interval and none on either side gets a bar with
/// end caps, because its area would have no width.
pub(super) fn draw(
    builder: &SceneBuilder,
    plot: &Plot<Calendar, Values>,
    (key, role): (Key, Role),
    series: &Series,
) -> Result<(), ChartError> {
    let Some(band) = &series.band else { return Ok(()) };
    let mut from = 0_usize;
    for run in band.ranges().split(Option::is_none) {
        let points = series.points.iter().enumerate().skip(from).take(run.len());
        from = from.saturating_add(run.len()).saturating_add(1);
        let intervals: Vec<(usize, f64, NumberRange)> =
            points.zip(run).filter_map(|((index, point), range)| Some((index, point.day, (*range)?))).collect();
        if let [(index, day, range)] = intervals.as_slice() {
            let Some(value) = series.points.get(*index).and_then(|point| point.value) else { continue };
            let places = [range.low(), value, range.high()].map(|number| plot.place(*day, number.get()));
            let [Point { x, .. }, ..] = places;
            let at = |along: f64, across: f64| Point::new(x + across, along);
            symbols::interval(builder, key.part(*index), role, places.map(|place| place.y), CAP, at)?;
            continue;
        }
        let end = |of: fn(NumberRange) -> f64| {
            downsample(
                intervals.iter().map(|(index, day, range)| Sample { at: plot.place(*day, of(*range)), index: *index }),
            )
        };
        let (low, high) = (end(|range| range.low().get()), end(|range| range.high().get()));
        let outline: Vec<Point> = high.iter().chain(low.iter().rev()).map(|sample| sample.at).collect();
        if outline.len() > 2 {
            builder.area(key, &outline, Fill::Tint(role))?;
        }
    }
    Ok(())
}
