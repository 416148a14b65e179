//! Golden files: drawings, texts, CSV and diagnostics of every story of the tests, as text that was reviewed.
//!
//! `BLESS=1 cargo test --test golden` rewrites the golden files; read the difference before you commit it. Without it,
//! a file that differs is written to `target/golden`; of a scene, that folder gets the old drawing, the new one and their
//! difference as pictures.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic, reason = "tests may panic")]

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use article_infographic::{
    chart::{self, Frame},
    diagnostic::{Code, Severity},
    lint,
    model::{Chart, Story},
    text::{self, Locale, Outline},
    typography::Helvetica,
};
use scene_picture::{difference_picture, picture};
use similar::TextDiff;

#[path = "shared/scene_picture.rs"]
mod scene_picture;

/// Widths of the drawing on pages of 320, 640 and 1200 CSS pixels.
const WIDTHS: [f64; 3] = [296.0, 608.0, 728.0];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The story files of a folder with their names, sorted.
fn stories(folder: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
    paths.into_iter().map(|path| (name(&path), path)).collect()
}

fn valid() -> Vec<(String, PathBuf)> {
    [stories("www/stories"), stories("tests/stories/valid")].concat()
}

fn open(path: &Path) -> Story {
    let checked = lint::check(&fs::read(path).unwrap());
    checked.story.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), checked.diagnostics))
}

/// Compares with the golden file, or writes it if `BLESS` is set.
fn compare(file: &str, actual: &str) -> Result<(), String> {
    let path = root().join("tests/golden").join(file);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        return Ok(());
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return Ok(());
    }
    let folder = differences();
    fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
    fs::write(folder.join(file), actual).unwrap();
    if let Some(name) = file.strip_suffix(".scene.txt") {
        fs::write(folder.join(format!("{name}.old.png")), picture(&expected)).unwrap();
        fs::write(folder.join(format!("{name}.new.png")), picture(actual)).unwrap();
        fs::write(folder.join(format!("{name}.difference.png")), difference_picture(&expected, actual)).unwrap();
    }
    Err(format!("{file} differs (see {}):\n{}", folder.display(), difference(&expected, actual)))
}

/// Where what differs is written.
fn differences() -> PathBuf {
    root().join("target/golden")
}

/// Most lines of a difference that a message shows.
const MAX_SHOWN: usize = 40;

/// The difference as a unified diff.
fn difference(expected: &str, actual: &str) -> String {
    let diff = TextDiff::from_lines(expected, actual);
    let text = diff.unified_diff().context_radius(1).to_string();
    let lines: Vec<&str> = text.lines().collect();
    let more = lines.len().saturating_sub(MAX_SHOWN);
    let shown = lines.get(..MAX_SHOWN).unwrap_or(&lines).join("\n");
    if more == 0 { shown } else { format!("{shown}\n… and {more} more lines") }
}

fn assert_all(results: impl Iterator<Item = Result<(), String>>) {
    let mut count = 0;
    let failures: Vec<String> = results.inspect(|_| count += 1).filter_map(Result::err).collect();
    assert!(count > 0, "no files to compare");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_drawing_matches_its_golden_file() {
    assert_all(valid().into_iter().flat_map(|(name, path)| {
        let story = open(&path);
        let locale = Locale::for_tag(&story.language);
        WIDTHS.map(|width| {
            let mut text = String::new();
            for (position, chart) in story.charts.iter().enumerate() {
                let frame = Frame::new(width, &Helvetica, &locale);
                let scene = chart::draw(chart, position, frame).unwrap();
                writeln!(text, "# {}\n{scene}", chart.id).unwrap();
            }
            compare(&format!("{name}.{width}.scene.txt"), &text)
        })
    }));
}

#[test]
fn every_outline_matches_its_golden_file() {
    assert_all(valid().into_iter().map(|(name, path)| {
        let story = open(&path);
        let outline = Outline::new(&story, Locale::for_tag(&story.language));
        compare(&format!("{name}.outline.txt"), &outline.to_string())
    }));
}

#[test]
fn every_csv_matches_its_golden_file() {
    assert_all(valid().into_iter().map(|(name, path)| {
        let story = open(&path);
        let locale = Locale::for_tag(&story.language);
        // Each CSV is a separate file with a byte order mark.
        let csv = |chart: &Chart| text::csv(chart, &locale).strip_prefix('\u{feff}').unwrap().to_owned();
        let tables = story.charts.iter().map(|chart| format!("# {}\r\n{}", chart.id, csv(chart)));
        compare(&format!("{name}.csv"), &tables.collect::<String>())
    }));
}

/// The page is generated from the stories; `BLESS=1` updates it.
#[test]
fn the_gallery_shows_every_story_of_the_corpus() {
    let mut stories = String::new();
    for (name, path) in self::stories("tests/stories/valid") {
        let headline = escaped(open(&path).headline.as_str());
        writeln!(stories, "  <section>\n    <h2 id=\"{name}\">{}</h2>", name.replace('-', " ")).unwrap();
        writeln!(
            stories,
            "    <article-infographic src=\"corpus/{name}.story\"><p>{headline}</p></article-infographic>"
        )
        .unwrap();
        stories.push_str("  </section>\n");
    }
    let page = include_str!("gallery.template.html").replace("  <!-- stories -->\n", &stories);
    assert_all(std::iter::once(compare("../../www/gallery.html", &page)));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[test]
fn the_diagnostics_of_every_invalid_story_match_their_golden_file() {
    assert_all(stories("tests/stories/invalid").into_iter().map(|(name, path)| {
        let checked = lint::check(&fs::read(&path).unwrap());
        let mut text = String::new();
        for diagnostic in &checked.diagnostics {
            let severity = diagnostic.severity.name();
            let location = diagnostic.location;
            writeln!(
                text,
                "{}:{} {severity}[{}] {}",
                location.line,
                location.column,
                diagnostic.code.as_str(),
                diagnostic.path
            )
            .unwrap();
            writeln!(text, "    {}\n    {}", diagnostic.message, diagnostic.hint).unwrap();
        }
        let has_no_error = checked.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
        assert_eq!(checked.story.is_some(), has_no_error, "{name}: a story is returned exactly if it has no errors");
        compare(&format!("invalid/{name}.txt"), &text)
    }));
}

#[test]
fn every_diagnostic_code_has_an_invalid_story() {
    let mut found: Vec<Code> = Vec::new();
    for (_, path) in stories("tests/stories/invalid") {
        found.extend(lint::check(&fs::read(path).unwrap()).diagnostics.iter().map(|diagnostic| diagnostic.code));
    }
    let missing: Vec<&str> = Code::ALL.iter().filter(|code| !found.contains(code)).map(|code| code.as_str()).collect();
    // A file of more than the size limit is not committed; `tests/cli/check.rs` generates one.
    assert_eq!(missing, [Code::TooLarge.as_str()], "codes without a story in tests/stories/invalid that shows them");
}

#[test]
fn a_scene_that_differs_has_pictures_of_both_and_of_the_difference() {
    let file = "exchanges.296.scene.txt";
    let old = fs::read_to_string(root().join("tests/golden").join(file)).unwrap();
    let new = old.replacen("rect 119,134 124,146", "rect 99,134 124,146", 1);
    assert_ne!(old, new);
    let pixels = |png: &[u8]| resvg::tiny_skia::Pixmap::decode_png(png).unwrap();
    let (before, after) = (pixels(&picture(&old)), pixels(&picture(&new)));
    let difference = pixels(&difference_picture(&old, &new));
    // Of the bar of 25 pixels, the new drawing has the first 20 and the old one has not. Pictures have two pixels to one.
    let at = |picture: &resvg::tiny_skia::Pixmap, x: u32| picture.pixel(2 * x, 2 * 140).unwrap();
    assert_ne!(at(&before, 105), at(&after, 105));
    assert_eq!(at(&before, 122), at(&after, 122));
    assert!(at(&difference, 105).green() > at(&difference, 105).red(), "what was added is green");
    assert_eq!(pixels(&difference_picture(&old, &old)).width(), before.width());
}
