//! A drawing as a file. Native: the widget paints on its canvas and has no use for it.

mod card;
mod escape;
mod fonts;
mod left;
mod outline;
mod png;
mod svg;

pub use card::Card;
pub use fonts::{Noto, missing_characters};
pub use png::{PngError, png};
pub use svg::{Colors, Svg};
