//! [`Check`]: the state and helpers of all checks, from the list of diagnostics to parsing labels, dates and numbers.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use super::reading::{Reader, Relation, Sentence, Subject};
use crate::{
    diagnostic::{Advice, Change, Code, Diagnostics, Path, did_you_mean, nearest, shown},
    model::{
        Language, Link, MAX_CHARTS, MAX_ITEMS, MAX_LABEL, MAX_NOTE, MAX_PARAGRAPH, MAX_SIDES, MAX_STEPS, Number,
        Paragraph, Text, TextError, When,
    },
    raw::{
        NUMBERS,
        document::{Document, ParagraphDocument},
    },
};

/// The maximum size of the article in bytes.
const MAX_TEXT: usize = 200_000;

/// The maximum number of pieces of evidence in a story.
pub(super) const MAX_EVIDENCE: usize = 2_000;

/// The version of the format that this program reads.
const FORMAT: f64 = 1.0;

/// The state of the check of a story.
pub(super) struct Check<'a> {
    pub(super) diagnostics: &'a Diagnostics<'a>,
    /// The reader of the story's language; `None` if its sentences cannot be checked.
    pub(super) reader: Option<&'static Reader>,
    /// The language tag of the story.
    pub(super) language: &'a str,
    /// The sentences that were read.
    pub(super) sentences: RefCell<BTreeMap<String, Rc<Sentence>>>,
    /// The paragraphs of the article; `None` if the story does not include it.
    pub(super) article: Option<&'a [ParagraphDocument]>,
    /// The number of pieces of evidence so far.
    pub(super) evidence: Cell<usize>,
    /// The number of values of series so far.
    pub(super) points: Cell<usize>,
    /// The date of the story.
    pub(super) published: Cell<Option<When>>,
    /// The ids of the items that charts show, each with the name of its field in the document.
    pub(super) used: RefCell<Vec<(&'static str, String)>>,
}

impl Check<'_> {
    pub(super) fn error<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        self.diagnostics.error(code, at, text);
    }

    pub(super) fn warning<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        self.diagnostics.warning(code, at, text);
    }

    /// Adds a note about something that only an editor can judge.
    pub(super) fn editor_note<T: Into<Advice>>(&self, code: Code, at: &Path<'_>, text: impl FnOnce() -> T) {
        self.diagnostics.note(code, at, text);
    }

    /// Reads a sentence, once. Returns `None` if the language has no reader.
    pub(super) fn read(&self, text: &str) -> Option<Rc<Sentence>> {
        let reader = self.reader?;
        if let Some(sentence) = self.sentences.borrow().get(text) {
            return Some(Rc::clone(sentence));
        }
        let sentence = Rc::new(reader.sentence(text));
        self.sentences.borrow_mut().insert(text.to_owned(), Rc::clone(&sentence));
        Some(sentence)
    }

    /// Returns whether a paragraph of the article has this comparison, or names a cause.
    pub(super) fn article_says(&self, relation: &Relation) -> bool {
        let says = |entry: &ParagraphDocument| {
            let (reader, sentence) = (self.reader?, self.read(&entry.paragraph)?);
            reader.relations(&sentence, &entry.paragraph).iter().find(|(said, _)| said == relation).map(|_| ())
        };
        self.article.unwrap_or_default().iter().any(|entry| says(entry).is_some())
    }

    /// Returns what an amount is, by its texts; an event has no basis.
    pub(super) fn subject(&self, label: &str, unit: &str, basis: Option<&str>, as_of: Option<When>) -> Option<Subject> {
        self.reader.map(|reader| reader.subject(label, unit, basis, as_of))
    }

    /// Returns whether the story is in English.
    pub(super) fn is_english(&self) -> bool {
        self.language == "en" || self.language.starts_with("en-")
    }

    pub(super) fn format(&self, document: &Document, root: &Path<'_>) {
        if (document.format - FORMAT).abs() > f64::EPSILON {
            self.error(Code::Format, &root.field("format"), || {
                let message = format!("unknown format {}", document.format);
                [message, format!("this version reads format {FORMAT}")]
            });
        }
        let at = root.field("lang");
        let mut subtags = document.lang.split('-');
        let language = subtags.next().unwrap_or_default();
        let well_formed = (2..=3).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_lowercase())
            && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if well_formed {
            if Language::of(language).is_none() {
                self.warning(Code::OtherLanguage, &at, || {
                    let message = format!("the widget has no text in `{language}`");
                    let known = Language::ALL.map(Language::tag).join(", ");
                    [message, format!("its text will be English; available: {known}")]
                });
            }
            self.unchecked(document, language, root);
        } else {
            self.error(Code::BadLanguage, &at, || {
                let message = format!("`{}` is not a language tag", shown(&document.lang));
                [message, "write a BCP 47 tag such as `en` or `en-GB`".to_owned()]
            });
        }
    }

    /// Checks that exactly the stories whose language cannot be read are marked as unchecked.
    fn unchecked(&self, document: &Document, language: &str, root: &Path<'_>) {
        match (self.reader, document.unchecked) {
            (None, false) => self.error(Code::Unchecked, &root.field("lang"), || {
                let hint = "compare them yourself, then add \"unchecked\": true; readers see it at each chart";
                [format!("no sentence in `{language}` can be compared with the data"), hint.to_owned()]
            }),
            (Some(_), true) => self.error(Code::Unchecked, &root.field("unchecked"), || Advice {
                message: format!("sentences in `{language}` are compared with the data"),
                hint: "remove `unchecked`: it is for languages that `check` cannot read".to_owned(),
                change: Some(Change::Remove),
            }),
            (None, true) | (Some(_), false) => {}
        }
    }

    /// Checks the lengths of the lists, before any work that grows with several of them.
    pub(super) fn sizes(&self, document: &Document, root: &Path<'_>) -> bool {
        let letters: usize = document.text.iter().flatten().map(|entry| entry.paragraph.len()).sum();
        if letters > MAX_TEXT {
            self.error(Code::LongText, &root.field("text"), || {
                [format!("{letters} bytes of text, more than {MAX_TEXT}"), "include only the article".to_owned()]
            });
            return false;
        }
        [
            (document.sources.0.len(), MAX_ITEMS, "sources"),
            (document.sides.0.len(), MAX_SIDES, "sides"),
            (document.speakers.0.len(), MAX_ITEMS, "speakers"),
            (document.text.as_ref().map_or(0, Vec::len), MAX_ITEMS, "text"),
            (document.facts.0.len(), MAX_ITEMS, "facts"),
            (document.positions.0.len(), MAX_ITEMS, "positions"),
            (document.statements.0.len(), MAX_ITEMS, "statements"),
            (document.events.len(), MAX_ITEMS, "events"),
            (document.charts.len(), MAX_CHARTS, "charts"),
            (document.steps.len(), MAX_STEPS, "steps"),
        ]
        .into_iter()
        .all(|(count, limit, field)| {
            let what = if field == "text" { "paragraphs" } else { field };
            self.bounded(count, limit, what, &root.field(field))
        })
    }

    /// Checks a count against its limit.
    pub(super) fn bounded(&self, count: usize, limit: usize, what: &str, at: &Path<'_>) -> bool {
        let fits = count <= limit;
        if !fits {
            self.error(Code::TooMany, at, || {
                [
                    format!("{count} {what}, more than {limit}"),
                    "split the story: readers cannot take in so many".to_owned(),
                ]
            });
        }
        fits
    }

    pub(super) fn id(&self, id: &str, at: &Path<'_>) {
        let good = (1..=60).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        if !good {
            self.error(Code::BadId, at, || {
                let hint = "write 1 to 60 letters (a to z), digits, `-` or `_`: ids are part of links".to_owned();
                [format!("`{}` is not a valid id", shown(id)), hint]
            });
        }
    }

    pub(super) fn label(&self, raw: &str, at: &Path<'_>) -> Option<Text> {
        self.text(raw, MAX_LABEL, at)
    }

    pub(super) fn note(&self, raw: &str, at: &Path<'_>) -> Option<Text> {
        self.text(raw, MAX_NOTE, at)
    }

    pub(super) fn optional_text(&self, raw: Option<&str>, limit: usize, at: &Path<'_>) -> Option<Text> {
        raw.and_then(|raw| self.text(raw, limit, at))
    }

    pub(super) fn text(&self, raw: &str, limit: usize, at: &Path<'_>) -> Option<Text> {
        match Text::parse(raw, limit) {
            Ok((text, removed)) => {
                if removed > 0 {
                    self.warning(Code::HiddenCharacters, at, || Advice {
                        message: format!("hidden characters were removed: {removed}"),
                        hint: "delete the text and type it again".to_owned(),
                        change: Some(Change::Replace(text.as_str().into())),
                    });
                }
                Some(text)
            }
            Err(TextError::Empty) => {
                self.error(Code::EmptyText, at, || {
                    ["the text is empty".to_owned(), "write the text or remove the field".to_owned()]
                });
                None
            }
            Err(TextError::Long(length)) => {
                self.error(Code::LongText, at, || {
                    let message = format!("{length} characters, more than {limit}");
                    [message, "most readers are on phones: use fewer words".to_owned()]
                });
                None
            }
        }
    }

    pub(super) fn optional_date(&self, raw: Option<&str>, at: &Path<'_>) -> Option<When> {
        raw.and_then(|raw| self.date(raw, at))
    }

    /// Parses a date that is known at both ends.
    pub(super) fn date(&self, raw: &str, at: &Path<'_>) -> Option<When> {
        let when = self.period(raw, at)?;
        if when.open().is_some() {
            self.error(Code::BadDate, at, || {
                let hint = "write the date that is known; only the date of an event may have an open end".to_owned();
                [format!("`{}` has an open end", shown(raw)), hint]
            });
            return None;
        }
        Some(when)
    }

    /// Parses the date of an event, which may have an open end.
    pub(super) fn period(&self, raw: &str, at: &Path<'_>) -> Option<When> {
        let when = When::parse(raw);
        if when.is_none() {
            self.error(Code::BadDate, at, || {
                let message = format!("`{}` is not a date", shown(raw));
                let hint =
                    "write 2025-06-02, 2025-06 or 2025; add ~ for an approximate date; write first/last for a range, .. for an open end"
                        .to_owned();
                [message, hint]
            });
        }
        when
    }

    /// Returns whether this day is after the date of the story.
    pub(super) fn is_future(&self, day: i32) -> bool {
        self.published.get().is_some_and(|published| day >= published.end_day())
    }

    pub(super) fn future_number(&self, at: &Path<'_>) {
        self.error(Code::FutureNumber, at, || {
            let hint = "write its `status`, such as \"expected\"; if the date has passed, update `published`";
            ["a number dated after the story".to_owned(), hint.to_owned()]
        });
    }

    pub(super) fn future_event(&self, at: &Path<'_>) {
        self.warning(Code::FutureNumber, at, || {
            let hint = "write its `status`, such as \"planned\"; if the date has passed, update `published`";
            ["an event dated after the story".to_owned(), hint.to_owned()]
        });
    }

    pub(super) fn link(&self, raw: &str, at: &Path<'_>) -> Option<Link> {
        let link = Link::parse(raw);
        if link.is_none() {
            self.error(Code::BadLink, at, || {
                let message = format!("`{}` is not the address of a web page", shown(raw));
                [message, "write the complete address, starting with https://, without a user name".to_owned()]
            });
        }
        link
    }

    pub(super) fn number(&self, raw: f64, at: &Path<'_>) -> Option<Number> {
        let number = Number::new(raw);
        if number.is_none() {
            self.error(Code::BadNumber, at, || {
                let message = "the number cannot be shown with all its digits".to_owned();
                [message, NUMBERS.to_owned()]
            });
        }
        number
    }

    /// Reports an unknown id. The hint names the nearest known id.
    pub(super) fn unknown(&self, id: &str, what: &str, known: &[String], at: &Path<'_>) {
        self.error(Code::UnknownId, at, || {
            let few: Vec<String> = known.iter().take(8).map(|id| format!("`{id}`")).collect();
            let more = if known.len() > few.len() { " …" } else { "" };
            let meant = nearest(id, known.iter().map(String::as_str));
            let hint = match meant {
                Some(meant) => did_you_mean(meant),
                None if known.is_empty() => format!("the story has no {what} yet"),
                None => format!("expected one of {}{more}", few.join(", ")),
            };
            let change = meant.map(|meant| {
                if at.is_field(id) { Change::Rename(meant.to_owned()) } else { Change::Replace(meant.into()) }
            });
            Advice { message: format!("no {what} has the id `{}`", shown(id)), hint, change }
        });
    }

    pub(super) fn duplicate(&self, id: &str, what: &str, at: &Path<'_>) {
        self.error(Code::DuplicateId, at, || {
            [
                format!("a second {what} with the id `{}`", shown(id)),
                "give each its own id: links and keys depend on it".to_owned(),
            ]
        });
    }

    pub(super) fn paragraphs(&self, document: &Document, root: &Path<'_>) -> Vec<Rc<Paragraph>> {
        let at = root.field("text");
        let entries = document.text.as_deref().unwrap_or_default();
        let mut seen: Vec<&str> = Vec::new();
        let mut paragraphs = Vec::new();
        for (position, entry) in entries.iter().enumerate() {
            let here = at.index(position);
            self.id(&entry.id, &here.field("id"));
            if seen.contains(&entry.id.as_str()) {
                self.duplicate(&entry.id, "paragraph", &here.field("id"));
            }
            seen.push(&entry.id);
            if let Some(text) = self.text(&entry.paragraph, MAX_PARAGRAPH, &here.field("paragraph")) {
                paragraphs.push(Rc::new(Paragraph { id: entry.id.as_str().into(), text }));
            }
        }
        paragraphs
    }
}

/// Inserts an entry into a list that is sorted by this key, after equal entries. The lists are short. The standard
/// library's sort is optimized for long lists and would be a tenth of the widget's size.
pub(super) fn insert_by_key<T, K: PartialOrd>(list: &mut Vec<T>, entry: T, key: impl Fn(&T) -> K) {
    let at = list.partition_point(|other| key(other) <= key(&entry));
    list.insert(at, entry);
}
