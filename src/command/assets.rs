//! What the command has in itself: the widget, the demonstration's pages and stories. So it works wherever it is installed.
//! A debug build reads the files from the checkout instead, as they are at the moment.

use std::{borrow::Cow, path::Path, sync::LazyLock};

use article_infographic::{lint, model::Language, words::Locale};
use base64::{Engine, engine::general_purpose::STANDARD};
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256, Sha384};

use crate::publish;

/// What the widget's build made, see `build/main.rs`: nothing in a debug build that was not told to.
#[derive(Embed)]
#[folder = "$OUT_DIR/widget"]
struct Built;

/// The pages, with the style sheet of the figure.
#[derive(Embed)]
#[folder = "www"]
#[exclude = "element/*"]
#[exclude = "locales/*"]
#[exclude = "screenshot.png"]
struct Pages;

/// The stories that `gallery.html` shows.
#[derive(Embed)]
#[folder = "tests/stories/valid"]
struct Corpus;

/// The files that an embedded widget needs, in the order in which it asks for them: the last one for raw stories alone.
pub const WIDGET: [&str; 4] =
    ["article-infographic.js", "article-infographic.wasm", "figure.css", "article-infographic-editor.wasm"];

/// The files for the widget in an iframe: the page in the frame with what it needs besides, and the script for the page
/// around it.
pub const FRAME: [&str; 4] = ["embed.html", "embed.css", "embed.js", "host.js"];

/// The words around the figures in other languages than English: the widget asks for one when a story is in it.
pub static LANGUAGES: LazyLock<Vec<String>> =
    LazyLock::new(|| Language::fetched().map(|language| format!("locales/{}.bin", language.tag())).collect());

/// What newsrooms can link to: how every reader can use the graphics.
pub const STATEMENT: [&str; 2] = ["accessibility.html", "page.css"];

/// What the element is to pages that are checked by TypeScript.
pub const TYPES: &str = "article-infographic.d.ts";

/// The words of the languages, and stories as they are published: made from their sources when they are asked for.
fn published(path: &str) -> Option<Asset> {
    if LANGUAGES.iter().any(|file| file == path) {
        let tag = path.strip_prefix("locales/")?.strip_suffix(".bin")?;
        return Some(Asset::made(Locale::of(Language::of(tag)?).publish()));
    }
    let name = path.strip_suffix(publish::ENDING)?.strip_suffix('.')?;
    let raw = find(&format!("{name}.json"))?;
    lint::check(&raw.bytes).story.map(|story| Asset::made(article_infographic::publish::publish(&story)))
}

/// A file, with what tells its versions apart.
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    /// The value of an `ETag`.
    pub tag: String,
}

impl Asset {
    pub fn integrity(&self) -> String {
        integrity(&self.bytes)
    }
}

/// The hash by which pages tell that a file is the one they mean, as Subresource Integrity writes it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

impl Asset {
    fn made(bytes: Vec<u8>) -> Asset {
        let tag = tag(Sha256::digest(&bytes).as_slice());
        Asset { bytes: bytes.into(), tag }
    }
}

/// The value of an `ETag` for a file with this hash.
fn tag(hash: &[u8]) -> String {
    let digits = hash.first_chunk().map_or(0, |half| u128::from_be_bytes(*half));
    format!("\"{digits:x}\"")
}

impl From<EmbeddedFile> for Asset {
    fn from(file: EmbeddedFile) -> Asset {
        let tag = tag(&file.metadata.sha256_hash());
        Asset { bytes: file.data, tag }
    }
}

/// What a server calls the file with this name. `.ts` is no film here.
pub fn media_type(name: &str) -> String {
    if name.ends_with(".d.ts") {
        return "text/plain".to_owned();
    }
    // Nobody else knows what ends with this.
    if Path::new(name).extension().is_some_and(|ending| ending == publish::ENDING) {
        return mime_guess::mime::APPLICATION_OCTET_STREAM.to_string();
    }
    mime_guess::from_path(name).first_or_text_plain().to_string()
}

/// Whether this command was built with the widget.
pub fn has_widget() -> bool {
    Built::get("article-infographic.wasm").is_some()
}

/// The file of the widget or of the demonstration's site at this path, without a slash at its beginning.
pub fn find(path: &str) -> Option<Asset> {
    let corpus = || path.strip_prefix("corpus/").and_then(Corpus::get);
    let found = Built::get(path).or_else(|| Pages::get(path)).or_else(corpus);
    found.map(Asset::from).or_else(|| published(path))
}

/// The file of the widget that this path of any site ends with: `widget/locales/de.json` with `locales/de.json`. Wherever a
/// site has the widget, what the widget asks for lies beside it.
pub fn part_of_the_widget(path: &str) -> Option<&'static str> {
    let languages = LANGUAGES.iter().map(String::as_str);
    let mut names = WIDGET.into_iter().chain(FRAME).chain(languages);
    names.find(|name| path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/')))
}

/// What to say where the widget is wanted and is not there.
pub const MISSING: &str = "this command was built without the widget; `cargo install --path .` or \
                           `cargo run --release` in the checkout makes one that has it";
