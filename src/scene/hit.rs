//! From a point to the key under it.

use super::Scene;
use crate::{geom::Point, key::Key};

/// How far beside a target a finger may land, in CSS pixels: half of WCAG 2.2's 24 px (2.5.8).
pub const SLOP: f64 = 12.0;

impl Scene {
    /// What lies at a point: the foremost target that holds it, or else the nearest within `slop` pixels.
    #[must_use]
    pub fn hit(&self, point: Point, slop: f64) -> Option<Key> {
        if let Some(target) = self.targets.iter().rev().find(|target| target.rect.contains(point)) {
            return Some(target.key);
        }
        self.targets
            .iter()
            .map(|target| (target.rect.distance(point), target.key))
            .filter(|(distance, _)| *distance <= slop)
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
            .map(|(_, key)| key)
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
}
