//! The static figure: HTML that shows the data of a story without scripts and without requests. It is the content of the
//! element until the widget has loaded, and complete without it.
//!
//! [`html`] makes it from a story; the crate's documentation has an example. [`figure()`] chooses charts, colours and
//! published answers.
//!
//! The page links to `figure.css`, which `infographic bundle` writes. Without it, the figure is legible: each chart is shown
//! 280 CSS pixels wide.

mod drawn_chart;
mod markup;

use std::rc::Rc;

pub use drawn_chart::{DrawnChart, NARROW, WIDE};
pub use markup::{figure, steps};

use crate::chart::ChartError;
use crate::model::Story;
use crate::paint::Colors;
use crate::text::{Locale, Outline};
use crate::theme::Theme;

/// The static figure of a story in this language, as `infographic render` writes it without options. It names no published
/// answers: the element reacts once its core has loaded.
///
/// # Errors
///
/// A chart of a linted story that cannot be drawn is a bug in this crate.
pub fn html(story: &Story, locale: Rc<Locale>) -> Result<String, ChartError> {
    let outline = Outline::new(story, locale);
    let drawn = DrawnChart::all(story, &outline, f64::from(WIDE), None)?;
    let all: Vec<&DrawnChart<'_>> = drawn.iter().collect();
    Ok(figure(&outline, &all, Colors::Page(Theme::Light), None, true))
}
