//! The editor's core: reads a raw story, checks all of it, and publishes it, in a page. The widget fetches it where a page
//! hands out a raw story; pages with published stories never load it.
#![cfg(target_arch = "wasm32")]

use article_infographic::{
    diagnostic::{Problem, Severity},
    lint::{self, Checked},
    publish,
};
use js_sys::{Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Checks a raw story and publishes it.
///
/// Hands back `{ bytes, problems }`: the published story, and its warnings. Throws an `Error` with the `code` of the first
/// error and all `problems` where the story is refused.
#[wasm_bindgen]
pub fn publish_story(raw: &[u8]) -> Result<JsValue, JsValue> {
    let Checked { story, problems, .. } = lint::check(raw);
    let told = problems.serialize(&Serializer::json_compatible())?;
    let Some(story) = story else { return Err(refusal(&problems, &told)) };
    let published = Object::new();
    Reflect::set(&published, &"bytes".into(), &Uint8Array::from(publish::publish(&story).as_slice()))?;
    Reflect::set(&published, &"problems".into(), &told)?;
    Ok(published.into())
}

fn refusal(problems: &[Problem], told: &JsValue) -> JsValue {
    let first = problems.iter().find(|problem| problem.severity == Severity::Error);
    let (code, message) = first.map_or(("refused", String::new()), |problem| {
        let Problem { code, place, path, message, hint, .. } = problem;
        let at = if path.is_empty() { "" } else { " at " };
        (code.as_str(), format!("line {}, column {}{at}{path}: {message}; {hint}", place.line, place.column))
    });
    let error = JsValue::from(Error::new(&message));
    for (name, value) in [("code", &code.into()), ("problems", told)] {
        // Setting a property of an `Error` that was just made cannot fail.
        let _ = Reflect::set(&error, &name.into(), value);
    }
    error
}
