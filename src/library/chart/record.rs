//! [`Recorder`]: a plotters backend that keeps what is drawn as marks instead of drawing it; and [`Glyph`], the element
//! that it keeps.
//!
//! plotters works in whole pixels. So it is told of a surface eight times as large, which gives eighths of a pixel back.
//! Its own elements have a colour and no key, fade or dash; a glyph hands the recorder its key and its look as they are.
//!
//! The only file that implements the backend; it decides nothing about what is drawn.

use std::{error::Error, fmt};

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    scene::{Anchor, Fill, Mark, Paint, Shape, Stroke},
    theme::{Font, Role},
};

/// Units of plotters in a CSS pixel.
pub(super) const FACTOR: f64 = 8.0;

/// plotters refused to draw what a checked story gave it: a fault of ours, never the editor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartBug;

impl fmt::Display for ChartBug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the chart cannot be drawn")
    }
}

impl Error for ChartBug {}

/// Keeps what is drawn.
#[derive(Debug)]
pub(super) struct Recorder {
    size: Size,
    marks: Vec<Mark>,
}

impl Recorder {
    pub(super) fn new(size: Size) -> Self {
        Self { size, marks: Vec::new() }
    }

    /// What was drawn.
    pub(super) fn take_marks(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.marks)
    }

    /// Keeps a mark with this look at these places. A look that wants more places than there are is none.
    fn keep(&mut self, key: Key, look: &Look<'_>, points: Vec<Point>) {
        let shape = match (*look, points.as_slice()) {
            (Look::Path(stroke), _) => Shape::Path { points, paint: Paint::Stroke(stroke) },
            (Look::Rect(fill), [one, other, ..]) => Shape::Rect { rect: Rect::from_corners(*one, *other), fill },
            (Look::Circle(radius, paint), [center, ..]) => {
                Shape::Circle { center: *center, radius: f64::from(units(radius)) / FACTOR, paint }
            }
            (Look::Text { text, font, anchor, role }, [at, ..]) => {
                Shape::Text { at: *at, text: text.to_owned(), font, anchor, role }
            }
            _ => return,
        };
        self.marks.push(Mark { key, shape });
    }
}

/// What stands at the places of a glyph. Lengths are CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look<'a> {
    /// The rectangle between two corners.
    Rect(Fill),
    /// A circle with this radius around a place.
    Circle(f64, Paint),
    /// A line through all places.
    Path(Stroke),
    /// One line of text, its baseline at a place.
    Text { text: &'a str, font: Font, anchor: Anchor, role: Role },
}

/// A mark as an element of plotters: places in the coordinates of what it is drawn on, what stands there, and for which
/// key.
#[derive(Debug)]
pub(super) struct Glyph<'a, C> {
    pub(super) key: Key,
    pub(super) places: &'a [C],
    pub(super) look: Look<'a>,
}

impl<'a, C> PointCollection<'a, C> for &'a Glyph<'_, C> {
    type Point = &'a C;
    type IntoIter = &'a [C];

    fn point_iter(self) -> &'a [C] {
        self.places
    }
}

impl<C> Drawable<Recorder> for Glyph<'_, C> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, places: I, recorder: &mut Recorder, _: (u32, u32)) -> Drawn {
        recorder.keep(self.key, &self.look, places.map(point).collect());
        Ok(())
    }
}

pub(super) fn point((x, y): BackendCoord) -> Point {
    Point::new(f64::from(x) / FACTOR, f64::from(y) / FACTOR)
}

type Drawn = Result<(), DrawingErrorKind<ChartBug>>;

impl DrawingBackend for Recorder {
    type ErrorType = ChartBug;

    fn get_size(&self) -> (u32, u32) {
        (units(self.size.width).unsigned_abs(), units(self.size.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// What is not a glyph comes as pixels, which stand for nothing that was said.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Err(DrawingErrorKind::DrawingError(ChartBug))
    }
}

/// CSS pixels in plotters' units. Saturates; drawings are far smaller.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and that is what is wanted")]
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * FACTOR).round() as i32
}
