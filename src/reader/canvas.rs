//! Paints a scene on a canvas and measures text with it.

use std::{cell::RefCell, f64::consts::TAU};

use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use article_infographic::{
    geom::{Point, Rect},
    scene::{Anchor, Dash, Fill, Mark, Paint, Scene, Shape, Stroke, TINT, fade, hatch},
    theme::{Font, Palette, Role, Weight, hexadecimal},
    typography::Measure,
};

/// The maximum number of cached text widths. Further texts are measured each time.
const MAX_WIDTHS: usize = 4_000;

/// Measures text as the canvas will draw it.
pub(super) struct CanvasMeasure {
    context: CanvasRenderingContext2d,
    family: String,
    /// Cached widths by text, font size in eighths of a pixel, and weight. `measureText` is the slowest part of a
    /// layout. Sorted for binary search.
    widths: RefCell<Vec<(WidthKey, f64)>>,
}

type WidthKey = (String, u32, bool);

impl CanvasMeasure {
    pub(super) fn new(context: CanvasRenderingContext2d) -> Self {
        Self { context, family: "sans-serif".to_owned(), widths: RefCell::default() }
    }

    /// Sets the CSS font family and clears the cache: a font of the same name may have loaded.
    pub(super) fn set_family(&mut self, family: &str) {
        family.clone_into(&mut self.family);
        self.widths.get_mut().clear();
    }

    pub(super) fn family(&self) -> &str {
        &self.family
    }
}

impl Measure for CanvasMeasure {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "font sizes are a few dozen pixels")]
    fn width(&self, text: &str, font: Font) -> f64 {
        let key = (text.to_owned(), (font.size * 8.0) as u32, font.weight == Weight::Bold);
        let mut widths = self.widths.borrow_mut();
        let at = match widths.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(at) => return widths.get(at).map_or(0.0, |(_, width)| *width),
            Err(at) => at,
        };
        self.context.set_font(&css_font(font, &self.family));
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        if widths.len() < MAX_WIDTHS {
            widths.insert(at, (key, width));
        }
        width
    }
}

/// Clears the canvas and paints a scene, with `emphasis` on top. `ratio` is the number of device pixels per pixel of
/// the scene.
pub(super) fn paint(
    context: &CanvasRenderingContext2d,
    scene: &Scene,
    emphasis: &[Mark],
    palette: &Palette,
    ratio: f64,
    family: &str,
) -> Result<(), JsValue> {
    context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, scene.size.width, scene.size.height);
    context.set_text_baseline("alphabetic");
    context.set_line_join("round");
    let painter = Painter { context, palette, family };
    scene.marks.iter().chain(emphasis).try_for_each(|mark| painter.mark(mark))
}

struct Painter<'a> {
    context: &'a CanvasRenderingContext2d,
    palette: &'a Palette,
    family: &'a str,
}

impl Painter<'_> {
    fn mark(&self, mark: &Mark) -> Result<(), JsValue> {
        match &mark.shape {
            Shape::Rect { rect, fill } => self.rect(*rect, *fill),
            Shape::Circle { center, radius, paint } => {
                self.context.begin_path();
                self.context.arc(center.x, center.y, *radius, 0.0, TAU)?;
                self.paint(*paint)
            }
            Shape::Path { points, paint } => {
                self.context.begin_path();
                let Some((first, rest)) = points.split_first() else { return Ok(()) };
                self.context.move_to(first.x, first.y);
                for point in rest {
                    self.context.line_to(point.x, point.y);
                }
                self.paint(*paint)
            }
            Shape::Text { at, text, font, anchor, role } => self.text(*at, text, *font, *anchor, *role),
        }
    }

    fn rect(&self, rect: Rect, fill: Fill) -> Result<(), JsValue> {
        let outline = |rect: Rect| {
            self.context.begin_path();
            self.context.rect(rect.x0, rect.y0, rect.width(), rect.height());
        };
        match fill {
            Fill::Flat(role) => {
                outline(rect);
                self.flat(role, 1.0);
            }
            Fill::Tint(role) => {
                outline(rect);
                self.flat(role, TINT);
            }
            Fill::Fade(role, toward) => {
                for (layer, opacity) in fade(rect, toward) {
                    outline(layer);
                    self.flat(role, opacity);
                }
            }
            Fill::Hatch(role) => {
                outline(rect);
                self.stroke(Stroke::solid(role, 1.0))?;
                self.context.begin_path();
                for [from, to] in hatch(rect) {
                    self.context.move_to(from.x, from.y);
                    self.context.line_to(to.x, to.y);
                }
                self.stroke(Stroke::solid(role, 1.5))?;
            }
        }
        Ok(())
    }

    /// Fills or strokes the current path. Paths that are not rectangles get an outline in place of a fade or hatch.
    fn paint(&self, paint: Paint) -> Result<(), JsValue> {
        match paint {
            Paint::Fill(Fill::Flat(role)) => {
                self.flat(role, 1.0);
                Ok(())
            }
            Paint::Fill(Fill::Tint(role)) => {
                self.flat(role, TINT);
                Ok(())
            }
            Paint::Fill(Fill::Fade(role, _) | Fill::Hatch(role)) => self.stroke(Stroke::solid(role, 1.0)),
            Paint::Stroke(stroke) => self.stroke(stroke),
        }
    }

    /// Fills the current path with one colour.
    fn flat(&self, role: Role, opacity: f64) {
        self.context.set_fill_style_str(&hexadecimal(self.palette.color(role)));
        self.context.set_global_alpha(opacity);
        self.context.fill();
        self.context.set_global_alpha(1.0);
    }

    /// Strokes the current path.
    fn stroke(&self, stroke: Stroke) -> Result<(), JsValue> {
        self.context.set_stroke_style_str(&hexadecimal(self.palette.color(stroke.role)));
        self.context.set_line_width(stroke.width);
        self.dash(stroke.dash)?;
        self.context.set_global_alpha(stroke.opacity);
        self.context.stroke();
        self.context.set_global_alpha(1.0);
        Ok(())
    }

    fn dash(&self, dash: Dash) -> Result<(), JsValue> {
        let pattern = js_sys::Array::new();
        for length in dash.pattern().iter().flatten() {
            pattern.push(&JsValue::from_f64(*length));
        }
        self.context.set_line_dash(&pattern)
    }

    fn text(&self, at: Point, text: &str, font: Font, anchor: Anchor, role: Role) -> Result<(), JsValue> {
        self.context.set_font(&css_font(font, self.family));
        // `left` and `right` rather than `start` and `end`, which depend on the page's writing direction.
        self.context.set_text_align(match anchor {
            Anchor::Start => "left",
            Anchor::Middle => "center",
            Anchor::End => "right",
        });
        self.context.set_fill_style_str(&hexadecimal(self.palette.color(role)));
        self.context.fill_text(text, at.x, at.y)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "font sizes are a few dozen pixels")]
fn css_font(font: Font, family: &str) -> String {
    let weight = match font.weight {
        Weight::Regular => 400,
        Weight::Bold => 600,
    };
    let hundredths = (font.size * 100.0).round() as u32;
    format!("{weight} {}.{:02}px {family}", hundredths / 100, hundredths % 100)
}
