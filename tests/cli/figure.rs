//! The figure for readers without script in pages that are not ours: beside another one, under their sheets, through what
//! takes out tags.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{code, infographic};

fn stories() -> Vec<PathBuf> {
    let files = |folder: &str| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut all: Vec<PathBuf> = files("tests/stories/valid").chain(files("www/stories")).collect();
    all.sort();
    all
}

/// The figures of each story, whole and by chart.
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

/// What is left where tags are taken out and texts stay, by the place of each drawing in it.
fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        in_tag = character == '<' || (in_tag && character != '>');
        words.push(if in_tag || character == '>' { ' ' } else { character });
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_figure_has_nothing_that_another_one_or_the_pages_sheet_could_take_for_its_own() {
    for (story, html) in figures() {
        for shared in [" id=\"", "url(", "aria-labelledby", "href=\"#", " hidden", " style=\"", "<style"] {
            assert!(!html.contains(shared), "{story}: {shared}");
        }
        let classes = attributes(&html, "class").into_iter().flat_map(str::split_whitespace);
        let foreign: Vec<&str> =
            classes.filter(|class| !class.starts_with("ai-") && *class != "article-infographic-figure").collect();
        assert!(foreign.is_empty(), "{story}: {foreign:?}");
        for name in attributes(&html, "data-infographic-chart") {
            assert!(!name.is_empty(), "{story}");
        }
    }
}

#[test]
fn each_drawing_says_by_itself_what_it_shows() {
    for (story, html) in figures() {
        for drawing in html.split("<svg ").skip(1) {
            let tag = drawing.split('>').next().unwrap();
            let label = attributes(tag, "aria-label");
            assert!(tag.contains("role=\"img\"") && label.len() == 1 && label[0].len() > 10, "{story}: {tag}");
        }
    }
}

#[test]
fn where_tags_are_taken_out_no_number_is_left_without_what_it_was_said_of() {
    let mut drawings = 0;
    for (story, html) in figures() {
        for drawing in html.split("<svg ").skip(1) {
            let drawing = drawing.split("</svg>").next().unwrap();
            let (_, marks) = drawing.split_once('>').unwrap();
            let left = without_tags(marks);
            drawings += 1;
            // A number that is left stands with the words of what it was said of.
            let loose = |part: &&str| !part.is_empty() && !part.chars().any(char::is_alphabetic);
            let numbers: Vec<&str> = left.split(" . ").filter(loose).collect();
            assert!(numbers.is_empty(), "{story}: {numbers:?} in {left}");
        }
    }
    assert!(drawings > 120, "{drawings}");
}
