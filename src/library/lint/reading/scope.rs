//! [`of`]: which numbers a cue without a number is about.

use super::{
    pattern::{Grammar, parenthetical},
    tokens::{Kind, Piece},
};

/// The most pieces that a scope contains.
const MAX_SCOPE: usize = 24;

/// Returns the places of the numbers in the scope of a cue that ends before `at`: the first amount of its clause, and
/// those joined to it.
pub(super) fn of(grammar: &Grammar, pieces: &[Piece], at: usize, is_amount: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut places = Vec::new();
    let mut place = at;
    while let Some(piece) = pieces.get(place).filter(|_| place.saturating_sub(at) < MAX_SCOPE) {
        if piece.is_sign(&[","]) {
            let Some(after) = parenthetical(pieces, place) else { break };
            place = after;
            continue;
        }
        let is_end = piece.is_sign(&[".", ";", ":", "?", "!", ")", "–", "—", "”", "“"]);
        if is_end || (grammar.barriers.contains(&piece.text) && !joins_numbers(pieces, place)) {
            break;
        }
        if piece.kind == Kind::Number {
            // A German modal verb is about its whole clause, whose infinitive is at the end.
            let is_joined =
                grammar.nouns_capitalized || places.last().is_none_or(|last: &usize| place.saturating_sub(*last) <= 2);
            if !is_joined {
                break;
            }
            places.extend(is_amount(place).then_some(place));
        }
        place = place.saturating_add(1);
    }
    places
}

/// Returns whether the piece is between two numbers: "5 and 6".
fn joins_numbers(pieces: &[Piece], place: usize) -> bool {
    let is_number =
        |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|piece| piece.kind == Kind::Number);
    is_number(place.checked_sub(1)) && is_number(place.checked_add(1))
}
