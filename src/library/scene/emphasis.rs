//! [`emphasis`]: the marks that highlight the hovered and the selected key.

use super::{FRAME_DISTANCE, Mark, POINT, Paint, Scene, Shape, SnapLine, Stroke, Target};
use crate::{geom::Point, key::Key, theme::Role};

/// Returns frames around the hovered and the selected key. The hovered key has a light frame. The selected key has a
/// heavy frame in two colours, which is visible on any background.
#[must_use]
pub fn emphasis(scene: &Scene, hovered: Option<Key>, chosen: Option<Key>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for target in &scene.targets {
        if Some(target.key) == chosen {
            marks.push(frame(scene, *target, Role::Background, 5.0));
            marks.push(frame(scene, *target, Role::Text, 2.0));
        } else if Some(target.key) == hovered {
            marks.push(frame(scene, *target, Role::Border, 1.5));
        }
    }
    for (key, role, width) in [(hovered, Role::Border, 1.5), (chosen, Role::Text, 2.0)] {
        // A point has no extent to frame. It has a ring, and a vertical line across its snap line's area.
        let framed = |key| scene.targets.iter().any(|target| target.key == key);
        if let Some(key) = key.filter(|key| !framed(*key)) {
            marks.extend(ring(scene, key, role, width).into_iter().flatten());
        }
    }
    marks
}

fn ring(scene: &Scene, key: Key, role: Role, width: f64) -> Option<[Mark; 3]> {
    let holds = |snap_line: &&SnapLine| snap_line.points.iter().any(|point| point.key == key);
    let snap_line = scene.snap_lines.iter().find(holds)?;
    let center = scene.point(key)?;
    let ends = vec![Point::new(center.x, snap_line.area.y0), Point::new(center.x, snap_line.area.y1)];
    let line = Shape::Path { points: ends, paint: Paint::Stroke(Stroke::solid(Role::Border, 1.0)) };
    let ring = |role, width| Shape::Circle { center, radius: POINT, paint: Paint::Stroke(Stroke::solid(role, width)) };
    Some([line, ring(Role::Background, width + 3.0), ring(role, width)].map(|shape| Mark { key, shape }))
}

fn frame(scene: &Scene, target: Target, role: Role, width: f64) -> Mark {
    // The frame is outside the text of the target, but stays on the drawing at its edges.
    let rect = target.rect.expanded(FRAME_DISTANCE);
    let inset = width / 2.0;
    let (left, right) = (rect.x0.max(inset), rect.x1.min(scene.size.width - inset));
    let (top, bottom) = (rect.y0.max(inset), rect.y1.min(scene.size.height - inset));
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
    Mark { key: target.key, shape: Shape::Path { points, paint: Paint::Stroke(Stroke::solid(role, width)) } }
}
