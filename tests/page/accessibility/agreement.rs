//! One truth in many forms: for every story of the corpus, what a screen reader is told, the table, its file, the words, the
//! drawing's text and its marks hold the same figures, each with its qualifier, its speaker and its source.
//!
//! What there is to say is taken from the checked story; each form is then searched for all of it, and for more than that.

use std::{fs, path::Path};

use article_infographic::{
    chart::{self, Frame},
    key::Key,
    lint,
    model::{Amount, Change, Chart, Evidence, Fact, Kind, Story, Unit},
    paint::{Colors, Svg},
    scene::{Scene, Shape},
    text::{Locale, Outline, csv},
    theme::Theme,
    typography::Helvetica,
};
use serde_json::{Value, json};

use crate::support::engine::{Engine, View};
use crate::support::page::Page;

const SCRIPTS: &str = include_str!("agreement.js");

/// Something that was said: of what, how much with its qualifier, by whom, and where it was published.
struct Said {
    key: Key,
    label: String,
    /// Each with its unit, the same with its reason, and bare, where an axis or the head of a column names the unit.
    amounts: Vec<[String; 5]>,
    speakers: Vec<String>,
    sources: Vec<String>,
    /// Whether it stands beside the drawing, in words alone.
    beside: bool,
}

impl Said {
    fn new<'a>(
        key: Key,
        label: &str,
        amounts: Vec<[String; 5]>,
        evidence: impl IntoIterator<Item = &'a Evidence>,
    ) -> Self {
        let (speakers, sources) =
            evidence.into_iter().map(|one| (one.speaker.name.to_string(), one.source.publisher.to_string())).unzip();
        Self { key, label: label.to_owned(), amounts, speakers, sources, beside: false }
    }

    /// What of it the text does not hold.
    fn missing_in(&self, text: &str, with_sources: bool) -> Vec<&str> {
        let text = plain(text);
        let sources = if with_sources { self.sources.as_slice() } else { &[] };
        let has = |part: &str| text.contains(&plain(part));
        let parts = std::iter::once(&self.label).chain(&self.speakers).chain(sources).map(String::as_str);
        let amounts = self.amounts.iter().filter(|forms| !forms.iter().any(|form| has(form)));
        parts.filter(|part| !has(part)).chain(amounts.map(|[said, ..]| said.as_str())).collect()
    }
}

/// The text in small letters, with single spaces and without marks of direction.
fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// All that a chart has to say.
fn said(chart: &Chart, index: usize, locale: &Locale) -> Vec<Said> {
    let forms = |amount: &Amount, unit: &Unit| {
        [
            locale.amount(amount, unit),
            locale.amount_of(amount, unit),
            locale.amount_label(amount, unit),
            locale.amount_on_axis(amount, unit),
            locale.amount_in_column(amount, unit),
        ]
    };
    let alike = |words: String| std::array::from_fn(|_| words.clone());
    let mut all: Vec<Said> = Vec::new();
    let mut items = 0;
    let mut next = || {
        items += 1;
        Key::chart(index).item(items - 1)
    };
    let fact = |all: &mut Vec<Said>, key: Key, fact: &Fact| {
        for (part, (amount, claim)) in fact.figure.amounts().enumerate() {
            let (key, evidence) = match claim {
                None => (key, &fact.evidence),
                Some(claim) => (key.part(part), &claim.evidence),
            };
            let amounts = vec![forms(amount, &fact.unit)];
            all.push(Said::new(key, fact.label.as_str(), amounts, evidence.iter().map(|one| &**one)));
        }
    };
    match &chart.kind {
        Kind::Counts { facts, .. } => facts.iter().for_each(|one| fact(&mut all, next(), one)),
        Kind::Steps { panels } => panels.iter().flatten().for_each(|one| fact(&mut all, next(), one)),
        Kind::Change { changes } => {
            changes.iter().flat_map(Change::figures).for_each(|one| fact(&mut all, next(), one));
        }
        Kind::Positions { positions, .. } => {
            for position in positions {
                let key = next();
                for stance in &position.stances {
                    let part = key.part(stance.side.index);
                    let evidence = stance.evidence.iter().map(|one| &**one);
                    all.push(Said::new(
                        part,
                        position.label.as_str(),
                        vec![alike(stance.side.name.to_string())],
                        evidence,
                    ));
                }
                let outcome = vec![alike(locale.outcome(position.outcome))];
                all.push(Said::new(key, position.label.as_str(), outcome, position.evidence.iter().map(|one| &**one)));
            }
        }
        Kind::Timeline { events } => {
            for event in events {
                let amounts = event.amounts.iter().flat_map(|one| one.figure.amounts());
                let amounts = amounts.map(|(amount, _)| forms(amount, event.unit.as_ref().unwrap())).collect();
                all.push(Said::new(next(), event.label.as_str(), amounts, event.evidence.iter().map(|one| &**one)));
            }
        }
        Kind::History(history) => {
            for event in &history.events {
                let amounts = event.amounts.iter().flat_map(|one| one.figure.amounts());
                let amounts = amounts.map(|(amount, _)| forms(amount, event.unit.as_ref().unwrap())).collect();
                all.push(Said::new(next(), event.label.as_str(), amounts, event.evidence.iter().map(|one| &**one)));
            }
            history.brackets.iter().for_each(|one| fact(&mut all, next(), one));
        }
        Kind::Line { series } => {
            for one in series {
                let key = next();
                for point in one.landmarks() {
                    let amount = forms(&one.amount(point).unwrap(), &one.unit);
                    let evidence = one.evidence.iter().map(|one| &**one);
                    all.push(Said::new(key.part(point), one.label.as_str(), vec![amount], evidence));
                }
            }
        }
    }
    for statement in &chart.statements {
        let evidence = statement.evidence.iter().map(|one| &**one);
        all.push(Said { beside: true, ..Said::new(next(), statement.label.as_str(), Vec::new(), evidence) });
    }
    all
}

/// Each thing wanted has to stand whole in one of the texts, and each text has to tell of something that was said.
fn compare(
    form: &str,
    texts: &[String],
    wanted: &[&Said],
    said: &[&Said],
    with_sources: bool,
    faults: &mut Vec<String>,
) {
    for one in wanted {
        let least = texts.iter().map(|text| one.missing_in(text, with_sources)).min_by_key(Vec::len);
        match least {
            Some(missing) if missing.is_empty() => {}
            missing => faults.push(format!("{form}: of {}, {:?} is missing {missing:?}", one.label, one.amounts)),
        }
    }
    for text in texts {
        let known = said.iter().any(|one| plain(text).contains(&plain(&one.label)));
        if !known {
            faults.push(format!("{form}: nobody said {text}"));
        }
    }
}

/// The cells of a file with comma-separated values, see `text::csv`.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(character) = characters.next() {
        let cell = rows.last_mut().unwrap().last_mut().unwrap();
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' if !quoted => {}
            other => cell.push(other),
        }
    }
    rows.pop();
    rows
}

fn assert_drawing(scene: &Scene, said: &[Said], outline: &Outline, faults: &mut Vec<String>) {
    for one in said.iter().filter(|one| !one.beside) {
        let drawn = scene.marks.iter().any(|mark| mark.key == one.key || mark.key.item == one.key.item);
        let touched = scene.snap_lines.iter().flat_map(|trace| &trace.points).any(|point| point.key == one.key);
        if !drawn && !touched {
            faults.push(format!("marks: {} is not drawn", one.label));
        }
    }
    for mark in scene.marks.iter().filter(|mark| !mark.key.is_chart()) {
        let item = said.iter().any(|one| one.key.item == mark.key.item);
        if !item {
            faults.push(format!("marks: nobody said what {} shows", mark.key));
        }
        // A number on the drawing is one that was said, with the words around it.
        if let (Shape::Text { text, .. }, Some(node)) = (&mark.shape, outline.node(mark.key)) {
            let numbers = |text: &str| -> Vec<String> {
                let runs = text.split(|character: char| !character.is_ascii_digit());
                runs.filter(|run| !run.is_empty()).map(str::to_owned).collect()
            };
            let known = numbers(&node.text);
            // The little scale of a limit has ends.
            let is_scale = text.chars().all(|character| !character.is_alphabetic()) && node.value.contains(": ");
            if !is_scale && !numbers(text).iter().all(|number| known.contains(number)) {
                faults.push(format!("svg: {text:?} is not in {:?}", node.text));
            }
        }
    }
}

/// The text of the drawing as a file, without the breaks between its lines.
fn svg_text(scene: &Scene, outline: &Outline, index: usize) -> String {
    let words = &outline.charts[index];
    let svg = Svg {
        scene,
        title: &words.title,
        description: &words.summary,
        language: &outline.language,
        direction: outline.locale.direction,
        family: "Arial",
        names: &[],
        colors: Colors::Fixed(Theme::Light),
        room: 0.0,
        hidden: false,
    };
    let svg = svg.to_string();
    let document = roxmltree::Document::parse(&svg).unwrap();
    let texts = document.descendants().filter(|node| node.is_text()).filter_map(|node| node.text());
    plain(&texts.collect::<Vec<_>>().join(" "))
}

fn corpus() -> Vec<(String, String, Story)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["www/stories", "tests/stories/valid"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let mut files: Vec<_> = files.into_iter().flatten().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let story = lint::check(text.as_bytes()).story.unwrap();
        (path.file_stem().unwrap().to_string_lossy().into_owned(), text, story)
    };
    files.into_iter().map(read).collect()
}

/// What the chart on show tells a screen reader, as Chromium does: the options over its marks, and the rows of its table.
async fn told(page: &Page) -> Vec<String> {
    let tree = page.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
    let of = |node: &Value, name: &str| node[name]["value"].as_str().unwrap_or_default().to_owned();
    let nodes = tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] == false);
    nodes.filter(|node| of(node, "role") == "option").map(|node| of(node, "name")).collect()
}

/// The browser's forms of a story's charts, in their order: what is told, and the table's cells.
async fn shown(page: &Page, text: &str, charts: usize) -> Vec<(Vec<String>, Vec<Vec<String>>)> {
    page.set("#made", "story", json!(text)).await;
    let mut all = Vec::new();
    for chart in 0..charts {
        page.until_call("#made", "the chart is on show", SCRIPTS, "turnToChart", vec![json!(chart)]).await;
        let options = if page.browser.engine == Engine::Chromium { told(page).await } else { Vec::new() };
        let rows = "return [...part('table').querySelectorAll('tr')].map(({ cells }) => [...cells].map(({ textContent }) => textContent))";
        let rows = page.inside("#made", rows).await;
        all.push((options, serde_json::from_value(rows).unwrap()));
    }
    page.inside("#made", "element.removeAttribute('chart')").await;
    all
}

#[tokio::test]
async fn what_is_told_tabled_filed_worded_and_drawn_is_the_same_for_every_story() {
    let page = Page::open(View::DESKTOP).await;
    page.inside(
        crate::support::page::WHOLE,
        "document.querySelectorAll('article-infographic ~ *').forEach((each) => each.remove())",
    )
    .await;
    page.add(&json!({ "loading": "eager" })).await;
    page.browser
        .run("document.querySelectorAll('article-infographic:not(#made)').forEach((each) => each.remove())", vec![])
        .await;
    let (mut faults, mut count) = (Vec::new(), 0);
    for (name, text, story) in corpus() {
        let outline = Outline::new(&story, Locale::for_tag(&story.language));
        let forms = shown(&page, &text, story.charts.len()).await;
        for (index, (chart, (options, rows))) in story.charts.iter().zip(forms).enumerate() {
            let words = &outline.charts[index];
            let said = said(chart, index, &outline.locale);
            let all: Vec<&Said> = said.iter().collect();
            let drawn: Vec<&Said> = said.iter().filter(|one| !one.beside).collect();
            let mut found = Vec::new();
            count += said.len();
            let texts: Vec<String> = words.nodes.iter().map(|node| node.text.clone()).collect();
            compare("words", &texts, &all, &all, true, &mut found);
            let table: Vec<String> = rows.iter().skip(1).map(|row| row.join(" | ")).collect();
            let heads = rows.first().map(|row| row.join(" | ")).unwrap_or_default();
            // A side's name is the head of its column.
            let table: Vec<String> = table.iter().map(|row| format!("{row} | {heads}")).collect();
            compare("table", &table, &all, &all, true, &mut found);
            // All rows of one thing together: each of its amounts has one of its own.
            let mut filed: Vec<String> = Vec::new();
            let mut last = String::new();
            for row in cells(&csv(chart, &outline.locale)).into_iter().skip(1) {
                let text = row.join(" | ");
                match filed.last_mut().filter(|_| last == row[0]) {
                    Some(before) => before.push_str(&format!(" | {text}")),
                    None => filed.push(text),
                }
                last.clone_from(&row[0]);
            }
            compare("csv", &filed, &all, &all, true, &mut found);
            if page.browser.engine == Engine::Chromium && !options.is_empty() {
                // Of many marks, or of a long series, not all are offered, and the reader is told so.
                let whole = options.len() >= words.nodes.iter().filter(|node| !node.text_only).count();
                let offered: &[&Said] = if whole { &drawn } else { &[] };
                // The source of a mark stands in its details and in the table.
                compare("told", &options, offered, &drawn, false, &mut found);
            } else if page.browser.engine == Engine::Chromium && !drawn.is_empty() {
                found.push("told: nothing".to_owned());
            }
            let frame = Frame::new(608.0, &Helvetica, &outline.locale);
            let scene = chart::draw(chart, index, frame).unwrap();
            assert_drawing(&scene, &said, &outline, &mut found);
            let svg = svg_text(&scene, &outline, index);
            if matches!(chart.kind, Kind::Counts { .. } | Kind::Timeline { .. }) {
                for one in &drawn {
                    let is_written = |forms: &&[String; 5]| forms.iter().any(|form| svg.contains(&plain(form)));
                    let missing: Vec<_> = one.amounts.iter().filter(|forms| !is_written(forms)).collect();
                    if !missing.is_empty() {
                        found.push(format!("svg: {missing:?} of {} is not written", one.label));
                    }
                }
            }
            faults.extend(found.into_iter().map(|fault| format!("{name} {}: {fault}", chart.id)));
        }
    }
    assert!(count > 500, "{count}");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
