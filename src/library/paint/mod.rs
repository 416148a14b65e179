//! Writes a scene as a file: [`Svg`] and [`png()`]. Native only: the widget paints on its canvas and does not need it.
//!
//! ```
//! use article_infographic::{
//!     chart::{self, Frame},
//!     lint,
//!     paint::{Colors, Svg, png},
//!     text::{Locale, Outline},
//!     theme::{FAMILY, Theme},
//!     typography::Helvetica,
//! };
//!
//! let raw = include_bytes!("../../../www/stories/prisoner-exchange.json");
//! let story = lint::check(raw).story.expect("a story without errors");
//! let locale = Locale::for_tag(&story.language);
//! let scene = chart::draw(&story.charts[0], 0, Frame::new(608.0, &Helvetica, &locale)).expect("a linted chart");
//!
//! // The texts of the file come from the outline, as all texts do.
//! let outline = Outline::new(&story, Locale::for_tag(&story.language));
//! let svg = Svg {
//!     scene: &scene,
//!     title: &outline.charts[0].title,
//!     description: &outline.charts[0].summary,
//!     language: &outline.language,
//!     direction: locale.direction,
//!     family: FAMILY,
//!     names: &[],
//!     colors: Colors::Fixed(Theme::Light),
//!     room: 0.0,
//!     hidden: false,
//! }
//! .to_string();
//! assert!(svg.starts_with("<svg"));
//!
//! // Two pixels of the PNG to each CSS pixel of the SVG.
//! let picture = png(&svg, 2.0).expect("an SVG of ours");
//! assert!(picture.starts_with(b"\x89PNG"));
//! ```

mod card;
mod escape;
mod fonts;
mod outline;
mod plain_text;
mod png;
mod standalone;
mod svg;

pub use card::Card;
pub use fonts::{Noto, missing_characters};
pub use png::{PngError, png};
pub use standalone::Standalone;
pub use svg::{Colors, Svg};
