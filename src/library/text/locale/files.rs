//! The locale files, all of which are built into native programs.

use crate::{
    model::{Language, languages},
    raw::Json,
};

macro_rules! files {
    ($($name:ident $tag:literal,)*) => {
        pub(super) const fn of(language: Language) -> &'static str {
            match language {
                $(Language::$name => include_str!(concat!("../../locales/", $tag, ".json")),)*
            }
        }
    };
}
languages!(files);

/// Returns the messages that the page shows if no core has loaded: the picture is not available, the label of the retry
/// button, and the picture is still loading.
#[must_use]
pub fn fallback_messages(language: Language) -> [String; 3] {
    // A test reads every file, so no message is missing.
    let file = Json::read(of(language).as_bytes());
    let text = |name| Some(file.as_ref()?.get("fallback")?.get(name)?.text()?.to_owned());
    ["unavailable", "retry", "slow"].map(|name| text(name).unwrap_or_default())
}
