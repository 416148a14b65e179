//! A story in words: [`Outline`], from which tooltips, spoken names, tables and titles are all taken.
//!
//! Made from the story and not from the picture, so it exists before any pixel does. Every word is written once, here:
//! whoever shows an amount takes it from these phrases. It knows no layout, no colour and no screen.

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
pub use entry::{Node, SourceWords, Voice};
pub use filter::{Choice, Tool, picked, spectrum, unstated};
pub use interface::Interface;
pub use locale::substitutes;
pub use locale::{Direction, Locale, Phrase, without_isolates};
pub use nodes::{find_point, point};
pub use outline::{ChartWords, Outline, StepWords};
pub use phrase::{Gap, gaps};
pub use table::{Row, Table};
