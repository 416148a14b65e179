//! The limits of a story's size: the content of one article, within what a phone can load and draw.

/// The maximum number of charts in a story.
pub const MAX_CHARTS: usize = 50;

/// The maximum number of steps in a story.
pub const MAX_STEPS: usize = 100;

/// The maximum number of facts in a story; also of positions, events and statements.
pub const MAX_ITEMS: usize = 500;

/// The maximum number of values in all series of a story.
pub const MAX_POINTS: usize = 100_000;

/// The maximum number of sides in a story: the number of colours that colour-blind readers can distinguish.
pub const MAX_SIDES: usize = 6;

/// The maximum length of a label in characters.
pub const MAX_LABEL: usize = 300;

/// The maximum length of a note, a summary or a quote in characters.
pub const MAX_NOTE: usize = 2_000;

/// The maximum length of a paragraph of the article in characters.
pub const MAX_PARAGRAPH: usize = 8_000;

/// The maximum number of dots of one figure; readers cannot count more.
pub const MAX_DOTS: f64 = 1_000.0;

/// The maximum number of dots of one chart.
pub const MAX_ALL_DOTS: f64 = 5_000.0;
