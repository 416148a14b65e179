//! What is drawn on top for the thing under the pointer and for the thing chosen.

use super::{Mark, POINT, Paint, Scene, Shape, Stroke, Target, Trace};
use crate::{geom::Point, key::Key, theme::Role};

/// Frames around the hovered and the chosen key: a light one for the first, a heavy two-tone one for the second, which
/// stands out on any ground.
#[must_use]
pub fn emphasis(scene: &Scene, hovered: Option<Key>, chosen: Option<Key>) -> Vec<Mark> {
    let mut marks = Vec::new();
    for target in &scene.targets {
        if Some(target.key) == chosen {
            marks.push(frame(scene, *target, Role::Paper, 5.0));
            marks.push(frame(scene, *target, Role::Ink, 2.0));
        } else if Some(target.key) == hovered {
            marks.push(frame(scene, *target, Role::Rule, 1.5));
        }
    }
    for (key, role, width) in [(hovered, Role::Rule, 1.5), (chosen, Role::Ink, 2.0)] {
        // A point has no extent to frame: it gets a ring, and a line that leads to the scale.
        let framed = |key| scene.targets.iter().any(|target| target.key == key);
        if let Some(key) = key.filter(|key| !framed(*key)) {
            marks.extend(ring(scene, key, role, width).into_iter().flatten());
        }
    }
    marks
}

fn ring(scene: &Scene, key: Key, role: Role, width: f64) -> Option<[Mark; 3]> {
    let holds = |trace: &&Trace| trace.points.iter().any(|point| point.key == key);
    let trace = scene.traces.iter().find(holds)?;
    let center = scene.point(key)?;
    let ends = vec![Point::new(center.x, trace.area.y0), Point::new(center.x, trace.area.y1)];
    let line = Shape::Path { points: ends, paint: Paint::Stroke(Stroke::solid(Role::Rule, 1.0)) };
    let ring = |role, width| Shape::Circle { center, radius: POINT, paint: Paint::Stroke(Stroke::solid(role, width)) };
    Some([line, ring(Role::Paper, width + 3.0), ring(role, width)].map(|shape| Mark { key, shape }))
}

fn frame(scene: &Scene, target: Target, role: Role, width: f64) -> Mark {
    // The frame keeps clear of the text inside, and stays on the drawing where the target reaches its edge.
    let rect = target.rect.grown(4.0);
    let inset = width / 2.0;
    let (left, right) = (rect.x0.max(inset), rect.x1.min(scene.size.width - inset));
    let (top, bottom) = (rect.y0.max(inset), rect.y1.min(scene.size.height - inset));
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
    Mark { key: target.key, shape: Shape::Path { points, paint: Paint::Stroke(Stroke::solid(role, width)) } }
}
