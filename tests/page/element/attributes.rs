//! Attributes and properties are read by one rule, whatever a framework makes of them.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page, WHOLE};
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("attributes.js");

const GOOD: &str = "stories/prisoner-exchange.json";

#[tokio::test]
async fn a_boolean_attribute_is_on_unless_it_says_false() {
    let page = Page::open(View::DESKTOP).await;
    for (value, on) in [
        (json!(""), true),
        (Value::Null, false),
        (json!("true"), true),
        (json!("false"), false),
        (json!("quotes"), true),
        (json!(" FALSE "), false),
        (json!("0"), true),
    ] {
        let seen = page.call(HELD, SCRIPTS, "setBooleanAttributes", vec![value.clone()]).await;
        assert_eq!(seen, json!([on, on, on, on]), "{value}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn properties_take_what_frameworks_set_and_give_what_is_in_force() {
    let page = Page::open(View::DESKTOP).await;
    page.add(&json!({})).await;
    for (name, property, value, expected) in [
        ("refresh", "refresh", json!(30), json!(["30", 30])),
        ("refresh", "refresh", json!("12.5"), json!(["12.5", 12.5])),
        ("refresh", "refresh", json!("often"), json!(["often", 0])),
        ("refresh", "refresh", json!(-1), json!(["-1", 0])),
        ("refresh", "refresh", Value::Null, json!([null, 0])),
        ("theme", "theme", json!("dark"), json!(["dark", "dark"])),
        ("theme", "theme", json!("DARK"), json!(["DARK", "dark"])),
        ("theme", "theme", json!("pink"), json!(["pink", "auto"])),
        ("theme", "theme", Value::Null, json!([null, "auto"])),
        ("steps", "steps", json!("Scroll"), json!(["Scroll", "scroll"])),
        ("steps", "steps", json!(""), json!(["", "buttons"])),
        ("loading", "loading", json!(false), json!([null, "lazy"])),
        ("loading", "loading", json!(" eager"), json!([" eager", "eager"])),
        ("chart", "chart", Value::Null, json!([null, ""])),
        ("chart", "chart", json!("undefined"), json!([null, ""])),
        ("chart", "chart", json!(false), json!([null, ""])),
        ("chart", "chart", json!("held"), json!(["held", "held"])),
        ("src", "src", Value::Null, json!([null, ""])),
        ("quotes", "quotes", json!(true), json!(["", true])),
        ("quotes", "quotes", json!(""), json!(["", true])),
        ("quotes", "quotes", json!("false"), json!(["false", false])),
        ("quotes", "quotes", json!(0), json!([null, false])),
        ("quotes", "quotes", json!(1), json!(["", true])),
        ("deep-links", "deepLinks", json!(true), json!(["", true])),
        ("deep-links", "deepLinks", json!(false), json!([null, false])),
        ("deep-links", "deepLinks", json!("undefined"), json!([null, false])),
        ("deep-links", "deepLinks", Value::Null, json!([null, false])),
    ] {
        let given = vec![json!(name), json!(property), value.clone()];
        assert_eq!(page.call("#made", SCRIPTS, "setAndGiveBack", given).await, expected, "{property} = {value}");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn an_empty_attribute_is_as_good_as_none() {
    let page = Page::open(View::DESKTOP).await;
    let empty =
        json!({ "src": GOOD, "chart": "", "theme": "", "steps": "", "refresh": "", "lang": "", "loading": "EAGER" });
    page.add(&empty).await;
    assert_eq!(page.ended("#made").await, json!("ready"));
    let whole = "return [seen(part('headline')), seen(part('next')), part('figure').lang]";
    assert_eq!(page.inside("#made", whole).await, json!([true, true, "en"]));
    // As Vue does it with `:chart="null"`.
    page.inside("#made", "element.chart = 'criteria'; element.chart = null").await;
    assert_eq!(page.inside("#made", whole).await, json!([true, true, "en"]));
    page.inside("#made", "element.src = ''").await;
    page.until(
        "#made",
        "its figure is back",
        "return element.state === 'static' && seen(document.getElementById('fallback'))",
    )
    .await;
    assert_eq!(page.browser.run("return told.filter(([type]) => type === 'error').length", vec![]).await, json!(0));
    page.assert_quiet().await;
}

#[tokio::test]
async fn languages_by_the_names_of_the_languages_own_objects_are_none() {
    let page = Page::open(View::DESKTOP).await;
    for language in ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"] {
        page.inside(WHOLE, "document.getElementById('made')?.remove()").await;
        page.add(&json!({ "src": "stories/none.json", "loading": "eager", "lang": language })).await;
        assert_eq!(page.ended("#made").await, json!("error"));
        let line = page.text("#made", "load-status").await;
        assert!(line.starts_with("The interactive graphic is not available."), "{language}: {line:?}");
        page.inside(
            "#made",
            "element.src = arguments[0]; element.setAttribute('src', 'stories/prisoner-exchange.json')",
        )
        .await;
        page.until(
            "#made",
            "it is drawn in English",
            "return element.state === 'ready' && part('figure').lang === 'en'",
        )
        .await;
    }
}

#[tokio::test]
async fn charts_marks_steps_and_keys_by_such_names_are_none() {
    let page = Page::open(View::DESKTOP).await;
    assert_eq!(page.call(WHOLE, SCRIPTS, "answersToBuiltInNames", vec![]).await, json!([[], "ready", true]));
    page.assert_quiet().await;
    page.add(&json!({ "src": GOOD, "chart": "constructor", "loading": "eager" })).await;
    for code in ["constructor", "__proto__"] {
        page.set("#made", "chart", json!(code)).await;
        page.until("#made", "it is refused", "return element.state === 'error'").await;
    }
    let codes = "return told.filter(([type]) => type === 'error').map(([, , { code }]) => code)";
    assert_eq!(page.browser.run(codes, vec![]).await, json!(["unknown-chart", "unknown-chart"]));
    assert_eq!(page.inside(HELD, &format!("return element.select({MARK:?})")).await, json!(true));
}
