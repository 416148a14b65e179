//! The values that the core returns to JavaScript: effects, bounds and texts.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::error::{CoreError, error_value};
use article_infographic::{
    geom::Rect,
    text::{Node, Outline},
    viewer::NavStop,
};

/// The result of `update`.
#[derive(Serialize)]
pub(super) struct Updated<'a> {
    pub(super) outline: &'a Outline,
    pub(super) effects: Vec<EffectValue>,
    pub(super) status: String,
}

/// An effect that the page carries out.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub(super) enum EffectValue {
    Layout {
        chart: usize,
        step: Option<usize>,
        animates: bool,
        width: f64,
        height: f64,
        filter_values: Vec<Option<usize>>,
        filter_status: Option<String>,
        rows: Option<Vec<usize>>,
    },
    Repaint,
    Tooltip {
        node: Option<Node>,
        bounds: Option<BoundsValue>,
    },
    Selected {
        node: Option<Node>,
        related: Vec<Node>,
    },
    Failed,
}

/// The bounding box of a mark on the canvas, in CSS pixels.
#[derive(Serialize)]
pub(super) struct BoundsValue {
    key: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl BoundsValue {
    pub(super) fn new(key: &str, rect: Rect, scale: f64) -> Self {
        let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(|length| length * scale);
        Self { key: key.to_owned(), x, y, width, height }
    }
}

/// The result of `nav_stops`.
#[derive(Serialize)]
pub(super) struct NavStopsValue {
    pub(super) marks: Vec<NavStopValue>,
    pub(super) note: Option<String>,
}

/// A mark of the keyboard navigation: its bounding box, its label, and the indexes of the marks above and below it.
#[derive(Serialize)]
pub(super) struct NavStopValue {
    key: String,
    label: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    above: Option<usize>,
    below: Option<usize>,
}

impl NavStopValue {
    pub(super) fn new(stop: NavStop<'_>, label: String, scale: f64) -> Self {
        let NavStop { node, place, above, below } = stop;
        let BoundsValue { key, x, y, width, height } = BoundsValue::new(&node.page_key, place, scale);
        Self { key, label, x, y, width, height, above, below }
    }
}

/// Converts a value to plain JavaScript objects, with `null` for `None`. The default serializer would turn maps into
/// `Map`.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| error_value(CoreError::BadValue))
}
