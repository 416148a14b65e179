//! [`downsample`]: reduces a long series to the points that are visible, at most four per column of pixels.

use crate::geom::Point;

/// A point with its index in the series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) at: Point,
    pub(super) index: usize,
}

/// Returns the first, highest, lowest and last point of each column of pixels, in their order. A line through them
/// covers the same pixels as a line through all points, so no peak is lost.
///
/// M4: Jugel, Jerzak, Hackenbroich and Markl, "M4: A Visualization-Oriented Time Series Data Aggregation", Proceedings
/// of the VLDB Endowment 7 (10), 2014. The points must be sorted by x. The running time is linear.
pub(super) fn downsample(spots: impl Iterator<Item = Sample>) -> Vec<Sample> {
    let mut kept = Vec::new();
    let mut column: Option<Column> = None;
    for spot in spots {
        match &mut column {
            Some(column) if same(column.pixel, spot.at.x.floor()) => column.add(spot),
            _ => {
                if let Some(full) = column.replace(Column::new(spot)) {
                    full.push_to(&mut kept);
                }
            }
        }
    }
    if let Some(full) = column {
        full.push_to(&mut kept);
    }
    kept
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.5
}

struct Column {
    pixel: f64,
    first: Sample,
    highest: Sample,
    lowest: Sample,
    last: Sample,
}

impl Column {
    fn new(spot: Sample) -> Self {
        Self { pixel: spot.at.x.floor(), first: spot, highest: spot, lowest: spot, last: spot }
    }

    fn add(&mut self, spot: Sample) {
        if spot.at.y < self.highest.at.y {
            self.highest = spot;
        }
        if spot.at.y > self.lowest.at.y {
            self.lowest = spot;
        }
        self.last = spot;
    }

    fn push_to(self, kept: &mut Vec<Sample>) {
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
        let spots = points.iter().enumerate().map(|(index, (x, y))| Sample { at: Point::new(*x, *y), index });
        downsample(spots).into_iter().map(|spot| spot.index).collect()
    }

    #[test]
    fn a_column_of_pixels_keeps_its_ends_and_extremes_in_order() {
        let points = [(0.0, 5.0), (0.1, 4.0), (0.2, 9.0), (0.3, 6.0), (0.4, 1.0), (0.5, 5.0), (0.6, 5.5), (1.0, 0.0)];
        assert_eq!(indexes(&points), [0, 2, 4, 6, 7]);
    }

    #[test]
    fn points_in_different_columns_are_all_kept() {
        assert_eq!(indexes(&[(0.0, 1.0), (1.0, 1.0), (2.5, 1.0)]), [0, 1, 2]);
        assert!(indexes(&[]).is_empty());
    }

    #[test]
    fn of_equal_values_the_first_and_the_last_are_kept() {
        assert_eq!(indexes(&[(0.0, 1.0), (0.2, 1.0), (0.4, 1.0), (0.6, 1.0)]), [0, 3]);
    }
}
