//! What the fills that are no colour are made of: [`fade`] and [`hatch`]. One way for all painters, and none that a file
//! would need a name for: where two drawings share a page, one of them would find the other's.

use super::Toward;
use crate::geom::{Point, Rect, within};

/// Distance from one line of a hatch to the next, along the horizontal, in CSS pixels.
const HATCH_STEP: f64 = 6.0;
/// Pixels of a fade that are of one strength.
const FADE_STEP: f64 = 2.5;

/// A fade as rectangles with their opacity, each to be laid over those before. All begin at the edge where the colour is
/// full, so that there is no seam between them.
#[must_use]
pub fn fade(rect: Rect, toward: Toward) -> Vec<(Rect, f64)> {
    let Rect { x0, y0, x1, y1 } = rect;
    let length = match toward {
        Toward::Right | Toward::Left => rect.width(),
        Toward::Up | Toward::Down => rect.height(),
    };
    let steps = within((length / FADE_STEP).ceil(), 3.0, 12.0);
    let mut layers = Vec::new();
    // What shows through all layers so far.
    let mut through = 1.0;
    let mut step = steps;
    while step > 0.5 {
        let share = step / steps;
        let layer = match toward {
            Toward::Right => Rect { x1: x0 + (x1 - x0) * share, ..rect },
            Toward::Left => Rect { x0: x1 - (x1 - x0) * share, ..rect },
            Toward::Up => Rect { y0: y1 - (y1 - y0) * share, ..rect },
            Toward::Down => Rect { y1: y0 + (y1 - y0) * share, ..rect },
        };
        // As strong as it is in the middle of this step.
        let shows = share - 0.5 / steps;
        layers.push((layer, 1.0 - shows / through));
        through = shows;
        step -= 1.0;
    }
    layers
}

/// The lines of a hatch, slanted and cut at the edges of the rectangle.
#[must_use]
pub fn hatch(rect: Rect) -> Vec<[Point; 2]> {
    let mut lines = Vec::new();
    let mut start = rect.x0 - rect.height();
    while start < rect.x1 {
        // Upwards to the right at 45 degrees: as far along as up.
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

    /// How much of the colour lies at a point.
    fn cover(layers: &[(Rect, f64)], at: Point) -> f64 {
        let over = layers.iter().filter(|(rect, _)| rect.contains(at));
        1.0 - over.fold(1.0, |through, (_, opacity)| through * (1.0 - opacity))
    }

    #[test]
    fn a_fade_goes_evenly_from_the_whole_colour_to_nothing() {
        let rect = Rect::new(10.0, 20.0, 30.0, 12.0);
        for (toward, strong, weak) in [
            (Toward::Right, Point::new(10.1, 26.0), Point::new(39.9, 26.0)),
            (Toward::Left, Point::new(39.9, 26.0), Point::new(10.1, 26.0)),
            (Toward::Down, Point::new(25.0, 20.1), Point::new(25.0, 31.9)),
            (Toward::Up, Point::new(25.0, 31.9), Point::new(25.0, 20.1)),
        ] {
            let layers = fade(rect, toward);
            for percent in 0..=100 {
                let share = f64::from(percent) / 100.0;
                let at = Point::new(strong.x + (weak.x - strong.x) * share, strong.y + (weak.y - strong.y) * share);
                let cover = cover(&layers, at);
                assert!((cover - (1.0 - share)).abs() < 0.12, "{toward:?} at {share}: {cover}");
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
