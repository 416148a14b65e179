//! [`Numeral`]: a number as a text states it.

/// A number of a text.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Numeral {
    /// The value, with its scale; a share is between 0 and 1.
    pub(crate) value: f64,
    /// The value without its scale: 8 for "8 million".
    pub(crate) unscaled: f64,
    /// The abbreviation of the scale, which may be that of a measure: "8m".
    pub(crate) sign: Option<String>,
    /// Whether it is a part of a whole: "a third of", "one in five".
    pub(crate) is_share: bool,
    /// Whether the text mentions a number without stating it: "dozens".
    pub(crate) is_vague: bool,
    pub(crate) is_negative: bool,
    pub(crate) is_ordinal: bool,
    /// Whether it is no amount: part of a name, a date, a time of day.
    pub(crate) is_other: bool,
    /// Whether it is written as a year.
    pub(crate) is_plain_year: bool,
    /// The index of its measure in the lexicon.
    pub(crate) measure: Option<usize>,
    /// The offset of the first byte.
    pub(crate) start: usize,
    /// The offset after the last byte.
    pub(crate) end: usize,
    /// The index among the pieces.
    pub(crate) place: usize,
}

impl Numeral {
    /// Returns whether the text states an amount here.
    pub(crate) fn is_amount(&self) -> bool {
        !(self.is_vague || self.is_ordinal || self.is_other)
    }

    /// Returns whether it is a date or a year.
    pub(crate) fn is_date(&self) -> bool {
        self.is_other || self.is_ordinal || (self.is_plain_year && self.measure.is_none())
    }
}
