//! What is drawn on top for the thing under the pointer and for the thing chosen.

use super::{Mark, Paint, Scene, Shape, Stroke, Target};
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
    marks
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
