//! Published answers: for every story, what a script reads from them is what the viewer answers.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic, reason = "tests may panic")]

#[path = "answers/evaluator.rs"]
mod evaluator;
#[path = "answers/fixture.rs"]
mod fixture;

use std::{
    fs,
    path::{Path, PathBuf},
};

use article_infographic::{
    answers::Answers,
    geom::{Point, Rect},
    key::Key,
    lint,
    model::Story,
    scene::HIT_TOLERANCE,
    text::Locale,
    typography::Helvetica,
    viewer::{Input, NavStop, Viewer},
};
use evaluator::{Chart, Drawing, Evaluated};

/// Widths of the drawings of the static figure.
const WIDTHS: [f64; 2] = [280.0, 720.0];
/// Positions are rounded to hundredths of a pixel, so a hit this close to an edge may be on either side of it.
const ROUNDING: f64 = 0.02;

fn open(path: &Path) -> Story {
    let checked = lint::check(&fs::read(path).unwrap());
    checked.story.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), checked.diagnostics))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn stories() -> Vec<PathBuf> {
    let folders = ["www/stories", "tests/stories/valid"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root().join(folder)).unwrap());
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() > 30);
    paths
}

/// The answers as a script reads them.
fn answers(story: &Story) -> Evaluated {
    let answers = Answers::new(story, Locale::for_tag(&story.language), WIDTHS, &Helvetica).unwrap();
    serde_json::from_str(&serde_json::to_string(&answers).unwrap()).unwrap()
}

/// A chart of a viewer, drawn at one of the widths, with its answers.
struct Shown<'a> {
    name: String,
    viewer: &'a Viewer,
    chart: &'a Chart,
    drawing: &'a Drawing,
    /// The keys by their node index.
    keys: Vec<Key>,
}

/// Calls `compare` with every drawing of every story.
fn for_each_drawing(mut compare: impl FnMut(&Shown<'_>)) {
    for path in stories() {
        let story = open(&path);
        let answers = answers(&story);
        let mut viewer = Viewer::new(story, Locale::for_tag(answers.outline["locale"].as_str().unwrap()));
        assert_eq!(answers.outline, serde_json::to_value(viewer.outline()).unwrap(), "{}", path.display());
        assert_eq!(answers.sides, viewer.sides(), "{}", path.display());
        assert_eq!(answers.charts.len(), viewer.outline().charts.len(), "{}", path.display());
        for (index, chart) in answers.charts.iter().enumerate() {
            viewer.on(Input::ShowChart(index), &Helvetica);
            let nodes = &answers.outline["charts"][index]["nodes"];
            let nodes = nodes.as_array().unwrap().iter().chain(&chart.points);
            let keys: Vec<Key> =
                nodes.clone().map(|node| viewer.find(node["key"].as_str().unwrap()).unwrap()).collect();
            for (node, key) in nodes.zip(&keys) {
                assert_eq!(*node, serde_json::to_value(viewer.node(*key).unwrap()).unwrap());
            }
            for (width, drawing) in WIDTHS.into_iter().zip(&chart.drawings) {
                viewer.on(Input::Resize(width), &Helvetica);
                let name = format!("{}, chart {index}, {width}", path.display());
                compare(&Shown { name, viewer: &viewer, chart, drawing, keys: keys.clone() });
            }
        }
    }
}

fn assert_near(name: &str, one: Option<Rect>, other: Option<Rect>) {
    let (Some(one), Some(other)) = (one, other) else {
        assert_eq!(one, other, "{name}");
        return;
    };
    let edges = [(one.x0, other.x0), (one.y0, other.y0), (one.x1, other.x1), (one.y1, other.y1)];
    assert!(edges.iter().all(|(one, other)| (one - other).abs() < ROUNDING), "{name}: {one:?} is not {other:?}");
}

#[test]
fn sizes_and_bounds_are_those_of_the_scene() {
    for_each_drawing(|shown| {
        let size = shown.viewer.scene().size;
        assert!((shown.drawing.width - size.width * 100.0).abs() <= 0.5, "{}", shown.name);
        assert!((shown.drawing.height - size.height * 100.0).abs() <= 0.5, "{}", shown.name);
        for (index, key) in shown.keys.iter().enumerate() {
            let name = format!("{}, {key}", shown.name);
            assert_near(&name, shown.drawing.bounds(index), shown.viewer.bounds(*key));
        }
    });
}

#[test]
fn every_target_has_a_node() {
    for_each_drawing(|shown| {
        assert_eq!(shown.drawing.targets.len(), 5 * shown.viewer.scene().targets.len(), "{}", shown.name);
        for target in shown.drawing.targets.chunks(5) {
            assert!(usize::try_from(target[0]).is_ok_and(|index| index < shown.keys.len()), "{}", shown.name);
        }
    });
}

#[test]
fn texts_labels_and_related_nodes_are_those_of_the_viewer() {
    let (mut related, mut partial) = (0, 0);
    for_each_drawing(|shown| {
        let outline = shown.viewer.outline();
        let labels: Vec<String> =
            shown.keys.iter().map(|key| outline.accessible_label(&shown.viewer.node(*key).unwrap())).collect();
        assert_eq!(shown.chart.labels, labels, "{}", shown.name);
        for (index, key) in shown.keys.iter().enumerate() {
            let expected: Vec<Key> = shown.viewer.related(*key).map(|node| node.key).collect();
            let all = shown.chart.related.get(index).map(Vec::as_slice).unwrap_or_default();
            assert_eq!(all.iter().map(|one| shown.keys[*one]).collect::<Vec<_>>(), expected, "{}, {key}", shown.name);
            related += expected.len();
        }
        let csv = shown.viewer.csv().filter(|_| !shown.chart.is_partial);
        assert_eq!(shown.chart.csv, csv, "{}", shown.name);
        partial += usize::from(shown.chart.is_partial);
        let points = shown.viewer.scene().snap_lines.iter().flat_map(|line| &line.points);
        let unnamed = points.filter(|point| !shown.keys.contains(&point.key)).count();
        assert!(shown.chart.is_partial || unnamed == 0, "{}: {unnamed} points", shown.name);
    });
    assert!(related > 100 && partial >= 2, "{related} related nodes, {partial} partial drawings");
}

#[test]
fn navigation_stops_are_those_of_the_viewer() {
    let mut notes = 0;
    for_each_drawing(|shown| {
        let stops = shown.viewer.nav_stops();
        let index = |index: Option<usize>| index.map_or(-1, |index| i64::try_from(index).unwrap());
        let stop = |stop: &NavStop<'_>| {
            let node = shown.keys.iter().position(|key| *key == stop.node.key);
            assert!(node.is_some(), "{}: {} has no index", shown.name, stop.node.key);
            [index(node), index(stop.above), index(stop.below)]
        };
        let expected: Vec<i64> = stops.marks.iter().flat_map(stop).collect();
        assert_eq!(shown.drawing.stops, expected, "{}", shown.name);
        notes += usize::from(stops.note.is_some());
        assert_eq!(shown.drawing.note, stops.note, "{}", shown.name);
    });
    assert!(notes >= 2);
}

#[test]
fn hits_on_a_grid_of_points_are_those_of_the_scene() {
    let (mut compared, mut found) = (0, 0);
    for_each_drawing(|shown| {
        let scene = shown.viewer.scene();
        let mut y = -20.0;
        while y < scene.size.height + 20.0 {
            let mut x = -20.0;
            while x < scene.size.width + 20.0 {
                let at = Point::new(x, y);
                if !(shown.chart.is_partial && shown.drawing.is_on_snap_line(at)) {
                    for slop in [0.0, HIT_TOLERANCE] {
                        let hit = scene.hit(at, slop);
                        assert_hit(shown, at, slop, hit);
                        compared += 1;
                        found += usize::from(hit.is_some());
                    }
                }
                x += 9.37;
            }
            y += 7.83;
        }
    });
    assert!(compared > 500_000 && found > 100_000, "{found} of {compared} points hit a mark");
}

/// Asserts that the hit in the answers is this one, or that it is beside an edge and the hit across the edge is.
fn assert_hit(shown: &Shown<'_>, at: Point, slop: f64, expected: Option<Key>) {
    let hit = |x: f64, y: f64, slop| {
        let index = shown.drawing.hit(Point::new(at.x + x, at.y + y), slop);
        index.map(|index| shown.keys[usize::try_from(index).unwrap()])
    };
    if hit(0.0, 0.0, slop) == expected {
        return;
    }
    let around = [-ROUNDING, 0.0, ROUNDING];
    let mut beside = around.iter().flat_map(|x| around.iter().map(move |y| (*x, *y)));
    let is_beside = beside.any(|(x, y)| around.iter().any(|more| hit(x, y, (slop + more).max(0.0)) == expected));
    assert!(is_beside, "{}: at {at:?}, within {slop}, {:?} is not {expected:?}", shown.name, hit(0.0, 0.0, slop));
}
