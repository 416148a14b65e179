//! A story in words: [`Outline`], from which tooltips, spoken names, tables and titles are all taken.
//!
//! Made from the story and not from the picture, so it exists before any pixel does. Every word is written once, here:
//! whoever shows an amount takes it from these phrases. It knows no layout, no colour and no screen.

mod dates;
mod dump;
mod filter;
mod heading;
mod interface;
mod nodes;
mod number;
mod outline;
mod phrase;
mod table;

pub use dates::{date, short_date, short_month, when};
pub use filter::{Choice, Tool, picked, spectrum, unstated};
pub use interface::Interface;
pub use nodes::{find_point, point};
pub use number::scale_value;
pub use outline::{ChartWords, Node, Outline, SourceWords, Voice};
pub use phrase::{
    Gap, amount, amount_of, bound, caveat, claimed, context, correction, course, derived, dot, facet, figure, gap,
    gaps, outcome, speaker, stance, stance_of, voices,
};
pub use table::{Row, Table};
