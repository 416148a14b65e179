//! Properties of every story at every size.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::pedantic, reason = "tests may panic")]

mod shared;

use article_infographic::{
    chart::{self, Frame, MAX_WIDTH, MIN_WIDTH},
    diagnostic::Severity,
    geom::{Point, Rect},
    lint,
    model::{Form, Kind},
    scene::{Mark, Paint, Scene, Shape},
    text::{Locale, Outline},
    typography::Helvetica,
};
use proptest::prelude::*;
use serde_json::Value;
use shared::{bounds, corpus, scenes, stories, texts};

fn is_finite(rect: Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|value| value.is_finite())
}

/// Texts of a scene that overlap.
fn overlaps(scene: &Scene) -> Vec<String> {
    let texts = texts(scene);
    let mut found = Vec::new();
    for (index, (one, first)) in texts.iter().enumerate() {
        for (other, second) in &texts[index + 1..] {
            let apart = first.x1 <= second.x0 + 0.5
                || second.x1 <= first.x0 + 0.5
                || first.y1 <= second.y0 + 0.5
                || second.y1 <= first.y0 + 0.5;
            if !apart {
                found.push(format!("{one:?} and {other:?}"));
            }
        }
    }
    found
}

/// Texts of a scene that extend beyond its edges.
fn clipped(scene: &Scene) -> Vec<String> {
    let size = scene.size;
    let inside =
        |rect: &Rect| rect.x0 >= -0.5 && rect.x1 <= size.width + 0.5 && rect.y0 >= -0.5 && rect.y1 <= size.height;
    texts(scene).iter().filter(|(_, rect)| !inside(rect)).map(|(text, rect)| format!("{text:?} at {rect:?}")).collect()
}

#[test]
fn no_texts_overlap_or_are_clipped_by_the_edge() {
    let mut faults = Vec::new();
    for width in [200.0, 296.0, 479.0, 480.0, 608.0, 728.0, 1_176.0] {
        for (name, scene, _) in scenes(width) {
            faults.extend(overlaps(&scene).into_iter().chain(clipped(&scene)).map(|fault| format!("{name}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn dots_of_one_chart_have_one_size() {
    let dot_radius = |mark: &Mark| match &mark.shape {
        Shape::Circle { radius, paint: Paint::Fill(_), .. } if *radius > 2.0 => Some(*radius),
        _ => None,
    };
    let mut count = 0;
    for (name, story) in stories() {
        for (position, chart) in story.charts.iter().enumerate() {
            let Kind::Counts { form: Form::Units(_), .. } = chart.kind else { continue };
            let scene =
                chart::draw(chart, position, Frame::new(608.0, &Helvetica, &Locale::for_tag(&story.language))).unwrap();
            let radii: Vec<f64> = scene.marks.iter().filter_map(dot_radius).collect();
            assert!(radii.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.2), "{name}: {radii:?}");
            count += 1;
        }
    }
    assert!(count > 2);
}

/// A story with a chart of positions, whose sides have these names.
fn positions_story(names: &[String]) -> String {
    let stances = ["agrees", "not_stated", "proposes", "not_stated", "rejects", "demands"];
    let evidence = serde_json::json!([{ "source": "paper", "speaker": "ada", "quote": "so viel" }]);
    let ids = || (0..names.len()).map(|index| format!("s{index}"));
    let sides = ids().zip(names).map(|(id, name)| (id, serde_json::json!({ "name": name })));
    let stance = |shift: usize| {
        let of =
            move |(index, id): (usize, String)| (id, serde_json::json!({ "stance": stances[(index + shift) % 6] }));
        ids().enumerate().map(of).collect::<serde_json::Map<_, _>>()
    };
    let position = |shift: usize| {
        let answered = (0..names.len()).any(|index| ["agrees", "rejects"].contains(&stances[(index + shift) % 6]));
        serde_json::json!({ "label": "Wege für die Hilfe", "stances": stance(shift), "evidence": evidence,
            "outcome": if answered { "open" } else { "no_answer" } })
    };
    let positions: serde_json::Map<_, _> = (0..4).map(|shift| (format!("p{shift}"), position(shift))).collect();
    serde_json::json!({
        "format": 1, "lang": "de", "headline": "Gespräche", "sides": sides.collect::<serde_json::Map<_, _>>(),
        "sources": { "paper": { "publisher": "Zeitung", "url": "https://example.org/" } }, "speakers": { "ada": { "name": "Ada" } },
        "positions": positions, "charts": [{ "id": "c", "kind": "positions", "title": "Wer was will", "positions": ["p0", "p1", "p2", "p3"] }],
    })
    .to_string()
}

proptest! {
    #[test]
    fn side_names_wrap_between_words_and_stances_do_not_touch(
        names in prop::collection::vec(prop::collection::vec(prop::sample::select(vec!["Government", "Neighbouring", "UN", "Liberation", "Front", "of", "the", "Verwaltungsgemeinschaft"]), 1..4), 1..=6),
        width in 296.0..1_300.0,
    ) {
        let names: Vec<String> = names.iter().map(|words| words.join(" ")).collect();
        let story = lint::check(positions_story(&names).as_bytes()).story.unwrap();
        let scene = chart::draw(&story.charts[0], 0, Frame::new(width, &Helvetica, &Locale::english())).unwrap();
        let stances = ["agrees", "not stated", "proposes", "rejects", "demands"];
        for name in &names {
            for word in name.split(' ') {
                prop_assert!(scene.texts().any(|text| text.split(' ').any(|drawn| drawn == word)), "{:?} is broken", word);
            }
        }
        let words: Vec<(&str, Rect)> = texts(&scene).into_iter().filter(|(text, _)| stances.contains(text)).collect();
        prop_assert!(!words.is_empty());
        for (index, (one, first)) in words.iter().enumerate() {
            for (other, second) in &words[index + 1..] {
                prop_assert!(!first.expanded(2.5).overlaps(*second), "{} touches {}", one, other);
            }
        }
    }
}

/// A story with one figure, whose number is this JSON text.
fn number_story(number: &str) -> String {
    format!(
        r#"{{ "format": 1, "lang": "de", "headline": "Zahl", "charts": [{{ "id": "c", "kind": "counts", "title": "Zahl", "facts": [ "f" ] }}],
        "sources": {{ "paper": {{ "publisher": "Zeitung", "url": "https://example.org/" }} }}, "speakers": {{ "ada": {{ "name": "Ada" }} }},
        "facts": {{ "f": {{ "label": "Zahl", "amount": {{ "exact": {number} }}, "unit": "g", "basis": "gewogen",
                    "evidence": [{{ "source": "paper", "speaker": "ada", "quote": "so viel" }}] }} }} }}"#
    )
}

/// The number in English notation.
fn in_english(negative: bool, whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    let mut text = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if text.is_empty() {
        text.push('0');
    }
    if !fraction.is_empty() {
        text = format!("{text}.{fraction}");
    }
    if negative && text != "0" { format!("\u{2212}{text}") } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_is_shown_with_its_written_digits_or_rejected(
        negative: bool,
        digits in "[0-9]{1,19}",
        decimals in 0..19_usize,
        exponent in any::<bool>(),
    ) {
        let (whole, fraction) = digits.split_at(digits.len() - decimals.min(digits.len()));
        // JSON does not allow leading zeros.
        let start = match whole.trim_start_matches('0') { "" => "0", start => start };
        let sign = if negative { "-" } else { "" };
        let written = match (exponent, fraction) {
            (true, _) => format!("{sign}{}e-{}", match digits.trim_start_matches('0') { "" => "0", digits => digits }, fraction.len()),
            (false, "") => format!("{sign}{start}"),
            (false, _) => format!("{sign}{start}.{fraction}"),
        };
        let significant = digits.trim_matches('0').len();
        let fits = significant <= 15 && fraction.trim_end_matches('0').len() <= 15 && whole.trim_start_matches('0').len() <= 15;
        let story = lint::check(number_story(&written).as_bytes()).story;
        prop_assert_eq!(story.is_some(), fits, "{}", written);
        if let Some(story) = story {
            let shown = Outline::new(&story, Locale::english()).charts[0].nodes[0].value.clone();
            prop_assert_eq!(shown, format!("{} g", in_english(negative, whole, fraction)), "{}", written);
        }
    }
}

proptest! {
    #[test]
    fn more_dots_are_never_shorter_and_equal_counts_are_equally_long(counts in prop::collection::vec(1..400_usize, 2..6), width in 200.0..1_300.0) {
        let facts = counts.iter().enumerate().map(|(index, count)| {
            let fact = number_story(&count.to_string());
            let fact: Value = serde_json::from_str(&fact).unwrap();
            (format!("f{index}"), fact["facts"]["f"].clone())
        });
        let mut file: Value = serde_json::from_str(&number_story("1")).unwrap();
        file["facts"] = Value::Object(facts.collect());
        file["charts"][0]["facts"] = (0..counts.len()).map(|index| format!("f{index}")).collect();
        file["charts"][0]["form"] = "units".into();
        file["charts"][0]["per"] = 1.into();
        let story = lint::check(file.to_string().as_bytes()).story.unwrap();
        let scene = chart::draw(&story.charts[0], 0, Frame::new(width, &Helvetica, &Locale::english())).unwrap();
        let dots = |index: usize| scene.marks.iter().filter(move |mark| usize::from(mark.key.item) == index + 1);
        let dots = |index: usize| dots(index).filter(|mark| matches!(mark.shape, Shape::Circle { .. })).map(|mark| bounds(&mark.shape));
        let long = |index: usize| dots(index).map(|dot| dot.x1).fold(0.0, f64::max);
        for (one, count) in counts.iter().enumerate() {
            prop_assert_eq!(dots(one).count(), *count);
            for (other, more) in counts.iter().enumerate().filter(|(_, more)| *more >= count) {
                prop_assert!(long(one) <= long(other) + 0.5, "{} dots are {} long, {} are {}", count, long(one), more, long(other));
            }
        }
    }
}

/// Any small JSON value.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop_oneof!["held", "ki", "ukraine", "units", "2025-06", "none", "criteria"].prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{1,10}", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Replaces the value of a document at `index`, counted depth first.
fn replace(document: &mut Value, index: &mut usize, new: &Value) {
    if *index == 0 {
        *document = new.clone();
    }
    *index = index.wrapping_sub(1);
    match document {
        Value::Array(values) => values.iter_mut().for_each(|value| replace(value, index, new)),
        Value::Object(fields) => fields.values_mut().for_each(|value| replace(value, index, new)),
        _ => {}
    }
}

/// Asserts that `check` returns a story exactly if there are no errors, and that every chart of the story can be drawn.
fn assert_rejected_or_drawable(bytes: &[u8]) {
    let checked = lint::check(bytes);
    let has_errors = checked.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    assert_eq!(checked.story.is_none(), has_errors, "{:?}", checked.diagnostics);
    for diagnostic in &checked.diagnostics {
        assert!(diagnostic.location.start <= diagnostic.location.end && diagnostic.location.end <= bytes.len());
        assert!(!diagnostic.message.is_empty() && !diagnostic.hint.is_empty());
    }
    if let Some(story) = checked.story {
        for (position, chart) in story.charts.iter().enumerate() {
            assert!(
                chart::draw(chart, position, Frame::new(320.0, &Helvetica, &Locale::for_tag(&story.language))).is_ok()
            );
        }
    }
}

/// A grid of points within a rectangle, some of them near its ends: beside a wide bar, a label is a small part of its row.
fn grid(rect: Rect) -> Vec<Point> {
    let step = |count: i32, from: f64, length: f64| from + f64::from(count) / 20.0 * length;
    let inset = (rect.width() / 2.0).min(12.0);
    let columns = (1..20).map(|x| step(x, rect.x0, rect.width())).chain([rect.x0 + inset, rect.x1 - inset]);
    columns.flat_map(|x| (1..20).map(move |y| Point::new(x, step(y, rect.y0, rect.height())))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_rejected_or_drawn(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        assert_rejected_or_drawable(&bytes);
    }

    #[test]
    fn a_story_with_any_value_replaced_is_rejected_or_drawn(which in 0_usize..6, at in 0_usize..600, new in any_json()) {
        let corpus = corpus();
        let mut document: Value = serde_json::from_str(&corpus[which % corpus.len()].1).unwrap();
        let mut index = at;
        replace(&mut document, &mut index, &new);
        assert_rejected_or_drawable(document.to_string().as_bytes());
    }

    #[test]
    fn any_amount_is_drawn_or_rejected(value in any::<f64>(), kind in 0_usize..5, units in any::<bool>()) {
        let text = &corpus().into_iter().find(|(name, _)| name.ends_with("one-lower-bound.json")).unwrap().1;
        let mut document: Value = serde_json::from_str(text).unwrap();
        let word = ["exact", "at_least", "at_most", "about", "between"][kind];
        let amount = if kind == 4 { serde_json::json!([value, value.abs() * 2.0]) } else { value.into() };
        document["facts"]["houses"]["amount"] = serde_json::json!({ word: amount });
        if units {
            document["charts"][0]["form"] = "units".into();
            document["charts"][0]["per"] = 10.into();
        }
        assert_rejected_or_drawable(document.to_string().as_bytes());
    }

}

proptest! {
    // Few cases, because each one draws every story.
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn at_any_width_marks_are_finite_and_targets_within_the_drawing(width in prop_oneof![-10.0..5_000.0, Just(f64::NAN), Just(f64::INFINITY)]) {
        for (name, scene, outline) in scenes(width) {
            prop_assert!((MIN_WIDTH..=MAX_WIDTH).contains(&scene.size.width), "{}", name);
            for mark in &scene.marks {
                prop_assert!(is_finite(bounds(&mark.shape)), "{}: {:?}", name, mark);
            }
            let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height).expanded(1.0);
            for target in &scene.targets {
                let rect = target.rect;
                let inside = whole.contains(Point::new(rect.x0, rect.y0)) && whole.contains(Point::new(rect.x1, rect.y1));
                prop_assert!(inside, "{}: {:?} in {:?}", name, target, scene.size);
                prop_assert!(outline.node(target.key).is_some(), "{}: {} has no text", name, target.key);
            }
            for (node, targets) in outline.charts.iter().flat_map(|chart| &chart.nodes).map(|node| {
                (node, scene.targets.iter().filter(|target| target.key == node.key).collect::<Vec<_>>())
            }) {
                let points = targets.iter().flat_map(|target| grid(target.rect));
                let reached = points.into_iter().any(|point| scene.hit(point, 0.0) == Some(node.key));
                prop_assert!(targets.is_empty() || reached, "{}: {} is covered by other targets", name, node.page_key);
            }
        }
    }
}
