//! The binary format of a locale, which the widget loads.

use super::{
    Locale, WritingDirection,
    calendar::Calendar,
    compact::Compact,
    message::Message,
    number::Digits,
    plural::{Plurals, Runs},
};
use crate::{
    codec::{Codec, Content, Decoder, Encoder, OpenError, codec, decode, encode, seal, unseal},
    model::{Category, Language},
};

impl Locale {
    /// Returns the bytes of the locale for readers.
    #[must_use]
    pub fn publish(&self) -> Vec<u8> {
        seal(Content::Language, &encode(self))
    }

    /// Opens the locale in these bytes.
    pub fn open(bytes: &[u8]) -> Result<Self, OpenError> {
        decode(unseal(Content::Language, bytes)?).ok_or(OpenError::Damaged)
    }
}

codec! {
    struct Locale { language, direction, digits, plurals, compact, calendar, list, messages, interface }
    struct Digits { decimal, group, minus, least }
    struct Plurals { small, large, millions, fractions }
    struct Runs { runs }
    struct Compact { short, long }
    struct Calendar { names, patterns }
    struct Message { patterns }
    enum WritingDirection { 0 = LeftToRight, 1 = RightToLeft, }
    enum Category { 0 = Zero, 1 = One, 2 = Two, 3 = Few, 4 = Many, 5 = Other, }
}

impl Codec for Language {
    fn encode(&self, out: &mut Encoder) {
        out.text(self.tag());
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let language = Self::of(input.text());
        language.unwrap_or_else(|| {
            input.fail();
            Self::English
        })
    }
}
