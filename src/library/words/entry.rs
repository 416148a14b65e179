//! [`Node`]: something that can be chosen, in words, with who said it and where.

use serde::Serialize;

use crate::key::Key;

/// Something that can be chosen, in words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicNode"))]
pub struct Node {
    /// Its key.
    #[serde(skip)]
    pub key: Key,
    /// Its name for the page, made from ids: `held.held`, `criteria.all-for-all.russia`.
    pub name: String,
    /// What it is about.
    pub label: String,
    /// What is said of it: an amount with its qualifier, a stance, a date.
    pub value: String,
    /// Everyone who says it, as half a sentence; of what is not stated, where it is not.
    pub said: String,
    /// What counts as one, and when it was so; nothing for what is no figure.
    pub context: Option<String>,
    /// Whether it stands beside the drawing, in words only.
    pub beside: bool,
    /// What the uncertain end means.
    pub caveat: Option<String>,
    /// What was published before and put right, the earliest first.
    pub corrections: Vec<String>,
    /// Label, value, who said it and where, as sentences.
    pub text: String,
    /// Who said it; empty only for a stance that is not stated.
    pub voices: Vec<Voice>,
}

/// Who said something, where, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicVoice"))]
pub struct Voice {
    /// The speaker with office.
    pub speaker: String,
    /// The words of the article.
    pub quote: String,
    /// Words right before them, where they occur more than once.
    pub prefix: Option<String>,
    /// Words right after them.
    pub suffix: Option<String>,
    /// The sentence around them, where the story holds the article.
    pub sentence: Option<String>,
    /// Where it was published.
    pub source: SourceWords,
}

/// Something published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicSource"))]
pub struct SourceWords {
    /// Publisher and date.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// Where it can be read.
    pub url: String,
    /// The host of that address.
    pub host: String,
}
