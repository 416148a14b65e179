//! `tests/unit/answers.json`: inputs with the effects that the reader's core returns, for the unit tests of the element's
//! JavaScript. `BLESS=1 cargo test --test answers` rewrites it.
//!
//! Each story has its answers and its inputs. Whenever `drawing` differs from that of the previous input, the sequence
//! starts again: a new viewer at the first step, resized to the width of the drawing. All other state carries over. `chart`
//! is the chart that is shown when the input arrives. An input is a function of the core with its arguments. Effects have
//! the form of `EffectValue` of the reader's core, at scale 1.

use std::fs;

use article_infographic::{
    answers::Answers,
    geom::{Point, Rect},
    key::Key,
    model::Language,
    scene::HIT_TOLERANCE,
    text::{Locale, Node},
    typography::Helvetica,
    viewer::{Effect, FilterState, Input, Viewer},
};
use serde_json::{Value, json};

use super::{
    ROUNDING, WIDTHS,
    evaluator::{Chart, Drawing, Evaluated},
    open, root,
};

/// Two articles, positions of several sides, a long series, and drawings from right to left. The file of the second article
/// would be too large with all inputs.
const STORIES: [(&str, Language, Counts); 5] = [
    ("www/stories/prisoner-exchange.json", Language::English, ALL),
    ("www/stories/exchanges.json", Language::English, Counts { hovers: 6, taps: 4, keys: 3 }),
    ("tests/stories/valid/every-stance.json", Language::English, ALL),
    ("tests/stories/valid/two-thousand-days-of-a-well.json", Language::English, ALL),
    ("tests/stories/valid/four-trains-on-one-day.json", Language::Arabic, ALL),
];
const ALL: Counts = Counts { hovers: 30, taps: 10, keys: 12 };
/// Greatest size of the file in bytes.
const MAX_BYTES: usize = 1_500_000;

/// The number of inputs for each drawing of a chart: points to hover and to tap, and keys to focus and to select.
#[derive(Clone, Copy)]
struct Counts {
    hovers: usize,
    taps: usize,
    keys: usize,
}

/// The inputs to a viewer with their effects.
struct Recording {
    viewer: Viewer,
    drawing: usize,
    counts: Counts,
    inputs: Vec<Value>,
}

impl Recording {
    fn input(&mut self, named: Value, input: Input) {
        let chart = self.viewer.current();
        let effects = self.viewer.on(input, &Helvetica);
        let effects: Vec<Value> = effects.iter().map(|effect| effect_value(effect, &self.viewer)).collect();
        self.inputs.push(json!({ "chart": chart, "drawing": self.drawing, "input": named, "effects": effects }));
    }

    fn step(&mut self, step: usize) {
        self.input(json!(["step", step]), Input::Step(step));
    }

    fn chart(&mut self, index: usize, chart: &Chart) {
        let Counts { hovers, taps, keys } = self.counts;
        self.step(self.viewer.outline().step_of(index).unwrap());
        let drawing = &chart.drawings[self.drawing];
        for at in points(drawing, chart.is_partial, 0.0).take(hovers) {
            self.input(json!(["hover", at.x, at.y]), Input::Hover(at));
        }
        self.input(json!(["leave"]), Input::Leave);
        let centers: Vec<Point> = self.viewer.scene().targets.iter().map(|target| target.rect.center()).collect();
        let centers = spread(&centers, taps / 2 - 1).into_iter().map(|at| Point::new(at.x.round(), at.y.round()));
        let centers = centers.filter(|at| is_clear(drawing, *at, HIT_TOLERANCE));
        let others = points(drawing, chart.is_partial, HIT_TOLERANCE).skip(hovers).take(taps / 2);
        let mut taps: Vec<Point> = others.chain(centers).collect();
        // The second tap on the same mark clears the selection.
        taps.extend(taps.last().copied());
        for at in taps {
            self.input(json!(["tap", at.x, at.y]), Input::Tap(at));
        }
        let stops: Vec<Node> = self.viewer.nav_stops().marks.into_iter().map(|stop| stop.node.into_owned()).collect();
        for stop in spread(&stops, keys) {
            self.input(json!(["focus", stop.page_key]), Input::Focus(stop.key));
        }
        let nodes = self.viewer.outline().charts[index].nodes.clone();
        for node in spread(&nodes, keys) {
            self.input(json!(["select", node.page_key]), Input::Select(Some(node.key)));
        }
        self.input(json!(["select", null]), Input::Select(None));
    }
}

/// At most so many entries of a list, from its start to near its end.
fn spread<T: Clone>(all: &[T], count: usize) -> Vec<T> {
    let count = count.min(all.len());
    (0..count).map(|at| all[at * all.len() / count].clone()).collect()
}

/// Points all over a drawing at which rounding does not change the answer. Those that answers leave to the core are left
/// out.
fn points(drawing: &Drawing, is_partial: bool, slop: f64) -> impl Iterator<Item = Point> {
    // Multiples of these shares, modulo 1, cover the drawing evenly.
    let all = (1..2_000).map(f64::from).map(|at| {
        let share = |step: f64, length: f64| (at * step).fract() * length / 100.0;
        Point::new(share(0.754_877_666, drawing.width).round(), share(0.569_840_291, drawing.height).round())
    });
    all.filter(move |at| !(is_partial && drawing.is_on_snap_line(*at)) && is_clear(drawing, *at, slop))
}

fn is_clear(drawing: &Drawing, at: Point, slop: f64) -> bool {
    let expected = drawing.hit(at, slop);
    let around = [-ROUNDING, 0.0, ROUNDING];
    let near = around.iter().flat_map(|x| around.iter().map(move |y| Point::new(at.x + x, at.y + y)));
    near.into_iter().all(|near| around.iter().all(|more| drawing.hit(near, (slop + more).max(0.0)) == expected))
}

/// The value that the reader's core makes of an effect.
fn effect_value(effect: &Effect, viewer: &Viewer) -> Value {
    let node = |key: &Option<Key>| key.and_then(|key| viewer.node(key)).map(|node| node.into_owned());
    match effect {
        Effect::Layout => {
            let size = viewer.scene().size;
            let FilterState { values, status, rows } = viewer.filter_state();
            json!({
                "type": "layout", "chart": viewer.current(), "step": viewer.step(), "animates": viewer.animates(),
                "width": size.width, "height": size.height,
                "filterValues": values, "filterStatus": status, "rows": rows,
            })
        }
        Effect::Repaint => json!({ "type": "repaint" }),
        Effect::Tooltip(key) => {
            let node = node(key);
            let bounds = node.as_ref().zip(key.and_then(|key| viewer.bounds(key))).map(|(node, rect)| {
                let Rect { x0: x, y0: y, .. } = rect;
                json!({ "key": node.page_key, "x": x, "y": y, "width": rect.width(), "height": rect.height() })
            });
            json!({ "type": "tooltip", "node": node, "bounds": bounds })
        }
        Effect::Selected(key) => {
            let related: Vec<&Node> = key.map(|key| viewer.related(key).collect()).unwrap_or_default();
            json!({ "type": "selected", "node": node(key), "related": related })
        }
        Effect::Failed => json!({ "type": "failed" }),
    }
}

fn story((path, language, counts): (&str, Language, Counts)) -> Value {
    let story = open(&root().join(path));
    let locale = Locale::of(language);
    let answers = serde_json::to_value(Answers::new(&story, locale.clone(), WIDTHS, &Helvetica).unwrap()).unwrap();
    let charts = serde_json::from_value::<Evaluated>(answers.clone()).unwrap().charts;
    let mut inputs = Vec::new();
    for (drawing, width) in WIDTHS.into_iter().enumerate() {
        let mut viewer = Viewer::new(story.clone(), locale.clone());
        viewer.on(Input::Resize(width), &Helvetica);
        let mut recording = Recording { viewer, drawing, counts, inputs };
        (0..story.steps.len()).for_each(|step| recording.step(step));
        charts.iter().enumerate().for_each(|(index, chart)| recording.chart(index, chart));
        inputs = recording.inputs;
    }
    json!({ "answers": answers, "inputs": inputs })
}

#[test]
fn the_fixture_of_the_javascript_tests_is_current() {
    let path = root().join("tests/unit/answers.json");
    let made = json!({ "stories": STORIES.map(story) }).to_string() + "\n";
    assert!(made.len() <= MAX_BYTES, "the fixture has {} bytes", made.len());
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, made).unwrap();
        return;
    }
    let known = fs::read_to_string(path).unwrap_or_default();
    assert!(known == made, "tests/unit/answers.json is outdated; update it with `BLESS=1 cargo test --test answers`");
}
