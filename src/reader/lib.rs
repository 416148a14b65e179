//! The browser's side, and all that a page can call. The only folder that names browser crates.
//!
//! A page holds a number for each story that it has opened. Every call takes that number, does one thing and hands
//! back plain values; the page owns the canvas, the listeners and the elements. Nothing here can panic on what a page
//! passes in: an unknown number or a malformed value is an error with a code.

mod canvas;
mod error;
#[cfg(feature = "trap")]
mod trap;
mod values;

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use article_infographic::{
    geom::{Point, within},
    key::Key,
    model::Language,
    publish,
    theme::{Palette, Theme},
    viewer::{Choices, Effect, Input, MIN_WIDTH, Picked, Viewer},
    words::Locale,
};
use canvas::CanvasMeasure;
use error::{Failure, failure};
use values::{ChoiceValue, ChoicesValue, EffectValue, PaletteValue, PlaceValue, Updated};

/// Stories that a page may hold open at once.
const MAX_OPEN: usize = 1_000;

struct Widget {
    viewer: Viewer,
    measure: CanvasMeasure,
    /// CSS pixels of the page in a pixel of the drawing: more than one where the reader's text is larger than usual. Every
    /// length that crosses the border is one of the page; this is the one place that knows both.
    scale: f64,
}

/// Most that a drawing is enlarged.
const MAX_SCALE: f64 = 4.0;

impl Widget {
    fn on(&mut self, input: Input) -> Result<JsValue, JsValue> {
        let effects = self.viewer.on(input, &self.measure);
        values::to_js(&self.values(&effects))
    }

    fn values(&self, effects: &[Effect]) -> Vec<EffectValue> {
        effects.iter().map(|effect| effect_value(effect, &self.viewer, self.scale)).collect()
    }

    /// A point of the page on the drawing.
    fn point(&self, x: f64, y: f64) -> Point {
        Point::new(x / self.scale, y / self.scale)
    }
}

#[derive(Default)]
struct Widgets {
    next: u32,
    /// Each borrowed for itself: a function of the page's that throws in the middle of a call takes the way out past our
    /// code, and what is borrowed then stays so. That is the end of one widget, and of no other.
    open: Vec<(u32, Rc<RefCell<Widget>>)>,
}

thread_local! {
    static WIDGETS: RefCell<Widgets> = RefCell::default();
    static ENGLISH: Rc<Locale> = Rc::new(Locale::open(include_bytes!(concat!(env!("OUT_DIR"), "/en.bin"))).unwrap_or_default());
}

/// Opens a published story. The context measures text and is kept for that. Hands back the number of the story.
#[wasm_bindgen]
pub fn open(bytes: &[u8], context: CanvasRenderingContext2d) -> Result<u32, JsValue> {
    let story = publish::open(bytes).map_err(error::not_opened)?;
    #[cfg(feature = "trap")]
    trap::on(Some(story.headline.as_str()));
    with_widgets(|widgets| {
        if widgets.open.len() >= MAX_OPEN {
            return Err(Failure::TooMany);
        }
        let handle = widgets.next;
        widgets.next = handle.wrapping_add(1);
        let viewer = Viewer::new(story, ENGLISH.with(Rc::clone));
        let widget = Widget { viewer, measure: CanvasMeasure::new(context), scale: 1.0 };
        widgets.open.push((handle, Rc::new(RefCell::new(widget))));
        Ok(handle)
    })
}

/// The language whose file [`speak`] is to be given for the story in these bytes, by its tag: that which the page wants, where
/// we have it, or else the story's own. Nothing for English, which is built in.
#[wasm_bindgen]
pub fn language(bytes: &[u8], wanted: &str) -> Option<String> {
    let language = Language::of(wanted).or_else(|| publish::language_of(bytes))?;
    (language != Language::English).then(|| language.tag().to_owned())
}

/// Says what stands around the figures in another language, from the bytes of its file in `locales`; before the first
/// `resize`. Fails with `bad-locale` where the file is none of this version, or of another language than this tag: a bundler
/// or a cache may have given one file for another.
#[wasm_bindgen]
pub fn speak(handle: u32, tag: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let locale = Locale::open(bytes).map_err(|_| failure(Failure::BadLocale))?;
    if locale.language.tag() != tag {
        return Err(error::other_locale(tag, locale.language.tag()));
    }
    with_widget(handle, |widget| {
        widget.viewer.speak(Rc::new(locale));
        Ok(())
    })
}

/// The story in words: headline, charts, an entry for everything that can be chosen, tables, sources.
#[wasm_bindgen]
pub fn outline(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| values::to_js(widget.viewer.outline()))
}

/// The place for the picture is this wide, in CSS pixels, its text is set in this CSS font family, and the reader has text
/// `scale` times as large as usual: so is the drawing, as far as it then has its least width.
///
/// This and the following calls hand back the list of what to do about it.
#[wasm_bindgen]
pub fn resize(handle: u32, width: f64, scale: f64, family: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        widget.measure.set_family(family);
        widget.scale = within(scale.min(width / MIN_WIDTH), 1.0, MAX_SCALE);
        widget.on(Input::Resize(width / widget.scale))
    })
}

/// The pointer is over this place of the picture, in CSS pixels.
#[wasm_bindgen]
pub fn hover(handle: u32, x: f64, y: f64) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Hover(widget.point(x, y))))
}

/// The focus is on what has this name, as an option over the picture.
#[wasm_bindgen]
pub fn focus(handle: u32, name: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let key = widget.viewer.find(name).ok_or_else(|| failure(Failure::UnknownName))?;
        widget.on(Input::Focus(key))
    })
}

/// The pointer, or the focus, has left the picture.
#[wasm_bindgen]
pub fn leave(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Leave))
}

/// A tap or click on this place of the picture, in CSS pixels.
#[wasm_bindgen]
pub fn tap(handle: u32, x: f64, y: f64) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Tap(widget.point(x, y))))
}

/// Chooses what has this name; nothing lets go. Fails with `unknown-name` where the story has no such thing.
#[wasm_bindgen]
pub fn choose(handle: u32, name: Option<String>) -> Result<JsValue, JsValue> {
    #[cfg(feature = "trap")]
    trap::on(name.as_deref());
    with_widget(handle, |widget| {
        let key = match name {
            None => None,
            Some(name) => Some(widget.viewer.find(&name).ok_or_else(|| failure(Failure::UnknownName))?),
        };
        widget.on(Input::Choose(key))
    })
}

/// Goes to the step at this position, from 0; to none that is not there.
#[wasm_bindgen]
pub fn step(handle: u32, step: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Step(usize::try_from(step).unwrap_or(usize::MAX))))
}

/// The height of each step's picture at the width on show, in CSS pixels.
#[wasm_bindgen]
pub fn heights(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let heights = widget.viewer.heights(&widget.measure).into_iter();
        values::to_js(&heights.map(|height| height * widget.scale).collect::<Vec<f64>>())
    })
}

/// Shows the chart at this position alone, from 0; none that is not there.
#[wasm_bindgen]
pub fn show(handle: u32, chart: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| widget.on(Input::Show(usize::try_from(chart).unwrap_or(usize::MAX))))
}

/// Picks the value at the second position of the tool at the first one, in the chart on show; nothing takes it back.
#[wasm_bindgen]
pub fn pick(handle: u32, tool: u32, value: Option<u32>) -> Result<JsValue, JsValue> {
    let position = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    with_widget(handle, |widget| widget.on(Input::Pick(position(tool), value.map(position))))
}

/// Takes newer figures of the same story in, published anew.
///
/// Hands back `{ outline, effects, status }`; the status tells in words what has changed. Fails as `open` does, and then
/// the figures from before stay.
#[wasm_bindgen]
pub fn update(handle: u32, bytes: &[u8]) -> Result<JsValue, JsValue> {
    let story = publish::open(bytes).map_err(error::not_opened)?;
    with_widget(handle, |widget| {
        let (effects, status) = widget.viewer.replace(story, &widget.measure);
        let effects = widget.values(&effects);
        values::to_js(&Updated { outline: widget.viewer.outline(), effects, status })
    })
}

/// Paints the picture. `ratio` is the number of device pixels in a CSS pixel; `look` and `given` are as for
/// [`palette`]; `way` is how far the picture has come from the one before, see `moves` of a layout: 1 where nothing moves.
/// `plain` leaves out what is drawn for pointer and choice.
#[wasm_bindgen]
pub fn paint(
    handle: u32,
    context: &CanvasRenderingContext2d,
    ratio: f64,
    look: &str,
    given: &str,
    way: f64,
    plain: bool,
) -> Result<(), JsValue> {
    with_widget(handle, |widget| {
        let scene = widget.viewer.scene_on_the_way(way);
        let emphasis = if plain { Vec::new() } else { widget.viewer.emphasis() };
        let (palette, _) = Palette::given(theme(look), given);
        canvas::paint(context, &scene, &emphasis, &palette, ratio * widget.scale, widget.measure.family())
    })
}

/// The chart on show as a CSV file, whole whatever is picked: the same bytes as the command writes.
#[wasm_bindgen]
pub fn csv(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| Ok(widget.viewer.csv().map_or(JsValue::NULL, |csv| JsValue::from_str(&csv))))
}

/// The colours of a theme by role, as CSS writes them, so that the page's part of the widget has the drawing's; with those
/// that the page has given in place of some, as `ink=#16191d side-1=#00695c`, or the system (`system ink=…`). The look is `light` or `dark`; with `-more` behind
/// it for readers who have asked for more contrast.
///
/// Hands back `{ colors, faint }`: `faint` lists the given colours that this story needs and that could not be read there.
#[wasm_bindgen]
pub fn palette(handle: u32, look: &str, given: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let (palette, faint) = Palette::given(theme(look), given);
        values::to_js(&PaletteValue::new(&palette, &faint, widget.viewer.sides()))
    })
}

fn theme(look: &str) -> Theme {
    match look {
        "dark" => Theme::Dark,
        "light-more" => Theme::LightMore,
        "dark-more" => Theme::DarkMore,
        _ => Theme::Light,
    }
}

/// What is offered to who goes from mark to mark, in reading order: `{ marks, rest }`. Each mark has its `name`, `words` and
/// place, and the positions of those `above` and `below`; `rest` says that there are more.
#[wasm_bindgen]
pub fn choices(handle: u32) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let Choices { marks, rest } = widget.viewer.choices();
        let marks = marks.into_iter().map(|choice| {
            let words = widget.viewer.outline().spoken(&choice.node);
            ChoiceValue::new(choice, words, widget.scale)
        });
        values::to_js(&ChoicesValue { marks: marks.collect(), rest })
    })
}

/// Where in the picture the thing with this name is, in CSS pixels; nothing where it is not drawn.
#[wasm_bindgen]
pub fn place(handle: u32, name: &str) -> Result<JsValue, JsValue> {
    with_widget(handle, |widget| {
        let place = widget.viewer.find(name).and_then(|key| widget.viewer.place(key));
        values::to_js(&place.map(|rect| PlaceValue::new(name, rect, widget.scale)))
    })
}

/// Forgets a story. Its number is not used again for a long time; closing twice is no error.
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
            let Picked { values, status, rows } = viewer.picked();
            EffectValue::Layout {
                chart: viewer.current(),
                step: viewer.step(),
                moves: viewer.moves(),
                width: size.width * scale,
                height: size.height * scale,
                picked: values,
                status,
                rows,
            }
        }
        Effect::Repaint => EffectValue::Repaint,
        Effect::Tip(key) => {
            let node = node(key);
            let place = key.and_then(|key| viewer.place(key));
            let place = node.as_ref().zip(place).map(|(node, rect)| PlaceValue::new(&node.name, rect, scale));
            EffectValue::Tip { node, place }
        }
        Effect::Chosen(key) => {
            let others = key.map(|key| viewer.others(key).cloned().collect()).unwrap_or_default();
            EffectValue::Chosen { node: node(key), others }
        }
        Effect::Failed => EffectValue::Failed,
    }
}

fn with_widgets<T>(work: impl FnOnce(&mut Widgets) -> Result<T, Failure>) -> Result<T, JsValue> {
    WIDGETS.with(|widgets| match widgets.try_borrow_mut() {
        Ok(mut widgets) => work(&mut widgets).map_err(failure),
        Err(_) => Err(failure(Failure::Busy)),
    })
}

fn with_widget<T>(handle: u32, work: impl FnOnce(&mut Widget) -> Result<T, JsValue>) -> Result<T, JsValue> {
    let widget = with_widgets(|widgets| {
        let found = widgets.open.iter().find(|(open, _)| *open == handle);
        found.map(|(_, widget)| Rc::clone(widget)).ok_or(Failure::UnknownHandle)
    })?;
    match widget.try_borrow_mut() {
        Ok(mut widget) => work(&mut widget),
        Err(_) => Err(failure(Failure::Busy)),
    }
}
