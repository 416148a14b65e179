//! Property tests with generated stories at all sizes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

#[path = "generated/asserts.rs"]
mod asserts;
mod shared;
#[path = "generated/stories.rs"]
mod stories;

use std::collections::BTreeMap;

use article_infographic::{
    answers::Answers,
    chart::{self, Frame},
    model::{Filter, Kind, Qualifier},
    text::{self, Locale, Outline},
    typography::Helvetica,
};
use asserts::{
    assert_clear, assert_named_at_the_end, assert_qualified, assert_reachable, assert_shared, drawn_text,
    qualified_numbers, with_units, without_number_columns,
};
use proptest::{prelude::*, strategy::ValueTree};
use stories::{KINDS, entry, open, story};

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_story_is_drawn_without_overlaps_at_any_width(
        entries in prop::collection::vec(entry(), 1..14),
        kind in 0..KINDS.len(),
        values in prop::collection::vec(prop::option::weighted(0.9, -500_i64..90_000), 1..400),
        certainty in 0..Qualifier::ALL.len(),
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
            let answers = Answers::new(&story, Locale::english(), [width, 720.0], &Helvetica).unwrap();
            prop_assert_eq!(answers.charts.len(), story.charts.len());
        }
    }

    #[test]
    fn no_text_has_a_number_without_qualifier_or_unit(
        entries in prop::collection::vec(entry(), 1..8),
        kind in 0..KINDS.len(),
        width in 200.0..1_300.0,
    ) {
        let file = story(&entries, kind, &[Some(1)], 0);
        if let Some(story) = open(&file) {
            let mut stated = BTreeMap::new();
            qualified_numbers(&file["facts"], &mut stated);
            qualified_numbers(&file["events"], &mut stated);
            let outline = Outline::new(&story, Locale::english());
            let scene = chart::draw(&story.charts[0], 0, Frame::new(width, &Helvetica, &Locale::english())).unwrap();
            assert_qualified(&outline.to_string(), &stated)?;
            assert_qualified(&without_number_columns(&text::csv(&story.charts[0], &Locale::english())), &stated)?;
            assert_qualified(&drawn_text(&scene), &with_units(&stated, &scene))?;
        }
    }
}

#[test]
fn many_generated_stories_of_each_kind_are_valid() {
    // The tests above skip invalid stories, so they would prove nothing without this.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = prop::collection::vec(entry(), 1..14);
    for (kind, name) in KINDS.into_iter().enumerate() {
        let valid = (0..100).filter(|_| {
            let entries = strategy.new_tree(&mut runner).unwrap().current();
            open(&story(&entries, kind, &[Some(1), None, Some(3)], 0)).is_some()
        });
        assert!(valid.count() >= 10, "{name}");
    }
}
