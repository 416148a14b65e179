//! The stories of the tests, their drawings, and bounding boxes of shapes.
#![allow(dead_code, reason = "not every test file uses everything")]

use std::{fs, path::Path};

use article_infographic::{
    chart::{self, Frame},
    geom::Rect,
    lint,
    model::Story,
    scene::{Anchor, Scene, Shape},
    text::{Locale, Outline},
    typography::{Helvetica, Measure},
};

/// The bounding box of a shape; for text from the ascender to the baseline.
pub fn bounds(shape: &Shape) -> Rect {
    match shape {
        Shape::Rect { rect, .. } => *rect,
        Shape::Circle { center, radius, .. } => Rect::square_around(*center, *radius),
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

/// The name and content of every valid story file of the project.
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

/// Draws every chart of the valid stories at this width.
pub fn scenes(width: f64) -> Vec<(String, Scene, Outline)> {
    let mut scenes = Vec::new();
    for (name, story) in stories() {
        let outline = Outline::new(&story, Locale::for_tag(&story.language));
        for (position, chart) in story.charts.iter().enumerate() {
            let scene =
                chart::draw(chart, position, Frame::new(width, &Helvetica, &Locale::for_tag(&story.language))).unwrap();
            scenes.push((format!("{name} {} at {width}", chart.id), scene, outline.clone()));
        }
    }
    scenes
}

/// Every text of a drawing with its bounding box.
pub fn texts(scene: &Scene) -> Vec<(&str, Rect)> {
    scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text { text, .. } => Some((text.as_str(), bounds(&mark.shape))),
            _ => None,
        })
        .collect()
}
