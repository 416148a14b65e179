//! What readers take along: each file whole and true, by mouse and by keyboard, under the strictest policy.

use crate::support::browser::Browser;
use crate::support::engine::{self, Engine, View};
use crate::support::page::{EXCHANGES, HELD, MARK, Page, SPEAKER, WHOLE, WORDS};
use crate::support::site;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use fantoccini::key::Key;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &str = include_str!("formats.js");

/// The name, type and bytes of the file that a browser would save.
pub async fn taken(page: &Page, element: &str, way: &str) -> (String, String, Vec<u8>) {
    page.call(element, SCRIPTS, "keepFiles", vec![]).await;
    // By script, because a tooltip may lie over them.
    page.inside(element, &format!("part('export').click(); part('export-{way}').click()")).await;
    let file = page.until(element, "there is a file", "return kept[0]").await;
    page.until(element, "it is told", "return part('status').textContent === 'Saved.'").await;
    let text = |at: usize| file[at].as_str().unwrap().to_owned();
    assert_eq!(file[3], json!(true), "it is no file of this page's own");
    (text(0), text(1), STANDARD.decode(text(2)).unwrap())
}

/// The table of a chart as the command writes it.
pub fn rendered(story: &Path, chart: &str) -> Vec<u8> {
    let out = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_infographic"));
    command.arg("render").arg(story).args(["--no-png", "--chart", chart, "--out"]).arg(out.path());
    let ended = command.output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    std::fs::read(out.path().join(chart).join("table.csv")).unwrap()
}

pub fn story(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[tokio::test]
async fn the_table_is_byte_for_byte_the_commands_and_whole_whatever_is_picked() {
    let page = Page::open_at(View::DESKTOP, "exchanges.html", &[EXCHANGES]).await;
    page.call(EXCHANGES, SCRIPTS, "pickFirstYear", vec![]).await;
    let (name, kind, bytes) = taken(&page, EXCHANGES, "csv").await;
    assert_eq!((name.as_str(), kind.as_str()), ("exchanges-exchanges.csv", "text/csv"));
    assert!(bytes == rendered(&story("www/stories/exchanges.json"), "exchanges"));
    assert!(bytes.starts_with("\u{feff}What,In words,".as_bytes()), "Excel reads it as another encoding");
    // Cells that a spreadsheet would run, or split.
    let text = std::fs::read_to_string(story("tests/stories/valid/one-lower-bound.json")).unwrap();
    let text = text.replace("Flooded houses", "=HYPERLINK(1), \\\"flooded\\\"");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("odd.json");
    std::fs::write(&file, &text).unwrap();
    let made = page.add(&json!({})).await;
    page.set(made, "story", json!(text)).await;
    assert_eq!(page.ended(made).await, json!("ready"));
    let (name, _, bytes) = taken(&page, made, "csv").await;
    assert_eq!(name, "houses.csv", "a story without a file has no name");
    assert!(String::from_utf8_lossy(&bytes).contains("\"'=HYPERLINK(1), \"\"flooded\"\"\","), "{bytes:?}");
    assert!(bytes == rendered(&file, "houses"));
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_picture_stands_alone_at_twice_the_pixels_in_the_theme_on_show() {
    for (dark, paper) in [(false, [255, 255, 255]), (true, [20, 23, 27])] {
        let page = Page::open(View { dark, ..View::PHONE }).await;
        // A frame around what is chosen belongs to the words beside it, which a file does not have.
        let plain = taken(&page, HELD, "png").await.2;
        page.inside(HELD, &format!("element.select({MARK:?})")).await;
        let (name, kind, bytes) = taken(&page, HELD, "png").await;
        assert_eq!((name.as_str(), kind.as_str()), ("prisoner-exchange-held-units.png", "image/png"));
        assert!(bytes == plain, "{dark}: it shows what was chosen");
        let seen = page.call(HELD, SCRIPTS, "pictureChecks", vec![json!(STANDARD.encode(&bytes))]).await;
        assert!((2.0..2.3).contains(&seen[0].as_f64().unwrap()), "{dark}: {seen}");
        let [red, green, blue] = paper;
        assert_eq!(seen[1], json!([red, green, blue, 255]), "{dark}: the paper");
        assert_eq!((&seen[2], &seen[3]), (&json!(true), &json!(true)), "{dark}: words above and below");
        assert_eq!((&seen[4], &seen[5]), (&json!(true), &json!(true)), "{dark}: nothing is seen through");
        page.assert_quiet().await;
    }
}

#[tokio::test]
async fn the_drawing_is_svg_with_its_words_and_open_ends_and_without_script() {
    let page = Page::open(View::DESKTOP).await;
    let (name, kind, bytes) = taken(&page, WHOLE, "svg").await;
    assert_eq!((name.as_str(), kind.as_str()), ("prisoner-exchange-held.svg", "image/svg+xml"));
    let text = String::from_utf8(bytes).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let all = |tag: &str| -> Vec<String> {
        let found = document.descendants().filter(|node| node.tag_name().name() == tag);
        found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
    };
    let title = "At least 8,000 Ukrainian service members are held captive by Russia";
    assert_eq!(all("title"), [title]);
    assert!(all("desc").concat().contains("at least 8,000 people"), "{text}");
    assert!(all("metadata").concat().contains("https://kyivindependent.com/"), "{text}");
    let words = all("text").join(" ");
    for expected in [title, "Prisoners of war, 2 June 2025", "Source: The Kyiv Independent, 2 June 2025", "127.0.0.1"] {
        assert!(words.contains(expected), "{expected} is not in {words}");
    }
    // The end that nobody knows fades.
    let opacity = |node: roxmltree::Node<'_, '_>| node.attribute("fill-opacity")?.parse::<f64>().ok();
    let fades: Vec<f64> = document.descendants().filter_map(opacity).collect();
    assert!(fades.len() > 5 && fades[0] < 0.1 && fades.is_sorted(), "{text}");
    let allowed = ["svg", "title", "desc", "metadata", "g", "path", "text"];
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(allowed.contains(&node.tag_name().name()), "{node:?}");
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && !["style", "href", "id"].contains(&name), "{name}");
            assert!(
                !value.contains("NaN") && !value.contains("undefined") && !value.contains("null"),
                "{name}={value}"
            );
        }
    }
    // Words and drawing are as large as the reader's text.
    let larger = "window.before = canvas.clientHeight; document.documentElement.style.fontSize = '200%'";
    page.inside(WHOLE, larger).await;
    page.until(WHOLE, "it is drawn anew", "return canvas.clientHeight !== window.before").await;
    let text = String::from_utf8(taken(&page, WHOLE, "svg").await.2).unwrap();
    assert!(text.contains("font-size=\"40\"") && text.contains(" scale("), "{text}");
    page.assert_quiet().await;
}

#[tokio::test]
async fn the_text_has_every_entry_with_its_qualifier_speaker_source_and_address() {
    let page = Page::open(View::DESKTOP).await;
    page.replace_clipboard(false).await;
    page.click_part(WHOLE, "export").await;
    page.click_part(WHOLE, "export-text").await;
    page.until(WHOLE, "it is told", "return part('status').textContent === 'Copied.'").await;
    let text = page.browser.run("return copied", vec![]).await;
    let text = text.as_str().unwrap().to_owned();
    for expected in [WORDS, SPEAKER, "Prisoners of war, 2 June 2025", "https://kyivindependent.com/"] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
    let address = page.browser.run("return location.href", vec![]).await;
    assert!(text.ends_with(address.as_str().unwrap()), "{text}");
    // Of the positions, each once: what the sides say of one is said with it.
    page.inside(WHOLE, "element.select('criteria.injured'); element.select(null)").await;
    page.click_part(WHOLE, "export").await;
    page.click_part(WHOLE, "export-text").await;
    let other = page.until(WHOLE, "it is copied", "return !copied.includes('8,000') && copied").await;
    let other = other.as_str().unwrap();
    let entries = other.lines().filter(|line| line.starts_with("- ")).count();
    assert_eq!(entries, 7, "six positions and a statement: {other}");
    for expected in ["Russia rejects it; rejected so far", "No number was given for any of these groups."] {
        assert!(other.contains(expected), "{expected} is not in {other}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn what_cannot_be_copied_is_shown_and_chosen() {
    let page = Page::open(View::PHONE).await;
    page.replace_clipboard(true).await;
    page.click_part(HELD, "export").await;
    page.click_part(HELD, "export-text").await;
    let chosen = "const box = part('copy-fallback');
        return focus() === box && box.selectionStart === 0 && box.selectionEnd === box.value.length && box.value";
    let text = page.until(HELD, "the text is shown", chosen).await;
    assert!(text.as_str().is_some_and(|text| text.contains(WORDS)), "{text}");
    assert_eq!(page.text(HELD, "status").await, "Copy this text:");
    page.browser.press(Key::Escape).await;
    let left = "return !seen(part('copy-fallback')) && focus() === part('export')";
    page.until(HELD, "it is closed, and the focus is back", left).await;
    page.assert_quiet().await;
}

const OPEN: &str = "return part('export').getAttribute('aria-expanded') === 'true' && seen(part('formats'))";
const CLOSED: &str = "return part('export').getAttribute('aria-expanded') === 'false' && !seen(part('formats'))";

#[tokio::test]
async fn all_of_it_is_done_by_keyboard_and_escape_closes_it() {
    let page = Page::open(View::DESKTOP).await;
    page.call(WHOLE, SCRIPTS, "keepFiles", vec![]).await;
    page.call(WHOLE, SCRIPTS, "listenToExports", vec![]).await;
    page.until(WHOLE, "it is closed", CLOSED).await;
    page.browser.press(Key::Enter).await;
    page.until(WHOLE, "it is open", OPEN).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "areFormatsLarge", vec![]).await, json!(true));
    for part in ["export-csv", "export-png", "export-svg", "export-text"] {
        page.browser.press(Key::Tab).await;
        page.until(WHOLE, &format!("{part} has the focus"), &format!("return focus() === part({part:?})")).await;
    }
    page.browser.press(Key::Escape).await;
    page.until(WHOLE, "Escape closes it", CLOSED).await;
    assert_eq!(
        page.inside(WHOLE, "return [focus() === part('export'), Boolean(root.querySelector('[aria-selected=true]'))]")
            .await,
        json!([true, true])
    );
    page.browser.press(Key::Escape).await;
    page.until(WHOLE, "the next Escape lets go of the mark", "return !root.querySelector('[aria-selected=true]')")
        .await;
    for (presses, way) in [(1, "csv"), (2, "png"), (3, "svg")] {
        page.browser.press(Key::Enter).await;
        page.until(WHOLE, "it is open", OPEN).await;
        for _ in 0..presses {
            page.browser.press(Key::Tab).await;
        }
        page.browser.press(Key::Enter).await;
        let saved = format!("return kept.some(([name]) => name === 'prisoner-exchange-held.{way}')");
        page.until(WHOLE, &format!("{way} is saved"), &saved).await;
        page.until(WHOLE, "the focus is back", "return focus() === part('export')").await;
    }
    assert_eq!(page.browser.run("return window.taken", vec![]).await, json!(["csv", "png", "svg"]));
    page.assert_quiet().await;
}

#[tokio::test]
async fn it_closes_when_the_reader_goes_elsewhere_by_mouse_or_by_key() {
    let page = Page::open(View::PHONE).await;
    page.click_part(HELD, "export").await;
    page.until(HELD, "it is open", OPEN).await;
    page.click_part(HELD, "title").await;
    page.until(HELD, "a tap elsewhere closes it", CLOSED).await;
    page.click_part(HELD, "export").await;
    page.until(HELD, "it is open", OPEN).await;
    page.click_part(HELD, "export").await;
    page.until(HELD, "its own button closes it", CLOSED).await;
    page.inside(HELD, "part('export').focus()").await;
    page.browser.press(Key::Enter).await;
    page.until(HELD, "it is open", OPEN).await;
    page.inside(HELD, "part('sources').querySelector('a').focus()").await;
    page.until(HELD, "the focus elsewhere closes it", CLOSED).await;
    assert_eq!(page.inside(HELD, "return focus().localName").await, json!("a"), "the focus was taken back");
}

#[tokio::test]
async fn the_link_is_shared_where_the_system_can_and_a_file_that_cannot_be_made_is_told() {
    let page = Page::open(View::PHONE).await;
    page.call(HELD, SCRIPTS, "offerSharing", vec![]).await;
    page.until(HELD, "it is offered", "return element.state === 'ready' && !part('export-share').hidden").await;
    for refusal in [json!(null), json!("AbortError"), json!("NotAllowedError")] {
        page.browser.run("window.refusal = arguments[0]; window.shared = null", vec![refusal.clone()]).await;
        page.click_part(HELD, "export").await;
        page.click_part(HELD, "export-share").await;
        let shared = page.until(HELD, "it is shared", "return window.shared").await;
        let title = "A new exchange of prisoners: what is known, and who says so";
        let address = page.browser.run("return location.href", vec![]).await;
        assert_eq!(shared, json!({ "title": title, "url": address }));
        let shown = json!(refusal == "NotAllowedError");
        assert_eq!(page.inside(HELD, "return seen(part('copy-fallback'))").await, shown, "{refusal}");
    }
    assert_eq!(
        page.browser.run("return window.taken", vec![]).await,
        json!(2),
        "who has thought better of it takes nothing along"
    );
    page.inside(HELD, "HTMLCanvasElement.prototype.toBlob = (done) => done(null)").await;
    page.click_part(HELD, "export").await;
    page.click_part(HELD, "export-png").await;
    let told = "return part('status').textContent === 'This browser could not create the file.'";
    page.until(HELD, "it is told", told).await;
    assert_eq!(page.inside(HELD, "return element.state").await, json!("ready"));
    page.assert_quiet().await;
}

/// Waits for a file in a folder.
async fn arrived(folder: &Path, name: &str) -> String {
    for _ in 0..200 {
        let bytes = std::fs::read(folder.join(name)).unwrap_or_default();
        if !bytes.is_empty() {
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let found: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    panic!("{name} has not arrived; there is {found:?}");
}

/// Where this browser will save this file: a folder without it.
async fn room_for(browser: &Browser, name: &str) -> PathBuf {
    let folder = engine::downloads().join(format!("{:?}", browser.engine));
    std::fs::create_dir_all(&folder).unwrap();
    match browser.engine {
        Engine::Chromium => {
            let allow = json!({ "behavior": "allow", "downloadPath": folder });
            browser.devtools("Browser.setDownloadBehavior", allow).await;
        }
        Engine::Firefox => {
            browser.privileged(SCRIPTS, "setFirefoxDownloads", vec![json!(folder)]).await;
        }
        Engine::WebKit => {}
    }
    let folder = if browser.engine == Engine::WebKit { engine::downloads() } else { folder };
    let _ = std::fs::remove_file(folder.join(name));
    folder
}

#[tokio::test]
async fn a_file_arrives_in_the_readers_folder_under_the_strict_policy() {
    let page = Page::open(View::DESKTOP).await;
    let name = "prisoner-exchange-held-units.csv";
    let folder = room_for(&page.browser, name).await;
    page.click_part(HELD, "export").await;
    page.click_part(HELD, "export-csv").await;
    let text = arrived(&folder, name).await;
    assert!(text.contains(WORDS), "{text}");
    page.assert_quiet().await;
}

/// The sandbox is that of the README.
#[tokio::test]
async fn from_a_frame_in_a_sandbox_a_file_arrives_and_is_told_with_care() {
    let browser = Browser::start(View::TABLET).await;
    let name = "prisoner-exchange-held.csv";
    let folder = room_for(&browser, name).await;
    browser.open(&format!("{}/.watch/parent/host.html", site::address())).await;
    browser.call(SCRIPTS, "allowDownloads", vec![]).await;
    browser.enter(0).await;
    let ready = "return document.querySelector('article-infographic')?.state === 'ready'";
    browser.until("the frame shows the graphic", ready, vec![]).await;
    let told = browser.call_on("article-infographic", SCRIPTS, "exportTable", vec![]).await;
    assert_eq!(told, json!("Saved, if this page allows downloads."));
    let text = arrived(&folder, name).await;
    assert!(text.contains(WORDS), "{text}");
    let complaints = browser.complaints().await;
    browser.leave().await;
    assert_eq!(complaints, Vec::<String>::new());
}
