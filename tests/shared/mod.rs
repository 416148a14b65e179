//! What several test files ask of a drawing.

use article_infographic::{
    geom::Rect,
    scene::{Anchor, Shape},
    text::{Helvetica, Measure},
};

/// What a shape covers; a text from its ascenders to its baseline.
pub fn bounds(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } => *rect,
        Shape::Circle { center, radius, .. } => Rect::around(*center, *radius),
        Shape::Path { points, .. } => {
            points.iter().map(|point| Rect::from_corners(*point, *point)).reduce(Rect::union).unwrap()
        }
        Shape::Text { at, text, font, anchor, .. } => {
            let width = Helvetica.width(text, *font);
            let x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Rect::new(x, at.y - font.size * 0.72, width, font.size * 0.72)
        }
    }
}
