//! Generates the constants that the element's JavaScript shares with the library: limits, hit testing, themes, fonts,
//! languages and character classes. A test writes [`javascript`] into the widget as the module `constants.js` and
//! [`fallback_javascript`] as `fallback-constants.js`, so that each fact is defined only once. The messages are a module of
//! their own, because a reader loads them only with the core.

use crate::{
    characters::CLASSES,
    codec,
    model::Language,
    raw, scene,
    text::fallback_messages,
    theme::{FAMILY, ROLES, Theme, hexadecimal},
};

/// Returns the source of the JavaScript module of the messages that stand in place of the picture.
#[must_use]
pub fn fallback_javascript() -> String {
    let words =
        Language::ALL.into_iter().map(|language| format!("{}:{:?}", language.tag(), fallback_messages(language)));
    format!("export const FALLBACK_MESSAGES = {{__proto__:null,{}}};\n", words.collect::<Vec<_>>().join(","))
}

/// Returns the source of the JavaScript module of constants.
#[must_use]
pub fn javascript() -> String {
    let largest = raw::MAX_BYTES.max(codec::MAX_BYTES);
    let classes = CLASSES.map(|(name, class)| format!("export const {name} = /{class}/u;\n"));
    let themes = Theme::ALL.map(|theme| {
        let (text, mark) = theme.least();
        let colors = ROLES.map(|(name, role)| format!("{name:?}:\"{}\"", hexadecimal(theme.color(role))));
        format!("{:?}:{{text:{text},mark:{mark},colors:{{{}}}}}", theme.name(), colors.join(","))
    });
    format!(
        "export const MAX_STORY = {largest};\nexport const HIT_TOLERANCE = {};\nexport const POINT = {};\n\
         export const FRAME_DISTANCE = {};\nexport const THEMES = {{{}}};\n\
         export const FAMILY = {FAMILY:?};\n{}",
        scene::HIT_TOLERANCE,
        scene::POINT,
        scene::FRAME_DISTANCE,
        themes.join(","),
        classes.concat(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words_in_the_messages() {
        let messages = fallback_javascript();
        for language in Language::ALL {
            let [line, ..] = fallback_messages(language);
            assert!(!line.is_empty() && messages.contains(&line), "{}", language.tag());
        }
    }

    #[test]
    fn the_constants_have_the_maximum_size_of_a_story() {
        let constants = javascript();
        assert!(constants.contains("export const MAX_STORY = 8388608;"), "{constants}");
    }
}
