//! [`Language`]: the languages that the widget's own text is available in. The text itself is in `text::locale`.

/// The list of the languages in the order of their tags. Passes each name with its tag to a macro. To add a language,
/// add a line here and the file `www/locales/TAG.json`.
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
pub(crate) use languages;

macro_rules! define {
    ($($name:ident $tag:literal,)*) => {
        /// A language that the widget's own text is available in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Language {
            $(#[doc = concat!(stringify!($name), ".")] $name,)*
        }

        impl Language {
            /// All languages, in the order of their tags.
            pub const ALL: [Language; [$($tag),*].len()] = [$(Language::$name),*];

            /// The BCP 47 tag, which is also the name of the language's file.
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
    /// Returns the language of a tag, ignoring further subtags: English for `en-GB`.
    #[must_use]
    pub fn of(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Returns the languages that are not built into the reader's core: all but English.
    pub fn fetched() -> impl Iterator<Item = Language> {
        Language::ALL.into_iter().filter(|language| *language != Language::English)
    }
}
