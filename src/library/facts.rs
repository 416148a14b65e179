//! What the element's JavaScript has to know as the library does: limits, roles, fonts, languages, characters. The build puts
//! [`javascript`] into the widget as the module `facts.js`, so that each fact has one home.

use crate::{
    characters::CLASSES,
    codec,
    model::Language,
    raw,
    theme::{FAMILY, ROLES},
    words::substitutes,
};

/// The facts as a JavaScript module of constants.
#[must_use]
pub fn javascript() -> String {
    let largest = raw::MAX_BYTES.max(codec::MAX_BYTES);
    let roles: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
    let words = Language::ALL.into_iter().map(|language| format!("{}:{:?}", language.tag(), substitutes(language)));
    let classes = CLASSES.map(|(name, class)| format!("export const {name} = /{class}/u;\n"));
    format!(
        "export const MAX_STORY = {largest};\nexport const ROLES = {roles:?};\nexport const FAMILY = {FAMILY:?};\n{}\
         export const SUBSTITUTES = {{__proto__:null,{}}};\n",
        classes.concat(),
        words.collect::<Vec<_>>().join(","),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_words_in_the_facts() {
        let facts = javascript();
        for language in Language::ALL {
            let [line, ..] = substitutes(language);
            assert!(!line.is_empty() && facts.contains(&line), "{}", language.tag());
        }
        assert!(facts.contains("export const MAX_STORY = 8388608;"), "{facts}");
    }
}
