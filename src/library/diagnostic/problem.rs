//! What can be wrong with a story file: [`Problem`], with the exact place and a hint for the editor.
//!
//! Problems are data. How they are shown, and in which colours, is the business of whoever shows them.

use serde::Serialize;

/// Something that the editor should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "InfographicProblem"))]
pub struct Problem {
    /// What kind of problem; stable, for machines.
    #[cfg_attr(feature = "types", ts(type = "string"))]
    pub code: Code,
    /// Whether the story can be drawn all the same.
    #[cfg_attr(feature = "types", ts(inline))]
    pub severity: Severity,
    /// Where in the story's structure, such as `facts.held.evidence[0].quote`; empty where the structure is unknown.
    pub path: String,
    /// Where in the file.
    #[cfg_attr(feature = "types", ts(flatten))]
    pub place: Place,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Severity {
    /// The story is refused.
    Error,
    /// The story is drawn, and the editor told.
    Warning,
}

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte, from 0.
    #[cfg_attr(feature = "types", ts(skip))]
    pub start: usize,
    /// One past the last byte.
    #[cfg_attr(feature = "types", ts(skip))]
    pub end: usize,
}

impl Place {
    /// The place of a stretch of bytes. Ends past the file are cut.
    pub(crate) fn of(bytes: &[u8], start: usize, end: usize) -> Self {
        let start = start.min(bytes.len());
        let end = end.clamp(start, bytes.len());
        let before = bytes.get(..start).unwrap_or_default();
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at.saturating_add(1));
        let newlines = before.iter().filter(|byte| **byte == b'\n').count();
        // Characters are counted by their first bytes: in UTF-8, all others begin with the bits 10.
        let line = before.get(line_start..).unwrap_or_default();
        let column = line.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        Self { line: from_one(newlines), column: from_one(column), start, end }
    }
}

fn from_one(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).saturating_add(1)
}

macro_rules! codes {
    ($(#[doc = $first:literal] $(#[doc = $doc:literal])* $name:ident => $text:literal,)*) => {
        /// The kinds of problems. The text of a code never changes once released.
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
            /// Every code, in the order in which a story is read.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as it is printed and as machines may rely on it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// What the code means, in a sentence: the first line of its documentation.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => $first,)* }.trim()
            }

            /// Why it is a problem and what to do about it: the rest of its documentation.
            #[must_use]
            pub fn advice(self) -> String {
                let lines: &[&str] = match self { $(Self::$name => &[$($doc),*],)* };
                lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
            }
        }
    };
}

codes! {
    /// The file has more bytes than a story may have.
    ///
    /// Readers on phones load the whole file. Take out what no chart shows, or give a long series in larger steps.
    TooLarge => "too-large",
    /// Objects stand in objects beyond any story's need.
    ///
    /// No field of the format is nested so deeply; a program that wrote the file may have wrapped it once too often.
    TooDeep => "too-deep",
    /// The bytes are not UTF-8.
    ///
    /// Save the file again with the encoding UTF-8; editors offer it where they save.
    NotUtf8 => "not-utf8",
    /// The file is not JSON.
    ///
    /// A comma, a quotation mark or a bracket is missing or stands too much, at the place shown or right before it. JSON
    /// has no comments, and no comma behind the last entry.
    Syntax => "syntax",
    /// JSON, but not of the shape of a story.
    ///
    /// A field is unknown, missing, written twice, or holds another type than it should. Unknown fields are refused so
    /// that a slip of the pen is never silently dropped; the hint names the nearest field that there is.
    Structure => "structure",
    /// A format that this version does not know.
    ///
    /// Write `"format": 1`, or use the version of this program that the story was made for.
    Format => "format",
    /// A text is empty, or holds nothing that can be seen.
    ///
    /// Labels are drawn and read aloud. Write the text, or take out the field if it may be missing.
    EmptyText => "empty-text",
    /// A text is beyond its limit.
    ///
    /// Most readers are on phones. Say it in fewer words; what needs more belongs into the article.
    LongText => "long-text",
    /// Control or direction characters, which are taken out.
    ///
    /// They come along with copied text, cannot be seen, and can turn the order of the letters around them. Type the
    /// text anew.
    HiddenCharacters => "hidden-characters",
    /// An id cannot be one.
    ///
    /// Ids stand in links and in names of marks: 1 to 60 letters (a to z), digits, `-` and `_`. That of a chart is the name of
    /// a folder, too, so it is none that Windows keeps for a device, such as `con`, `nul` or `com1`.
    BadId => "bad-id",
    /// Two things have one id.
    ///
    /// Links and keys lead to an id, so each leads to one thing only. Charts have folders of their names, so two of them differ
    /// by more than capital letters.
    DuplicateId => "duplicate-id",
    /// An id that nothing has.
    ///
    /// The hint names the nearest id that there is. A source, speaker, side, fact, event or chart has to be in the file before
    /// it can be named.
    UnknownId => "unknown-id",
    /// There is more of something than is sensible.
    ///
    /// The limits keep a page quick and a drawing readable. Split the story, or leave out what no reader will look up.
    TooMany => "too-many",
    /// A language tag that is none.
    ///
    /// Write a tag of BCP 47, such as `en` or `en-GB`. Screen readers choose their voice by it.
    BadLanguage => "bad-language",
    /// A language whose words we have not.
    ///
    /// The story is drawn, with your text as it is; the words around the figures, such as "at least", come in English.
    OtherLanguage => "other-language",
    /// A date that is none.
    ///
    /// Write `2025-06-02`, `2025-06` or `2025`; with `~` behind it for about; `first/last` for a stretch of time. Write
    /// no more than is known: a month is drawn as a month.
    BadDate => "bad-date",
    /// A link that does not lead to a web page.
    ///
    /// Write the whole address, from `https://` on. Readers open it to see who said it.
    BadLink => "bad-link",
    /// A number that cannot be drawn.
    ///
    /// Numbers go from minus to plus 1,000,000,000,000,000, with six decimals at most. A bound is not below zero: turn
    /// the count round.
    BadNumber => "bad-number",
    /// A range whose low end is not below its high end.
    ///
    /// Write the low end first. Where both are the same, it is no range but `exact` or `about`.
    BadRange => "bad-range",
    /// A dispute with fewer than two sides.
    ///
    /// A dispute is two or more claims that contradict each other, each with its claimant and evidence. One claim alone
    /// is an amount. Where a single amount is needed, a dispute cannot stand.
    LonelyClaim => "lonely-claim",
    /// Something that nobody said.
    ///
    /// Nothing is drawn that was not said: give a source, a speaker and the words of the article.
    NoEvidence => "no-evidence",
    /// A quote that does not stand where it should.
    ///
    /// Copy it from the article letter by letter; where it stands there twice, add the words before it (`prefix`) or
    /// behind it (`suffix`). Readers see it marked in the page.
    QuoteNotFound => "quote-not-found",
    /// The article says it less surely than the data.
    ///
    /// "At least 8,000" is not 8,000. Write the qualifier into the data, as the hint shows; in a heading, say it too.
    HedgeLost => "hedge-lost",
    /// The article says it in another way than the data.
    ///
    /// One of the two is wrong, or the sentence can be read in two ways. Ask whoever wrote it.
    HedgeDiffers => "hedge-differs",
    /// The number of the data does not stand in the sentence that should say it.
    ///
    /// Quote the sentence that gives the number. If none does, the number was not said, and must not be drawn. Where the
    /// quote gives another number, the story is refused; where it gives none, this is a warning.
    NumberNotSaid => "number-not-said",
    /// The sentence tells of a number without giving it, the data give one.
    ///
    /// A number that was withheld exists and was not told: write `withheld` or `unknown` with the reason. An estimate of
    /// someone else needs that person's words as its evidence.
    NumberWithheld => "number-withheld",
    /// Amounts without a unit.
    ///
    /// Say what is counted, such as `"unit": "people"`.
    NoUnit => "no-unit",
    /// Amounts that cannot stand on one axis.
    ///
    /// Only figures of one unit, counted in the same way (`basis`), are comparable as bars, a line or a sum. Claims on
    /// different bases can stand beside each other as `dots`; running totals on different bases as `steps`.
    MixedBasis => "mixed-basis",
    /// A stance for which only other sides speak.
    ///
    /// What a side wants is for that side to say. Quote it, or write `not_stated`.
    SecondHand => "second-hand",
    /// An outcome that the stances contradict.
    ///
    /// Nothing is agreed that a side rejects, and nothing rejected that nobody rejects.
    OutcomeContradiction => "outcome-contradiction",
    /// An offer without its condition, or a condition without an offer.
    ///
    /// An offer is half a sentence without its `if`.
    OfferCondition => "offer-condition",
    /// A limit that is not on its scale, or more than one.
    ///
    /// Give `under` or `over`, and a scale whose ends lie on both sides of it.
    BadBound => "bad-bound",
    /// A chart, or a story, with nothing in it.
    ///
    /// Name what it is to show: readers would meet an empty frame.
    EmptyChart => "empty-chart",
    /// A field that this kind of chart does not have, or lacks.
    ///
    /// What it names would silently not be drawn. The README lists the fields of each kind.
    ChartField => "chart-field",
    /// Dots that stand for too much or too little.
    ///
    /// Choose `per` so that a figure has from one to a thousand dots. Fewer say nothing, more cannot be counted.
    BadUnitSize => "bad-unit-size",
    /// A sum that would say more than its parts.
    ///
    /// What was withheld, is not known or is disputed has no number to add, and an estimate and a bound add up to nothing
    /// that can be said. Figures of another unit or basis count something else. Quote a total that somebody stated.
    CannotAdd => "cannot-add",
    /// A percentage of something that is not known exactly, or of something else.
    ///
    /// A share needs a part and a whole that are exact, of one unit and basis, and a whole that holds the part.
    NoShare => "no-share",
    /// A sum of figures of different dates.
    ///
    /// Adding up what was so on different days counts some of it twice, unless each counts only what was new.
    SumOverTime => "sum-over-time",
    /// There is nothing to draw where a chart of amounts needs one.
    ///
    /// A claim without a number never gets one: show it as a statement, in a timeline, or write `withheld` or `unknown`
    /// with the reason.
    NoAmount => "no-amount",
    /// A figure lacks the date that its chart needs.
    ///
    /// Add `as_of`. A running total without its day says nothing, and a bracket needs a first and a last date.
    NoDate => "no-date",
    /// A number that is dated after the story.
    ///
    /// A forecast or a plan drawn as a record would be something that nobody said. Leave it out, or say it in words, as a
    /// statement. Of a story that is kept up to date, `published` is the date of its newest figures.
    FutureNumber => "future-number",
    /// Dates do not follow each other, or two totals have one date.
    ///
    /// Give the points of a series in their order, each date once. Two totals of one day and basis contradict each
    /// other: show them as `counts`.
    BadOrder => "bad-order",
    /// A series has more dates than values, or fewer.
    ///
    /// Each date has its value; `null` where there is none, which is drawn as a gap.
    BadLength => "bad-length",
    /// A correction that does not lead to the figure.
    ///
    /// The `now` of the last correction is what the figure says today, and the `now` of each is the `was` of the next.
    CorrectionDiffers => "correction-differs",
    /// A number in a heading, or in the words of a step, that nothing carries.
    ///
    /// Readers take a heading for what the chart shows, and the words of a step for what the charts show. Name a number
    /// that stands in them, or put the number with its source into a chart.
    HeadingNumber => "heading-number",
    /// A story without a summary.
    ///
    /// Who does not see the picture hears the summary first, and decides by it whether to go on. Say in a sentence or two,
    /// in the article's language, what the charts show.
    NoSummary => "no-summary",
    /// A summary that asks for more than nine years of school.
    ///
    /// Counted from the length of sentences and words, names left out; in English only. Half of all readers read less well
    /// than a newsroom thinks. Write shorter sentences; what needs more belongs into the article.
    HardToRead => "hard-to-read",
    /// Something that no chart, or no step, shows.
    ///
    /// Name it in a chart, or take it out: readers would load it for nothing. A chart that no step names comes last,
    /// without words.
    NotShown => "not-shown",
}
