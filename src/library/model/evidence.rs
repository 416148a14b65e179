//! [`Evidence`]: the speaker, the source, and the sentence of the article.

use std::rc::Rc;

use super::{
    party::Speaker,
    text::{Link, Text},
    when::When,
};

/// A published text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The publisher.
    pub publisher: Text,
    /// The address of the text.
    pub link: Link,
    /// Its headline.
    pub title: Option<Text>,
    /// The date of publication.
    pub published: Option<When>,
}

/// A paragraph of the article.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Its id in the story.
    pub id: Rc<str>,
    /// Its text.
    pub text: Text,
}

/// A part of the article, selected by its text like the `TextQuoteSelector` of the W3C Web Annotation Data Model
/// (§4.2.4).
#[derive(Clone, Debug)]
pub struct Quote {
    /// The quoted text.
    pub exact: Text,
    /// The text directly before it, if the quoted text occurs more than once.
    pub prefix: Option<Text>,
    /// The text directly after it.
    pub suffix: Option<Text>,
}

impl Evidence {
    /// Returns whether speaker, source and quoted text are the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.source, &other.source)
            && Rc::ptr_eq(&self.speaker, &other.speaker)
            && self.quote.exact == other.quote.exact
    }
}

/// A piece of evidence for what a mark shows.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The source that published it.
    pub source: Rc<Source>,
    /// The speaker.
    pub speaker: Rc<Speaker>,
    /// The quote from the article.
    pub quote: Quote,
    /// The sentence of the article that contains the quote; `None` if the story does not include the article.
    pub passage: Option<Passage>,
}

/// A sentence of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The paragraph's id.
    pub paragraph: Rc<str>,
    /// The sentence, or several sentences if the quote spans them.
    pub sentence: Rc<str>,
    /// The byte offset of the quote in the sentence.
    pub quote_at: usize,
}
