//! `page.html`, which `infographic render` writes: what link previews, search engines and oEmbed consumers read in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;

use crate::{code, infographic, stderr};

const STORY: &str = "www/stories/prisoner-exchange.json";
const ADDRESS: &str = "https://example.org/graphics/exchange/";

/// An element: its name, its attributes, and the text in it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
}

/// The page, parsed without errors.
struct Page {
    elements: Vec<Element>,
}

impl Page {
    fn read(file: &Path) -> Page {
        let html = fs::read_to_string(file).unwrap();
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        assert!(dom.errors.borrow().is_empty(), "{}: {:?}", file.display(), dom.errors.borrow());
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        Page { elements }
    }

    /// The value of an attribute of the only element with this name that has another attribute of this value.
    fn value(&self, element: &str, [key, of]: [&str; 2], attribute: &str) -> Option<&str> {
        let is_meant = |one: &&Element| one.name == element && one.attributes.get(key).is_some_and(|value| value == of);
        let found: Vec<&Element> = self.elements.iter().filter(is_meant).collect();
        assert!(found.len() <= 1, "{} elements {element} with {key} {of}", found.len());
        found.first().map(|one| one.attributes[attribute].as_str())
    }

    fn property(&self, name: &str) -> Option<&str> {
        self.value("meta", ["property", name], "content")
    }

    fn named(&self, name: &str) -> Option<&str> {
        self.value("meta", ["name", name], "content")
    }

    fn link(&self, rel: &str) -> Option<&str> {
        self.value("link", ["rel", rel], "href")
    }

    fn link_of_type(&self, media_type: &str) -> Option<&str> {
        self.value("link", ["type", media_type], "href")
    }

    fn texts(&self, name: &str) -> Vec<&str> {
        self.elements.iter().filter(|one| one.name == name).map(|one| one.text.as_str()).collect()
    }

    /// The JSON-LD of the page.
    fn data(&self) -> Value {
        let is_data = |one: &&Element| one.attributes.get("type").is_some_and(|kind| kind == "application/ld+json");
        let scripts: Vec<&Element> = self.elements.iter().filter(|one| one.name == "script").filter(is_data).collect();
        assert_eq!(scripts.len(), 1);
        serde_json::from_str(&scripts[0].text).unwrap()
    }
}

fn collect(node: &Handle, found: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow();
        let attributes = attributes.iter().map(|one| (one.name.local.to_string(), one.value.to_string()));
        found.push(Element { name: name.local.to_string(), attributes: attributes.collect(), text: text_of(node) });
    }
    node.children.borrow().iter().for_each(|child| collect(child, found));
}

fn text_of(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => node.children.borrow().iter().map(text_of).collect(),
    }
}

fn render(story: &str, out: &Path, more: &[&str]) -> Page {
    let output = infographic().args(["render", story, "--out"]).arg(out).args(more).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    Page::read(&out.join("page.html"))
}

fn json(file: &Path) -> Value {
    serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
}

/// The width and the height in the header of a PNG file.
fn png_size(file: &Path) -> [u32; 2] {
    let bytes = fs::read(file).unwrap();
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    [number(16), number(20)]
}

#[test]
fn a_shared_link_shows_headline_summary_and_card() {
    let out = tempfile::tempdir().unwrap();
    let page = render(STORY, out.path(), &["--url", ADDRESS]);
    let story = json(Path::new(STORY));
    let [headline, summary] = ["headline", "summary"].map(|field| story[field].as_str().unwrap());
    // The SVG drawings have titles of their own.
    assert_eq!(page.texts("title")[0], headline);
    assert_eq!((page.named("description"), page.property("og:description")), (Some(summary), Some(summary)));
    assert_eq!((page.property("og:type"), page.property("og:title")), (Some("article"), Some(headline)));
    let address = format!("{ADDRESS}page.html");
    assert_eq!((page.link("canonical"), page.property("og:url")), (Some(&*address), Some(&*address)));

    let card = page.property("og:image").unwrap().strip_prefix(ADDRESS).unwrap();
    let size = ["og:image:width", "og:image:height"].map(|name| page.property(name).unwrap().parse::<u32>().unwrap());
    assert_eq!(png_size(&out.path().join(card)), size);
    assert_eq!(page.named("twitter:card"), Some("summary_large_image"));
    let alternative = page.named("twitter:image:alt").unwrap();
    assert!(alternative.len() > 20 && page.property("og:image:alt") == Some(alternative), "{alternative}");
}

#[test]
fn the_oembed_response_that_the_page_links_to_frames_the_page() {
    let out = tempfile::tempdir().unwrap();
    let page = render(STORY, out.path(), &["--no-png", "--url", ADDRESS]);
    let response = page.link_of_type("application/json+oembed").unwrap().strip_prefix(ADDRESS).unwrap();
    let html = json(&out.path().join(response))["html"].as_str().unwrap().to_owned();
    let frame = format!("<iframe src=\"{}\"", page.link("canonical").unwrap());
    assert!(html.contains(&frame), "{html}");
}

#[test]
fn the_page_describes_its_data_and_links_to_all_of_it() {
    let out = tempfile::tempdir().unwrap();
    for address in [None, Some(ADDRESS)] {
        let more: Vec<&str> =
            ["--no-png"].into_iter().chain(address.into_iter().flat_map(|url| ["--url", url])).collect();
        let page = render(STORY, out.path(), &more);
        let data = page.data();
        let complete = json(&out.path().join(page.link_of_type("application/ld+json").unwrap()));
        assert_eq!((&data["@context"], &data["@graph"][0]), (&complete["@context"], &complete["@graph"][0]));
        assert!(data["@graph"].as_array().unwrap().len() == 1 && complete["@graph"].as_array().unwrap().len() > 1);
        assert_eq!(data["@graph"][0]["@type"], "Dataset");
        let files = data["@graph"][0]["distribution"].as_array().unwrap();
        assert!(!files.is_empty());
        for file in files {
            let path = file["contentUrl"].as_str().unwrap().strip_prefix(address.unwrap_or_default()).unwrap();
            assert!(out.path().join(path).is_file(), "{path}");
        }
    }
}

#[test]
fn without_its_address_the_page_has_no_tag_that_needs_one() {
    let out = tempfile::tempdir().unwrap();
    let page = render("www/stories/prisoner-exchange.ar.json", out.path(), &["--no-png"]);
    assert_eq!((page.link("canonical"), page.link_of_type("application/json+oembed")), (None, None));
    assert_eq!((page.property("og:url"), page.property("og:image"), page.named("twitter:card")), (None, None, None));
    assert!(page.property("og:title").is_some());
    let root = page.elements.iter().find(|one| one.name == "html").unwrap();
    assert_eq!((root.attributes["lang"].as_str(), root.attributes["dir"].as_str()), ("ar", "rtl"));
    // The figure is in the element, for readers without script.
    let element = page.elements.iter().find(|one| one.name == "article-infographic").unwrap();
    assert!(element.text.contains(page.texts("title")[0]));
}
