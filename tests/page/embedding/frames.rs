//! The widget in an iframe: its height arrives at every kind of parent, and nothing else does.

use crate::support::browser::{Browser, with_helpers};
use crate::support::engine::View;
use crate::support::parent_pages::{self, STORY};
use crate::support::site;
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};

const SCRIPTS: &str = include_str!("frames.js");

/// The element in a frame.
const GRAPHIC: &str = "article-infographic";
/// What a reader sees of a frame, in pixels; null before it is there.
const HEIGHT: &str = "return document.querySelectorAll('iframe')[arguments[0]]?.clientHeight ?? null";

async fn open(parent: &str) -> Browser {
    let browser = Browser::start(View::TABLET).await;
    browser.open(&format!("{}/.watch/parent/{parent}.html", site::address())).await;
    browser
}

/// The page in the frame, with another origin than the parent's.
fn embed(given: &str) -> String {
    let port = site::address().rsplit(':').next().and_then(|port| port.parse().ok());
    parent_pages::address(port.expect("the site's address ends with a port"), given)
}

/// Runs one line, which knows the names of `helpers.js`, in a frame that has something to show.
async fn inside(browser: &Browser, frame: u16, line: &str) -> Value {
    browser.enter(frame).await;
    let value = browser.run(&with_helpers(line), vec![json!(GRAPHIC)]).await;
    browser.leave().await;
    value
}

/// Calls a function in such a frame.
async fn call_inside(browser: &Browser, frame: u16, function: &str) -> Value {
    browser.enter(frame).await;
    let value = browser.call_on(GRAPHIC, SCRIPTS, function, vec![]).await;
    browser.leave().await;
    value
}

/// Waits until a frame has something to show, and its parent has made it as high as that; tells the height.
async fn settled(browser: &Browser, frame: u16) -> u64 {
    let loaded = "return document.querySelectorAll('iframe').length > arguments[0]";
    browser.until("the frame is there", loaded, vec![json!(frame)]).await;
    let started = Instant::now();
    loop {
        browser.enter(frame).await;
        let script = "const shown = document.querySelector('article-infographic')?.state === 'ready' || document.querySelector('body > p');
            return shown ? [Math.ceil(document.documentElement.getBoundingClientRect().height), innerHeight] : null";
        let sizes = browser.until("the frame shows something", script, vec![]).await;
        browser.leave().await;
        let given = browser.run(HEIGHT, vec![json!(frame)]).await;
        if sizes[0] == given && sizes[1] == given {
            return given.as_u64().expect("a height is a whole number");
        }
        assert!(started.elapsed() < Duration::from_secs(20), "the frame's {sizes} are not the parent's {given}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Fails with everything that the parent or one of its frames should not have done.
async fn assert_quiet(browser: &Browser, frames: u16) {
    let mut all = browser.complaints().await;
    for frame in 0..frames {
        browser.enter(frame).await;
        all.extend(browser.complaints().await);
        browser.leave().await;
    }
    assert!(all.is_empty(), "a page complained: {all:#?}");
}

/// Sends messages to the parent from a frame, and waits until the last of them has been heard.
async fn send(browser: &Browser, frame: u16, messages: &str) {
    let before = browser.run("return heard.length", vec![]).await;
    let script =
        format!("const sent = {messages}; for (const one of sent) parent.postMessage(one, '*'); return sent.length");
    let count = inside(browser, frame, &script).await;
    let script = "return heard.length >= arguments[0] + arguments[1]";
    browser.until("the messages are heard", script, vec![before, count]).await;
}

#[tokio::test]
async fn every_kind_of_parent_makes_the_frame_as_high_as_the_figure_at_each_step() {
    for parent in ["host", "pym", "frames", "datawrapper", "resize"] {
        let browser = open(parent).await;
        let first = settled(&browser, 0).await;
        assert!(first > 200, "{parent}: {first} pixels are no figure");
        let mut heights = vec![first];
        for _ in 0..2 {
            inside(&browser, 0, "part('next').click()").await;
            heights.push(settled(&browser, 0).await);
        }
        assert!(heights.iter().any(|height| *height != first), "{parent}: each step is {first} pixels high");
        assert_quiet(&browser, 1).await;
    }
}

#[tokio::test]
async fn a_frame_in_a_sandbox_without_an_origin_draws_its_figure() {
    let browser = open("host").await;
    settled(&browser, 0).await;
    let seen = call_inside(&browser, 0, "sandboxedPicture").await;
    assert_eq!(seen, json!(["null", true, "A new exchange of prisoners: what is known, and who says so"]));
    assert_quiet(&browser, 1).await;
}

#[tokio::test]
async fn scroll_steps_have_buttons_in_a_frame() {
    let browser = open("late").await;
    browser.until("the frame has told its height", "return heard.length > 0", vec![]).await;
    browser.run("document.querySelector('iframe').style.height = '3000px'", vec![]).await;
    assert_eq!(call_inside(&browser, 0, "formOfScrollSteps").await, json!([3000, "ready", true, false]));
    assert_quiet(&browser, 1).await;
}

#[tokio::test]
async fn a_parent_that_comes_late_asks_for_the_height_and_gets_it() {
    let browser = open("late").await;
    browser.until("the frame has told its height", "return heard.length > 0", vec![]).await;
    let before = browser.run(HEIGHT, vec![json!(0)]).await;
    let script = "document.head.append(Object.assign(document.createElement('script'), { src: '/host.js' }))";
    browser.run(script, vec![]).await;
    assert_ne!(json!(settled(&browser, 0).await), before, "nobody has changed the height");
    assert_quiet(&browser, 1).await;
}

#[tokio::test]
async fn frames_that_are_added_later_or_loaded_near_the_reader_get_their_height_too() {
    let browser = open("host").await;
    settled(&browser, 0).await;
    browser.call(SCRIPTS, "addTwoFrames", vec![json!(embed(&format!("{STORY}&chart=held")))]).await;
    settled(&browser, 1).await;
    let far = "return document.querySelector('.far').style.height";
    assert_eq!(browser.run(far, vec![]).await, json!(""), "the lazy frame was loaded before anybody came near");
    browser.run("document.querySelector('.far').scrollIntoView({ behavior: 'instant' })", vec![]).await;
    browser.until("the lazy frame has a height", far, vec![]).await;
    settled(&browser, 2).await;
    assert_quiet(&browser, 3).await;
}

#[tokio::test]
async fn forged_heights_change_nothing_or_are_clamped() {
    let browser = open("host").await;
    browser.call(SCRIPTS, "addUnmarkedFrame", vec![json!(embed(""))]).await;
    let height = json!(settled(&browser, 0).await);
    browser.until("the other frame has told its height", "return heard.some((one) => one?.height < 200)", vec![]).await;

    let amp = |height: &str| format!("{{ sentinel: 'amp', type: 'embed-size', height: {height} }}");
    let own =
        ["NaN", "Infinity", "-Infinity", "'900'", "null", "undefined", "[900]", "{}", "true", "900n", "new Date()"];
    let mut forged: Vec<String> = own.into_iter().map(amp).collect();
    let shapes = [
        "null, undefined, 7, 'text', '', [], {}, new Map(), new ArrayBuffer(8)",
        "{ sentinel: 'amp', height: 900 }, { type: 'embed-size', height: 900 }, { sentinel: 'AMP', type: 'embed-size', height: 900 }",
        "JSON.stringify({ sentinel: 'amp', type: 'embed-size', height: 900 }), 'pymxPYMxxPYMxheightxPYMx900'",
        "JSON.stringify({ src: location.href, context: 'iframe.resize', height: 900 }), { 'datawrapper-height': { a: 900 } }",
    ];
    forged.extend(shapes.map(str::to_owned));
    send(&browser, 0, &format!("[{}]", forged.join(", "))).await;
    assert_eq!(browser.run(HEIGHT, vec![json!(0)]).await, height, "a message of another shape counts");

    send(&browser, 1, &format!("[{}]", amp("900"))).await;
    let others = "postMessage(arguments[0], '*');
        for (const source of [null, window]) dispatchEvent(new MessageEvent('message', { data: arguments[0], source }));";
    let message = json!({ "sentinel": "amp", "type": "embed-size", "height": 900 });
    browser.run(others, vec![message]).await;
    let script = "return heard.filter((one) => one?.height === 900).length >= 4";
    browser.until("the messages of others are heard", script, vec![]).await;
    assert_eq!(browser.run(HEIGHT, vec![json!(0)]).await, height, "somebody else set the frame's height");
    let unmarked = browser.run("return document.querySelectorAll('iframe')[1].style.height", vec![]).await;
    assert_eq!(unmarked, json!(""), "a frame that is not marked got a height");

    for (told, expected) in [("-5", "0px"), ("1e9", "20000px"), ("Number.MAX_VALUE", "20000px"), ("700.5", "700.5px")] {
        send(&browser, 0, &format!("[{}]", amp(told))).await;
        let given = browser.run("return document.querySelector('iframe').style.height", vec![]).await;
        assert_eq!(given, json!(expected), "{told}");
    }
    assert_quiet(&browser, 2).await;
}

#[tokio::test]
async fn a_frame_sends_its_height_in_four_formats_and_nothing_else() {
    let browser = open("host").await;
    let address = embed(&format!("{STORY}&chart=held&childId=pym-7&token=secret#secret"));
    browser.open(&format!("{}/.watch/parent/late.html", site::address())).await;
    browser.run("document.querySelector('iframe').src = arguments[0]", vec![json!(address)]).await;
    let told = "return heard.findLast((one) => typeof one === 'string' && one.startsWith('pymxPYMxpym-7'))";
    browser.until("the frame has told its height", told, vec![]).await;
    let height = call_inside(&browser, 0, "markFinalHeight").await;
    let script = "return heard.at(-1) === 'mark' && (heard.length = 0, true)";
    browser.until("all is heard", script, vec![]).await;

    let shapes = json!([
        { "datawrapper-height": { "prisoner-exchange": height } },
        { "sentinel": "amp", "type": "embed-size", "height": height },
        json!({ "src": "prisoner-exchange", "context": "iframe.resize", "height": height }).to_string(),
        format!("pymxPYMxpym-7xPYMxheightxPYMx{height}"),
    ]);
    let ask = "document.querySelector('iframe').contentWindow.postMessage(arguments[0], '*')";
    // Only the last of them asks.
    for question in [json!(null), json!("frames-init"), json!({ "type": "frames-init" }), json!({ "sentinel": "amp" })]
    {
        browser.run(ask, vec![question]).await;
    }
    browser.run(ask, vec![json!({ "sentinel": "amp", "type": "frames-init" })]).await;
    browser.until("it answers", "return heard.length >= 4", vec![]).await;
    // Asserts that no other message follows: no event marks that, so the test waits.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let text = "return heard.map((one) => one?.constructor === String && one[0] === '{' ? JSON.stringify(JSON.parse(one)) : one)";
    let heard = browser.run(text, vec![]).await;
    let parsed = |all: &Value| all.as_array().into_iter().flatten().map(unpacked).collect::<Vec<_>>();
    assert_eq!(parsed(&heard), parsed(&shapes));
    assert!(!heard.to_string().contains("secret"), "the address was told: {heard}");
    assert_quiet(&browser, 1).await;
}

/// A message, or what is written in it as JSON, because the order of its names does not matter.
fn unpacked(message: &Value) -> Value {
    message.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(|| message.clone())
}

#[tokio::test]
async fn without_a_story_a_frame_shows_one_line_and_tells_its_height_all_the_same() {
    let browser = open("host").await;
    let origin = site::address();
    // The first ones are refused without a question to anybody, so that nothing can be blocked or in vain.
    for (address, is_asked_for) in [
        (embed(""), false),
        (embed("src="), false),
        (embed("src=data:application/json,{}"), false),
        (embed("src=javascript:alert(1)"), false),
        (embed("src=http://%"), false),
        // A story from elsewhere would be shown under this site's name.
        (embed(&format!("src={origin}/stories/prisoner-exchange.json")), false),
        (embed("src=stories/there-is-no-such-story.json"), true),
        (embed(&format!("{STORY}&chart=there-is-no-such-chart")), true),
        // There the widget's own file is missing.
        (format!("{origin}/.watch/parent/embed.html?{STORY}"), true),
    ] {
        browser
            .run("document.querySelector('iframe').src = arguments[0]; heard.length = 0", vec![json!(address)])
            .await;
        browser.until(&format!("{address} tells its height"), "return heard.length >= 4", vec![]).await;
        let height = settled(&browser, 0).await;
        assert!(height < 100, "{address}: {height} pixels are more than a line");
        let seen = inside(&browser, 0, "return [document.body.innerText.trim(), watched.length > 0]").await;
        assert_eq!(seen, json!(["The graphic cannot be shown here.", is_asked_for]), "{address}");
    }
}

#[tokio::test]
async fn a_frame_whose_first_try_fails_waits_for_the_next() {
    let browser = open("late").await;
    browser
        .call(SCRIPTS, "openWithoutSandbox", vec![json!(embed("src=/.watch/flaky.json%3Fin-a-frame&chart=held"))])
        .await;
    let ready = "return document.querySelector('article-infographic')?.state === 'ready' && document.title";
    browser.enter(0).await;
    let title = browser.until("it is drawn after all", ready, vec![]).await;
    browser.leave().await;
    assert_eq!(title, json!("A new exchange of prisoners: what is known, and who says so"));
}

#[tokio::test]
async fn the_address_of_a_frame_says_chart_theme_and_language_and_no_more() {
    let browser = open("host").await;
    settled(&browser, 0).await;
    let plain = json!(["light", null, "light", "en"]);
    for (given, expected) in [
        ("", &plain),
        ("&theme=dark&lang=pt-BR&chart=held", &json!(["dark", "held", "dark", "pt-BR"])),
        ("&theme=auto&lang=uk", &json!(["auto", null, "light dark", "uk"])),
        ("&theme=%22%3E%3Cscript%3E&lang=javascript:1&src=other.json&onclick=alert(1)", &plain),
    ] {
        let address = embed(&format!("{STORY}{given}"));
        browser
            .run("document.querySelector('iframe').src = arguments[0]; heard.length = 0", vec![json!(address)])
            .await;
        browser.until(&format!("{address} tells its height"), "return heard.length >= 4", vec![]).await;
        settled(&browser, 0).await;
        let script = "const page = document.documentElement;
            return [element.getAttribute('theme'), element.getAttribute('chart'), getComputedStyle(page).colorScheme, page.lang]";
        assert_eq!(&inside(&browser, 0, script).await, expected, "{given}");
    }
    assert_quiet(&browser, 1).await;
}

#[test]
fn the_bundle_has_the_frames_files_and_a_small_host_script() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut command = Command::new(env!("CARGO_BIN_EXE_infographic"));
    let ended = command.args(["bundle", "--out"]).arg(folder.path()).output().expect("the command can be run");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    let read = |name| {
        std::fs::read_to_string(folder.path().join("article-infographic/0").join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    for name in ["embed.html", "embed.css"] {
        assert!(!read(name).is_empty(), "{name}");
    }
    for name in ["embed.js", "host.js"] {
        // Strict, or the names of its functions would be names of the page.
        assert!(read(name).starts_with("\"use strict\";{"), "{name}: {:.40}", read(name));
    }
    let size = read("host.js").len();
    assert!(size <= 1024, "host.js has {size} bytes before any compression");
}
