//! [`Pattern`]: finds words of a lexicon in the pieces of a text.
//!
//! A pattern is a list of elements with spaces between them: `word`, `stem*`, `*ending`, `a|b`, `[optional]`, `#` (a
//! number), `Name` (a capitalized word), `…` (up to five other words of the same clause), `^` (the start of a clause) and `$` (its end).

use super::{
    initials::Initials,
    tokens::{Kind, Piece},
};

/// The most pieces that `…` matches.
const MAX_GAP: usize = 5;
/// The most fillers between a cue and its number.
const MAX_FILLERS: usize = 4;
/// The most pieces of a parenthetical between a cue and its number, with its two commas.
const MAX_PARENTHETICAL: usize = 7;
/// The signs after which a clause starts.
const OPENING: [&str; 13] = [".", ",", ";", ":", "!", "?", "(", "“", "\"", "«", "„", "–", "—"];
/// The signs that end a clause.
const CLOSING: [&str; 13] = [".", ",", ";", ":", "!", "?", ")", "”", "\"", "»", "“", "–", "—"];

/// One alternative of an element.
#[derive(Debug)]
enum Form {
    Exact(String),
    /// A word with a capital, such as a name.
    Capital(String),
    Start(String),
    End(String),
    /// The start of a clause, which has no piece.
    ClauseStart,
}

#[derive(Debug)]
enum Element {
    Piece { forms: Vec<Form>, optional: bool },
    Number,
    Gap,
    ClauseStart,
    ClauseEnd,
}

/// The words of the language that patterns need.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    pub(super) nouns_capitalized: bool,
    pub(super) clitics: Vec<String>,
    pub(super) barriers: Vec<String>,
    pub(super) fillers: Vec<Pattern>,
}

/// A list of elements.
#[derive(Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// For each word that a text must have, the letters with which it may start.
    needs: Vec<Initials>,
}

/// Where a pattern was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The index of the first piece.
    pub(super) start: usize,
    /// The index after the last piece.
    pub(super) end: usize,
    /// The indices of the numbers among the pieces.
    pub(super) numbers: Vec<usize>,
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Self {
        Self::new(text.split_whitespace().map(element).collect())
    }

    fn new(elements: Vec<Element>) -> Self {
        let needs = elements.iter().filter_map(|element| match element {
            Element::Piece { forms, optional: false } => initials(forms),
            _ => None,
        });
        Self { needs: needs.collect(), elements }
    }

    /// Parses words and signs, none of which has a meaning of its own: "$".
    pub(super) fn literal(text: &str) -> Self {
        let piece = |text| Element::Piece { forms: form_list(text), optional: false };
        Self::new(text.split_whitespace().map(piece).collect())
    }

    /// Parses words and signs that may have a capital anywhere: "CHF".
    pub(super) fn any_case(text: &str) -> Self {
        let both = |form: &str| [form.to_owned(), form.chars().flat_map(char::to_uppercase).collect::<String>()];
        let forms = |text: &str| text.split('|').flat_map(both).map(|text| form(&text)).collect();
        let piece = |text| Element::Piece { forms: forms(text), optional: false };
        Self::new(text.split_whitespace().map(piece).collect())
    }

    /// Returns whether the first thing that the pattern names is a number.
    pub(super) fn starts_with_number(&self) -> bool {
        matches!(self.elements.first(), Some(Element::Number))
    }

    /// Returns whether the last thing that the pattern names is a number.
    pub(super) fn ends_with_number(&self) -> bool {
        matches!(self.elements.last(), Some(Element::Number))
    }

    /// Returns the first letters that a text must have where the pattern starts; `None` for any.
    pub(super) fn initials(&self) -> Option<Vec<char>> {
        let Some(Element::Piece { forms, optional: false }) = self.elements.first() else {
            return self.starts_with_number().then(|| vec!['#']);
        };
        let initial = |form: &Form| match form {
            Form::Exact(word) | Form::Capital(word) | Form::Start(word) => word.chars().next(),
            Form::End(_) | Form::ClauseStart => None,
        };
        forms.iter().map(initial).collect()
    }

    /// Whether a text with these initials can have the pattern.
    pub(super) fn may_be_in(&self, initials: Initials) -> bool {
        self.needs.iter().all(|needed| needed.meet(initials))
    }

    /// Finds the pattern at this piece.
    pub(super) fn find(&self, grammar: &Grammar, pieces: &[Piece], at: usize) -> Option<Found> {
        let mut numbers = Vec::new();
        let end = step(&self.elements, grammar, pieces, at, false, &mut numbers)?;
        numbers.reverse();
        Some(Found { start: at, end, numbers })
    }

    /// Finds the pattern anywhere in the pieces.
    pub(super) fn search(&self, grammar: &Grammar, pieces: &[Piece]) -> Option<Found> {
        (0..pieces.len()).find_map(|at| self.find(grammar, pieces, at))
    }
}

fn element(text: &str) -> Element {
    match text {
        "#" => return Element::Number,
        "…" => return Element::Gap,
        "^" => return Element::ClauseStart,
        "$" => return Element::ClauseEnd,
        _ => {}
    }
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    Element::Piece { forms: form_list(inside.unwrap_or(text)), optional: inside.is_some() }
}

/// Returns the initials of the words that have one of these forms. `None` if those may be any.
fn initials(forms: &[Form]) -> Option<Initials> {
    let initials = forms.iter().map(|form| match form {
        Form::Exact(word) | Form::Capital(word) => Initials::of(word),
        Form::Start(stem) if stem.chars().nth(1).is_some() => Initials::of(stem),
        Form::Start(_) | Form::End(_) | Form::ClauseStart => Initials::ALL,
    });
    Some(initials.fold(Initials::default(), Initials::with)).filter(|initials| *initials != Initials::ALL)
}

fn form_list(text: &str) -> Vec<Form> {
    text.split('|').filter(|form| !form.is_empty()).map(form).collect()
}

fn form(text: &str) -> Form {
    if text == "^" {
        Form::ClauseStart
    } else if let Some(stem) = text.strip_suffix('*').filter(|stem| !stem.is_empty()) {
        Form::Start(stem.to_owned())
    } else if let Some(ending) = text.strip_prefix('*').filter(|ending| !ending.is_empty()) {
        Form::End(ending.to_owned())
    } else if text.starts_with(char::is_uppercase) {
        Form::Capital(text.to_lowercase())
    } else {
        Form::Exact(text.to_owned())
    }
}

/// Matches the elements from a piece on. Returns the index after the last piece, and the numbers from last to first.
fn step(
    elements: &[Element],
    grammar: &Grammar,
    pieces: &[Piece],
    at: usize,
    after_word: bool,
    numbers: &mut Vec<usize>,
) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let next = at.saturating_add(1);
    match element {
        Element::ClauseStart => {
            starts_clause(pieces, at).then(|| step(rest, grammar, pieces, at, false, numbers)).flatten()
        }
        Element::ClauseEnd => {
            ends_clause(pieces, at).then(|| step(rest, grammar, pieces, at, false, numbers)).flatten()
        }
        Element::Piece { forms, optional } => {
            let starts = forms.iter().any(|form| matches!(form, Form::ClauseStart)) && starts_clause(pieces, at);
            let matched = pieces.get(at).is_some_and(|piece| matches(forms, grammar, pieces, piece, at));
            let with = if matched { step(rest, grammar, pieces, next, true, numbers) } else { None };
            with.or_else(|| {
                (starts || *optional).then(|| step(rest, grammar, pieces, at, after_word, numbers)).flatten()
            })
        }
        Element::Number => {
            let places = if after_word { behind_fillers(grammar, pieces, at) } else { vec![at] };
            places.into_iter().find_map(|place| {
                pieces.get(place).filter(|piece| piece.kind == Kind::Number)?;
                let end = step(rest, grammar, pieces, place.saturating_add(1), true, numbers)?;
                numbers.push(place);
                Some(end)
            })
        }
        Element::Gap => (0..=MAX_GAP).find_map(|length| {
            let end = at.saturating_add(length);
            let gap = pieces.get(at..end)?;
            // The shortest gap comes first, so only its last piece is new.
            gap.iter().all(|piece| is_inside_clause(grammar, piece)).then_some(())?;
            step(rest, grammar, pieces, end, true, numbers)
        }),
    }
}

/// Returns the places where a number may be after a cue that ends before `at`.
fn behind_fillers(grammar: &Grammar, pieces: &[Piece], at: usize) -> Vec<usize> {
    let mut places = vec![at];
    let mut place = at;
    for _ in 0..MAX_FILLERS {
        let filler =
            grammar.fillers.iter().filter_map(|filler| filler.find(grammar, pieces, place)).map(|found| found.end);
        let Some(end) = filler.max().or_else(|| parenthetical(pieces, place)).filter(|end| *end > place) else { break };
        place = end;
        places.push(place);
    }
    places
}

/// Returns the index after a short parenthetical between commas.
pub(super) fn parenthetical(pieces: &[Piece], at: usize) -> Option<usize> {
    pieces.get(at).filter(|piece| piece.is_sign(&[","]))?;
    let inside = pieces.get(at.saturating_add(1)..)?.iter().take(MAX_PARENTHETICAL);
    let length = inside.take_while(|piece| !piece.is_sign(&[",", ".", ";", ":", "?", "!"])).count();
    let end = at.saturating_add(length).saturating_add(1);
    pieces.get(end).filter(|piece| piece.is_sign(&[","])).filter(|_| length > 0)?;
    Some(end.saturating_add(1))
}

pub(super) fn starts_clause(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    before.is_none_or(|piece| piece.is_sign(&OPENING))
}

pub(super) fn ends_clause(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at).is_none_or(|piece| piece.is_sign(&CLOSING))
}

fn is_inside_clause(grammar: &Grammar, piece: &Piece) -> bool {
    piece.kind != Kind::Number
        && !piece.is_sign(&CLOSING)
        && !piece.is_sign(&OPENING)
        && !grammar.barriers.contains(&piece.text)
}

fn matches(forms: &[Form], grammar: &Grammar, pieces: &[Piece], piece: &Piece, at: usize) -> bool {
    // A capitalized word within a sentence is a name.
    let sentence_start =
        || at.checked_sub(1).and_then(|before| pieces.get(before)).is_none_or(|before| before.kind == Kind::Sign);
    if piece.kind == Kind::Number || is_colon_of_list(pieces, at) {
        return false;
    }
    if piece.is_capital && forms.iter().any(|form| matches!(form, Form::Capital(word) if *word == piece.text)) {
        return true;
    }
    if piece.is_capital && !grammar.nouns_capitalized && !is_abbreviation(piece) && !sentence_start() {
        return false;
    }
    fits(forms, &piece.text)
        || grammar.clitics.iter().any(|clitic| {
            piece.text.strip_prefix(clitic.as_str()).is_some_and(|rest| rest.chars().count() > 1 && fits(forms, rest))
        })
}

/// Returns whether a piece is the colon of "Ward 12: 46 votes", which is neither a time nor a score.
fn is_colon_of_list(pieces: &[Piece], at: usize) -> bool {
    let is_number = |piece: &Piece| piece.kind == Kind::Number;
    let behind_number = at.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(is_number);
    let before_space = pieces.get(at.saturating_add(1)).is_some_and(|next| !next.is_glued);
    behind_number && before_space && pieces.get(at).is_some_and(|piece| piece.is_glued && piece.is_sign(&[":"]))
}

/// Returns whether a capital says nothing about the word: "C", "US".
fn is_abbreviation(piece: &Piece) -> bool {
    piece.text.chars().count() < 3
}

fn fits(forms: &[Form], text: &str) -> bool {
    forms.iter().any(|form| match form {
        Form::Exact(word) => word == text,
        Form::Start(stem) => text.starts_with(stem.as_str()),
        Form::End(ending) => text.ends_with(ending.as_str()),
        Form::Capital(_) | Form::ClauseStart => false,
    })
}

/// Words or stems of the data, such as `forecast*`.
#[derive(Debug, Default)]
pub(super) struct Words {
    patterns: Vec<Pattern>,
}

impl Words {
    pub(super) fn parse(words: &[String]) -> Self {
        Self { patterns: words.iter().map(|word| Pattern::parse(word)).collect() }
    }

    /// Returns whether one of the words is in the text.
    pub(super) fn any_in(&self, grammar: &Grammar, pieces: &[Piece]) -> bool {
        self.patterns.iter().any(|pattern| pattern.search(grammar, pieces).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::reading::tokens::pieces;

    fn found(pattern: &str, text: &str) -> bool {
        let grammar =
            Grammar { barriers: vec!["but".to_owned()], fillers: vec![Pattern::parse("the")], ..Grammar::default() };
        let mut pieces = pieces(text, &[]);
        for piece in pieces.iter_mut().filter(|piece| piece.kind == Kind::Digits) {
            piece.kind = Kind::Number;
        }
        Pattern::parse(pattern).search(&grammar, &pieces).is_some()
    }

    #[test]
    fn elements_match_pieces() {
        assert!(found("at least #", "At least 8"));
        assert!(found("at least #", "at least, she said, the 8"));
        assert!(!found("at least #", "at least one day 8"));
        assert!(found("kill*|wound* [about] #", "it killed about 8"));
        assert!(found("# … or more $", "8 people or more."));
        assert!(!found("# … or more $", "8 people but or more."));
        assert!(found("^|of over #", "Over 8") && !found("^|of over #", "dispute over 8"));
        assert!(!found("may", "Mrs May said") && found("may", "May I ask"));
        assert!(found("# : #", "at 12:30") && found("# : #", "won 2 : 1") && !found("# : #", "ward 12: 46 votes"));
    }
}
