//! The article page with its two elements: how a test reads and touches what a reader sees.

use crate::browser::Browser;
use crate::engine::View;
use crate::site;
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

/// Put before each script: the element, its parts, and whether a reader can see a thing.
const HELPERS: &str = r#"
const [selector, ...given] = arguments;
const element = document.querySelector(selector);
const root = element?.shadowRoot;
const part = (name) => root?.querySelector(`[part~="${name}"]`) ?? null;
const canvas = root?.querySelector("canvas") ?? null;
const seen = (thing) => Boolean(thing)
    && thing.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && thing.getBoundingClientRect().height > 0;
// Whether it is told what is known of a mark: beside it, or in full below the picture.
const isTold = () => seen(part("tooltip")) || seen(part("details"));
const figureSeen = () => [...element.querySelectorAll("svg")].some(seen);
// The focus inside of shadow roots, and the option that it stands on in either of ARIA's two ways.
const focus = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at;
};
const option = () => {
    const at = focus();
    if (at?.getRootNode() !== root) return null;
    if (at.getAttribute("role") === "option") return at;
    const active = at.getAttribute("aria-activedescendant");
    return active ? root.getElementById(active) : null;
};
"#;

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
                return element?.state === 'ready'";
            page.until(element, "it is ready", near).await;
        }
        page
    }

    /// Opens a page of the site with one thing wrong, see `faulty`, and waits for nothing.
    pub async fn open_faulty(view: View, mode: &str, path: &str) -> Page {
        let browser = Browser::start(view).await;
        browser.open(&format!("{}/.fault/{mode}/{path}", site::address())).await;
        Page { browser }
    }

    /// Puts a further element before the first one, with a figure inside that has the id `fallback`; tells its selector.
    /// What the page is told by it is kept in `told`.
    pub async fn add(&self, attributes: &Value) -> &'static str {
        let script = "
            window.told ??= [];
            for (const type of ['ready', 'select', 'error']) {
                addEventListener(`infographic-${type}`, (event) => told.push([type, event.target.id, event.detail]));
            }
            const made = document.createElement('article-infographic');
            const figure = document.createElement('p');
            figure.id = 'fallback';
            figure.textContent = 'At least 8,000 are held.';
            made.append(figure);
            made.id = 'made';
            for (const [name, value] of Object.entries(arguments[0])) made.setAttribute(name, value);
            document.querySelector('article-infographic').before(made);";
        self.browser.run(script, vec![attributes.clone()]).await;
        "#made"
    }

    /// Waits until an element has come to an end, and tells its state with the code of its last error.
    pub async fn ended(&self, element: &str) -> Value {
        let state = "return ['ready', 'error'].includes(element.state) && element.state";
        self.until(element, "it is ready, or cannot be", state).await
    }

    /// Runs a body that knows `element`, `root`, `part(name)`, `canvas`, `seen(thing)`, `isTold()`,
    /// `figureSeen()`: whether a drawing of the page's own figure is seen, `focus()` and `option()`.
    pub async fn inside(&self, element: &str, script: &str) -> Value {
        self.browser.run(&format!("{HELPERS}{script}"), vec![json!(element)]).await
    }

    /// The same with further arguments, from `arguments[1]` on.
    pub async fn inside_with(&self, element: &str, script: &str, mut arguments: Vec<Value>) -> Value {
        arguments.insert(0, json!(element));
        self.browser.run(&format!("{HELPERS}{script}"), arguments).await
    }

    pub async fn until(&self, element: &str, what: &str, script: &str) -> Value {
        let what = format!("{element}: {what}");
        self.browser.until(&what, &format!("{HELPERS}{script}"), vec![json!(element)]).await
    }

    pub async fn text(&self, element: &str, part: &str) -> String {
        let script = format!("return part({part:?})?.textContent.trim() ?? ''");
        self.inside(element, &script).await.as_str().unwrap_or_default().to_owned()
    }

    /// The middle of a mark in CSS pixels of the viewport, after it has been brought into view.
    pub async fn middle_of(&self, element: &str, mark: &str) -> (f64, f64) {
        let script = format!(
            "canvas.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const place = element.place({mark:?});
             const middle = () => canvas.getBoundingClientRect().y + place.y + place.height / 2;
             // A canvas can be higher than the screen.
             if (place) scrollBy({{ top: middle() - innerHeight / 2, behavior: 'instant' }});
             return place && [canvas.getBoundingClientRect().x + place.x + place.width / 2, middle()]"
        );
        let place = self.until(element, &format!("{mark} has a place"), &script).await;
        point(&place)
    }

    /// Clicks a part of the element, such as `next`, as a reader does: with the mouse, where it is seen.
    pub async fn click_part(&self, element: &str, name: &str) {
        let script = format!(
            "part({name:?})?.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = part({name:?})?.getBoundingClientRect();
             return box?.width > 0 && [box.x + box.width / 2, box.y + box.height / 2]"
        );
        let place = self.until(element, &format!("{name} is seen"), &script).await;
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
