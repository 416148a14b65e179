//! The viewer's state: inputs and the resulting effects, without a page.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

use article_infographic::{
    geom::Point,
    key::Key,
    lint, model,
    text::Locale,
    typography::Helvetica,
    viewer::{Effect, Input, NavStop, Viewer},
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
    viewer.scene().bounds(key(viewer, name)).unwrap().center()
}

#[test]
fn a_tap_selects_and_a_second_tap_deselects() {
    let mut viewer = viewer();
    let (bar, at) = (key(&viewer, "held.held"), middle(&viewer, "held.held"));
    let effects = viewer.on(Input::Tap(at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tooltip(Some(bar)), Effect::Selected(Some(bar))]);
    let effects = viewer.on(Input::Tap(at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tooltip(None), Effect::Selected(None)]);
}

#[test]
fn hovering_the_same_mark_again_has_no_effect() {
    let mut viewer = viewer();
    let at = middle(&viewer, "held.held");
    assert_eq!(viewer.on(Input::Hover(at), &Helvetica).len(), 2);
    assert_eq!(viewer.on(Input::Hover(Point::new(at.x + 1.0, at.y)), &Helvetica), []);
    assert_eq!(viewer.on(Input::Leave, &Helvetica), [Effect::Repaint, Effect::Tooltip(None)]);
    assert_eq!(viewer.on(Input::Leave, &Helvetica), []);
}

#[test]
fn a_tooltip_stays_after_a_resize() {
    let mut viewer = viewer();
    let bar = key(&viewer, "held.held");
    viewer.on(Input::Select(Some(bar)), &Helvetica);
    let effects = viewer.on(Input::Resize(320.0), &Helvetica);
    assert_eq!(effects, [Effect::Layout, Effect::Repaint, Effect::Tooltip(Some(bar))]);
}

#[test]
fn selecting_a_mark_of_another_chart_shows_that_chart() {
    let mut viewer = viewer();
    let cell = key(&viewer, "criteria.all-for-all.russia");
    let effects = viewer.on(Input::Select(Some(cell)), &Helvetica);
    assert_eq!(effects.first(), Some(&Effect::Layout));
    assert_eq!(viewer.current(), 2);
    assert!(!viewer.emphasis().is_empty());
    let effects = viewer.on(Input::ShowChart(0), &Helvetica);
    assert_eq!(effects.last(), Some(&Effect::Selected(None)), "showing another chart clears the selection");
    assert!(viewer.emphasis().is_empty());
}

#[test]
fn a_statement_without_a_mark_can_be_selected() {
    let mut viewer = viewer();
    let warning = key(&viewer, "criteria.warning");
    let effects = viewer.on(Input::Select(Some(warning)), &Helvetica);
    assert_eq!(effects.last(), Some(&Effect::Selected(Some(warning))));
    assert_eq!(viewer.scene().bounds(warning), None);
}

#[test]
fn charts_and_keys_that_do_not_exist_are_ignored() {
    let mut viewer = viewer();
    assert_eq!(viewer.on(Input::ShowChart(4), &Helvetica), []);
    assert_eq!(viewer.on(Input::ShowChart(usize::MAX), &Helvetica), []);
    assert_eq!(viewer.on(Input::Select(Some(Key::chart(9).item(3))), &Helvetica), []);
}

#[test]
fn every_navigation_stop_has_a_text_and_a_box() {
    let mut viewer = viewer();
    for chart in 0..4 {
        viewer.on(Input::ShowChart(chart), &Helvetica);
        let stops = viewer.nav_stops();
        assert!(!stops.marks.is_empty() && stops.note.is_none());
        for NavStop { node, place, .. } in stops.marks {
            assert!(!node.text.is_empty() && !node.attribution.is_empty(), "{}", node.page_key);
            assert!(place.width() >= 24.0 && place.height() >= 24.0, "{}: {place:?}", node.page_key);
        }
    }
}

#[test]
fn nothing_is_laid_out_before_the_first_resize() {
    let bytes = include_bytes!("../www/stories/prisoner-exchange.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    assert_eq!(viewer.on(Input::ShowChart(2), &Helvetica), []);
    assert_eq!(viewer.nav_stops().marks.len(), 0);
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
fn a_filter_changes_layout_status_and_table() {
    let mut viewer = exchanges();
    assert_eq!(viewer.filter_state().rows, None);
    assert_eq!(viewer.on(Input::SetFilter(0, Some(1)), &Helvetica), [Effect::Layout, Effect::Repaint]);
    let state = viewer.filter_state();
    assert_eq!(state.values, [Some(1), None, None]);
    assert_eq!(state.status.unwrap(), "13 of 78 events. Year: 2023");
    // The 33 exchanges of 2022 come first. Row 78, the figure for the summer of 2025, is kept.
    assert_eq!(state.rows.unwrap(), (33..46).chain([78]).collect::<Vec<_>>());
    assert_eq!(viewer.nav_stops().marks.len(), 13);
    assert_eq!(viewer.on(Input::SetFilter(0, Some(1)), &Helvetica), [], "the same filter has no effect");
    viewer.on(Input::SetFilter(0, None), &Helvetica);
    assert_eq!(viewer.filter_state().status, None);
}

#[test]
fn a_filter_without_matches_is_reported() {
    let mut viewer = exchanges();
    viewer.on(Input::SetFilter(0, Some(0)), &Helvetica);
    viewer.on(Input::SetFilter(1, Some(3)), &Helvetica);
    assert_eq!(viewer.filter_state().status.unwrap(), "0 of 78 events. Year: 2022. Mediator: Holy See");
    assert_eq!(viewer.nav_stops().marks.len(), 0);
    viewer.on(Input::SetFilter(9, Some(9)), &Helvetica);
    viewer.on(Input::SetFilter(0, Some(99)), &Helvetica);
    assert_eq!(viewer.nav_stops().marks.len(), 0);
}

#[test]
fn a_filter_deselects_hidden_marks_and_selecting_one_clears_it() {
    let mut viewer = exchanges();
    let may = key(&viewer, "exchanges.x-2025-05-23");
    viewer.on(Input::Select(Some(may)), &Helvetica);
    let effects = viewer.on(Input::SetFilter(0, Some(0)), &Helvetica);
    assert!(effects.ends_with(&[Effect::Tooltip(None), Effect::Selected(None)]), "{effects:?}");
    viewer.on(Input::Select(Some(may)), &Helvetica);
    assert_eq!(viewer.filter_state().status, None);
    assert!(viewer.scene().bounds(may).is_some());
}

#[test]
fn a_point_of_a_long_series_has_a_text_and_a_page_key() {
    let bytes = include_bytes!("stories/valid/two-thousand-days-of-a-well.json");
    let mut viewer = Viewer::new(lint::check(bytes).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    let point = viewer.scene().snap_lines[0].points[300];
    let node = viewer.node(point.key).unwrap().into_owned();
    assert!(viewer.outline().node(point.key).is_none(), "the outline of a long series has only its landmarks");
    assert_eq!(viewer.find(&node.page_key), Some(point.key));
    let effects = viewer.on(Input::Hover(point.at), &Helvetica);
    assert_eq!(effects, [Effect::Repaint, Effect::Tooltip(Some(point.key))]);
}

/// The story of `viewer` after a change of its JSON.
fn changed_story(change: impl Fn(String) -> String) -> model::Story {
    let text = include_str!("../www/stories/prisoner-exchange.json").to_owned();
    lint::check(change(text).as_bytes()).story.unwrap()
}

#[test]
fn an_update_keeps_chart_and_selection_and_reports_changes() {
    let mut viewer = viewer();
    viewer.on(Input::Select(Some(key(&viewer, "criteria.all-for-all"))), &Helvetica);
    let chart = viewer.current();
    let updated = changed_story(|text| text.replace("8,000", "12,000").replace("8000", "12000"));
    let (effects, status) = viewer.replace(updated, &Helvetica);
    assert_eq!(viewer.current(), chart);
    let selected = Some(key(&viewer, "criteria.all-for-all"));
    assert!(effects.contains(&Effect::Layout) && effects.contains(&Effect::Selected(selected)), "{effects:?}");
    // Two charts show the figure.
    assert_eq!(status, "Updated: 2 entries changed.");
}

#[test]
fn an_update_with_equal_figures_changes_nothing() {
    let mut viewer = viewer();
    let before = viewer.scene().clone();
    let (_, status) = viewer.replace(changed_story(|text| text), &Helvetica);
    assert_eq!((viewer.scene(), status.as_str()), (&before, "Updated."));
    assert_eq!(*viewer.scene_at(0.0), before);
}

#[test]
fn an_update_is_animated_until_the_next_input() {
    let mut viewer = viewer();
    let old = viewer.scene().clone();
    let updated = changed_story(|text| text.replace("8,000", "12,000").replace("8000", "12000"));
    viewer.replace(updated, &Helvetica);
    let new = viewer.scene().clone();
    assert_ne!(old, new);
    assert_eq!(*viewer.scene_at(1.0), new);
    assert_ne!(*viewer.scene_at(0.0), new);
    viewer.on(Input::Resize(500.0), &Helvetica);
    assert_eq!(*viewer.scene_at(0.0), *viewer.scene());
}

#[test]
fn an_update_without_the_selected_figure_clears_the_selection() {
    let mut viewer = viewer();
    viewer.on(Input::Select(Some(key(&viewer, "held.held"))), &Helvetica);
    // A fact with a new id is a new fact.
    let renamed = changed_story(|text| {
        text.replace("\"held\": {", "\"kept\": {").replace("\"facts\": [ \"held\" ]", "\"facts\": [ \"kept\" ]")
    });
    let (effects, status) = viewer.replace(renamed, &Helvetica);
    assert!(effects.contains(&Effect::Selected(None)), "{effects:?}");
    assert!(status.contains("new") && status.contains("removed"), "{status}");
}

#[test]
fn an_update_hides_the_tooltip() {
    let mut viewer = viewer();
    viewer.on(Input::Hover(middle(&viewer, "held.held")), &Helvetica);
    let (effects, _) = viewer.replace(changed_story(|text| text), &Helvetica);
    assert!(effects.contains(&Effect::Tooltip(None)) && !effects.contains(&Effect::Selected(None)), "{effects:?}");
}

#[test]
fn with_more_than_200_marks_only_items_are_navigation_stops() {
    let text = include_str!("../www/stories/prisoner-exchange.json");
    let mut story: serde_json::Value = serde_json::from_str(text).unwrap();
    let one = story["positions"]["all-for-all"].clone();
    let ids: Vec<String> = (0..60).map(|index| format!("p{index}")).collect();
    for id in &ids {
        story["positions"][id] = one.clone();
    }
    story["charts"][2]["positions"] = ids.into();
    // The steps refer to positions that the chart no longer has.
    story.as_object_mut().unwrap().remove("steps");
    let mut viewer = Viewer::new(lint::check(story.to_string().as_bytes()).story.unwrap(), Locale::english());
    viewer.on(Input::Resize(608.0), &Helvetica);
    viewer.on(Input::ShowChart(2), &Helvetica);
    let stops = viewer.nav_stops();
    assert_eq!(stops.marks.len(), 60);
    assert!(stops.marks.iter().all(|stop| stop.node.value.contains("Russia rejects it")));
    assert!(stops.note.as_ref().is_some_and(|rest| rest.starts_with("The keys reach the 60 most")), "{:?}", stops.note);
}

fn step(viewer: &mut Viewer, position: usize) -> Vec<Effect> {
    viewer.on(Input::Step(position), &Helvetica)
}

#[test]
fn a_step_shows_its_chart_and_highlights_its_mark() {
    let mut viewer = viewer();
    assert_eq!((viewer.step(), viewer.emphasis()), (Some(0), vec![]));
    assert_eq!(step(&mut viewer, 2), [Effect::Layout, Effect::Repaint]);
    let injured = key(&viewer, "criteria.injured");
    assert_eq!((viewer.current(), viewer.marked()), (2, Some(injured)));
    assert!(!viewer.emphasis().is_empty() && viewer.emphasis().iter().all(|mark| mark.key == injured));
    // A selection takes the highlight and gives it back when it is cleared.
    let other = key(&viewer, "criteria.children");
    viewer.on(Input::Select(Some(other)), &Helvetica);
    assert!(viewer.emphasis().iter().all(|mark| mark.key == other));
    viewer.on(Input::Select(None), &Helvetica);
    assert!(viewer.emphasis().iter().all(|mark| mark.key == injured));
    assert_eq!(step(&mut viewer, 99), [], "a step that does not exist is ignored");
}

#[test]
fn two_steps_of_one_chart_share_a_drawing_and_clear_the_selection() {
    let mut viewer = viewer();
    step(&mut viewer, 2);
    viewer.on(Input::Select(Some(key(&viewer, "criteria.children"))), &Helvetica);
    let before = viewer.scene().clone();
    let effects = step(&mut viewer, 3);
    assert!(effects.starts_with(&[Effect::Layout, Effect::Repaint]) && effects.contains(&Effect::Selected(None)));
    assert_eq!(*viewer.scene(), before);
    assert_eq!((viewer.marked(), viewer.animates()), (Some(key(&viewer, "criteria.all-for-all")), false));
    assert_eq!(step(&mut viewer, 3), [], "the current step has no effect");
}

#[test]
fn only_marks_shared_by_two_steps_move_between_them() {
    let mut viewer = viewer();
    step(&mut viewer, 1);
    assert!(viewer.animates());
    let (start, target) = (viewer.scene_at(0.0).into_owned(), viewer.scene().clone());
    assert_ne!(start, target);
    for (mark, end) in start.marks.iter().zip(&target.marks) {
        let is_dot = matches!(mark.shape, article_infographic::scene::Shape::Circle { .. });
        assert!(is_dot || mark == end, "text and axes do not move: {mark:?}");
    }
    step(&mut viewer, 2);
    assert!(!viewer.animates(), "charts of positions share no marks with charts of counts");
}

#[test]
fn selecting_a_mark_of_another_chart_goes_to_its_first_step() {
    let mut viewer = viewer();
    viewer.on(Input::Select(Some(key(&viewer, "timeline.istanbul"))), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (Some(4), 3));
    step(&mut viewer, 3);
    viewer.on(Input::Select(Some(key(&viewer, "criteria.injured"))), &Helvetica);
    assert_eq!(viewer.step(), Some(3), "this step shows the mark too");
}

#[test]
fn a_single_chart_has_no_step_and_no_highlight() {
    let mut viewer = viewer();
    step(&mut viewer, 2);
    viewer.on(Input::ShowChart(2), &Helvetica);
    assert_eq!((viewer.step(), viewer.marked(), viewer.emphasis()), (None, None, vec![]));
    viewer.on(Input::Select(Some(key(&viewer, "timeline.istanbul"))), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (None, 3));
}

#[test]
fn an_update_keeps_the_step() {
    let mut viewer = viewer();
    step(&mut viewer, 3);
    viewer.replace(changed_story(|text| text), &Helvetica);
    assert_eq!((viewer.step(), viewer.marked()), (Some(3), Some(key(&viewer, "criteria.all-for-all"))));
    // If the step is removed, the first step of its chart is shown.
    viewer.replace(changed_story(|text| text.replace("\"everyone\"", "\"all-of-them\"")), &Helvetica);
    assert_eq!((viewer.step(), viewer.current()), (Some(2), 2));
}

#[test]
fn step_heights_match_the_drawings() {
    let mut viewer = viewer();
    let heights = viewer.step_heights(&Helvetica);
    assert_eq!(heights.len(), viewer.outline().steps.len());
    for (position, height) in heights.into_iter().enumerate() {
        step(&mut viewer, position);
        assert!((viewer.scene().size.height - height).abs() < f64::EPSILON, "{position}");
    }
}
