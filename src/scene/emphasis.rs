//! What is drawn on top for the thing under the pointer and for the thing chosen.

use super::{Dash, Mark, Paint, Scene, Shape, Stroke};
use crate::{geom::Point, key::Key, theme::Role};

/// Frames around the hovered and the chosen key: a light one for the first, a heavy two-tone one for the second, which
/// stands out on any ground.
#[must_use]
pub fn emphasis(scene: &Scene, hovered: Option<Key>, chosen: Option<Key>) -> Vec<Mark> {
    let mut marks = Vec::new();
    if let Some(key) = hovered.filter(|key| Some(*key) != chosen) {
        marks.extend(frame(scene, key, Role::Rule, 1.5));
    }
    if let Some(key) = chosen {
        marks.extend(frame(scene, key, Role::Paper, 5.0));
        marks.extend(frame(scene, key, Role::Ink, 2.0));
    }
    marks
}

fn frame(scene: &Scene, key: Key, role: Role, width: f64) -> Option<Mark> {
    // The frame stays on the drawing even where the target reaches its edge.
    let rect = scene.place(key)?.grown(1.0);
    let inset = width / 2.0;
    let (left, right) = (rect.x0.max(inset), rect.x1.min(scene.size.width - inset));
    let (top, bottom) = (rect.y0.max(inset), rect.y1.min(scene.size.height - inset));
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
    let stroke = Stroke { role, width, dash: Dash::Solid, opacity: 1.0 };
    Some(Mark { key, shape: Shape::Path { points, paint: Paint::Stroke(stroke) } })
}
