//! [`Recorder`]: a plotters backend that keeps what is drawn as marks instead of drawing it.
//!
//! plotters works in whole pixels and knows no keys, fades or dashes. So it is told of a surface eight times as large,
//! which gives eighths of a pixel back, and every colour that passes through it is the number of an [`Ink`] in the
//! recorder's list. Text is measured through [`Measure`]; what plotters would measure by itself never runs.
//!
//! The only file that implements the backend; it decides nothing about what is drawn.

use std::{convert::Infallible, fmt};

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor,
};

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    scene::{Anchor, Fill, Mark, Paint, Shape, Stroke},
    text::Measure,
    theme::{Font, Role, Weight},
};

/// Units of plotters in a CSS pixel.
pub(super) const FACTOR: f64 = 8.0;

/// How a mark looks, behind the number that plotters takes for a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ink {
    /// The inside of a shape.
    Fill(Fill),
    /// A line.
    Line(Stroke),
    /// Letters.
    Text(Role),
}

/// Keeps what is drawn.
pub(super) struct Recorder<'a> {
    size: Size,
    measure: &'a dyn Measure,
    inks: Vec<Ink>,
    key: Key,
    marks: Vec<Mark>,
}

impl<'a> Recorder<'a> {
    pub(super) fn new(size: Size, key: Key, measure: &'a dyn Measure) -> Self {
        Self { size, measure, inks: Vec::new(), key, marks: Vec::new() }
    }

    /// The number under which plotters hands this ink back.
    pub(super) fn number(&mut self, ink: Ink) -> u32 {
        let at = self.inks.iter().position(|known| *known == ink).unwrap_or_else(|| {
            self.inks.push(ink);
            self.inks.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// From now on, what is drawn stands for this key. The key before it.
    pub(super) fn stand_for(&mut self, key: Key) -> Key {
        std::mem::replace(&mut self.key, key)
    }

    /// What was drawn.
    pub(super) fn take_marks(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.marks)
    }

    fn keep(&mut self, shape: Shape) {
        self.marks.push(Mark { key: self.key, shape });
    }

    /// The ink behind a colour. plotters draws in no colour that it was not given, so there always is one.
    fn ink(&self, color: BackendColor) -> Option<Ink> {
        let (red, green, blue) = color.rgb;
        let number = (usize::from(red) << 16) | (usize::from(green) << 8) | usize::from(blue);
        self.inks.get(number).copied()
    }

    fn paint(&self, color: BackendColor) -> Option<Paint> {
        match self.ink(color)? {
            Ink::Fill(fill) => Some(Paint::Fill(fill)),
            Ink::Line(stroke) => Some(Paint::Stroke(stroke)),
            Ink::Text(_) => None,
        }
    }
}

impl fmt::Debug for Recorder<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Recorder")
            .field("size", &self.size)
            .field("marks", &self.marks.len())
            .finish_non_exhaustive()
    }
}

fn point((x, y): BackendCoord) -> Point {
    Point::new(f64::from(x) / FACTOR, f64::from(y) / FACTOR)
}

/// plotters' font as ours.
fn font(style: &impl BackendTextStyle) -> Font {
    let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular };
    Font { size: style.size() / FACTOR, weight }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (units(self.size.width).unsigned_abs(), units(self.size.height).unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, at, &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, other: BackendCoord, style: &S, _: bool) -> Drawn {
        let rect = Rect::from_corners(point(one), point(other));
        match self.ink(style.color()) {
            Some(Ink::Fill(fill)) => self.keep(Shape::Rect { rect, fill }),
            Some(Ink::Line(stroke)) => {
                let corners = [
                    (rect.x0, rect.y0),
                    (rect.x1, rect.y0),
                    (rect.x1, rect.y1),
                    (rect.x0, rect.y1),
                    (rect.x0, rect.y0),
                ];
                let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
                self.keep(Shape::Path { points, paint: Paint::Stroke(stroke) });
            }
            Some(Ink::Text(_)) | None => {}
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        if let Some(paint) = self.paint(style.color()) {
            self.keep(Shape::Path { points: path.into_iter().map(point).collect(), paint });
        }
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        if let Some(paint) = self.paint(style.color()) {
            self.keep(Shape::Circle { center: point(center), radius: f64::from(radius) / FACTOR, paint });
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.draw_path(path, style)
    }

    /// The vertical anchor is not looked at: `at` is always on the baseline.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            text_anchor::HPos::Left => Anchor::Start,
            text_anchor::HPos::Center => Anchor::Middle,
            text_anchor::HPos::Right => Anchor::End,
        };
        if let Some(Ink::Text(role)) = self.ink(style.color()) {
            self.keep(Shape::Text { at: point(at), text: text.to_owned(), font: font(style), anchor, role });
        }
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let font = font(style);
        Ok((units(self.measure.width(text, font)).unsigned_abs(), units(font.line_height()).unsigned_abs()))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}

/// CSS pixels in plotters' units. Saturates; drawings are far smaller.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and that is what is wanted")]
pub(super) fn units(pixels: f64) -> i32 {
    (pixels * FACTOR).round() as i32
}
