//! `infographic bundle --npm`: the npm package `article-infographic`.
//!
//! The package has the element's modules as they are in `www/element`: the site's bundler joins, splits and minifies them.
//! Bundlers differ in how they find files that are not scripts, so the cores and the languages are scripts as well:
//! compressed by gzip and written as Base64, which a server's compression reduces to the size of the compressed file. The
//! folder `cdn` has the files of the bundle, unchanged.

use std::fmt::Write as _;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::pack::Packed;
use crate::assets::{self, MANIFEST_OF_ELEMENTS, SCHEMA, STYLE, TYPES};
use crate::files::File;

/// Returns the files of the package, made from those of the bundle.
pub fn package(bundle: &[Packed]) -> Result<Vec<File<'static>>, String> {
    let mut files: Vec<File<'static>> =
        assets::package().map(|(path, bytes)| File::new(path, bytes.into_owned())).collect();
    let asset = |name| assets::find(name).ok_or_else(|| format!("the command has no {name}"));
    for name in [STYLE, TYPES, SCHEMA] {
        files.push(File::new(name, asset(name)?.bytes.into_owned()));
    }
    // The manifest names the module that defines the element: of a page a script, of the package its entry.
    let manifest = String::from_utf8_lossy(&asset(MANIFEST_OF_ELEMENTS)?.bytes)
        .replace("\"article-infographic.js\"", "\"index.js\"");
    files.push(File::new(MANIFEST_OF_ELEMENTS, manifest));
    let licences = bundle.iter().filter(|file| file.name.starts_with("LICENSE-"));
    files.extend(licences.map(|file| File::new(file.name, file.bytes.as_ref())));
    files.extend(bundle.iter().map(|file| File::new(format!("cdn/{}", file.name), file.bytes.as_ref())));

    let mut map = String::from("// The cores and the languages, each as a script.\n\nexport const FILES = {\n");
    for file in bundle.iter().filter(|file| is_data(file.name)) {
        let script = format!("{}.js", file.name);
        // Writing to a string cannot fail.
        let _ = writeln!(map, "  '{}': () => import('./files/{script}'),", file.name);
        let text = format!("export default '{}';\n", STANDARD.encode(&file.gzip));
        files.push(File::new(format!("element/files/{script}"), text));
    }
    files.push(File::new("element/files.js", map + "};\n"));
    Ok(files)
}

/// Whether the element reads this file of the bundle as bytes.
fn is_data(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "wasm" || extension == "bin")
}
