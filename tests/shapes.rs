//! What matters is told apart without any colour: by form, by place and by words.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

mod shared;

use std::collections::BTreeMap;

use article_infographic::{
    chart::{self, Frame},
    geom::{Point, Rect},
    key::Key,
    lint,
    model::Kind,
    scene::{Fill, Mark, Paint, Scene, Shape, Target},
    text::Helvetica,
    theme::Role,
    words::Locale,
};
use serde_json::{Value, json};
use shared::{scenes, stories};

/// What a mark is in grey, wherever it lies and however far it reaches: its form, and how it is drawn; nothing for text.
fn form(mark: &Mark) -> Option<String> {
    let paint = |paint: &Paint| match paint {
        Paint::Fill(fill) => inside(*fill),
        Paint::Stroke(stroke) => format!("{:?} line of {}", stroke.dash, stroke.opacity),
    };
    Some(match &mark.shape {
        Shape::Rect { rect, fill } => format!("rect {} px high, {}", rect.height().round(), inside(*fill)),
        Shape::Circle { paint: how, .. } => format!("circle {}", paint(how)),
        Shape::Path { points, paint: how } => format!("path of {} {}", points.len(), paint(how)),
        Shape::Text { .. } => return None,
    })
}

fn inside(fill: Fill) -> String {
    match fill {
        // Cut out of the mark below, which is a form of its own.
        Fill::Flat(Role::Paper) => "cut out".to_owned(),
        Fill::Flat(_) => "full".to_owned(),
        Fill::Fade(_, toward) => format!("fading {}", toward.name()),
        Fill::Hatch(_) => "hatched".to_owned(),
    }
}

/// The forms of one item or part of it; the same form many times is one form.
fn forms(scene: &Scene, belongs: impl Fn(Key) -> bool) -> Vec<String> {
    let mut forms: Vec<String> = scene.marks.iter().filter(|mark| belongs(mark.key)).filter_map(form).collect();
    forms.dedup();
    forms
}

/// The first chart of a story, 608 pixels wide.
fn drawn(document: &Value) -> Scene {
    let checked = lint::check(document.to_string().as_bytes());
    let story = checked.story.unwrap_or_else(|| panic!("{:?}", checked.problems));
    chart::draw(&story.charts[0], 0, Frame::new(608.0, &Helvetica, &Locale::speaking(&story.language))).unwrap()
}

/// None at all may have no form: that is one, too.
fn assert_apart(all: &BTreeMap<String, Vec<String>>, what: &str) {
    for (one, forms) in all {
        for (other, others) in all {
            assert!(one == other || forms != others, "{what}: {one} and {other} are both {forms:?}");
        }
    }
}

#[test]
fn every_way_of_saying_how_many_has_a_form_of_its_own() {
    let text = include_str!("stories/valid/every-amount.json");
    // The same number in every one of them, so that the length of a bar tells nothing.
    let mut text = text.to_owned();
    for number in ["120", "340", "210", "150"] {
        text = text.replace(number, "100");
    }
    let text = text.replace("\"at_most\": 90", "\"at_most\": 100").replace("at most 90", "at most 100");
    let document: Value = serde_json::from_str(&text).unwrap();
    let names: Vec<String> = document["facts"].as_object().unwrap().keys().cloned().collect();
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
        assert_apart(&all, &form.to_string());
    }
}

#[test]
fn every_stance_has_a_form_of_its_own() {
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
            // One stance has one form, whoever takes it.
            assert_eq!(all.entry(word.clone()).or_insert_with(|| forms.clone()), &forms, "{word}");
        }
    }
    assert_eq!(all.len(), 6, "{:?}", all.keys());
    assert_apart(&all, "stances");
}

#[test]
fn a_sides_colour_never_stands_without_words_for_it() {
    let mut met = 0;
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
            met += 1;
            let said = scene.marks.iter().any(|other| match &other.shape {
                // The head of its column or row, or words of its own.
                Shape::Text { role: of, .. } => {
                    *of == role || (!mark.key.is_chart() && other.key.item == mark.key.item)
                }
                _ => false,
            });
            assert!(said, "{name}: {mark:?}");
        }
    }
    assert!(met > 1_000, "{met}");
}

#[test]
fn every_chart_has_a_description_and_of_our_own_words_no_more_than_two_sentences() {
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

/// WCAG 2.2, 2.5.8. Left out are, as there: parts of an item whose own target is large enough, for its tooltip tells the
/// parts too; and what lies along time, where the place is what is said. A tap there takes the nearest within 12 pixels.
#[test]
fn what_can_be_touched_has_24_pixels_or_room_around_it() {
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
    let mut met = 0;
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
            // A circle of 24 pixels around its middle meets no other target, nor the circle of a small one.
            let middle = |rect: Rect| Point::new((rect.x0 + rect.x1) / 2.0, (rect.y0 + rect.y1) / 2.0);
            let at = middle(target.rect);
            let near = targets.iter().filter(|other| other.key != target.key).find(|other| {
                other.rect.distance(at) < 12.0 || is_small(other.rect) && middle(other.rect).distance(at) < 24.0
            });
            assert!(near.is_none(), "{name}: {target:?} is small, and near {near:?}");
        }
        met += targets.len();
    }
    assert!(met > 500, "{met}");
}
