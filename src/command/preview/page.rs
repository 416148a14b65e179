//! The HTML of the preview page. It is readable without scripts.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use article_infographic::text::{Locale, Outline};
use article_infographic::{
    diagnostic::{Diagnostic, Severity},
    lint,
};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use tokio::sync::watch;

use crate::excerpt::excerpt_at;
use crate::exit::describe_io_error;
use crate::input;
use crate::render::{self, ElementOptions};
use crate::static_files;

/// The options of the snippet: the defaults of `render`.
const SNIPPET_OPTIONS: ElementOptions<'_> = ElementOptions {
    base: "/widget/",
    story: "/widget/stories/story.story",
    eager_answers: None,
    folder: None,
    chart: None,
    lang: None,
};

/// A hash that detects changes of the story. It need not be collision-resistant: the page is local.
fn content_hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:x}", hasher.finish())
}

/// The preview of a story file.
pub struct Preview {
    root: PathBuf,
    file: PathBuf,
    cache: Mutex<Cache>,
    /// The version that the page shows, for connections that wait for a change.
    version: watch::Sender<String>,
}

/// The last page and what it was generated from.
#[derive(Default)]
struct Cache {
    /// The metadata of the file when it was read.
    metadata: Option<FileMetadata>,
    /// The version of the story and its page.
    page: Option<(String, String)>,
    /// The static figure of the last version without errors.
    figure: Option<String>,
}

impl Preview {
    /// The preview of this file in the folder `root`, whose path has no symbolic links.
    pub fn new(root: PathBuf, name: &str) -> Preview {
        let file = root.join(name);
        Preview { root, file, cache: Mutex::default(), version: watch::Sender::default() }
    }

    /// Receives the version of the story whenever it changes.
    pub fn version(&self) -> watch::Receiver<String> {
        self.version.subscribe()
    }

    /// Returns the current page. It reads the file only if its metadata has changed, and generates the page only if its
    /// content has changed.
    pub fn page(&self) -> String {
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        let is_unchanged = cache.metadata.as_ref().is_some_and(|metadata| metadata.is_unchanged(&self.file));
        if let (true, Some((_, page))) = (is_unchanged, &cache.page) {
            return page.clone();
        }
        let metadata = FileMetadata::read(&self.file);
        let content = match static_files::resolve_inside(&self.root, &self.file) {
            Some(file) => input::read_regular(&file),
            None => Err(input::unreadable_reason(&self.file)),
        };
        // A different reason for an unreadable file is a different version.
        let version = match &content {
            Ok(bytes) => content_hash(bytes),
            Err(error) => content_hash(describe_io_error(error).as_bytes()),
        };
        cache.metadata = metadata;
        if let Some((_, page)) = cache.page.as_ref().filter(|(known, _)| *known == version) {
            return page.clone();
        }
        let page = match content {
            Ok(bytes) => cache.story_page(&bytes, &version),
            Err(error) => cache.unreadable_page(&error, &version),
        };
        cache.page = Some((version.clone(), page.clone()));
        self.version.send_replace(version);
        page
    }
}

impl Cache {
    fn story_page(&mut self, bytes: &[u8], version: &str) -> String {
        let checked = lint::check(bytes);
        let diagnostics = diagnostics(bytes, &checked.diagnostics, checked.suppressed);
        let Some(story) = &checked.story else {
            let figure = self.last_valid_figure();
            return document(
                "The story has errors",
                version,
                &html! { div class="columns" { div { (figure) } (diagnostics) } },
            );
        };
        let outline = Outline::new(story, Locale::for_tag(&story.language));
        let figure = render::story_figure(story, &outline);
        let body = story_body(&outline, &figure, &diagnostics);
        self.figure = figure.ok();
        document(&outline.headline, version, &body)
    }

    fn unreadable_page(&self, error: &io::Error, version: &str) -> String {
        let body = html! {
            div class="columns" {
                div { (self.last_valid_figure()) }
                section class="diagnostics" { p { "Cannot read story.json: " (describe_io_error(error)) } }
            }
        };
        document("The story cannot be read", version, &body)
    }

    /// The static figure of the last version without errors, with a heading.
    fn last_valid_figure(&self) -> Markup {
        let figure = self.figure.as_ref().map(|figure| PreEscaped(figure.as_str()));
        html! { @if let Some(figure) = figure { h2 { "Last version without errors" } (figure) } }
    }
}

/// File metadata that detects changes without reading the file.
struct FileMetadata {
    length: u64,
    modified: SystemTime,
    read_at: SystemTime,
}

/// The coarsest resolution of modification times. If a file was modified this recently, a second change may have the
/// same modification time.
const TIME_RESOLUTION: Duration = Duration::from_secs(2);

impl FileMetadata {
    fn read(file: &Path) -> Option<FileMetadata> {
        let metadata = fs::metadata(file).ok()?;
        let modified = metadata.modified().ok()?;
        Some(FileMetadata { length: metadata.len(), modified, read_at: SystemTime::now() })
    }

    /// Whether the file is certainly unchanged.
    fn is_unchanged(&self, file: &Path) -> bool {
        let is_reliable = self.read_at.duration_since(self.modified).is_ok_and(|age| age > TIME_RESOLUTION);
        let is_equal = |now: FileMetadata| now.length == self.length && now.modified == self.modified;
        is_reliable && FileMetadata::read(file).is_some_and(is_equal)
    }
}

/// A complete HTML document. `version` identifies the content of the story.
fn document(title: &str, version: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="icon" href="/widget/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/preview/page.css";
                link rel="stylesheet" href="/widget/figure.css";
                script type="module" src="/widget/article-infographic.js" {}
                script type="module" src="/preview/reload.js" {}
            }
            body data-version=(version) { main { h1 { (title) } (body) } }
        }
    }
    .into_string()
}

/// Every diagnostic with its location, errors first.
fn diagnostics(bytes: &[u8], diagnostics: &[Diagnostic], suppressed: usize) -> Markup {
    let of = |severity| diagnostics.iter().filter(move |diagnostic| diagnostic.severity == severity);
    html! {
        section class="diagnostics" aria-labelledby="diagnostics" {
            h2 id="diagnostics" { "Diagnostics" }
            @if diagnostics.is_empty() { p class="clean" { "No diagnostics." } }
            ul {
                @for severity in Severity::ALL {
                    @for diagnostic in of(severity) {
                        li class=(severity.name()) { (diagnostic_item(bytes, severity.name(), diagnostic)) }
                    }
                }
            }
            @if suppressed > 0 { p { "and " (suppressed) " more, not listed" } }
        }
    }
}

fn diagnostic_item(bytes: &[u8], name: &str, diagnostic: &Diagnostic) -> Markup {
    let location = diagnostic.location;
    let excerpt = excerpt_at(bytes, location.start..location.end);
    let piece = |range| excerpt.text.get(range).unwrap_or_default();
    html! {
        p { strong { (name) " " (diagnostic.code.as_str()) } ": " (diagnostic.message) }
        pre { (piece(0..excerpt.marked.start).trim_start()) mark { (piece(excerpt.marked.clone())) } (piece(excerpt.marked.end..excerpt.text.len())) }
        p { "line " (location.line) ", column " (location.column) ", at " code { (diagnostic.path) } }
        p { "→ " (diagnostic.hint) }
    }
}

/// Widths of the previews, in CSS pixels: a text column on a phone, a text column on a tablet, and a full page.
const WIDTHS: [u16; 3] = [320, 640, 1200];

/// The graphic at each width, light and dark, next to the diagnostics; then the static figure, the snippet and the
/// text.
fn story_body(outline: &Outline, figure: &Result<String, String>, diagnostics: &Markup) -> Markup {
    html! {
        div class="columns" {
            div {
                @for theme in ["light", "dark"] {
                    h2 { "Graphic, " (theme) ": 320, 640 and 1200 pixels wide" }
                    div class="widths" tabindex="0" role="region" aria-label={ "Graphic, " (theme) } {
                        @for width in WIDTHS {
                            div class={ (theme) " w" (width) } { article-infographic src="story.json" theme=(theme) {} }
                        }
                    }
                }
            }
            (diagnostics)
        }
        @match figure {
            Ok(figure) => {
                h2 { "Static figure" }
                (PreEscaped(figure))
                h2 { "Snippet for the article" }
                pre tabindex="0" { (render::snippet(&SNIPPET_OPTIONS, figure)) }
            }
            Err(error) => p { (error) }
        }
        h2 { "Text version" }
        pre tabindex="0" { (outline) }
    }
}
