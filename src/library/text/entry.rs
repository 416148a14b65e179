//! [`Node`]: the text of a selectable mark, with its citations.

use serde::Serialize;

use crate::key::Key;

/// The text of something that can be selected.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicNode"))]
pub struct Node {
    /// Its key in the library.
    #[serde(skip)]
    pub key: Key,
    /// Its key for pages, made from ids: `held.held`, `criteria.all-for-all.russia`.
    #[serde(rename = "key")]
    pub page_key: String,
    /// What it is about.
    pub label: String,
    /// Its value: an amount with its qualifier, a stance, or a date.
    pub value: String,
    /// All speakers, as part of a sentence. For a stance that is not stated: the sources that do not state it.
    pub attribution: String,
    /// The basis, and the date if there is one; for an event, its facets. `null` if there is neither.
    pub context: Option<String>,
    /// Whether it is shown only as text beside the drawing.
    pub text_only: bool,
    /// What the uncertainty of the amount means.
    pub caveat: Option<String>,
    /// The corrections, the earliest first.
    pub corrections: Vec<String>,
    /// Label, value, speakers and sources, as sentences.
    pub text: String,
    /// The citations; empty only for a stance that is not stated.
    pub citations: Vec<Citation>,
}

/// Speaker, source and quote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicCitation"))]
pub struct Citation {
    /// The speaker, with office or role.
    pub speaker: String,
    /// The quote from the article.
    pub quote: String,
    /// The text directly before it, if the quote occurs more than once.
    pub prefix: Option<String>,
    /// The text directly after it.
    pub suffix: Option<String>,
    /// The sentence that contains the quote, if the story includes the article.
    pub sentence: Option<String>,
    /// The source that published it.
    pub source: SourceText,
}

/// A published text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicSource"))]
pub struct SourceText {
    /// Publisher and date.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// The address of the text.
    pub url: String,
    /// The host of that address.
    pub host: String,
}
