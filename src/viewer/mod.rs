//! What the reader is doing: [`Viewer`], the one thing here that changes over time.
//!
//! Inputs go in, effects come out, and whoever holds the viewer carries them out. It has no clock, no screen and no
//! page; text widths come in with every input that may need a layout.

use crate::{
    chart::{self, Frame},
    geom::{Point, Rect},
    key::Key,
    scene::{Mark, SLOP, Scene, emphasis},
    story::Story,
    text::Measure,
    words::{Node, Outline},
};

/// What the reader, or the page, does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// The place for the drawing is this wide, in CSS pixels; text may come out otherwise than before.
    Resize(f64),
    /// The pointer is here, in CSS pixels of the drawing.
    Hover(Point),
    /// The pointer has left.
    Leave,
    /// A tap or click here: chooses what lies there, or nothing; again, it lets go.
    Tap(Point),
    /// Chooses this; nothing lets go.
    Choose(Option<Key>),
    /// Goes to the chart at this position.
    Show(usize),
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

/// A story with what the reader has done to it.
#[derive(Debug)]
pub struct Viewer {
    story: Story,
    outline: Outline,
    current: usize,
    /// Width of the place for the drawing; nothing before the page has told it.
    width: Option<f64>,
    scene: Scene,
    hovered: Option<Key>,
    chosen: Option<Key>,
}

impl Viewer {
    /// A viewer that shows the first chart; nothing is laid out before the first `Resize`.
    #[must_use]
    pub fn new(story: Story) -> Self {
        let outline = Outline::new(&story);
        Self { story, outline, current: 0, width: None, scene: Scene::default(), hovered: None, chosen: None }
    }

    /// The story in words.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Position of the chart that is shown.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// The picture, without what is only drawn for pointer and choice.
    #[must_use]
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// What is drawn on top of the picture for pointer and choice.
    #[must_use]
    pub fn emphasis(&self) -> Vec<Mark> {
        emphasis(&self.scene, self.hovered, self.chosen)
    }

    /// What can be chosen in the drawing, in reading order, with its words and its place.
    pub fn choices(&self) -> impl Iterator<Item = (&Node, Rect)> {
        let nodes = self.outline.charts.get(self.current).map(|chart| chart.nodes.as_slice()).unwrap_or_default();
        nodes.iter().filter_map(|node| Some((node, self.scene.place(node.key)?)))
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
            Input::Leave => self.hovered = None,
            Input::Tap(at) => {
                let hit = self.scene.hit(at, SLOP);
                self.chosen = hit.filter(|_| hit != self.chosen);
                self.hovered = None;
            }
            Input::Choose(key) => self.choose(key, measure, &mut effects),
            Input::Show(position) => self.show(position, measure, &mut effects),
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

    /// Chooses a key, on whichever chart it is. A key without words is none.
    fn choose(&mut self, key: Option<Key>, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let key = key.filter(|key| self.outline.node(*key).is_some());
        if let Some(key) = key {
            self.show(usize::from(key.chart), measure, effects);
        }
        self.chosen = key;
        self.hovered = None;
    }

    fn show(&mut self, position: usize, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        if position != self.current && position < self.story.charts.len() {
            self.current = position;
            self.hovered = None;
            self.chosen = None;
            self.layout(measure, effects);
        }
    }

    fn layout(&mut self, measure: &dyn Measure, effects: &mut Vec<Effect>) {
        let (Some(chart), Some(width)) = (self.story.charts.get(self.current), self.width) else { return };
        match chart::draw(chart, self.current, Frame { width, measure }) {
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
