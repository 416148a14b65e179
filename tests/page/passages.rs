//! The words that a mark rests on, found in a page that hides characters in them.

use crate::engine::View;
use crate::page::{HELD, MARK, Page};
use article_infographic::{
    characters::{CLASSES, is_accent, is_invisible},
    model::Text,
};
use serde_json::{Value, json};

/// Puts the sentence of the mark into a new paragraph, before the article's own, as text nodes with an element for each second
/// one; chooses the mark, and tells what is marked, where, and whether that is all of the sentence and nothing else.
const FOUND: &str = "
    const [, mark, pieces] = arguments;
    document.getElementById('hidden')?.remove();
    const paragraph = document.createElement('p');
    paragraph.id = 'hidden';
    paragraph.append('Before. ');
    for (const [index, piece] of pieces.entries()) {
        const text = piece.map((one) => typeof one === 'number' ? String.fromCodePoint(one) : one).join('');
        const holder = index % 2 ? paragraph.appendChild(document.createElement('b')) : paragraph;
        holder.append(document.createTextNode(text));
    }
    paragraph.append(' After.');
    document.querySelector('h1').after(paragraph);
    element.select(null);
    element.select(mark);
    const [range] = [...CSS.highlights.get('article-infographic') ?? []];
    if (!range || !paragraph.contains(range.startContainer) || !paragraph.contains(range.endContainer)) return null;
    const around = document.createRange();
    around.setStart(paragraph, 0);
    around.setEnd(range.startContainer, range.startOffset);
    const before = String(around);
    around.setStart(range.endContainer, range.endOffset);
    around.setEnd(paragraph, paragraph.childNodes.length);
    return [before, String(around), String(range).length]";

/// The sentence of the mark, as the story has it.
async fn sentence(page: &Page) -> String {
    let script = "const nodes = element.outline().charts.flatMap((chart) => chart.nodes);
        return nodes.find(({ name }) => name === arguments[1]).voices[0].sentence";
    page.inside_with(HELD, script, vec![json!(MARK)]).await.as_str().expect("it has a sentence").to_owned()
}

/// What is found where the page has these pieces in place of the sentence.
async fn found(page: &Page, pieces: &Value) -> Value {
    page.inside_with(HELD, FOUND, vec![json!(MARK), pieces.clone()]).await
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
    let script = "return fetch('stories/prisoner-exchange.json').then((answer) => answer.text()).then((text) => {
        element.story = text.replaceAll('Ukrainian', arguments[1]);
        return new Promise((done) => element.addEventListener('infographic-ready', () => done(true), { once: true }));
    })";
    for (story, article) in [("Ukraïnian", "Ukrai\u{308}nian"), ("Ukrai\u{308}nian", "Ukraïnian")] {
        assert!(words.contains("Ukraïnian"), "{words}");
        page.inside_with(HELD, script, vec![json!(story)]).await;
        let seen = found(&page, &json!([[words.replace("Ukraïnian", article)]])).await;
        assert_eq!(seen[0], json!("Before. "), "{story:?} is not found as {article:?}");
        assert_eq!(seen[1], json!(" After."));
    }
}

/// The page's own search, with what it takes from the library, run on `[text, words, before, behind, sentence]`: from which to
/// which UTF-16 unit of the text the sentence stands, or else the words.
fn search() -> String {
    let module = include_str!("../../www/element/passages.js");
    let own: Vec<&str> = module.lines().filter(|line| !line.starts_with("import ")).collect();
    let script = format!("{}{}", article_infographic::facts::javascript(), own.join("\n")).replace("export ", "");
    script
        + "
        return arguments[0].map(([text, quote, prefix, suffix, sentence]) => {
            const folded = add({ text: '', places: [] }, text, null);
            const [from, length] = placeOf(folded, { sentence, quote, prefix, suffix }) ?? [];
            return length ? [folded.places[from][1], folded.places[from + length - 1][2]] : null;
        })"
}

/// A text of up to so many pieces, drawn by a linear congruential generator.
fn drawn(seed: &mut u64, pieces: &[&str], most: u64) -> String {
    let mut next = |bound: u64| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) % bound
    };
    (0..next(most + 1)).map(|_| pieces[usize::try_from(next(pieces.len() as u64)).unwrap()]).collect()
}

#[tokio::test]
async fn the_page_finds_words_where_the_check_finds_them() {
    let pieces = [
        "a",
        "a",
        "b",
        "b",
        " ",
        " ",
        "\u{a0}",
        "\u{2028}",
        "\n",
        "e\u{301}",
        "é",
        "e",
        "\u{200d}",
        "\u{ad}",
        "\u{200e}",
        "\u{200f}",
        "\u{61c}",
        "\u{fe0f}",
        "\u{7}",
        "😀",
        "각",
        "\u{1100}\u{1161}",
        "ﬁ",
        "İ",
        "\u{e0041}",
    ];
    let mut seed = 7;
    let mut cases: Vec<[String; 4]> = Vec::new();
    for _ in 0..20_000 {
        let [text, words, before, behind] = [40, 2, 1, 1].map(|most| drawn(&mut seed, &pieces, most));
        cases.push([text, words, before, behind]);
    }
    let answers: Vec<Value> = cases
        .iter()
        .map(|[text, words, before, behind]| {
            let units = |byte: usize| text[..byte].encode_utf16().count();
            let found = article_infographic::lint::find(text, [words, before, behind]);
            found.map_or(Value::Null, |found| json!([units(found.start), units(found.end)]))
        })
        .collect();
    let found = answers.iter().filter(|answer| !answer.is_null()).count();
    assert!((2_000..18_000).contains(&found), "{found} are found");
    let page = Page::open(View::DESKTOP).await;
    let seen = page.browser.run(&search(), vec![json!(cases)]).await;
    for ((case, here), there) in cases.iter().zip(&answers).zip(seen.as_array().expect("a list")) {
        assert_eq!(here, there, "{case:?}");
    }
}

#[tokio::test]
async fn of_equal_sentences_the_one_with_the_quotes_surroundings_is_found() {
    let text = "Anna came. He agreed. Bert came. He agreed. Carl left.";
    let page = Page::open(View::DESKTOP).await;
    for (before, behind, sentence, place) in [
        ("", "", "He agreed.", json!([11, 21])),
        ("Bert came.", "", "He agreed.", json!([33, 43])),
        ("", ". Carl", "He agreed.", json!([33, 43])),
        // Where the page has other words around it, the sentence is more than the quote.
        ("Dora came.", "", "He agreed.", json!([11, 21])),
        ("Bert came.", "", "He agreed twice.", json!([33, 42])),
        ("Dora came.", "", "He agreed twice.", Value::Null),
    ] {
        let case = json!([[text, "He agreed", before, behind, sentence]]);
        assert_eq!(page.browser.run(&search(), vec![case.clone()]).await, json!([place]), "{case}");
    }
}

#[tokio::test]
async fn every_engine_has_the_characters_of_each_class_that_the_library_has() {
    let script = format!(
        "{}return arguments[0].map((name) => {{
        const runs = [];
        for (let code = 0; code <= 0x10ffff; code += 1) {{
            const surrogate = code >= 0xd800 && code < 0xe000;
            if (surrogate || !{{ INVISIBLE, SPACE, ACCENT }}[name].test(String.fromCodePoint(code))) continue;
            if (runs.at(-1)?.[1] === code - 1) runs.at(-1)[1] = code;
            else runs.push([code, code]);
        }}
        return runs;
    }})",
        article_infographic::facts::javascript().replace("export ", "")
    );
    let runs = |holds: fn(char) -> bool| {
        let mut runs: Vec<[u32; 2]> = Vec::new();
        for code in ('\0'..=char::MAX).filter(|character| holds(*character)).map(u32::from) {
            match runs.last_mut() {
                Some([_, last]) if *last + 1 == code => *last = code,
                _ => runs.push([code, code]),
            }
        }
        runs
    };
    let page = Page::open(View::DESKTOP).await;
    let classes =
        [("INVISIBLE", runs(is_invisible)), ("SPACE", runs(char::is_whitespace)), ("ACCENT", runs(is_accent))];
    let names = classes.each_ref().map(|(name, _)| *name);
    assert_eq!(names, CLASSES.map(|(name, _)| name));
    let seen = page.browser.run(&script, vec![json!(names)]).await;
    for (index, (name, expected)) in classes.into_iter().enumerate() {
        assert_eq!(seen[index], json!(expected), "{name}");
    }
}
