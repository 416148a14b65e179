//! The words that a mark rests on, found in a page that hides characters in them.

use crate::support::engine::View;
use crate::support::page::{HELD, MARK, Page};
use article_infographic::model::Text;
use serde_json::{Value, json};

const SCRIPTS: &str = include_str!("passages.js");

/// The sentence of the mark, as the story has it.
async fn sentence(page: &Page) -> String {
    page.call(HELD, SCRIPTS, "sentenceOf", vec![json!(MARK)]).await.as_str().expect("it has a sentence").to_owned()
}

/// What is found where the page has these pieces in place of the sentence.
async fn found(page: &Page, pieces: &Value) -> Value {
    page.call(HELD, SCRIPTS, "markedAround", vec![json!(MARK), pieces.clone()]).await
}

/// What a story keeps of a character between two letters.
fn kept(character: char) -> String {
    Text::parse(&format!("a{character}b"), 10).expect("letters are left").0.as_str().to_owned()
}

#[tokio::test]
async fn a_sentence_with_hidden_characters_in_it_is_found_and_marked_whole() {
    let page = Page::open(View::DESKTOP).await;
    let words = sentence(&page).await;
    let letters: Vec<String> = words.chars().map(String::from).collect();
    // Marks of both directions, a soft hyphen, both joiners, a word joiner, an Arabic letter mark, a selector of variants.
    for hidden in [0x200e, 0x200f, 0xad, 0x200d, 0x200c, 0x2060, 0x61c, 0xfe0f, 0xfeff] {
        let between: Vec<Value> = letters.iter().flat_map(|letter| [json!(letter), json!(hidden)]).collect();
        let length = between.len() - 1;
        assert_eq!(
            found(&page, &json!([between])).await,
            json!(["Before. ", format!("{} After.", char::from_u32(hidden).unwrap()), length]),
            "U+{hidden:04X} in a text"
        );
        // Each letter in an element of its own.
        let apart: Vec<Value> = letters.iter().map(|letter| json!([letter, hidden])).collect();
        let seen = found(&page, &json!(apart)).await;
        assert_eq!(seen[0], json!("Before. "), "U+{hidden:04X} across elements");
        assert_eq!(seen[2], json!(length), "U+{hidden:04X} across elements");
    }
    page.assert_quiet().await;
}

#[tokio::test]
async fn page_and_story_agree_on_every_character() {
    let page = Page::open(View::DESKTOP).await;
    let words = sentence(&page).await;
    let (first, rest) = words.split_once(' ').expect("it has two words");
    let (hidden, spaces): (Vec<char>, Vec<char>) = (0..=0x0010_ffff)
        .filter_map(char::from_u32)
        .filter(|character| kept(*character) != format!("a{character}b"))
        .partition(|character| kept(*character) == "ab");
    assert!(hidden.len() > 150 && spaces.len() > 20, "{} and {}", hidden.len(), spaces.len());
    let codes: Vec<u32> = hidden.iter().map(|character| u32::from(*character)).collect();
    for part in codes.chunks(50) {
        let mut piece = vec![json!(first)];
        piece.extend(part.iter().map(|code| json!(code)));
        piece.push(json!(format!(" {rest}")));
        assert!(found(&page, &json!([piece])).await.is_array(), "not found with one of {part:x?} in it");
    }
    for space in spaces {
        let piece = json!([[first, u32::from(space), u32::from(space), rest]]);
        assert!(found(&page, &piece).await.is_array(), "not found with U+{:04X} for a space", u32::from(space));
    }
    // What is seen tells words apart.
    for seen in ['x', '-', 'é', '۸'] {
        assert_eq!(found(&page, &json!([[first, u32::from(seen), format!(" {rest}")]])).await, Value::Null, "{seen}");
    }
}

#[tokio::test]
async fn letters_and_their_accents_may_be_written_as_one_or_as_two() {
    let page = Page::open(View::DESKTOP).await;
    let words = sentence(&page).await.replace("Ukrainian", "Ukraïnian");
    for (story, article) in [("Ukraïnian", "Ukrai\u{308}nian"), ("Ukrai\u{308}nian", "Ukraïnian")] {
        assert!(words.contains("Ukraïnian"), "{words}");
        page.call(HELD, SCRIPTS, "respellStory", vec![json!(story)]).await;
        let seen = found(&page, &json!([[words.replace("Ukraïnian", article)]])).await;
        assert_eq!(seen[0], json!("Before. "), "{story:?} is not found as {article:?}");
        assert_eq!(seen[1], json!(" After."));
    }
}
