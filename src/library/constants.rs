//! Generates the constants that the element's JavaScript shares with the library: limits, hit testing, themes, fonts,
//! languages and character classes. A test writes [`javascript`] into the widget as the module `constants.js`, so that each fact is
//! defined only once.

use crate::{
    characters::CLASSES,
    codec,
    model::Language,
    raw, scene,
    text::fallback_messages,
    theme::{FAMILY, ROLES, Theme, hexadecimal},
};

/// Returns the source of the JavaScript module of constants.
#[must_use]
pub fn javascript() -> String {
    let largest = raw::MAX_BYTES.max(codec::MAX_BYTES);
    let words =
        Language::ALL.into_iter().map(|language| format!("{}:{:?}", language.tag(), fallback_messages(language)));
    let classes = CLASSES.map(|(name, class)| format!("export const {name} = /{class}/u;\n"));
    let themes = Theme::ALL.map(|theme| {
        let (text, mark) = theme.least();
        let colors = ROLES.map(|(name, role)| format!("{name:?}:\"{}\"", hexadecimal(theme.color(role))));
        format!("{:?}:{{text:{text},mark:{mark},colors:{{{}}}}}", theme.name(), colors.join(","))
    });
    format!(
        "export const MAX_STORY = {largest};\nexport const HIT_TOLERANCE = {};\nexport const POINT = {};\n\
         export const FRAME_DISTANCE = {};\nexport const THEMES = {{{}}};\n\
         export const FAMILY = {FAMILY:?};\n{}\
         export const FALLBACK_MESSAGES = {{__proto__:null,{}}};\n",
        scene::HIT_TOLERANCE,
        scene::POINT,
        scene::FRAME_DISTANCE,
        themes.join(","),
        classes.concat(),
        words.collect::<Vec<_>>().join(","),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words_in_the_constants() {
        let constants = javascript();
        for language in Language::ALL {
            let [line, ..] = fallback_messages(language);
            assert!(!line.is_empty() && constants.contains(&line), "{}", language.tag());
        }
        assert!(constants.contains("export const MAX_STORY = 8388608;"), "{constants}");
    }
}
