//! What the reader is doing: [`Viewer`], the one thing here that changes over time.
//!
//! Inputs go in, effects come out, and whoever holds the viewer carries them out. It has no clock, no screen and no
//! page; text widths come in with every input that may need a layout.

mod choices;
mod sides;

use std::{borrow::Cow, rc::Rc};

use crate::{
    chart::{self, Frame},
    geom::Point,
    key::Key,
    model::{Filter, Story},
    scene::{Mark, SLOP, Scene, Shape, emphasis, tween},
    text::Measure,
    words::{self, Locale, Node, Outline, Tool},
};

pub use crate::chart::MIN_WIDTH;
pub use choices::{Choice, Choices};

/// What the reader, or the page, does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The place for the drawing is this wide, in CSS pixels; text may come out otherwise than before.
    Resize(f64),
    /// The pointer is here, in CSS pixels of the drawing.
    Hover(Point),
    /// The focus is on this.
    Focus(Key),
    /// The pointer, or the focus, has left.
    Leave,
    /// A tap or click here: chooses what lies there, or nothing; again, it lets go.
    Tap(Point),
    /// Chooses this; nothing lets go.
    Choose(Option<Key>),
    /// Goes to the step at this position.
    Step(usize),
    /// Shows the chart at this position alone, without steps.
    Show(usize),
    /// Picks the value at the second position of the facet at the first one, in the chart on show; nothing takes the
    /// pick back.
    Pick(usize, Option<usize>),
}

/// What is to be done about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Another chart, or the same one laid out anew: its words and its height are to be shown.
    Layout,
    /// The picture is to be painted.
    Repaint,
    /// What is known about this key is to be shown beside its place; nothing takes it away.
    Tip(Option<Key>),
    /// This was chosen, or nothing.
    Chosen(Option<Key>),
    /// The chart could not be drawn, by a fault of ours: the static figure is to be shown.
    Failed,
}

/// What the reader has picked of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    /// For each of the chart's tools the position of the value that was picked.
    pub values: Vec<Option<usize>>,
    /// How many are left, and of what, in words; nothing where everything is shown.
    pub status: Option<String>,
    /// The rows of the table that are left; nothing where all are.
    pub rows: Option<Vec<usize>>,
}

/// A story with what the reader has done to it.
#[derive(Debug)]
pub struct Viewer {
    story: Story,
    outline: Outline,
    current: usize,
    /// Position of the step that is shown; nothing where a chart is shown alone.
    step: Option<usize>,
    /// What is picked in the chart on show.
    filter: Filter,
    /// Width of the place for the drawing; nothing before the page has told it.
    width: Option<f64>,
    scene: Scene,
    /// What was drawn before, with the keys that its things have now.
    earlier: Option<Scene>,
    hovered: Option<Key>,
    chosen: Option<Key>,
}

impl Viewer {
    /// A viewer that shows the first step; nothing is laid out before the first `Resize`.
    #[must_use]
    pub fn new(story: Story, locale: Rc<Locale>) -> Self {
        let outline = Outline::new(&story, locale);
        Self {
            current: story.steps.first().map_or(0, |step| step.chart),
            step: Some(0),
            story,
            outline,
            filter: Filter::EVERYTHING,
            width: None,
            scene: Scene::default(),
            earlier: None,
            hovered: None,
            chosen: None,
        }
    }

    /// The story in words.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Says everything in another language. What is laid out already stays until the next `Resize`.
    pub fn speak(&mut self, locale: Rc<Locale>) {
        self.outline = Outline::new(&self.story, locale);
    }

    /// Position of the chart that is shown.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// The chart that is shown as a file of comma-separated values, whole whatever is picked.
    #[must_use]
    pub fn csv(&self) -> Option<String> {
        Some(words::csv(self.story.charts.get(self.current)?, &self.outline.locale))
    }

    /// Position of the step that is shown; nothing where a chart is shown alone.
    #[must_use]
    pub fn step(&self) -> Option<usize> {
        self.step
    }

    /// The height of each step's picture at this width, without what is picked; of one that cannot be drawn, 0.
    #[must_use]
    pub fn heights(&self, measure: &dyn Measure) -> Vec<f64> {
        let width = self.width.unwrap_or_default();
        let charts = self.story.charts.iter().enumerate();
        let heights: Vec<f64> = charts
            .map(|(index, chart)| {
                chart::draw(chart, index, Frame::new(width, measure, &self.outline.locale))
                    .map_or(0.0, |scene| scene.size.height)
            })
            .collect();
        self.story.steps.iter().map(|step| heights.get(step.chart).copied().unwrap_or_default()).collect()
    }

    /// The picture, without what is only drawn for pointer and choice.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Whether there is a way to the picture from the one before: things of that stand in this one, too.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.earlier.is_some()
    }

    /// The picture on its way from the one before, which begins at 0 and is at its end at 1.
    #[must_use]
    pub fn scene_on_the_way(&self, way: f64) -> Cow<'_, Scene> {
        match &self.earlier {
            Some(earlier) if way < 1.0 => Cow::Owned(tween(earlier, &self.scene, way)),
            _ => Cow::Borrowed(&self.scene),
        }
    }

    /// Takes newer figures of the same story in. The chart on show, what is picked and what is chosen stay, as far as they
    /// are still there; the second value tells in words what has changed.
    pub fn replace(&mut self, story: Story, measure: &dyn Measure) -> (Vec<Effect>, String) {
        let outline = Outline::new(&story, self.outline.locale.clone());
        let status = outline.updated_since(&self.outline);
        let name = |key: Key| self.node(key).map(|node| node.name.clone());
        let chosen = self.chosen.and_then(name);
        let (before, tools) = self.outline.charts.get(self.current).map(|chart| (&chart.name, &chart.tools)).unzip();
        let stays = before.and_then(|name| outline.chart(name));
        let step = self.step.map(|step| {
            let name = self.outline.steps.get(step).map(|step| &step.name);
            let same = name.and_then(|name| outline.step(name));
            same.or_else(|| outline.step_of(stays?)).unwrap_or(0)
        });
        let of_step = step.and_then(|step| outline.steps.get(step)).map(|step| step.chart);
        let current = of_step.or(stays).unwrap_or(0);
        let same = stays.filter(|chart| *chart == current);
        let earlier = same.map(|chart| self.renamed(&outline, chart)).unwrap_or_default();
        let labels = |tools: &[Tool]| -> Vec<Vec<String>> {
            let labels = |tool: &Tool| tool.choices.iter().map(|choice| choice.label.clone()).collect();
            tools.iter().map(labels).collect()
        };
        // Picks are positions: they mean the same as long as there is the same to pick from.
        if outline.charts.get(current).map(|chart| labels(&chart.tools)) != tools.map(|tools| labels(tools)) {
            self.filter = Filter::EVERYTHING;
        }
        let (pointed, had) = (self.hovered.or(self.chosen).is_some(), self.chosen.is_some());
        (self.story, self.outline, self.current, self.step, self.hovered) = (story, outline, current, step, None);
        self.chosen = chosen.and_then(|name| self.find(&name)).filter(|key| usize::from(key.chart) == current);
        let mut effects = Vec::new();
        self.layout(measure, &mut effects);
        self.earlier = Some(earlier);
        // What was said beside a mark may be otherwise now, and with it its sentence.
        effects.extend(pointed.then_some(Effect::Tip(self.chosen)));
        effects.extend(had.then_some(Effect::Chosen(self.chosen)));
        (effects, status)
    }

    /// The drawing on show with the keys that its things have in a chart of another outline, or in another chart; what is
    /// not there is left out.
    fn renamed(&self, outline: &Outline, chart: usize) -> Scene {
        let (from, to) = (self.outline.charts.get(self.current), outline.charts.get(chart));
        let key = |key: Key| {
            if key.is_chart() {
                return Some(Key::chart(chart));
            }
            let node = self.node(key)?;
            let rest = node.name.strip_prefix(from?.name.as_str())?;
            outline.find(&format!("{}{rest}", to?.name))
        };
        let marks = self.scene.marks.iter();
        let marks = marks.filter_map(|mark| Some(Mark { key: key(mark.key)?, shape: mark.shape.clone() })).collect();
        Scene { marks, ..Scene::default() }
    }

    /// What is drawn on top of the picture for pointer and choice.
    #[must_use]
    pub fn emphasis(&self) -> Vec<Mark> {
        emphasis(&self.scene, self.hovered, self.chosen.or_else(|| self.marked()))
    }

    /// What the words of the step speak of.
    #[must_use]
    pub fn marked(&self) -> Option<Key> {
        self.story.steps.get(self.step?)?.mark
    }

    /// The words for a key: from the outline, or made now for a point of a long series.
    #[must_use]
    pub fn node(&self, key: Key) -> Option<Cow<'_, Node>> {
        let made =
            || words::point(self.story.charts.get(usize::from(key.chart))?, key, &self.outline.locale).map(Cow::Owned);
        self.outline.node(key).map(Cow::Borrowed).or_else(made)
    }

    /// The key with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Key> {
        let points = || {
            let charts = self.story.charts.iter().enumerate();
            charts.into_iter().find_map(|(index, chart)| words::find_point(chart, index, name))
        };
        self.outline.find(name).or_else(points)
    }

    /// What is picked in the chart on show.
    #[must_use]
    pub fn picked(&self) -> Picked {
        let tools = self.outline.charts.get(self.current).map_or(0, |chart| chart.tools.len());
        let values = (0..tools).map(|facet| self.filter.picked(facet)).collect();
        let history = self.story.charts.get(self.current).and_then(|chart| chart.kind.history());
        let Some(history) = history.filter(|_| !self.filter.is_empty()) else {
            return Picked { values, status: None, rows: None };
        };
        // In the table, the figures for stretches of time stand behind the events; they are not picked by facets.
        let stretches = (0..history.stretches.len()).map(|index| history.events.len().saturating_add(index));
        let rows = history.shown(&self.filter).map(|(index, _)| index).chain(stretches);
        Picked {
            values,
            status: words::picked(history, &self.filter, &self.outline.locale),
            rows: Some(rows.collect()),
        }
    }

    /// Takes an input in and tells what it changes.
    pub fn on(&mut self, input: Input, measure: &dyn Measure) -> Vec<Effect> {
        let before = (self.hovered, self.chosen);
        let mut effects = Vec::new();
        match input {
            Input::Resize(width) => {
                self.width = Some(width);
                self.layout(measure, &mut effects);
            }
            Input::Hover(at) => self.hovered = self.scene.hit(at, 0.0),
            Input::Focus(key) => self.hovered = self.scene.place(key).map(|_| key),
            Input::Leave => self.hovered = None,
            Input::Tap(at) => {
                let hit = self.scene.hit(at, SLOP);
                self.chosen = hit.filter(|_| hit != self.chosen);
                self.hovered = None;
            }
            Input::Choose(key) => self.choose(key, measure, &mut effects),
            Input::Step(position) => self.go(position, measure, &mut effects),
            Input::Show(position) => {
                self.step = None;
                self.show(position, measure, &mut effects);
            }
            Input::Pick(facet, value) => self.pick(facet, value, measure, &mut effects),
        }
        if (self.hovered, self.chosen) != before {
            effects.push(Effect::Repaint);
            effects.push(Effect::Tip(self.hovered.or(self.chosen)));
        }
        if self.chosen != before.1 {
            effects.push(Effect::Chosen(self.chosen));
        }
        effects
    }

    /// Chooses a key, on whichever chart it is. A key without words is none. Picks that would hide it are taken back.
    fn choose(&mut self, key: Option<Key>, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let key = key.filter(|key| self.node(*key).is_some());
        if let Some(key) = key {
            let chart = usize::from(key.chart);
            if chart != self.current {
                self.step = self.step.and_then(|_| self.outline.step_of(chart));
                self.show(chart, measure, effects);
            }
            if !self.filter.is_empty() && self.scene.place(key).is_none() {
                self.filter = Filter::EVERYTHING;
                self.layout(measure, effects);
            }
        }
        self.chosen = key;
        self.hovered = None;
    }

    fn go(&mut self, position: usize, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let Some(step) = self.story.steps.get(position).filter(|_| self.step != Some(position)) else { return };
        let chart = step.chart;
        self.step = Some(position);
        if chart != self.current || !self.filter.is_empty() {
            return self.show(chart, measure, effects);
        }
        // The same picture with other words.
        self.earlier = None;
        (self.hovered, self.chosen) = (None, None);
        if self.width.is_some() {
            effects.extend([Effect::Layout, Effect::Repaint]);
        }
    }

    /// Shows a chart; what it has in common with the one before moves from there.
    fn show(&mut self, position: usize, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        if position >= self.story.charts.len() || (position == self.current && self.filter.is_empty()) {
            return;
        }
        let mut earlier = self.renamed(&self.outline, position);
        // Axes are each chart's own; and a text that stands for the same may say something else about it.
        earlier.marks.retain(|mark| !mark.key.is_chart() && !matches!(mark.shape, Shape::Text { .. }));
        (self.current, self.filter) = (position, Filter::EVERYTHING);
        (self.hovered, self.chosen) = (None, None);
        self.layout(measure, effects);
        self.earlier = Some(earlier).filter(|earlier| !earlier.marks.is_empty());
    }

    /// What is not shown any more is let go of.
    fn pick(&mut self, facet: usize, value: Option<usize>, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let before = self.filter.clone();
        self.filter.pick(facet, value);
        if self.filter == before {
            return;
        }
        self.layout(measure, effects);
        self.hovered = None;
        self.chosen = self.chosen.filter(|key| self.scene.place(*key).is_some());
    }

    fn layout(&mut self, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        self.earlier = None;
        let (Some(chart), Some(width)) = (self.story.charts.get(self.current), self.width) else { return };
        match chart::draw(
            chart,
            self.current,
            Frame { width, measure, locale: &self.outline.locale, filter: &self.filter },
        ) {
            Ok(scene) => {
                self.scene = scene;
                effects.extend([Effect::Layout, Effect::Repaint]);
                // What is shown beside a mark moves with it.
                if let Some(key) = self.hovered.or(self.chosen) {
                    effects.push(Effect::Tip(Some(key)));
                }
            }
            Err(chart::ChartBug) => effects.push(Effect::Failed),
        }
    }
}
