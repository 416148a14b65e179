//! [`Code`]: the kinds of diagnostics, each with its explanation.

use serde::Serialize;

macro_rules! codes {
    ($(#[doc = $first:literal] $(#[doc = $doc:literal])* $name:ident => $text:literal,)*) => {
        /// The kinds of diagnostics. The text of a code never changes once released.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $first] $(#[doc = $doc])* $name,)*
        }

        impl Serialize for Code {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl Code {
            /// All codes, in the order in which a story is checked.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code's stable text, which is printed and which programs can rely on.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The meaning of the code in one sentence: the first line of its documentation.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $first,)* }.trim()
            }

            /// The reason for the diagnostic and how to fix it: the rest of its documentation.
            #[must_use]
            pub fn advice(self) -> String {
                let lines: &[&str] = match self { $(Self::$name => &[$($doc),*],)* };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
            }
        }
    };
}

codes! {
    /// The file is larger than a story may be.
    ///
    /// Readers on phones load the complete file. Remove what no chart shows, or use longer steps between the dates of
    /// a series.
    TooLarge => "too-large",
    /// Objects and lists are nested too deeply.
    ///
    /// No field of the format is nested so deeply. A bracket may be missing, or the program that wrote the file may
    /// have added extra objects or lists around the story.
    TooDeep => "too-deep",
    /// The file is not UTF-8.
    ///
    /// Save the file again with the encoding UTF-8.
    NotUtf8 => "not-utf8",
    /// The file is not JSON.
    ///
    /// A comma, a quotation mark or a bracket is missing or superfluous, here or just before. JSON has no comments
    /// and no comma after the last entry.
    Syntax => "syntax",
    /// The JSON does not have the structure of a story.
    ///
    /// A field is unknown, missing, duplicated or of the wrong type. Unknown fields are refused so that a misspelt
    /// field is never ignored; the hint names the nearest known field.
    Structure => "structure",
    /// This version does not know the format.
    ///
    /// Write `"format": 1`, or use the version of this program that the story was written for.
    Format => "format",
    /// A text is empty, or has no visible characters.
    ///
    /// Labels are drawn and read aloud. Write the text, or remove the field if it is optional.
    EmptyText => "empty-text",
    /// A text is longer than its limit.
    ///
    /// Most readers are on phones. Use fewer words; details belong in the article.
    LongText => "long-text",
    /// A text has control characters or direction marks, which are removed.
    ///
    /// They come with copied text, are invisible, and can reorder the letters around them. Type the text again.
    HiddenCharacters => "hidden-characters",
    /// Invalid id.
    ///
    /// Ids are part of links and of the keys of marks. They have 1 to 60 letters (a to z), digits, `-` and `_`. A
    /// chart's id is also the name of a folder, so names that Windows reserves for devices, such as `con`, `nul` or
    /// `com1`, are refused.
    BadId => "bad-id",
    /// Two things have the same id.
    ///
    /// Links and keys refer to ids, so each id must be unique. Each chart has a folder named after its id, so the ids
    /// of two charts must not differ only by case.
    DuplicateId => "duplicate-id",
    /// Nothing has this id.
    ///
    /// The hint names the nearest id. A source, speaker, side, fact, event or chart must be in the file before it can
    /// be named.
    UnknownId => "unknown-id",
    /// A list is longer than its limit.
    ///
    /// The limits keep pages fast and drawings readable. Split the story, or remove what no reader will look up.
    TooMany => "too-many",
    /// Invalid language tag.
    ///
    /// Write a BCP 47 tag, such as `en` or `en-GB`. Screen readers choose their voice by it.
    BadLanguage => "bad-language",
    /// The widget has no text in this language.
    ///
    /// The text of the story is drawn unchanged. The widget's own text, such as "at least", is English.
    OtherLanguage => "other-language",
    /// The data were not compared with the article: its language cannot be read.
    ///
    /// `check` reads the sentences of the languages that it has a lexicon for. Compare the data of other languages
    /// with the article yourself, and write `"unchecked": true`: readers then see at each chart that the data were
    /// not compared. `unchecked` is refused where the language can be read.
    Unchecked => "unchecked",
    /// Invalid date.
    ///
    /// Write `2025-06-02`, `2025-06` or `2025`; `2025-06-02T05:52` for a time of day, `2025-21` for spring, `202X` for
    /// a decade; add `~` for an approximate date; write `first/last` for a range. If
    /// only the month is known, write only the month: no day is shown for it.
    BadDate => "bad-date",
    /// A link does not lead to a web page.
    ///
    /// Write the complete address, starting with `https://`. Readers open the link to check the source.
    BadLink => "bad-link",
    /// A number has too many digits, or is below zero where that is not allowed.
    ///
    /// Numbers have at most 15 significant digits and lie between minus and plus 1,000,000,000,000,000.
    BadNumber => "bad-number",
    /// The unit is not known, or its sign has no place for the number.
    ///
    /// A sign is written around the number, which `{0}` stands for: `{0} kWh`. The names of currencies and measures are
    /// known in the languages that the widget speaks. In another language, write the words and the sign.
    BadUnit => "bad-unit",
    /// The low end of a range is not below its high end.
    ///
    /// Write the low end first. If both ends are equal, use `exact` or `about`.
    BadRange => "bad-range",
    /// A dispute has fewer than two claims.
    ///
    /// A dispute is two or more claims that contradict each other, each with its speaker and evidence. State a single
    /// claim as an amount. Where one amount is expected, such as for an event, a dispute is not allowed.
    SingleClaim => "single-claim",
    /// The evidence is missing.
    ///
    /// Nothing is drawn without evidence: add a source, a speaker and the quote from the article.
    NoEvidence => "no-evidence",
    /// The quote is not in the article.
    ///
    /// Copy it from the article exactly. If it occurs twice, add the words before it (`prefix`) or after it
    /// (`suffix`). Readers see it marked in the page.
    QuoteNotFound => "quote-not-found",
    /// The story does not include the article.
    ///
    /// Without the article in `text`, quotes are not searched for: an invented one would not be noticed. Add the
    /// paragraphs that are quoted.
    NoText => "no-text",
    /// The article is less certain than the data.
    ///
    /// "At least 8,000" is not 8,000. Use the qualifier of the article in the data, as the hint shows; in a heading,
    /// repeat it.
    HedgeLost => "hedge-lost",
    /// The article and the data have different qualifiers.
    ///
    /// One of the two is wrong, or the sentence is ambiguous. Ask its author.
    HedgeDiffers => "hedge-differs",
    /// The quoted sentence does not contain the number from the data.
    ///
    /// Quote the sentence that states the number. If no sentence does, the number must not be drawn.
    /// If the quote states another number, this is an error; if it states none, a warning.
    NumberNotSaid => "number-not-said",
    /// The sentence and the data differ in whether the number is known.
    ///
    /// Use `withheld` if the number exists but was not published, or `unknown` if nobody knows it, with the reason. If
    /// the number is an estimate by another speaker, quote that speaker as evidence. If the sentence states the number
    /// that the data withhold, write the number; this is a warning, because the sentence may count something else.
    NumberWithheld => "number-withheld",
    /// The sentence has the number, but does not state it as a fact.
    ///
    /// It denies, asks, expects, plans or suspects it, or reports a rumour. What was only expected or denied must not be
    /// drawn like a number that was counted. Say with `status` what it is, show it as a statement or a position, or wait
    /// until it is known. If the words are ambiguous, this is a warning.
    NotAFact => "not-a-fact",
    /// A claim has a status, but its sentence states it as a fact.
    ///
    /// Remove `status`, or quote the sentence that says that it is no fact.
    StatusNotSaid => "status-not-said",
    /// A chart shows a claim with a `status`, but its kind shows facts only.
    ///
    /// Bars, dots and timelines have marks and words for what is expected, planned, alleged, denied or conditional. In a
    /// history, in running totals, in dots to count and in sums, such a claim would look like a fact.
    StatusNotDrawn => "status-not-drawn",
    /// A chart shows an estimate with an interval, but its kind cannot draw it.
    ///
    /// Bars and dots draw an estimate as a point on its interval. In other charts, write `about` for the value, or
    /// `between` for the interval.
    IntervalNotDrawn => "interval-not-drawn",
    /// The quoted sentence names another date than the data.
    ///
    /// Write the date that the sentence names, or quote the sentence that names the date of the data. If the date of
    /// the sentence may be of something else, this is a warning.
    DateDiffers => "date-differs",
    /// Amounts have no unit.
    ///
    /// State what is counted, such as `"unit": "people"`.
    NoUnit => "no-unit",
    /// Amounts cannot share one axis.
    ///
    /// Only figures with the same unit and basis are comparable as bars, as a line or in a sum. Show claims on
    /// different bases as `dots`, and running totals on different bases as `steps`.
    MixedBasis => "mixed-basis",
    /// The two figures of a change are of different things.
    ///
    /// A change leads from a figure to a later one of the same thing, so both have the same label and the same side. Their
    /// dates tell them apart. Show figures of different things as `counts`.
    TwoThings => "two-things",
    /// All evidence for this stance comes from other sides.
    ///
    /// Quote the side itself or an independent report, or use `not_stated`.
    SecondHand => "second-hand",
    /// The outcome contradicts the stances.
    ///
    /// A position is not agreed if a side rejects it, and not rejected if no side rejects it.
    OutcomeContradiction => "outcome-contradiction",
    /// An offer has no condition, or a condition has no offer.
    ///
    /// Add `if` to an offer; other stances have none.
    OfferCondition => "offer-condition",
    /// A limit is outside its scale, or has both or neither of `under` and `over`.
    ///
    /// Write `under` or `over`, and a scale that contains the limit.
    BadBound => "bad-bound",
    /// A chart, a story or a position has no content.
    ///
    /// Readers would see an empty frame. List the items that the chart shows, or the stances of the position.
    EmptyChart => "empty-chart",
    /// A chart has a field that its kind does not allow, or lacks a required field.
    ///
    /// A field that the kind does not allow would not be drawn. The page "Story format" lists the fields of each kind.
    ChartField => "chart-field",
    /// One dot represents too many or too few.
    ///
    /// Choose `per` so that a figure has from one to a thousand dots.
    BadUnitSize => "bad-unit-size",
    /// These figures cannot be added.
    ///
    /// Withheld, unknown and disputed amounts have no single number to add. An estimate cannot be added to a bound or a
    /// range. Figures must have the same unit and basis. Instead of a sum, quote a total from a source.
    CannotAdd => "cannot-add",
    /// A percentage needs an exact part and an exact whole.
    ///
    /// Both must have the same unit and basis, and the whole must contain the part.
    NoShare => "no-share",
    /// A sum adds figures of different dates.
    ///
    /// Figures of different days count some things twice, unless each counts only what is new.
    SumOverTime => "sum-over-time",
    /// A chart of amounts has no amount to draw.
    ///
    /// Never add a number to a claim that has none. Show it as a statement or in a timeline, or use `withheld` or
    /// `unknown` with the reason.
    NoAmount => "no-amount",
    /// A figure has no date, and its chart requires one.
    ///
    /// Add `as_of`. A running total needs its day, and a bracket needs a first and a last date.
    NoDate => "no-date",
    /// A number is dated after the story.
    ///
    /// A forecast or a plan must not be drawn like a number that was counted. Remove it, or add it as a statement. For
    /// a story that is updated, `published` is the date of its newest figures.
    FutureNumber => "future-number",
    /// Dates are not in order, or two totals have the same date.
    ///
    /// List the points of a series in order, each date once. Two totals with the same date and basis contradict each
    /// other: show them as `counts`.
    BadOrder => "bad-order",
    /// A series has more or fewer dates than values.
    ///
    /// Each date has one value. Use `null` for a gap, which is drawn as a gap.
    BadLength => "bad-length",
    /// A correction does not lead to the current figure.
    ///
    /// The `now` of the last correction must equal the current figure. The `now` of every other correction must equal
    /// the `was` of the next one.
    CorrectionDiffers => "correction-differs",
    /// A number in a heading or a step is in no chart.
    ///
    /// Readers expect the charts to show the numbers of their headings and steps. Use a number that a chart shows, or
    /// add the number with its source to a chart.
    HeadingNumber => "heading-number",
    /// The words of an amount have a number.
    ///
    /// `words` is for what has no number: “dozens”, “most of the town”. A number is drawn, so it needs its qualifier: write
    /// `{ "about": 50 }`.
    NumberInWords => "number-in-words",
    /// A text compares in a way that the article does not.
    ///
    /// “Twice as many”, “a record”, “most”: such a comparison is a claim like a number, and needs a sentence that makes it.
    /// Use the comparison of the article, or leave it out.
    ComparisonNotSaid => "comparison-not-said",
    /// A text names a cause, and the article names none.
    ///
    /// That one thing led to another is a claim of its own. Use the words of the article, or leave the cause out.
    CauseNotSaid => "cause-not-said",
    /// The story has no summary.
    ///
    /// Readers who do not see the picture hear the summary first. Say in one or two sentences, in the language of the
    /// article, what the charts show.
    NoSummary => "no-summary",
    /// The summary is too hard to read: it needs more than nine years of schooling.
    ///
    /// The estimate is based on the length of sentences and words, except names, and is made for English only. Use
    /// shorter sentences and shorter words.
    HardToRead => "hard-to-read",
    /// No chart or no step shows this.
    ///
    /// Add its id to a chart, or remove it: readers would load it without seeing it. A chart that is in no step is
    /// shown last, without text.
    NotShown => "not-shown",
    /// An entry of `reviewed` accepts no warning.
    ///
    /// What the entry was about has changed, or its `path` or `code` is not that of a warning. Remove the entry, or copy
    /// path and code from the output of `check`.
    NothingReviewed => "nothing-reviewed",
}
