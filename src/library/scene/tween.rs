//! [`tween`]: the animation from one scene to the next. Marks with the same key and shape move. All other marks appear
//! at once.
//!
//! Only positions and sizes are interpolated. Texts, colours and end caps are those of the new scene from the first
//! frame, so that no frame shows a number that was not stated.

use super::{Mark, Scene, Shape};
use crate::{
    geom::{Point, Rect, clamp},
    key::Key,
};

/// Returns the scene at `way` between `from` (0) and `to` (1), with an ease-out curve.
#[must_use]
pub fn tween(from: &Scene, to: &Scene, way: f64) -> Scene {
    let way = if way.is_finite() { clamp(way, 0.0, 1.0) } else { 1.0 };
    let rest = (1.0 - way).powi(3);
    let mut scene = to.clone();
    let earlier = numbered(from);
    let now = numbered(to);
    // Start positions of the dots of a name, computed once for all of them.
    let mut source: Option<(Name, Option<SplitBar>)> = None;
    for ((name, number), at) in &now {
        let found = earlier.binary_search_by_key(&(*name, *number), |(name, _)| *name).ok();
        let before = found.and_then(|found| earlier.get(found)).and_then(|(_, at)| from.marks.get(*at));
        let Some(mark) = scene.marks.get_mut(*at) else { continue };
        if let Some(before) = before {
            move_back(&before.shape, &mut mark.shape, rest);
        } else if let Shape::Circle { center, .. } = &mut mark.shape {
            let known = source.filter(|(known, _)| known == name);
            let (_, split_bar) = known.unwrap_or_else(|| {
                let dots = now.iter().filter(|((other, _), _)| other == name).filter_map(|(_, at)| to.marks.get(*at));
                (*name, longest(from, name.0).map(|bar| SplitBar::new(bar, dots)))
            });
            source = Some((*name, split_bar));
            if let Some(split_bar) = split_bar {
                *center = point(split_bar.start(*number), *center, rest);
            }
        }
    }
    scene
}

/// Key and shape of a mark.
type Name = (Key, u8);

/// Returns the marks sorted by name and by their number among marks of the same name, with their indexes in the scene.
fn numbered(scene: &Scene) -> Vec<((Name, usize), usize)> {
    let marks = scene.marks.iter().enumerate();
    let mut all: Vec<(Name, usize)> = marks.map(|(at, Mark { key, shape })| ((*key, shape.form()), at)).collect();
    all.sort_unstable();
    let mut number = 0_usize;
    let mut last = None;
    let named = all.into_iter().map(|(name, at)| {
        number = if last == Some(name) { number.saturating_add(1) } else { 0 };
        last = Some(name);
        ((name, number), at)
    });
    named.collect()
}

/// Returns the longest bar with this key, or `None` if the key has circles.
fn longest(scene: &Scene, key: Key) -> Option<Rect> {
    let shapes = || scene.marks.iter().filter(|mark| mark.key == key).map(|mark| &mark.shape);
    if shapes().any(|shape| matches!(shape, Shape::Circle { .. })) {
        return None;
    }
    let bars = shapes().filter_map(|shape| if let Shape::Rect { rect, .. } = shape { Some(*rect) } else { None });
    bars.max_by(|one, other| one.width().total_cmp(&other.width()))
}

/// A bar that splits into dots. The first dot starts at the end where the bar begins: the right one in a mirrored
/// drawing.
#[derive(Clone, Copy)]
struct SplitBar {
    begin: Point,
    end: Point,
    dots: usize,
}

impl SplitBar {
    fn new<'a>(bar: Rect, dots: impl Iterator<Item = &'a Mark>) -> Self {
        let centers =
            dots.filter_map(|mark| if let Shape::Circle { center, .. } = mark.shape { Some(center) } else { None });
        let centers: Vec<Point> = centers.collect();
        let middle = f64::midpoint(bar.y0, bar.y1);
        let (left, right) = (Point::new(bar.x0, middle), Point::new(bar.x1, middle));
        let from_right = centers.first().zip(centers.last()).is_some_and(|(first, last)| first.x > last.x);
        let (begin, end) = if from_right { (right, left) } else { (left, right) };
        Self { begin, end, dots: centers.len() }
    }

    /// Returns the start position of the dot with this number.
    fn start(self, number: usize) -> Point {
        let part = |number: usize| u32::try_from(number).map_or(0.0, f64::from);
        point(self.end, self.begin, (part(number) + 0.5) / part(self.dots).max(1.0))
    }
}

/// Moves a shape back towards an earlier one of the same kind. `rest` is the share of the distance that remains.
fn move_back(before: &Shape, shape: &mut Shape, rest: f64) {
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
        // The kind of shape has changed, so there is nothing to interpolate.
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
    use crate::{
        scene::{Fill, Paint},
        theme::Role,
    };

    fn bar(key: Key, width: f64) -> Mark {
        Mark { key, shape: Shape::Rect { rect: Rect::new(0.0, 0.0, width, 10.0), fill: Fill::Flat(Role::Text) } }
    }

    fn scene(marks: Vec<Mark>) -> Scene {
        Scene { marks, ..Scene::default() }
    }

    fn width(scene: &Scene, at: usize) -> f64 {
        let Some(Mark { shape: Shape::Rect { rect, .. }, .. }) = scene.marks.get(at) else { return f64::NAN };
        rect.width()
    }

    #[test]
    fn a_bar_splits_into_dots_along_its_length() {
        let key = Key::chart(0).item(0);
        let dot = |x| {
            let center = Point::new(x, 50.0);
            Mark { key, shape: Shape::Circle { center, radius: 4.0, paint: Paint::Fill(Fill::Flat(Role::Text)) } }
        };
        let to = scene(vec![dot(5.0), dot(15.0)]);
        let centers = |scene: &Scene| -> Vec<Point> {
            let center = |mark: &Mark| if let Shape::Circle { center, .. } = mark.shape { Some(center) } else { None };
            scene.marks.iter().filter_map(center).collect()
        };
        let from = scene(vec![bar(key, 100.0), bar(key, 20.0)]);
        assert_eq!(centers(&tween(&from, &to, 0.0)), [Point::new(25.0, 5.0), Point::new(75.0, 5.0)]);
        assert_eq!(tween(&from, &to, 1.0), to);
        // The order of a mirrored drawing.
        let mirrored = scene(vec![dot(15.0), dot(5.0)]);
        assert_eq!(centers(&tween(&from, &mirrored, 0.0)), [Point::new(75.0, 5.0), Point::new(25.0, 5.0)]);
        let other = scene(vec![bar(Key::chart(0).item(1), 100.0)]);
        assert_eq!(tween(&other, &to, 0.0), to, "the bar stands for something else");
    }

    #[test]
    fn a_tween_starts_at_the_old_positions_and_ends_at_the_new_scene() {
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
