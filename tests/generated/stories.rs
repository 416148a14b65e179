//! Strategies for generated stories: all kinds of charts, amounts and dates in all combinations.

use article_infographic::{
    lint,
    model::{Qualifier, Story},
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The charts of generated stories: kinds and forms.
pub const KINDS: [&str; 8] = ["bars", "dots", "timeline", "history", "line", "steps", "units", "change"];

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

/// An amount with unusual numbers, so that no tick label and no date has the same digits.
pub fn amount() -> impl Strategy<Value = Value> {
    let odd = (0_i64..9_999, prop_oneof![Just(1_i64), Just(10_000), Just(100_000_000)]);
    let number = odd.prop_map(|(part, scale)| part * scale + 173);
    let single = (number.clone(), 0..Qualifier::ALL.len())
        .prop_map(|(number, index)| json!({ Qualifier::ALL[index].name(): number }));
    prop_oneof![
        6 => single,
        1 => (number.clone(), number).prop_map(|(low, more)| json!({ "between": [low, low + more] })),
        1 => Just(json!({ "withheld": "nobody tells" })),
        1 => Just(json!({ "unknown": "nobody counted" })),
        1 => Just(json!("none")),
    ]
}

pub fn figure() -> impl Strategy<Value = Value> {
    let dispute = |amounts: Vec<Value>| {
        let claim =
            |(index, amount): (usize, Value)| json!({ "amount": amount, "speaker": (["ada", "ben"][index % 2]) });
        json!({ "disputed": amounts.into_iter().enumerate().map(claim).collect::<Vec<_>>() })
    };
    prop_oneof![4 => amount(), 1 => prop::collection::vec(amount(), 2..4).prop_map(dispute)]
}

/// An entry of any chart: two figures, the indices of date and label, whether it has both figures, and its facets.
pub type Entry = (Value, Value, usize, usize, bool, usize);

pub fn entry() -> impl Strategy<Value = Entry> {
    (figure(), figure(), 0..DATES.len(), 0..LABELS.len(), any::<bool>(), 0..4_usize)
}

pub fn evidence() -> Value {
    json!([{ "source": "paper", "speaker": "ada", "quote": "so they said" }, { "source": "paper", "speaker": "ben", "quote": "so they said" }])
}

/// Adapts a figure to the kind of chart: small numbers for dots, a single claim for steps and changes.
pub fn fit(figure: &Value, kind: usize) -> Value {
    match figure {
        Value::Object(fields) if matches!(KINDS[kind], "steps" | "change") && fields.contains_key("disputed") => {
            fields["disputed"][0]["amount"].clone()
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), fit(value, kind))).collect(),
        Value::Array(values) if KINDS[kind] == "units" && values.iter().all(Value::is_number) => json!([173, 917]),
        Value::Array(values) => values.iter().map(|value| fit(value, kind)).collect(),
        Value::Number(number) if KINDS[kind] == "units" => json!(number.as_i64().unwrap() % 500 + 173),
        other => other.clone(),
    }
}

/// A story of these entries with a chart of this kind. It is in German, for which `check` does not compare texts with
/// data.
pub fn story(entries: &[Entry], kind: usize, values: &[Option<i64>], certainty: usize) -> Value {
    let mut facts = serde_json::Map::new();
    let mut events = Vec::new();
    for (index, (one, other, date, label, two, facet)) in entries.iter().enumerate() {
        let label = LABELS[*label];
        let (one, other) = (fit(one, kind), fit(other, kind));
        if KINDS[kind] == "change" {
            let later = json!({
                "label": label, "amount": other, "unit": "things", "basis": "way", "as_of": "2026-01-02",
                "side": (["town", "county"][usize::from(*two)]), "evidence": evidence(),
            });
            facts.insert(format!("g{index}"), later);
        }
        // Two totals of one day would contradict each other.
        let as_of = if KINDS[kind] == "steps" {
            format!("2025-0{}-{:02}", 1 + index % 9, 1 + index)
        } else {
            DATES[*date].to_owned()
        };
        facts.insert(format!("f{index}"), json!({
            "label": label, "amount": one, "unit": "things",
            // Charts of dots may mix bases; totals with different bases get separate panels.
            "basis": match KINDS[kind] { "dots" => format!("way {}", label.len() % 2), "steps" => format!("way {}", index % 3), _ => "way".into() },
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
    let mut chart = match KINDS[kind] {
        "bars" => json!({ "kind": "counts", "facts": ids }),
        "dots" => json!({ "kind": "counts", "form": "dots", "facts": ids }),
        "timeline" => json!({ "kind": "timeline", "events": event_ids }),
        "history" => json!({ "kind": "history", "events": event_ids }),
        "line" => json!({ "kind": "line", "series": ["s", "early"] }),
        "steps" => json!({ "kind": "steps", "facts": ids }),
        "change" => {
            let changes =
                (0..entries.len()).map(|index| json!({ "from": format!("f{index}"), "to": format!("g{index}") }));
            json!({ "kind": "change", "changes": changes.collect::<Vec<_>>() })
        }
        "units" => json!({ "kind": "counts", "form": "units", "per": 1, "facts": ids }),
        other => unreachable!("{other} has no chart here"),
    };
    chart["id"] = json!("chart");
    chart["title"] = json!("What they said");
    let series = |label: &str, values: &[Option<i64>], certainty: usize| {
        json!({
            "label": label, "unit": "things", "basis": "way", "certainty": (Qualifier::ALL[certainty].name()),
            "dates": { "from": "2025-01-01", "every": "day" }, "values": values, "evidence": evidence(),
        })
    };
    let early: Vec<Option<i64>> =
        values[..values.len().div_ceil(2)].iter().map(|value| Some(value.unwrap_or(7) / 2 + 99)).collect();
    json!({
        "format": 1, "lang": "de", "headline": "Nachricht",
        "sources": { "paper": { "publisher": "The Paper", "url": "https://example.org/" } },
        "sides": { "town": { "name": "The town" }, "county": { "name": "The county" } },
        "speakers": { "ada": { "name": "Ada", "side": "town" }, "ben": { "name": "Ben of the Long Name", "side": "county" } },
        "facets": { "weather": { "label": "Weather", "unstated": "not noted", "values": { "rain": "rain", "snow": "snow" } },
                    "road": { "label": "Road", "unstated": "nobody said", "values": { "open": "open to everyone", "shut": "shut" } } },
        "facts": facts, "events": events,
        "series": { "s": series("Level", values, certainty), "early": series("Another gauge", &early, 0) },
        "charts": [chart],
    })
}

/// The story, or `None` if the combination is invalid.
pub fn open(story: &Value) -> Option<Story> {
    lint::check(story.to_string().as_bytes()).story
}
