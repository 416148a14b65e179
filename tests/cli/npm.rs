//! `infographic bundle --npm`: the package is complete, and harmless on a server. `tests/sites/run.mjs` installs it into
//! sites.

use std::{collections::BTreeSet, fs, path::Path, process::Command, sync::OnceLock};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

use crate::bundle::{COMPRESSION, files, shared_bundle};
use crate::{code, infographic, stderr};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The package of one run, which the tests only read. `None` if the command was built without the widget.
fn package() -> Option<&'static Path> {
    static PACKAGE: OnceLock<Option<tempfile::TempDir>> = OnceLock::new();
    let written = PACKAGE.get_or_init(|| {
        shared_bundle()?;
        let out = tempfile::tempdir().unwrap();
        let mut command = infographic();
        let output = command.timeout(COMPRESSION).args(["bundle", "--npm", "--out"]).arg(out.path()).output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        Some(out)
    });
    written.as_ref().map(tempfile::TempDir::path)
}

#[test]
fn the_package_has_the_version_of_the_command_and_every_file_that_it_names() {
    let Some(package) = package() else { return };
    let description: Value = serde_json::from_slice(&fs::read(package.join("package.json")).unwrap()).unwrap();
    assert_eq!(description["version"], VERSION);
    let mut named = BTreeSet::new();
    let mut pending = vec![&description["exports"], &description["main"], &description["unpkg"]];
    while let Some(value) = pending.pop() {
        match value {
            Value::Object(fields) => pending.extend(fields.values()),
            Value::String(path) => assert!(named.insert(path.trim_end_matches('*')) || path.contains("index.js")),
            _ => panic!("{value}"),
        }
    }
    assert!(named.len() > 8, "{named:?}");
    let manifest: Value = serde_json::from_slice(&fs::read(package.join("custom-elements.json")).unwrap()).unwrap();
    let [module] = manifest["modules"].as_array().unwrap().as_slice() else { panic!("{manifest}") };
    named.insert(module["path"].as_str().unwrap());
    for path in named {
        assert!(package.join(path).exists(), "the package has no {path}");
    }
}

#[test]
fn every_module_of_the_package_finds_its_imports() {
    let Some(package) = package() else { return };
    let mut found = 0;
    for (name, bytes) in files(package).into_iter().filter(|(name, _)| !name.starts_with("cdn/")) {
        if !Path::new(&name).extension().is_some_and(|extension| extension == "js" || extension == "ts") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let folder = package.join(&name).parent().unwrap().to_owned();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with(['*', '/']))
            .flat_map(|line| [line, "\n"])
            .collect();
        let imports =
            ["from './", "\nimport './", "=> import('./"].into_iter().flat_map(|before| code.split(before).skip(1));
        for import in imports.filter_map(|rest| rest.split('\'').next()) {
            // A declaration file names the module that it declares.
            let declaration = import.replace(".js", ".d.ts");
            let exists = folder.join(import).exists() || (name.ends_with(".d.ts") && folder.join(declaration).exists());
            assert!(exists, "{name} imports {import}");
            found += 1;
        }
    }
    assert!(found > 100, "only {found} imports were found");
}

#[test]
fn the_package_has_the_files_of_the_bundle_unchanged() {
    let (Some(package), Some(bundle)) = (package(), shared_bundle()) else { return };
    let mut bundled = files(&bundle.join(VERSION));
    let is_compressed = |name: &str| Path::new(name).extension().is_some_and(|one| one == "br" || one == "gz");
    bundled.retain(|name, _| !is_compressed(name));
    assert!(files(&package.join("cdn")) == bundled);
    // The same files as scripts.
    for name in ["article-infographic.wasm", "article-infographic-editor.wasm", "locales/de.bin"] {
        let script = fs::read_to_string(package.join(format!("element/files/{name}.js"))).unwrap();
        let text = script.strip_prefix("export default '").unwrap().strip_suffix("';\n").unwrap();
        let compressed = STANDARD.decode(text).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(compressed.as_slice()), &mut bytes).unwrap();
        assert!(bytes == bundled[name], "{name}");
    }
}

#[test]
fn importing_the_package_on_a_server_does_nothing() {
    let Some(package) = package() else { return };
    let script = "const before = Object.keys(globalThis).length;
        const { ArticleInfographic, configure, VERSION } = await import(process.argv[1]);
        const after = Object.keys(globalThis).length;
        console.log(typeof ArticleInfographic, typeof configure, VERSION, after - before);";
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .arg(package.join("index.js"))
        .output()
        .expect("node is installed");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("function function {VERSION} 0\n"));
}
