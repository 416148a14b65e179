//! Size and weight of text: [`Font`].

/// CSS families as wide as text is measured: Helvetica, and those that were made to its widths. Where a page gives no other.
pub const FAMILY: &str = r#"Helvetica, Arial, "Liberation Sans", Arimo, Roboto, sans-serif"#;

/// A weight and a size; the family belongs to the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Height of the em square in CSS pixels.
    pub size: f64,
    /// Regular or bold.
    pub weight: Weight,
}

/// How heavy the strokes of letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// CSS weight 400.
    Regular,
    /// CSS weight 600.
    Bold,
}

impl Font {
    /// A regular font of this size.
    #[must_use]
    pub const fn regular(size: f64) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// A bold font of this size.
    #[must_use]
    pub const fn bold(size: f64) -> Self {
        Self { size, weight: Weight::Bold }
    }

    /// The distance from one baseline to the next.
    #[must_use]
    pub fn line_height(self) -> f64 {
        (self.size * 1.3).round()
    }
}
