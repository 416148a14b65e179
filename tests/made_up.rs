//! What holds for stories that nobody wrote: all kinds of charts, amounts and dates, in all mixtures and at all sizes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

mod shared;

use std::collections::BTreeMap;

use article_infographic::{
    chart::{self, Frame},
    geom::{Point, Rect},
    key::Key,
    scene::{Scene, Shape},
    story::{self, Filter, Kind, Story},
    text::Helvetica,
    words::{self, Locale, Outline},
};
use proptest::{prelude::*, strategy::ValueTree};
use serde_json::{Value, json};
use shared::bounds;

const DATES: [&str; 9] = [
    "2025-03-04",
    "2025-03-05",
    "2025-03",
    "2025",
    "2019-11-30",
    "2024-02~",
    "2024-12-24/2025-01-06",
    "1990~",
    "2025-04-01",
];
const LABELS: [&str; 6] = [
    "Flooded houses",
    "A",
    "Ships that came in from the north after the long winter",
    "汉语学校",
    "مدرسة اللغة",
    "Donaudampfschifffahrtsgesellschaftskapitän",
];

/// An amount whose numbers are odd, so that no tick of a scale and no date has the same digits.
fn amount() -> impl Strategy<Value = Value> {
    let odd = (0_i64..9_999, prop_oneof![Just(1_i64), Just(10_000), Just(100_000_000)]);
    let number = odd.prop_map(|(part, scale)| part * scale + 173);
    let single = (number.clone(), 0..4_usize)
        .prop_map(|(number, kind)| json!({ ["exact", "at_least", "at_most", "about"][kind]: number }));
    prop_oneof![
        6 => single,
        1 => (number.clone(), number).prop_map(|(low, more)| json!({ "between": [low, low + more] })),
        1 => Just(json!({ "withheld": "nobody tells" })),
        1 => Just(json!({ "unknown": "nobody counted" })),
        1 => Just(json!("none")),
    ]
}

fn figure() -> impl Strategy<Value = Value> {
    let dispute = |amounts: Vec<Value>| {
        let claim =
            |(index, amount): (usize, Value)| json!({ "amount": amount, "speaker": (["ada", "ben"][index % 2]) });
        json!({ "disputed": amounts.into_iter().enumerate().map(claim).collect::<Vec<_>>() })
    };
    prop_oneof![4 => amount(), 1 => prop::collection::vec(amount(), 2..4).prop_map(dispute)]
}

/// An entry of any chart: its figures, its date, its label and what it has of the facets.
type Entry = (Value, Value, usize, usize, bool, usize);

fn entry() -> impl Strategy<Value = Entry> {
    (figure(), figure(), 0..DATES.len(), 0..LABELS.len(), any::<bool>(), 0..4_usize)
}

fn evidence() -> Value {
    json!([{ "source": "paper", "speaker": "ada", "quote": "so they said" }, { "source": "paper", "speaker": "ben", "quote": "so they said" }])
}

/// The figure as a chart of this kind takes it: few enough for dots, or one claim alone for a step.
fn fit(figure: &Value, kind: usize) -> Value {
    match figure {
        Value::Object(fields) if kind == 5 && fields.contains_key("disputed") => {
            fields["disputed"][0]["amount"].clone()
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), fit(value, kind))).collect(),
        Value::Array(values) if kind == 6 && values.iter().all(Value::is_number) => json!([173, 917]),
        Value::Array(values) => values.iter().map(|value| fit(value, kind)).collect(),
        Value::Number(number) if kind == 6 => json!(number.as_i64().unwrap() % 500 + 173),
        other => other.clone(),
    }
}

/// A story of these entries with a chart of this kind. The language is one that the checks cannot look into.
fn story(entries: &[Entry], kind: usize, values: &[Option<i64>], certainty: usize) -> Value {
    let mut facts = serde_json::Map::new();
    let mut events = Vec::new();
    for (index, (one, other, date, label, two, facet)) in entries.iter().enumerate() {
        let label = LABELS[*label];
        let (one, other) = (fit(one, kind), fit(other, kind));
        // Two totals of one day would contradict each other.
        let as_of =
            if kind == 5 { format!("2025-0{}-{:02}", 1 + index % 9, 1 + index) } else { DATES[*date].to_owned() };
        facts.insert(format!("f{index}"), json!({
            "label": label, "amount": one, "unit": "things", "basis": if kind == 5 { format!("basis {}", index % 3) } else { "basis".into() },
            "as_of": as_of, "side": (["town", "county"][usize::from(*two)]), "evidence": evidence(),
        }));
        let mut amounts = json!({ "town": one });
        if *two {
            amounts["county"] = other;
        }
        let facets = match facet {
            0 => json!({}),
            1 => json!({ "weather": ["rain"] }),
            2 => json!({ "weather": ["rain", "snow"] }),
            _ => json!({ "weather": ["snow"], "road": ["open"] }),
        };
        events.push(json!({ "id": format!("e{index}"), "date": DATES[*date], "label": label, "amounts": amounts, "unit": "things", "facets": facets, "evidence": evidence() }));
    }
    let ids: Vec<String> = (0..entries.len()).map(|index| format!("f{index}")).collect();
    let event_ids: Vec<String> = (0..entries.len()).map(|index| format!("e{index}")).collect();
    let chart = match kind {
        0 => json!({ "kind": "counts", "facts": ids }),
        1 => json!({ "kind": "counts", "form": "dots", "facts": ids }),
        2 => json!({ "kind": "timeline", "events": event_ids }),
        3 => json!({ "kind": "history", "events": event_ids }),
        4 => json!({ "kind": "line", "series": ["s"] }),
        5 => json!({ "kind": "steps", "facts": ids }),
        _ => json!({ "kind": "counts", "form": "units", "per": 1, "facts": ids }),
    };
    let mut chart = chart;
    chart["id"] = json!("chart");
    chart["title"] = json!("What they said");
    json!({
        "format": 1, "lang": "de", "headline": "Nachricht",
        "sources": { "paper": { "publisher": "The Paper", "url": "https://example.org/" } },
        "sides": { "town": { "name": "The town" }, "county": { "name": "The county" } },
        "speakers": { "ada": { "name": "Ada", "side": "town" }, "ben": { "name": "Ben of the Long Name", "side": "county" } },
        "facets": { "weather": { "label": "Weather", "unstated": "not noted", "values": { "rain": "rain", "snow": "snow" } },
                    "road": { "label": "Road", "unstated": "nobody said", "values": { "open": "open to everyone", "shut": "shut" } } },
        "facts": facts, "events": events,
        "series": { "s": { "label": "Level", "unit": "things", "basis": "basis", "certainty": (["exact", "at_least", "at_most", "about"][certainty]),
            "dates": { "from": "2025-01-01", "every": "day" }, "values": values, "evidence": evidence() } },
        "charts": [chart],
    })
}

/// The story, or nothing where its mixture is refused.
fn open(story: &Value) -> Option<Story> {
    story::open(story.to_string().as_bytes()).story
}

/// Whether every mark is finite and on the drawing, and no text lies on another.
fn assert_clear(scene: &Scene) -> Result<(), TestCaseError> {
    let whole = Rect::new(0.0, 0.0, scene.size.width, scene.size.height).grown(1.5);
    let mut texts: Vec<(&str, Rect)> = Vec::new();
    for mark in &scene.marks {
        let rect = bounds(&mark.shape);
        prop_assert!([rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|value| value.is_finite()), "{:?}", mark);
        let inside = whole.contains(Point::new(rect.x0, rect.y0)) && whole.contains(Point::new(rect.x1, rect.y1));
        prop_assert!(inside, "{:?} on {:?}", mark, scene.size);
        if let Shape::Text { text, .. } = &mark.shape {
            for (other, second) in &texts {
                let apart = rect.x1 <= second.x0 + 0.5
                    || second.x1 <= rect.x0 + 0.5
                    || rect.y1 <= second.y0 + 0.5
                    || second.y1 <= rect.y0 + 0.5;
                prop_assert!(apart, "{:?} and {:?}", text, other);
            }
            texts.push((text, rect));
        }
    }
    Ok(())
}

/// Whether every key has words and leads back to itself from where it lies.
fn assert_reachable(scene: &Scene, outline: &Outline, story: &Story) -> Result<(), TestCaseError> {
    let worded = |key: Key| {
        outline.node(key).is_some()
            || article_infographic::words::point(&story.charts[0], key, &Locale::english()).is_some()
    };
    for mark in &scene.marks {
        prop_assert!(mark.key.is_chart() || worded(mark.key), "{} has no words", mark.key);
    }
    for point in scene.traces.iter().flat_map(|trace| &trace.points) {
        prop_assert!(worded(point.key), "{} has no words", point.key);
    }
    for target in &scene.targets {
        prop_assert!(worded(target.key), "{} has no words", target.key);
        let steps = (1..12).flat_map(|x| (1..12).map(move |y| (f64::from(x) / 12.0, f64::from(y) / 12.0)));
        let rect = target.rect;
        let mut points = steps.map(|(x, y)| Point::new(rect.x0 + x * rect.width(), rect.y0 + y * rect.height()));
        let other = scene.targets.iter().filter(|other| other.key == target.key).count() > 1;
        prop_assert!(
            other || points.any(|point| scene.hit(point, 0.0) == Some(target.key)),
            "{} is covered",
            target.key
        );
    }
    Ok(())
}

/// Every number that is hedged, with its qualifier, as words have it.
fn hedged(value: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    let digits = |number: &Value| Locale::english().scale_value(number.as_f64().unwrap());
    match value {
        Value::Array(values) => values.iter().for_each(|value| hedged(value, found)),
        Value::Object(fields) => {
            for (word, inner) in fields {
                let mut say = |number: &Value, text: String| found.entry(digits(number)).or_default().push(text);
                match word.as_str() {
                    "exact" => say(inner, digits(inner)),
                    "at_least" => say(inner, format!("at least {}", digits(inner))),
                    "at_most" => say(inner, format!("at most {}", digits(inner))),
                    "about" => say(inner, format!("about {}", digits(inner))),
                    "between" => {
                        let text = format!("between {} and {}", digits(&inner[0]), digits(&inner[1]));
                        say(&inner[0], text.clone());
                        say(&inner[1], text);
                    }
                    _ => hedged(inner, found),
                }
            }
        }
        _ => {}
    }
}

/// Whether each occurrence of a number stands in one of the ways in which it was said.
fn assert_qualified(text: &str, hedged: &BTreeMap<String, Vec<String>>) -> Result<(), TestCaseError> {
    let text = text.to_lowercase();
    for (digits, ways) in hedged.iter().filter(|(digits, ways)| !ways.contains(digits)) {
        for (at, _) in text.match_indices(digits.as_str()) {
            let alone = |near: Option<char>| near.is_none_or(|c| !c.is_ascii_digit());
            let end = at + digits.len();
            let after =
                text[end..].trim_start_matches(',').chars().next().filter(|_| text[end..].starts_with([',', '.']));
            let whole = alone(text[..at].trim_end_matches(',').chars().last().filter(|_| !text[..at].ends_with(' ')))
                && alone(text[end..].chars().next())
                && alone(after);
            if !whole {
                continue;
            }
            let said = ways.iter().any(|way| {
                way.match_indices(digits.as_str()).any(|(inside, _)| {
                    at >= inside && text.get(at - inside..at - inside + way.len()) == Some(way.as_str())
                })
            });
            let near: String = text[..end].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
            prop_assert!(said, "{} stands alone in …{}", digits, near);
        }
    }
    Ok(())
}

/// A file of comma-separated values without the columns of value and bounds, whose heads and qualifier say what they are.
fn without_numbers(csv: &str) -> String {
    let mut text = String::new();
    for line in csv.lines() {
        // A comma within quotation marks separates nothing.
        let mut quoted = false;
        let cells = line.split(|c: char| {
            quoted ^= c == '"';
            c == ',' && !quoted
        });
        text.extend(cells.enumerate().filter(|(at, _)| !(3..6).contains(at)).flat_map(|(_, cell)| [cell, " | "]));
        text.push('\n');
    }
    text
}

/// The texts of a drawing, those of a key one after the other, as they break into lines. The values of a scale are
/// nobody's claim.
fn drawn(scene: &Scene) -> String {
    let mut text = String::new();
    let mut before = None;
    for mark in &scene.marks {
        if let Shape::Text { text: line, .. } = &mark.shape {
            if mark.key.is_chart() && line.chars().all(|c| c.is_ascii_digit() || c == ',') {
                continue;
            }
            // A number that is wider than its column goes on behind a comma.
            let goes_on = text.ends_with(',') && line.starts_with(|c: char| c.is_ascii_digit());
            if !(goes_on && before == Some(mark.key)) {
                text.push(if before == Some(mark.key) { ' ' } else { '\n' });
            }
            text.push_str(line);
            before = Some(mark.key);
        }
    }
    text
}

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
            }
        }
    }

    #[test]
    fn no_text_anywhere_holds_a_number_without_its_qualifier(
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
            assert_qualified(&drawn(&scene), &said)?;
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
