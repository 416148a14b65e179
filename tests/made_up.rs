//! What holds for stories that nobody wrote, at all sizes.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

#[path = "made_up/asserts.rs"]
mod asserts;
mod shared;
#[path = "made_up/stories.rs"]
mod stories;

use std::collections::BTreeMap;

use article_infographic::{
    chart::{self, Frame},
    model::{Filter, Kind},
    text::Helvetica,
    words::{self, Locale, Outline},
};
use asserts::{
    assert_clear, assert_named_at_the_end, assert_qualified, assert_reachable, assert_shared, drawn, hedged,
    with_units, without_numbers,
};
use proptest::{prelude::*, strategy::ValueTree};
use stories::{entry, open, story};

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_made_up_story_is_drawn_clearly_and_reachably_at_any_width(
        entries in prop::collection::vec(entry(), 1..14),
        kind in 0..7_usize,
        values in prop::collection::vec(prop::option::weighted(0.9, -500_i64..90_000), 1..400),
        certainty in 0..4_usize,
        width in 1.0..2_000.0,
        pick in (0..3_usize, 0..5_usize),
    ) {
        if let Some(story) = open(&story(&entries, kind, &values, certainty)) {
            let outline = Outline::new(&story, Locale::english());
            let mut filter = Filter::EVERYTHING;
            for picked in [None, Some(pick)] {
                if let (Some((facet, value)), Kind::History(history)) = (picked, &story.charts[0].kind) {
                    filter.pick(facet, Some(value).filter(|value| history.facets.get(facet).is_some_and(|facet| *value < facet.len())));
                }
                let scene = chart::draw(&story.charts[0], 0, Frame { width, measure: &Helvetica, locale: &Locale::english(), filter: &filter }).unwrap();
                assert_clear(&scene)?;
                assert_reachable(&scene, &outline, &story)?;
                assert_shared(&scene, &outline, &story)?;
                assert_named_at_the_end(&scene, &outline, &story)?;
            }
        }
    }

    #[test]
    fn no_text_anywhere_holds_a_number_without_its_qualifier_and_no_drawing_one_without_its_unit(
        entries in prop::collection::vec(entry(), 1..8),
        kind in 0..7_usize,
        width in 200.0..1_300.0,
    ) {
        let file = story(&entries, kind, &[Some(1)], 0);
        if let Some(story) = open(&file) {
            let mut said = BTreeMap::new();
            hedged(&file["facts"], &mut said);
            hedged(&file["events"], &mut said);
            let outline = Outline::new(&story, Locale::english());
            let scene = chart::draw(&story.charts[0], 0, Frame::new(width, &Helvetica, &Locale::english())).unwrap();
            assert_qualified(&outline.to_string(), &said)?;
            assert_qualified(&without_numbers(&words::csv(&story.charts[0], &Locale::english())), &said)?;
            assert_qualified(&drawn(&scene), &with_units(&said, &scene))?;
        }
    }
}

#[test]
fn many_made_up_stories_of_each_kind_are_good_stories() {
    // A test over refused stories would prove nothing.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = prop::collection::vec(entry(), 1..14);
    for kind in 0..7 {
        let good = (0..100).filter(|_| {
            let entries = strategy.new_tree(&mut runner).unwrap().current();
            open(&story(&entries, kind, &[Some(1), None, Some(3)], 0)).is_some()
        });
        assert!(good.count() >= 10, "kind {kind}");
    }
}
