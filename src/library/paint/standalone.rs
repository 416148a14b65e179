//! [`Standalone`]: a drawing with the texts without which it says too little outside of a page.

use crate::{
    geom::{Point, Rect, Size},
    key::Key,
    scene::{Anchor, Fill, Mark, Scene, Shape},
    text::WritingDirection,
    theme::{Font, Role},
    typography::{Measure, wrap},
};

/// Padding above and below, in CSS pixels.
const PAD: f64 = 16.0;
/// Horizontal padding, the same as that inside drawings.
const INSET: f64 = 8.0;
/// Height of the rules at the top and the bottom.
const RULE: f64 = 2.0;
const TITLE: Font = Font::bold(19.0);
const SUBTITLE: Font = Font::regular(15.0);
const SMALL: Font = Font::regular(13.0);

/// The texts of a picture: what it shows, and whose word that is.
#[derive(Clone, Copy, Debug)]
pub struct Standalone<'a> {
    /// What the drawing shows.
    pub title: &'a str,
    /// The basis and the date; may be empty.
    pub subtitle: &'a str,
    /// A remark; may be empty.
    pub note: &'a str,
    /// The sources, in one line.
    pub source: &'a str,
    /// Writing direction of the texts.
    pub direction: WritingDirection,
}

impl Standalone<'_> {
    /// Returns the drawing as wide as before, between its title and its source. Hit targets are left out.
    #[must_use]
    pub fn compose(&self, drawing: &Scene, measure: &dyn Measure) -> Scene {
        let width = drawing.size.width;
        let key = drawing.marks.first().map_or(Key::chart(0), |mark| Key::chart(usize::from(mark.key.chart)));
        let mut texts = Texts { key, width, measure, y: PAD + RULE, marks: Vec::new() };
        texts.add(self.title, TITLE, Role::Text, 0.0);
        texts.add(self.subtitle, SUBTITLE, Role::Muted, 2.0);
        texts.y += PAD / 2.0;
        let top = texts.y;
        texts.y += drawing.size.height;
        texts.add(self.note, SMALL, Role::Muted, PAD / 2.0);
        texts.add(self.source, SMALL, Role::Muted, PAD / 2.0);
        let height = (texts.y + PAD + RULE).ceil();
        for y in [0.0, height - RULE] {
            let rect = Rect::new(0.0, y, width, RULE);
            texts.marks.push(Mark { key, shape: Shape::Rect { rect, fill: Fill::Flat(Role::Text) } });
        }
        let size = Size { width, height };
        let mut scene = Scene { size, marks: texts.marks, ..Scene::default() };
        // The drawing is mirrored already.
        if self.direction == WritingDirection::RightToLeft {
            scene = scene.mirrored();
        }
        let shifted = drawing.marks.iter().map(|mark| Mark { key: mark.key, shape: lowered(&mark.shape, top) });
        scene.marks.extend(shifted);
        scene
    }
}

/// The texts so far, from top to bottom.
struct Texts<'m> {
    key: Key,
    width: f64,
    measure: &'m dyn Measure,
    y: f64,
    marks: Vec<Mark>,
}

impl Texts<'_> {
    /// Adds the lines of a text below the previous ones, after a gap. Adds nothing for an empty text.
    fn add(&mut self, text: &str, font: Font, role: Role, gap: f64) {
        let lines = wrap(text, font, self.width - 2.0 * INSET, self.measure);
        if lines.is_empty() {
            return;
        }
        self.y += gap;
        for text in lines {
            self.y += font.line_height();
            let at = Point::new(INSET, self.y - (font.size * 0.3).round());
            let shape = Shape::Text { at, text, font, anchor: Anchor::Start, role };
            self.marks.push(Mark { key: self.key, shape });
        }
    }
}

/// Returns a shape this much further down.
fn lowered(shape: &Shape, by: f64) -> Shape {
    let point = |Point { x, y }: Point| Point::new(x, y + by);
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Rect { rect, .. } => *rect = rect.moved(0.0, by),
        Shape::Circle { center, .. } => *center = point(*center),
        Shape::Path { points, .. } => points.iter_mut().for_each(|one| *one = point(*one)),
        Shape::Text { at, .. } => *at = point(*at),
    }
    shape
}
