//! [`Outline`]: the complete story as text, with a node for every key.

use std::rc::Rc;

use serde::Serialize;

use super::{
    entry::{Node, SourceText},
    filter::{self, FilterControl},
    heading,
    interface::Interface,
    locale::{Locale, Phrase, sentence},
    nodes,
    table::{self, Table},
};
use crate::{
    key::Key,
    model::{Chart, Story},
};

/// The story as text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicOutline"))]
pub struct Outline {
    /// The language of the story's text, as a BCP 47 tag.
    pub language: String,
    /// The headline of the graphic.
    pub headline: String,
    /// What the charts show, in a sentence or two.
    pub summary: Option<String>,
    /// The language of the widget's own text.
    #[serde(skip)]
    pub locale: Rc<Locale>,
    /// The language of the widget's own text, as a BCP 47 tag.
    #[serde(rename = "locale")]
    pub locale_tag: &'static str,
    /// The writing direction of the widget's own text.
    #[cfg_attr(feature = "types", ts(type = "'ltr' | 'rtl'"))]
    pub direction: &'static str,
    /// The texts of the user interface, by name.
    #[cfg_attr(feature = "types", ts(type = "Readonly<Record<string, string>>"))]
    pub interface: Interface,
    /// The charts, in the order of the story.
    pub charts: Vec<ChartText>,
    /// The steps, in order. Every chart has at least one.
    pub steps: Vec<StepText>,
}

/// A step: a chart with an introductory text.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicStep"))]
pub struct StepText {
    /// Its id in the story, which is also its id for the page.
    pub id: String,
    /// The index of its chart.
    pub chart: usize,
    /// Its position among the steps: "2 of 4".
    pub position: String,
    /// The introductory text.
    pub text: Option<String>,
    /// The key of the mark that the text is about.
    pub mark: Option<String>,
}

/// A chart as text.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicChart"))]
pub struct ChartText {
    /// The chart's key.
    #[serde(skip)]
    pub key: Key,
    /// The chart's id in the story, which is also its id for the page.
    pub id: String,
    /// The title, a sentence that says what the chart shows.
    pub title: String,
    /// What is counted, when, and what a dot represents.
    pub subtitle: String,
    /// The kind of chart and its content, for readers who do not see it.
    pub summary: String,
    /// A note for readers.
    pub note: Option<String>,
    /// A node for everything that can be selected. Of a long series, only the ends and the extremes have one.
    pub nodes: Vec<Node>,
    /// The chart as a table.
    pub table: Table,
    /// The sources of the chart, each once.
    pub sources: Vec<SourceText>,
    /// The label before the sources: "Sources: ".
    pub sources_label: String,
    /// The first sources in one line, with the number of further ones.
    pub sources_summary: String,
    /// Whether there are so many sources that the list is collapsed at first.
    pub sources_collapsed: bool,
    /// The filter controls.
    pub filters: Vec<FilterControl>,
}

impl Outline {
    /// Returns the outline of a story, with the widget's own text in this language.
    #[must_use]
    pub fn new(story: &Story, locale: Rc<Locale>) -> Self {
        let charts = story.charts.iter().enumerate();
        let charts = charts.map(|(index, chart)| ChartText::new(chart, index, story.is_unchecked, &locale)).collect();
        let mut outline = Self {
            language: story.language.clone(),
            headline: story.headline.to_string(),
            summary: story.summary.as_ref().map(ToString::to_string),
            locale_tag: locale.language.tag(),
            direction: locale.direction.name(),
            interface: Interface(locale.clone()),
            locale,
            charts,
            steps: Vec::new(),
        };
        let (locale, count) = (&outline.locale, story.steps.len());
        let steps = story.steps.iter().enumerate().map(|(index, step)| StepText {
            id: step.id.clone(),
            chart: step.chart,
            position: locale.format(Phrase::Position, &[&locale.whole(index.saturating_add(1)), &locale.whole(count)]),
            text: step.text.as_ref().map(ToString::to_string),
            mark: step.mark.and_then(|key| outline.node(key)).map(|node| node.page_key.clone()),
        });
        outline.steps = steps.collect();
        outline
    }

    /// Returns a text that says what has changed since an earlier outline of the same story.
    #[must_use]
    pub fn updated_since(&self, earlier: &Self) -> String {
        let missing = |one: &Self, other: &Self| -> usize {
            one.nodes().filter(|node| !other.nodes().any(|known| known.page_key == node.page_key)).count()
        };
        let is_changed = |node: &&Node| {
            earlier.nodes().any(|known| {
                known.page_key == node.page_key && (known.text != node.text || known.corrections != node.corrections)
            })
        };
        let changed = self.nodes().filter(is_changed).count();
        self.locale.updated([changed, missing(self, earlier), missing(earlier, self)])
    }

    fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.charts.iter().flat_map(|chart| &chart.nodes)
    }

    /// Returns the accessible label of a node: its label, value, speakers and corrections.
    #[must_use]
    pub fn accessible_label(&self, node: &Node) -> String {
        let Node { label, value, attribution, corrections, .. } = node;
        let mut spoken = format!("{} {}", sentence(&self.locale.labeled(label, value)), sentence(attribution));
        for correction in corrections {
            spoken = format!("{spoken} {}", sentence(correction));
        }
        spoken
    }

    /// Returns a text that says how many of all marks the keyboard navigation offers.
    #[must_use]
    pub fn offered(&self, offered: usize, all: usize) -> String {
        let [offered, all] = [offered, all].map(|count| self.locale.whole(count));
        self.locale.format(Phrase::MarksOffered, &[&offered, &all])
    }

    /// Returns a text that says how many further charts there are.
    #[must_use]
    pub fn more_charts(&self, count: usize) -> String {
        self.locale.count(Phrase::MoreCharts, count, &[])
    }

    /// Returns a text that says how many of all values a table shows.
    #[must_use]
    pub fn excerpt(&self, shown: usize, all: usize) -> String {
        self.locale.excerpt(shown, all)
    }

    /// Returns the node with this key.
    #[must_use]
    pub fn node(&self, key: Key) -> Option<&Node> {
        let chart = self.charts.get(usize::from(key.chart))?;
        let at = chart.nodes.binary_search_by_key(&key, |node| node.key).ok()?;
        chart.nodes.get(at)
    }

    /// Returns the key for a page key.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Key> {
        self.charts.iter().flat_map(|chart| &chart.nodes).find(|node| node.page_key == name).map(|node| node.key)
    }

    /// Returns the index of the step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.id == id)
    }

    /// Returns the index of the first step that shows this chart.
    #[must_use]
    pub fn step_of(&self, chart: usize) -> Option<usize> {
        self.steps.iter().position(|step| step.chart == chart)
    }

    /// Returns the index of the chart with this id.
    #[must_use]
    pub fn chart(&self, id: &str) -> Option<usize> {
        self.charts.iter().position(|chart| chart.id == id)
    }
}

/// The number of sources in the one-line summary.
const FEW: usize = 3;
/// The maximum number of sources in a list that is not collapsed.
const MANY: usize = 8;

/// Returns the note of a chart. If nobody compared the data with the article, it says so.
fn note(chart: &Chart, is_unchecked: bool, locale: &Locale) -> Option<String> {
    let note = chart.note.as_ref().map(ToString::to_string);
    let unchecked = is_unchecked.then(|| locale.format(Phrase::Unchecked, &[]));
    let notes: Vec<String> = note.into_iter().chain(unchecked).collect();
    (!notes.is_empty()).then(|| notes.join(" "))
}

impl ChartText {
    fn new(chart: &Chart, index: usize, is_unchecked: bool, locale: &Locale) -> Self {
        let key = Key::chart(index);
        let nodes = nodes::nodes(chart, key, locale);
        let mut sources: Vec<SourceText> = Vec::new();
        for citation in nodes.iter().flat_map(|node| &node.citations) {
            if !sources.contains(&citation.source) {
                sources.push(citation.source.clone());
            }
        }
        let sources_label = locale.sources_label(sources.len());
        let few: Vec<&str> = sources.iter().take(FEW).map(|source| source.text.as_str()).collect();
        let mut line = format!("{sources_label}{}", locale.semicolons(&few));
        let more = sources.len().saturating_sub(FEW);
        if more > 0 {
            line = locale.count(Phrase::More, more, &[&line]);
        }
        Self {
            key,
            id: chart.id.clone(),
            title: chart.title.to_string(),
            subtitle: heading::subtitle(chart, locale),
            summary: heading::summary(chart, locale),
            note: note(chart, is_unchecked, locale),
            table: table::table(chart, key, &nodes, locale),
            nodes,
            sources_label,
            sources_summary: line,
            sources_collapsed: sources.len() > MANY,
            sources,
            filters: chart.kind.history().map(|history| filter::controls(history, locale)).unwrap_or_default(),
        }
    }
}
