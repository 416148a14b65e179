//! The binary format that readers' browsers load. `Codec` encodes and decodes values; an envelope adds the kind of
//! content, the version and a checksum.
//!
//! Integers are LEB128 (7 bits per byte), signed integers in zigzag encoding. Texts and lists are prefixed with their
//! length. A value that several others share is written once.
//!
//! Why not serde with a format such as postcard: measured with postcard 1.1.3 and derived implementations that skip the
//! constructors of the model's types, the reader's core had 124,968 bytes (brotli 11) instead of 121,599. The published
//! stories were larger, too: 78 exchanges had 116,927 bytes (brotli 15,541) instead of 78,824 (15,316), and a series of
//! 2,000 days had 43,804 (8,090) instead of 8,051 (2,880).

mod envelope;

pub use envelope::{Content, MAX_BYTES, OpenError, VERSION, seal, unseal};

use std::{any::Any, collections::HashMap, rc::Rc};

/// A value that can be encoded and decoded.
pub(crate) trait Codec: Sized {
    fn encode(&self, out: &mut Encoder);

    /// Decodes the next value. If the bytes are invalid, the decoder fails and returns minimal values from then on.
    /// Without an early return after each part, the code in the reader's core is a third smaller than with `Option`.
    fn decode(input: &mut Decoder<'_>) -> Self;
}

/// Returns the bytes of a value.
pub(crate) fn encode(value: &impl Codec) -> Vec<u8> {
    let mut out = Encoder::default();
    value.encode(&mut out);
    out.bytes
}

/// Decodes a value that takes up all of these bytes. The work is proportional to the number of bytes, whatever they
/// are.
pub(crate) fn decode<T: Codec>(bytes: &[u8]) -> Option<T> {
    let mut input = Decoder::new(bytes);
    let value = T::decode(&mut input);
    (!input.failed && input.bytes.is_empty()).then_some(value)
}

/// The bytes so far.
#[derive(Default)]
pub(crate) struct Encoder {
    bytes: Vec<u8>,
    /// The shared values written so far, by address: their indexes in the decoder's table.
    shared: HashMap<usize, usize>,
}

impl Encoder {
    pub(crate) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(crate) fn unsigned(&mut self, mut value: u64) {
        loop {
            let [low, ..] = value.to_le_bytes();
            value >>= 7;
            if value == 0 {
                return self.byte(low);
            }
            self.byte(low | 0x80);
        }
    }

    pub(crate) fn signed(&mut self, value: i64) {
        self.unsigned((value << 1 ^ value >> 63).cast_unsigned());
    }

    pub(crate) fn text(&mut self, text: &str) {
        text.len().encode(self);
        self.bytes.extend(text.as_bytes());
    }

    /// Writes a value that others may share, identified by its address: the first time the value itself, later its
    /// index.
    fn shared(&mut self, address: usize, encode: impl FnOnce(&mut Self)) {
        if let Some(position) = self.shared.get(&address) {
            return position.saturating_add(1).encode(self);
        }
        self.byte(0);
        encode(self);
        self.shared.insert(address, self.shared.len());
    }
}

/// Reads values from the rest of the bytes.
pub(crate) struct Decoder<'a> {
    bytes: &'a [u8],
    failed: bool,
    /// The shared values read so far, in the order in which their decoding ended.
    shared: Vec<Rc<dyn Any>>,
    depth: u8,
}

/// The maximum nesting of shared values: a chart's fact, the fact it is derived from, its evidence, the speaker, their
/// side.
const MAX_DEPTH: u8 = 8;

impl<'a> Decoder<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, failed: false, shared: Vec::new(), depth: 0 }
    }

    /// Marks the bytes as invalid and drops the rest of them, so that every list ends here.
    pub(crate) fn fail(&mut self) {
        self.failed = true;
        self.bytes = &[];
    }

    /// Returns the value. If it is `None`, fails and returns the default.
    pub(crate) fn valid<T: Default>(&mut self, value: Option<T>) -> T {
        value.unwrap_or_else(|| {
            self.fail();
            T::default()
        })
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.bytes.split_first() else {
            self.fail();
            return 0;
        };
        self.bytes = rest;
        *byte
    }

    pub(crate) fn unsigned(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.fail();
        0
    }

    pub(crate) fn signed(&mut self) -> i64 {
        let value = self.unsigned();
        (value >> 1).cast_signed() ^ (value & 1).cast_signed().wrapping_neg()
    }

    /// Reads the length of a list or text. Fails if it exceeds the remaining bytes, because each entry takes at least
    /// one byte.
    fn length(&mut self) -> usize {
        let length = usize::decode(self);
        if length > self.bytes.len() {
            self.fail();
            return 0;
        }
        length
    }

    pub(crate) fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        self.bytes = rest;
        self.valid(std::str::from_utf8(text).ok())
    }

    /// Reads an index and returns the shared value there; `None` if a new value follows.
    fn known(&mut self) -> Option<Rc<dyn Any>> {
        let position = usize::decode(self).checked_sub(1)?;
        let known = self.shared.get(position).cloned();
        if known.is_none() {
            self.fail();
        }
        known
    }

    fn enter(&mut self) {
        self.depth = self.depth.saturating_add(1);
        if self.depth > MAX_DEPTH {
            self.fail();
        }
    }

    fn keep(&mut self, value: Rc<dyn Any>) {
        self.depth = self.depth.saturating_sub(1);
        self.shared.push(value);
    }

    fn shared<T: 'static>(&mut self, decode: impl FnOnce(&mut Self) -> T) -> Rc<T> {
        if let Some(known) = self.known() {
            match known.downcast() {
                Ok(known) => return known,
                Err(_) => self.fail(),
            }
        }
        self.enter();
        let value = Rc::new(decode(self));
        self.keep(value.clone());
        value
    }
}

impl<T: Codec + 'static> Codec for Rc<T> {
    fn encode(&self, out: &mut Encoder) {
        out.shared(Rc::as_ptr(self).addr(), |out| T::encode(self, out));
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        input.shared(T::decode)
    }
}

/// A text that several values share. The table holds only sized values, so it holds an `Rc<Rc<str>>`.
impl Codec for Rc<str> {
    fn encode(&self, out: &mut Encoder) {
        out.shared(Rc::as_ptr(self).addr(), |out| out.text(self));
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let text: Rc<Self> = input.shared(|input| Self::from(input.text()));
        Self::clone(&text)
    }
}

impl<T: Codec> Codec for Vec<T> {
    fn encode(&self, out: &mut Encoder) {
        self.len().encode(out);
        for entry in self {
            entry.encode(out);
        }
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        let mut list = Self::new();
        let length = input.length();
        while list.len() < length && !input.failed {
            list.push(T::decode(input));
        }
        list
    }
}

impl<T: Codec> Codec for Option<T> {
    fn encode(&self, out: &mut Encoder) {
        self.is_some().encode(out);
        if let Some(value) = self {
            value.encode(out);
        }
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        bool::decode(input).then(|| T::decode(input))
    }
}

impl<A: Codec, B: Codec> Codec for (A, B) {
    fn encode(&self, out: &mut Encoder) {
        self.0.encode(out);
        self.1.encode(out);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        (A::decode(input), B::decode(input))
    }
}

impl<T: Codec, const N: usize> Codec for [T; N] {
    fn encode(&self, out: &mut Encoder) {
        for entry in self {
            entry.encode(out);
        }
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        std::array::from_fn(|_| T::decode(input))
    }
}

impl Codec for String {
    fn encode(&self, out: &mut Encoder) {
        out.text(self);
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        input.text().to_owned()
    }
}

impl Codec for bool {
    fn encode(&self, out: &mut Encoder) {
        out.byte((*self).into());
    }

    fn decode(input: &mut Decoder<'_>) -> Self {
        match input.byte() {
            0 => false,
            1 => true,
            _ => {
                input.fail();
                false
            }
        }
    }
}

/// Implements `Codec` for integer types by converting them to and from 64 bits.
macro_rules! number {
    ($($type:ident by $way:ident,)*) => {$(
        impl Codec for $type {
            fn encode(&self, out: &mut Encoder) {
                // Always fits; `try_into` avoids a cast.
                out.$way((*self).try_into().unwrap_or_default());
            }

            fn decode(input: &mut Decoder<'_>) -> Self {
                let value = input.$way().try_into().ok();
                input.valid(value)
            }
        }
    )*};
}

number! { u16 by unsigned, u32 by unsigned, usize by unsigned, i32 by signed, }

/// Implements `Codec` for structs and enums: a struct is its fields in this order, an enum the number of its variant
/// and the variant's fields. The code does not compile if a field or variant is missing.
macro_rules! codec {
    () => {};
    (struct $type:ident { $($field:ident),* $(,)? } $($rest:tt)*) => {
        impl Codec for $type {
            fn encode(&self, out: &mut Encoder) {
                let Self { $($field),* } = self;
                $($field.encode(out);)*
            }

            fn decode(input: &mut Decoder<'_>) -> Self {
                Self { $($field: Codec::decode(input)),* }
            }
        }
        codec! { $($rest)* }
    };
    (enum $type:ident {
        0 = $first:ident $(($only:ident))? $({ $($first_field:ident),* })?,
        $($tag:literal = $variant:ident $(($inner:ident $(, $more:ident)*))? $({ $($field:ident),* })?,)*
    } $($rest:tt)*) => {
        impl Codec for $type {
            fn encode(&self, out: &mut Encoder) {
                match self {
                    Self::$first $(($only))? $({ $($first_field),* })? => {
                        out.byte(0);
                        $($only.encode(out);)?
                        $($($first_field.encode(out);)*)?
                    }
                    $(Self::$variant $(($inner $(, $more)*))? $({ $($field),* })? => {
                        out.byte($tag);
                        $($inner.encode(out); $($more.encode(out);)*)?
                        $($($field.encode(out);)*)?
                    })*
                }
            }

            fn decode(input: &mut Decoder<'_>) -> Self {
                match input.byte() {
                    $($tag => {
                        $(let $inner = Codec::decode(input); $(let $more = Codec::decode(input);)*)?
                        $($(let $field = Codec::decode(input);)*)?
                        Self::$variant $(($inner $(, $more)*))? $({ $($field),* })?
                    })*
                    tag => {
                        if tag != 0 {
                            input.fail();
                        }
                        $(let $only = Codec::decode(input);)?
                        $($(let $first_field = Codec::decode(input);)*)?
                        Self::$first $(($only))? $({ $($first_field),* })?
                    }
                }
            }
        }
        codec! { $($rest)* }
    };
}

pub(crate) use codec;
