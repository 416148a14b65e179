//! [`Outline`]: the whole story in words, with an entry for every key.

use std::rc::Rc;

use serde::Serialize;

use super::{
    entry::{Node, SourceWords},
    filter::{self, Tool},
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

/// The story in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicOutline"))]
pub struct Outline {
    /// Language of the text, as a BCP 47 tag.
    pub language: String,
    /// Headline of the graphic.
    pub headline: String,
    /// What it comes to.
    pub summary: Option<String>,
    /// The language of the words around the figures.
    #[serde(skip)]
    pub locale: Rc<Locale>,
    /// Language of the words around the figures, as a BCP 47 tag.
    pub words: &'static str,
    /// Which way they are written.
    #[cfg_attr(feature = "types", ts(type = "'ltr' | 'rtl'"))]
    pub direction: &'static str,
    /// The words of buttons and the like, by name.
    #[cfg_attr(feature = "types", ts(type = "Readonly<Record<string, string>>"))]
    pub interface: Interface,
    /// The charts, in their order.
    pub charts: Vec<ChartWords>,
    /// The way through the charts, on which every chart is.
    pub steps: Vec<StepWords>,
}

/// A chart with the words that lead to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicStep"))]
pub struct StepWords {
    /// Its id in the story, which is also its name for the page.
    pub name: String,
    /// The position of its chart.
    pub chart: usize,
    /// Which of the steps it is: "2 of 4".
    pub position: String,
    /// What leads to the chart.
    pub text: Option<String>,
    /// The name of what the words speak of.
    pub mark: Option<String>,
}

/// A chart in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicChart"))]
pub struct ChartWords {
    /// The chart's key.
    #[serde(skip)]
    pub key: Key,
    /// The chart's id in the story, which is also its name for the page.
    pub name: String,
    /// What it shows, as a sentence.
    pub title: String,
    /// What is counted, when, and what a dot stands for.
    pub subtitle: String,
    /// What kind of chart it is and what it holds, for readers who do not see it.
    pub summary: String,
    /// What the reader should know besides.
    pub note: Option<String>,
    /// An entry for everything that can be chosen; of the points of a long series only for the ends and the extremes.
    pub nodes: Vec<Node>,
    /// The same as rows and columns.
    pub table: Table,
    /// Everything the chart rests on, each once.
    pub sources: Vec<SourceWords>,
    /// What stands before them: "Sources: ".
    pub sources_lead: String,
    /// The first of them in one line, with how many more there are.
    pub sources_line: String,
    /// Whether they are too many to be in sight without being asked for.
    pub sources_folded: bool,
    /// What readers can pick the entries by.
    pub tools: Vec<Tool>,
}

impl Outline {
    /// The outline of a story, with words around its figures in this language.
    #[must_use]
    pub fn new(story: &Story, locale: Rc<Locale>) -> Self {
        let charts = story.charts.iter().enumerate();
        let charts = charts.map(|(index, chart)| ChartWords::new(chart, index, &locale)).collect();
        let mut outline = Self {
            language: story.language.clone(),
            headline: story.headline.to_string(),
            summary: story.summary.as_ref().map(ToString::to_string),
            words: locale.language.tag(),
            direction: locale.direction.name(),
            interface: Interface(locale.clone()),
            locale,
            charts,
            steps: Vec::new(),
        };
        let (locale, count) = (&outline.locale, story.steps.len());
        let steps = story.steps.iter().enumerate().map(|(index, step)| StepWords {
            name: step.id.clone(),
            chart: step.chart,
            position: locale.say(Phrase::Position, &[&locale.whole(index.saturating_add(1)), &locale.whole(count)]),
            text: step.text.as_ref().map(ToString::to_string),
            mark: step.mark.and_then(|key| outline.node(key)).map(|node| node.name.clone()),
        });
        outline.steps = steps.collect();
        outline
    }

    /// What is new since an earlier outline of the same story, for the reader who has it before them.
    #[must_use]
    pub fn updated_since(&self, earlier: &Self) -> String {
        let missing = |one: &Self, other: &Self| -> usize {
            one.nodes().filter(|node| !other.nodes().any(|known| known.name == node.name)).count()
        };
        let is_changed = |node: &&Node| {
            earlier.nodes().any(|known| {
                known.name == node.name && (known.text != node.text || known.corrections != node.corrections)
            })
        };
        let changed = self.nodes().filter(is_changed).count();
        self.locale.updated([changed, missing(self, earlier), missing(earlier, self)])
    }

    fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.charts.iter().flat_map(|chart| &chart.nodes)
    }

    /// What a reader hears who comes to an entry: what it is about, what is said of it and by whom, and what was put right.
    #[must_use]
    pub fn spoken(&self, node: &Node) -> String {
        let Node { label, value, said, corrections, .. } = node;
        let mut spoken = format!("{} {}", sentence(&self.locale.is(label, value)), sentence(said));
        for correction in corrections {
            spoken = format!("{spoken} {}", sentence(correction));
        }
        spoken
    }

    /// That of so many marks these are offered to who goes from one to the next.
    #[must_use]
    pub fn offered(&self, offered: usize, all: usize) -> String {
        let [offered, all] = [offered, all].map(|count| self.locale.whole(count));
        self.locale.say(Phrase::Offered, &[&offered, &all])
    }

    /// That there are so many charts more.
    #[must_use]
    pub fn more_charts(&self, count: usize) -> String {
        self.locale.count(Phrase::MoreCharts, count, &[])
    }

    /// That a table shows so many of all its values.
    #[must_use]
    pub fn excerpt(&self, shown: usize, all: usize) -> String {
        self.locale.excerpt(shown, all)
    }

    /// The words for a key of an item or a part.
    #[must_use]
    pub fn node(&self, key: Key) -> Option<&Node> {
        let chart = self.charts.get(usize::from(key.chart))?;
        let at = chart.nodes.binary_search_by_key(&key, |node| node.key).ok()?;
        chart.nodes.get(at)
    }

    /// The key with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Key> {
        self.charts.iter().flat_map(|chart| &chart.nodes).find(|node| node.name == name).map(|node| node.key)
    }

    /// The position of the step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name == id)
    }

    /// The position of the first step that shows this chart.
    #[must_use]
    pub fn step_of(&self, chart: usize) -> Option<usize> {
        self.steps.iter().position(|step| step.chart == chart)
    }

    /// The position of the chart with this id.
    #[must_use]
    pub fn chart(&self, id: &str) -> Option<usize> {
        self.charts.iter().position(|chart| chart.name == id)
    }
}

/// Sources that the line names.
const FEW: usize = 3;
/// Sources that are in sight without being asked for.
const MANY: usize = 8;

impl ChartWords {
    fn new(chart: &Chart, index: usize, locale: &Locale) -> Self {
        let key = Key::chart(index);
        let nodes = nodes::nodes(chart, key, locale);
        let mut sources: Vec<SourceWords> = Vec::new();
        for voice in nodes.iter().flat_map(|node| &node.voices) {
            if !sources.contains(&voice.source) {
                sources.push(voice.source.clone());
            }
        }
        let sources_lead = locale.sources_lead(sources.len());
        let few: Vec<&str> = sources.iter().take(FEW).map(|source| source.text.as_str()).collect();
        let mut line = format!("{sources_lead}{}", locale.semicolons(&few));
        let more = sources.len().saturating_sub(FEW);
        if more > 0 {
            line = locale.count(Phrase::More, more, &[&line]);
        }
        Self {
            key,
            name: chart.id.clone(),
            title: chart.title.to_string(),
            subtitle: heading::subtitle(chart, locale),
            summary: heading::summary(chart, locale),
            note: chart.note.as_ref().map(ToString::to_string),
            table: table::table(chart, key, &nodes, locale),
            nodes,
            sources_lead,
            sources_line: line,
            sources_folded: sources.len() > MANY,
            sources,
            tools: chart.kind.history().map(|history| filter::tools(history, locale)).unwrap_or_default(),
        }
    }
}
