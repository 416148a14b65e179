//! [`Initials`]: a quick test of whether a text can have a pattern. A lexicon has thousands of patterns, and a sentence nearly
//! none of them.

use super::tokens::Piece;

/// A set of the first two letters of words. Several pairs of letters share a bit, so the set may have more than was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials(u128);

impl Initials {
    /// All words.
    pub(super) const ALL: Self = Self(u128::MAX);

    /// The words that start as this one does.
    pub(super) fn of(word: &str) -> Self {
        let code = |letter: Option<char>| letter.map_or(0, u32::from);
        let mut letters = word.chars();
        let (first, second) = (code(letters.next()), code(letters.next()));
        Self(1 << (first.wrapping_mul(31).wrapping_add(second) % u128::BITS))
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The words of a text, each also without its clitics.
    pub(super) fn of_pieces(pieces: &[Piece], clitics: &[String]) -> Self {
        let words = pieces.iter().flat_map(|piece| {
            let rests = clitics.iter().filter_map(|clitic| piece.text.strip_prefix(clitic.as_str()));
            rests.chain([piece.text.as_str()])
        });
        words.map(Self::of).fold(Self::default(), Self::with)
    }

    /// Whether the sets have a letter in common.
    pub(super) fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
