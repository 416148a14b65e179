//! Published stories: opening returns the checked story, and no bytes make the reader's core panic or hang.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

mod shared;

use std::{rc::Rc, sync::LazyLock};

use article_infographic::{
    chart::{self, Frame},
    codec::{Content, seal, unseal},
    model::{Form, Kind, Language, Number, Point, Series, Side, Story},
    publish::{self, OpenError},
    text::{Locale, Outline, csv},
    typography::Helvetica,
    viewer::{Input, Viewer},
};
use proptest::prelude::*;
use shared::stories;

#[test]
fn publishing_and_opening_a_story_is_lossless() {
    for (name, story) in stories() {
        let bytes = publish::publish(&story);
        let opened = publish::open(&bytes).unwrap();
        assert!(format!("{opened:?}") == format!("{story:?}"), "{name}");
        assert!(publish::publish(&opened) == bytes, "{name}: publishing again gives different bytes");
        assert_eq!(publish::language_of(&bytes), Language::of(&story.language), "{name}");
    }
}

#[test]
fn publishing_and_opening_a_locale_is_lossless() {
    for language in Language::ALL {
        let locale = Locale::of(language);
        let opened = Locale::open(&locale.publish()).unwrap();
        assert!(format!("{opened:?}") == format!("{locale:?}"), "{}", language.tag());
    }
}

#[test]
fn a_story_cannot_be_opened_as_a_locale_or_the_reverse() {
    let (_, story) = stories().remove(0);
    assert_eq!(Locale::open(&publish::publish(&story)).unwrap_err(), OpenError::NotPublished);
    assert_eq!(publish::open(&Locale::english().publish()).unwrap_err(), OpenError::NotPublished);
    assert_eq!(publish::open(b"{}").unwrap_err(), OpenError::NotPublished);
}

/// The published stories that are small enough to be drawn a thousand times.
static PUBLISHED: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let all = stories().into_iter().map(|(_, story)| publish::publish(&story));
    all.filter(|bytes| bytes.len() < 30_000).collect()
});

/// Runs everything that a page does with a story.
fn use_story(story: Story) {
    for (index, chart) in story.charts.iter().enumerate() {
        for width in [280.0, 720.0] {
            chart::draw(chart, index, Frame::new(width, &Helvetica, &Locale::english())).unwrap();
        }
        let _ = csv(chart, &Locale::english());
    }
    let _ = Outline::new(&story, Locale::english()).to_string();
    let mut viewer = Viewer::new(story, Locale::english());
    viewer.on(Input::Resize(320.0), &Helvetica);
    let _ = viewer.nav_stops();
}

/// Changes a story so that it is invalid, publishes it, and asserts that opening it fails.
fn assert_damaged(name: &str, change: impl FnOnce(&mut Story)) {
    let (_, mut story) = stories().into_iter().find(|(known, _)| known.ends_with(&format!("/{name}"))).unwrap();
    change(&mut story);
    assert_eq!(publish::open(&publish::publish(&story)).unwrap_err(), OpenError::Damaged, "{name}");
}

#[test]
fn opening_checks_the_invariants_that_charts_rely_on() {
    assert_damaged("every-amount.json", |story| story.charts.clear());
    assert_damaged("every-amount.json", |story| story.steps[0].chart = 99);
    assert_damaged("every-amount.json", |story| {
        let Kind::Counts { form, .. } = &mut story.charts[0].kind else { panic!() };
        *form = Form::Units(Number::new(1e-9).unwrap());
    });
    assert_damaged("every-amount.json", |story| {
        let Kind::Counts { facts, .. } = &mut story.charts[0].kind else { panic!() };
        facts.clear();
    });
    assert_damaged("every-stance.json", |story| {
        let Kind::Positions { sides, .. } = &mut story.charts[0].kind else { panic!() };
        let side = Side { name: sides[0].name.clone(), index: 5, id: "stranger".to_owned() };
        sides.push(Rc::new(side));
    });
    assert_damaged("two-thousand-days-of-a-well.json", |story| {
        let Kind::Line { series } = &mut story.charts[0].kind else { panic!() };
        let mut points = series[0].points.clone();
        points.reverse();
        let backwards = with_points(&series[0], points);
        series[0] = Rc::new(backwards);
    });
    assert_damaged("a-sea-that-rises.json", |story| {
        let Kind::Line { series } = &mut story.charts[0].kind else { panic!() };
        let points = series[1].points.iter().map(|point| Point::new(point.when, Number::new(1_000.0)));
        let outside_its_band = with_points(&series[1], points.collect());
        series[1] = Rc::new(outside_its_band);
    });
}

/// Returns the series with other points.
fn with_points(old: &Series, points: Vec<Point>) -> Series {
    Series {
        id: old.id.clone(),
        label: old.label.clone(),
        status: old.status.clone(),
        unit: old.unit.clone(),
        basis: old.basis.clone(),
        side: old.side.clone(),
        qualifier: old.qualifier,
        points,
        band: old.band.clone(),
        evidence: old.evidence.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    /// The changed body is sealed again with a valid hash, because a page may serve any bytes.
    #[test]
    fn changed_bytes_are_rejected_or_can_be_drawn(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let mut body = unseal(Content::Story, &PUBLISHED[which.index(PUBLISHED.len())]).unwrap().to_vec();
        for (at, byte) in changes {
            let at = at.index(body.len());
            body[at] = byte;
        }
        if let Some(cut) = cut {
            body.truncate(cut.index(body.len()));
        }
        if let Ok(story) = publish::open(&seal(Content::Story, &body)) {
            use_story(story);
        }
    }

    #[test]
    fn any_bytes_are_rejected(body in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(publish::open(&seal(Content::Story, &body)).is_err());
        prop_assert!(Locale::open(&seal(Content::Language, &body)).is_err());
    }

    #[test]
    fn one_changed_bit_is_detected(which in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = PUBLISHED[which.index(PUBLISHED.len())].clone();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(publish::open(&bytes).is_err());
    }
}
