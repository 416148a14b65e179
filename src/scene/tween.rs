//! The way from one drawing to the next: what stands for the same thing moves, everything else is there at once.
//!
//! Only places and extents move. Words, colours and ends are those of the new drawing from the first moment: no number
//! is shown on the way that nobody said.

use super::{Mark, Scene, Shape};
use crate::{
    geom::{Point, Rect, within},
    key::Key,
};

/// The drawing at this point of the way, from 0 (`from`) to 1 (`to`). It starts fast and arrives slowly.
#[must_use]
pub fn tween(from: &Scene, to: &Scene, way: f64) -> Scene {
    let way = if way.is_finite() { within(way, 0.0, 1.0) } else { 1.0 };
    let rest = (1.0 - way).powi(3);
    let mut scene = to.clone();
    let earlier = numbered(from);
    for ((key, number), at) in numbered(to) {
        let found = earlier.binary_search_by_key(&(key, number), |(name, _)| *name).ok();
        let before = found.and_then(|found| earlier.get(found)).and_then(|(_, at)| from.marks.get(*at));
        if let (Some(before), Some(mark)) = (before, scene.marks.get_mut(at)) {
            toward(&before.shape, &mut mark.shape, rest);
        }
    }
    scene
}

/// The marks by what they stand for, sorted: the first of a key, its second, and so on, with their positions.
fn numbered(scene: &Scene) -> Vec<((Key, usize), usize)> {
    let mut all: Vec<(Key, usize)> = scene.marks.iter().enumerate().map(|(at, Mark { key, .. })| (*key, at)).collect();
    all.sort_unstable();
    let mut number = 0_usize;
    let mut last = None;
    let named = all.into_iter().map(|(key, at)| {
        number = if last == Some(key) { number.saturating_add(1) } else { 0 };
        last = Some(key);
        ((key, number), at)
    });
    named.collect()
}

/// Puts a shape back toward an earlier one of the same kind, by this share of the way between them.
fn toward(before: &Shape, shape: &mut Shape, rest: f64) {
    match (before, shape) {
        (Shape::Rect { rect: old, .. }, Shape::Rect { rect, .. }) => {
            *rect = Rect {
                x0: between(old.x0, rect.x0, rest),
                y0: between(old.y0, rect.y0, rest),
                x1: between(old.x1, rect.x1, rest),
                y1: between(old.y1, rect.y1, rest),
            };
        }
        (Shape::Circle { center: old, .. }, Shape::Circle { center, .. }) => *center = point(*old, *center, rest),
        (Shape::Path { points: old, .. }, Shape::Path { points, .. }) if old.len() == points.len() => {
            for (old, now) in old.iter().zip(points) {
                *now = point(*old, *now, rest);
            }
        }
        (Shape::Text { at: old, .. }, Shape::Text { at, .. }) => *at = point(*old, *at, rest),
        // Of another kind now: it is what it is.
        (Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } | Shape::Text { .. }, _) => {}
    }
}

fn point(old: Point, now: Point, rest: f64) -> Point {
    Point::new(between(old.x, now.x, rest), between(old.y, now.y, rest))
}

fn between(old: f64, now: f64, rest: f64) -> f64 {
    now + (old - now) * rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{scene::Fill, theme::Role};

    fn bar(key: Key, width: f64) -> Mark {
        Mark { key, shape: Shape::Rect { rect: Rect::new(0.0, 0.0, width, 10.0), fill: Fill::Flat(Role::Ink) } }
    }

    fn scene(marks: Vec<Mark>) -> Scene {
        Scene { marks, ..Scene::default() }
    }

    fn width(scene: &Scene, at: usize) -> f64 {
        let Some(Mark { shape: Shape::Rect { rect, .. }, .. }) = scene.marks.get(at) else { return f64::NAN };
        rect.width()
    }

    #[test]
    fn the_way_ends_at_the_new_drawing_and_begins_at_the_old_places() {
        let (one, two) = (Key::chart(0).item(0), Key::chart(0).item(1));
        let from = scene(vec![bar(one, 10.0), bar(one, 2.0)]);
        let to = scene(vec![bar(two, 5.0), bar(one, 30.0), bar(one, 4.0)]);
        assert_eq!(tween(&from, &to, 1.0), to);
        assert_eq!(tween(&from, &to, f64::NAN), to);
        let begun = tween(&from, &to, 0.0);
        for (at, expected) in [(0, 5.0), (1, 10.0), (2, 2.0)] {
            assert!((width(&begun, at) - expected).abs() < 1e-9, "{at}: {}", width(&begun, at));
        }
        let under_way = width(&tween(&from, &to, 0.5), 1);
        assert!((10.0..30.0).contains(&under_way), "{under_way}");
    }
}
