//! Everything that matters is distinguishable without colour: by shape, position or text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

mod shared;

use std::collections::BTreeMap;

use article_infographic::{
    chart::{self, Frame},
    geom::{Point, Rect},
    key::Key,
    lint,
    model::{Kind, Qualifier},
    scene::{Fill, Mark, Paint, Scene, Shape, Target},
    text::Locale,
    theme::Role,
    typography::Helvetica,
};
use serde_json::{Value, json};
use shared::{scenes, stories};

/// Describes the shape and paint style of a mark, without its colour, position and length; `None` for text.
fn form(mark: &Mark) -> Option<String> {
    let paint = |paint: &Paint| match paint {
        Paint::Fill(fill) => fill_style(*fill),
        Paint::Stroke(stroke) => format!("{:?} line of {}", stroke.dash, stroke.opacity),
    };
    Some(match &mark.shape {
        Shape::Rect { rect, fill } => format!("rect {} px high, {}", rect.height().round(), fill_style(*fill)),
        Shape::Circle { paint: how, .. } => format!("circle {}", paint(how)),
        Shape::Path { points, paint: how } => format!("path of {} {}", points.len(), paint(how)),
        Shape::Text { .. } => return None,
    })
}

fn fill_style(fill: Fill) -> String {
    match fill {
        // A gap cut out of the mark below is a distinct shape.
        Fill::Flat(Role::Background) => "cut out".to_owned(),
        Fill::Flat(_) => "full".to_owned(),
        Fill::Fade(_, toward) => format!("fading {}", toward.name()),
        Fill::Hatch(_) => "hatched".to_owned(),
        Fill::Tint(_) => "tinted".to_owned(),
    }
}

/// The shapes of an item or a part of it; equal consecutive shapes are listed once.
fn forms(scene: &Scene, belongs: impl Fn(Key) -> bool) -> Vec<String> {
    let mut forms: Vec<String> = scene.marks.iter().filter(|mark| belongs(mark.key)).filter_map(form).collect();
    forms.dedup();
    forms
}

/// The first chart of a story, 608 pixels wide.
fn drawn(document: &Value) -> Scene {
    let checked = lint::check(document.to_string().as_bytes());
    let story = checked.story.unwrap_or_else(|| panic!("{:?}", checked.diagnostics));
    chart::draw(&story.charts[0], 0, Frame::new(608.0, &Helvetica, &Locale::for_tag(&story.language))).unwrap()
}

/// Asserts that no two entries have the same shapes. At most one entry may have no shapes.
fn assert_distinct(all: &BTreeMap<String, Vec<String>>, what: &str) {
    for (one, forms) in all {
        for (other, others) in all {
            assert!(one == other || forms != others, "{what}: {one} and {other} are both {forms:?}");
        }
    }
}

/// The text with a number in place of another one, which is no part of a longer number.
fn with_number(text: &str, old: u64, new: u64) -> String {
    let old = old.to_string();
    let is_digit = |character: Option<char>| character.is_some_and(|character| character.is_ascii_digit());
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(&old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        out.push_str(before);
        if is_digit(before.chars().last()) || is_digit(after.chars().next()) {
            out.push_str(&old);
        } else {
            out.push_str(&new.to_string());
        }
        rest = after;
    }
    out + rest
}

#[test]
fn every_kind_of_amount_has_a_distinct_shape() {
    let text = include_str!("stories/valid/every-amount.json");
    let document: Value = serde_json::from_str(text).unwrap();
    // All amounts get the same number, so that bars do not differ in length.
    let mut text = text.to_owned();
    for amount in document["facts"].as_object().unwrap().values().filter_map(|fact| fact["amount"].as_object()) {
        for number in amount.values().filter_map(Value::as_u64) {
            text = with_number(&text, number, 100);
        }
    }
    let document: Value = serde_json::from_str(&text).unwrap();
    let facts = document["facts"].as_object().unwrap();
    for qualifier in Qualifier::ALL {
        let has = facts.values().any(|fact| fact["amount"][qualifier.name()] == 100);
        assert!(has, "every-amount.json has no amount with `{}`", qualifier.name());
    }
    let names: Vec<String> = facts.keys().cloned().collect();
    assert!(names.len() >= 9, "{names:?}");
    for form in [json!({}), json!({ "form": "units", "per": 10 }), json!({ "form": "dots" })] {
        let mut all = BTreeMap::new();
        for name in &names {
            let mut document = document.clone();
            let mut chart = json!({ "id": "one", "kind": "counts", "title": "One", "facts": [name] });
            chart.as_object_mut().unwrap().extend(form.as_object().unwrap().clone());
            document["charts"] = json!([chart]);
            let scene = drawn(&document);
            all.insert(name.clone(), forms(&scene, |key| !key.is_chart()));
        }
        assert_distinct(&all, &form.to_string());
    }
}

/// Where no arrow leads from one mark to the other, only their shapes tell which one is later.
#[test]
fn earlier_and_later_amounts_have_distinct_shapes() {
    let document: Value = serde_json::from_str(include_str!("stories/valid/every-amount.json")).unwrap();
    let mut all = BTreeMap::new();
    for (name, fact) in document["facts"].as_object().unwrap() {
        // A change has no claims. An amount without a number has the same symbol at both times, and its date beside it.
        if ["disputed", "withheld", "unknown", "words"].iter().any(|word| fact["amount"].get(word).is_some())
            || !fact["amount"].is_object()
        {
            continue;
        }
        let mut document = document.clone();
        for (id, year) in [("one", "2020"), ("two", "2021")] {
            document["facts"][id] = fact.clone();
            document["facts"][id]["as_of"] = json!(year);
        }
        let changes = json!([{ "from": "one", "to": "two" }]);
        document["charts"] = json!([{ "id": "one", "kind": "change", "title": "One", "changes": changes }]);
        let checked = lint::check(document.to_string().as_bytes());
        let story = checked.story.unwrap_or_else(|| panic!("{name}: {:?}", checked.diagnostics));
        // Wide enough for the values beside the marks.
        let scene = chart::draw(&story.charts[0], 0, Frame::new(1_176.0, &Helvetica, &Locale::english())).unwrap();
        for (index, time) in ["earlier", "later"].into_iter().enumerate() {
            let key = Key::chart(0).item(index);
            all.insert(format!("{time} {name}"), forms(&scene, |other| other == key));
        }
    }
    assert!(all.len() >= 14, "{:?}", all.keys());
    assert_distinct(&all, "change");
}

#[test]
fn every_stance_has_a_distinct_shape() {
    let document: Value = serde_json::from_str(include_str!("stories/valid/every-stance.json")).unwrap();
    let checked = lint::check(document.to_string().as_bytes()).story.unwrap();
    let scene = drawn(&document);
    let Kind::Positions { positions, .. } = &checked.charts[0].kind else { panic!("no positions") };
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (row, _) in positions.iter().enumerate() {
        for side in 0..3 {
            let key = Key::chart(0).item(row).part(side);
            let word = scene.marks.iter().find_map(|mark| match &mark.shape {
                Shape::Text { text, .. } if mark.key == key => Some(text.clone()),
                _ => None,
            });
            let Some(word) = word else { continue };
            let forms = forms(&scene, |other| other == key);
            // A stance has the same shape for every side.
            assert_eq!(all.entry(word.clone()).or_insert_with(|| forms.clone()), &forms, "{word}");
        }
    }
    assert_eq!(all.len(), 6, "{:?}", all.keys());
    assert_distinct(&all, "stances");
}

#[test]
fn every_mark_in_a_sides_colour_has_a_text_label() {
    let mut count = 0;
    for (name, scene, _) in [296.0, 608.0, 728.0].into_iter().flat_map(scenes) {
        for mark in &scene.marks {
            let role = match &mark.shape {
                Shape::Rect { fill: Fill::Flat(role) | Fill::Hatch(role), .. }
                | Shape::Circle { paint: Paint::Fill(Fill::Flat(role)), .. } => *role,
                Shape::Circle { paint: Paint::Stroke(stroke), .. }
                | Shape::Path { paint: Paint::Stroke(stroke), .. } => stroke.role,
                _ => continue,
            };
            if !matches!(role, Role::Side(_)) {
                continue;
            }
            count += 1;
            let is_labelled = scene.marks.iter().any(|other| match &other.shape {
                // The header of its column or row, or its own label.
                Shape::Text { role: of, .. } => {
                    *of == role || (!mark.key.is_chart() && other.key.item == mark.key.item)
                }
                _ => false,
            });
            assert!(is_labelled, "{name}: {mark:?}");
        }
    }
    assert!(count > 1_000, "{count}");
}

#[test]
fn every_chart_has_a_description_of_one_or_two_sentences() {
    for (name, _, outline) in scenes(608.0) {
        for chart in &outline.charts {
            // The year of a Ukrainian date ends with an abbreviation.
            let sentences = chart
                .summary
                .replace("\u{202f}р.", "")
                .split(". ")
                .filter(|sentence| !sentence.trim().is_empty())
                .count();
            assert!((1..=2).contains(&sentences), "{name}: {}", chart.summary);
        }
    }
}

/// WCAG 2.2, 2.5.8, with its exceptions: parts of an item with a large enough target are equivalent, because the
/// tooltip of the item lists its parts; and on time axes, the position is essential. A tap there selects the nearest
/// mark within 12 pixels.
#[test]
fn touch_targets_have_24_pixels_or_enough_spacing() {
    let along_time: Vec<(String, bool)> = stories()
        .into_iter()
        .flat_map(|(name, story)| {
            let kinds = story.charts.into_iter().map(move |chart| {
                let along = matches!(chart.kind, Kind::History(_) | Kind::Timeline { .. } | Kind::Line { .. });
                (format!("{name} {}", chart.id), along)
            });
            kinds.collect::<Vec<_>>()
        })
        .collect();
    let mut count = 0;
    for (name, scene, _) in [296.0, 608.0, 728.0].into_iter().flat_map(scenes) {
        if along_time.iter().any(|(chart, along)| *along && name.starts_with(&format!("{chart} at"))) {
            continue;
        }
        let targets = &scene.targets;
        let is_small = |rect: Rect| rect.width() < 24.0 || rect.height() < 24.0;
        for target in targets.iter().filter(|target| is_small(target.rect)) {
            let item =
                |other: &&Target| other.key.part == 0 && other.key.item == target.key.item && !is_small(other.rect);
            if target.key.part > 0 && targets.iter().any(|other| item(&other)) {
                continue;
            }
            // The circle of 24 pixels around its center must not intersect another target or the circle of a small one.
            let middle = |rect: Rect| Point::new((rect.x0 + rect.x1) / 2.0, (rect.y0 + rect.y1) / 2.0);
            let at = middle(target.rect);
            let near = targets.iter().filter(|other| other.key != target.key).find(|other| {
                other.rect.distance(at) < 12.0 || is_small(other.rect) && middle(other.rect).distance(at) < 24.0
            });
            assert!(near.is_none(), "{name}: {target:?} is small, and near {near:?}");
        }
        count += targets.len();
    }
    assert!(count > 500, "{count}");
}
