//! The model: the content of an article, as types that cannot represent invalid content. Parsing, text and drawing are
//! in other modules.
//!
//! Every id is resolved, every number can be drawn, and every figure, position and event has evidence.

mod amount;
mod date;
mod derived;
mod evidence;
mod facet;
mod fact;
mod filter;
mod item;
mod language;
mod limits;
mod number;
mod party;
mod qualifier;
mod series;
mod status;
mod story;
mod text;
mod unit;
mod when;

pub use amount::{Amount, Claim, Estimate, Figure, IntervalKind, NumberRange};
pub use date::{Date, Interval, Season};
pub use derived::{Sum, share};
pub use evidence::{Evidence, Paragraph, Passage, Quote, Source};
pub use facet::{Facet, FacetValues};
pub use fact::{Correction, Derived, Fact};
pub use filter::Filter;
pub use item::Item;
pub use language::Language;
pub(crate) use language::languages;
pub use limits::{
    MAX_ALL_DOTS, MAX_CHARTS, MAX_DOTS, MAX_ITEMS, MAX_LABEL, MAX_NOTE, MAX_PARAGRAPH, MAX_POINTS, MAX_SIDES, MAX_STEPS,
};
pub use number::{Decimal, Number};
pub use party::{Side, Speaker};
pub use qualifier::Qualifier;
pub use series::{Band, Point, Series};
pub use status::Status;
pub use story::{
    Bound, Change, Chart, Event, Form, History, Kind, Limit, Outcome, Position, SideFigure, SideStance, Stance,
    Statement, Story, StoryStep, Values,
};
pub use text::{Link, Text, TextError};
pub use unit::{Category, Symbol, Unit};
pub use when::{OpenEnd, Time, When};
