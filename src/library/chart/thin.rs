//! [`thin`]: of a long row of points those that make the picture, at most four for each pixel.

use crate::geom::Point;

/// A point of a row with its position there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) at: Point,
    pub(super) index: usize,
}

/// Of each column of pixels the first, the highest, the lowest and the last point, in their order. The line through
/// these covers the same pixels as the line through all, so no peak is lost.
///
/// M4: Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", Proceedings
/// of the VLDB Endowment 7 (10), 2014. The points come from left to right; the work grows with their number.
pub(super) fn thin(spots: impl Iterator<Item = Spot>) -> Vec<Spot> {
    let mut kept = Vec::new();
    let mut column: Option<Column> = None;
    for spot in spots {
        match &mut column {
            Some(column) if same(column.pixel, spot.at.x.floor()) => column.add(spot),
            _ => {
                if let Some(full) = column.replace(Column::new(spot)) {
                    full.give(&mut kept);
                }
            }
        }
    }
    if let Some(full) = column {
        full.give(&mut kept);
    }
    kept
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.5
}

struct Column {
    pixel: f64,
    first: Spot,
    highest: Spot,
    lowest: Spot,
    last: Spot,
}

impl Column {
    fn new(spot: Spot) -> Self {
        Self { pixel: spot.at.x.floor(), first: spot, highest: spot, lowest: spot, last: spot }
    }

    fn add(&mut self, spot: Spot) {
        if spot.at.y < self.highest.at.y {
            self.highest = spot;
        }
        if spot.at.y > self.lowest.at.y {
            self.lowest = spot;
        }
        self.last = spot;
    }

    fn give(self, kept: &mut Vec<Spot>) {
        let (one, other) = if self.highest.index < self.lowest.index {
            (self.highest, self.lowest)
        } else {
            (self.lowest, self.highest)
        };
        for spot in [self.first, one, other, self.last] {
            if kept.last().is_none_or(|last| last.index < spot.index) {
                kept.push(spot);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indexes(points: &[(f64, f64)]) -> Vec<usize> {
        let spots = points.iter().enumerate().map(|(index, (x, y))| Spot { at: Point::new(*x, *y), index });
        thin(spots).into_iter().map(|spot| spot.index).collect()
    }

    #[test]
    fn a_column_of_pixels_keeps_its_ends_and_extremes_in_their_order() {
        let points = [(0.0, 5.0), (0.1, 4.0), (0.2, 9.0), (0.3, 6.0), (0.4, 1.0), (0.5, 5.0), (0.6, 5.5), (1.0, 0.0)];
        assert_eq!(indexes(&points), [0, 2, 4, 6, 7]);
    }

    #[test]
    fn points_that_stand_apart_all_stay() {
        assert_eq!(indexes(&[(0.0, 1.0), (1.0, 1.0), (2.5, 1.0)]), [0, 1, 2]);
        assert!(indexes(&[]).is_empty());
    }

    #[test]
    fn equal_values_leave_the_two_ends() {
        assert_eq!(indexes(&[(0.0, 1.0), (0.2, 1.0), (0.4, 1.0), (0.6, 1.0)]), [0, 3]);
    }
}
