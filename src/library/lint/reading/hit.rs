//! [`Hit`]: where a cue was found in a sentence, and what the cues of a range and of a qualifier say of their numbers.

use super::{
    lexicon::CueKind,
    mention::{Hedge, Mention, Reading},
    numeral::Numeral,
    pattern::Found,
};

/// Where a cue was found.
pub(super) struct Hit {
    pub(super) kind: CueKind,
    pub(super) sure: bool,
    pub(super) found: Found,
    /// Whether the cue is behind its number.
    pub(super) is_behind: bool,
    /// Whether the cue is before its number.
    pub(super) is_before: bool,
}

/// Gives the first number of a range the scale of the second: "between 2 and 3 million".
pub(super) fn share_scales(hits: &[Hit], mentions: &mut [Mention]) {
    for hit in hits.iter().filter(|hit| hit.kind == CueKind::Between) {
        let [first, second] = hit.found.numbers.as_slice() else { continue };
        let at = |place: &usize| mentions.iter().position(|mention| mention.numeral.place == *place);
        let (Some(first), Some(second)) = (at(first), at(second)) else { continue };
        let Some(Numeral { value, unscaled, .. }) = mentions.get(second).map(|mention| mention.numeral.clone()) else {
            continue;
        };
        let Some(Mention { numeral, .. }) = mentions.get_mut(first) else { continue };
        let is_unscaled = numeral.is_amount() && (numeral.value - numeral.unscaled).abs() < f64::EPSILON;
        if is_unscaled && value > unscaled && numeral.value > 0.0 && numeral.value < unscaled {
            numeral.value *= value / unscaled;
        }
    }
}

/// Puts the first number of a range below zero if words behind the second put that there: "17 to 19 degrees of frost".
pub(super) fn share_minus(hits: &[Hit], mentions: &mut [Mention]) {
    for hit in hits.iter().filter(|hit| hit.kind == CueKind::Between) {
        let [first, second] = hit.found.numbers.as_slice() else { continue };
        let is_minus = |minus: &Hit| minus.kind == CueKind::Minus && minus.is_behind;
        if !hits.iter().any(|minus| is_minus(minus) && minus.found.numbers.first() == Some(second)) {
            continue;
        }
        let first = mentions.iter_mut().find(|mention| mention.numeral.place == *first);
        if let Some(mention) = first.filter(|mention| mention.numeral.measure.is_none()) {
            mention.numeral.is_negative = true;
        }
    }
}

/// Returns the hedge of the number at a place: a sure one before an unsure one, a range before a bound, a long cue
/// before a short one.
pub(super) fn reading(hits: &[&Hit], place: usize) -> Option<Reading> {
    let is_change = |number: &usize| {
        hits.iter().any(|hit| hit.kind == CueKind::Former && hit.found.numbers.first() == Some(number))
    };
    let is_about = |hit: &&&Hit| {
        let numbers = &hit.found.numbers;
        if hit.kind == CueKind::Between && numbers.first().is_some_and(is_change) {
            return false;
        }
        let count = if hit.kind == CueKind::Between { 2 } else { 1 };
        numbers.iter().take(count).any(|number| *number == place)
    };
    let hedges = hits.iter().filter(is_about).filter_map(|hit| Some((hit, Hedge::of(hit.kind)?)));
    let rank = |hit: &Hit| {
        let reach = hit.found.end.saturating_sub(hit.found.start);
        let is_range = hit.sure && matches!(hit.kind, CueKind::Between | CueKind::PlusMinus);
        (hit.sure, is_range, reach)
    };
    hedges.max_by_key(|(hit, _)| rank(hit)).map(|(hit, hedge)| Reading { hedge, sure: hit.sure })
}
