//! [`Recorder`]: a plotters backend that records marks instead of drawing them; and [`Glyph`], the element that it
//! records.
//!
//! plotters works in whole pixels, so the backend reports a surface eight times as large. This gives a resolution of an
//! eighth of a pixel. The elements of plotters have a colour, but no key, fade or dash. A glyph passes its key and its
//! style to the recorder directly.
//!
//! This is the only module that implements the backend. It makes no decision about what is drawn.

use std::{error::Error, fmt};

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendColor, BackendCoord, DrawingBackend, DrawingErrorKind};

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    scene::{Anchor, Fill, Mark, Paint, Shape, Stroke},
    theme::{Font, Role},
};

/// plotters units per CSS pixel.
pub(super) const FACTOR: f64 = 8.0;

/// plotters rejected a linted story. This is a bug in this crate, never a mistake of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartError;

impl fmt::Display for ChartError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the chart cannot be drawn")
    }
}

impl Error for ChartError {}

/// Records marks.
#[derive(Debug)]
pub(super) struct Recorder {
    size: Size,
    marks: Vec<Mark>,
}

impl Recorder {
    pub(super) fn new(size: Size) -> Self {
        Self { size, marks: Vec::new() }
    }

    /// Returns the recorded marks and clears the recorder.
    pub(super) fn take_marks(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.marks)
    }

    /// Records a mark with this style at these points. A style that needs more points is ignored.
    fn keep(&mut self, key: Key, style: &MarkStyle<'_>, points: Vec<Point>) {
        let shape = match (*style, points.as_slice()) {
            (MarkStyle::Path(stroke), _) => Shape::Path { points, paint: Paint::Stroke(stroke) },
            (MarkStyle::Area(fill), _) => Shape::Path { points, paint: Paint::Fill(fill) },
            (MarkStyle::Rect(fill), [one, other, ..]) => Shape::Rect { rect: Rect::from_corners(*one, *other), fill },
            (MarkStyle::Circle(radius, paint), [center, ..]) => {
                Shape::Circle { center: *center, radius: f64::from(units(radius)) / FACTOR, paint }
            }
            (MarkStyle::Text { text, font, anchor, role }, [at, ..]) => {
                Shape::Text { at: *at, text: text.to_owned(), font, anchor, role }
            }
            _ => return,
        };
        self.marks.push(Mark { key, shape });
    }
}

/// The shape of a glyph. Lengths are in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub(super) enum MarkStyle<'a> {
    /// A rectangle between two corners.
    Rect(Fill),
    /// A circle with this radius around a point.
    Circle(f64, Paint),
    /// A line through all points.
    Path(Stroke),
    /// The area within a line through all points.
    Area(Fill),
    /// One line of text with its baseline at a point.
    Text { text: &'a str, font: Font, anchor: Anchor, role: Role },
}

/// A mark as an element of plotters, with its points in the coordinates of the drawing area.
#[derive(Debug)]
pub(super) struct Glyph<'a, C> {
    pub(super) key: Key,
    pub(super) places: &'a [C],
    pub(super) style: MarkStyle<'a>,
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
        recorder.keep(self.key, &self.style, places.map(point).collect());
        Ok(())
    }
}

pub(super) fn point((x, y): BackendCoord) -> Point {
    Point::new(f64::from(x) / FACTOR, f64::from(y) / FACTOR)
}

type Drawn = Result<(), DrawingErrorKind<ChartError>>;

impl DrawingBackend for Recorder {
    type ErrorType = ChartError;

    fn get_size(&self) -> (u32, u32) {
        (units(self.size.width).unsigned_abs(), units(self.size.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    /// Elements other than glyphs arrive as pixels. They have no key, so they are an error.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Err(DrawingErrorKind::DrawingError(ChartError))
    }
}

/// Converts CSS pixels to plotters units. Saturates, but drawings are far smaller.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and that is what is wanted")]
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * FACTOR).round() as i32
}
