//! [`Sheet`]: what a chart draws on. plotters' elements go in, each with the key that it stands for; a scene comes out.

use std::{cell::RefCell, ops::Range, rc::Rc};

use plotters::{
    coord::{CoordTranslate, Shift, types::RangedCoordf64},
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use super::{
    Frame,
    record::{FACTOR, Ink, Recorder, units},
};
use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    scene::{Anchor, Fill, Paint, Scene, Stroke, Target, Trace, TracePoint},
    theme::{Font, Role, Weight},
    words::Direction,
};

/// plotters refused to draw what a checked story gave it: a fault of ours, never the editor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartBug;

type Drawn = Result<(), ChartBug>;

/// Left free on the left and on the right, so that a frame around what is chosen does not touch its text.
pub(super) const MARGIN_X: f64 = 8.0;

/// Left free above and below.
pub(super) const MARGIN_Y: f64 = 4.0;

/// A drawing in the making. All lengths are CSS pixels; the origin lies inside the margins.
pub(super) struct Sheet<'a> {
    recorder: Rc<RefCell<Recorder<'a>>>,
    area: DrawingArea<Recorder<'a>, Shift>,
    size: Size,
    room: Size,
    /// Where the room begins, below what has been drawn above it.
    top: f64,
    direction: Direction,
    targets: Vec<Target>,
    traces: Vec<Trace>,
}

impl<'a> Sheet<'a> {
    /// A sheet with this much room inside its margins.
    pub(super) fn new(room: Size, chart: Key, frame: Frame<'a>) -> Self {
        let size = Size { width: room.width + 2.0 * MARGIN_X, height: room.height + 2.0 * MARGIN_Y };
        let recorder = Rc::new(RefCell::new(Recorder::new(size, chart, frame.measure)));
        let whole: DrawingArea<Recorder<'a>, Shift> = (&recorder).into();
        let inside = (units(room.width).max(1), units(room.height).max(1));
        let area = whole.shrink((units(MARGIN_X), units(MARGIN_Y)), inside);
        let direction = frame.locale.direction;
        Self { recorder, area, size, room, top: 0.0, direction, targets: Vec::new(), traces: Vec::new() }
    }

    /// The room inside the margins.
    pub(super) fn room(&self) -> Size {
        self.room
    }

    /// Takes this height from the top of the room: from now on, the origin lies below it.
    pub(super) fn go_below(&mut self, height: f64) {
        self.top += height;
        self.room.height -= height;
    }

    /// Which way the drawing will be read.
    pub(super) fn direction(&self) -> Direction {
        self.direction
    }

    /// Makes a place touchable. Later ones lie in front.
    pub(super) fn target(&mut self, key: Key, rect: Rect) {
        self.targets.push(Target { key, rect: rect.moved(MARGIN_X, MARGIN_Y + self.top) });
    }

    /// Makes a row of points touchable: anywhere in the area, the nearest is meant. From left to right.
    pub(super) fn trace(&mut self, area: Rect, points: impl Iterator<Item = (Key, Point)>) {
        let top = self.top;
        let moved =
            |(key, at): (Key, Point)| TracePoint { key, at: Point::new(at.x + MARGIN_X, at.y + MARGIN_Y + top) };
        self.traces.push(Trace { area: area.moved(MARGIN_X, MARGIN_Y + top), points: points.map(moved).collect() });
    }

    pub(super) fn rect(&self, key: Key, rect: Rect, fill: Fill) -> Drawn {
        let style = ShapeStyle { color: self.color(Ink::Fill(fill)), filled: true, stroke_width: 0 };
        self.draw(
            key,
            &Rectangle::new([self.at(Point::new(rect.x0, rect.y0)), self.at(Point::new(rect.x1, rect.y1))], style),
        )
    }

    pub(super) fn circle(&self, key: Key, center: Point, radius: f64, paint: Paint) -> Drawn {
        self.draw(key, &Circle::new(self.at(center), units(radius), self.style(paint)))
    }

    pub(super) fn line(&self, key: Key, points: &[Point], stroke: Stroke) -> Drawn {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.at(*point)).collect();
        self.draw(key, &PathElement::new(points, self.style(Paint::Stroke(stroke))))
    }

    /// One line of text with its baseline at `place`.
    pub(super) fn text(&self, key: Key, place: Point, text: &str, font: Font, anchor: Anchor, role: Role) -> Drawn {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let weight = match font.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Bold => FontStyle::Bold,
        };
        let color = self.color(Ink::Text(role));
        let style = TextStyle::from(FontDesc::new(FontFamily::SansSerif, font.size * FACTOR, weight))
            .color(&color)
            .pos(Pos::new(horizontal, VPos::Bottom));
        self.draw(key, &Text::new(text, self.at(place), style))
    }

    /// Lines of text below each other, the first with its baseline at `place`.
    pub(super) fn lines(
        &self,
        key: Key,
        place: Point,
        lines: &[String],
        font: Font,
        anchor: Anchor,
        role: Role,
    ) -> Drawn {
        let mut place = place;
        for line in lines {
            self.text(key, place, line, font, anchor, role)?;
            place.y += font.line_height();
        }
        Ok(())
    }

    /// The drawing, complete.
    pub(super) fn finish(self) -> Scene {
        let marks = self.recorder.borrow_mut().take_marks();
        Scene { size: self.size, marks, targets: self.targets, traces: self.traces }
    }

    fn draw<'e, E>(&self, key: Key, element: &'e E) -> Drawn
    where
        &'e E: plotters::element::PointCollection<'e, (i32, i32)>,
        E: plotters::element::Drawable<Recorder<'a>>,
    {
        let before = self.recorder.borrow_mut().stand_for(key);
        let drawn = self.area.draw(element).map_err(|_| ChartBug);
        self.recorder.borrow_mut().stand_for(before);
        drawn
    }

    fn at(&self, point: Point) -> (i32, i32) {
        at(Point::new(point.x, point.y + self.top))
    }

    fn style(&self, paint: Paint) -> ShapeStyle {
        match paint {
            Paint::Fill(fill) => ShapeStyle { color: self.color(Ink::Fill(fill)), filled: true, stroke_width: 0 },
            Paint::Stroke(stroke) => ShapeStyle {
                color: self.color(Ink::Line(stroke)),
                filled: false,
                stroke_width: units(stroke.width).unsigned_abs(),
            },
        }
    }

    fn color(&self, ink: Ink) -> RGBAColor {
        let [_, red, green, blue] = self.recorder.borrow_mut().number(ink).to_be_bytes();
        RGBAColor(red, green, blue, 1.0)
    }
}

/// Values to places on the sheet, by plotters' linear coordinates: x grows to the right, y downwards.
pub(super) struct Scales {
    coordinates: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Scales {
    /// The scales of a part of the sheet. plotters' chart builder would bring titles, legends and label areas along,
    /// which are the page's business and ours.
    pub(super) fn new(plot: Rect, x: Range<f64>, y: Range<f64>) -> Self {
        let (left, top) = at(Point::new(plot.x0, plot.y0));
        let (right, bottom) = at(Point::new(plot.x1, plot.y1));
        let (right, bottom) = (right.max(left.saturating_add(1)), bottom.max(top.saturating_add(1)));
        Self { coordinates: Cartesian2d::new(x, y, (left..right, top..bottom)) }
    }

    /// Where a pair of values lies, to an eighth of a pixel.
    pub(super) fn place(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.coordinates.translate(&(x, y));
        Point::new(f64::from(x) / FACTOR, f64::from(y) / FACTOR)
    }
}

fn at(point: Point) -> (i32, i32) {
    (units(point.x), units(point.y))
}
