//! The names of lines: at their ends, where there is room, and above the plot on a phone.

use super::super::{ChartBug, Sheet, length, spread::spread};
use super::{ABOVE, ASIDE, DATES, Entry, HEADROOM, Line, NAME_GAP, SAMPLE, draw_bounds, strokes};
use crate::{
    geom::{Point, Rect, within},
    scene::{Anchor, Dash, Fill, Stroke},
    theme::{DETAIL, HEAD, Role},
};

/// From a line's end to a name above or below it.
const OVER: f64 = 10.0;

impl Line<'_> {
    /// Names at the ends of the lines: beside the plot, moved apart where they would lie on each other. A line that ends
    /// before the plot does has its name there, where there is room; else a dotted thread leads to it.
    pub(super) fn draw_names_beside(
        &self,
        sheet: &mut Sheet,
        courses: &[Vec<Point>],
        taken: &mut Vec<Rect>,
    ) -> Result<(), ChartBug> {
        let mut order: Vec<(usize, Point)> = Vec::with_capacity(courses.len());
        for (index, course) in courses.iter().enumerate() {
            let end = course.last().copied().unwrap_or(Point::new(self.right, self.bottom()));
            if let Some(place) = self.place_in_plot(index, end, courses, taken) {
                taken.push(place);
                self.draw_name_in_plot(sheet, index, place)?;
                continue;
            }
            let at = order.partition_point(|(_, other)| other.y <= end.y);
            order.insert(at, (index, end));
        }
        let entries: Vec<(&Entry<'_>, Point)> =
            order.iter().filter_map(|(index, end)| Some((self.lines.get(*index)?, *end))).collect();
        let heights: Vec<f64> = entries.iter().map(|(entry, _)| entry.height() + NAME_GAP).collect();
        let wanted: Vec<f64> = entries.iter().map(|(_, end)| end.y - self.top + HEADROOM).collect();
        let middles = spread(&wanted, &heights, self.plot + HEADROOM + DATES);
        let x = self.right + ASIDE;
        for ((entry, end), middle) in entries.into_iter().zip(middles) {
            let middle = middle + self.top - HEADROOM;
            let rule = Stroke::solid(Role::Rule, 1.0);
            if entry.early {
                let thread = [Point::new((end.x + 6.0).min(self.right), end.y), Point::new(self.right, end.y)];
                sheet.line(entry.key, &thread, Stroke { dash: Dash::Dotted, ..rule })?;
            }
            if (end.y - middle).abs() > 4.0 {
                let corners = [(self.right, end.y), (self.right + 2.0, end.y), (x - 4.0, middle)];
                sheet.line(entry.key, &corners.map(|(x, y)| Point::new(x, y)), rule)?;
            }
            self.draw_name(sheet, entry, Point::new(x, middle - entry.height() / 2.0))?;
        }
        Ok(())
    }

    pub(super) fn draw_names_above(&self, sheet: &mut Sheet) -> Result<(), ChartBug> {
        let mut top = ABOVE;
        for entry in &self.lines {
            let y = top + DETAIL.line_height() / 2.0;
            let ends = [Point::new(0.0, y), Point::new(SAMPLE - 8.0, y)];
            for stroke in strokes(entry) {
                sheet.line(entry.key, &ends, stroke)?;
            }
            draw_bounds(sheet, entry, &[Point::new(SAMPLE / 2.0 - 4.0, y)])?;
            self.draw_name(sheet, entry, Point::new(SAMPLE, top))?;
            top += entry.height() + NAME_GAP;
        }
        Ok(())
    }

    /// Room for the name of a line that ends here, before the plot does: right of its end, above or below it, clear of
    /// all lines and of what is taken.
    fn place_in_plot(&self, index: usize, end: Point, courses: &[Vec<Point>], taken: &[Rect]) -> Option<Rect> {
        let entry = self.lines.get(index).filter(|entry| entry.early)?;
        let widths = entry.name.iter().map(|line| self.frame.measure.width(line, DETAIL));
        let widths = widths.chain(entry.last.iter().map(|line| self.frame.measure.width(line, HEAD)));
        let (width, height) = (widths.fold(0.0, f64::max), entry.height());
        let start = within(end.x - width / 2.0, self.scale.left, (self.right - width).max(self.scale.left));
        let candidates = [
            Rect::new(end.x + ASIDE, end.y - height / 2.0, width, height),
            Rect::new(start, end.y - OVER - height, width, height),
            Rect::new(start, end.y + OVER, width, height),
        ];
        let plot =
            Rect::from_corners(Point::new(self.scale.left, self.top - HEADROOM), Point::new(self.right, self.bottom()));
        let is_free = |place: &Rect| {
            let reach = place.grown(3.0);
            plot.contains(Point::new(place.x0, place.y0))
                && plot.contains(Point::new(place.x1, place.y1))
                && !taken.iter().any(|other| reach.overlaps(*other))
                && !courses.iter().any(|course| passes(course, reach))
        };
        candidates.into_iter().find(is_free)
    }

    fn draw_name_in_plot(&self, sheet: &mut Sheet, index: usize, place: Rect) -> Result<(), ChartBug> {
        let Some(entry) = self.lines.get(index) else { return Ok(()) };
        // Clear of the grid.
        sheet.rect(self.chart, place.grown(2.0), Fill::Flat(Role::Paper))?;
        Self::draw_words(sheet, entry, Point::new(place.x0, place.y0))?;
        sheet.target(entry.key, place);
        Ok(())
    }

    fn draw_name(&self, sheet: &mut Sheet, entry: &Entry<'_>, at: Point) -> Result<(), ChartBug> {
        Self::draw_words(sheet, entry, at)?;
        sheet.target(entry.key, Rect::new(at.x, at.y, self.frame.width - at.x, entry.height()));
        Ok(())
    }

    fn draw_words(sheet: &Sheet, entry: &Entry<'_>, at: Point) -> Result<(), ChartBug> {
        sheet.lines(entry.key, Point::new(at.x, at.y + DETAIL.size), &entry.name, DETAIL, Anchor::Start, entry.role)?;
        let y = at.y + length(entry.name.len()) * DETAIL.line_height() + HEAD.size;
        sheet.lines(entry.key, Point::new(at.x, y), &entry.last, HEAD, Anchor::Start, entry.role)
    }
}

/// Whether a line passes through a place, looked at every three pixels.
fn passes(course: &[Point], place: Rect) -> bool {
    course.iter().zip(course.iter().skip(1)).any(|(from, to)| {
        if !place.overlaps(Rect::from_corners(*from, *to).grown(1.0)) {
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
