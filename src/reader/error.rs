//! The core's errors as JavaScript `Error` objects with a `code`.

use wasm_bindgen::JsValue;

use article_infographic::publish::OpenError;

/// The errors that a page's calls can cause.
#[derive(Clone, Copy, Debug)]
pub(super) enum CoreError {
    /// No open story has this number.
    UnknownHandle,
    /// No mark of the story has this key.
    UnknownKey,
    /// The file of a language cannot be read by this version.
    BadLocale,
    /// A value could not be converted to JavaScript.
    BadValue,
    /// A call was made during another call.
    Busy,
    /// Too many stories are open, probably because the page does not close them.
    TooMany,
}

/// Converts a core error to an `Error`.
pub(super) fn error_value(cause: CoreError) -> JsValue {
    match cause {
        CoreError::UnknownHandle => error("unknown-handle", "no open story has this handle"),
        CoreError::UnknownKey => error("unknown-key", "no mark of the story has this key"),
        CoreError::BadLocale => error("bad-locale", "the locale file is damaged or of another version"),
        CoreError::BadValue => error("bad-value", "a value could not be converted to JavaScript"),
        CoreError::Busy => error("busy", "a call was made during another call"),
        CoreError::TooMany => error("too-many-open", "too many stories are open; close unused ones"),
    }
}

/// The error for a file of another language than the requested one.
pub(super) fn other_locale(tag: &str, found: &str) -> JsValue {
    error("bad-locale", &format!("the locale file for {tag} contains the language {found}"))
}

/// The error for a story that cannot be opened.
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

/// Sets a property of a new `Error`, which cannot fail.
fn set(error: &JsValue, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(error, &JsValue::from_str(name), value);
}
