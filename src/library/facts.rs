//! What the element's JavaScript has to know as the library does: limits, roles, fonts, languages, characters. The build puts
//! [`javascript`] into the widget as the module `facts.js`, so that each fact has one home.

use crate::{
    characters::is_invisible,
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
    format!(
        "export const MAX_STORY = {largest};\nexport const ROLES = {roles:?};\nexport const FAMILY = {FAMILY:?};\n\
         export const SPACE = /{}/u;\nexport const INVISIBLE = /{}/u;\nexport const SUBSTITUTES = {{__proto__:null,{}}};\n",
        class(char::is_whitespace),
        class(is_invisible),
        words.collect::<Vec<_>>().join(","),
    )
}

/// The characters of which this holds, as a regular expression writes a set of them.
fn class(holds: fn(char) -> bool) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for code in ('\0'..=char::MAX).filter(|character| holds(*character)).map(u32::from) {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(code) => *last = code,
            _ => runs.push((code, code)),
        }
    }
    let escape = |code: u32| match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\u{{{code:x}}}"),
    };
    let run = |(first, last): (u32, u32)| match last.saturating_sub(first) {
        0 => escape(first),
        1 => escape(first) + &escape(last),
        _ => format!("{}-{}", escape(first), escape(last)),
    };
    format!("[{}]", runs.into_iter().map(run).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_holds_runs_and_single_characters() {
        let holds = |character: char| matches!(character, '\t'..='\r' | ' ' | '\u{2028}' | '\u{2029}' | '\u{10fffe}');
        assert_eq!(class(holds), "[\\x09-\\x0d\\x20\\u2028\\u2029\\u{10fffe}]");
    }

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
