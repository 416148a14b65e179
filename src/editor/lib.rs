//! The editor's core: reads, checks and publishes a raw story in a page. The widget loads it only for raw stories.
//! Pages with published stories never load it.
#![cfg(target_arch = "wasm32")]

use article_infographic::{
    diagnostic::{Diagnostic, Severity},
    lint::{self, Checked},
    publish,
};
use js_sys::{Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Checks a raw story and publishes it.
///
/// Returns `{ bytes, diagnostics }`: the published story and its warnings. If the story has errors, throws an `Error`
/// with the `code` of the first error and all `diagnostics`.
#[wasm_bindgen]
pub fn publish_story(raw: &[u8]) -> Result<JsValue, JsValue> {
    let Checked { story, diagnostics, .. } = lint::check(raw);
    let reported = diagnostics.serialize(&Serializer::json_compatible())?;
    let Some(story) = story else { return Err(rejection(&diagnostics, &reported)) };
    let published = Object::new();
    Reflect::set(&published, &"bytes".into(), &Uint8Array::from(publish::publish(&story).as_slice()))?;
    Reflect::set(&published, &"diagnostics".into(), &reported)?;
    Ok(published.into())
}

fn rejection(diagnostics: &[Diagnostic], reported: &JsValue) -> JsValue {
    let first = diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    let (code, message) = first.map_or(("refused", String::new()), |diagnostic| {
        let Diagnostic { code, location, path, message, hint, .. } = diagnostic;
        let at = if path.is_empty() { "" } else { " at " };
        (code.as_str(), format!("line {}, column {}{at}{path}: {message}; {hint}", location.line, location.column))
    });
    let error = JsValue::from(Error::new(&message));
    for (name, value) in [("code", &code.into()), ("diagnostics", reported)] {
        // Setting a property of a new `Error` cannot fail.
        let _ = Reflect::set(&error, &name.into(), value);
    }
    error
}
