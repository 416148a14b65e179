//! Checks sides, speakers, sources and paragraphs, and the evidence that refers to them.

use std::{cell::RefCell, rc::Rc};

use super::{
    check::{Check, MAX_EVIDENCE},
    registry::Registry,
    search::{Folded, Words},
    sentences::sentences_around,
};
use crate::{
    diagnostic::{Code, Path},
    model::{Evidence, MAX_NOTE, Paragraph, Passage, Quote, Side, Source, Speaker, Text},
    raw::{document::Document, forms::EvidenceDocument},
};

/// The maximum number of pieces of evidence of one item.
const MAX_EVIDENCE_OF_ITEM: usize = 20;

/// The maximum length in bytes of a sentence that is highlighted as a whole. Of a longer one, only the quote is.
const MAX_SENTENCE: usize = 1_000;

/// The sides, speakers, sources and paragraphs of the story.
pub(super) struct SourceRegistry {
    pub(super) sides: Registry<Side>,
    speakers: Registry<Speaker>,
    sources: Registry<Source>,
    pub(super) paragraphs: Vec<Rc<Paragraph>>,
    /// The paragraphs, folded for searching.
    folded: Vec<Folded>,
    /// The ids of all paragraphs in the file.
    paragraph_ids: Vec<String>,
    /// The sentences found so far, so that a sentence that is quoted several times is stored once.
    sentences: RefCell<Vec<Rc<str>>>,
}

impl SourceRegistry {
    pub(super) fn check(check: &Check<'_>, document: &Document, root: &Path<'_>) -> Self {
        let paragraphs = check.paragraphs(document, root);
        let mut sources = Self {
            sides: Registry::new("sides"),
            speakers: Registry::new("speakers"),
            sources: Registry::new("sources"),
            folded: paragraphs.iter().map(|paragraph| Folded::of(paragraph.text.as_str())).collect(),
            paragraphs,
            paragraph_ids: document.text.iter().flatten().map(|paragraph| paragraph.id.clone()).collect(),
            sentences: RefCell::default(),
        };
        sources.check_sides(check, document, &root.field("sides"));
        sources.check_speakers(check, document, &root.field("speakers"));
        sources.check_sources(check, document, &root.field("sources"));
        sources
    }

    fn check_sides(&mut self, check: &Check<'_>, document: &Document, at: &Path<'_>) {
        for (index, (id, side)) in document.sides.0.iter().enumerate() {
            let here = at.field(id);
            check.id(id, &here);
            if id == "outcome" {
                check.error(Code::BadId, &here, || {
                    [
                        "a side cannot be called `outcome`".to_owned(),
                        "choose another id: this is the id of the last column".to_owned(),
                    ]
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

    /// Returns the side with this id, and reports an unknown id.
    pub(super) fn side(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<Rc<Side>> {
        self.sides.find(check, id, "side", at)
    }

    /// Returns the speaker with this id, and reports an unknown id.
    pub(super) fn speaker(&self, check: &Check<'_>, id: &str, at: &Path<'_>) -> Option<Rc<Speaker>> {
        self.speakers.find(check, id, "speaker", at)
    }

    /// Returns the evidence of an item, and reports if there is none, because nothing is drawn without evidence.
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
                    format!("the {what} has no evidence"),
                    "add `evidence` with source, speaker and quote: only what somebody said is drawn".to_owned(),
                ]
            });
        }
        self.more_evidence(check, entries, at)
    }

    /// Returns optional evidence.
    pub(super) fn more_evidence(
        &self,
        check: &Check<'_>,
        entries: &[EvidenceDocument],
        at: &Path<'_>,
    ) -> Vec<Rc<Evidence>> {
        let at = at.field("evidence");
        let before = check.evidence.get();
        check.evidence.set(before.saturating_add(entries.len()));
        if before > MAX_EVIDENCE || !check.bounded(entries.len(), MAX_EVIDENCE_OF_ITEM, "pieces of evidence", &at) {
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

    /// Returns the sentence that contains the quote, in the named paragraph or else in the first that matches. Replaces
    /// the quote by the paragraph's text, which may use other characters.
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
        } else if check.article.is_none() {
            return None;
        }
        let words = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        let words = Words::of([quote.exact.as_str(), &words(&quote.prefix), &words(&quote.suffix)])?;
        let candidates = self.paragraphs.iter().zip(&self.folded);
        let candidates =
            candidates.filter(|(paragraph, _)| entry.paragraph.as_ref().is_none_or(|id| *paragraph.id == **id));
        let mut searched = 0_usize;
        for (paragraph, folded) in candidates {
            searched = searched.saturating_add(1);
            let text = &paragraph.text;
            if let Some(found) = folded.find(&words) {
                quote.exact = text.part(found.clone());
                let exact = quote.exact.as_str();
                let (from, sentence) = sentences_around(text.as_str(), found.start, found.end);
                let whole = sentence.len() <= MAX_SENTENCE;
                let (sentence, quote_at) =
                    if whole { (sentence, found.start.saturating_sub(from)) } else { (exact, 0) };
                return Some(Passage {
                    paragraph: Rc::clone(&paragraph.id),
                    sentence: self.shared_sentence(sentence),
                    quote_at,
                });
            }
        }
        if searched > 0 || entry.paragraph.is_none() {
            let place = entry.paragraph.as_deref().map_or("the text".to_owned(), |id| format!("paragraph `{id}`"));
            check.error(Code::QuoteNotFound, &at.field("quote"), || {
                [
                    format!("the quote is not in {place}"),
                    "copy it exactly from the paragraph; `prefix` and `suffix` must be directly before and after it"
                        .to_owned(),
                ]
            });
        }
        None
    }
}

impl SourceRegistry {
    /// Returns the sentence, shared with earlier quotes of the same sentence.
    fn shared_sentence(&self, sentence: &str) -> Rc<str> {
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
