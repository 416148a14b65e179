//! [`Numeral`]: a number as a text states it.

/// What a number of a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NumeralKind {
    /// It may state an amount.
    #[default]
    Amount,
    /// The text mentions a number without stating it: "dozens".
    Vague,
    /// It is an ordinal: "8th".
    Ordinal,
    /// It is no amount: part of a name, a date, a time of day.
    Other,
}

/// A number of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Numeral {
    /// The value, with its scale; a share is between 0 and 1.
    pub(crate) value: f64,
    /// The value without its scale: 8 for "8 million".
    pub(crate) unscaled: f64,
    /// The value in another region of the language, if it differs there: 1234 for "1,234" in Spanish.
    pub(crate) regional: Option<f64>,
    /// The ends of a range that one expression means: 11 and 19 for "kilkanaście". Its kind is `Vague`.
    pub(crate) span: Option<[f64; 2]>,
    /// The abbreviation of the scale, which may be that of a measure: "8m".
    pub(crate) sign: Option<String>,
    /// Whether it is a part of a whole: "a third of", "one in five".
    pub(crate) is_share: bool,
    pub(crate) kind: NumeralKind,
    pub(crate) is_negative: bool,
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
        self.kind == NumeralKind::Amount
    }

    /// Returns whether it is a date or a year.
    pub(crate) fn is_date(&self) -> bool {
        matches!(self.kind, NumeralKind::Ordinal | NumeralKind::Other) || (self.is_plain_year && self.measure.is_none())
    }
}
