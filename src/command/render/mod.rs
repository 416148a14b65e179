//! `infographic render`: the static forms of a story. Makes all of them in memory first, so that a story or a chart that
//! fails leaves nothing behind, and then writes each file whole.

mod drawn;
mod embed;
mod figure;
mod jsonld;
mod letter;
mod page;

use article_infographic::{
    chart::{self, Frame},
    lint,
    model::{Chart, Language, Story},
    paint::{Card, Colors, Noto, Svg, missing_characters, png},
    publish,
    scene::Scene,
    text::{Helvetica, Measure},
    theme::{FAMILY, Theme},
    words::{self, ChartWords, Locale, Outline},
};

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Colours, Format, RenderArguments, WIDE};
use crate::excerpt::clean;
use crate::files::{self, File, write_set};
use crate::input::{name_of, read};
use crate::outcome::{Exit, Failure, plainly, tell};
use crate::publish::target;
use crate::report::Report;

/// Width of the figure's drawings in the column of a phone of 320 CSS pixels, as `figure.css` has it.
const NARROW: f64 = 280.0;
/// Width of the figure from which on it shows its wide drawing, as `figure.css` has it.
const BREAK: f64 = 560.0;
/// No column of an article is wider.
const ROOMY: f64 = 1200.0;

use drawn::Drawn;
pub use embed::{Places, snippet};
use letter::Pictured;
use page::Preview;

pub fn run(arguments: &RenderArguments) -> Result<Exit, Failure> {
    let name = name_of(&arguments.file);
    let bytes = read(&arguments.file)
        .map_err(|error| Failure::Message(format!("cannot read {}: {}", clean(&name), plainly(&error))))?;
    let checked = lint::check(&bytes);
    let mut report = Report::new(Format::Pretty);
    report.add(&name, &bytes, &checked.problems).map_err(Failure::Output)?;
    let Some(story) = checked.story else {
        tell("nothing was written: the story has errors");
        return Ok(Exit::Problems);
    };
    files::finish_before_ending().map_err(Failure::Message)?;
    let locale = arguments.lang.map_or_else(|| Locale::speaking(&story.language), Locale::of);
    let outline = Outline::new(&story, locale);
    let files = render(&story, &outline, arguments).map_err(Failure::Message)?;
    let count = files.len();
    write_set(&arguments.out, &files, Vec::new()).map_err(Failure::Message)?;
    tell(&format!("{count} files written to {}", clean(&arguments.out.to_string_lossy())));
    left_out(arguments).into_iter().for_each(tell);
    Ok(Exit::Clean)
}

/// Every file, with its path in the folder.
fn render<'a>(story: &'a Story, outline: &'a Outline, arguments: &RenderArguments) -> Result<Vec<File<'a>>, String> {
    let width = f64::from(arguments.width);
    let drawn = draw_all(story, outline, width, arguments.chart.as_deref())?;
    if let (Some(wanted), true) = (&arguments.chart, drawn.is_empty()) {
        let ids: Vec<&str> = story.charts.iter().map(|chart| chart.id.as_str()).collect();
        return Err(format!("no chart has the id {}; there is {}", clean(wanted), ids.join(", ")));
    }
    let colors = match arguments.theme {
        Colours::Auto | Colours::Light => Colors::Page(Theme::Light),
        Colours::Dark => Colors::Page(Theme::Dark),
    };
    let mut files = Vec::new();
    let mut pictured = Vec::new();
    let progress = progress(drawn.len());
    for one in &drawn {
        let path = |name: &str| format!("{}/{name}", one.chart.id);
        files.push(File::new(path("figure.html"), figure::figure(outline, &[one], colors, false)));
        let chart = one.chart;
        files.push(File::later(path("table.csv"), move || words::csv(chart, &outline.locale).into_bytes()));
        for (theme, suffix) in themes(arguments) {
            let drawing = svg(outline, one.words, &one.wide, FAMILY, *theme);
            files.push(File::new(path(&format!("chart{suffix}.svg")), drawing));
        }
        if !arguments.no_png {
            progress.set_message(one.chart.id.clone());
            let size = pictures(outline, one, arguments, &mut files)?;
            pictured.push(Pictured { drawn: one, path: path("chart@2x.png"), size });
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    of_story(story, outline, arguments, &drawn, &pictured, colors, &mut files)?;
    Ok(files)
}

/// The files of the story as a whole.
fn of_story(
    story: &Story,
    outline: &Outline,
    arguments: &RenderArguments,
    drawn: &[Drawn<'_>],
    pictured: &[Pictured<'_>],
    colors: Colors,
    files: &mut Vec<File<'_>>,
) -> Result<(), String> {
    let cannot = |error: serde_json::Error| format!("the data cannot be written: {error}");
    let whole: Vec<&Drawn<'_>> = drawn.iter().collect();
    let figure = figure::figure(outline, &whole, colors, true);
    let base = folder(&arguments.base);
    let stories = arguments.stories.as_deref().map_or_else(|| format!("{base}stories/"), folder);
    let url = arguments.url.as_deref().map(folder);
    let places = Places {
        base: &base,
        story: &address(&stories, &arguments.file),
        folder: url.as_deref(),
        chart: arguments.chart.as_deref(),
        lang: arguments.lang.map(Language::tag),
    };
    // Of the chart that the page begins with.
    let first = outline.steps.first().and_then(|step| pictured.iter().find(|one| one.drawn.index == step.chart));
    let preview = first.or(pictured.first()).map(|one| Preview {
        path: format!("{}/card.png", one.drawn.words.name),
        size: Card::SIZE.map(pixels),
        words: &one.drawn.words.summary,
    });
    let preview = preview.as_ref();
    files.push(File::new(published_name(&arguments.file), publish::publish(story)));
    files.push(File::new("snippet.html", snippet(&places, outline.words, &figure)));
    files.push(File::new(page::NAME, page::page(outline, &places, preview, &figure)));
    let charts = whole.iter().map(|one| one.index);
    let data = jsonld::jsonld(story, outline, charts, url.as_deref().unwrap_or_default()).map_err(cannot)?;
    files.push(File::new("story.jsonld", data));
    if let Some(folder) = &url {
        let size = [u32::from(arguments.width), pixels(frame_height(drawn))];
        files.push(File::new(page::OEMBED, page::oembed(outline, folder, preview, size).map_err(cannot)?));
        if !pictured.is_empty() {
            files.push(File::new("mail.html", letter::mail(outline, folder, pictured)));
            files.push(File::new("feed.html", letter::feed(outline, folder, pictured)));
        }
    }
    files.push(File::new("figure.html", figure));
    Ok(())
}

/// What was not written for want of an option, in one line.
fn left_out(arguments: &RenderArguments) -> Option<&'static str> {
    match (&arguments.url, arguments.no_png) {
        (None, _) => Some(
            "oembed.json, mail.html and feed.html were not written: they need --url, the address where the folder will be \
             served",
        ),
        (Some(_), true) => Some("mail.html and feed.html were not written: they need the PNG files"),
        (Some(_), false) => None,
    }
}

/// A size as whole pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "drawings are some thousand pixels large")]
fn pixels(size: f64) -> u32 {
    size.ceil() as u32
}

/// Room for the page in a frame that nobody makes higher: its highest drawing, with a title, a note and the sources.
fn frame_height(drawn: &[Drawn<'_>]) -> f64 {
    /// Beside the drawing, in CSS pixels.
    const WORDS: f64 = 260.0;
    drawn.iter().map(|one| one.wide.size.height).fold(0.0, f64::max) + WORDS
}

/// How far it is, on a terminal and nowhere else.
fn progress(charts: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(charts).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("drawing {pos} of {len} charts: {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => ProgressBar::hidden(),
    }
}

/// The charts at the widths of the figure; only that with this id, where one is wanted.
fn draw_all<'a>(
    story: &'a Story,
    outline: &'a Outline,
    width: f64,
    wanted: Option<&str>,
) -> Result<Vec<Drawn<'a>>, String> {
    let charts = story.charts.iter().enumerate().zip(&outline.charts);
    charts
        .filter(|((_, chart), _)| wanted.is_none_or(|wanted| wanted == chart.id))
        .map(|((index, chart), words)| {
            let locale = &outline.locale;
            let narrow = draw(chart, index, NARROW, &Helvetica, locale)?;
            let wide = draw(chart, index, width, &Helvetica, locale)?;
            let room = [room(chart, index, NARROW, BREAK, locale)?, room(chart, index, BREAK, ROOMY, locale)?];
            Ok(Drawn { chart, index, words, narrow, wide, room })
        })
        .collect()
}

/// The address of a folder, with the slash at its end that one may leave out.
fn folder(address: &str) -> String {
    if address.ends_with('/') { address.to_owned() } else { format!("{address}/") }
}

/// Where the published story will be served: in this folder, under the name that it has here.
fn address(stories: &str, file: &Path) -> String {
    format!("{stories}{}", embed::encoded(&published_name(file)))
}

/// The name of the published story.
fn published_name(file: &Path) -> String {
    target(file).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The whole figure of a story, as `render` writes it without options.
pub fn figure_of(story: &Story, outline: &Outline) -> Result<String, String> {
    let drawn = draw_all(story, outline, f64::from(WIDE), None)?;
    let all: Vec<&Drawn<'_>> = drawn.iter().collect();
    Ok(figure::figure(outline, &all, Colors::Page(Theme::Light), true))
}

/// The greatest height of a chart over these widths: so much room keeps the page still when the widget takes the place.
fn room(chart: &Chart, index: usize, from: f64, to: f64, locale: &Locale) -> Result<f64, String> {
    let mut height = 0.0_f64;
    let mut width = from;
    while width <= to {
        height = height.max(draw(chart, index, width, &Helvetica, locale)?.size.height);
        // Words wrap at narrow widths every few pixels.
        width *= 1.02;
    }
    Ok(height)
}

fn draw(chart: &Chart, index: usize, width: f64, measure: &dyn Measure, locale: &Locale) -> Result<Scene, String> {
    // A checked chart can always be drawn: this is a fault of ours, and worth a report.
    chart::draw(chart, index, Frame::new(width, measure, locale))
        .map_err(|bug| format!("the chart {} cannot be drawn: {bug:?}", chart.id))
}

/// The themes of a chart's pictures, with what their files' names have for it; both where none is named.
fn themes(arguments: &RenderArguments) -> &'static [(Theme, &'static str)] {
    match arguments.theme {
        Colours::Auto => &[(Theme::Light, ""), (Theme::Dark, ".dark")],
        Colours::Light => &[(Theme::Light, "")],
        Colours::Dark => &[(Theme::Dark, "")],
    }
}

fn svg(outline: &Outline, words: &ChartWords, scene: &Scene, family: &str, theme: Theme) -> String {
    let (title, description, language) = (&words.title, &words.summary, &outline.language);
    let direction = outline.locale.direction;
    let colors = Colors::Fixed(theme);
    Svg { scene, title, description, language, direction, family, names: &[], colors, room: 0.0, hidden: false }
        .to_string()
}

/// A chart as PNG, once and twice, and on a card; tells its size in CSS pixels.
fn pictures(
    outline: &Outline,
    one: &Drawn<'_>,
    arguments: &RenderArguments,
    files: &mut Vec<File<'_>>,
) -> Result<[f64; 2], String> {
    let words = one.words;
    let set = draw(one.chart, one.index, f64::from(arguments.width), &Noto, &outline.locale)?;
    let card = card_scene(outline, one)?;
    let texts = set.texts().chain(card.texts()).chain([outline.headline.as_str(), &words.title, &words.sources_line]);
    let missing = missing_characters(texts);
    if !missing.is_empty() {
        return Err(boxes(&words.name, &missing));
    }
    for (theme, suffix) in themes(arguments) {
        let path = |name: &str| format!("{}/{name}", words.name);
        let picture = |source: &str, scale| png(source, scale).map_err(|error| format!("{}: {error}", words.name));
        let pixels = svg(outline, words, &set, Noto::FAMILY, *theme);
        files.push(File::new(path(&format!("chart{suffix}.png")), picture(&pixels, 1.0)?));
        files.push(File::new(path(&format!("chart{suffix}@2x.png")), picture(&pixels, 2.0)?));
        let card = Card {
            headline: &outline.headline,
            title: &words.title,
            source: &words.sources_line,
            scene: &card,
            theme: *theme,
            direction: outline.locale.direction,
        };
        files.push(File::new(path(&format!("card{suffix}.png")), picture(&card.to_string(), 1.0)?));
    }
    Ok([set.size.width, set.size.height])
}

/// What to say where the bundled fonts lack characters.
fn boxes(chart: &str, missing: &[char]) -> String {
    let shown = missing.iter().take(12).map(|character| format!("{character} (U+{:04X})", u32::from(*character)));
    let more = if missing.len() > 12 { " and others" } else { "" };
    format!(
        "{chart}: the fonts of the pictures lack {}{more}; write other characters, or leave the pictures out with --no-png",
        shown.collect::<Vec<_>>().join(", ")
    )
}

/// The chart at the width at which it fills a card best.
fn card_scene(outline: &Outline, one: &Drawn<'_>) -> Result<Scene, String> {
    let [_, width, height] = Card::room(&outline.headline, &one.words.title);
    let mut best: Option<(f64, Scene)> = None;
    // The widest first: of two that are as large, it fills the card.
    for candidate in [1100.0, 900.0, 736.0, 640.0, 560.0, 480.0] {
        let scene = draw(one.chart, one.index, candidate, &Noto, &outline.locale)?;
        let scale = (width / scene.size.width).min(height / scene.size.height);
        if best.as_ref().is_none_or(|(known, _)| scale > *known) {
            best = Some((scale, scene));
        }
    }
    best.map(|(_, scene)| scene).ok_or_else(|| "no width was tried".to_owned())
}
