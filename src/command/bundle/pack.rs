//! A file in the three forms in which it is served: as it is, brotli and gzip, each packed once and as small as can be.
//!
//! Equal files give equal bytes: neither form has a time or a name in it. The wasm goes in as it was compiled and bound:
//! `wasm-opt` makes it smaller and its brotli larger, and the brotli is what readers wait for (`tests/bench/size` shows both).

use std::borrow::Cow;

use brotli::enc::BrotliEncoderParams;

pub struct Packed {
    pub name: &'static str,
    pub bytes: Cow<'static, [u8]>,
    pub brotli: Vec<u8>,
    pub gzip: Vec<u8>,
}

impl Packed {
    pub fn new(name: &'static str, bytes: Cow<'static, [u8]>) -> Result<Packed, String> {
        let told = |error: std::io::Error| format!("cannot pack {name}: {error}");
        let mut brotli = Vec::new();
        let wanted =
            BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
        brotli::BrotliCompress(&mut bytes.as_ref(), &mut brotli, &wanted).map_err(told)?;
        let mut gzip = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes.as_ref(), &mut gzip).map_err(told)?;
        Ok(Packed { name, bytes, brotli, gzip })
    }

    /// The three forms, under the names by which servers find them.
    pub fn forms(&self) -> [(String, &[u8]); 3] {
        let name = |ending| format!("{}{ending}", self.name);
        [(name(""), self.bytes.as_ref()), (name(".br"), &self.brotli), (name(".gz"), &self.gzip)]
    }
}
