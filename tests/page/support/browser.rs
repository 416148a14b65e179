//! One browser with one window: what every page test can do to it, each step with a time limit.

use crate::support::engine::{Driver, Engine, View};
use crate::support::teardown;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::sync::{Semaphore, SemaphorePermit};

/// The longest that one command may take, the start of a browser included.
const COMMAND: Duration = Duration::from_mins(2);
/// The longest that a page may take to come to a state that a test waits for. Generous, because a busy machine is slow and
/// a test that passes does not wait for it.
const STATE: Duration = Duration::from_mins(1);

/// Put before the scripts of tests: the element, its parts, and what a reader sees of it.
const HELPERS: &str = include_str!("helpers.js");
/// The scripts of this file.
const SCRIPTS: &str = include_str!("browser.js");

/// Browsers at a time: a third would only slow down the others on a small machine.
static PLACES: Semaphore = Semaphore::const_new(2);
/// The longest wait for one of them; the first test may be building the site meanwhile.
const PLACE: Duration = Duration::from_mins(20);

pub struct Browser {
    pub engine: Engine,
    client: Client,
    session: String,
    driver: Driver,
    _place: SemaphorePermit<'static>,
}

impl Browser {
    /// Starts the chosen engine with a fresh profile and a viewport of exactly this size.
    pub async fn start(view: View) -> Browser {
        let place = tokio::time::timeout(PLACE, PLACES.acquire()).await;
        let place = place.expect("no other test holds its browser for ever").expect("the places are never closed");
        let engine = Engine::chosen();
        let mut capabilities = json!({ "timeouts": { "script": 60_000, "pageLoad": 60_000 } });
        merge(&mut capabilities, engine.capabilities(view));
        let Value::Object(capabilities) = capabilities else { unreachable!("an object was made") };
        let mut attempts = 0;
        let (driver, client) = loop {
            attempts += 1;
            let driver = engine.start(view);
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.clone());
            let address = format!("http://127.0.0.1:{}", driver.port);
            let diagnostic = match tokio::time::timeout(COMMAND, builder.connect(&address)).await {
                Ok(Ok(client)) => break (driver, client),
                diagnostic => diagnostic,
            };
            let told = std::fs::read_to_string(&driver.log).unwrap_or_default();
            // WebKit's driver chooses a port for its browser, which another browser may have taken meanwhile.
            assert!(
                attempts < 3 && told.contains("Address already in use"),
                "{engine:?} did not start: {diagnostic:?}\nThe driver said:\n{told}"
            );
        };
        let session = client.session_id().await.ok().flatten().unwrap_or_default();
        let browser = Browser { engine, client, session, driver, _place: place };
        browser.show(view).await;
        browser
    }

    pub async fn open(&self, address: &str) {
        within(&format!("opening {address}"), self.client.goto(address)).await;
    }

    /// From here on, what runs in the page runs in its frame with this number; until [`Browser::leave`].
    pub async fn enter(&self, frame: u16) {
        within("entering a frame", self.client.enter_frame(frame)).await;
    }

    pub async fn leave(&self) {
        within("leaving a frame", self.client.enter_parent_frame()).await;
    }

    /// Runs a function's body in the page and tells what it returns; a promise is waited for.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        within(script, self.client.execute(script, arguments)).await
    }

    /// Calls a function of `scripts`, a file of JavaScript that knows the names of `helpers.js`, and returns its value; a
    /// promise is waited for. There is no element.
    pub async fn call(&self, scripts: &str, function: &str, mut arguments: Vec<Value>) -> Value {
        arguments.insert(0, Value::Null);
        within(function, self.client.execute(&calling(scripts, function), arguments)).await
    }

    /// The same with an element, by its selector.
    pub async fn call_on(&self, element: &str, scripts: &str, function: &str, mut arguments: Vec<Value>) -> Value {
        arguments.insert(0, json!(element));
        within(function, self.client.execute(&calling(scripts, function), arguments)).await
    }

    /// Calls such a function without an element again and again, see [`Browser::until`].
    pub async fn until_call(&self, what: &str, scripts: &str, function: &str, mut arguments: Vec<Value>) -> Value {
        arguments.insert(0, Value::Null);
        self.until(what, &calling(scripts, function), arguments).await
    }

    /// Runs a body again and again until it returns a value other than false and null. Returns that value; panics after
    /// [`STATE`].
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let started = Instant::now();
        loop {
            // WebKitGTK answers with an error now and then while the page is busy: that is a "not yet", like false.
            let asked = tokio::time::timeout(COMMAND, self.client.execute(script, arguments.clone())).await;
            let value = asked.ok().and_then(Result::ok).unwrap_or(Value::Null);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            if started.elapsed() > STATE {
                let seen = self.complaints().await;
                panic!("in vain waited until {what}; the page's complaints: {seen:#?}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Moves the mouse to a point of the viewport, over a second point, because a leap onto a mark is no movement there.
    pub async fn point_at(&self, x: f64, y: f64) {
        let near = PointerAction::MoveTo { duration: None, x: (x - 3.0).max(0.0), y };
        let there = PointerAction::MoveTo { duration: None, x, y };
        self.act(MouseActions::new("mouse".into()).then(near).then(there)).await;
    }

    pub async fn click_at(&self, x: f64, y: f64) {
        let button = fantoccini::actions::MOUSE_BUTTON_LEFT;
        let actions = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button })
            .then(PointerAction::Up { button });
        self.act(actions).await;
    }

    /// Presses and lets go a key; names of special keys are in `fantoccini::key::Key`.
    pub async fn press(&self, key: fantoccini::key::Key) {
        let value: char = key.chars().next().expect("a key has a character");
        let actions = KeyActions::new("keys".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.act(actions).await;
    }

    /// Presses a key while Shift is held.
    pub async fn press_with_shift(&self, key: fantoccini::key::Key) {
        let [shift, value] = [fantoccini::key::Key::Shift, key].map(|key| key.chars().next().expect("a character"));
        let actions = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: shift });
        self.act(actions).await;
    }

    async fn act(&self, actions: impl Into<fantoccini::actions::ActionSequence>) {
        within("an action", self.client.perform_actions(actions.into())).await;
    }

    /// Writes what the reader sees to `target/tmp/page/NAME.png` and tells the bytes.
    pub async fn screenshot(&self, name: &str) -> Vec<u8> {
        let picture = within("a screenshot", self.client.screenshot()).await;
        let path = crate::support::process_guard::folder().join(format!("{name}-{:?}.png", self.engine));
        std::fs::write(&path, &picture).unwrap_or_else(|error| panic!("cannot write {path:?}: {error}"));
        picture
    }

    /// Everything the page should not have done, as seen by the page itself and by the browser where it tells.
    pub async fn complaints(&self) -> Vec<String> {
        let watched = self.run("return window.watched ?? ['the page is not watched']", vec![]).await;
        let mut all = strings(watched);
        all.extend(self.told_by_the_browser().await);
        all
    }

    /// Errors in the browser's own console. WebKitGTK tells none in an automated session.
    pub async fn told_by_the_browser(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => {
                let log = self.command("se/log", json!({ "type": "browser" })).await;
                let entries = log.as_array().into_iter().flatten();
                let bad = entries.filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING");
                bad.map(|entry| format!("chromium: {}", entry["message"])).collect()
            }
            Engine::Firefox => {
                let site = vec![json!(crate::support::site::address())];
                strings(self.privileged(SCRIPTS, "firefoxConsoleErrors", site).await)
            }
            Engine::WebKit => Vec::new(),
        }
    }

    /// Gives the page its viewport, in the way that the engine has for it.
    pub async fn show(&self, view: View) {
        let View { width, height, ratio, dark, .. } = view;
        match self.engine {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", size).await;
                let scheme = if dark { "dark" } else { "light" };
                let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
                self.devtools("Emulation.setEmulatedMedia", media).await;
            }
            Engine::Firefox => {
                // The window has to be larger than the page in it, or a pointer cannot reach the page's end.
                within("the window", self.client.set_window_rect(0, 0, width + 100, height + 200)).await;
                self.privileged(SCRIPTS, "setFirefoxViewport", vec![json!(width), json!(height)]).await;
            }
            Engine::WebKit => {
                // The toolbar's height is not known, so the window grows by what the page lacks.
                within("the window", self.client.set_window_rect(0, 0, width, height)).await;
                let inner = self.run("return window.innerHeight", vec![]).await;
                let toolbar = height.saturating_sub(inner.as_u64().unwrap_or_default() as u32);
                within("the window", self.client.set_window_rect(0, 0, width, height + toolbar)).await;
            }
        }
        let wanted = vec![json!(width), json!(height), json!(ratio), json!(dark)];
        self.until_call(&format!("the page is seen as {view:?}"), SCRIPTS, "isSeenAs", wanted).await;
    }

    /// A command of Chromium's own protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": method, "params": parameters })).await
    }

    /// Calls a function of `scripts` in Firefox itself instead of in the page, without the names of `helpers.js`.
    pub async fn privileged(&self, scripts: &str, function: &str, arguments: Vec<Value>) -> Value {
        self.command("moz/context", json!({ "context": "chrome" })).await;
        let script = format!("{scripts}\nreturn {function}(...arguments);");
        let value = within(function, self.client.execute(&script, arguments)).await;
        self.command("moz/context", json!({ "context": "content" })).await;
        value
    }

    async fn command(&self, path: &'static str, body: Value) -> Value {
        within(path, self.client.issue_cmd(Own { path, body })).await
    }
}

impl Drop for Browser {
    /// Ends the session in words, also after a panic, so that the browser leaves no process behind; a failed test
    /// leaves a picture beside the driver's log.
    fn drop(&mut self) {
        if std::thread::panicking() {
            teardown::picture(self.driver.port, &self.session, &self.driver.log.with_extension("png"));
        }
        teardown::ask(self.driver.port, "DELETE", &format!("/session/{}", self.session));
    }
}

/// A command outside of the WebDriver standard.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// A script that knows the names of `helpers.js`. Its first argument is the selector of the element, or null.
pub fn with_helpers(script: &str) -> String {
    format!("const [selector, ...given] = arguments;\n{HELPERS}\n{script}")
}

/// A script that calls a function of `scripts` with all arguments but the selector.
pub fn calling(scripts: &str, function: &str) -> String {
    with_helpers(&format!("{scripts}\nreturn {function}(...given);"))
}

async fn within<T: Debug>(what: &str, command: impl Future<Output = Result<T, CmdError>>) -> T {
    match tokio::time::timeout(COMMAND, command).await {
        Ok(Ok(value)) => value,
        Ok(Err(error)) => panic!("{what}: {error}"),
        Err(_) => panic!("{what}: no answer in {COMMAND:?}"),
    }
}

fn strings(values: Value) -> Vec<String> {
    let values = values.as_array().cloned().unwrap_or_default();
    values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect()
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}
