//! Publishes the English locale, which is built into the core.

use std::{env, error::Error, fs, path::Path};

use article_infographic::text::Locale;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR for build scripts")?;
    fs::write(Path::new(&folder).join("en.bin"), Locale::english().publish())?;
    Ok(())
}
