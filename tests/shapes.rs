//! What matters is told apart without any colour: by form, by place and by words.
#![cfg(not(target_arch = "wasm32"))]
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
    key::Key,
    scene::{Fill, Mark, Paint, Scene, Shape},
    story::{self, Kind},
    text::Helvetica,
    theme::Role,
};
use serde_json::{Value, json};
use shared::scenes;

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
    let checked = story::open(document.to_string().as_bytes());
    let story = checked.story.unwrap_or_else(|| panic!("{:?}", checked.problems));
    chart::draw(&story.charts[0], 0, Frame::new(608.0, &Helvetica)).unwrap()
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
    let checked = story::open(document.to_string().as_bytes()).story.unwrap();
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
