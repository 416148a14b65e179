//! How long the core takes from the bytes of a story to a drawing, and how that grows with the story: `cargo bench`.
//!
//! The budget, native: 5 ms for the layout of a story, 15 ms for a line of 100,000 points.

use article_infographic::{
    chart::{self, Frame},
    lint,
    model::{MAX_POINTS, Story},
    paint::{Colors, Svg},
    scene::Scene,
    text::{Locale, Outline, WritingDirection},
    theme::Theme,
    typography::Helvetica,
};
use divan::{Bencher, black_box};
use serde_json::json;

/// The widths of a drawing on a phone and on a wide page.
const WIDTHS: [usize; 2] = [296, 728];
const POINTS: [usize; 3] = [1_000, 10_000, MAX_POINTS];
const EXCHANGES: &str = include_str!("../www/stories/exchanges.json");

fn main() {
    divan::main();
}

#[allow(clippy::expect_used, reason = "a benchmark of a broken story would measure nothing")]
fn open(bytes: &str) -> Story {
    lint::check(bytes.as_bytes()).story.expect("a story without errors")
}

/// Every chart of the story.
#[allow(clippy::expect_used, reason = "the same")]
fn draw(story: &Story, width: usize) -> Vec<Scene> {
    let width = u32::try_from(width).map_or(0.0, f64::from);
    let charts = story.charts.iter().enumerate();
    charts
        .map(|(index, each)| {
            chart::draw(each, index, Frame::new(width, &Helvetica, &Locale::english())).expect("a drawing")
        })
        .collect()
}

/// A story with one line of so many days, which rises, falls and is jagged: no two neighbours are alike.
fn line(points: usize) -> String {
    let values: Vec<u64> = (0..points as u64).map(|day| day % 3_650 + day * 7_919 % 541).collect();
    let evidence = json!([{ "source": "gazette", "speaker": "office", "quote": "measured at noon" }]);
    json!({
        "format": 1, "lang": "en", "headline": "Days of a well",
        "sources": { "gazette": { "publisher": "The Valley Gazette", "url": "https://example.org/well" } },
        "speakers": { "office": { "name": "The statistics office" } },
        "series": { "well": { "label": "Level of the well", "unit": "cm", "basis": "measured at noon",
            "dates": { "from": "1700-01-01", "every": "day" }, "values": values, "evidence": evidence } },
        "charts": [{ "id": "well", "kind": "line", "title": "Level of the well", "series": ["well"] }],
    })
    .to_string()
}

#[divan::bench(args = WIDTHS)]
fn exchanges_drawn(bencher: Bencher<'_, '_>, width: usize) {
    let story = open(EXCHANGES);
    bencher.bench_local(|| draw(black_box(&story), width));
}

/// From the drawings to SVG, as in a figure.
#[divan::bench(args = WIDTHS)]
fn exchanges_as_svg(bencher: Bencher<'_, '_>, width: usize) {
    let scenes = draw(&open(EXCHANGES), width);
    let colors = Colors::Page(Theme::Light);
    let svg = |scene| Svg {
        scene,
        title: "",
        description: "",
        language: "en",
        direction: WritingDirection::LeftToRight,
        names: &[],
        family: "Arial",
        colors,
        room: 0.0,
        hidden: false,
    };
    bencher.bench_local(|| scenes.iter().map(|scene| svg(black_box(scene)).to_string().len()).sum::<usize>());
}

#[divan::bench]
fn exchanges_read_and_checked() -> Story {
    open(black_box(EXCHANGES))
}

#[divan::bench]
fn exchanges_in_words(bencher: Bencher<'_, '_>) {
    let story = open(EXCHANGES);
    bencher.bench_local(|| Outline::new(black_box(&story), Locale::english()));
}

#[divan::bench(args = POINTS)]
fn line_drawn(bencher: Bencher<'_, '_>, points: usize) {
    let story = open(&line(points));
    bencher.bench_local(|| draw(black_box(&story), 728));
}

#[divan::bench(args = POINTS)]
fn line_read_and_checked(bencher: Bencher<'_, '_>, points: usize) {
    let bytes = line(points);
    bencher.bench_local(|| open(black_box(&bytes)));
}

/// What the pointer is nearest to, at each tenth pixel of the drawing.
#[divan::bench(args = POINTS)]
fn line_pointed_at(bencher: Bencher<'_, '_>, points: usize) {
    let scenes = draw(&open(&line(points)), 728);
    let places = || (0..728).step_by(10).map(|x| article_infographic::geom::Point::new(f64::from(x), 150.0));
    bencher.bench_local(|| {
        let hit = |scene: &Scene| places().filter_map(|at| black_box(scene).hit(at, 0.0)).count();
        scenes.iter().map(hit).sum::<usize>()
    });
}
