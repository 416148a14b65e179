//! [`NavStops`]: the marks that keyboard and screen reader users can reach, and the target of each arrow key.

use std::{borrow::Cow, rc::Rc};

use super::Viewer;
use crate::{
    geom::Rect,
    key::Key,
    model::{Kind, Series},
    text::Node,
};

/// Maximum number of stops. No reader steps through more.
const MAX_NAV_STOPS: usize = 200;
/// Maximum number of turning points of a long series, besides its ends and extremes.
const TURNS: usize = 12;

/// A mark that can be reached.
#[derive(Clone, Debug)]
pub struct NavStop<'a> {
    /// Its text.
    pub node: Cow<'a, Node>,
    /// Its bounding box.
    pub place: Rect,
    /// Position of the stop above; `None` at the top.
    pub above: Option<usize>,
    /// Position of the stop below; `None` at the bottom.
    pub below: Option<usize>,
}

/// The marks that can be reached, in reading order.
#[derive(Clone, Debug, Default)]
pub struct NavStops<'a> {
    /// The stops, each followed by the next one.
    pub marks: Vec<NavStop<'a>>,
    /// A text that says that there are more marks; `None` if these are all.
    pub note: Option<String>,
}

impl Viewer {
    /// Returns the stops of the drawing: all its marks, or the most important ones if there are too many. The selected
    /// mark is always included.
    #[must_use]
    pub fn nav_stops(&self) -> NavStops<'_> {
        let mut keys = self.offered();
        let all = keys.len().max(self.mark_count());
        if keys.len() > MAX_NAV_STOPS {
            // Parts other than landmarks are left out first: the text of their item covers them.
            let landmarks = self.landmarks();
            keys.retain(|key| key.part == 0 || landmarks.contains(key));
        }
        if keys.len() > MAX_NAV_STOPS {
            keys.retain(|key| key.part == 0);
        }
        let note = (keys.len() < all).then(|| self.outline.offered(keys.len(), all));
        if let Some(selected) = self.selected.filter(|key| self.bounds(*key).is_some()) {
            insert(&mut keys, selected);
        }
        let marks = keys.into_iter().filter_map(|key| {
            Some(NavStop { node: self.node(key)?, place: self.bounds(key)?, above: None, below: None })
        });
        let mut marks: Vec<NavStop<'_>> = marks.collect();
        self.link_neighbours(&mut marks);
        NavStops { marks, note }
    }

    /// Returns the bounding box of a key in the drawing.
    #[must_use]
    pub fn bounds(&self, key: Key) -> Option<Rect> {
        self.scene.bounds(key)
    }

    /// Returns the other parts of the same item: the claims of a disputed figure, or the stances on a position.
    pub fn related(&self, key: Key) -> impl Iterator<Item = &Node> {
        let index = usize::from(key.chart);
        let is_line = self.story.charts.get(index).is_some_and(|chart| !chart.kind.series().is_empty());
        let nodes = self.outline.charts.get(index).filter(|_| !is_line).map(|chart| chart.nodes.as_slice());
        let same = move |node: &&Node| node.key.item == key.item && node.key.part != 0 && node.key != key;
        nodes.unwrap_or_default().iter().filter(same)
    }

    fn series(&self) -> &[Rc<Series>] {
        self.story.charts.get(self.current).map_or(&[], |chart| chart.kind.series())
    }

    /// Returns every mark with a text of its own, and the turning points of long series.
    fn offered(&self) -> Vec<Key> {
        let nodes = self.outline.charts.get(self.current).map(|chart| chart.nodes.as_slice()).unwrap_or_default();
        let mut keys: Vec<Key> = nodes.iter().map(|node| node.key).collect();
        for (item, series) in self.series().iter().enumerate() {
            let key = Key::chart(self.current).item(item);
            series.turning_points(TURNS).into_iter().for_each(|point| insert(&mut keys, key.part(point)));
        }
        keys.retain(|key| self.bounds(*key).is_some());
        keys
    }

    /// Returns the number of marks of all series, including the points that are not stops.
    fn mark_count(&self) -> usize {
        let points = self.series().iter().flat_map(|series| &series.points);
        points.filter(|point| point.value.is_some()).count().saturating_add(self.series().len())
    }

    /// Returns the ends and the extremes of all series.
    fn landmarks(&self) -> Vec<Key> {
        let all = self.series().iter().enumerate();
        let key = |item: usize, point: usize| Key::chart(self.current).item(item).part(point);
        all.flat_map(|(item, series)| series.landmarks().into_iter().map(move |point| key(item, point))).collect()
    }

    /// Sets the stops above and below: in a grid those of other rows or series, otherwise the previous and the next
    /// stop.
    fn link_neighbours(&self, marks: &mut [NavStop<'_>]) {
        let is_grid = self.story.charts.get(self.current).is_some_and(|chart| match &chart.kind {
            Kind::Positions { .. } => true,
            Kind::Line { series } => series.len() > 1,
            Kind::Counts { .. }
            | Kind::Timeline { .. }
            | Kind::History(_)
            | Kind::Steps { .. }
            | Kind::Change { .. } => false,
        });
        let places: Vec<(Key, Rect)> = marks.iter().map(|mark| (mark.node.key, mark.place)).collect();
        let last = marks.len().saturating_sub(1);
        for (at, mark) in marks.iter_mut().enumerate() {
            if is_grid {
                (mark.above, mark.below) =
                    (nearest_in_direction(&places, at, -1.0), nearest_in_direction(&places, at, 1.0));
            } else {
                (mark.above, mark.below) = (at.checked_sub(1), at.checked_add(1).filter(|next| *next <= last));
            }
        }
    }
}

/// Inserts a key into a sorted list unless it is already there.
fn insert(keys: &mut Vec<Key>, key: Key) {
    if let Err(at) = keys.binary_search(&key) {
        keys.insert(at, key);
    }
}

/// Returns the position of the nearest stop in this direction (1 is down, -1 is up) among stops of the same kind. Of
/// each other item, only the stop with the smallest horizontal distance is considered.
fn nearest_in_direction(places: &[(Key, Rect)], at: usize, way: f64) -> Option<usize> {
    let (key, rect) = places.get(at)?;
    let here = rect.center();
    let mut best: Vec<(u16, usize, f64, f64)> = Vec::new();
    for (index, (other, rect)) in places.iter().enumerate() {
        if other.item == key.item || (other.part == 0) != (key.part == 0) {
            continue;
        }
        let center = rect.center();
        let (aside, along) = ((center.x - here.x).abs(), (center.y - here.y) * way);
        match best.last_mut().filter(|(item, ..)| *item == other.item) {
            Some(entry) if entry.2 <= aside => {}
            Some(entry) => *entry = (other.item, index, aside, along),
            None => best.push((other.item, index, aside, along)),
        }
    }
    let there = best.into_iter().filter(|(.., along)| *along > 0.5);
    there.min_by(|(.., one), (.., other)| one.total_cmp(other)).map(|(_, index, ..)| index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lint, text::Locale, typography::Helvetica, viewer::Input};

    const EXCHANGES: &[u8] = include_bytes!("../../../www/stories/exchanges.json");
    const WELL: &[u8] = include_bytes!("../../../tests/stories/valid/two-thousand-days-of-a-well.json");

    fn viewer(bytes: &[u8], chart: usize) -> Viewer {
        let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
        viewer.on(Input::Resize(608.0), &Helvetica);
        viewer.on(Input::ShowChart(chart), &Helvetica);
        viewer
    }

    #[test]
    fn up_and_down_stay_in_a_column_of_positions() {
        let mut viewer = viewer(include_bytes!("../../../www/stories/prisoner-exchange.json"), 2);
        for width in [304.0, 608.0] {
            viewer.on(Input::Resize(width), &Helvetica);
            let stops = viewer.nav_stops();
            for (at, stop) in stops.marks.iter().enumerate() {
                if let Some(below) = stop.below {
                    let (here, there) = (stop.node.key, &stops.marks[below]);
                    assert_eq!((there.node.key.item, there.node.key.part), (here.item + 1, here.part), "in {width}");
                    assert_eq!(there.above, Some(at));
                }
            }
            assert_eq!(stops.marks.iter().filter(|stop| stop.below.is_none()).count(), 4, "the last row");
        }
    }

    #[test]
    fn outside_grids_up_and_down_go_to_the_previous_and_the_next_stop() {
        let viewer = viewer(EXCHANGES, 0);
        let stops = viewer.nav_stops();
        let last = stops.marks.len() - 1;
        for (at, stop) in stops.marks.iter().enumerate() {
            assert_eq!(stop.above, at.checked_sub(1));
            assert_eq!(stop.below, (at < last).then_some(at + 1));
        }
    }

    #[test]
    fn between_series_up_and_down_go_to_the_nearest_mark_above_and_below() {
        let bytes = include_bytes!("../../../tests/stories/valid/seven-schools-in-one-line-chart.json");
        let viewer = viewer(bytes, 0);
        let stops = viewer.nav_stops();
        let mut moved = 0;
        for stop in &stops.marks {
            for (other, down) in [(stop.above, false), (stop.below, true)] {
                let Some(other) = other.map(|other| &stops.marks[other]) else { continue };
                assert_ne!(other.node.key.item, stop.node.key.item);
                assert_eq!(other.place.center().y > stop.place.center().y, down);
                moved += 1;
            }
        }
        assert!(moved > 20, "{moved}");
    }

    #[test]
    fn a_long_series_has_stops_at_ends_extremes_and_turns_and_a_note() {
        let viewer = viewer(WELL, 0);
        let Kind::Line { series } = &viewer.story.charts[0].kind else { panic!("another chart") };
        let stops = viewer.nav_stops();
        let per_series = TURNS + 4 + 1;
        assert!((series.len() * 10..=series.len() * per_series).contains(&stops.marks.len()), "{}", stops.marks.len());
        for landmark in viewer.landmarks() {
            assert!(stops.marks.iter().any(|stop| stop.node.key == landmark), "{landmark}");
        }
        assert!(stops.note.as_ref().is_some_and(|rest| rest.contains("The CSV file has all")), "{:?}", stops.note);
        assert!(stops.marks.is_sorted_by_key(|stop| stop.node.key));
    }

    #[test]
    fn a_selected_point_always_has_a_stop() {
        let mut viewer = viewer(WELL, 0);
        let before = viewer.nav_stops();
        let offered: Vec<Key> = before.marks.iter().map(|stop| stop.node.key).collect();
        let note = before.note;
        let points = viewer.scene().snap_lines[0].points.iter().map(|point| point.key);
        let other = points.into_iter().find(|key| !offered.contains(key)).unwrap();
        viewer.on(Input::Select(Some(other)), &Helvetica);
        let stops = viewer.nav_stops();
        assert!(stops.marks.iter().any(|stop| stop.node.key == other));
        assert_eq!((stops.marks.len(), stops.note), (offered.len() + 1, note));
    }

    #[test]
    fn a_claim_is_related_to_the_other_claims_and_a_point_of_a_series_to_none() {
        let history = viewer(EXCHANGES, 0);
        let claim = history.find("exchanges.stages.1").unwrap();
        let names: Vec<&str> = history.related(claim).map(|node| node.page_key.as_str()).collect();
        assert_eq!(names, ["exchanges.stages.2"]);
        let well = viewer(WELL, 0);
        let point = well.nav_stops().marks.last().map(|stop| stop.node.key).unwrap();
        assert_eq!(well.related(point).count(), 0);
    }
}
