//! [`Locale`]: a language's words around the figures, with its digits, dates, plurals and lists.
//!
//! A language is one file, `www/locales/TAG.json`. What stands there under `cldr` was made by `tests/locales.rs` from the
//! Unicode Common Locale Data Repository; what stands under `words`, `interface` and `substitute` we wrote. English is built into the
//! widget; the others are read when a story is in them. The command and the widget read the same files by the same code.

mod calendar;
mod codec;
mod dates;
mod direction;
mod files;
mod message;
mod number;
mod phrase;
mod plural;

use std::{borrow::Cow, rc::Rc};

use calendar::Calendar;
pub use direction::Direction;
pub use files::substitutes;
use message::Message;
pub(super) use message::sentence;
pub use message::without_isolates;
use number::Digits;
pub use phrase::Phrase;
use plural::Plurals;

use crate::{
    model::{Category, Decimal, Language, Number},
    raw::Json,
};

/// A language's words around the figures, with its digits, dates, plurals and lists.
#[derive(Debug)]
pub struct Locale {
    /// The language.
    pub language: Language,
    /// Which way it is written.
    pub direction: Direction,
    digits: Digits,
    plurals: Plurals,
    calendar: Calendar,
    /// What stands between the entries of a list, before its last one, and between two.
    list: [String; 3],
    /// A message for each [`Phrase`], in their order.
    messages: Vec<Message>,
    /// The words of buttons and the like, by name.
    interface: Vec<(String, String)>,
}

const ENGLISH: &str = include_str!("../../../../www/locales/en.json");

impl Locale {
    /// English, which is always there.
    #[must_use]
    pub fn english() -> Rc<Self> {
        // A test reads every file, so that the empty one never comes to be.
        Rc::new(Self::read(ENGLISH.as_bytes()).unwrap_or_default())
    }

    /// A language from the file of the same name. The command holds all of them; the widget is given their bytes.
    #[must_use]
    pub fn of(language: Language) -> Rc<Self> {
        Self::read(files::of(language).as_bytes()).map_or_else(Self::english, Rc::new)
    }

    /// The language for a story in the one with this tag; English where we have no words in it.
    #[must_use]
    pub fn speaking(tag: &str) -> Rc<Self> {
        Self::of(Language::of(tag).unwrap_or(Language::English))
    }

    /// The language of a file; nothing where something is missing in it or of another shape.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let file = Json::read(bytes)?;
        let cldr = file.get("cldr")?;
        let words = file.get("words")?;
        let texts = file.get("interface")?.fields()?.iter();
        let [between, last, pair] = cldr.get("list")?.items()? else { return None };
        Some(Self {
            language: Language::of(file.get("language")?.text()?)?,
            direction: match file.get("direction")?.text()? {
                "ltr" => Direction::LeftToRight,
                "rtl" => Direction::RightToLeft,
                _ => return None,
            },
            digits: Digits::read(cldr.get("digits")?)?,
            plurals: Plurals::read(cldr.get("plurals")?)?,
            calendar: Calendar::read(cldr.get("dates")?)?,
            list: [between.text()?.to_owned(), last.text()?.to_owned(), pair.text()?.to_owned()],
            messages: Phrase::NAMES.iter().map(|name| Message::read(words.get(name)?)).collect::<Option<_>>()?,
            interface: texts
                .map(|(name, text)| Some((name.clone(), text.text()?.to_owned())))
                .collect::<Option<_>>()?,
        })
    }
}

/// Nothing to say; for where our own file could not be read, which a test holds never to be.
impl Default for Locale {
    fn default() -> Self {
        Self {
            language: Language::English,
            direction: Direction::LeftToRight,
            digits: Digits::default(),
            plurals: Plurals::default(),
            calendar: Calendar::default(),
            list: Default::default(),
            messages: Vec::new(),
            interface: Vec::new(),
        }
    }
}

impl Locale {
    /// A phrase with these texts in it.
    pub(super) fn say(&self, phrase: Phrase, texts: &[&str]) -> String {
        message::fill(self.direction, self.pattern(phrase, Category::Other), texts)
    }

    /// A phrase for so many of something: `{0}` is their number, the texts begin with `{1}`.
    pub(super) fn count(&self, phrase: Phrase, count: usize, texts: &[&str]) -> String {
        let number = self.whole(count);
        let mut all = vec![number.as_str()];
        all.extend(texts);
        message::fill(self.direction, self.pattern(phrase, self.plurals.of_count(count)), &all)
    }

    /// The text, set off from what stands beside it where it runs the other way.
    pub(super) fn isolated<'a>(&self, text: &'a str) -> Cow<'a, str> {
        message::isolated(self.direction, text)
    }

    /// The digits of a value on a scale, such as a tick.
    #[must_use]
    pub fn scale_value(&self, value: Number) -> String {
        self.number(value)
    }

    /// The digits of a number of the story, each as it was written; for phrases only.
    pub(super) fn number(&self, number: Number) -> String {
        self.digits.write(number.decimal())
    }

    /// The digits of a number of things.
    pub(super) fn whole(&self, count: usize) -> String {
        self.digits.write(Decimal { negative: false, digits: u64::try_from(count).unwrap_or(u64::MAX), decimals: 0 })
    }

    /// Which kind of number this is in the language.
    pub fn category(&self, number: Number) -> Category {
        self.plurals.of(number)
    }

    /// Which kind of number so many things are.
    pub(super) fn category_of_count(&self, count: usize) -> Category {
        self.plurals.of_count(count)
    }

    fn pattern(&self, phrase: Phrase, category: Category) -> &str {
        self.messages.get(phrase as usize).map_or("", |message| message.pattern(category))
    }

    /// The words of the interface by name.
    pub fn interface(&self) -> &[(String, String)] {
        &self.interface
    }

    /// "A, B and C".
    pub(super) fn list<T: AsRef<str>>(&self, entries: &[T]) -> String {
        let [between, last, pair] = &self.list;
        let mut text = String::new();
        for (index, entry) in entries.iter().enumerate() {
            let left = entries.len().saturating_sub(index);
            text.push_str(match (index, left) {
                (0, _) => "",
                (1, 1) => pair,
                (_, 1) => last,
                _ => between,
            });
            text.push_str(&self.isolated(entry.as_ref()));
        }
        text
    }

    /// "A; B; C".
    pub(super) fn semicolons<T: AsRef<str>>(&self, entries: &[T]) -> String {
        let separator = self.say(Phrase::Semicolon, &[]);
        let entries: Vec<String> = entries.iter().map(|entry| self.isolated(entry.as_ref()).into_owned()).collect();
        entries.join(&separator)
    }
}
