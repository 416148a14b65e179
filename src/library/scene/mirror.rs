//! Mirrors a scene for right-to-left languages.

use super::{Anchor, Direction, Fill, Mark, Paint, Scene, Shape, SnapLine, SnapPoint, Target};
use crate::geom::{Point, Rect};

/// Right-to-left isolate and pop directional isolate (Unicode Standard Annex 9). Every painter lays out the text
/// between them from right to left, regardless of its first character.
const RIGHT_TO_LEFT: char = '\u{2067}';
const END: char = '\u{2069}';

/// Returns the text in an isolate that is laid out from right to left, regardless of its first character.
#[must_use]
pub fn right_to_left(text: &str) -> String {
    format!("{RIGHT_TO_LEFT}{text}{END}")
}

impl Scene {
    /// Returns the scene mirrored horizontally, with its texts laid out from right to left.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let mirror = Mirror { width: self.size.width };
        let snap_line = |SnapLine { area, points }: SnapLine| {
            let moved = |SnapPoint { at, key }: SnapPoint| SnapPoint { at: mirror.point(at), key };
            // Points must stay sorted by x.
            SnapLine { area: mirror.rect(area), points: points.into_iter().rev().map(moved).collect() }
        };
        let targets = self.targets.into_iter();
        Self {
            size: self.size,
            marks: self.marks.into_iter().map(|Mark { key, shape }| Mark { key, shape: mirror.shape(shape) }).collect(),
            targets: targets.map(|Target { key, rect }| Target { key, rect: mirror.rect(rect) }).collect(),
            snap_lines: self.snap_lines.into_iter().map(snap_line).collect(),
        }
    }
}

#[derive(Clone, Copy)]
struct Mirror {
    width: f64,
}

impl Mirror {
    fn point(self, Point { x, y }: Point) -> Point {
        Point::new(self.width - x, y)
    }

    fn rect(self, rect: Rect) -> Rect {
        Rect::from_corners(self.point(Point::new(rect.x0, rect.y0)), self.point(Point::new(rect.x1, rect.y1)))
    }

    fn shape(self, shape: Shape) -> Shape {
        match shape {
            Shape::Rect { rect, fill } => Shape::Rect { rect: self.rect(rect), fill: turned(fill) },
            Shape::Circle { center, radius, paint } => {
                Shape::Circle { center: self.point(center), radius, paint: turned_paint(paint) }
            }
            Shape::Path { points, paint } => {
                let points = points.into_iter().map(|point| self.point(point)).collect();
                Shape::Path { points, paint: turned_paint(paint) }
            }
            Shape::Text { at, text, font, anchor, role } => {
                let anchor = match anchor {
                    Anchor::Start => Anchor::End,
                    Anchor::Middle => Anchor::Middle,
                    Anchor::End => Anchor::Start,
                };
                Shape::Text { at: self.point(at), text: right_to_left(&text), font, anchor, role }
            }
        }
    }
}

fn turned_paint(paint: Paint) -> Paint {
    match paint {
        Paint::Fill(fill) => Paint::Fill(turned(fill)),
        Paint::Stroke(stroke) => Paint::Stroke(stroke),
    }
}

fn turned(fill: Fill) -> Fill {
    match fill {
        Fill::Fade(role, Direction::Right) => Fill::Fade(role, Direction::Left),
        Fill::Fade(role, Direction::Left) => Fill::Fade(role, Direction::Right),
        Fill::Fade(role, direction @ (Direction::Up | Direction::Down)) => Fill::Fade(role, direction),
        Fill::Flat(_) | Fill::Hatch(_) | Fill::Tint(_) => fill,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stroke;
    use super::*;
    use crate::{
        geom::Size,
        key::Key,
        theme::{Font, Role},
    };

    #[test]
    fn a_drawing_mirrored_twice_is_the_same_but_for_the_isolates_of_its_texts() {
        let key = Key::chart(0).item(0);
        let rect = Rect::new(10.0, 5.0, 30.0, 8.0);
        let shapes = [
            Shape::Rect { rect, fill: Fill::Fade(Role::Text, Direction::Right) },
            Shape::Circle { center: Point::new(20.0, 4.0), radius: 3.0, paint: Paint::Fill(Fill::Hatch(Role::Text)) },
            Shape::Path {
                points: vec![Point::new(0.0, 0.0), Point::new(9.0, 1.0)],
                paint: Paint::Stroke(Stroke::solid(Role::Text, 1.0)),
            },
        ];
        let point = |x| SnapPoint { at: Point::new(x, 0.0), key };
        let scene = Scene {
            size: Size { width: 100.0, height: 20.0 },
            marks: shapes.into_iter().map(|shape| Mark { key, shape }).collect(),
            targets: vec![Target { key, rect }],
            snap_lines: vec![SnapLine { area: rect, points: vec![point(1.0), point(2.0)] }],
        };
        let once = scene.clone().mirrored();
        assert_eq!(once.targets[0].rect, Rect::new(60.0, 5.0, 30.0, 8.0));
        assert!(matches!(once.marks[0].shape, Shape::Rect { fill: Fill::Fade(_, Direction::Left), .. }));
        assert_eq!(once.snap_lines[0].points.iter().map(|point| point.at.x).collect::<Vec<_>>(), [98.0, 99.0]);
        assert_eq!(once.mirrored(), scene);
    }

    #[test]
    fn a_text_that_began_at_the_left_begins_at_the_right() {
        let at = Point::new(8.0, 10.0);
        let (font, role) = (Font::regular(12.0), Role::Text);
        let shape = Shape::Text { at, text: "نص".to_owned(), font, anchor: Anchor::Start, role };
        let scene = Scene {
            size: Size { width: 100.0, height: 20.0 },
            marks: vec![Mark { key: Key::chart(0), shape }],
            ..Scene::default()
        };
        let Shape::Text { at, anchor, text, .. } = scene.mirrored().marks[0].shape.clone() else { panic!("no text") };
        assert_eq!((at, anchor, text.as_str()), (Point::new(92.0, 10.0), Anchor::End, "\u{2067}نص\u{2069}"));
    }
}
