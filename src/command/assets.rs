//! Files built into the command: the widget, and the pages and stories of the demonstration. The installed command
//! needs no other files. A debug build reads them from the checkout at run time instead.

use std::{borrow::Cow, collections::BTreeMap, path::Path, sync::LazyLock};

use article_infographic::{lint, model::Language, text::Locale};
use base64::{Engine, engine::general_purpose::STANDARD};
use rust_embed::{Embed, EmbeddedFile};
use sha2::{Digest, Sha256, Sha384};

use crate::published::{self, PublishedFile};

/// The output of the widget's build (`build/main.rs`). Empty in a debug build unless `INFOGRAPHIC_WIDGET` is set.
#[derive(Embed)]
#[folder = "$OUT_DIR/widget"]
struct Built;

/// The pages, and the style sheet of the static figure.
#[derive(Embed)]
#[folder = "www"]
#[exclude = "element/*"]
#[exclude = "locales/*"]
#[exclude = "screenshot.png"]
struct Pages;

/// The modules of the element, for the npm package.
#[derive(Embed)]
#[folder = "www/element"]
#[include = "*.js"]
struct Modules;

/// The modules that the widget's build generates for the npm package.
#[derive(Embed)]
#[folder = "$OUT_DIR/package"]
struct GeneratedModules;

/// The other files of the npm package. A module of the same name takes the place of the element's.
#[derive(Embed)]
#[folder = "npm"]
#[exclude = "element/*.d.ts"]
struct Package;

/// The stories that `gallery.html` shows.
#[derive(Embed)]
#[folder = "tests/stories/valid"]
struct Corpus;

/// The script that a page includes, and the style sheet of the static figure.
pub const ENTRY: &str = "article-infographic.js";
pub const STYLE: &str = "figure.css";

/// The files that the entry script loads, in load order, each with its role in the manifest. The editor's files are loaded
/// for raw stories only.
pub const WIDGET: [(&str, &str); 8] = [
    (WIDGET_SCRIPT, "widget"),
    ("article-infographic-article.js", "article-script"),
    ("article-infographic-scroll.js", "scroll-script"),
    ("article-infographic-export.js", "export-script"),
    ("article-infographic-core.js", "core-script"),
    (CORE, "core"),
    ("article-infographic-editor.js", "editor-script"),
    ("article-infographic-editor.wasm", "editor-core"),
];

/// The script that makes an element interactive.
pub const WIDGET_SCRIPT: &str = "article-infographic-widget.js";
/// The reader's core.
pub const CORE: &str = "article-infographic.wasm";

/// The files for the widget in an iframe: the framed page with its style sheet and script, and the parent page's
/// script.
pub const FRAME: [&str; 4] = ["embed.html", "embed.css", "embed.js", "host.js"];

/// The locale files. The widget loads one for a story in that language; English is part of the core.
pub static LANGUAGES: LazyLock<Vec<String>> =
    LazyLock::new(|| Language::fetched().map(|language| format!("locales/{}.bin", language.tag())).collect());

/// The accessibility statement that newsrooms can link to, and its style sheets.
pub const STATEMENT: [&str; 3] = ["accessibility.html", "page.css", "docs.css"];

/// The TypeScript declarations of the element.
pub const TYPES: &str = "article-infographic.d.ts";

/// The JSON Schema of stories, and the Custom Elements Manifest.
pub const SCHEMA: &str = "story.schema.json";
pub const MANIFEST_OF_ELEMENTS: &str = "custom-elements.json";

/// Generates a locale file, a published story or its answers from the source on request.
fn generated(path: &str) -> Option<Asset> {
    if LANGUAGES.iter().any(|file| file == path) {
        let tag = path.strip_prefix("locales/")?.strip_suffix(".bin")?;
        return Some(Asset::new(Locale::of(Language::of(tag)?).publish()));
    }
    let (published, raw) = PublishedFile::at(path)?;
    let story = lint::check(&find(&raw)?.bytes).story?;
    // A file that cannot be generated is missing; the tests generate those of every story.
    published.bytes(&story).ok().map(Asset::new)
}

/// The content of a file and its entity tag.
pub struct Asset {
    pub bytes: Cow<'static, [u8]>,
    /// The value of the `ETag` header.
    pub tag: String,
}

impl Asset {
    pub fn integrity(&self) -> String {
        integrity(&self.bytes)
    }
}

/// The hash of a file for an `integrity` attribute (Subresource Integrity).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

impl Asset {
    fn new(bytes: Vec<u8>) -> Asset {
        let tag = tag(Sha256::digest(&bytes).as_slice());
        Asset { bytes: bytes.into(), tag }
    }
}

/// The `ETag` for a file with this hash: its first 128 bits in hexadecimal.
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

/// The media type of a file by its name. `.d.ts` is text; by its extension alone, `.ts` would be an MPEG video.
pub fn media_type(name: &str) -> String {
    if name.ends_with(".d.ts") {
        return "text/plain".to_owned();
    }
    // Published stories have no registered media type.
    if Path::new(name).extension().is_some_and(|extension| extension == published::EXTENSION) {
        return mime_guess::mime::APPLICATION_OCTET_STREAM.to_string();
    }
    mime_guess::from_path(name).first_or_text_plain().to_string()
}

/// Whether the widget is built into this command.
pub fn has_widget() -> bool {
    Built::get(CORE).is_some()
}

/// The file of the widget or of the demonstration at this path, which has no leading slash.
pub fn find(path: &str) -> Option<Asset> {
    let corpus = || path.strip_prefix("corpus/").and_then(Corpus::get);
    let found = Built::get(path).or_else(|| Pages::get(path)).or_else(corpus);
    found.map(Asset::from).or_else(|| generated(path))
}

/// The files of the npm package that are not generated from the bundle, with their paths in the package.
pub fn package() -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
    let mut files = BTreeMap::new();
    let in_folder = |name: &str| format!("element/{name}");
    files.extend(Modules::iter().map(|name| (in_folder(&name), Modules::get(&name))));
    files.extend(GeneratedModules::iter().map(|name| (in_folder(&name), GeneratedModules::get(&name))));
    files.extend(Package::iter().map(|name| (name.to_string(), Package::get(&name))));
    files.into_iter().filter_map(|(path, file)| Some((path, file?.data)))
}

/// The widget file whose name is the end of this path: `locales/de.bin` for `widget/locales/de.bin`. A site may have
/// the widget in any folder, and the widget loads its files relative to its own URL.
pub fn widget_file(path: &str) -> Option<&'static str> {
    let languages = LANGUAGES.iter().map(String::as_str);
    let widget = WIDGET.map(|(name, _)| name);
    let mut names = [ENTRY, STYLE].into_iter().chain(widget).chain(FRAME).chain(languages);
    names.find(|name| path.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('/')))
}

/// The message if the widget is needed but not built in.
pub const MISSING: &str = "this command was built without the widget; to build it with the widget, run \
                           `cargo install --path .` or `cargo run --release` in the checkout";
