//! [`fade`] and [`hatch`]: the geometry of fills that are not flat colours. All painters share it. It needs no SVG
//! gradient or pattern with an id: if two drawings on a page had the same id, one would use the other's.

use super::Direction;
use crate::geom::{Point, Rect, clamp};

/// Horizontal distance between the lines of a hatch, in CSS pixels.
const HATCH_STEP: f64 = 6.0;
/// Width of a fade's step of constant opacity, in CSS pixels.
const FADE_STEP: f64 = 2.5;

/// Returns a fade as rectangles with their opacity, to be painted on top of each other in this order. All begin at the
/// edge with the full colour, so that there is no seam between them.
#[must_use]
pub fn fade(rect: Rect, direction: Direction) -> Vec<(Rect, f64)> {
    let Rect { x0, y0, x1, y1 } = rect;
    let length = match direction {
        Direction::Right | Direction::Left => rect.width(),
        Direction::Up | Direction::Down => rect.height(),
    };
    let steps = clamp((length / FADE_STEP).ceil(), 3.0, 12.0);
    let mut layers = Vec::new();
    // Transparency of all layers so far.
    let mut through = 1.0;
    let mut step = steps;
    while step > 0.5 {
        let share = step / steps;
        let layer = match direction {
            Direction::Right => Rect { x1: x0 + (x1 - x0) * share, ..rect },
            Direction::Left => Rect { x0: x1 - (x1 - x0) * share, ..rect },
            Direction::Up => Rect { y0: y1 - (y1 - y0) * share, ..rect },
            Direction::Down => Rect { y1: y0 + (y1 - y0) * share, ..rect },
        };
        // The opacity in the middle of this step.
        let shows = share - 0.5 / steps;
        layers.push((layer, 1.0 - shows / through));
        through = shows;
        step -= 1.0;
    }
    layers
}

/// Returns the diagonal lines of a hatch, clipped to the rectangle.
#[must_use]
pub fn hatch(rect: Rect) -> Vec<[Point; 2]> {
    let mut lines = Vec::new();
    let mut start = rect.x0 - rect.height();
    while start < rect.x1 {
        // Rising to the right at 45 degrees, so the horizontal and the vertical distance are equal.
        let from = (rect.x0 - start).max(0.0);
        let to = (rect.x1 - start).min(rect.height());
        if to > from {
            lines.push([from, to].map(|along| Point::new(start + along, rect.y1 - along)));
        }
        start += HATCH_STEP;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the opacity of all layers at a point.
    fn opacity_at(layers: &[(Rect, f64)], at: Point) -> f64 {
        let over = layers.iter().filter(|(rect, _)| rect.contains(at));
        1.0 - over.fold(1.0, |through, (_, opacity)| through * (1.0 - opacity))
    }

    #[test]
    fn a_fade_decreases_evenly_from_the_full_colour_to_transparent() {
        let rect = Rect::new(10.0, 20.0, 30.0, 12.0);
        for (direction, strong, weak) in [
            (Direction::Right, Point::new(10.1, 26.0), Point::new(39.9, 26.0)),
            (Direction::Left, Point::new(39.9, 26.0), Point::new(10.1, 26.0)),
            (Direction::Down, Point::new(25.0, 20.1), Point::new(25.0, 31.9)),
            (Direction::Up, Point::new(25.0, 31.9), Point::new(25.0, 20.1)),
        ] {
            let layers = fade(rect, direction);
            for percent in 0..=100 {
                let share = f64::from(percent) / 100.0;
                let at = Point::new(strong.x + (weak.x - strong.x) * share, strong.y + (weak.y - strong.y) * share);
                let opacity = opacity_at(&layers, at);
                assert!((opacity - (1.0 - share)).abs() < 0.12, "{direction:?} at {share}: {opacity}");
            }
        }
    }

    #[test]
    fn a_hatch_keeps_within_its_rectangle() {
        let lines = hatch(Rect::new(10.0, 5.0, 30.0, 12.0));
        assert!(lines.len() > 5, "{lines:?}");
        for place in lines.iter().flatten() {
            assert!((10.0..=40.0).contains(&place.x) && (5.0..=17.0).contains(&place.y), "{place:?}");
        }
    }
}
