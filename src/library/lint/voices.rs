//! Who speaks: sides, speakers, sources, the article's paragraphs, and the evidence that ties them to an item.

use std::{cell::RefCell, rc::Rc};

use super::{
    check::{Check, MAX_EVIDENCE},
    registry::Registry,
    search::{Folded, Words},
};
use crate::{
    diagnostic::{Code, Path},
    model::{Evidence, MAX_NOTE, Paragraph, Passage, Quote, Side, Source, Speaker, Text, sentences_around},
    raw::{document::Document, forms::EvidenceDocument},
};

/// Pieces of evidence that one thing may have.
const MAX_VOICES: usize = 20;

/// Bytes of a sentence that is worth marking as a whole; of a longer one, the quote is.
const MAX_SENTENCE: usize = 1_000;

/// Everyone who has a say in the story, by id.
pub(super) struct Voices {
    pub(super) sides: Registry<Side>,
    speakers: Registry<Speaker>,
    sources: Registry<Source>,
    pub(super) paragraphs: Vec<Rc<Paragraph>>,
    /// The same, ready to be searched.
    folded: Vec<Folded>,
    /// The ids of all paragraphs in the file.
    paragraph_ids: Vec<String>,
    /// Sentences found so far, so that each is kept once however often it is quoted.
    sentences: RefCell<Vec<Rc<str>>>,
}

impl Voices {
    pub(super) fn check(check: &Check<'_>, document: &Document, root: &Path<'_>) -> Self {
        let paragraphs = check.paragraphs(document, root);
        let mut voices = Self {
            sides: Registry::new("sides"),
            speakers: Registry::new("speakers"),
            sources: Registry::new("sources"),
            folded: paragraphs.iter().map(|paragraph| Folded::of(paragraph.text.as_str())).collect(),
            paragraphs,
            paragraph_ids: document.text.iter().flatten().map(|paragraph| paragraph.id.clone()).collect(),
            sentences: RefCell::default(),
        };
        voices.check_sides(check, document, &root.field("sides"));
        voices.check_speakers(check, document, &root.field("speakers"));
        voices.check_sources(check, document, &root.field("sources"));
        voices
    }

    fn check_sides(&mut self, check: &Check<'_>, document: &Document, at: &Path<'_>) {
        for (index, (id, side)) in document.sides.0.iter().enumerate() {
            let here = at.field(id);
            check.id(id, &here);
            if id == "outcome" {
                check.error(Code::BadId, &here, || {
                    ["a side cannot be called `outcome`".to_owned(), "that is the name of the last column".to_owned()]
                });
            }
            let name = check.label(&side.name, &here.field("name"));
            self.sides.add(id, name.map(|name| Side { name, index, id: id.clone() }));
        }
    }

    fn check_speakers(&mut self, check: &Check<'_>, document: &Document, at: &Path<'_>) {
        for (id, speaker) in &document.speakers.0 {
            let here = at.field(id);
            check.id(id, &here);
            let role = speaker.role.as_deref().and_then(|role| check.label(role, &here.field("role")));
            let side = speaker.side.as_deref().and_then(|side| self.side(check, side, &here.field("side")));
            let name = check.label(&speaker.name, &here.field("name"));
            self.speakers.add(id, name.map(|name| Speaker { name, role, side }));
        }
    }

    fn check_sources(&mut self, check: &Check<'_>, document: &Document, at: &Path<'_>) {
        for (id, source) in &document.sources.0 {
            let here = at.field(id);
            check.id(id, &here);
            let title = source.title.as_deref().and_then(|title| check.label(title, &here.field("title")));
            let published = check.optional_date(source.published.as_deref(), &here.field("published"));
            let publisher = check.label(&source.publisher, &here.field("publisher"));
            let link = check.link(&source.url, &here.field("url"));
            let named = publisher.zip(link);
            self.sources.add(id, named.map(|(publisher, link)| Source { publisher, link, title, published }));
        }
    }

    /// The side with this id; reported where there is none.
    pub(super) fn side(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<Rc<Side>> {
        self.sides.find(check, id, "side", at)
    }

    /// The speaker with this id; reported where there is none.
    pub(super) fn speaker(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<Rc<Speaker>> {
        self.speakers.find(check, id, "speaker", at)
    }

    /// The evidence of an item; reported where there is none at all, for nothing may be drawn that nobody said.
    pub(super) fn evidence(
        &self,
        check: &Check<'_>,
        entries: &[EvidenceDocument],
        what: &str,
        at: &Path<'_>,
    ) -> Vec<Rc<Evidence>> {
        if entries.is_empty() {
            check.error(Code::NoEvidence, at, || {
                [
                    format!("nobody is named who said this {what}"),
                    "add `evidence` with source, speaker and quote; what nobody said is not drawn".to_owned(),
                ]
            });
        }
        self.more_evidence(check, entries, at)
    }

    /// Evidence that an item may have of its own.
    pub(super) fn more_evidence(
        &self,
        check: &Check<'_>,
        entries: &[EvidenceDocument],
        at: &Path<'_>,
    ) -> Vec<Rc<Evidence>> {
        let at = at.field("evidence");
        let before = check.evidence.get();
        check.evidence.set(before.saturating_add(entries.len()));
        if before > MAX_EVIDENCE || !check.bounded(entries.len(), MAX_VOICES, "pieces of evidence", &at) {
            return Vec::new();
        }
        if !check.bounded(check.evidence.get(), MAX_EVIDENCE, "pieces of evidence in the story", &at) {
            return Vec::new();
        }
        entries.iter().enumerate().filter_map(|(index, entry)| self.one(check, entry, &at.index(index))).collect()
    }

    fn one(&self, check: &Check<'_>, entry: &EvidenceDocument, at: &Path<'_>) -> Option<Rc<Evidence>> {
        let source = self.sources.find(check, &entry.source, "source", &at.field("source"));
        let speaker = self.speaker(check, &entry.speaker, &at.field("speaker"));
        let mut quote = check.note(&entry.quote, &at.field("quote")).map(|exact| Quote {
            exact,
            prefix: check.optional_text(entry.prefix.as_deref(), MAX_NOTE, &at.field("prefix")),
            suffix: check.optional_text(entry.suffix.as_deref(), MAX_NOTE, &at.field("suffix")),
        });
        let passage = quote.as_mut().and_then(|quote| self.passage(check, quote, entry, at));
        Some(Rc::new(Evidence { source: source?, speaker: speaker?, quote: quote?, passage }))
    }

    /// The sentence that holds the quote: in the named paragraph, or else in the first that has it. The quote becomes what the
    /// paragraph says, which may be written in other characters.
    fn passage(
        &self,
        check: &Check<'_>,
        quote: &mut Quote,
        entry: &EvidenceDocument,
        at: &Path<'_>,
    ) -> Option<Passage> {
        if let Some(id) = &entry.paragraph {
            if !self.paragraph_ids.contains(id) {
                check.unknown(id, "paragraph", &self.paragraph_ids, &at.field("in"));
                return None;
            }
        } else if !check.has_text {
            return None;
        }
        let words = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let words = Words::of([quote.exact.as_str(), &words(&quote.prefix), &words(&quote.suffix)])?;
        let candidates = self.paragraphs.iter().zip(&self.folded);
        let candidates =
            candidates.filter(|(paragraph, _)| entry.paragraph.as_ref().is_none_or(|id| *paragraph.id == **id));
        let mut looked_at = 0_usize;
        for (paragraph, folded) in candidates {
            looked_at = looked_at.saturating_add(1);
            let text = &paragraph.text;
            if let Some(found) = folded.find(&words) {
                quote.exact = text.part(found.clone());
                let exact = quote.exact.as_str();
                let (from, sentence) = sentences_around(text.as_str(), found.start, found.end);
                let whole = sentence.len() <= MAX_SENTENCE;
                let (sentence, quote_at) =
                    if whole { (sentence, found.start.saturating_sub(from)) } else { (exact, 0) };
                return Some(Passage { paragraph: Rc::clone(&paragraph.id), sentence: self.kept(sentence), quote_at });
            }
        }
        if looked_at > 0 || entry.paragraph.is_none() {
            let place = entry.paragraph.as_deref().map_or("the text".to_owned(), |id| format!("paragraph `{id}`"));
            check.error(Code::QuoteNotFound, &at.field("quote"), || {
                [
                    format!("these words do not stand in {place}"),
                    "copy them letter by letter from the paragraph; `prefix` and `suffix` must adjoin them".to_owned(),
                ]
            });
        }
        None
    }
}

impl Voices {
    /// The sentence, shared with whoever has quoted it before.
    fn kept(&self, sentence: &str) -> Rc<str> {
        let mut sentences = self.sentences.borrow_mut();
        if let Some(known) = sentences.iter().rev().take(200).find(|known| ***known == *sentence) {
            return Rc::clone(known);
        }
        let sentence: Rc<str> = sentence.into();
        sentences.push(Rc::clone(&sentence));
        sentence
    }
}

#[cfg(test)]
mod tests {
    use crate::{lint::check, publish::publish};

    #[test]
    fn a_quote_in_other_characters_becomes_what_the_article_says() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/stories/prisoner-exchange.json");
        let plain = std::fs::read_to_string(path).unwrap();
        let mut parts = plain.split("\"quote\": \"");
        let mut written = parts.next().unwrap().to_owned();
        for part in parts {
            let (quote, rest) = part.split_once('"').unwrap();
            let quote: String = quote
                .chars()
                .map(|letter| if letter == ' ' { "\u{a0}\u{200d} ".to_owned() } else { format!("{letter}\u{fe0f}") })
                .collect();
            written = format!("{written}\"quote\": \"{quote}\"{rest}");
        }
        assert!(written.len() > plain.len() + 1_000);
        let published = |raw: &str| publish(&check(raw.as_bytes()).story.unwrap());
        assert_eq!(published(&written), published(&plain));
    }
}
