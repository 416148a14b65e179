//! What must hold for the drawing of any story, and for its words.

use std::collections::BTreeMap;

use article_infographic::{
    geom::{Point, Rect},
    key::Key,
    model::{Fact, Kind, Number, Series, Story},
    scene::{Scene, Shape},
    words::{Locale, Outline},
};
use proptest::prelude::*;
use serde_json::Value;

use super::shared::bounds;

/// Whether every mark is finite and on the drawing, and no text lies on another.
pub fn assert_clear(scene: &Scene) -> Result<(), TestCaseError> {
    let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height).grown(1.5);
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

/// Whether every key has words and leads back to itself from where it lies.
pub fn assert_reachable(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let worded = |key: Key| {
        outline.node(key).is_some()
            || article_infographic::words::point(&story.charts[0], key, &Locale::english()).is_some()
    };
    for mark in &scene.marks {
        prop_assert!(mark.key.is_chart() || worded(mark.key), "{} has no words", mark.key);
    }
    for point in scene.traces.iter().flat_map(|trace| &trace.points) {
        prop_assert!(worded(point.key), "{} has no words", point.key);
    }
    for target in &scene.targets {
        prop_assert!(worded(target.key), "{} has no words", target.key);
        let steps = (1..12).flat_map(|x| (1..12).map(move |y| (f64::from(x) / 12.0, f64::from(y) / 12.0)));
        let rect = target.rect;
        let mut points = steps.map(|(x, y)| Point::new(rect.x0 + x * rect.width(), rect.y0 + y * rect.height()));
        let other = scene.targets.iter().filter(|other| other.key == target.key).count() > 1;
        prop_assert!(
            other || points.any(|point| scene.hit(point, 0.0) == Some(target.key)),
            "{} is covered",
            target.key
        );
    }
    Ok(())
}

/// Every number that is hedged, with its qualifier, as words have it.
pub fn hedged(value: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    let digits = |number: &Value| Locale::english().scale_value(Number::new(number.as_f64().unwrap()).unwrap());
    match value {
        Value::Array(values) => values.iter().for_each(|value| hedged(value, found)),
        Value::Object(fields) => {
            for (word, inner) in fields {
                let mut say = |number: &Value, text: String| found.entry(digits(number)).or_default().push(text);
                match word.as_str() {
                    "exact" => say(inner, digits(inner)),
                    "at_least" => say(inner, format!("at least {}", digits(inner))),
                    "at_most" => say(inner, format!("at most {}", digits(inner))),
                    "about" => say(inner, format!("about {}", digits(inner))),
                    "between" => {
                        let text = format!("between {} and {}", digits(&inner[0]), digits(&inner[1]));
                        say(&inner[0], text.clone());
                        say(&inner[1], text);
                    }
                    _ => hedged(inner, found),
                }
            }
        }
        _ => {}
    }
}

/// Whether each occurrence of a number stands in one of the ways in which it was said.
pub fn assert_qualified(text: &str, hedged: &BTreeMap<String, Vec<String>>) -> Result<(), TestCaseError> {
    let text = text.to_lowercase();
    for (digits, ways) in hedged.iter().filter(|(digits, ways)| !ways.contains(digits)) {
        for (at, _) in text.match_indices(digits.as_str()) {
            let alone = |near: Option<char>| near.is_none_or(|c| !c.is_ascii_digit());
            let end = at + digits.len();
            let after =
                text[end..].trim_start_matches(',').chars().next().filter(|_| text[end..].starts_with([',', '.']));
            let whole = alone(text[..at].trim_end_matches(',').chars().last().filter(|_| !text[..at].ends_with(' ')))
                && alone(text[end..].chars().next())
                && alone(after);
            if !whole {
                continue;
            }
            let said = ways.iter().any(|way| {
                way.match_indices(digits.as_str()).any(|(inside, _)| {
                    at >= inside && text.get(at - inside..at - inside + way.len()) == Some(way.as_str())
                })
            });
            let near: String = text[..end].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            prop_assert!(said, "{} stands alone in …{}", digits, near);
        }
    }
    Ok(())
}

/// A file of comma-separated values without the columns of value and bounds, whose heads and qualifier say what they are.
pub fn without_numbers(csv: &str) -> String {
    let mut text = String::new();
    for line in csv.lines() {
        // A comma within quotation marks separates nothing.
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

/// The texts of a drawing, those of a key one after the other, as they break into lines. The values of a scale are
/// nobody's claim.
pub fn drawn(scene: &Scene) -> String {
    let mut text = String::new();
    let mut before = None;
    for mark in &scene.marks {
        if let Shape::Text { text: line, .. } = &mark.shape {
            if mark.key.is_chart() && line.chars().all(|c| c.is_ascii_digit() || c == ',') {
                continue;
            }
            // A number that is wider than its column goes on behind a comma.
            let goes_on = text.ends_with(',') && line.starts_with(|c: char| c.is_ascii_digit());
            if !(goes_on && before == Some(mark.key)) {
                text.push(if before == Some(mark.key) { ' ' } else { '\n' });
            }
            text.push_str(line);
            before = Some(mark.key);
        }
    }
    text
}

/// Whether what stands over several figures holds for each of them: the subtitle, the unit of the axis, and who is said
/// to have said it.
pub fn assert_shared(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let chart = &story.charts[0];
    if let Kind::Counts { facts, .. } = &chart.kind {
        let subtitle = &outline.charts[0].subtitle;
        let dates = |fact: &Fact| fact.as_of.map(|when| outline.locale.when(when)).unwrap_or_default();
        for (one, other) in facts.iter().flat_map(|one| facts.iter().map(move |other| (one, other))) {
            let basis = subtitle.contains(one.basis.as_str()) && one.basis != other.basis;
            let date =
                subtitle.contains(&dates(one)) && !dates(one).contains(&dates(other)) && one.as_of != other.as_of;
            prop_assert!(!basis && !date, "{:?} stands over {:?} and {:?}", subtitle, one.label, other.label);
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
    for (key, text) in lines.iter().filter(|(_, text)| text.contains("Said by")) {
        // Of several claims drawn under one name, each is by everyone who is named.
        let claims = outline.charts[0].nodes.iter().filter(|node| node.key.item == key.item && node.key.part > 0);
        for claim in claims.filter(|claim| key.part == 0 || claim.key == *key) {
            for name in ["Ada", "Ben"].into_iter().filter(|name| text.contains(&format!("Said by {name}"))) {
                let speaks = claim.voices.iter().any(|voice| voice.speaker.starts_with(name));
                prop_assert!(speaks, "{} stands over {:?}, said by {:?}", name, claim.value, claim.said);
            }
        }
    }
    Ok(())
}

/// Whether a line that ends before another says when, and has its name at its end or a thread from there.
pub fn assert_named_at_the_end(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let Kind::Line { series } = &story.charts[0].kind else { return Ok(()) };
    let end = |series: &Series| series.points[*series.landmarks().last().unwrap()].date;
    let latest = series.iter().map(|series| end(series).end_day()).max().unwrap();
    for (index, early) in series.iter().enumerate().filter(|(_, series)| end(series).end_day() < latest) {
        let key = Key::chart(0).item(index);
        let own = || scene.marks.iter().filter(|mark| mark.key == key);
        let text: Vec<&str> = own()
            .filter_map(|mark| if let Shape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None })
            .collect();
        let date = format!("({})", outline.locale.date(end(early)));
        prop_assert!(text.join(" ").contains(&date), "{:?} does not name {}", text, date);
        let last = scene.traces[index].points.last().unwrap().at;
        let names = own().filter(|mark| matches!(mark.shape, Shape::Text { .. })).map(|mark| bounds(&mark.shape));
        let name = names.reduce(Rect::union).unwrap();
        let threads =
            own().filter_map(
                |mark| if let Shape::Path { points, .. } = &mark.shape { points.first().copied() } else { None },
            );
        let near = name.distance(last) < 20.0 || threads.into_iter().any(|thread| thread.distance(last) < 8.0);
        // On a phone the names stand above the plot, behind a sample of their line.
        let beside = name.x0 > 50.0;
        prop_assert!(near || !beside, "{:?} lies at {:?}, its line ends at {:?}", text, name, last);
    }
    Ok(())
}

/// Every number with its unit; as they are where the drawing names the unit of its axis.
pub fn with_units(said: &BTreeMap<String, Vec<String>>, scene: &Scene) -> BTreeMap<String, Vec<String>> {
    let is_title = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text == "things");
    if scene.marks.iter().any(|mark| mark.key.is_chart() && is_title(&mark.shape)) {
        return said.clone();
    }
    let with_unit = |(digits, ways): (&String, &Vec<String>)| {
        (digits.clone(), ways.iter().map(|way| format!("{way} things")).collect())
    };
    said.iter().map(with_unit).collect()
}
