//! What several test files ask of the stories and of a drawing.
#![allow(dead_code, reason = "not every test file asks for everything")]

use std::{fs, path::Path};

use article_infographic::{
    chart::{self, Frame},
    geom::Rect,
    lint,
    model::Story,
    scene::{Anchor, Scene, Shape},
    text::{Helvetica, Measure},
    words::{Locale, Outline},
};

/// What a shape covers; a text from its ascenders to its baseline.
pub fn bounds(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } => *rect,
        Shape::Circle { center, radius, .. } => Rect::around(*center, *radius),
        Shape::Path { points, .. } => {
            points.iter().map(|point| Rect::from_corners(*point, *point)).reduce(Rect::union).unwrap()
        }
        Shape::Text { at, text, font, anchor, .. } => {
            let width = Helvetica.width(text, *font);
            let x = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Rect::new(x, at.y - font.size * 0.72, width, font.size * 0.72)
        }
    }
}

/// Every valid story file of the project.
pub fn corpus() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["www/stories", "tests/stories/valid"];
    let files = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let files = files.map(|file| file.unwrap().path());
    files.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

pub fn stories() -> Vec<(String, Story)> {
    corpus().into_iter().map(|(name, text)| (name, lint::check(text.as_bytes()).story.unwrap())).collect()
}

/// Every chart of the corpus as a scene of this width.
pub fn scenes(width: f64) -> Vec<(String, Scene, Outline)> {
    let mut scenes = Vec::new();
    for (name, story) in stories() {
        let outline = Outline::new(&story, Locale::speaking(&story.language));
        for (position, chart) in story.charts.iter().enumerate() {
            let scene = chart::draw(chart, position, Frame::new(width, &Helvetica, &Locale::speaking(&story.language)))
                .unwrap();
            scenes.push((format!("{name} {} at {width}", chart.id), scene, outline.clone()));
        }
    }
    scenes
}
