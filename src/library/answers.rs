//! [`Answers`]: what a page needs to answer a reader before the core has loaded, computed when a story is published.
//!
//! A page shows the static figure first. With the answers of that figure's drawings, a script can react to pointer,
//! keyboard, steps and buttons without the core. Nothing is decided here: the answers are those of a [`Viewer`], its
//! scene and its outline. Only the command and tests use this module, so the cores do not contain it.
//!
//! # How the answers are read
//!
//! All lengths and positions are integers in hundredths of a CSS pixel. A *node index* counts the nodes of the chart's
//! outline first, then `points`. It is -1 for a key without text.
//!
//! - **Hit**: the last target of `targets` that contains the point, edges included. Otherwise, of each snap line whose
//!   area contains the point, the point that is nearest by x, and of points whose x differs from that one by less than
//!   50, the nearest by distance; of these, the nearest by distance. Otherwise, for a tap, the nearest target within
//!   [`HIT_TOLERANCE`](crate::scene::HIT_TOLERANCE), the first of equally near ones ([`Scene::hit`]).
//! - **Bounds** of a node: its first target. Otherwise the square around its first point of all snap lines, from 6 CSS
//!   pixels left of and above the point to 6 pixels right of and below it. Otherwise it has none: it is not drawn
//!   ([`Scene::bounds`]).
//! - A chart **is partial** if its snap lines have points without a node: those of long series, whose nodes the core
//!   creates on demand. The answers omit these points. A page leaves a hit in the area of a snap line of such a chart to
//!   the core, and its CSV.
//! - Filters change the drawing, so they are left to the core, too.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use serde::Serialize;

use crate::{
    chart::ChartError,
    geom::{Point, Rect},
    key::Key,
    model::Story,
    scene::Scene,
    text::{Locale, Node, Outline},
    typography::Measure,
    viewer::{Effect, Input, NavStops, Viewer},
};

/// The answers of a story for two drawings of each chart.
#[derive(Clone, Debug, Serialize)]
pub struct Answers {
    /// The story as text.
    pub outline: Outline,
    /// The number of side colours that the story needs.
    pub sides: usize,
    /// The charts, in the order of the story.
    pub charts: Vec<ChartAnswers>,
}

/// The answers of a chart.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChartAnswers {
    /// The accessible label of each node.
    pub labels: Vec<String>,
    /// The nodes of navigation stops that the outline lacks, in the order of their keys: turning points of long series.
    pub points: Vec<Node>,
    /// For each node, the node indices of the other parts of its item; empty if no node has any.
    pub related: Vec<Vec<usize>>,
    /// The chart as CSV; `None` if the chart is partial, because it may be large.
    pub csv: Option<String>,
    /// Whether the snap lines lack points of the drawing.
    pub is_partial: bool,
    /// The drawings, in the order of their widths.
    pub drawings: [DrawingAnswers; 2],
}

/// The answers of a drawing.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawingAnswers {
    /// Width of the drawing.
    pub width: i32,
    /// Height of the drawing.
    pub height: i32,
    /// For each hit target, from back to front: its node index, then its left, top, right and bottom edge.
    pub targets: Vec<i32>,
    /// The snap lines.
    pub snap_lines: Vec<SnapLineAnswers>,
    /// For each navigation stop without a selection: its node index, then the indices of the stops above and below; -1
    /// for none.
    pub stops: Vec<i32>,
    /// A text that says that there are more marks than stops; `None` if there are not.
    pub note: Option<String>,
}

/// A snap line.
#[derive(Clone, Debug, Serialize)]
pub struct SnapLineAnswers {
    /// Left, top, right and bottom edge of its area.
    pub area: [i32; 4],
    /// For each point that has a node, sorted by x: its node index, then its x and y.
    pub points: Vec<i32>,
}

impl Answers {
    /// Computes the answers for drawings of these widths, in CSS pixels, with the widget's own text in this language.
    ///
    /// # Errors
    ///
    /// Returns [`ChartError`] if a chart cannot be drawn. For a linted story, this is a bug in this crate.
    pub fn new(story: &Story, locale: Rc<Locale>, widths: [f64; 2], measure: &dyn Measure) -> Result<Self, ChartError> {
        let mut viewer = Viewer::new(story.clone(), locale);
        let charts = (0..story.charts.len()).map(|chart| chart_answers(&mut viewer, chart, widths, measure));
        let charts = charts.collect::<Result<_, _>>()?;
        Ok(Self { outline: viewer.outline().clone(), sides: viewer.sides(), charts })
    }
}

/// A drawing of a chart with its navigation stops: the key of each, and the stops above and below.
struct Drawing {
    scene: Scene,
    stops: Vec<(Key, [Option<usize>; 2])>,
    note: Option<String>,
}

fn chart_answers(
    viewer: &mut Viewer,
    chart: usize,
    widths: [f64; 2],
    measure: &dyn Measure,
) -> Result<ChartAnswers, ChartError> {
    viewer.on(Input::ShowChart(chart), measure);
    let [narrow, wide] = widths.map(|width| draw(viewer, width, measure));
    let drawings = [narrow?, wide?];
    let outline = viewer.outline();
    let named = outline.charts.get(chart).map(|text| text.nodes.as_slice()).unwrap_or_default();
    let stops = drawings.iter().flat_map(|drawing| &drawing.stops).map(|(key, _)| *key);
    let unnamed: BTreeSet<Key> = stops.filter(|key| outline.node(*key).is_none()).collect();
    let points: Vec<Node> = unnamed.into_iter().filter_map(|key| viewer.node(key)).map(Cow::into_owned).collect();
    let nodes = || named.iter().chain(&points);
    let indices: BTreeMap<Key, usize> = nodes().enumerate().map(|(index, node)| (node.key, index)).collect();
    let related = |node: &Node| viewer.related(node.key).filter_map(|node| indices.get(&node.key).copied()).collect();
    let mut related: Vec<Vec<usize>> = nodes().map(related).collect();
    if related.iter().all(Vec::is_empty) {
        related.clear();
    }
    let snap_points = drawings.iter().flat_map(|drawing| &drawing.scene.snap_lines).flat_map(|line| &line.points);
    let is_partial = snap_points.into_iter().any(|point| !indices.contains_key(&point.key));
    Ok(ChartAnswers {
        labels: nodes().map(|node| outline.accessible_label(node)).collect(),
        related,
        csv: viewer.csv().filter(|_| !is_partial),
        is_partial,
        drawings: drawings.map(|drawing| drawing.answers(&indices)),
        points,
    })
}

/// Draws the current chart at this width.
fn draw(viewer: &mut Viewer, width: f64, measure: &dyn Measure) -> Result<Drawing, ChartError> {
    if viewer.on(Input::Resize(width), measure).contains(&Effect::Failed) {
        return Err(ChartError);
    }
    let NavStops { marks, note } = viewer.nav_stops();
    let stops = marks.iter().map(|stop| (stop.node.key, [stop.above, stop.below])).collect();
    Ok(Drawing { scene: viewer.scene().clone(), stops, note })
}

impl Drawing {
    fn answers(self, indices: &BTreeMap<Key, usize>) -> DrawingAnswers {
        let index = |key: Key| signed(indices.get(&key).copied());
        let target = |key: Key, rect: Rect| [index(key)].into_iter().chain(edges(rect));
        let Scene { size, targets, snap_lines, .. } = self.scene;
        let snap_lines = snap_lines.into_iter().map(|line| {
            let points = line.points.iter().filter(|point| indices.contains_key(&point.key));
            let points = points.flat_map(|point| {
                let Point { x, y } = point.at;
                [index(point.key), hundredths(x), hundredths(y)]
            });
            SnapLineAnswers { area: edges(line.area), points: points.collect() }
        });
        let stop = |(key, neighbours): (Key, [Option<usize>; 2])| {
            let [above, below] = neighbours.map(signed);
            [index(key), above, below]
        };
        DrawingAnswers {
            width: hundredths(size.width),
            height: hundredths(size.height),
            targets: targets.iter().flat_map(|one| target(one.key, one.rect)).collect(),
            snap_lines: snap_lines.collect(),
            stops: self.stops.into_iter().flat_map(stop).collect(),
            note: self.note,
        }
    }
}

fn edges(rect: Rect) -> [i32; 4] {
    [rect.x0, rect.y0, rect.x1, rect.y1].map(hundredths)
}

/// Converts CSS pixels to hundredths. Saturates, but drawings are far smaller.
#[allow(clippy::cast_possible_truncation, reason = "`as` saturates, and that is what is wanted")]
fn hundredths(pixels: f64) -> i32 {
    (pixels * 100.0).round() as i32
}

/// An index, or -1 for none.
fn signed(index: Option<usize>) -> i32 {
    index.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1)
}
