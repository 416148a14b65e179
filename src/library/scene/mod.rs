//! The drawing as data: [`Scene`], a list of shapes with their keys and roles.
//!
//! A scene is independent of stories, charts, colours and screens. Painters match on [`Shape`] exhaustively, so the
//! compiler reports every painter that lacks a new shape.

mod dump;
mod emphasis;
mod fill;
mod hit;
mod mirror;
mod tween;

pub use emphasis::emphasis;
pub use fill::{fade, hatch};
pub use hit::HIT_TOLERANCE;
pub use mirror::right_to_left;
pub use tween::tween;

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    theme::{Font, Role},
};

/// A drawing: its marks from back to front, and its hit targets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Size of the drawing.
    pub size: Size,
    /// The marks, from back to front.
    pub marks: Vec<Mark>,
    /// The hit targets, from back to front.
    pub targets: Vec<Target>,
    /// Series of points, of which the nearest is hit.
    pub snap_lines: Vec<SnapLine>,
}

/// A visible shape with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it represents. Axes, grid lines and the like have the key of their chart.
    pub key: Key,
    /// Its shape.
    pub shape: Shape,
}

/// The shapes of marks.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Position and size.
        rect: Rect,
        /// How it is filled.
        fill: Fill,
    },
    /// A disc or a ring.
    Circle {
        /// The centre.
        center: Point,
        /// The radius, to the middle of the stroke.
        radius: f64,
        /// Fill for a disc, stroke for a ring.
        paint: Paint,
    },
    /// A polyline, closed if it is filled.
    Path {
        /// The points, at least two.
        points: Vec<Point>,
        /// Fill for an area, stroke for a line.
        paint: Paint,
    },
    /// One line of text.
    Text {
        /// The anchor point, on the baseline.
        at: Point,
        /// The text.
        text: String,
        /// Size and weight.
        font: Font,
        /// Which point of the text is at `at`.
        anchor: Anchor,
        /// Role of the text colour.
        role: Role,
    },
}

impl Shape {
    /// Returns the index of the variant.
    pub(crate) const fn form(&self) -> u8 {
        match self {
            Self::Rect { .. } => 0,
            Self::Circle { .. } => 1,
            Self::Path { .. } => 2,
            Self::Text { .. } => 3,
        }
    }
}

/// How a shape is painted: filled or stroked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Fills the inside.
    Fill(Fill),
    /// Strokes the outline.
    Stroke(Stroke),
}

/// How the inside of a shape is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// One opaque colour.
    Flat(Role),
    /// A gradient from the full colour to transparent in this direction. Shows an open or approximate end.
    Fade(Role, Direction),
    /// Diagonal lines. Show an uncertain value.
    Hatch(Role),
    /// The colour at the opacity [`TINT`]. Shows an interval behind its values.
    Tint(Role),
}

/// Opacity of [`Fill::Tint`], from 0 to 1.
pub const TINT: f64 = 0.2;

/// A direction on the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards greater x.
    Right,
    /// Towards smaller x.
    Left,
    /// Towards smaller y.
    Up,
    /// Towards greater y.
    Down,
}

impl Direction {
    /// Returns its name for text dumps.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// Returns the opposite direction.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }

    /// Returns the point at distance `along` in this direction from `base`, and `aside` across it.
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

/// The style of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Role of the colour.
    pub role: Role,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Solid, dashed or dotted.
    pub dash: Dash,
    /// Opacity from 0 to 1.
    pub opacity: f64,
}

/// The dash pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// A continuous line.
    Solid,
    /// 3 px dashes, 2.5 px gaps.
    Dashed,
    /// 2 px dashes, 3 px gaps.
    Dotted,
}

impl Dash {
    /// Returns the length of dash and gap in CSS pixels, or `None` for a solid line.
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
    /// Creates a solid, opaque line.
    #[must_use]
    pub const fn solid(role: Role, width: f64) -> Self {
        Self { role, width, dash: Dash::Solid, opacity: 1.0 }
    }
}

/// Which point of a text is at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The start, in reading direction.
    Start,
    /// The middle.
    Middle,
    /// The end, in reading direction.
    End,
}

/// An area that can be hovered, tapped or selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The key that it selects.
    pub key: Key,
    /// Position and size.
    pub rect: Rect,
}

/// A series of points. Anywhere in its area, the nearest point is hit.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapLine {
    /// The area in which its points can be hit.
    pub area: Rect,
    /// The points, sorted by x.
    pub points: Vec<SnapPoint>,
}

/// A point that can be hovered, tapped or selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnapPoint {
    /// Its position.
    pub at: Point,
    /// What it represents.
    pub key: Key,
}

/// Half the size of a point's bounding box, in CSS pixels.
pub(crate) const POINT: f64 = 6.0;

/// The distance of the frame around an emphasized mark from the mark, in CSS pixels.
pub(crate) const FRAME_DISTANCE: f64 = 4.0;

impl Scene {
    /// Returns the main bounding box of a key: that of its first hit target, otherwise that of its point on a snap
    /// line.
    #[must_use]
    pub fn bounds(&self, key: Key) -> Option<Rect> {
        let target = self.targets.iter().find(|target| target.key == key).map(|target| target.rect);
        target.or_else(|| self.point(key).map(|at| Rect::square_around(at, POINT)))
    }

    /// Returns every text of the drawing.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } => None,
        })
    }

    /// Returns the position of this key's point on a snap line.
    #[must_use]
    pub fn point(&self, key: Key) -> Option<Point> {
        self.snap_lines
            .iter()
            .flat_map(|snap_line| &snap_line.points)
            .find(|point| point.key == key)
            .map(|point| point.at)
    }
}
