//! What is offered to a reader who goes from mark to mark, and which way each arrow leads: [`Choices`].

use std::{borrow::Cow, rc::Rc};

use super::Viewer;
use crate::{
    geom::Rect,
    key::Key,
    model::{Kind, Series},
    words::Node,
};

/// Marks that are offered one by one; nobody goes through more.
const MAX_CHOICES: usize = 200;
/// Of a long series, points between the ends and the extremes that are offered.
const TURNS: usize = 12;

/// A mark that is offered.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// Its words.
    pub node: Cow<'a, Node>,
    /// Where it is.
    pub place: Rect,
    /// The position of the one above it; nothing at the upper end.
    pub above: Option<usize>,
    /// The position of the one below it; nothing at the lower end.
    pub below: Option<usize>,
}

/// The marks that are offered, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Choices<'a> {
    /// Each leads to the next.
    pub marks: Vec<Choice<'a>>,
    /// That there are more, in words; nothing where these are all.
    pub rest: Option<String>,
}

impl Viewer {
    /// What is offered in the drawing: all that it shows or, of too many, what tells most. What is chosen always is.
    #[must_use]
    pub fn choices(&self) -> Choices<'_> {
        let mut keys = self.offered();
        let all = keys.len().max(self.countable());
        if keys.len() > MAX_CHOICES {
            // Of the parts, their items tell too.
            let landmarks = self.landmarks();
            keys.retain(|key| key.part == 0 || landmarks.contains(key));
        }
        if keys.len() > MAX_CHOICES {
            keys.retain(|key| key.part == 0);
        }
        let rest = (keys.len() < all).then(|| self.outline.offered(keys.len(), all));
        if let Some(chosen) = self.chosen.filter(|key| self.place(*key).is_some()) {
            insert(&mut keys, chosen);
        }
        let marks = keys.into_iter().filter_map(|key| {
            Some(Choice { node: self.node(key)?, place: self.place(key)?, above: None, below: None })
        });
        let mut marks: Vec<Choice<'_>> = marks.collect();
        self.lead(&mut marks);
        Choices { marks, rest }
    }

    /// Where a key is in the drawing.
    #[must_use]
    pub fn place(&self, key: Key) -> Option<Rect> {
        self.scene.place(key)
    }

    /// What else was said of the same: the claims of a disputed figure, the stances towards a position.
    pub fn others(&self, key: Key) -> impl Iterator<Item = &Node> {
        let index = usize::from(key.chart);
        let is_line = self.story.charts.get(index).is_some_and(|chart| !chart.kind.series().is_empty());
        let nodes = self.outline.charts.get(index).filter(|_| !is_line).map(|chart| chart.nodes.as_slice());
        let same = move |node: &&Node| node.key.item == key.item && node.key.part != 0 && node.key != key;
        nodes.unwrap_or_default().iter().filter(same)
    }

    fn series(&self) -> &[Rc<Series>] {
        self.story.charts.get(self.current).map_or(&[], |chart| chart.kind.series())
    }

    /// Every mark with words of its own, and of long series where they turn.
    fn offered(&self) -> Vec<Key> {
        let nodes = self.outline.charts.get(self.current).map(|chart| chart.nodes.as_slice()).unwrap_or_default();
        let mut keys: Vec<Key> = nodes.iter().map(|node| node.key).collect();
        for (item, series) in self.series().iter().enumerate() {
            let key = Key::chart(self.current).item(item);
            series.turns(TURNS).into_iter().for_each(|point| insert(&mut keys, key.part(point)));
        }
        keys.retain(|key| self.place(*key).is_some());
        keys
    }

    /// How many marks all series have, of which long ones offer only a few.
    fn countable(&self) -> usize {
        let points = self.series().iter().flat_map(|series| &series.points);
        points.filter(|point| point.value.is_some()).count().saturating_add(self.series().len())
    }

    /// The ends and the extremes of all series.
    fn landmarks(&self) -> Vec<Key> {
        let all = self.series().iter().enumerate();
        let key = |item: usize, point: usize| Key::chart(self.current).item(item).part(point);
        all.flat_map(|(item, series)| series.landmarks().into_iter().map(move |point| key(item, point))).collect()
    }

    /// Finds what lies above and below each: in a grid in the other row or series, elsewhere the one before and the next.
    fn lead(&self, marks: &mut [Choice<'_>]) {
        let is_grid = self.story.charts.get(self.current).is_some_and(|chart| match &chart.kind {
            Kind::Positions { .. } => true,
            Kind::Line { series } => series.len() > 1,
            Kind::Counts { .. } | Kind::Timeline { .. } | Kind::History(_) | Kind::Steps { .. } => false,
        });
        let places: Vec<(Key, Rect)> = marks.iter().map(|mark| (mark.node.key, mark.place)).collect();
        let last = marks.len().saturating_sub(1);
        for (at, mark) in marks.iter_mut().enumerate() {
            if is_grid {
                (mark.above, mark.below) = (beyond(&places, at, -1.0), beyond(&places, at, 1.0));
            } else {
                (mark.above, mark.below) = (at.checked_sub(1), at.checked_add(1).filter(|next| *next <= last));
            }
        }
    }
}

/// Puts a key in its place in a list in order, where it is not there yet.
fn insert(keys: &mut Vec<Key>, key: Key) {
    if let Err(at) = keys.binary_search(&key) {
        keys.insert(at, key);
    }
}

/// The position of the nearest mark that way (down is 1, up is -1) among those of its kind: of every other item the one
/// that lies most straight above or below.
fn beyond(places: &[(Key, Rect)], at: usize, way: f64) -> Option<usize> {
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
    use crate::{lint, text::Helvetica, viewer::Input, words::Locale};

    const EXCHANGES: &[u8] = include_bytes!("../../../www/stories/exchanges.json");
    const WELL: &[u8] = include_bytes!("../../../tests/stories/valid/two-thousand-days-of-a-well.json");

    fn viewer(bytes: &[u8], chart: usize) -> Viewer {
        let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
        viewer.on(Input::Resize(608.0), &Helvetica);
        viewer.on(Input::Show(chart), &Helvetica);
        viewer
    }

    #[test]
    fn up_and_down_stay_in_a_column_of_positions() {
        let mut viewer = viewer(include_bytes!("../../../www/stories/prisoner-exchange.json"), 2);
        for width in [304.0, 608.0] {
            viewer.on(Input::Resize(width), &Helvetica);
            let choices = viewer.choices();
            for (at, choice) in choices.marks.iter().enumerate() {
                if let Some(below) = choice.below {
                    let (here, there) = (choice.node.key, &choices.marks[below]);
                    assert_eq!((there.node.key.item, there.node.key.part), (here.item + 1, here.part), "in {width}");
                    assert_eq!(there.above, Some(at));
                }
            }
            assert_eq!(choices.marks.iter().filter(|choice| choice.below.is_none()).count(), 4, "the last row");
        }
    }

    #[test]
    fn elsewhere_up_and_down_go_to_the_one_before_and_the_next() {
        let viewer = viewer(EXCHANGES, 0);
        let choices = viewer.choices();
        let last = choices.marks.len() - 1;
        for (at, choice) in choices.marks.iter().enumerate() {
            assert_eq!(choice.above, at.checked_sub(1));
            assert_eq!(choice.below, (at < last).then_some(at + 1));
        }
    }

    #[test]
    fn between_series_up_and_down_go_to_what_lies_above_and_below_at_that_place() {
        let bytes = include_bytes!("../../../tests/stories/valid/seven-schools-in-one-line-chart.json");
        let viewer = viewer(bytes, 0);
        let choices = viewer.choices();
        let mut moved = 0;
        for choice in &choices.marks {
            for (other, down) in [(choice.above, false), (choice.below, true)] {
                let Some(other) = other.map(|other| &choices.marks[other]) else { continue };
                assert_ne!(other.node.key.item, choice.node.key.item);
                assert_eq!(other.place.center().y > choice.place.center().y, down);
                moved += 1;
            }
        }
        assert!(moved > 20, "{moved}");
    }

    #[test]
    fn of_a_long_series_the_ends_the_extremes_and_the_turns_are_offered_and_the_rest_is_said_to_be_in_the_table() {
        let viewer = viewer(WELL, 0);
        let Kind::Line { series } = &viewer.story.charts[0].kind else { panic!("another chart") };
        let choices = viewer.choices();
        let per_series = TURNS + 4 + 1;
        assert!(
            (series.len() * 10..=series.len() * per_series).contains(&choices.marks.len()),
            "{}",
            choices.marks.len()
        );
        for landmark in viewer.landmarks() {
            assert!(choices.marks.iter().any(|choice| choice.node.key == landmark), "{landmark}");
        }
        assert!(choices.rest.as_ref().is_some_and(|rest| rest.contains("The CSV file has all")), "{:?}", choices.rest);
        assert!(choices.marks.is_sorted_by_key(|choice| choice.node.key));
    }

    #[test]
    fn a_point_that_is_chosen_is_offered_all_the_same() {
        let mut viewer = viewer(WELL, 0);
        let before = viewer.choices();
        let offered: Vec<Key> = before.marks.iter().map(|choice| choice.node.key).collect();
        let rest = before.rest;
        let points = viewer.scene().traces[0].points.iter().map(|point| point.key);
        let other = points.into_iter().find(|key| !offered.contains(key)).unwrap();
        viewer.on(Input::Choose(Some(other)), &Helvetica);
        let choices = viewer.choices();
        assert!(choices.marks.iter().any(|choice| choice.node.key == other));
        assert_eq!((choices.marks.len(), choices.rest), (offered.len() + 1, rest));
    }

    #[test]
    fn the_others_of_a_claim_are_the_other_claims_and_a_point_of_a_series_has_none() {
        let history = viewer(EXCHANGES, 0);
        let claim = history.find("exchanges.stages.1").unwrap();
        let names: Vec<&str> = history.others(claim).map(|node| node.name.as_str()).collect();
        assert_eq!(names, ["exchanges.stages.2"]);
        let well = viewer(WELL, 0);
        let point = well.choices().marks.last().map(|choice| choice.node.key).unwrap();
        assert_eq!(well.others(point).count(), 0);
    }
}
