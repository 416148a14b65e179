//! What every story of the corpus comes to, as text that people have read and found right.
//!
//! `BLESS=1 cargo test --test golden` rewrites the golden files; read the difference before you commit it. Without it,
//! what came out differently lies beside the golden file as `.new`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "a test may be blunt")]

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
    text::Helvetica,
    words::{self, Locale, Outline},
};

/// Widths of the drawing on pages of 320, 640 and 1200 CSS pixels.
const WIDTHS: [f64; 3] = [296.0, 608.0, 728.0];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The story files of a folder, with their names, in alphabetical order.
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
    checked.story.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), checked.problems))
}

/// Compares with the golden file, or rewrites it.
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
    fs::write(path.with_added_extension("new"), actual).unwrap();
    let line = expected.lines().zip(actual.lines()).position(|(one, other)| one != other);
    Err(format!("{file} differs from line {} on", line.unwrap_or_default() + 1))
}

fn assert_all(results: impl Iterator<Item = Result<(), String>>) {
    let mut count = 0;
    let failures: Vec<String> = results.inspect(|_| count += 1).filter_map(Result::err).collect();
    assert!(count > 0, "there is nothing to compare");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_story_is_drawn_as_it_was_approved() {
    assert_all(valid().into_iter().flat_map(|(name, path)| {
        let story = open(&path);
        let locale = Locale::speaking(&story.language);
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
fn every_story_is_worded_as_it_was_approved() {
    assert_all(valid().into_iter().map(|(name, path)| {
        let story = open(&path);
        let outline = Outline::new(&story, Locale::speaking(&story.language));
        compare(&format!("{name}.outline.txt"), &outline.to_string())
    }));
}

#[test]
fn every_chart_as_csv_holds_what_was_approved() {
    assert_all(valid().into_iter().map(|(name, path)| {
        let story = open(&path);
        let locale = Locale::speaking(&story.language);
        // Each is a file of its own, with the mark that files begin with.
        let csv = |chart: &Chart| words::csv(chart, &locale).strip_prefix('\u{feff}').unwrap().to_owned();
        let tables = story.charts.iter().map(|chart| format!("# {}\r\n{}", chart.id, csv(chart)));
        compare(&format!("{name}.csv"), &tables.collect::<String>())
    }));
}

/// The page is made from the corpus: a new story is in it after the next blessing.
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
fn every_invalid_story_is_refused_with_the_approved_problems() {
    assert_all(stories("tests/stories/invalid").into_iter().map(|(name, path)| {
        let checked = lint::check(&fs::read(&path).unwrap());
        let mut text = String::new();
        for problem in &checked.problems {
            let severity = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let place = problem.place;
            writeln!(text, "{}:{} {severity}[{}] {}", place.line, place.column, problem.code.as_str(), problem.path)
                .unwrap();
            writeln!(text, "    {}\n    {}", problem.message, problem.hint).unwrap();
        }
        let warned_only = checked.problems.iter().all(|problem| problem.severity == Severity::Warning);
        assert_eq!(checked.story.is_some(), warned_only, "{name}: a story is refused for errors and nothing else");
        compare(&format!("invalid/{name}.txt"), &text)
    }));
}

#[test]
fn every_code_of_a_problem_has_a_story_that_shows_it() {
    let mut met: Vec<Code> = Vec::new();
    for (_, path) in stories("tests/stories/invalid") {
        met.extend(lint::check(&fs::read(path).unwrap()).problems.iter().map(|problem| problem.code));
    }
    let missing: Vec<&str> = Code::ALL.iter().filter(|code| !met.contains(code)).map(|code| code.as_str()).collect();
    // A file of that size does not belong into a corpus; the reader's own tests make one.
    assert_eq!(missing, [Code::TooLarge.as_str()]);
}
