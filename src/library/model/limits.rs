//! How much a story may hold: what one article says, and a phone can take in.

/// Charts that a story may have.
pub const MAX_CHARTS: usize = 50;

/// Steps that a story may have.
pub const MAX_STEPS: usize = 100;

/// Facts, positions, events and statements that a story may have of each.
pub const MAX_ITEMS: usize = 500;

/// Values that all series of a story may have together.
pub const MAX_POINTS: usize = 100_000;

/// Sides that a story may have: the colours that stay apart for colour-blind readers.
pub const MAX_SIDES: usize = 6;

/// Characters that a label may have.
pub const MAX_LABEL: usize = 300;

/// Characters that a note, a summary or a quote may have.
pub const MAX_NOTE: usize = 2_000;

/// Characters that a paragraph of the article may have.
pub const MAX_PARAGRAPH: usize = 8_000;

/// Dots that one figure may be drawn with; more would be a texture, not a count.
pub const MAX_DOTS: f64 = 1_000.0;

/// Dots that one chart may be drawn with.
pub const MAX_ALL_DOTS: f64 = 5_000.0;
