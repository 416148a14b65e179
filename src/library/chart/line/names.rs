//! The names of lines: at the ends of the lines if there is room, otherwise above the plot.

use super::super::{ChartError, SceneBuilder, declutter::declutter, length};
use super::{ABOVE, ASIDE, DATES, Entry, HEADROOM, Line, NAME_GAP, SAMPLE, draw_bounds, strokes};
use crate::{
    geom::{Point, Rect, clamp},
    scene::{Anchor, Dash, Fill, Stroke},
    theme::{DETAIL, HEAD, Role},
};

/// Gap between a line's end and a name above or below it.
const OVER: f64 = 10.0;
/// Height of the band in the sample of a line.
const BAND: f64 = 12.0;

impl Line<'_> {
    /// Draws the names at the ends of the lines. Names beside the plot move apart if they would overlap. A line that
    /// ends before the plot does has its name there if there is room. Otherwise a dotted leader line connects the two.
    pub(super) fn draw_names_beside(
        &self,
        builder: &mut SceneBuilder,
        paths: &[Vec<Point>],
        taken: &mut Vec<Rect>,
    ) -> Result<(), ChartError> {
        let mut order: Vec<(usize, Point)> = Vec::with_capacity(paths.len());
        for (index, path) in paths.iter().enumerate() {
            let end = path.last().copied().unwrap_or(Point::new(self.right, self.bottom()));
            if let Some(place) = self.place_in_plot(index, end, paths, taken) {
                taken.push(place);
                self.draw_name_in_plot(builder, index, place)?;
                continue;
            }
            let at = order.partition_point(|(_, other)| other.y <= end.y);
            order.insert(at, (index, end));
        }
        let entries: Vec<(&Entry<'_>, Point)> =
            order.iter().filter_map(|(index, end)| Some((self.lines.get(*index)?, *end))).collect();
        let heights: Vec<f64> = entries.iter().map(|(entry, _)| entry.height() + NAME_GAP).collect();
        let wanted: Vec<f64> = entries.iter().map(|(_, end)| end.y - self.top + HEADROOM).collect();
        let middles = declutter(&wanted, &heights, self.plot + HEADROOM + DATES);
        let x = self.right + ASIDE;
        for ((entry, end), middle) in entries.into_iter().zip(middles) {
            let middle = middle + self.top - HEADROOM;
            let rule = Stroke::solid(Role::Border, 1.0);
            if entry.early {
                let leader = [Point::new((end.x + 6.0).min(self.right), end.y), Point::new(self.right, end.y)];
                builder.line(entry.key, &leader, Stroke { dash: Dash::Dotted, ..rule })?;
            }
            if (end.y - middle).abs() > 4.0 {
                let corners = [(self.right, end.y), (self.right + 2.0, end.y), (x - 4.0, middle)];
                builder.line(entry.key, &corners.map(|(x, y)| Point::new(x, y)), rule)?;
            }
            self.draw_name(builder, entry, Point::new(x, middle - entry.height() / 2.0))?;
        }
        Ok(())
    }

    pub(super) fn draw_names_above(&self, builder: &mut SceneBuilder) -> Result<(), ChartError> {
        let mut top = ABOVE;
        for entry in &self.lines {
            let y = top + DETAIL.line_height() / 2.0;
            let ends = [Point::new(0.0, y), Point::new(SAMPLE - 8.0, y)];
            if entry.series.band.is_some() {
                let band = Rect::new(0.0, y - BAND / 2.0, SAMPLE - 8.0, BAND);
                builder.rect(entry.key, band, Fill::Tint(entry.role))?;
            }
            for stroke in strokes(entry) {
                builder.line(entry.key, &ends, stroke)?;
            }
            draw_bounds(builder, entry, &[Point::new(SAMPLE / 2.0 - 4.0, y)])?;
            self.draw_name(builder, entry, Point::new(SAMPLE, top))?;
            top += entry.height() + NAME_GAP;
        }
        Ok(())
    }

    /// Finds room for the name of a line that ends before the plot does: to the right of its end, above it or below it,
    /// clear of all lines and of `taken`.
    fn place_in_plot(&self, index: usize, end: Point, paths: &[Vec<Point>], taken: &[Rect]) -> Option<Rect> {
        let entry = self.lines.get(index).filter(|entry| entry.early)?;
        let widths = entry.name.iter().map(|line| self.frame.measure.width(line, DETAIL));
        let widths = widths.chain(entry.last.iter().map(|line| self.frame.measure.width(line, HEAD)));
        let (width, height) = (widths.fold(0.0, f64::max), entry.height());
        let start = clamp(end.x - width / 2.0, self.scale.left, (self.right - width).max(self.scale.left));
        let candidates = [
            Rect::new(end.x + ASIDE, end.y - height / 2.0, width, height),
            Rect::new(start, end.y - OVER - height, width, height),
            Rect::new(start, end.y + OVER, width, height),
        ];
        let plot =
            Rect::from_corners(Point::new(self.scale.left, self.top - HEADROOM), Point::new(self.right, self.bottom()));
        let is_free = |place: &Rect| {
            let reach = place.expanded(3.0);
            plot.contains(Point::new(place.x0, place.y0))
                && plot.contains(Point::new(place.x1, place.y1))
                && !taken.iter().any(|other| reach.overlaps(*other))
                && !paths.iter().any(|path| passes(path, reach))
        };
        candidates.into_iter().find(is_free)
    }

    fn draw_name_in_plot(&self, builder: &mut SceneBuilder, index: usize, place: Rect) -> Result<(), ChartError> {
        let Some(entry) = self.lines.get(index) else { return Ok(()) };
        // Keeps the name clear of the grid.
        builder.rect(self.chart, place.expanded(2.0), Fill::Flat(Role::Background))?;
        Self::draw_words(builder, entry, Point::new(place.x0, place.y0))?;
        builder.target(entry.key, place);
        Ok(())
    }

    fn draw_name(&self, builder: &mut SceneBuilder, entry: &Entry<'_>, at: Point) -> Result<(), ChartError> {
        Self::draw_words(builder, entry, at)?;
        builder.target(entry.key, Rect::new(at.x, at.y, self.frame.width - at.x, entry.height()));
        Ok(())
    }

    fn draw_words(builder: &SceneBuilder, entry: &Entry<'_>, at: Point) -> Result<(), ChartError> {
        builder.lines(
            entry.key,
            Point::new(at.x, at.y + DETAIL.size),
            &entry.name,
            DETAIL,
            Anchor::Start,
            entry.role,
        )?;
        let y = at.y + length(entry.name.len()) * DETAIL.line_height() + HEAD.size;
        builder.lines(entry.key, Point::new(at.x, y), &entry.last, HEAD, Anchor::Start, entry.role)
    }
}

/// Whether a line passes through a rectangle, sampled every three pixels.
fn passes(path: &[Point], place: Rect) -> bool {
    path.iter().zip(path.iter().skip(1)).any(|(from, to)| {
        if !place.overlaps(Rect::from_corners(*from, *to).expanded(1.0)) {
            return false;
        }
        let steps = (from.distance(*to) / 3.0).ceil().max(1.0);
        let mut step = 0.0;
        while step <= steps {
            let part = step / steps;
            if place.contains(Point::new(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part)) {
                return true;
            }
            step += 1.0;
        }
        false
    })
}
