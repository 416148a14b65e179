//! [`Plurals`]: the plural rules of a language, which assign a [`Category`] to each number.

use crate::{
    model::{Category, Decimal},
    raw::Json,
};

/// The plural rules of a language, as runs of consecutive numbers with the same category.
///
/// In the supported languages, CLDR's cardinal rules depend only on small numbers, the last two digits of large
/// numbers, millions, and the integer part of fractions. A test compares the result with CLDR's rules.
#[derive(Debug, Default)]
pub(super) struct Plurals {
    /// The categories of 0 to 99.
    pub(super) small: Runs,
    /// The categories of integers from 100 on, by their last two digits.
    pub(super) large: Runs,
    /// The category of multiples of a million, if the language has one for them.
    pub(super) millions: Option<Category>,
    /// The categories of fractions, by their integer part.
    pub(super) fractions: Runs,
}

#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) runs: Vec<(u32, Category)>,
}

impl Runs {
    fn read(value: &Json) -> Option<Self> {
        // A category with the first number of its run, such as "one 1"; runs are separated by commas.
        let runs = value.text()?.split(", ").map(|run| {
            let (category, from) = run.split_once(' ')?;
            Some((from.parse().ok()?, Category::named(category)?))
        });
        Some(Self { runs: runs.collect::<Option<_>>()? })
    }

    fn of(&self, number: u32) -> Category {
        let behind = self.runs.partition_point(|(from, _)| *from <= number);
        behind.checked_sub(1).and_then(|at| self.runs.get(at)).map_or(Category::Other, |(_, category)| *category)
    }
}

impl Plurals {
    pub(super) fn read(value: &Json) -> Option<Self> {
        Some(Self {
            small: Runs::read(value.get("small")?)?,
            large: Runs::read(value.get("large")?)?,
            millions: value.get("millions").and_then(Json::text).and_then(Category::named),
            fractions: Runs::read(value.get("fractions")?)?,
        })
    }

    /// Returns the category of a count.
    pub(super) fn of_count(&self, count: usize) -> Category {
        self.of_whole(u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// Returns the category of a number, ignoring its sign.
    pub(super) fn of(&self, number: Decimal) -> Category {
        let Decimal { digits, decimals, .. } = number;
        if decimals == 0 {
            return self.of_whole(digits);
        }
        let whole = 10_u64.checked_pow(decimals).and_then(|power| digits.checked_div(power)).unwrap_or_default();
        self.fractions.of(u32::try_from(whole).unwrap_or(u32::MAX))
    }

    fn of_whole(&self, number: u64) -> Category {
        let last = u32::try_from(number % 100).unwrap_or_default();
        match self.millions {
            _ if number < 100 => self.small.of(last),
            Some(millions) if number.is_multiple_of(1_000_000) => millions,
            _ => self.large.of(last),
        }
    }
}
