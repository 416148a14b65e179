//! [`Partial`]: a number while its words are read.

/// A number while its words are read: what is complete, and what the next scale multiplies.
#[derive(Clone, Copy, Default)]
pub(super) struct Partial {
    pub(super) total: f64,
    pub(super) current: Option<f64>,
    /// The last scale above hundred.
    pub(super) scale: Option<f64>,
    pub(super) end: usize,
}

impl Partial {
    pub(super) fn value(self) -> Option<f64> {
        (self.current.is_some() || self.scale.is_some()).then(|| self.total + self.current.unwrap_or_default())
    }
}

/// Adds a word to the number before it: "twenty" and "one", "two hundred" and "forty", "ein" and "zwanzig".
pub(super) fn added(current: Option<f64>, value: f64, is_joined: bool) -> Option<f64> {
    let Some(current) = current else { return Some(value) };
    let fits = |size: f64| value < size && current >= size && (current / size).fract().abs() < f64::EPSILON;
    // "مئة واثنان وسبعون" is a hundred and two and seventy.
    let is_reversed = is_joined && current % 100.0 < 10.0 && current % 10.0 >= 1.0 && (20.0..100.0).contains(&value);
    let is_smaller = (fits(10.0) && value >= 1.0) || (fits(20.0) && current < 100.0) || fits(100.0) || fits(1_000.0);
    (is_smaller || is_reversed).then_some(current + value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_smaller_words_are_added() {
        assert_eq!(added(Some(20.0), 1.0, false), Some(21.0));
        assert_eq!(added(Some(200.0), 40.0, true), Some(240.0));
        assert_eq!(added(Some(1.0), 20.0, true), Some(21.0));
        assert_eq!(added(Some(102.0), 70.0, true), Some(172.0));
        assert_eq!(added(Some(6.0), 9.0, true), None);
        assert_eq!(added(Some(20.0), 30.0, true), None);
    }
}
