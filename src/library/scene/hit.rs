//! From a point to the key under it.

use super::{Scene, Trace, TracePoint};
use crate::{geom::Point, key::Key};

/// How far beside a target a finger may land, in CSS pixels: half of WCAG 2.2's 24 px (2.5.8).
pub const SLOP: f64 = 12.0;

impl Scene {
    /// What lies at a point: the foremost target that holds it, or else the nearest point of the traces around it, or
    /// else the nearest target within `slop` pixels.
    #[must_use]
    pub fn hit(&self, point: Point, slop: f64) -> Option<Key> {
        if let Some(target) = self.targets.iter().rev().find(|target| target.rect.contains(point)) {
            return Some(target.key);
        }
        let around = self.traces.iter().filter(|trace| trace.area.contains(point));
        let near = around.filter_map(|trace| trace.nearest(point));
        let near = near.min_by(|one, other| one.at.distance(point).total_cmp(&other.at.distance(point)));
        if let Some(near) = near {
            return Some(near.key);
        }
        self.targets
            .iter()
            .map(|target| (target.rect.distance(point), target.key))
            .filter(|(distance, _)| *distance <= slop)
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, key)| key)
    }
}

impl Trace {
    /// The point that is meant: of those nearest along the row, the one nearest in all. Found by halving, for a row has
    /// a point to every pixel.
    #[must_use]
    pub fn nearest(&self, point: Point) -> Option<TracePoint> {
        let after = self.points.partition_point(|other| other.at.x < point.x);
        let (before, behind) = self.points.split_at_checked(after)?;
        let nearest = match (before.last(), behind.first()) {
            (Some(left), Some(right)) if point.x - left.at.x <= right.at.x - point.x => left,
            (left, right) => right.or(left)?,
        };
        // Several points can stand above each other at one place of the row.
        let beside = |other: &&TracePoint| (other.at.x - nearest.at.x).abs() < 0.5;
        let left = before.iter().rev().take_while(beside);
        let right = behind.iter().take_while(beside);
        left.chain(right).min_by(|one, other| one.at.distance(point).total_cmp(&other.at.distance(point))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Target;
    use super::*;
    use crate::geom::Rect;

    #[test]
    fn the_foremost_target_wins_and_then_the_nearest() {
        let (back, front) = (Key::chart(0).item(0), Key::chart(0).item(1));
        let target = |key, x| Target { key, rect: Rect::new(x, 0.0, 10.0, 10.0) };
        let scene = Scene { targets: vec![target(back, 0.0), target(front, 5.0)], ..Scene::default() };
        assert_eq!(scene.hit(Point::new(7.0, 5.0), 0.0), Some(front));
        assert_eq!(scene.hit(Point::new(2.0, 5.0), 0.0), Some(back));
        assert_eq!(scene.hit(Point::new(-5.0, 5.0), SLOP), Some(back));
        assert_eq!(scene.hit(Point::new(-15.0, 5.0), SLOP), None);
    }

    #[test]
    fn in_the_area_of_a_trace_the_nearest_point_is_meant() {
        let item = Key::chart(0).item(0);
        let at = |part, x, y| TracePoint { at: Point::new(x, y), key: item.part(part) };
        let points = vec![at(0, 10.0, 5.0), at(1, 20.0, 5.0), at(2, 20.25, 90.0), at(3, 90.0, 5.0)];
        let trace = Trace { area: Rect::new(0.0, 0.0, 100.0, 100.0), points };
        let scene = Scene { traces: vec![trace], ..Scene::default() };
        for (x, y, part) in [(0.0, 50.0, 0), (14.0, 50.0, 0), (16.0, 0.0, 1), (19.0, 80.0, 2), (99.0, 99.0, 3)] {
            assert_eq!(scene.hit(Point::new(x, y), 0.0), Some(item.part(part)), "{x}, {y}");
        }
        assert_eq!(scene.hit(Point::new(101.0, 5.0), 0.0), None);
    }
}
