//! [`Language`]: the languages whose words around the figures there are. Nothing here knows those words.

/// A language whose words around the figures there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// German.
    German,
    /// English, which is built in.
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Polish.
    Polish,
    /// Turkish.
    Turkish,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// All of them, in the order of their tags.
    pub const ALL: [Language; 8] = [
        Language::Arabic,
        Language::German,
        Language::English,
        Language::Spanish,
        Language::French,
        Language::Polish,
        Language::Turkish,
        Language::Ukrainian,
    ];

    /// Its tag after BCP 47, which is also the name of its file.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::German => "de",
            Language::English => "en",
            Language::Spanish => "es",
            Language::French => "fr",
            Language::Polish => "pl",
            Language::Turkish => "tr",
            Language::Ukrainian => "uk",
        }
    }

    /// The one that this tag begins with, such as `en-GB`.
    #[must_use]
    pub fn of(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}
