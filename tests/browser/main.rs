//! The widget's core in a real browser: the same scenes and words as natively, and what a canvas really shows.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

mod intl;

use std::fmt::Write as _;

use article_infographic::{
    chart::{self, Frame},
    lint,
    model::Story,
    publish::publish,
    text::{Locale, Outline},
    theme::{ROLES, Theme, hexadecimal},
    typography::Helvetica,
};
use article_infographic_reader as web;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

wasm_bindgen_test_configure!(run_in_browser);

const STORY: &str = include_str!("../../www/stories/prisoner-exchange.json");
const EXCHANGES: &str = include_str!("../../www/stories/exchanges.json");
const AMOUNTS: &str = include_str!("../stories/valid/every-amount.json");

/// Native scenes at 608 px, as the golden tests wrote them.
const SCENES: [(&str, &str); 7] = [
    (EXCHANGES, include_str!("../golden/exchanges.608.scene.txt")),
    (
        include_str!("../stories/valid/rivers-known-to-a-bound.json"),
        include_str!("../golden/rivers-known-to-a-bound.608.scene.txt"),
    ),
    (
        include_str!("../stories/valid/pupils-exchanged-in-every-way.json"),
        include_str!("../golden/pupils-exchanged-in-every-way.608.scene.txt"),
    ),
    (STORY, include_str!("../golden/prisoner-exchange.608.scene.txt")),
    (AMOUNTS, include_str!("../golden/every-amount.608.scene.txt")),
    (include_str!("../stories/valid/every-stance.json"), include_str!("../golden/every-stance.608.scene.txt")),
    (include_str!("../stories/valid/every-date.json"), include_str!("../golden/every-date.608.scene.txt")),
];

/// A canvas of this size that is in no page. Its pixels are kept in memory: an accelerated canvas, read right after it was painted,
/// was blank in one of many runs of WebKitGTK.
fn canvas(width: u32, height: u32) -> (HtmlCanvasElement, CanvasRenderingContext2d) {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas: HtmlCanvasElement = document.create_element("canvas").unwrap().unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let options = js_sys::Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &true.into()).unwrap();
    let context = canvas.get_context_with_context_options("2d", &options).unwrap().unwrap().unchecked_into();
    (canvas, context)
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap()
}

fn number(value: &JsValue, name: &str) -> f64 {
    get(value, name).as_f64().unwrap_or_else(|| panic!("{name} is no number"))
}

fn text(value: &JsValue, name: &str) -> String {
    get(value, name).as_string().unwrap_or_default()
}

fn list(value: &JsValue) -> Vec<JsValue> {
    js_sys::Array::from(value).to_vec()
}

/// A raw story, checked.
fn checked(story: &str) -> Story {
    lint::check(story.as_bytes()).story.unwrap()
}

/// A handle on an open story.
fn open(story: &str) -> u32 {
    web::open(&publish(&checked(story)), canvas(1, 1).1).unwrap()
}

/// What is offered over the picture.
fn marks(handle: u32) -> Vec<JsValue> {
    list(&get(&web::nav_stops(handle).unwrap(), "marks"))
}

/// The types of the effects, in their order.
fn types(effects: &JsValue) -> Vec<String> {
    list(effects).iter().map(|effect| text(effect, "type")).collect()
}

#[wasm_bindgen_test]
fn the_browser_lays_out_the_very_scenes_that_the_command_does() {
    for (story, golden) in SCENES {
        let story = checked(story);
        let mut dump = String::new();
        for (position, chart) in story.charts.iter().enumerate() {
            let scene = chart::draw(chart, position, Frame::new(608.0, &Helvetica, &Locale::english())).unwrap();
            writeln!(dump, "# {}\n{scene}", chart.id).unwrap();
        }
        assert!(dump == golden, "the scenes of {} differ", story.headline);
    }
}

#[wasm_bindgen_test]
fn the_browser_words_a_story_as_the_command_does() {
    let story = checked(STORY);
    assert_eq!(
        Outline::new(&story, Locale::english()).to_string(),
        include_str!("../golden/prisoner-exchange.outline.txt")
    );
}

#[wasm_bindgen_test]
fn the_browser_refuses_a_story_for_the_same_reasons_at_the_same_places() {
    for (story, golden) in [
        (
            include_str!("../stories/invalid/exact-where-the-article-says-at-least.json"),
            include_str!("../golden/invalid/exact-where-the-article-says-at-least.txt"),
        ),
        (
            include_str!("../stories/invalid/fields-of-the-wrong-type.json"),
            include_str!("../golden/invalid/fields-of-the-wrong-type.txt"),
        ),
        (
            include_str!("../stories/invalid/an-unknown-speaker-and-fact.json"),
            include_str!("../golden/invalid/an-unknown-speaker-and-fact.txt"),
        ),
        (
            include_str!("../stories/invalid/a-comma-is-missing.json"),
            include_str!("../golden/invalid/a-comma-is-missing.txt"),
        ),
    ] {
        let mut diagnostics = String::new();
        for diagnostic in lint::check(story.as_bytes()).diagnostics {
            let severity = format!("{:?}", diagnostic.severity).to_lowercase();
            let (location, code) = (diagnostic.location, diagnostic.code.as_str());
            writeln!(diagnostics, "{}:{} {severity}[{code}] {}", location.line, location.column, diagnostic.path)
                .unwrap();
            writeln!(diagnostics, "    {}\n    {}", diagnostic.message, diagnostic.hint).unwrap();
        }
        assert_eq!(diagnostics, golden);
    }
}

#[wasm_bindgen_test]
fn what_was_not_published_is_refused_with_a_code() {
    let whole = publish(&checked(STORY));
    let changed = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    for (bytes, code) in [
        (STORY.as_bytes().to_vec(), "not-published"),
        (Vec::new(), "not-published"),
        (changed(4), "unknown-version"),
        (changed(100), "damaged"),
        (whole[..whole.len() - 1].to_vec(), "damaged"),
        (whole[..4].to_vec(), "damaged"),
        ([whole.as_slice(), &[0]].concat(), "damaged"),
    ] {
        assert_eq!(text(&web::open(&bytes, canvas(1, 1).1).unwrap_err(), "code"), code);
    }
    let handle = open(STORY);
    assert!(web::outline(handle).is_ok(), "a later story works as before");
    web::close(handle);
}

#[wasm_bindgen_test]
fn inputs_come_back_as_effects() {
    let handle = open(STORY);
    assert_eq!(types(&web::resize(handle, 608.0, 1.0, "sans-serif").unwrap()), ["layout", "repaint"]);
    let bar = &marks(handle)[0];
    let (x, y) = (number(bar, "x") + 20.0, number(bar, "y") + 40.0);
    assert_eq!(types(&web::hover(handle, x, y).unwrap()), ["repaint", "tooltip"]);
    assert_eq!(types(&web::hover(handle, x + 1.0, y).unwrap()), [""; 0]);
    assert_eq!(types(&web::tap(handle, x, y).unwrap()), ["repaint", "tooltip", "selected"]);
    assert_eq!(types(&web::leave(handle).unwrap()), [""; 0]);
    let selected = web::select(handle, Some("criteria.all-for-all.russia".to_owned())).unwrap();
    assert_eq!(types(&selected), ["layout", "repaint", "repaint", "tooltip", "selected"]);
    assert_eq!(text(&get(&list(&selected)[4], "node"), "key"), "criteria.all-for-all.russia");
    assert_eq!(types(&web::show_chart(handle, 99).unwrap()), [""; 0]);
    web::close(handle);
}

#[wasm_bindgen_test]
fn a_pick_comes_back_with_what_is_left() {
    let handle = open(EXCHANGES);
    let all = list(&web::resize(handle, 608.0, 1.0, "sans-serif").unwrap()).remove(0);
    assert!(get(&all, "rows").is_null() && get(&all, "filterStatus").is_null());
    let picked = list(&web::set_filter(handle, 0, Some(3)).unwrap()).remove(0);
    assert_eq!(text(&picked, "filterStatus"), "20 of 78 events. Year: 2025");
    assert_eq!(list(&get(&picked, "rows")).len(), 21);
    assert_eq!(list(&get(&picked, "filterValues"))[0].as_f64(), Some(3.0));
    for (tool, value) in [(99, Some(0)), (0, Some(u32::MAX)), (u32::MAX, None)] {
        web::set_filter(handle, tool, value).unwrap();
    }
    let back = list(&web::set_filter(handle, 0, None).unwrap());
    assert_eq!(types(&web::set_filter(handle, 0, None).unwrap()), [""; 0], "{back:?}");
    web::close(handle);
}

#[wasm_bindgen_test]
fn numbers_that_are_none_do_no_harm() {
    let handle = open(STORY);
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1e300] {
        web::resize(handle, value, 1.0, "sans-serif").unwrap();
        web::hover(handle, value, value).unwrap();
        web::tap(handle, value, value).unwrap();
    }
    assert_eq!(types(&web::resize(handle, 320.0, 1.0, "no such font,,;").unwrap()), ["layout", "repaint"]);
    web::close(handle);
}

#[wasm_bindgen_test]
fn larger_text_makes_a_larger_drawing_and_the_page_keeps_its_own_pixels() {
    let handle = open(STORY);
    let shown = |width, scale| {
        let size = list(&web::resize(handle, width, scale, "sans-serif").unwrap()).remove(0);
        let place = marks(handle).remove(0);
        let [x, y, height] = ["x", "y", "height"].map(|name| number(&place, name));
        assert_eq!(types(&web::tap(handle, x + 2.0, y + height / 2.0).unwrap()), ["repaint", "tooltip", "selected"]);
        web::select(handle, None).unwrap();
        [number(&size, "width"), x, y, height]
    };
    let small = shown(304.0, 1.0);
    assert_eq!(shown(608.0, 2.0), small.map(|length| length * 2.0));
    // Never narrower than the least width, and never smaller than usual.
    assert_eq!(shown(300.0, 2.0)[0], shown(300.0, 1.5)[0]);
    assert_eq!(shown(304.0, 0.1), small);
    for scale in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        web::resize(handle, 300.0, scale, "sans-serif").unwrap();
    }
    web::close(handle);
}

#[wasm_bindgen_test]
fn a_closed_story_answers_with_an_error_that_has_a_code() {
    let handle = open(STORY);
    web::close(handle);
    web::close(handle);
    assert_eq!(text(&web::outline(handle).unwrap_err(), "code"), "unknown-handle");
    let other = open(STORY);
    assert_ne!(other, handle, "a number is not used again");
    assert_eq!(text(&web::select(other, Some("nobody".to_owned())).unwrap_err(), "code"), "unknown-key");
    web::close(other);
}

/// How much of the canvas is covered from left to right along a line, from 0 to 255.
fn coverage(context: &CanvasRenderingContext2d, y: f64, width: f64) -> Vec<u8> {
    let data = context.get_image_data(0.0, y, width, 1.0).unwrap().data();
    data.chunks_exact(4).map(|pixel| pixel[3]).collect()
}

/// A story with one bar, painted at this many device pixels to a CSS pixel: the coverage along the bar's middle.
fn bar_of(amount: &str, words: &str, ratio: f64, colors: &str) -> Vec<u8> {
    let story = include_str!("../stories/valid/one-lower-bound.json").replace("\"at_least\": 120", amount);
    // The check would refuse an amount that its sentence puts otherwise.
    let story = story.replace("At least", words);
    let handle = open(&story);
    let size = list(&web::resize(handle, 608.0, 1.0, "sans-serif").unwrap()).remove(0);
    let (width, height) = (number(&size, "width") * ratio, number(&size, "height") * ratio);
    let (_, context) = canvas(width as u32, height as u32);
    web::paint(handle, &context, ratio, colors, 1.0, false).unwrap();
    web::close(handle);
    // A label of 20 px, a line of who said it of 17 px and 8 px of air stand over a bar of 20 px, in a margin of 4 px.
    // A little under its middle, where no arrow's tip lies.
    coverage(&context, (4.0 + 20.0 + 17.0 + 8.0 + 13.0) * ratio, width)
}

#[wasm_bindgen_test]
fn a_lower_bound_has_no_closed_end_in_pixels() {
    for ratio in [1.0, 2.0] {
        let bar = bar_of("\"at_least\": 120", "At least", ratio, "");
        // From within the bar to its first pixel that is not wholly covered.
        let stop = 20 + bar[20..].iter().position(|cover| *cover < 255).unwrap();
        assert!(stop > 200 * ratio as usize, "the bar is solid up to its value, here {stop}");
        let fade: Vec<u8> = bar[stop..].iter().copied().take_while(|cover| *cover > 0).collect();
        assert!(fade.len() > (20.0 * ratio) as usize, "it runs on past its value, here for {} px", fade.len());
        assert!(fade.windows(2).all(|pair| pair[1] <= pair[0]), "it only fades: {fade:?}");
        assert!(fade[fade.len() - 1] < 30, "and it ends in nothing: {fade:?}");
    }
}

#[wasm_bindgen_test]
fn an_upper_bound_has_a_closed_end_and_nothing_beyond() {
    let bar = bar_of("\"at_most\": 120", "At most", 2.0, "");
    let end = bar.iter().rposition(|cover| *cover > 200);
    assert!(end.is_some(), "the cap is there");
    let inside = bar[40..300].iter().filter(|cover| **cover > 0).count();
    assert_eq!(inside, 0, "and the bar is hollow");
}

#[wasm_bindgen_test]
fn dark_mode_is_a_repaint_and_no_layout() {
    // Up to where the fade ends: behind it stands text, which some engines draw thinner on dark ground.
    let dark = Theme::Dark;
    let dark = ROLES.map(|(_, role)| hexadecimal(dark.color(role))).join(" ");
    let [light, dark] = ["", &dark].map(|colors| bar_of("\"at_least\": 120", "At least", 1.0, colors));
    let end = 20 + light[20..].iter().position(|cover| *cover == 0).unwrap();
    assert_eq!(light[..end], dark[..end]);
}
