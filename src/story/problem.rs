//! What can be wrong with a story file: [`Problem`], with the exact place and a hint for the editor.
//!
//! Problems are data. How they are shown, and in which colours, is the business of whoever shows them.

use serde::Serialize;

/// Something that the editor should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind of problem; stable, for machines.
    pub code: Code,
    /// Whether the story can be drawn all the same.
    pub severity: Severity,
    /// Where in the story's structure, such as `facts.held.evidence[0].quote`; empty where the structure is unknown.
    pub path: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The story is refused.
    Error,
    /// The story is drawn, and the editor told.
    Warning,
}

/// A stretch of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte, from 0.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Place {
    /// The place of a stretch of bytes. Ends past the file are cut.
    pub(super) fn of(bytes: &[u8], start: usize, end: usize) -> Self {
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
    ($($(#[$doc:meta])* $name:ident => $text:literal,)*) => {
        /// The kinds of problems. The text of a code never changes once released.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Serialize for Code {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl Code {
            /// The code as it is printed and as machines may rely on it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// More bytes than a story may have.
    TooLarge => "too-large",
    /// Objects in objects beyond any story's need.
    TooDeep => "too-deep",
    /// Bytes that are not UTF-8.
    NotUtf8 => "not-utf8",
    /// Not JSON.
    Syntax => "syntax",
    /// JSON, but not of the shape of a story: a field unknown, missing, twice, or of the wrong type.
    Structure => "structure",
    /// A format that this version does not know.
    Format => "format",
    /// Text that is empty, or holds nothing that can be seen.
    EmptyText => "empty-text",
    /// Text beyond its limit.
    LongText => "long-text",
    /// Control or direction characters, which are taken out.
    HiddenCharacters => "hidden-characters",
    /// An id that cannot be one.
    BadId => "bad-id",
    /// Two things with one id.
    DuplicateId => "duplicate-id",
    /// An id that nothing has.
    UnknownId => "unknown-id",
    /// More of something than is sensible.
    TooMany => "too-many",
    /// A language tag that is none.
    BadLanguage => "bad-language",
    /// A language whose words are not built in.
    OtherLanguage => "other-language",
    /// A date that is none.
    BadDate => "bad-date",
    /// A link that is not to a web page.
    BadLink => "bad-link",
    /// A number that cannot be drawn.
    BadNumber => "bad-number",
    /// A range whose low end is not below its high end.
    BadRange => "bad-range",
    /// A dispute with fewer than two sides.
    LonelyClaim => "lonely-claim",
    /// Something said by nobody.
    NoEvidence => "no-evidence",
    /// A quote that does not stand where it should.
    QuoteNotFound => "quote-not-found",
    /// The article says it less surely than the data.
    HedgeLost => "hedge-lost",
    /// The article says it in another way than the data.
    HedgeDiffers => "hedge-differs",
    /// The number of the data does not stand in the sentence that should say it.
    NumberNotSaid => "number-not-said",
    /// An amount without a unit.
    NoUnit => "no-unit",
    /// Amounts that cannot stand on one axis.
    MixedBasis => "mixed-basis",
    /// A stance for which only other sides speak.
    SecondHand => "second-hand",
    /// An outcome that the stances contradict.
    OutcomeContradiction => "outcome-contradiction",
    /// An offer without its condition, or a condition without an offer.
    OfferCondition => "offer-condition",
    /// A limit that is not on its scale, or more than one.
    BadBound => "bad-bound",
    /// A chart with nothing in it.
    EmptyChart => "empty-chart",
    /// A field that this kind of chart does not have, or lacks.
    ChartField => "chart-field",
    /// Dots that stand for too much or too little.
    BadUnitSize => "bad-unit-size",
    /// Something that no chart shows.
    NotShown => "not-shown",
}
