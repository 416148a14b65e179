//! Published answers as a script reads them: from the JSON alone, by the rules in the documentation of the module
//! `answers`.

use article_infographic::geom::{Point, Rect};
use serde::Deserialize;
use serde_json::Value;

/// The answers of a story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluated {
    pub outline: Value,
    pub sides: usize,
    pub charts: Vec<Chart>,
}

/// The answers of a chart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chart {
    pub labels: Vec<String>,
    pub points: Vec<Value>,
    pub related: Vec<Vec<usize>>,
    pub csv: Option<String>,
    pub is_partial: bool,
    pub drawings: Vec<Drawing>,
}

/// The answers of a drawing.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub targets: Vec<i64>,
    pub snap_lines: Vec<SnapLine>,
    pub stops: Vec<i64>,
    pub note: Option<String>,
}

/// A snap line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SnapLine {
    area: [i64; 4],
    points: Vec<i64>,
}

/// Half the size of a point's bounding box, in CSS pixels.
const POINT: f64 = 6.0;

fn pixels(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

fn rect(edges: &[i64]) -> Rect {
    Rect { x0: pixels(edges[0]), y0: pixels(edges[1]), x1: pixels(edges[2]), y1: pixels(edges[3]) }
}

impl Drawing {
    /// The targets from back to front: node index and rectangle.
    fn targets(&self) -> impl DoubleEndedIterator<Item = (i64, Rect)> {
        self.targets.chunks(5).map(|target| (target[0], rect(&target[1..])))
    }

    /// Whether the point is in the area of a snap line and on no target.
    pub fn is_on_snap_line(&self, at: Point) -> bool {
        let is_near = |line: &SnapLine| rect(&line.area).expanded(0.02).contains(at);
        self.snap_lines.iter().any(is_near) && !self.targets().any(|(_, rect)| rect.contains(at))
    }

    /// The node index at a point.
    pub fn hit(&self, at: Point, slop: f64) -> Option<i64> {
        if let Some((index, _)) = self.targets().rev().find(|(_, rect)| rect.contains(at)) {
            return Some(index);
        }
        let around = self.snap_lines.iter().filter(|line| rect(&line.area).contains(at));
        let near = around.filter_map(|line| line.nearest(at));
        if let Some((index, _)) = near.min_by(|(_, one), (_, other)| one.distance(at).total_cmp(&other.distance(at))) {
            return Some(index);
        }
        let near = self.targets().map(|(index, rect)| (index, rect.distance(at)));
        let near = near.filter(|(_, distance)| *distance <= slop);
        near.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(index, _)| index)
    }

    /// The bounding box of a node.
    pub fn bounds(&self, node: usize) -> Option<Rect> {
        let is_node = |index: i64| usize::try_from(index) == Ok(node);
        let target = self.targets().find(|(index, _)| is_node(*index)).map(|(_, rect)| rect);
        let mut points = self.snap_lines.iter().flat_map(SnapLine::points);
        target.or_else(|| points.find(|(index, _)| is_node(*index)).map(|(_, at)| Rect::square_around(at, POINT)))
    }
}

impl SnapLine {
    fn points(&self) -> impl Iterator<Item = (i64, Point)> {
        self.points.chunks(3).map(|point| (point[0], Point::new(pixels(point[1]), pixels(point[2]))))
    }

    /// The nearest point by x, the left one of two; of points beside it, the nearest by distance.
    fn nearest(&self, at: Point) -> Option<(i64, Point)> {
        let aside = |point: Point| (point.x - at.x).abs();
        let (_, nearest) = self.points().min_by(|(_, one), (_, other)| aside(*one).total_cmp(&aside(*other)))?;
        let beside = self.points().filter(|(_, point)| (point.x - nearest.x).abs() < 0.499);
        beside.min_by(|(_, one), (_, other)| one.distance(at).total_cmp(&other.distance(at)))
    }
}
