//! The reader's state: what goes in and what comes out, without a page.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

use article_infographic::{
    geom::Point,
    key::Key,
    lint, model,
    text::Helvetica,
    viewer::{Choice, Effect, Input, Viewer},
    words::Locale,
};

fn viewer() -> Viewer {
    let bytes = include_bytes!("../www/stories/prisoner-exchange.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    viewer
}

fn key(viewer: &Viewer, name: &str) -> Key {
    viewer.outline().find(name).unwrap()
}

fn middle(viewer: &Viewer, name: &str) -> Point {
    viewer.scene().place(key(viewer, name)).unwrap().center()
}

#[test]
fn a_tap_chooses_and_a_second_tap_lets_go() {
    let mut viewer = viewer();
    let (bar, at) = (key(&viewer, "held.held"), middle(&viewer, "held.held"));
    let effects = viewer.on(Input::Tap(at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tip(Some(bar)), Effect::Chosen(Some(bar))]);
    let effects = viewer.on(Input::Tap(at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tip(None), Effect::Chosen(None)]);
}

#[test]
fn hovering_over_the_same_mark_does_nothing_again() {
    let mut viewer = viewer();
    let at = middle(&viewer, "held.held");
    assert_eq!(viewer.on(Input::Hover(at), &Helvetica).len(), 2);
    assert_eq!(viewer.on(Input::Hover(Point::new(at.x + 1.0, at.y)), &Helvetica), []);
    assert_eq!(viewer.on(Input::Leave, &Helvetica), [Effect::Repaint, Effect::Tip(None)]);
    assert_eq!(viewer.on(Input::Leave, &Helvetica), []);
}

#[test]
fn what_is_shown_beside_a_mark_stays_through_a_new_layout() {
    let mut viewer = viewer();
    let bar = key(&viewer, "held.held");
    viewer.on(Input::Choose(Some(bar)), &Helvetica);
    let effects = viewer.on(Input::Resize(320.0), &Helvetica);
    assert_eq!(effects, [Effect::Layout, Effect::Repaint, Effect::Tip(Some(bar))]);
}

#[test]
fn choosing_something_on_another_chart_goes_there() {
    let mut viewer = viewer();
    let cell = key(&viewer, "criteria.all-for-all.russia");
    let effects = viewer.on(Input::Choose(Some(cell)), &Helvetica);
    assert_eq!(effects.first(), Some(&Effect::Layout));
    assert_eq!(viewer.current(), 2);
    assert!(!viewer.emphasis().is_empty());
    let effects = viewer.on(Input::Show(0), &Helvetica);
    assert_eq!(effects.last(), Some(&Effect::Chosen(None)), "another chart lets go");
    assert!(viewer.emphasis().is_empty());
}

#[test]
fn a_statement_is_chosen_though_it_is_not_drawn() {
    let mut viewer = viewer();
    let warning = key(&viewer, "criteria.warning");
    let effects = viewer.on(Input::Choose(Some(warning)), &Helvetica);
    assert_eq!(effects.last(), Some(&Effect::Chosen(Some(warning))));
    assert_eq!(viewer.scene().place(warning), None);
}

#[test]
fn charts_that_are_not_there_are_not_shown() {
    let mut viewer = viewer();
    assert_eq!(viewer.on(Input::Show(4), &Helvetica), []);
    assert_eq!(viewer.on(Input::Show(usize::MAX), &Helvetica), []);
    assert_eq!(viewer.on(Input::Choose(Some(Key::chart(9).item(3))), &Helvetica), []);
}

#[test]
fn every_choice_has_its_words_and_its_place() {
    let mut viewer = viewer();
    for chart in 0..4 {
        viewer.on(Input::Show(chart), &Helvetica);
        let choices = viewer.choices();
        assert!(!choices.marks.is_empty() && choices.rest.is_none());
        for Choice { node, place, .. } in choices.marks {
            assert!(!node.text.is_empty() && !node.said.is_empty(), "{}", node.name);
            assert!(place.width() >= 24.0 && place.height() >= 24.0, "{}: {place:?}", node.name);
        }
    }
}

#[test]
fn nothing_is_laid_out_before_the_page_has_told_its_width() {
    let bytes = include_bytes!("../www/stories/prisoner-exchange.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    assert_eq!(viewer.on(Input::Show(2), &Helvetica), []);
    assert_eq!(viewer.choices().marks.len(), 0);
    assert_eq!(viewer.on(Input::Resize(608.0), &Helvetica), [Effect::Layout, Effect::Repaint]);
    assert_eq!(viewer.current(), 2);
}

fn exchanges() -> Viewer {
    let bytes = include_bytes!("../www/stories/exchanges.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    viewer
}

#[test]
fn what_is_picked_is_laid_out_told_and_left_in_the_table() {
    let mut viewer = exchanges();
    assert_eq!(viewer.picked().rows, None);
    assert_eq!(viewer.on(Input::Pick(0, Some(1)), &Helvetica), [Effect::Layout, Effect::Repaint]);
    let picked = viewer.picked();
    assert_eq!(picked.values, [Some(1), None, None]);
    assert_eq!(picked.status.unwrap(), "13 of 78 events. Year: 2023");
    // 33 exchanges of 2022 come before; the figure for the summer of 2025 stays.
    assert_eq!(picked.rows.unwrap(), (33..46).chain([78]).collect::<Vec<_>>());
    assert_eq!(viewer.choices().marks.len(), 13);
    assert_eq!(viewer.on(Input::Pick(0, Some(1)), &Helvetica), [], "the same pick changes nothing");
    viewer.on(Input::Pick(0, None), &Helvetica);
    assert_eq!(viewer.picked().status, None);
}

#[test]
fn a_pick_that_leaves_nothing_says_so() {
    let mut viewer = exchanges();
    viewer.on(Input::Pick(0, Some(0)), &Helvetica);
    viewer.on(Input::Pick(1, Some(3)), &Helvetica);
    assert_eq!(viewer.picked().status.unwrap(), "0 of 78 events. Year: 2022. Mediator: Holy See");
    assert_eq!(viewer.choices().marks.len(), 0);
    viewer.on(Input::Pick(9, Some(9)), &Helvetica);
    viewer.on(Input::Pick(0, Some(99)), &Helvetica);
    assert_eq!(viewer.choices().marks.len(), 0);
}

#[test]
fn what_a_pick_hides_is_let_go_of_and_choosing_it_takes_the_pick_back() {
    let mut viewer = exchanges();
    let may = key(&viewer, "exchanges.x-2025-05-23");
    viewer.on(Input::Choose(Some(may)), &Helvetica);
    let effects = viewer.on(Input::Pick(0, Some(0)), &Helvetica);
    assert!(effects.ends_with(&[Effect::Tip(None), Effect::Chosen(None)]), "{effects:?}");
    viewer.on(Input::Choose(Some(may)), &Helvetica);
    assert_eq!(viewer.picked().status, None);
    assert!(viewer.scene().place(may).is_some());
}

#[test]
fn a_point_of_a_long_series_has_words_and_a_name() {
    let bytes = include_bytes!("stories/valid/two-thousand-days-of-a-well.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    let point = viewer.scene().traces[0].points[300];
    let node = viewer.node(point.key).unwrap().into_owned();
    assert!(viewer.outline().node(point.key).is_none(), "of two thousand points, the outline has the landmarks only");
    assert_eq!(viewer.find(&node.name), Some(point.key));
    let effects = viewer.on(Input::Hover(point.at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tip(Some(point.key))]);
}

/// The first story with other figures, read again.
fn changed(change: impl Fn(String) -> String) -> model::Story {
    let text = include_str!("../www/stories/prisoner-exchange.json").to_owned();
    lint::check(change(text).as_bytes()).story.unwrap()
}

#[test]
fn newer_figures_leave_the_chart_and_the_choice_and_tell_what_has_changed() {
    let mut viewer = viewer();
    viewer.on(Input::Choose(Some(key(&viewer, "criteria.all-for-all"))), &Helvetica);
    let chart = viewer.current();
    let rising = changed(|text| text.replace("8,000", "12,000").replace("8000", "12000"));
    let (effects, status) = viewer.replace(rising, &Helvetica);
    assert_eq!(viewer.current(), chart);
    let chosen = Some(key(&viewer, "criteria.all-for-all"));
    assert!(effects.contains(&Effect::Layout) && effects.contains(&Effect::Chosen(chosen)), "{effects:?}");
    // The figure stands in two charts.
    assert_eq!(status, "Updated: 2 entries changed.");
}

#[test]
fn the_same_figures_again_change_nothing() {
    let mut viewer = viewer();
    let before = viewer.scene().clone();
    let (_, status) = viewer.replace(changed(|text| text), &Helvetica);
    assert_eq!((viewer.scene(), status.as_str()), (&before, "Updated."));
    assert_eq!(*viewer.scene_on_the_way(0.0), before);
}

#[test]
fn figures_are_on_their_way_from_the_old_places_to_the_new_until_something_else_is_done() {
    let mut viewer = viewer();
    let old = viewer.scene().clone();
    let rising = changed(|text| text.replace("8,000", "12,000").replace("8000", "12000"));
    viewer.replace(rising, &Helvetica);
    let new = viewer.scene().clone();
    assert_ne!(old, new);
    assert_eq!(*viewer.scene_on_the_way(1.0), new);
    assert_ne!(*viewer.scene_on_the_way(0.0), new);
    viewer.on(Input::Resize(500.0), &Helvetica);
    assert_eq!(*viewer.scene_on_the_way(0.0), *viewer.scene());
}

#[test]
fn what_newer_figures_do_not_have_is_let_go_of() {
    let mut viewer = viewer();
    viewer.on(Input::Choose(Some(key(&viewer, "held.held"))), &Helvetica);
    // Another name is another figure.
    let renamed = changed(|text| {
        text.replace("\"held\": {", "\"kept\": {").replace("\"facts\": [ \"held\" ]", "\"facts\": [ \"kept\" ]")
    });
    let (effects, status) = viewer.replace(renamed, &Helvetica);
    assert!(effects.contains(&Effect::Chosen(None)), "{effects:?}");
    assert!(status.contains("new") && status.contains("gone"), "{status}");
}

#[test]
fn what_was_said_beside_a_mark_goes_when_newer_figures_come() {
    let mut viewer = viewer();
    viewer.on(Input::Hover(middle(&viewer, "held.held")), &Helvetica);
    let (effects, _) = viewer.replace(changed(|text| text), &Helvetica);
    assert!(effects.contains(&Effect::Tip(None)) && !effects.contains(&Effect::Chosen(None)), "{effects:?}");
}

#[test]
fn of_more_than_two_hundred_marks_the_items_are_offered_which_tell_of_their_parts() {
    let text = include_str!("../www/stories/prisoner-exchange.json");
    let mut story: serde_json::Value = serde_json::from_str(text).unwrap();
    let one = story["positions"]["all-for-all"].clone();
    let ids: Vec<String> = (0..60).map(|index| format!("p{index}")).collect();
    for id in &ids {
        story["positions"][id] = one.clone();
    }
    story["charts"][2]["positions"] = ids.into();
    // They name positions that are not among these.
    story.as_object_mut().unwrap().remove("steps");
    let mut viewer = Viewer::new(lint::check(story.to_string().as_bytes()).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    viewer.on(Input::Show(2), &Helvetica);
    let choices = viewer.choices();
    assert_eq!(choices.marks.len(), 60);
    assert!(choices.marks.iter().all(|choice| choice.node.value.contains("Russia rejects it")));
    assert!(
        choices.rest.as_ref().is_some_and(|rest| rest.starts_with("Offered here: 60 of 240,")),
        "{:?}",
        choices.rest
    );
}

fn step(viewer: &mut Viewer, position: usize) -> Vec<Effect> {
    viewer.on(Input::Step(position), &Helvetica)
}

#[test]
fn a_step_leads_to_its_chart_and_frames_what_its_words_speak_of() {
    let mut viewer = viewer();
    assert_eq!((viewer.step(), viewer.emphasis()), (Some(0), vec![]));
    assert_eq!(step(&mut viewer, 2), [Effect::Layout, Effect::Repaint]);
    let injured = key(&viewer, "criteria.injured");
    assert_eq!((viewer.current(), viewer.marked()), (2, Some(injured)));
    assert!(!viewer.emphasis().is_empty() && viewer.emphasis().iter().all(|mark| mark.key == injured));
    // What the reader chooses is framed in its place, and lets it have its frame again.
    let other = key(&viewer, "criteria.children");
    viewer.on(Input::Choose(Some(other)), &Helvetica);
    assert!(viewer.emphasis().iter().all(|mark| mark.key == other));
    viewer.on(Input::Choose(None), &Helvetica);
    assert!(viewer.emphasis().iter().all(|mark| mark.key == injured));
    assert_eq!(step(&mut viewer, 99), [], "there is no such step");
}

#[test]
fn two_steps_of_one_chart_have_one_picture_and_let_go_of_what_was_chosen() {
    let mut viewer = viewer();
    step(&mut viewer, 2);
    viewer.on(Input::Choose(Some(key(&viewer, "criteria.children"))), &Helvetica);
    let before = viewer.scene().clone();
    let effects = step(&mut viewer, 3);
    assert!(effects.starts_with(&[Effect::Layout, Effect::Repaint]) && effects.contains(&Effect::Chosen(None)));
    assert_eq!(*viewer.scene(), before);
    assert_eq!((viewer.marked(), viewer.moves()), (Some(key(&viewer, "criteria.all-for-all")), false));
    assert_eq!(step(&mut viewer, 3), [], "it is there already");
}

#[test]
fn what_two_steps_share_is_on_its_way_from_the_one_to_the_other_and_nothing_else_is() {
    let mut viewer = viewer();
    step(&mut viewer, 1);
    assert!(viewer.moves());
    let (begun, there) = (viewer.scene_on_the_way(0.0).into_owned(), viewer.scene().clone());
    assert_ne!(begun, there);
    for (mark, end) in begun.marks.iter().zip(&there.marks) {
        let is_dot = matches!(mark.shape, article_infographic::scene::Shape::Circle { .. });
        assert!(is_dot || mark == end, "no word and no axis moves: {mark:?}");
    }
    step(&mut viewer, 2);
    assert!(!viewer.moves(), "no criterion is a count");
}

#[test]
fn choosing_on_another_chart_goes_to_the_first_of_its_steps() {
    let mut viewer = viewer();
    viewer.on(Input::Choose(Some(key(&viewer, "timeline.istanbul"))), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (Some(4), 3));
    step(&mut viewer, 3);
    viewer.on(Input::Choose(Some(key(&viewer, "criteria.injured"))), &Helvetica);
    assert_eq!(viewer.step(), Some(3), "it is on show in this step, too");
}

#[test]
fn a_chart_alone_has_no_step_and_no_frame() {
    let mut viewer = viewer();
    step(&mut viewer, 2);
    viewer.on(Input::Show(2), &Helvetica);
    assert_eq!((viewer.step(), viewer.marked(), viewer.emphasis()), (None, None, vec![]));
    viewer.on(Input::Choose(Some(key(&viewer, "timeline.istanbul"))), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (None, 3));
}

#[test]
fn newer_figures_leave_the_step() {
    let mut viewer = viewer();
    step(&mut viewer, 3);
    viewer.replace(changed(|text| text), &Helvetica);
    assert_eq!((viewer.step(), viewer.marked()), (Some(3), Some(key(&viewer, "criteria.all-for-all"))));
    // Of a step that is gone, its chart's first takes the place.
    viewer.replace(changed(|text| text.replace("\"everyone\"", "\"all-of-them\"")), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (Some(2), 2));
}

#[test]
fn every_step_has_the_height_of_its_picture() {
    let mut viewer = viewer();
    let heights = viewer.heights(&Helvetica);
    assert_eq!(heights.len(), viewer.outline().steps.len());
    for (position, height) in heights.into_iter().enumerate() {
        step(&mut viewer, position);
        assert!((viewer.scene().size.height - height).abs() < f64::EPSILON, "{position}");
    }
}
