//! [`Words`]: what keeps a drawing's words apart and true where a page takes out its tags and leaves its texts, as some
//! editors do. Outside of text elements nothing is drawn: so much can stand there for nobody but those readers.

use crate::{
    key::Key,
    scene::{Mark, Scene, Shape},
    theme::{Role, TICK},
};

/// Most letters of a value on a scale, as in `sept. 2023`.
const MAX_LETTERS: usize = 8;

/// The texts of a drawing, one after the other.
pub(super) struct Words<'a> {
    scene: &'a Scene,
    names: &'a [(Key, &'a str)],
    last: Option<&'a Mark>,
}

impl<'a> Words<'a> {
    /// `names` has the names of items, for those that are drawn without.
    pub(super) const fn new(scene: &'a Scene, names: &'a [(Key, &'a str)]) -> Self {
        Self { scene, names, last: None }
    }

    /// What is to stand before this text.
    pub(super) fn before(&mut self, mark: &'a Mark) -> String {
        let Shape::Text { .. } = &mark.shape else { return String::new() };
        if is_scale(mark) {
            return String::new();
        }
        let last = self.last.replace(mark);
        let is_next = last.is_none_or(|last| last.key.item != mark.key.item);
        let mut words = match last {
            Some(_) if is_next => ". ",
            Some(last) if !continues(&last.shape, &mark.shape) => "; ",
            _ => "",
        }
        .to_owned();
        if !mark.key.is_chart() && !self.is_named(mark.key) {
            let name = self.names.iter().find(|(key, _)| key.item == mark.key.item).filter(|_| is_next);
            for name in name.map(|(_, name)| *name).into_iter().chain(self.side(mark)) {
                words.push_str(name);
                words.push_str(": ");
            }
        }
        words
    }

    /// Whether the drawing names an item beside its values, which are small.
    fn is_named(&self, key: Key) -> bool {
        let own = self.scene.marks.iter().filter(|mark| mark.key.item == key.item);
        own.into_iter().any(|mark| matches!(&mark.shape, Shape::Text { font, .. } if font.size > TICK.size))
    }

    /// The side that a value is of, as its heading says.
    fn side(&self, mark: &Mark) -> Option<&'a str> {
        let Shape::Text { role: wanted @ Role::Side(_), .. } = &mark.shape else { return None };
        self.scene.marks.iter().find_map(|heading| match &heading.shape {
            Shape::Text { text, role, .. } if heading.key.is_chart() && role == wanted => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Whether it is a value on a scale: no words, and nothing that was said of anything.
pub(super) fn is_scale(mark: &Mark) -> bool {
    let Shape::Text { text, font, .. } = &mark.shape else { return false };
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    mark.key.is_chart() && letters <= MAX_LETTERS && (text.chars().any(char::is_numeric) || font.size <= TICK.size)
}

/// Whether a text is the next line of another one.
fn continues(before: &Shape, shape: &Shape) -> bool {
    match (before, shape) {
        (
            Shape::Text { at: above, font: one, anchor: first, role: before, .. },
            Shape::Text { at: below, font: other, anchor: second, role, .. },
        ) => {
            let near = (above.x - below.x).abs() < 1.0 && below.y - above.y <= one.line_height() + 1.0;
            near && (one, first, before) == (other, second, role)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geom::Point,
        scene::Anchor,
        theme::{Font, HEAD, LABEL, STRONG},
    };

    fn text(key: Key, y: f64, text: &str, font: Font, role: Role) -> Mark {
        let at = Point::new(1.0, y);
        Mark { key, shape: Shape::Text { at, text: text.to_owned(), font, anchor: Anchor::Start, role } }
    }

    /// What is read where only texts are left.
    fn left(marks: Vec<Mark>, names: &[(Key, &str)]) -> String {
        let scene = Scene { marks, ..Scene::default() };
        let mut words = Words::new(&scene, names);
        let read = |mark| {
            let before = words.before(mark);
            match &mark.shape {
                Shape::Text { text, .. } if !is_scale(mark) => format!("{before}{text} "),
                _ => before,
            }
        };
        scene.marks.iter().map(read).collect()
    }

    #[test]
    fn lines_go_on_texts_are_parted_and_values_of_scales_are_none() {
        let (chart, first, second) = (Key::chart(0), Key::chart(0).item(0), Key::chart(0).item(1));
        let marks = vec![
            text(first, 0.0, "Held by", LABEL, Role::Ink),
            text(first, 19.0, "Russia", LABEL, Role::Ink),
            text(first, 40.0, "at least 8,000", STRONG, Role::Ink),
            text(chart, 60.0, "8,000", TICK, Role::Muted),
            text(chart, 60.0, "May", TICK, Role::Muted),
            text(second, 80.0, "Held by Ukraine", LABEL, Role::Ink),
        ];
        assert_eq!(left(marks, &[(first, "never needed")]), "Held by Russia ; at least 8,000 . Held by Ukraine ");
    }

    #[test]
    fn a_value_without_its_words_gets_them_from_its_item_and_its_side() {
        let (chart, item) = (Key::chart(0), Key::chart(0).item(4));
        let marks = vec![
            text(chart, 0.0, "The town", HEAD, Role::Side(0)),
            text(item, 20.0, "27 Mar", TICK, Role::Muted),
            text(item, 20.0, "475", TICK, Role::Side(0)),
        ];
        assert_eq!(left(marks, &[(item, "Crossing 3")]), "The town . Crossing 3: 27 Mar ; The town: 475 ");
    }
}
