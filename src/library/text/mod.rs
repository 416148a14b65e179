//! A story as text: [`Outline`], the source of all tooltips, accessible labels, tables and titles.
//!
//! The outline is made from the story, not from the drawing, so it is available before anything is drawn. All text is
//! generated here, once: other modules take the text of an amount from this module. It does not depend on layout or
//! colours.

mod amounts;
mod csv;
mod dump;
mod entry;
mod filter;
mod formula;
mod heading;
mod interface;
mod locale;
mod nodes;
mod outline;
mod phrase;
mod table;

pub use csv::csv;
pub use entry::{Citation, Node, SourceText};
pub use filter::{FilterControl, FilterOption, active, spectrum, unstated};
pub use heading::shared_attribution;
pub use interface::Interface;
pub use locale::fallback_messages;
pub use locale::{Locale, Phrase, WritingDirection, without_isolates};
pub use nodes::{find_point, point};
pub use outline::{ChartText, Outline, StepText};
pub use phrase::{Gap, gaps};
pub use table::{Row, Table};
