//! [`declutter`]: moves labels along a line as little as possible so that none overlaps another.

use crate::geom::clamp;

/// Returns the middles of labels of these widths, in their order and between 0 and `room`, as near to the wanted
/// middles as possible without overlap. If the labels do not fit into `room`, all are narrowed by the same factor.
///
/// The result is the least-squares fit under a fixed order, found by pooling neighbours that overlap (pool adjacent
/// violators: Ayer and others, "An Empirical Distribution Function for Sampling with Incomplete Information", 1955).
pub(super) fn declutter(wanted: &[f64], widths: &[f64], room: f64) -> Vec<f64> {
    let total: f64 = widths.iter().sum();
    let squeeze = if total > room { room / total } else { 1.0 };
    // The middle of each label, measured from the start of the first, if all are side by side.
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut behind = 0.0;
    for width in widths {
        offsets.push(behind + width * squeeze / 2.0);
        behind += width * squeeze;
    }
    let mut pools: Vec<(f64, f64)> = Vec::new();
    for (place, offset) in wanted.iter().zip(&offsets) {
        let mut pool = (place - offset, 1.0);
        while let Some((sum, count)) = pools.pop_if(|(sum, count)| *sum / *count > pool.0 / pool.1) {
            pool = (pool.0 + sum, pool.1 + count);
        }
        pools.push(pool);
    }
    let most = (room - behind).max(0.0);
    let mut offsets = offsets.into_iter();
    let mut places = Vec::with_capacity(wanted.len());
    for (sum, mut count) in pools {
        let shift = clamp(sum / count, 0.0, most);
        while count > 0.5 {
            places.extend(offsets.next().map(|offset| shift + offset));
            count -= 1.0;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_room_stay_at_their_wanted_positions() {
        assert_eq!(declutter(&[10.0, 50.0], &[4.0, 4.0], 100.0), [10.0, 50.0]);
        assert!(declutter(&[], &[], 100.0).is_empty());
    }

    #[test]
    fn overlapping_labels_move_apart_around_their_middle_within_the_range() {
        assert_eq!(declutter(&[50.0, 50.0, 50.0], &[4.0, 4.0, 4.0], 100.0), [46.0, 50.0, 54.0]);
        assert_eq!(declutter(&[0.0, 0.0], &[4.0, 4.0], 100.0), [2.0, 6.0]);
        assert_eq!(declutter(&[100.0, 100.0], &[4.0, 4.0], 100.0), [94.0, 98.0]);
    }

    #[test]
    fn labels_that_do_not_fit_are_narrowed() {
        assert_eq!(declutter(&[5.0, 5.0, 5.0, 5.0], &[5.0; 4], 10.0), [1.25, 3.75, 6.25, 8.75]);
    }
}
