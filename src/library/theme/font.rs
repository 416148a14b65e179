//! [`Font`]: size and weight of text.

/// The default CSS font families: Helvetica, whose widths text is measured with, and fonts with the same or similar
/// widths.
pub const FAMILY: &str = r#"Helvetica, Arial, "Liberation Sans", Arimo, Roboto, sans-serif"#;

/// A weight and a size. The page chooses the family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Height of the em square in CSS pixels.
    pub size: f64,
    /// The weight.
    pub weight: Weight,
}

/// The weight of a font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// CSS weight 400.
    Regular,
    /// CSS weight 600.
    Bold,
}

impl Font {
    /// Creates a regular font of this size.
    #[must_use]
    pub const fn regular(size: f64) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// Creates a bold font of this size.
    #[must_use]
    pub const fn bold(size: f64) -> Self {
        Self { size, weight: Weight::Bold }
    }

    /// Returns the distance between two baselines, in CSS pixels.
    #[must_use]
    pub fn line_height(self) -> f64 {
        (self.size * 1.3).round()
    }
}
