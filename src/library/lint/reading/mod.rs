//! Reads the numbers of sentences: their values, their qualifiers, and whether the sentence states them as facts.
//!
//! What the reader knows of a language is in its lexicon, a JSON file. Ambiguous words are marked as such: rejecting a
//! correct sentence would be as bad as missing a bound.

mod beside;
mod binding;
mod calendar;
mod digits;
mod hit;
mod initials;
mod lexicon;
mod measures;
mod mention;
mod number_words;
mod numeral;
mod numerals;
mod part;
mod partial;
mod pattern;
mod presupposed;
mod reader;
mod relation;
mod scope;
mod speaker;
mod subject;
mod table;
mod tokens;

pub(super) use mention::{Hedge, Mention, Reading, Sentence};
pub(super) use numeral::NumeralKind;
pub(super) use reader::Reader;
pub(super) use relation::Relation;
pub(super) use subject::{Doubt, Subject, counts_its_unit, states};
