//! Our errors as JavaScript's: an `Error` with a `code`.

use wasm_bindgen::JsValue;

use article_infographic::publish::OpenError;

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

/// Why a story could not be opened.
pub(super) fn not_opened(why: OpenError) -> JsValue {
    let code = match why {
        OpenError::NotPublished => "not-published",
        OpenError::UnknownVersion(_) => "unknown-version",
        OpenError::Damaged => "damaged",
    };
    error(code, &why.to_string())
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
