//! Our errors as JavaScript's: an `Error` with a `code`, and the editor's problems where a story was refused.

use wasm_bindgen::JsValue;

use super::values;
use article_infographic::diagnostic::{Problem, Severity};

/// What a page can do wrong.
#[derive(Clone, Copy, Debug)]
pub(super) enum Failure {
    /// No open story has this number.
    UnknownHandle,
    /// Nothing in the story has this name.
    UnknownName,
    /// A language's file with something missing.
    BadLocale,
    /// A value could not be handed over.
    BadValue,
    /// A call from within a call.
    Busy,
    /// More open stories than any page needs: some are never closed.
    TooMany,
}

/// A failure as an `Error`.
pub(super) fn failure(failure: Failure) -> JsValue {
    match failure {
        Failure::UnknownHandle => error("unknown-handle", "no open story has this number"),
        Failure::UnknownName => error("unknown-name", "nothing in the story has this name"),
        Failure::BadLocale => error("bad-locale", "the language's file is not of this version"),
        Failure::BadValue => error("bad-value", "a value could not be handed over"),
        Failure::Busy => error("busy", "a call came from within a call"),
        Failure::TooMany => error("too-many-open", "too many stories are open; close those that are gone"),
    }
}

/// The file of a language turned out to be that of another one.
pub(super) fn other_locale(tag: &str, found: &str) -> JsValue {
    error("bad-locale", &format!("the file of the language {tag} is in {found}"))
}

/// A refused story as an `Error` with the code and message of its first error and with all `problems`.
pub(super) fn refused(problems: &[Problem]) -> JsValue {
    let first = problems.iter().find(|problem| problem.severity == Severity::Error);
    let (code, message) = first.map_or(("refused", String::new()), |problem| {
        let (place, path) = (problem.place, problem.path.as_str());
        let at = if path.is_empty() { "" } else { " at " };
        let message = format!("line {}, column {}{at}{path}; `infographic check` says why", place.line, place.column);
        (problem.code.as_str(), message)
    });
    let value = error(code, &message);
    if let Ok(problems) = values::to_js(problems) {
        set(&value, "problems", &problems);
    }
    value
}

fn error(code: &str, message: &str) -> JsValue {
    let value = JsValue::from(js_sys::Error::new(message));
    set(&value, "code", &JsValue::from_str(code));
    value
}

/// Setting a property of an `Error` that was just made cannot fail.
fn set(error: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(error, &JsValue::from_str(name), value);
}
