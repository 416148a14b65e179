//! [`outlines`]: text as an SVG path. Some pages remove the tags of a figure and keep its texts. Without its axis, a
//! tick label would then read like a stated number. As a path, it leaves no text behind.

use std::{fmt::Write, sync::Arc};

use resvg::{
    tiny_skia::{PathSegment, Point},
    usvg::{Group, Node, Options, Tree},
};

use super::{
    escape::Escaped,
    fonts::{DATABASE, Noto},
};
use crate::{
    scene::Anchor,
    theme::{Font, Weight},
};

/// CSS pixels per unit of the path, whose coordinates are integers.
pub(super) const OUTLINE_SCALE: f32 = 0.1;

/// Returns the outlines of a text as SVG path data in units of [`OUTLINE_SCALE`] pixels. The anchor of its baseline is
/// at 0,0. Equal letters have equal outlines, which compress well. Returns `None` if the text has no outlines.
pub(super) fn outlines(text: &str, font: Font, anchor: Anchor) -> Option<String> {
    let weight = if font.weight == Weight::Bold { 600 } else { 400 };
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><text font-family="{}" font-weight="{weight}" font-size="{}" text-anchor="{anchor}">{}</text></svg>"#,
        Noto::FAMILY,
        font.size,
        Escaped(text)
    );
    let options = Options { fontdb: Arc::clone(&DATABASE), ..Options::default() };
    let tree = Tree::from_str(&svg, &options).ok()?;
    let mut data = String::new();
    write_group(&mut data, tree.root())?;
    (!data.is_empty()).then_some(data)
}

fn write_group(data: &mut String, group: &Group) -> Option<()> {
    for node in group.children() {
        match node {
            Node::Group(group) => write_group(data, group)?,
            Node::Text(text) => write_group(data, text.flattened())?,
            Node::Path(path) => {
                let path = path.data().clone().transform(path.abs_transform())?;
                write_path(data, path.segments()).ok()?;
            }
            Node::Image(_) => {}
        }
    }
    Some(())
}

/// Writes each contour relative to its start, so that equal contours have equal data at any position.
fn write_path(data: &mut String, segments: impl Iterator<Item = PathSegment>) -> std::fmt::Result {
    let mut start = Point::zero();
    let mut last = [0.0, 0.0];
    for segment in segments {
        match segment {
            PathSegment::MoveTo(to) => {
                start = to;
                last = [0.0, 0.0];
                write!(data, "M{} {}", (to.x / OUTLINE_SCALE).round(), (to.y / OUTLINE_SCALE).round())?;
            }
            PathSegment::LineTo(to) => write_segment(data, 'l', &[to], start, &mut last)?,
            PathSegment::QuadTo(by, to) => write_segment(data, 'q', &[by, to], start, &mut last)?,
            PathSegment::CubicTo(by, and, to) => write_segment(data, 'c', &[by, and, to], start, &mut last)?,
            PathSegment::Close => data.push('z'),
        }
    }
    Ok(())
}

fn write_segment(
    data: &mut String,
    command: char,
    points: &[Point],
    start: Point,
    last: &mut [f32; 2],
) -> std::fmt::Result {
    data.push(command);
    let mut end = *last;
    for (index, point) in points.iter().enumerate() {
        let place = [point.x - start.x, point.y - start.y].map(|length| (length / OUTLINE_SCALE).round());
        for (axis, (at, from)) in place.into_iter().zip(*last).enumerate() {
            let length = at - from;
            let parted = (index > 0 || axis > 0) && length >= 0.0;
            write!(data, "{}{}", if parted { " " } else { "" }, if length == 0.0 { 0.0 } else { length })?;
        }
        end = place;
    }
    *last = end;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::TICK;

    /// The contours of a text, without their positions.
    fn contours(text: &str, anchor: Anchor) -> Vec<String> {
        let data = outlines(text, TICK, anchor).unwrap();
        data.split('M').skip(1).map(|contour| contour.split_once(char::is_alphabetic).unwrap().1.to_owned()).collect()
    }

    #[test]
    fn a_ligature_beside_letters_of_another_script_is_drawn_as_alone() {
        let count = |text: &str| contours(text, Anchor::Start).len();
        for [one, other] in [["ما لا يقل", "US$"], ["لا", "שלום"], ["لأ", "млн −5"]] {
            assert_eq!(count(&format!("{one} {other}")), count(one) + count(other), "{one} {other}");
        }
    }

    #[test]
    fn equal_letters_have_equal_outlines_and_a_text_ends_or_begins_at_its_anchor() {
        let three = contours("111", Anchor::Start);
        assert_eq!(three.len(), 3, "{three:?}");
        assert!(three.iter().all(|contour| *contour == three[0]), "{three:?}");
        let left = |anchor| -> f64 {
            let data = outlines("111", TICK, anchor).unwrap();
            data[1..].split(' ').next().unwrap().parse().unwrap()
        };
        assert!(left(Anchor::Start) > 0.0 && left(Anchor::End) < 0.0);
        assert!(left(Anchor::End) < left(Anchor::Middle) && left(Anchor::Middle) < left(Anchor::Start));
    }

    #[test]
    fn arabic_digits_and_months_have_outlines_and_a_space_has_none() {
        for text in ["٨٬٠٠٠", "يناير ٢٠٢٣", "січ. 2023 р.", "\u{2067}2022\u{2069}"] {
            assert!(outlines(text, TICK, Anchor::Start).is_some_and(|data| data.len() > 60), "{text}");
        }
        assert_eq!(outlines(" ", TICK, Anchor::Start), None);
    }
}
