//! Points, sizes and rectangles, in CSS pixels, with y growing downwards.

/// Clamps a value to a range. Returns `low` if the range is reversed.
///
/// Unlike `f64::clamp`, it cannot panic. It therefore avoids the code that formats the panic message, which is 20 kB of
/// the widget.
#[must_use]
pub const fn clamp(value: f64, low: f64, high: f64) -> f64 {
    value.min(high).max(low)
}

/// A point on the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

impl Point {
    /// Creates the point at `x` from the left and `y` from the top.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Returns the distance to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// The size of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Extent from left to right.
    pub width: f64,
    /// Extent from top to bottom.
    pub height: f64,
}

/// A rectangle whose sides are parallel to the edges of the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f64,
    /// Top edge.
    pub y0: f64,
    /// Right edge; not left of `x0`.
    pub x1: f64,
    /// Bottom edge; not above `y0`.
    pub y1: f64,
}

impl Rect {
    /// Creates the rectangle between two opposite corners, in any order.
    #[must_use]
    pub const fn from_corners(one: Point, other: Point) -> Self {
        Self { x0: one.x.min(other.x), y0: one.y.min(other.y), x1: one.x.max(other.x), y1: one.y.max(other.y) }
    }

    /// Creates the rectangle with this top left corner, width and height.
    #[must_use]
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self::from_corners(Point::new(x, y), Point::new(x + width, y + height))
    }

    /// Creates the square around a point; `radius` is half its side.
    #[must_use]
    pub const fn square_around(center: Point, radius: f64) -> Self {
        Self::new(center.x - radius, center.y - radius, 2.0 * radius, 2.0 * radius)
    }

    /// Returns the width.
    #[must_use]
    pub const fn width(self) -> f64 {
        self.x1 - self.x0
    }

    /// Returns the height.
    #[must_use]
    pub const fn height(self) -> f64 {
        self.y1 - self.y0
    }

    /// Returns the centre.
    #[must_use]
    pub const fn center(self) -> Point {
        Point::new(f64::midpoint(self.x0, self.x1), f64::midpoint(self.y0, self.y1))
    }

    /// Returns the rectangle with every side moved outwards by `distance`.
    #[must_use]
    pub const fn expanded(self, distance: f64) -> Self {
        Self { x0: self.x0 - distance, y0: self.y0 - distance, x1: self.x1 + distance, y1: self.y1 + distance }
    }

    /// Returns the rectangle moved by `x` and `y`.
    #[must_use]
    pub const fn moved(self, x: f64, y: f64) -> Self {
        Self { x0: self.x0 + x, y0: self.y0 + y, x1: self.x1 + x, y1: self.y1 + y }
    }

    /// Returns the smallest rectangle that contains both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// Whether the point is inside or on an edge.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        (self.x0..=self.x1).contains(&point.x) && (self.y0..=self.y1).contains(&point.y)
    }

    /// Whether the two have an area in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Returns the distance from the point to the rectangle; 0 inside.
    #[must_use]
    pub fn distance(self, point: Point) -> f64 {
        let x = (self.x0 - point.x).max(point.x - self.x1).max(0.0);
        let y = (self.y0 - point.y).max(point.y - self.y1).max(0.0);
        x.hypot(y)
    }
}
