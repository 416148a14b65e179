//! [`beside`]: a scale that leaves room for values on both sides of their marks.

/// How often the scale gives way to values beside its marks.
const ROUNDS: usize = 16;
/// Minimum share of the width that the scale keeps.
const MIN_PLOT: f64 = 0.5;

/// The room that a mark and the values of its row need.
pub(super) struct Span {
    /// The mark's ends, as shares of the scale.
    pub(super) ends: [f64; 2],
    /// Room before and after the ends.
    pub(super) room: [f64; 2],
}

/// Returns x of both ends of the scale if there is room between the edges for the values beside their marks.
pub(super) fn beside(spans: &[Span], left: f64, right: f64) -> Option<[f64; 2]> {
    let (mut x0, mut x1) = (left, right);
    // A value needs less room at the edge the farther its mark is from the edge. Each round gives way on both sides.
    for _ in 0..ROUNDS {
        for Span { ends: [low, high], room: [before, after] } in spans {
            if *low < 1.0 {
                x0 = x0.max((left + before - x1 * low) / (1.0 - low));
            }
            if *high > 0.0 {
                x1 = x1.min((right - after - x0 * (1.0 - high)) / high);
            }
        }
    }
    let place = |share: f64| x0 + (x1 - x0) * share;
    let fits = spans.iter().all(|Span { ends: [low, high], room: [before, after] }| {
        place(*low) - before > left - 0.5 && place(*high) + after < right + 0.5
    });
    (fits && x1 - x0 >= right * MIN_PLOT).then_some([x0, x1])
}
