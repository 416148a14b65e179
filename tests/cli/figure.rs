//! The static figure in foreign pages: next to another figure, with the page's style sheets, and after tags are
//! stripped.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{code, infographic};

fn stories() -> Vec<PathBuf> {
    let files = |folder: &str| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = files("tests/stories/valid").chain(files("www/stories")).collect();
    all.sort();
    all
}

/// The figures of each story: of the whole story and of each chart, with the name of the story.
fn figures() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for story in stories() {
        let out = tempfile::tempdir().unwrap();
        let run =
            infographic().arg("render").arg(&story).arg("--out").arg(out.path()).arg("--no-png").output().unwrap();
        assert_eq!(code(&run), 0, "{}", story.display());
        let mut take = |path: &Path| found.push((story.display().to_string(), fs::read_to_string(path).unwrap()));
        take(&out.path().join("figure.html"));
        for entry in fs::read_dir(out.path()).unwrap() {
            let path = entry.unwrap().path().join("figure.html");
            if path.is_file() {
                take(&path);
            }
        }
    }
    assert!(found.len() > 60, "{}", found.len());
    found
}

fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The text that remains when all tags are stripped.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        in_tag = character == '<' || (in_tag && character != '>');
        text.push(if in_tag || character == '>' { ' ' } else { character });
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_figure_has_no_ids_styles_or_unprefixed_classes() {
    for (story, html) in figures() {
        for conflict in [" id=\"", "url(", "aria-labelledby", "href=\"#", " hidden", " style=\"", "<style"] {
            assert!(!html.contains(conflict), "{story}: {conflict}");
        }
        let classes = attributes(&html, "class").into_iter().flat_map(str::split_whitespace);
        let unprefixed: Vec<&str> =
            classes.filter(|class| !class.starts_with("ai-") && *class != "article-infographic-figure").collect();
        assert!(unprefixed.is_empty(), "{story}: {unprefixed:?}");
        for name in attributes(&html, "data-infographic-chart") {
            assert!(!name.is_empty(), "{story}");
        }
    }
}

#[test]
fn each_drawing_has_an_accessible_name() {
    for (story, html) in figures() {
        for drawing in html.split("<svg ").skip(1) {
            let tag = drawing.split('>').next().unwrap();
            let label = attributes(tag, "aria-label");
            assert!(tag.contains("role=\"img\"") && label.len() == 1 && label[0].len() > 10, "{story}: {tag}");
        }
    }
}

#[test]
fn without_tags_every_number_keeps_its_label() {
    let mut drawings = 0;
    for (story, html) in figures() {
        for drawing in html.split("<svg ").skip(1) {
            let drawing = drawing.split("</svg>").next().unwrap();
            let (_, marks) = drawing.split_once('>').unwrap();
            let text = without_tags(marks);
            drawings += 1;
            // Each remaining part must contain words, not only a number.
            let is_unlabelled = |part: &&str| !part.is_empty() && !part.chars().any(char::is_alphabetic);
            let numbers: Vec<&str> = text.split(" . ").filter(is_unlabelled).collect();
            assert!(numbers.is_empty(), "{story}: {numbers:?} in {text}");
        }
    }
    assert!(drawings > 120, "{drawings}");
}
