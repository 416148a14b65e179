//! `infographic render`: prerenders a story. All files except large ones are generated in memory before any is written,
//! so that a failure leaves no files behind. Then they are written as one set.

mod embed;
mod jsonld;
mod newsletter;
mod page;

use article_infographic::{
    chart::{self, Frame},
    figure::{self, DrawnChart},
    lint,
    model::{Chart, Kind, Language, Story},
    paint::{Card, Colors, Noto, Standalone, Svg, missing_characters, png},
    publish,
    scene::Scene,
    text::{self, ChartText, Locale, Outline, shared_attribution},
    theme::{FAMILY, Theme},
    typography::{Helvetica, Measure},
};

use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use crate::args::{Colours, DEFAULT_WIDTH, Format, Loading, RenderArguments};
use crate::excerpt::printable;
use crate::exit::{CommandError, Exit, describe_io_error, eprint_line};
use crate::files::{self, File, write_set};
use crate::input::{name_of, read};
use crate::published::{EXTENSION, PublishedAnswers, answers_extension, drawing_error, published_path};
use crate::report::Report;

/// The file name of a drawing without texts, for mails and feeds.
const DRAWING: &str = "drawing@2x.png";

pub use embed::{ElementOptions, snippet};
use newsletter::ChartImage;
use page::LinkPreview;

pub fn run(arguments: &RenderArguments) -> Result<Exit, CommandError> {
    let name = name_of(&arguments.file);
    let bytes = read(&arguments.file).map_err(|error| {
        CommandError::Message(format!("cannot read {}: {}", printable(&name), describe_io_error(&error)))
    })?;
    let checked = lint::check(&bytes);
    let mut report = Report::new(Format::Pretty);
    report.add(&name, &bytes, &checked.diagnostics, &checked.reviewed).map_err(CommandError::Output)?;
    let Some(story) = checked.story else {
        eprint_line("error: no file was written, because the story has errors");
        return Ok(Exit::Diagnostics);
    };
    files::finish_writes_on_signal().map_err(CommandError::Message)?;
    let locale = arguments.lang.map_or_else(|| Locale::for_tag(&story.language), Locale::of);
    let outline = Outline::new(&story, locale);
    let files = render(&story, &outline, arguments).map_err(CommandError::Message)?;
    let count = files.len();
    write_set(&arguments.out, &files, Vec::new()).map_err(CommandError::Message)?;
    eprint_line(&format!("wrote {count} files to {}", printable(&arguments.out.to_string_lossy())));
    skipped_files(arguments).into_iter().for_each(eprint_line);
    Ok(Exit::Clean)
}

/// Generates all files.
fn render<'a>(story: &'a Story, outline: &'a Outline, arguments: &RenderArguments) -> Result<Vec<File<'a>>, String> {
    let width = f64::from(arguments.width);
    let drawn = DrawnChart::all(story, outline, width, arguments.chart.as_deref()).map_err(drawing_error)?;
    if let (Some(wanted), true) = (&arguments.chart, drawn.is_empty()) {
        let ids: Vec<&str> = story.charts.iter().map(|chart| chart.id.as_str()).collect();
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        return Err(format!("no chart has the id `{}`; the story's charts are {}", printable(wanted), ids.join(", ")));
    }
    let colors = figure_colors(arguments);
    // The answers cover the whole story also if only one chart is written: the published story has all charts.
    let answers = PublishedAnswers::new(story, outline.locale.clone(), width)?;
    let mut files = Vec::new();
    let mut images = Vec::new();
    let progress = progress(drawn.len());
    for one in &drawn {
        let path = |name: &str| format!("{}/{name}", one.chart.id);
        files.push(File::new(path("figure.html"), figure::figure(outline, &[one], colors, Some(&answers.id), false)));
        let chart = one.chart;
        files.push(File::lazy(path("table.csv"), move || text::csv(chart, &outline.locale).into_bytes()));
        let picture =
            standalone(outline, one.text, &capitalized(&one.text.subtitle, outline)).compose(&one.wide, &Helvetica);
        for (theme, suffix) in themes(arguments) {
            let picture = svg(outline, one.text, &picture, FAMILY, *theme);
            files.push(File::new(path(&format!("chart{suffix}.svg")), picture));
        }
        if !arguments.no_png {
            progress.set_message(one.chart.id.clone());
            let size = render_png(outline, one, arguments, &mut files)?;
            images.push(ChartImage { drawn: one, path: path(DRAWING), size });
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    render_story(story, outline, arguments, &drawn, &images, answers, &mut files)?;
    Ok(files)
}

/// The colours of the static figures.
fn figure_colors(arguments: &RenderArguments) -> Colors {
    match arguments.theme {
        Colours::Auto | Colours::Light => Colors::Page(Theme::Light),
        Colours::Dark => Colors::Page(Theme::Dark),
    }
}

/// Generates the files of the whole story.
fn render_story(
    story: &Story,
    outline: &Outline,
    arguments: &RenderArguments,
    drawn: &[DrawnChart<'_>],
    images: &[ChartImage<'_>],
    answers: PublishedAnswers,
    files: &mut Vec<File<'_>>,
) -> Result<(), String> {
    let json_error = |error: serde_json::Error| format!("cannot serialize JSON: {error}");
    let all: Vec<&DrawnChart<'_>> = drawn.iter().collect();
    let figure = figure::figure(outline, &all, figure_colors(arguments), Some(&answers.id), true);
    let base = with_slash(&arguments.base);
    let stories = arguments.stories.as_deref().map_or_else(|| format!("{base}stories/"), with_slash);
    let url = arguments.url.as_deref().map(with_slash);
    let extension = answers_extension(outline.locale_tag);
    let answers_url = file_url(&stories, &arguments.file, &extension);
    let options = ElementOptions {
        base: &base,
        story: &file_url(&stories, &arguments.file, EXTENSION),
        eager_answers: (arguments.loading == Loading::Eager).then_some(&answers_url),
        folder: url.as_deref(),
        chart: arguments.chart.as_deref(),
        lang: arguments.lang.map(Language::tag),
    };
    // The link preview shows the first chart of the page.
    let first = outline.steps.first().and_then(|step| images.iter().find(|one| one.drawn.index == step.chart));
    let preview = first.or(images.first()).map(|one| LinkPreview {
        path: format!("{}/card.png", one.drawn.text.id),
        size: Card::SIZE.map(pixels),
        alt: &one.drawn.text.summary,
    });
    let preview = preview.as_ref();
    files.push(File::new(published_name(&arguments.file, EXTENSION), publish::publish(story)));
    files.push(File::new(published_name(&arguments.file, &extension), answers.bytes));
    files.push(File::new("snippet.html", snippet(&options, &figure)));
    // A page that contains only the graphic shows it at once.
    let page_options = ElementOptions { eager_answers: Some(&answers_url), ..options };
    let charts = all.iter().map(|one| one.index);
    let data = jsonld::jsonld(story, outline, charts, url.as_deref().unwrap_or_default());
    let description = data.description().map_err(json_error)?;
    files.push(File::new(page::NAME, page::page(outline, &page_options, preview, &description, &figure)));
    files.push(File::new(page::DATA, data.complete().map_err(json_error)?));
    if let Some(folder) = &url {
        let size = [u32::from(arguments.width), pixels(frame_height(drawn))];
        files.push(File::new(page::OEMBED, page::oembed(outline, folder, preview, size).map_err(json_error)?));
        if !images.is_empty() {
            files.push(File::new("mail.html", newsletter::mail(outline, folder, images)));
            files.push(File::new("feed.html", newsletter::feed(outline, folder, images)));
        }
    }
    files.push(File::new("figure.html", figure));
    Ok(())
}

/// The message about files that the options exclude.
fn skipped_files(arguments: &RenderArguments) -> Option<&'static str> {
    match (&arguments.url, arguments.no_png) {
        (None, _) => {
            Some("skipped oembed.json, mail.html and feed.html; to write them, add --url with the URL of the folder")
        }
        (Some(_), true) => Some("skipped mail.html and feed.html; to write them, remove --no-png"),
        (Some(_), false) => None,
    }
}

/// Rounds a size up to whole pixels.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "drawings are some thousand pixels large")]
fn pixels(size: f64) -> u32 {
    size.ceil() as u32
}

/// The height of a frame that does not resize itself: the highest drawing plus title, note and sources, in CSS pixels.
fn frame_height(drawn: &[DrawnChart<'_>]) -> f64 {
    /// Height of title, note and sources, in CSS pixels.
    const TEXT: f64 = 260.0;
    drawn.iter().map(|one| one.wide.size.height).fold(0.0, f64::max) + TEXT
}

/// A progress line, which is shown only on a terminal.
fn progress(charts: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(charts).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("drawing {pos} of {len} charts: {msg}") {
        Ok(style) => bar.with_style(style),
        Err(_) => ProgressBar::hidden(),
    }
}

/// Adds the trailing slash to the URL of a folder if it is missing.
fn with_slash(url: &str) -> String {
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// The URL of a published file in this folder.
fn file_url(stories: &str, file: &Path, extension: &str) -> String {
    format!("{stories}{}", embed::percent_encoded(&published_name(file, extension)))
}

/// The name of a published file.
fn published_name(file: &Path, extension: &str) -> String {
    published_path(file, extension).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// The static figure of a story, as `render` writes it without options.
pub fn story_figure(story: &Story, outline: &Outline) -> Result<String, String> {
    let drawn = DrawnChart::all(story, outline, f64::from(DEFAULT_WIDTH), None).map_err(drawing_error)?;
    let all: Vec<&DrawnChart<'_>> = drawn.iter().collect();
    let answers = PublishedAnswers::new(story, outline.locale.clone(), f64::from(DEFAULT_WIDTH))?;
    Ok(figure::figure(outline, &all, Colors::Page(Theme::Light), Some(&answers.id), true))
}

fn draw(chart: &Chart, index: usize, width: f64, measure: &dyn Measure, locale: &Locale) -> Result<Scene, String> {
    // Every chart of a checked story can be drawn, so an error here is a bug.
    chart::draw(chart, index, Frame::new(width, measure, locale)).map_err(|error| {
        format!("cannot draw the chart `{}`: {error:?}; this is a bug of infographic, please report it", chart.id)
    })
}

/// The themes of the images, with the suffix of their file names. `auto` writes both themes.
fn themes(arguments: &RenderArguments) -> &'static [(Theme, &'static str)] {
    match arguments.theme {
        Colours::Auto => &[(Theme::Light, ""), (Theme::Dark, ".dark")],
        Colours::Light => &[(Theme::Light, "")],
        Colours::Dark => &[(Theme::Dark, "")],
    }
}

/// Returns a text with a capital first letter.
fn capitalized(text: &str, outline: &Outline) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some('i') if outline.locale_tag == "tr" => format!("İ{}", letters.as_str()),
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The texts of a picture that stands alone.
fn standalone<'a>(outline: &Outline, text: &'a ChartText, subtitle: &'a str) -> Standalone<'a> {
    Standalone {
        title: &text.title,
        subtitle,
        note: text.note.as_deref().unwrap_or_default(),
        source: &text.sources_summary,
        direction: outline.locale.direction,
    }
}

fn svg(outline: &Outline, text: &ChartText, scene: &Scene, family: &str, theme: Theme) -> String {
    let (title, description, language) = (&text.title, &text.summary, &outline.language);
    let direction = outline.locale.direction;
    let colors = Colors::Fixed(theme);
    Svg { scene, title, description, language, direction, family, names: &[], colors, room: 0.0, hidden: false }
        .to_string()
}

/// Renders a chart as PNG at one and two pixels per CSS pixel, and as a card. With a public URL, also its drawing without
/// texts, for mails and feeds, which have their own. Returns the size of the drawing in CSS pixels.
fn render_png(
    outline: &Outline,
    one: &DrawnChart<'_>,
    arguments: &RenderArguments,
    files: &mut Vec<File<'_>>,
) -> Result<[f64; 2], String> {
    let text = one.text;
    let scene = draw(one.chart, one.index, f64::from(arguments.width), &Noto, &outline.locale)?;
    let card = card_scene(outline, one)?;
    let picture = standalone(outline, text, &capitalized(&text.subtitle, outline)).compose(&scene, &Noto);
    // A card has no subtitle.
    let said = match &one.chart.kind {
        Kind::Counts { facts, .. } => shared_attribution(facts, &outline.locale),
        _ => None,
    };
    let sources = text.sources_summary.as_str();
    let source = said.map_or_else(|| sources.to_owned(), |said| format!("{said} · {sources}"));
    let texts = picture.texts().chain(card.texts()).chain([outline.headline.as_str()]);
    let missing = missing_characters(texts);
    if !missing.is_empty() {
        return Err(missing_glyphs(&text.id, &missing));
    }
    for (theme, suffix) in themes(arguments) {
        let path = |name: &str| format!("{}/{name}", text.id);
        let rasterize = |source: &str, scale| {
            png(source, scale).map_err(|error| format!("cannot render the chart `{}` as PNG: {error}", text.id))
        };
        let picture = svg(outline, text, &picture, Noto::FAMILY, *theme);
        files.push(File::new(path(&format!("chart{suffix}.png")), rasterize(&picture, 1.0)?));
        files.push(File::new(path(&format!("chart{suffix}@2x.png")), rasterize(&picture, 2.0)?));
        if arguments.url.is_some() && suffix.is_empty() {
            let drawing = svg(outline, text, &scene, Noto::FAMILY, *theme);
            files.push(File::new(path(DRAWING), rasterize(&drawing, 2.0)?));
        }
        let card = Card {
            headline: &outline.headline,
            title: &text.title,
            source: &source,
            scene: &card,
            theme: *theme,
            direction: outline.locale.direction,
        };
        files.push(File::new(path(&format!("card{suffix}.png")), rasterize(&card.to_string(), 1.0)?));
    }
    Ok([scene.size.width, scene.size.height])
}

/// The error if the bundled fonts lack characters, which would be drawn as boxes.
fn missing_glyphs(chart: &str, missing: &[char]) -> String {
    let shown = missing.iter().take(12).map(|character| format!("{character} (U+{:04X})", u32::from(*character)));
    let more = match missing.len().saturating_sub(12) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!(
        "cannot render the chart `{chart}` as PNG: the bundled fonts have no glyphs for {}{more}; replace these \
         characters, or skip the PNG files with --no-png",
        shown.collect::<Vec<_>>().join(", ")
    )
}

/// Draws the chart at the width at which it fills a card best.
fn card_scene(outline: &Outline, one: &DrawnChart<'_>) -> Result<Scene, String> {
    let [_, width, height] = Card::room(&outline.headline, &one.text.title);
    let mut best: Option<(f64, Scene)> = None;
    // Wider first: of two candidates with the same scale, the wider one covers more of the card.
    for candidate in [1100.0, 900.0, 736.0, 640.0, 560.0, 480.0] {
        let scene = draw(one.chart, one.index, candidate, &Noto, &outline.locale)?;
        let scale = (width / scene.size.width).min(height / scene.size.height);
        if best.as_ref().is_none_or(|(known, _)| scale > *known) {
            best = Some((scale, scene));
        }
    }
    best.map(|(_, scene)| scene).ok_or_else(|| "the card has no candidate widths".to_owned())
}
