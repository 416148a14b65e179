//! Hit testing: finds the key at a point.

use super::{Scene, SnapLine, SnapPoint};
use crate::{geom::Point, key::Key};

/// Tolerance around a target for touch, in CSS pixels: half of the 24 px of WCAG 2.2, 2.5.8.
pub const HIT_TOLERANCE: f64 = 12.0;

impl Scene {
    /// Returns the key at a point: the foremost target that contains it, otherwise the nearest point of the snap lines
    /// whose area contains it, otherwise the nearest target within `slop` pixels.
    #[must_use]
    pub fn hit(&self, point: Point, slop: f64) -> Option<Key> {
        if let Some(target) = self.targets.iter().rev().find(|target| target.rect.contains(point)) {
            return Some(target.key);
        }
        let around = self.snap_lines.iter().filter(|snap_line| snap_line.area.contains(point));
        let near = around.filter_map(|snap_line| snap_line.nearest(point));
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

impl SnapLine {
    /// Returns the nearest point: the nearest by x, and of several at that x the nearest by distance. Uses binary
    /// search, because a snap line has up to a point per pixel.
    #[must_use]
    pub fn nearest(&self, point: Point) -> Option<SnapPoint> {
        let after = self.points.partition_point(|other| other.at.x < point.x);
        let (before, behind) = self.points.split_at_checked(after)?;
        let nearest = match (before.last(), behind.first()) {
            (Some(left), Some(right)) if point.x - left.at.x <= right.at.x - point.x => left,
            (left, right) => right.or(left)?,
        };
        // Several points can have the same x.
        let beside = |other: &&SnapPoint| (other.at.x - nearest.at.x).abs() < 0.5;
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
    fn the_foremost_target_is_hit_and_otherwise_the_nearest() {
        let (back, front) = (Key::chart(0).item(0), Key::chart(0).item(1));
        let target = |key, x| Target { key, rect: Rect::new(x, 0.0, 10.0, 10.0) };
        let scene = Scene { targets: vec![target(back, 0.0), target(front, 5.0)], ..Scene::default() };
        assert_eq!(scene.hit(Point::new(7.0, 5.0), 0.0), Some(front));
        assert_eq!(scene.hit(Point::new(2.0, 5.0), 0.0), Some(back));
        assert_eq!(scene.hit(Point::new(-5.0, 5.0), HIT_TOLERANCE), Some(back));
        assert_eq!(scene.hit(Point::new(-15.0, 5.0), HIT_TOLERANCE), None);
    }

    #[test]
    fn in_the_area_of_a_snap_line_the_nearest_point_is_hit() {
        let item = Key::chart(0).item(0);
        let at = |part, x, y| SnapPoint { at: Point::new(x, y), key: item.part(part) };
        let points = vec![at(0, 10.0, 5.0), at(1, 20.0, 5.0), at(2, 20.25, 90.0), at(3, 90.0, 5.0)];
        let snap_line = SnapLine { area: Rect::new(0.0, 0.0, 100.0, 100.0), points };
        let scene = Scene { snap_lines: vec![snap_line], ..Scene::default() };
        for (x, y, part) in [(0.0, 50.0, 0), (14.0, 50.0, 0), (16.0, 0.0, 1), (19.0, 80.0, 2), (99.0, 99.0, 3)] {
            assert_eq!(scene.hit(Point::new(x, y), 0.0), Some(item.part(part)), "{x}, {y}");
        }
        assert_eq!(scene.hit(Point::new(101.0, 5.0), 0.0), None);
    }
}
