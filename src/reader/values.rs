//! The small values that cross the border, and nothing else: effects, places and words out.

use serde::{Serialize, Serializer};
use wasm_bindgen::JsValue;

use super::error::{Failure, failure};
use article_infographic::{
    geom::Rect,
    theme::{Faint, Palette, ROLES, hexadecimal},
    viewer::Choice,
    words::{Node, Outline},
};

/// What `update` hands back.
#[derive(Serialize)]
pub(super) struct Updated<'a> {
    pub(super) outline: &'a Outline,
    pub(super) effects: Vec<EffectValue>,
    pub(super) status: String,
}

/// What the page is to do.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum EffectValue {
    Layout {
        chart: usize,
        step: Option<usize>,
        moves: bool,
        width: f64,
        height: f64,
        picked: Vec<Option<usize>>,
        status: Option<String>,
        rows: Option<Vec<usize>>,
    },
    Repaint,
    Tip {
        node: Option<Node>,
        place: Option<PlaceValue>,
    },
    Chosen {
        node: Option<Node>,
        others: Vec<Node>,
    },
    Failed,
}

/// Where something lies on the canvas, in CSS pixels.
#[derive(Serialize)]
pub(super) struct PlaceValue {
    name: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl PlaceValue {
    pub(super) fn new(name: &str, rect: Rect, scale: f64) -> Self {
        let [x, y, width, height] = [rect.x0, rect.y0, rect.width(), rect.height()].map(|length| length * scale);
        Self { name: name.to_owned(), x, y, width, height }
    }
}

/// What `choices` hands back.
#[derive(Serialize)]
pub(super) struct ChoicesValue {
    pub(super) marks: Vec<ChoiceValue>,
    pub(super) rest: Option<String>,
}

/// A mark that is offered: its place, its words, and the positions of those above and below it.
#[derive(Serialize)]
pub(super) struct ChoiceValue {
    name: String,
    words: String,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    above: Option<usize>,
    below: Option<usize>,
}

impl ChoiceValue {
    pub(super) fn new(choice: Choice<'_>, words: String, scale: f64) -> Self {
        let Choice { node, place, above, below } = choice;
        let PlaceValue { name, x, y, width, height } = PlaceValue::new(&node.name, place, scale);
        Self { name, words, x, y, width, height, above, below }
    }
}

/// What `palette` hands back.
#[derive(Serialize)]
pub(super) struct PaletteValue {
    colors: Colors,
    faint: Vec<FaintValue>,
}

/// Colours by the names of their roles, as CSS writes them.
struct Colors(Palette);

impl Serialize for Colors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(ROLES.map(|(name, role)| (name, hexadecimal(self.0.color(role)))))
    }
}

#[derive(Serialize)]
struct FaintValue {
    name: &'static str,
    contrast: f64,
    least: f64,
    beside: &'static str,
    beside_color: String,
}

impl PaletteValue {
    /// Of the colours of sides, only the first so many are told of.
    pub(super) fn new(palette: &Palette, faint: &[Faint], sides: usize) -> Self {
        let seen = |name: &str| {
            name.strip_prefix("side-").is_none_or(|side| side.parse().is_ok_and(|side: usize| side <= sides))
        };
        let value = |&Faint { name, contrast, least, beside: (beside, color) }: &Faint| {
            let beside_color = hexadecimal(color);
            FaintValue { name, contrast, least, beside, beside_color }
        };
        let faint = faint.iter().filter(|faint| seen(faint.name)).map(value).collect();
        Self { colors: Colors(*palette), faint }
    }
}

/// Plain objects, `null` for nothing; maps would come out as `Map` otherwise.
pub(super) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| failure(Failure::BadValue))
}
