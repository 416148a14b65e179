//! What the pieces beside digits say of them.

use super::tokens::{Kind, Piece};

/// Returns whether a minus is directly before the digits, and not a hyphen between two words.
pub(super) fn is_negative(pieces: &[Piece], at: usize) -> bool {
    let Some(sign) = at.checked_sub(1).and_then(|before| pieces.get(before)) else { return false };
    let is_free = !sign.is_glued
        || at
            .checked_sub(2)
            .and_then(|before| pieces.get(before))
            .is_some_and(|before| before.is_sign(&["(", "£", "€", "$"]));
    let is_attached = pieces.get(at).is_some_and(|piece| piece.is_glued);
    is_attached && (sign.is_sign(&["\u{2212}"]) || (is_free && sign.is_sign(&["-", "–"])))
}

/// Returns whether the digits belong to a name or a date: "COVID-19", "28/02".
pub(super) fn is_part_of_name(pieces: &[Piece], at: usize) -> bool {
    let before = |distance: usize| at.checked_sub(distance).and_then(|before| pieces.get(before));
    let is_glued = pieces.get(at).is_some_and(|piece| piece.is_glued);
    let behind_slash = is_glued && before(1).is_some_and(|sign| sign.is_sign(&["/"]));
    let before_slash = pieces.get(at.saturating_add(1)).is_some_and(|sign| sign.is_glued && sign.is_sign(&["/"]));
    let behind_name = is_glued
        && before(1).is_some_and(|sign| sign.is_glued && sign.is_sign(&["-"]))
        && before(2).is_some_and(|word| word.kind == Kind::Word && word.is_capital);
    behind_slash || before_slash || behind_name
}
