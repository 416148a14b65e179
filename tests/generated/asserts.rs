//! Assertions about the drawing and the text of any story.

use std::collections::BTreeMap;

use article_infographic::{
    geom::{Point, Rect},
    key::Key,
    model::{Fact, Figure, Kind, Number, Qualifier, Series, Story},
    scene::{Scene, Shape},
    text::{Locale, Outline},
};
use proptest::prelude::*;
use serde_json::Value;

use super::shared::bounds;

/// Asserts that every mark is finite and within the drawing, and that no texts overlap.
pub fn assert_clear(scene: &Scene) -> Result<(), TestCaseError> {
    let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height).expanded(1.5);
    let mut texts: Vec<(&str, Rect)> = Vec::new();
    for mark in &scene.marks {
        let rect = bounds(&mark.shape);
        prop_assert!([rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|value| value.is_finite()), "{:?}", mark);
        let inside = whole.contains(Point::new(rect.x0, rect.y0)) && whole.contains(Point::new(rect.x1, rect.y1));
        prop_assert!(inside, "{:?} on {:?}", mark, scene.size);
        if let Shape::Text { text, .. } = &mark.shape {
            for (other, second) in &texts {
                let apart = rect.x1 <= second.x0 + 0.5
                    || second.x1 <= rect.x0 + 0.5
                    || rect.y1 <= second.y0 + 0.5
                    || second.y1 <= rect.y0 + 0.5;
                prop_assert!(apart, "{:?} and {:?}", text, other);
            }
            texts.push((text, rect));
        }
    }
    Ok(())
}

/// Asserts that every key has a text, and that hit testing finds every target somewhere in its box.
pub fn assert_reachable(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let has_text = |key: Key| {
        outline.node(key).is_some()
            || article_infographic::text::point(&story.charts[0], key, &Locale::english()).is_some()
    };
    for mark in &scene.marks {
        prop_assert!(mark.key.is_chart() || has_text(mark.key), "{} has no text", mark.key);
    }
    for point in scene.snap_lines.iter().flat_map(|trace| &trace.points) {
        prop_assert!(has_text(point.key), "{} has no text", point.key);
    }
    for target in &scene.targets {
        prop_assert!(has_text(target.key), "{} has no text", target.key);
        let rect = target.rect;
        let step = |count: i32, from: f64, length: f64| from + f64::from(count) / 12.0 * length;
        // Beside a wide bar, a label is a small part of its row.
        let inset = (rect.width() / 2.0).min(12.0);
        let columns = (1..12).map(|x| step(x, rect.x0, rect.width())).chain([rect.x0 + inset, rect.x1 - inset]);
        let mut points = columns.flat_map(|x| (1..12).map(move |y| Point::new(x, step(y, rect.y0, rect.height()))));
        let has_another = scene.targets.iter().filter(|other| other.key == target.key).count() > 1;
        prop_assert!(
            has_another || points.any(|point| scene.hit(point, 0.0) == Some(target.key)),
            "{} cannot be pointed at, because later targets cover all of it: give it a place of its own, such as its label",
            target.key
        );
    }
    Ok(())
}

/// Collects every number of a story, as digits, with the texts that state it with its qualifier.
pub fn qualified_numbers(value: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    let digits =
        |number: &Value| Locale::english().scale_value(Number::new(number.as_f64().unwrap()).unwrap(), None, 0.0);
    match value {
        Value::Array(values) => values.iter().for_each(|value| qualified_numbers(value, found)),
        Value::Object(fields) => {
            for (word, inner) in fields {
                let mut add = |number: &Value, text: String| found.entry(digits(number)).or_default().push(text);
                if let Some(qualifier) = Qualifier::ALL.into_iter().find(|qualifier| qualifier.name() == word) {
                    let words = match qualifier {
                        Qualifier::Exact => "",
                        Qualifier::AtLeast => "at least",
                        Qualifier::AtMost => "at most",
                        Qualifier::About => "about",
                        Qualifier::MoreThan => "over",
                        Qualifier::LessThan => "under",
                    };
                    add(inner, format!("{words} {}", digits(inner)).trim_start().to_owned());
                    continue;
                }
                match word.as_str() {
                    "between" => {
                        let text = format!("between {} and {}", digits(&inner[0]), digits(&inner[1]));
                        add(&inner[0], text.clone());
                        add(&inner[1], text);
                    }
                    _ => qualified_numbers(inner, found),
                }
            }
        }
        _ => {}
    }
}

/// Asserts that each occurrence of a number in the text has one of its qualifiers.
pub fn assert_qualified(text: &str, numbers: &BTreeMap<String, Vec<String>>) -> Result<(), TestCaseError> {
    let text = text.to_lowercase();
    for (digits, ways) in numbers.iter().filter(|(digits, ways)| !ways.contains(digits)) {
        for (at, _) in text.match_indices(digits.as_str()) {
            let alone = |near: Option<char>| near.is_none_or(|c| !c.is_ascii_digit());
            let end = at + digits.len();
            let after =
                text[end..].trim_start_matches(',').chars().next().filter(|_| text[end..].starts_with([',', '.']));
            let whole = alone(text[..at].trim_end_matches(',').chars().last().filter(|_| !text[..at].ends_with(' ')))
                && alone(text[end..].chars().next())
                // "500m" is another number, a tick.
                && !text[end..].starts_with(|c: char| c.is_ascii_alphabetic())
                && alone(after);
            if !whole {
                continue;
            }
            let is_qualified = ways.iter().any(|way| {
                way.match_indices(digits.as_str()).any(|(inside, _)| {
                    at >= inside && text.get(at - inside..at - inside + way.len()) == Some(way.as_str())
                })
            });
            let near: String = text[..end].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            prop_assert!(is_qualified, "{} has no qualifier in …{}", digits, near);
        }
    }
    Ok(())
}

/// A CSV without the columns of value and bounds, which are qualified by their header and by the column `qualifier`.
pub fn without_number_columns(csv: &str) -> String {
    let mut text = String::new();
    for line in csv.lines() {
        // A comma in a quoted cell is no separator.
        let mut quoted = false;
        let cells = line.split(|c: char| {
            quoted ^= c == '"';
            c == ',' && !quoted
        });
        text.extend(cells.enumerate().filter(|(at, _)| !(3..6).contains(at)).flat_map(|(_, cell)| [cell, " | "]));
        text.push('\n');
    }
    text
}

/// The text of a drawing, with the wrapped lines of each key joined. Tick labels are left out, because they are not
/// statements.
pub fn drawn_text(scene: &Scene) -> String {
    let mut text = String::new();
    let mut before = None;
    for mark in &scene.marks {
        if let Shape::Text { text: line, .. } = &mark.shape {
            if mark.key.is_chart() && line.chars().all(|c| c.is_ascii_digit() || c == ',') {
                continue;
            }
            // A number that is wider than its column breaks after a comma.
            let is_continued = text.ends_with(',') && line.starts_with(|c: char| c.is_ascii_digit());
            if !(is_continued && before == Some(mark.key)) {
                text.push(if before == Some(mark.key) { ' ' } else { '\n' });
            }
            text.push_str(line);
            before = Some(mark.key);
        }
    }
    text
}

/// Asserts that text shared by several figures holds for each of them: the subtitle, the unit of the axis, the speaker.
pub fn assert_shared(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let chart = &story.charts[0];
    if let Kind::Counts { facts, .. } = &chart.kind {
        let subtitle = &outline.charts[0].subtitle;
        let dates = |fact: &Fact| fact.as_of.map(|when| outline.locale.when(when)).unwrap_or_default();
        for (one, other) in facts.iter().flat_map(|one| facts.iter().map(move |other| (one, other))) {
            let basis = subtitle.contains(one.basis.as_str()) && one.basis != other.basis;
            let date =
                subtitle.contains(&dates(one)) && !dates(one).contains(&dates(other)) && one.as_of != other.as_of;
            prop_assert!(
                !basis && !date,
                "the subtitle {:?} does not hold for both {:?} and {:?}",
                subtitle,
                one.label,
                other.label
            );
        }
    }
    let mut lines: BTreeMap<Key, String> = BTreeMap::new();
    for mark in scene.marks.iter().filter(|mark| !mark.key.is_chart()) {
        if let Shape::Text { text, .. } = &mark.shape {
            let line = lines.entry(mark.key).or_default();
            line.push_str(text);
            line.push(' ');
        }
    }
    if let Kind::Counts { facts, .. } = &chart.kind {
        // In a narrow drawing, words are broken.
        let names = |text: &str| text.replace(' ', "").contains("Saidby");
        let subtitle = &outline.charts[0].subtitle;
        for (index, fact) in facts.iter().enumerate() {
            let line = lines.get(&Key::chart(0).item(index)).map(String::as_str).unwrap_or_default();
            let is_stated = matches!(fact.figure, Figure::Stated(_));
            prop_assert!(
                !is_stated || names(subtitle) != names(line),
                "{:?} is attributed once: {subtitle:?}, {line:?}",
                fact.label
            );
        }
    }
    for (key, text) in lines.iter().filter(|(_, text)| text.contains("Said by")) {
        // If several claims share one label, each must be by every speaker that the label names.
        let claims = outline.charts[0].nodes.iter().filter(|node| node.key.item == key.item && node.key.part > 0);
        for claim in claims.filter(|claim| key.part == 0 || claim.key == *key) {
            for name in ["Ada", "Ben"].into_iter().filter(|name| text.contains(&format!("Said by {name}"))) {
                let speaks = claim.citations.iter().any(|citation| citation.speaker.starts_with(name));
                prop_assert!(
                    speaks,
                    "the label names {}, but {:?} was said by {:?}",
                    name,
                    claim.value,
                    claim.attribution
                );
            }
        }
    }
    Ok(())
}

/// Asserts that the label of a line that ends before another gives the end date, and is placed at its end or connected
/// to it by a leader line.
pub fn assert_named_at_the_end(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let Kind::Line { series } = &story.charts[0].kind else { return Ok(()) };
    let end = |series: &Series| series.points[*series.landmarks().last().unwrap()].when;
    let latest = series.iter().map(|series| end(series).end_day()).max().unwrap();
    for (index, early) in series.iter().enumerate().filter(|(_, series)| end(series).end_day() < latest) {
        let key = Key::chart(0).item(index);
        let own = || scene.marks.iter().filter(|mark| mark.key == key);
        let text: Vec<&str> = own()
            .filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None })
            .collect();
        let date = format!("({})", outline.locale.when(end(early)));
        prop_assert!(text.join(" ").contains(&date), "{:?} does not name {}", text, date);
        let last = scene.snap_lines[index].points.last().unwrap().at;
        let names = own().filter(|mark| matches!(mark.shape, Shape::Text { .. })).map(|mark| bounds(&mark.shape));
        let name = names.reduce(Rect::union).unwrap();
        let leaders =
            own().filter_map(
                |mark| if let Shape::Path { points, .. } = &mark.shape { points.first().copied() } else { None },
            );
        let near = name.distance(last) < 20.0 || leaders.into_iter().any(|leader| leader.distance(last) < 8.0);
        // On a phone, the names are in a legend above the plot.
        let beside = name.x0 > 50.0;
        prop_assert!(near || !beside, "{:?} lies at {:?}, its line ends at {:?}", text, name, last);
    }
    Ok(())
}

/// Adds the unit to every number, unless the axis has a title with the unit.
pub fn with_units(stated: &BTreeMap<String, Vec<String>>, scene: &Scene) -> BTreeMap<String, Vec<String>> {
    let is_title = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text == "things");
    if scene.marks.iter().any(|mark| mark.key.is_chart() && is_title(&mark.shape)) {
        return stated.clone();
    }
    let with_unit = |(digits, ways): (&String, &Vec<String>)| {
        (digits.clone(), ways.iter().map(|way| format!("{way} things")).collect())
    };
    stated.iter().map(with_unit).collect()
}
