//! The article page with its two elements: how a test reads and touches what a reader sees.

use crate::support::browser::{Browser, calling, with_helpers};
use crate::support::engine::View;
use crate::support::site;
use serde_json::{Value, json};

/// The element with the whole story, as steps.
pub const WHOLE: &str = "article-infographic:not([chart])";
/// The element with one chart: those held by Russia, as dots.
pub const HELD: &str = r#"article-infographic[chart="held-units"]"#;

/// The element with the history of the second story.
pub const EXCHANGES: &str = r#"article-infographic[chart="exchanges"]"#;

/// The mark that the tests know, and what was said about it.
pub const MARK: &str = "held-units.held";
pub const WORDS: &str = "at least 8,000";
pub const SPEAKER: &str = "Iryna Vereshchuk";

/// The functions of this file's own scripts.
const SCRIPTS: &str = include_str!("page.js");

pub struct Page {
    pub browser: Browser,
}

impl Page {
    /// Opens the first article and waits until both of its elements are ready.
    pub async fn open(view: View) -> Page {
        Self::open_at(view, "", &[WHOLE, HELD]).await
    }

    /// Opens a page of the site and waits until these elements are ready.
    pub async fn open_at(view: View, path: &str, elements: &[&str]) -> Page {
        let browser = Browser::start(view).await;
        browser.open(&format!("{}/{path}", site::address())).await;
        let page = Page { browser };
        for element in elements {
            // Brought into view, because an element waits with its loading until it is near; again and again, because what
            // is drawn above it may push it out again, and not every engine holds on to what is seen then.
            let near = "element?.scrollIntoView({ block: 'center', behavior: 'instant' });
                return element?.state === 'ready' && (isCoreShown() || requireCore())";
            page.until(element, "it is ready, and drawn by the core", near).await;
        }
        page
    }

    /// Opens a page of the site with one thing wrong, see `fault_proxy`, and waits for nothing.
    pub async fn open_faulty(view: View, mode: &str, path: &str) -> Page {
        let browser = Browser::start(view).await;
        browser.open(&format!("{}/.fault/{mode}/{path}", site::address())).await;
        Page { browser }
    }

    /// Adds an element before the first one, with a figure inside that has the id `fallback`. Returns its selector. Its
    /// events are kept in `told`.
    pub async fn add(&self, attributes: &Value) -> &'static str {
        self.browser.call(SCRIPTS, "addElement", vec![attributes.clone()]).await;
        "#made"
    }

    /// Waits until an element has come to an end, and tells its state with the code of its last error.
    pub async fn ended(&self, element: &str) -> Value {
        let state = "return ['ready', 'error'].includes(element.state) && element.state";
        self.until(element, "it is ready, or cannot be", state).await
    }

    /// Runs one line that knows the names of `helpers.js`.
    pub async fn inside(&self, element: &str, line: &str) -> Value {
        self.browser.run(&with_helpers(line), vec![json!(element)]).await
    }

    /// Runs one line again and again until it returns a value other than false and null. Returns that value.
    pub async fn until(&self, element: &str, what: &str, line: &str) -> Value {
        self.browser.until(&format!("{element}: {what}"), &with_helpers(line), vec![json!(element)]).await
    }

    /// Calls a function of `scripts`, a file of JavaScript that knows the names of `helpers.js`.
    pub async fn call(&self, element: &str, scripts: &str, function: &str, arguments: Vec<Value>) -> Value {
        self.browser.call_on(element, scripts, function, arguments).await
    }

    /// Calls such a function again and again until it returns a value other than false and null. Returns that value.
    pub async fn until_call(
        &self,
        element: &str,
        what: &str,
        scripts: &str,
        function: &str,
        mut arguments: Vec<Value>,
    ) -> Value {
        arguments.insert(0, json!(element));
        self.browser.until(&format!("{element}: {what}"), &calling(scripts, function), arguments).await
    }

    /// Sets a property of the element.
    pub async fn set(&self, element: &str, property: &str, value: Value) {
        self.call(element, SCRIPTS, "setProperty", vec![json!(property), value]).await;
    }

    /// Keeps what is written to the clipboard in `copied`, or refuses it.
    pub async fn replace_clipboard(&self, refuses: bool) {
        self.browser.call(SCRIPTS, "replaceClipboard", vec![json!(refuses)]).await;
    }

    pub async fn text(&self, element: &str, part: &str) -> String {
        let script = format!("return part({part:?})?.textContent.trim() ?? ''");
        self.inside(element, &script).await.as_str().unwrap_or_default().to_owned()
    }

    /// The middle of a mark in CSS pixels of the viewport, after it has been brought into view and its place is steady.
    pub async fn middle_of(&self, element: &str, mark: &str) -> (f64, f64) {
        let what = format!("{mark} has a place");
        point(&self.until_call(element, &what, SCRIPTS, "middleOfMark", vec![json!(mark)]).await)
    }

    /// Clicks a part of the element, such as `next`, as a reader does: with the mouse, where it is seen.
    pub async fn click_part(&self, element: &str, name: &str) {
        let what = format!("{name} is seen");
        let place = self.until_call(element, &what, SCRIPTS, "middleOfPart", vec![json!(name)]).await;
        let (x, y) = point(&place);
        self.browser.click_at(x, y).await;
    }

    /// Fails with everything that the page should not have done.
    pub async fn assert_quiet(&self) {
        let complaints = self.browser.complaints().await;
        assert!(complaints.is_empty(), "the page complained: {complaints:#?}");
    }
}

fn point(place: &Value) -> (f64, f64) {
    match (place[0].as_f64(), place[1].as_f64()) {
        (Some(x), Some(y)) => (x, y),
        _ => panic!("no point: {place}"),
    }
}
