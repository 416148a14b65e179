//! [`Language`]: the languages whose words around the figures there are. Nothing here knows those words.

/// The one list of the languages, in the order of their tags: hands each with its tag to a macro. A new language is a line here
/// and its file, `www/locales/TAG.json`.
macro_rules! languages {
    ($macro:ident) => {
        $macro! {
            Arabic "ar",
            German "de",
            English "en",
            Spanish "es",
            French "fr",
            Polish "pl",
            Turkish "tr",
            Ukrainian "uk",
        }
    };
}
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use languages;

macro_rules! define {
    ($($name:ident $tag:literal,)*) => {
        /// A language whose words around the figures there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Language {
            $(#[doc = concat!(stringify!($name), ".")] $name,)*
        }

        impl Language {
            /// All of them, in the order of their tags.
            pub const ALL: [Language; [$($tag),*].len()] = [$(Language::$name),*];

            /// Its tag after BCP 47, which is also the name of its file.
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self {
                    $(Language::$name => $tag,)*
                }
            }
        }
    };
}
languages!(define);

impl Language {
    /// The one that this tag begins with, such as `en-GB`.
    #[must_use]
    pub fn of(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// All that are not built into the reader's core, which has English.
    pub fn fetched() -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(|language| *language != Language::English)
    }
}
