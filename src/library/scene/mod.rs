//! The drawing as data: [`Scene`], shapes with their keys and roles.
//!
//! It knows no story, no chart, no colour and no screen. Painters match on every shape, so that a new one cannot be
//! forgotten by any of them.

mod dump;
mod emphasis;
mod fill;
mod hit;
mod mirror;
mod tween;

pub use emphasis::emphasis;
pub use fill::{fade, hatch};
pub use hit::SLOP;
pub use mirror::right_to_left;
pub use tween::tween;

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    theme::{Font, Role},
};

/// A drawing: what is seen, from back to front, and where it can be touched.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Extent of the drawing.
    pub size: Size,
    /// What is seen, the hindmost first.
    pub marks: Vec<Mark>,
    /// Where it can be touched, the foremost last.
    pub targets: Vec<Target>,
    /// Rows of points, where the nearest one is meant.
    pub traces: Vec<Trace>,
}

/// Something seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for; a chart's key for axes, grid lines and the like.
    pub key: Key,
    /// Its form.
    pub shape: Shape,
}

/// The forms that a mark can have.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Its extent.
        rect: Rect,
        /// Its inside.
        fill: Fill,
    },
    /// A disc or a ring.
    Circle {
        /// Its centre.
        center: Point,
        /// Its radius, to the middle of the ring's line.
        radius: f64,
        /// A disc or a ring.
        paint: Paint,
    },
    /// A line from point to point; closed where it is filled.
    Path {
        /// The points; two or more.
        points: Vec<Point>,
        /// A line or an area.
        paint: Paint,
    },
    /// A run of text in one line.
    Text {
        /// Where its baseline begins, ends or has its middle.
        at: Point,
        /// The text.
        text: String,
        /// Size and weight.
        font: Font,
        /// Which point of the text lies at `at`.
        anchor: Anchor,
        /// Its colour.
        role: Role,
    },
}

impl Shape {
    /// Which of the forms it has.
    pub(crate) const fn form(&self) -> u8 {
        match self {
            Self::Rect { .. } => 0,
            Self::Circle { .. } => 1,
            Self::Path { .. } => 2,
            Self::Text { .. } => 3,
        }
    }
}

/// Inside or outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// The inside.
    Fill(Fill),
    /// The outline.
    Stroke(Stroke),
}

/// How the inside of a shape looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Flat(Role),
    /// From the colour at one edge to nothing at the one opposite, which is named: an end that is not known.
    Fade(Role, Toward),
    /// Slanted lines: somewhere in here.
    Hatch(Role),
}

/// A way to go on the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// As x grows.
    Right,
    /// Against it.
    Left,
    /// Against y.
    Up,
    /// As y grows.
    Down,
}

impl Toward {
    /// Its name in text forms of a drawing.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The point so far along this way from the base, and so far aside of it.
    #[must_use]
    pub fn from(self, base: Point, along: f64, aside: f64) -> Point {
        let Point { x, y } = base;
        match self {
            Self::Right => Point::new(x + along, y + aside),
            Self::Left => Point::new(x - along, y + aside),
            Self::Up => Point::new(x + aside, y - along),
            Self::Down => Point::new(x + aside, y + along),
        }
    }
}

/// How a line looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub role: Role,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Drawn through or broken.
    pub dash: Dash,
    /// From 0 (nothing) to 1: how much of the colour covers what is behind.
    pub opacity: f64,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// 3 px drawn, 2.5 px left out.
    Dashed,
    /// 2 px drawn, 3 px left out.
    Dotted,
}

impl Dash {
    /// Drawn and left out, in CSS pixels; nothing for a line that is drawn through.
    #[must_use]
    pub const fn pattern(self) -> Option<[f64; 2]> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some([3.0, 2.5]),
            Self::Dotted => Some([2.0, 3.0]),
        }
    }
}

impl Stroke {
    /// A line that is drawn through.
    #[must_use]
    pub const fn solid(role: Role, width: f64) -> Self {
        Self { role, width, dash: Dash::Solid, opacity: 1.0 }
    }
}

/// Which point of a text lies at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Where reading begins.
    Start,
    /// The middle.
    Middle,
    /// Where reading ends.
    End,
}

/// A place that can be touched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// What is touched.
    pub key: Key,
    /// Its extent.
    pub rect: Rect,
}

/// A row of points: anywhere in its area, the nearest point is meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Where it can be touched.
    pub area: Rect,
    /// The points from left to right.
    pub points: Vec<TracePoint>,
}

/// A point that can be meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TracePoint {
    /// Where it lies.
    pub at: Point,
    /// What it stands for.
    pub key: Key,
}

/// Half the width of the place that a point takes, in CSS pixels.
pub(crate) const POINT: f64 = 6.0;

impl Scene {
    /// Where this key mainly is: the first of the places where it can be touched, or its point of a trace.
    #[must_use]
    pub fn place(&self, key: Key) -> Option<Rect> {
        let target = self.targets.iter().find(|target| target.key == key).map(|target| target.rect);
        target.or_else(|| self.point(key).map(|at| Rect::around(at, POINT)))
    }

    /// Every text on the drawing.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
    }

    /// The point of a trace that stands for this key.
    #[must_use]
    pub fn point(&self, key: Key) -> Option<Point> {
        self.traces.iter().flat_map(|trace| &trace.points).find(|point| point.key == key).map(|point| point.at)
    }
}
