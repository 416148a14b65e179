//! What letters are made of, from the Unicode Character Database.
//!
//! `BLESS=1 cargo test --test letters` writes `src/library/lint/letters.txt` anew.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "a test may be blunt")]

use std::{fs, path::Path};

use article_infographic::lint::parts;
use unicode_normalization::char::decompose_canonical;

fn made_of(character: char, decompose: impl FnOnce(char, &mut dyn FnMut(char))) -> String {
    let mut text = String::new();
    decompose(character, &mut |part| text.push(part));
    text
}

#[test]
fn every_character_is_made_of_what_unicode_says() {
    let unicode = |character| made_of(character, |character, take| decompose_canonical(character, take));
    if std::env::var_os("BLESS").is_some() {
        let in_parts = ('\0'..=char::MAX).filter(|character| !('가'..='힣').contains(character));
        let lines = in_parts.map(|character| (character, unicode(character)));
        let lines = lines.filter(|(character, parts)| *parts != character.to_string());
        let table: String = lines.map(|(character, parts)| format!("{character}{parts}\n")).collect();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/library/lint/letters.txt");
        return fs::write(path, table).unwrap();
    }
    for character in '\0'..=char::MAX {
        let ours = made_of(character, |character, take| parts(character, take));
        assert_eq!(
            ours,
            unicode(character),
            "{character:?}: `BLESS=1 cargo test --test letters` writes the table anew"
        );
    }
}
