//! [`spread`]: things that each want a place on a line, moved apart as little as can be so that none covers another.

use crate::geom::within;

/// The middles of things with these widths, in their order, as near to where they want to be as they can stand without
/// touching, all between 0 and `room`. Things that have no room together are set closer, each by its share.
///
/// Least squares under an order, found by pooling neighbours that stand in each other's way (Ayer and others, "An
/// Empirical Distribution Function for Sampling with Incomplete Information", 1955: pool adjacent violators).
pub(super) fn spread(wanted: &[f64], widths: &[f64], room: f64) -> Vec<f64> {
    let total: f64 = widths.iter().sum();
    let squeeze = if total > room { room / total } else { 1.0 };
    // How far the middle of each lies behind the beginning of the first, if all stand side by side.
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
        let shift = within(sum / count, 0.0, most);
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
    fn what_has_room_stays_where_it_wants_to_be() {
        assert_eq!(spread(&[10.0, 50.0], &[4.0, 4.0], 100.0), [10.0, 50.0]);
        assert!(spread(&[], &[], 100.0).is_empty());
    }

    #[test]
    fn what_crowds_moves_apart_around_its_middle_and_stays_within() {
        assert_eq!(spread(&[50.0, 50.0, 50.0], &[4.0, 4.0, 4.0], 100.0), [46.0, 50.0, 54.0]);
        assert_eq!(spread(&[0.0, 0.0], &[4.0, 4.0], 100.0), [2.0, 6.0]);
        assert_eq!(spread(&[100.0, 100.0], &[4.0, 4.0], 100.0), [94.0, 98.0]);
    }

    #[test]
    fn what_has_no_room_is_set_closer() {
        assert_eq!(spread(&[5.0, 5.0, 5.0, 5.0], &[5.0; 4], 10.0), [1.25, 3.75, 6.25, 8.75]);
    }
}
