//! The languages' files, which natively are all at hand.

use crate::{
    model::{Language, languages},
    raw::Json,
};

macro_rules! files {
    ($($name:ident $tag:literal,)*) => {
        pub(super) const fn of(language: Language) -> &'static str {
            match language {
                $(Language::$name => include_str!(concat!("../../../../www/locales/", $tag, ".json")),)*
            }
        }
    };
}
languages!(files);

/// What the page says in place of the picture, where no core has come that knows the other words: that it is not available, the
/// button to try again, and that it is still loading.
#[must_use]
pub fn substitutes(language: Language) -> [String; 3] {
    // A test reads every file, so that nothing is missing.
    let file = Json::read(of(language).as_bytes());
    let text = |name| Some(file.as_ref()?.get("substitute")?.get(name)?.text()?.to_owned());
    ["unavailable", "again", "slow"].map(|name| text(name).unwrap_or_default())
}
