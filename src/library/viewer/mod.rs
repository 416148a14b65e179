//! [`Viewer`]: the reader's state, the only mutable state of the library.
//!
//! It receives inputs and returns effects, which the caller carries out. It has no access to clock, screen or page.
//! Each input that may need a layout comes with a [`Measure`] for text widths.

mod nav_stops;
mod sides;

use std::{borrow::Cow, rc::Rc};

use crate::{
    chart::{self, Frame},
    geom::Point,
    key::Key,
    model::{Filter, Story},
    scene::{HIT_TOLERANCE, Mark, Scene, Shape, emphasis, tween},
    text::{self, FilterControl, Locale, Node, Outline},
    typography::Measure,
};

pub use crate::chart::MIN_WIDTH;
pub use nav_stops::{NavStop, NavStops};

/// An action of the reader or of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The drawing has this width, in CSS pixels. Text widths may have changed.
    Resize(f64),
    /// The pointer is at this point, in CSS pixels of the drawing.
    Hover(Point),
    /// This key has the focus.
    Focus(Key),
    /// The pointer has left the drawing, or the focus has.
    Leave,
    /// A tap or click at this point. Selects the key there, or clears the selection if there is none or it is already
    /// selected.
    Tap(Point),
    /// Selects this key; `None` clears the selection.
    Select(Option<Key>),
    /// Goes to the step at this position.
    Step(usize),
    /// Shows the chart at this position alone, outside the steps.
    ShowChart(usize),
    /// In the current chart, filters by the facet at the first position for the value at the second; `None` removes the
    /// facet's filter.
    SetFilter(usize, Option<usize>),
}

/// What the caller has to do after an input.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show the text and the height of another chart, or of the same chart after a new layout.
    Layout,
    /// Paint the drawing.
    Repaint,
    /// Show the tooltip of this key next to its mark; `None` hides the tooltip.
    Tooltip(Option<Key>),
    /// The selection is now this key, or empty.
    Selected(Option<Key>),
    /// The chart could not be drawn because of a bug: show the static figure.
    Failed,
}

/// The reader's filters of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterState {
    /// For each filter of the chart, the position of the selected value.
    pub values: Vec<Option<usize>>,
    /// How many items match, as text; `None` without filters.
    pub status: Option<String>,
    /// The rows of the table that match; `None` if all do.
    pub rows: Option<Vec<usize>>,
}

/// A story with the reader's state.
#[derive(Debug)]
pub struct Viewer {
    story: Story,
    outline: Outline,
    current: usize,
    /// Position of the current step; `None` if a chart is shown outside the steps.
    step: Option<usize>,
    /// The filter of the current chart.
    filter: Filter,
    /// Width of the drawing; `None` before the first `Resize`.
    width: Option<f64>,
    scene: Scene,
    /// The previous scene, with the keys that its marks have in the current chart. [`tween`] starts from it.
    earlier: Option<Scene>,
    hovered: Option<Key>,
    selected: Option<Key>,
}

impl Viewer {
    /// Creates a viewer at the first step. There is no layout before the first `Resize`.
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
            selected: None,
        }
    }

    /// Returns the story as text.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Changes the language of all texts. The scene keeps its texts until the next `Resize`.
    pub fn set_locale(&mut self, locale: Rc<Locale>) {
        self.outline = Outline::new(&self.story, locale);
    }

    /// Returns the position of the current chart.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// Returns the current chart as CSV, ignoring filters.
    #[must_use]
    pub fn csv(&self) -> Option<String> {
        Some(text::csv(self.story.charts.get(self.current)?, &self.outline.locale))
    }

    /// Returns the position of the current step, or `None` if a chart is shown outside the steps.
    #[must_use]
    pub fn step(&self) -> Option<usize> {
        self.step
    }

    /// Returns the height of each step's drawing at the current width, without filters; 0 for a chart that cannot be
    /// drawn.
    #[must_use]
    pub fn step_heights(&self, measure: &dyn Measure) -> Vec<f64> {
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

    /// Returns the scene, without the marks of [`emphasis`](Self::emphasis).
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Whether the scene can be animated from the previous one, because they share marks.
    #[must_use]
    pub fn animates(&self) -> bool {
        self.earlier.is_some()
    }

    /// Returns the scene at a point of the animation, from 0 (previous scene) to 1.
    #[must_use]
    pub fn scene_at(&self, way: f64) -> Cow<'_, Scene> {
        match &self.earlier {
            Some(earlier) if way < 1.0 => Cow::Owned(tween(earlier, &self.scene, way)),
            _ => Cow::Borrowed(&self.scene),
        }
    }

    /// Replaces the story with a newer version. The current chart, the filters and the selection stay if they still
    /// exist. Also returns the changes as text.
    pub fn replace(&mut self, story: Story, measure: &dyn Measure) -> (Vec<Effect>, String) {
        let outline = Outline::new(&story, self.outline.locale.clone());
        let status = outline.updated_since(&self.outline);
        let name = |key: Key| self.node(key).map(|node| node.page_key.clone());
        let selected = self.selected.and_then(name);
        let (before, filters) = self.outline.charts.get(self.current).map(|chart| (&chart.id, &chart.filters)).unzip();
        let stays = before.and_then(|name| outline.chart(name));
        let step = self.step.map(|step| {
            let name = self.outline.steps.get(step).map(|step| &step.id);
            let same = name.and_then(|name| outline.step(name));
            same.or_else(|| outline.step_of(stays?)).unwrap_or(0)
        });
        let of_step = step.and_then(|step| outline.steps.get(step)).map(|step| step.chart);
        let current = of_step.or(stays).unwrap_or(0);
        let same = stays.filter(|chart| *chart == current);
        let earlier = same.map(|chart| self.renamed(&outline, chart)).unwrap_or_default();
        let labels = |filters: &[FilterControl]| -> Vec<Vec<String>> {
            let labels = |tool: &FilterControl| tool.options.iter().map(|choice| choice.label.clone()).collect();
            filters.iter().map(labels).collect()
        };
        // Filters are positions of values, so they are only valid if the values are the same.
        if outline.charts.get(current).map(|chart| labels(&chart.filters)) != filters.map(|filters| labels(filters)) {
            self.filter = Filter::EVERYTHING;
        }
        let (pointed, had) = (self.hovered.or(self.selected).is_some(), self.selected.is_some());
        (self.story, self.outline, self.current, self.step, self.hovered) = (story, outline, current, step, None);
        self.selected = selected.and_then(|name| self.find(&name)).filter(|key| usize::from(key.chart) == current);
        let mut effects = Vec::new();
        self.layout(measure, &mut effects);
        self.earlier = Some(earlier);
        // The text of the tooltip and of the selection may have changed.
        effects.extend(pointed.then_some(Effect::Tooltip(self.selected)));
        effects.extend(had.then_some(Effect::Selected(self.selected)));
        (effects, status)
    }

    /// Returns the current scene with the keys that its marks have in a chart of another outline, or in another chart.
    /// Marks without such a key are omitted.
    fn renamed(&self, outline: &Outline, chart: usize) -> Scene {
        let (from, to) = (self.outline.charts.get(self.current), outline.charts.get(chart));
        let key = |key: Key| {
            if key.is_chart() {
                return Some(Key::chart(chart));
            }
            let node = self.node(key)?;
            let rest = node.page_key.strip_prefix(from?.id.as_str())?;
            outline.find(&format!("{}{rest}", to?.id))
        };
        let marks = self.scene.marks.iter();
        let marks = marks.filter_map(|mark| Some(Mark { key: key(mark.key)?, shape: mark.shape.clone() })).collect();
        Scene { marks, ..Scene::default() }
    }

    /// Returns the marks that highlight the hovered and the selected key.
    #[must_use]
    pub fn emphasis(&self) -> Vec<Mark> {
        emphasis(&self.scene, self.hovered, self.selected.or_else(|| self.marked()))
    }

    /// Returns the key that the text of the current step refers to.
    #[must_use]
    pub fn marked(&self) -> Option<Key> {
        self.story.steps.get(self.step?)?.mark
    }

    /// Returns the text of a key: from the outline, or created on demand for a point of a long series.
    #[must_use]
    pub fn node(&self, key: Key) -> Option<Cow<'_, Node>> {
        let made =
            || text::point(self.story.charts.get(usize::from(key.chart))?, key, &self.outline.locale).map(Cow::Owned);
        self.outline.node(key).map(Cow::Borrowed).or_else(made)
    }

    /// Returns the key with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Key> {
        let points = || {
            let charts = self.story.charts.iter().enumerate();
            charts.into_iter().find_map(|(index, chart)| text::find_point(chart, index, name))
        };
        self.outline.find(name).or_else(points)
    }

    /// Returns the filters of the current chart.
    #[must_use]
    pub fn filter_state(&self) -> FilterState {
        let filters = self.outline.charts.get(self.current).map_or(0, |chart| chart.filters.len());
        let values = (0..filters).map(|facet| self.filter.picked(facet)).collect();
        let history = self.story.charts.get(self.current).and_then(|chart| chart.kind.history());
        let Some(history) = history.filter(|_| !self.filter.is_empty()) else {
            return FilterState { values, status: None, rows: None };
        };
        // In the table, the figures of periods follow the events. Facets do not filter them.
        let brackets = (0..history.brackets.len()).map(|index| history.events.len().saturating_add(index));
        let rows = history.shown(&self.filter).map(|(index, _)| index).chain(brackets);
        FilterState {
            values,
            status: text::active(history, &self.filter, &self.outline.locale),
            rows: Some(rows.collect()),
        }
    }

    /// Processes an input and returns its effects.
    pub fn on(&mut self, input: Input, measure: &dyn Measure) -> Vec<Effect> {
        let before = (self.hovered, self.selected);
        let mut effects = Vec::new();
        match input {
            Input::Resize(width) => {
                self.width = Some(width);
                self.layout(measure, &mut effects);
            }
            Input::Hover(at) => self.hovered = self.scene.hit(at, 0.0),
            Input::Focus(key) => self.hovered = self.scene.bounds(key).map(|_| key),
            Input::Leave => self.hovered = None,
            Input::Tap(at) => {
                let hit = self.scene.hit(at, HIT_TOLERANCE);
                self.selected = hit.filter(|_| hit != self.selected);
                self.hovered = None;
            }
            Input::Select(key) => self.select(key, measure, &mut effects),
            Input::Step(position) => self.go(position, measure, &mut effects),
            Input::ShowChart(position) => {
                self.step = None;
                self.show(position, measure, &mut effects);
            }
            Input::SetFilter(facet, value) => self.pick(facet, value, measure, &mut effects),
        }
        if (self.hovered, self.selected) != before {
            effects.push(Effect::Repaint);
            effects.push(Effect::Tooltip(self.hovered.or(self.selected)));
        }
        if self.selected != before.1 {
            effects.push(Effect::Selected(self.selected));
        }
        effects
    }

    /// Selects a key of any chart. A key without text clears the selection. Filters that would hide the key are
    /// removed.
    fn select(&mut self, key: Option<Key>, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let key = key.filter(|key| self.node(*key).is_some());
        if let Some(key) = key {
            let chart = usize::from(key.chart);
            if chart != self.current {
                self.step = self.step.and_then(|_| self.outline.step_of(chart));
                self.show(chart, measure, effects);
            }
            if !self.filter.is_empty() && self.scene.bounds(key).is_none() {
                self.filter = Filter::EVERYTHING;
                self.layout(measure, effects);
            }
        }
        self.selected = key;
        self.hovered = None;
    }

    fn go(&mut self, position: usize, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let Some(step) = self.story.steps.get(position).filter(|_| self.step != Some(position)) else { return };
        let chart = step.chart;
        self.step = Some(position);
        if chart != self.current || !self.filter.is_empty() {
            return self.show(chart, measure, effects);
        }
        // The same scene with another text.
        self.earlier = None;
        (self.hovered, self.selected) = (None, None);
        if self.width.is_some() {
            effects.extend([Effect::Layout, Effect::Repaint]);
        }
    }

    /// Shows a chart. Marks that it shares with the previous one start from there.
    fn show(&mut self, position: usize, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        if position >= self.story.charts.len() || (position == self.current && self.filter.is_empty()) {
            return;
        }
        let mut earlier = self.renamed(&self.outline, position);
        // Axes belong to one chart only, and a text for the same key may have another content.
        earlier.marks.retain(|mark| !mark.key.is_chart() && !matches!(mark.shape, Shape::Text { .. }));
        (self.current, self.filter) = (position, Filter::EVERYTHING);
        (self.hovered, self.selected) = (None, None);
        self.layout(measure, effects);
        self.earlier = Some(earlier).filter(|earlier| !earlier.marks.is_empty());
    }

    /// Filters by a facet. Removes the selection if it is no longer shown.
    fn pick(&mut self, facet: usize, value: Option<usize>, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let before = self.filter.clone();
        self.filter.pick(facet, value);
        if self.filter == before {
            return;
        }
        self.layout(measure, effects);
        self.hovered = None;
        self.selected = self.selected.filter(|key| self.scene.bounds(*key).is_some());
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
                // The tooltip moves with its mark.
                if let Some(key) = self.hovered.or(self.selected) {
                    effects.push(Effect::Tooltip(Some(key)));
                }
            }
            Err(chart::ChartError) => effects.push(Effect::Failed),
        }
    }
}
