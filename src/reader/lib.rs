//! The reader's core: the functions that a page calls. Besides the editor's core, this is the only folder that uses
//! browser crates.
//!
//! A page holds a handle (a number) for each open story. Every call takes that handle, does one thing and returns plain
//! values. The page owns the canvas, the listeners and the elements. No argument can cause a panic: an unknown handle
//! or a malformed value is an error with a code.

mod canvas;
mod error;
#[cfg(feature = "trap")]
mod trap;
mod values;

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use article_infographic::{
    geom::{Point, clamp},
    key::Key,
    model::Language,
    publish,
    text::Locale,
    theme::Palette,
    viewer::{Effect, FilterState, Input, MIN_WIDTH, NavStops, Viewer},
};
use canvas::CanvasMeasure;
use error::{CoreError, error_value};
use values::{BoundsValue, EffectValue, NavStopValue, NavStopsValue, Updated};

/// The maximum number of stories that a page can have open at once.
const MAX_OPEN: usize = 1_000;

struct Widget {
    viewer: Viewer,
    measure: CanvasMeasure,
    /// CSS pixels of the page per pixel of the drawing: greater than 1 if the reader's text is larger than usual. All
    /// lengths in calls and results are CSS pixels of the page; only this module converts them.
    scale: f64,
}

/// The maximum scale of a drawing.
const MAX_SCALE: f64 = 4.0;

impl Widget {
    fn on(&mut self, input: Input) -> Result<JsValue, JsValue> {
        let effects = self.viewer.on(input, &self.measure);
        values::to_js(&self.values(&effects))
    }

    fn values(&self, effects: &[Effect]) -> Vec<EffectValue> {
        effects.iter().map(|effect| effect_value(effect, &self.viewer, self.scale)).collect()
    }

    /// Converts a point from CSS pixels of the page to the drawing.
    fn point(&self, x: f64, y: f64) -> Point {
        Point::new(x / self.scale, y / self.scale)
    }
}

#[derive(Default)]
struct Widgets {
    next: u32,
    /// Each widget has its own `RefCell`. An exception that a page's function throws during a call skips the
    /// destructors, so the borrow is never released. This disables only that widget.
    open: Vec<(u32, Rc<RefCell<Widget>>)>,
}

thread_local! {
    static WIDGETS: RefCell<Widgets> = RefCell::default();
    static ENGLISH: Rc<Locale> = Rc::new(Locale::open(include_bytes!(concat!(env!("OUT_DIR"), "/en.bin"))).unwrap_or_default());
}

/// Opens a published story and returns its handle. The core keeps the context to measure text.
#[wasm_bindgen]
pub fn open(bytes: &[u8], context: CanvasRenderingContext2d) -> Result<u32, JsValue> {
    let story = publish::open(bytes).map_err(error::not_opened)?;
    #[cfg(feature = "trap")]
    trap::on(Some(story.headline.as_str()));
    with_widgets(|widgets| {
        if widgets.open.len() >= MAX_OPEN {
            return Err(CoreError::TooMany);
        }
        let handle = widgets.next;
        widgets.next = handle.wrapping_add(1);
        let viewer = Viewer::new(story, ENGLISH.with(Rc::clone));
        let widget = Widget { viewer, measure: CanvasMeasure::new(context), scale: 1.0 };
        widgets.open.push((handle, Rc::new(RefCell::new(widget))));
        Ok(handle)
    })
}

/// Returns the tag of the language whose file the page must pass to [`set_locale`] for the story in these bytes: the
/// wanted language if it is available, otherwise the story's. Returns `None` for English, which is built in.
#[wasm_bindgen]
pub fn language(bytes: &[u8], wanted: &str) -> Option<String> {
    let language = Language::of(wanted).or_else(|| publish::language_of(bytes))?;
    (language != Language::English).then(|| language.tag().to_owned())
}

/// Sets the language of the text around the figures, from the bytes of its file in `locales`. Call it before the first
/// `resize`. Fails with `bad-locale` if this version cannot read the file, or if its language is not `tag`: a bundler
/// or a cache may have served another file.
#[wasm_bindgen]
pub fn set_locale(handle: u32, tag: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let locale = Locale::open(bytes).map_err(|_| error_value(CoreError::BadLocale))?;
    if locale.language.tag() != tag {
        return Err(error::other_locale(tag, locale.language.tag()));
    }
    with_widget(handle, |widget| {
        widget.viewer.set_locale(Rc::new(locale));
        Ok(())
    })
}

/// Returns the story as text: headline, charts, an entry for each mark that can be selected, tables and sources.
#[wasm_bindgen]
pub fn outline(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| values::to_js(widget.viewer.outline()))
}

/// Sets the width of the picture in CSS pixels, the CSS font family of its text, and the size of the reader's text
/// relative to the usual size. The drawing is enlarged by `scale`, as long as it keeps its minimum width.
///
/// This and the following calls return the list of effects that the page carries out.
#[wasm_bindgen]
pub fn resize(handle: u32, width: f64, scale: f64, family: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        widget.measure.set_family(family);
        widget.scale = clamp(scale.min(width / MIN_WIDTH), 1.0, MAX_SCALE);
        widget.on(Input::Resize(width / widget.scale))
    })
}

/// Reports that the pointer is at this point of the picture, in CSS pixels.
#[wasm_bindgen]
pub fn hover(handle: u32, x: f64, y: f64) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Hover(widget.point(x, y))))
}

/// Reports that the option with this key, which is over the picture, has the focus.
#[wasm_bindgen]
pub fn focus(handle: u32, key: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let key = widget.viewer.find(key).ok_or_else(|| error_value(CoreError::UnknownKey))?;
        widget.on(Input::Focus(key))
    })
}

/// Reports that the pointer or the focus has left the picture.
#[wasm_bindgen]
pub fn leave(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Leave))
}

/// Reports a tap or click at this point of the picture, in CSS pixels.
#[wasm_bindgen]
pub fn tap(handle: u32, x: f64, y: f64) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Tap(widget.point(x, y))))
}

/// Selects the mark with this key; `None` clears the selection. Fails with `unknown-key` if the story has no such mark.
#[wasm_bindgen]
pub fn select(handle: u32, key: Option<String>) -> Result<JsValue, JsValue> {
    #[cfg(feature = "trap")]
    trap::on(key.as_deref());
    with_widget(handle, |widget| {
        let key = match key {
            None => None,
            Some(key) => Some(widget.viewer.find(&key).ok_or_else(|| error_value(CoreError::UnknownKey))?),
        };
        widget.on(Input::Select(key))
    })
}

/// Shows the step at this index, from 0. An index out of range is ignored.
#[wasm_bindgen]
pub fn step(handle: u32, step: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Step(usize::try_from(step).unwrap_or(usize::MAX))))
}

/// Returns the height of each step's picture at the current width, in CSS pixels.
#[wasm_bindgen]
pub fn step_heights(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let heights = widget.viewer.step_heights(&widget.measure).into_iter();
        values::to_js(&heights.map(|height| height * widget.scale).collect::<Vec<f64>>())
    })
}

/// Shows only the chart at this index, from 0. For an index out of range, the current chart stays.
#[wasm_bindgen]
pub fn show_chart(handle: u32, chart: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::ShowChart(usize::try_from(chart).unwrap_or(usize::MAX))))
}

/// Sets the filter control `tool` of the current chart to the option `value`, both by index; `None` clears it.
#[wasm_bindgen]
pub fn set_filter(handle: u32, tool: u32, value: Option<u32>) -> Result<JsValue, JsValue> {
    let position = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    with_widget(handle, |widget| widget.on(Input::SetFilter(position(tool), value.map(position))))
}

/// Replaces the story with a newer published version of it.
///
/// Returns `{ outline, effects, status }`; `status` is a text that says what has changed. Fails as `open` does, and
/// then keeps the earlier version.
#[wasm_bindgen]
pub fn update(handle: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let story = publish::open(bytes).map_err(error::not_opened)?;
    with_widget(handle, |widget| {
        let (effects, status) = widget.viewer.replace(story, &widget.measure);
        let effects = widget.values(&effects);
        values::to_js(&Updated { outline: widget.viewer.outline(), effects, status })
    })
}

/// Paints the picture. `ratio` is the number of device pixels per CSS pixel; `colors` has a colour such as `#16191d` for
/// each role, see [`Palette::parse`]. `progress` is the progress of the transition from the previous picture, from 0 to 1; it is 1 unless the
/// layout `animates`. `without_overlay` omits the marks for the pointer and the selection.
#[wasm_bindgen]
pub fn paint(
    handle: u32,
    context: &CanvasRenderingContext2d,
    ratio: f64,
    colors: &str,
    progress: f64,
    without_overlay: bool,
) -> Result<(), JsValue> {
    with_widget(handle, |widget| {
        let scene = widget.viewer.scene_at(progress);
        let emphasis = if without_overlay { Vec::new() } else { widget.viewer.emphasis() };
        canvas::paint(
            context,
            &scene,
            &emphasis,
            &Palette::parse(colors),
            ratio * widget.scale,
            widget.measure.family(),
        )
    })
}

/// Returns the current chart as CSV, regardless of filters: the same bytes as the command writes.
#[wasm_bindgen]
pub fn csv(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| Ok(widget.viewer.csv().map_or(JsValue::NULL, |csv| JsValue::from_str(&csv))))
}

/// Returns the number of side colours that the story's charts show: at least 1, because links have the first one.
#[wasm_bindgen]
pub fn sides(handle: u32) -> Result<usize, JsValue> {
    with_widget(handle, |widget| Ok(widget.viewer.sides()))
}

/// Returns the marks of the keyboard navigation in reading order: `{ marks, note }`. Each mark has its `key`, `label`
/// and bounding box, and the indexes of the marks `above` and `below`. `note` says that there are more marks.
#[wasm_bindgen]
pub fn nav_stops(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let NavStops { marks, note } = widget.viewer.nav_stops();
        let marks = marks.into_iter().map(|stop| {
            let label = widget.viewer.outline().accessible_label(&stop.node);
            NavStopValue::new(stop, label, widget.scale)
        });
        values::to_js(&NavStopsValue { marks: marks.collect(), note })
    })
}

/// Returns the bounding box of the mark with this key in the picture, in CSS pixels; `null` if it is not drawn.
#[wasm_bindgen]
pub fn bounds(handle: u32, key: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let bounds = widget.viewer.find(key).and_then(|key| widget.viewer.bounds(key));
        values::to_js(&bounds.map(|rect| BoundsValue::new(key, rect, widget.scale)))
    })
}

/// Closes a story. Handles are reused only after 2^32 calls of `open`. Closing twice is not an error.
#[wasm_bindgen]
pub fn close(handle: u32) {
    WIDGETS.with(|widgets| {
        if let Ok(mut widgets) = widgets.try_borrow_mut() {
            widgets.open.retain(|(open, _)| *open != handle);
        }
    });
}

fn effect_value(effect: &Effect, viewer: &Viewer, scale: f64) -> EffectValue {
    let node = |key: &Option<Key>| key.and_then(|key| viewer.node(key)).map(Cow::into_owned);
    match effect {
        Effect::Layout => {
            let size = viewer.scene().size;
            let FilterState { values, status, rows } = viewer.filter_state();
            EffectValue::Layout {
                chart: viewer.current(),
                step: viewer.step(),
                animates: viewer.animates(),
                width: size.width * scale,
                height: size.height * scale,
                filter_values: values,
                filter_status: status,
                rows,
            }
        }
        Effect::Repaint => EffectValue::Repaint,
        Effect::Tooltip(key) => {
            let node = node(key);
            let bounds = key.and_then(|key| viewer.bounds(key));
            let bounds = node.as_ref().zip(bounds).map(|(node, rect)| BoundsValue::new(&node.page_key, rect, scale));
            EffectValue::Tooltip { node, bounds }
        }
        Effect::Selected(key) => {
            let related = key.map(|key| viewer.related(key).cloned().collect()).unwrap_or_default();
            EffectValue::Selected { node: node(key), related }
        }
        Effect::Failed => EffectValue::Failed,
    }
}

fn with_widgets<T>(work: impl FnOnce(&mut Widgets) -> Result<T, CoreError>) -> Result<T, JsValue> {
    WIDGETS.with(|widgets| match widgets.try_borrow_mut() {
        Ok(mut widgets) => work(&mut widgets).map_err(error_value),
        Err(_) => Err(error_value(CoreError::Busy)),
    })
}

fn with_widget<T>(handle: u32, work: impl FnOnce(&mut Widget) -> Result<T, JsValue>) -> Result<T, JsValue> {
    let widget = with_widgets(|widgets| {
        let found = widgets.open.iter().find(|(open, _)| *open == handle);
        found.map(|(_, widget)| Rc::clone(widget)).ok_or(CoreError::UnknownHandle)
    })?;
    match widget.try_borrow_mut() {
        Ok(mut widget) => work(&mut widget),
        Err(_) => Err(error_value(CoreError::Busy)),
    }
}
