//! [`Words`]: text that keeps a drawing readable when a page removes its tags and keeps its texts, as some editors do.
//! SVG does not render text outside of text elements, so only readers of the remaining text see it.

use crate::{
    key::Key,
    scene::{Mark, Scene, Shape},
    theme::{Role, TICK},
};

/// Maximum number of letters in a tick label, as in `sept. 2023`.
const MAX_LETTERS: usize = 8;

/// The texts of a drawing in their order.
pub(super) struct Words<'a> {
    scene: &'a Scene,
    names: &'a [(Key, &'a str)],
    last: Option<&'a Mark>,
}

impl<'a> Words<'a> {
    /// Creates the writer. `names` has the names of items that are drawn without one.
    pub(super) const fn new(scene: &'a Scene, names: &'a [(Key, &'a str)]) -> Self {
        Self { scene, names, last: None }
    }

    /// Returns the text to insert before this mark.
    pub(super) fn before(&mut self, mark: &'a Mark) -> String {
        let Shape::Text { text, .. } = &mark.shape else { return String::new() };
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
        // The name of an item with several marks is not beside each: "Lower Valley", "6,200", "1,150".
        let is_apart = || is_next && !text.chars().any(char::is_alphabetic);
        if !mark.key.is_chart() && (is_apart() || !self.is_named(mark.key)) {
            let name = self.names.iter().find(|(key, _)| key.item == mark.key.item).filter(|_| is_next);
            for name in name.map(|(_, name)| *name).into_iter().chain(self.side(mark)) {
                words.push_str(name);
                words.push_str(": ");
            }
        }
        words
    }

    /// Whether the drawing names an item beside its values. A name has a larger font than [`TICK`], a value does not.
    fn is_named(&self, key: Key) -> bool {
        let own = self.scene.marks.iter().filter(|mark| mark.key.item == key.item);
        own.into_iter().any(|mark| matches!(&mark.shape, Shape::Text { font, .. } if font.size > TICK.size))
    }

    /// Returns the side of a value, from the heading in the side's colour.
    fn side(&self, mark: &Mark) -> Option<&'a str> {
        let Shape::Text { role: wanted @ Role::Side(_), .. } = &mark.shape else { return None };
        self.scene.marks.iter().find_map(|heading| match &heading.shape {
            Shape::Text { text, role, .. } if heading.key.is_chart() && role == wanted => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Whether a mark is a tick label: it belongs to the chart, has at most [`MAX_LETTERS`] letters, and contains a digit
/// or has the smallest font.
pub(super) fn is_scale(mark: &Mark) -> bool {
    let Shape::Text { text, font, .. } = &mark.shape else { return false };
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    mark.key.is_chart() && letters <= MAX_LETTERS && (text.chars().any(char::is_numeric) || font.size <= TICK.size)
}

/// Whether a text is the next line of the text before it.
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

    /// Returns what remains of a drawing if only its texts are kept.
    fn remaining_text(marks: Vec<Mark>, names: &[(Key, &str)]) -> String {
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
    fn lines_are_joined_texts_are_separated_and_tick_labels_are_left_out() {
        let (chart, first, second) = (Key::chart(0), Key::chart(0).item(0), Key::chart(0).item(1));
        let marks = vec![
            text(first, 0.0, "Held by", LABEL, Role::Text),
            text(first, 19.0, "Russia", LABEL, Role::Text),
            text(first, 40.0, "at least 8,000", STRONG, Role::Text),
            text(chart, 60.0, "8,000", TICK, Role::Muted),
            text(chart, 60.0, "May", TICK, Role::Muted),
            text(second, 80.0, "Held by Ukraine", LABEL, Role::Text),
        ];
        assert_eq!(
            remaining_text(marks, &[(first, "never needed")]),
            "Held by Russia ; at least 8,000 . Held by Ukraine "
        );
    }

    #[test]
    fn a_value_without_a_label_gets_one_from_its_item_and_its_side() {
        let (chart, item) = (Key::chart(0), Key::chart(0).item(4));
        let marks = vec![
            text(chart, 0.0, "The town", HEAD, Role::Side(0)),
            text(item, 20.0, "27 Mar", TICK, Role::Muted),
            text(item, 20.0, "475", TICK, Role::Side(0)),
        ];
        assert_eq!(remaining_text(marks, &[(item, "Crossing 3")]), "The town . Crossing 3: 27 Mar ; The town: 475 ");
    }
}
