//! Bundles the element's modules, the glue and the hashes of the cores into minified scripts: the entry, which a page
//! requests, and the chunks, which another script loads when they are needed. Each script has the hashes of the scripts that
//! it loads, so the `integrity` of the entry covers all of the code.
//!
//! Each module is in one script, so that a reader downloads it once and a page has one instance of it. A chunk exports a
//! function: it takes what the chunk imports from the modules of its loader, and returns the exports of its root module. The
//! top-level names of all modules of a script must differ, which the parser checks.

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_mangler::MangleOptions;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;
use sha2::{Digest, Sha384};

use article_infographic::codec::Content;

use crate::compile::Core;
use crate::module::Modules;

/// Makes V8 compile all functions of a chunk while it is loading, in another thread: nearly all of them are called at once.
/// Without it, V8 compiles a chunk's function, which contains all others, twice, and the others one by one in the main
/// thread. It must be the first line (<https://v8.dev/blog/explicit-compile-hints>).
const COMPILE_HINT: &str = "//# allFunctionsCalledOnLoad\n";
/// The folder of the modules, relative to the project's root.
pub const SOURCES: &str = "www/element";
/// The generated module with the file names and hashes of the chunks that a script loads. Each script has its own.
const CHUNKS: &str = "chunks.js";

/// A script of the element.
struct Script {
    file: &'static str,
    /// The module whose exports the script has.
    root: &'static str,
    /// None for the entry, which the page loads.
    loader: Option<Loader>,
}

/// What loads a chunk.
struct Loader {
    /// The file name of the script that loads the chunk.
    file: &'static str,
    /// The name of the constant in its module `chunks.js` that describes the chunk.
    constant: &'static str,
}

/// Returns a chunk.
const fn chunk(file: &'static str, root: &'static str, constant: &'static str, loader: &'static str) -> Script {
    Script { file, root, loader: Some(Loader { file: loader, constant }) }
}

const ENTRY: &str = "article-infographic.js";
const WIDGET: &str = "article-infographic-widget.js";
const CORE: &str = "article-infographic-core.js";

/// All scripts. Each comes before its loader, which has its hash.
static ALL: [Script; 7] = [
    chunk("article-infographic-editor.js", "publish.js", "EDITOR", CORE),
    chunk(CORE, "core-session.js", "CORE", WIDGET),
    chunk("article-infographic-article.js", "article.js", "ARTICLE", WIDGET),
    chunk("article-infographic-scroll.js", "scroll-steps.js", "SCROLL", WIDGET),
    chunk("article-infographic-export.js", "export.js", "EXPORT", WIDGET),
    chunk(WIDGET, "widget.js", "WIDGET", ENTRY),
    Script { file: ENTRY, root: "article-infographic.js", loader: None },
];
/// The scripts of the page in an iframe and of the page that embeds it.
pub const SCRIPTS: [&str; 2] = ["embed.js", "host.js"];
/// The folder of these scripts, relative to the project's root.
pub const PAGES: &str = "www";

/// Returns the files of the element's script, each with its name.
pub fn link(folder: &Path, cores: &[Core]) -> Result<Vec<(&'static str, String)>, String> {
    let constants = ALL.iter().filter_map(|script| script.loader.as_ref());
    let constants = constants.map(|loader| format!("export const {} = null;\n", loader.constant));
    let generated = generated_modules(cores, constants.collect());
    let mut modules = Modules::new(folder, &generated)?;

    let mut files: Vec<(&str, String)> = Vec::new();
    for script in &ALL {
        let chunks = chunks_module(&mut modules, &files, script.file)?;
        let text = bundle(&mut modules, script, &chunks)?;
        let licence = format!("/*! article-infographic {}, MIT or Apache-2.0 */\n", env!("CARGO_PKG_VERSION"));
        let small = minify(&text, SourceType::mjs()).map_err(|error| format!("{}: {error}", script.file))?;
        let hint = if script.loader.is_some() { COMPILE_HINT } else { "" };
        files.push((script.file, format!("{hint}{licence}{small}\n")));
    }
    Ok(files)
}

/// Returns the generated modules of the npm package, each with its file name. There, chunks are modules that the site's
/// bundler finds by their imports.
pub fn package(cores: &[Core]) -> Vec<(String, String)> {
    let chunks = ALL.iter().filter_map(|script| Some((script.loader.as_ref()?.constant, script.root)));
    let chunks = chunks.map(|(name, root)| format!("export const {name} = {{ load: () => import('./{root}') }};\n"));
    generated_modules(cores, chunks.collect())
}

/// The modules without a source file, each with its file name. `chunks` is the text of `chunks.js`.
fn generated_modules(cores: &[Core], chunks: String) -> Vec<(String, String)> {
    let mut modules = vec![
        ("version.js".to_owned(), version_module()),
        ("magic.js".to_owned(), magic_module()),
        (CHUNKS.to_owned(), chunks),
    ];
    modules.extend(cores.iter().map(core_module));
    modules
}

/// The hash of a file as Subresource Integrity metadata: `sha384-` and base64.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Returns the text of a script: its own modules, and the names of those that it takes from its loader.
fn bundle(modules: &mut Modules<'_>, script: &Script, chunks: &str) -> Result<String, String> {
    let mut whole = String::new();
    for name in own_modules(modules, script)? {
        whole += if name == CHUNKS { chunks } else { &modules.get(&name)?.text };
    }
    if script.loader.is_none() {
        return Ok(whole);
    }
    let shared = shared_names(modules, script)?.join(", ");
    let exports = modules.get(script.root)?.exports.join(", ");
    Ok(format!("export default ([{shared}]) => {{\n{whole}return {{ {exports} }};\n}};\n"))
}

/// Returns the script that loads a chunk.
fn loader_of(script: &Script) -> Option<&'static Script> {
    let loader = script.loader.as_ref()?;
    ALL.iter().find(|other| other.file == loader.file)
}

/// Returns the modules of a script: those that its root module uses, and none that its loader or the loader's loader has.
fn own_modules(modules: &mut Modules<'_>, script: &Script) -> Result<Vec<String>, String> {
    let mut own = modules.closure(script.root)?;
    let mut loader = loader_of(script);
    while let Some(script) = loader {
        let known = modules.closure(script.root)?;
        own.retain(|module| module == CHUNKS || !known.contains(module));
        loader = loader_of(script);
    }
    Ok(own)
}

/// Returns the names that a chunk takes from its loader: what its modules import from others than its own, and what the
/// chunks that it loads take from others than its modules.
fn shared_names(modules: &mut Modules<'_>, script: &Script) -> Result<Vec<String>, String> {
    let own = own_modules(modules, script)?;
    let (mut names, mut declared) = (Vec::new(), Vec::new());
    for module in &own {
        let module = modules.get(module)?;
        declared.extend(module.exports.iter().cloned());
        let imports = module.imports.iter().filter(|(imported, _)| !own.contains(imported));
        names.extend(imports.flat_map(|(_, names)| names.iter().cloned()));
    }
    for chunk in ALL.iter().filter(|chunk| loader_of(chunk).is_some_and(|loader| loader.file == script.file)) {
        names.extend(shared_names(modules, chunk)?);
    }
    names.retain(|name| !declared.contains(name));
    names.sort();
    names.dedup();
    Ok(names)
}

/// Returns the module `chunks.js` of a script. `files` are the scripts that are made already.
fn chunks_module(modules: &mut Modules<'_>, files: &[(&str, String)], loader: &str) -> Result<String, String> {
    let mut lines = Vec::new();
    for (chunk, (file, script)) in ALL.iter().zip(files) {
        let Some(Loader { constant, .. }) = chunk.loader.as_ref().filter(|known| known.file == loader) else {
            continue;
        };
        let (integrity, shared) = (integrity(script.as_bytes()), shared_names(modules, chunk)?.join(", "));
        lines.push(format!(
            "const {constant} = {{ file: '{file}', integrity: '{integrity}', shared: () => [{shared}] }};"
        ));
    }
    Ok(lines.join("\n") + "\n")
}

/// The module of the version of this build.
fn version_module() -> String {
    format!("export const VERSION = '{}';\n", env!("CARGO_PKG_VERSION"))
}

/// The module of the first bytes of a published story.
fn magic_module() -> String {
    format!("export const MAGIC = {:?};\n", Content::Story.magic())
}

/// The module of a core: a constant with the name of its WebAssembly file, the file's hash, and the glue in a function.
/// Each call of that function makes a core that shares no state with one that has failed.
fn core_module(Core { name, file, glue, wasm }: &Core) -> (String, String) {
    let (constant, integrity) = (name.to_uppercase(), integrity(wasm));
    let text = format!(
        "export const {constant} = {{ file: '{file}', integrity: '{integrity}', make: make{name} }};\n\
         function make{name}() {{\n{glue}\nreturn glue;\n}}\n"
    );
    (format!("{}.js", name.to_lowercase()), text)
}

/// Returns a minified standalone script.
pub fn script(folder: &Path, name: &str) -> Result<String, String> {
    let text = fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
    Ok(minify(&text, SourceType::script()).map_err(|error| format!("{name}: {error}"))? + "\n")
}

fn minify(text: &str, kind: SourceType) -> Result<String, String> {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, text, kind).parse();
    let faults = SemanticBuilder::new().with_check_syntax_error(true).build(&parsed.program).diagnostics;
    if let Some(fault) = parsed.diagnostics.iter().chain(&faults).next() {
        return Err(fault.to_string());
    }
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        mangle_properties: None,
        compress: Some(CompressOptions::smallest()),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut parsed.program);
    let options = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    let codegen = Codegen::new().with_options(options).with_scoping(minified.scoping);
    Ok(codegen.with_private_member_mappings(minified.class_private_mappings).build(&parsed.program).code)
}
