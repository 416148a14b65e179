//! A file uncompressed, and compressed with brotli and gzip at the highest level.
//!
//! The output is deterministic: it contains no timestamps and no file names. The wasm is not processed with `wasm-opt`,
//! which makes the wasm smaller but its brotli form larger, and readers download the brotli form (see
//! `tests/bench/size`).

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
        let message = |error: std::io::Error| format!("cannot compress {name}: {error}");
        let mut brotli = Vec::new();
        let options =
            BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
        brotli::BrotliCompress(&mut bytes.as_ref(), &mut brotli, &options).map_err(message)?;
        let mut gzip = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes.as_ref(), &mut gzip)
            .map_err(message)?;
        Ok(Packed { name, bytes, brotli, gzip })
    }

    /// The three forms with their file names: `NAME`, `NAME.br` and `NAME.gz`.
    pub fn forms(&self) -> [(String, &[u8]); 3] {
        let name = |ending| format!("{}{ending}", self.name);
        [(name(""), self.bytes.as_ref()), (name(".br"), &self.brotli), (name(".gz"), &self.gzip)]
    }
}
