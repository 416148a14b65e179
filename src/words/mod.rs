//! A story in words: [`Outline`], from which tooltips, spoken names, tables and titles are all taken.
//!
//! Made from the story and not from the picture, so it exists before any pixel does. Every word is written once, here:
//! whoever shows an amount takes it from these phrases. It knows no layout, no colour and no screen.

mod dump;
mod number;
mod outline;
mod phrase;
mod table;

pub use number::scale_value;
pub use outline::{ChartWords, Node, Outline, SourceWords, Voice};
pub use phrase::{
    amount, amount_of, bound, caveat, claimed, context, dot, figure, outcome, speaker, stance, stance_of, voices, when,
};
pub use table::{Row, Table};
