//! Bundles the element's modules, the glue and the hashes of the cores into minified modules: the entry, which a page
//! requests, and the chunks, which the entry loads when they are needed. A chunk contains all the modules that it uses. Each
//! script has the hashes of the scripts that it loads, so the `integrity` of the entry covers all of the code.
//!
//! The modules may only import from each other by name and export declarations. The top-level names of all modules of a
//! script must differ, which the parser checks.

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Declaration, Statement};
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_mangler::MangleOptions;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType};
use sha2::{Digest, Sha384};

use article_infographic::codec::Content;

use crate::compile::Core;

/// The folder of the modules, relative to the project's root.
pub const SOURCES: &str = "www/element";
/// The entry module, which a page requests.
const ENTRY: &str = "article-infographic.js";
/// The chunks: the name of the constant in `chunks.js`, the file name, and the module whose exports the chunk has. A
/// chunk can load those before it.
const CHUNKS: [(&str, &str, &str); 6] = [
    ("EDITOR", "article-infographic-editor.js", "publish.js"),
    ("CORE", "article-infographic-core.js", "core-session.js"),
    ("ARTICLE", "article-infographic-article.js", "article.js"),
    ("SCROLL", "article-infographic-scroll.js", "scroll-steps.js"),
    ("EXPORT", "article-infographic-export.js", "export.js"),
    ("WIDGET", "article-infographic-widget.js", "widget.js"),
];
/// The scripts of the page in an iframe and of the page that embeds it.
pub const SCRIPTS: [&str; 2] = ["embed.js", "host.js"];
/// The folder of these scripts, relative to the project's root.
pub const PAGES: &str = "www";

/// Returns the files of the element's script, each with its name.
pub fn link(folder: &Path, cores: &[Core]) -> Result<Vec<(&'static str, String)>, String> {
    let mut generated = vec![("build.js".to_owned(), build_module()), ("chunks.js".to_owned(), String::new())];
    generated.extend(cores.iter().map(core_module));
    let mut files = Vec::new();
    for (constant, file, root) in CHUNKS {
        let script = bundle(folder, &generated, root, true)?;
        let integrity = integrity(script.as_bytes());
        if let Some((_, chunks)) = generated.iter_mut().find(|(name, _)| name == "chunks.js") {
            *chunks = format!("{chunks}export const {constant} = {{ file: '{file}', integrity: '{integrity}' }};\n");
        }
        files.push((file, script));
    }
    files.push((ENTRY, bundle(folder, &generated, ENTRY, false)?));
    Ok(files)
}

/// The hash of a file as Subresource Integrity metadata: `sha384-` and base64.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Joins a module with all that it imports. With `exports`, the script has the module's exports.
fn bundle(folder: &Path, generated: &[(String, String)], root: &str, exports: bool) -> Result<String, String> {
    let mut modules = Modules { folder, generated, order: Vec::new() };
    modules.take(root, &mut Vec::new())?;
    let exported = modules.order.last().filter(|_| exports);
    let exported = exported.map(|module| format!("export {{ {} }};\n", module.exports.join(", ")));
    let texts = modules.order.iter().map(|module| module.text.as_str());
    let whole: String = texts.chain(exported.as_deref()).collect();
    let licence = format!("/*! article-infographic {}, MIT or Apache-2.0 */\n", env!("CARGO_PKG_VERSION"));
    let small = minify(&whole, SourceType::mjs()).map_err(|error| format!("{root} and its imports: {error}"))?;
    Ok(licence + &small + "\n")
}

/// The module of facts of this build.
fn build_module() -> String {
    let (version, magic) = (env!("CARGO_PKG_VERSION"), Content::Story.magic());
    format!("export const VERSION = '{version}';\nexport const MAGIC = {magic:?};\n")
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

/// A module of a script.
struct Module {
    name: String,
    /// Its text without imports and the keyword `export`.
    text: String,
    exports: Vec<String>,
}

struct Modules<'a> {
    folder: &'a Path,
    /// The modules that have no source file.
    generated: &'a [(String, String)],
    /// The modules of the script. Each comes after all that it imports.
    order: Vec<Module>,
}

impl Modules<'_> {
    fn take(&mut self, name: &str, waiting: &mut Vec<String>) -> Result<(), String> {
        if self.order.iter().any(|module| module.name == name) {
            return Ok(());
        }
        if waiting.iter().any(|known| known == name) {
            return Err(format!("{name} imports itself by way of {}", waiting.join(", ")));
        }
        waiting.push(name.to_owned());
        let source = match self.generated.iter().find(|(known, _)| known == name) {
            Some((_, text)) => text.clone(),
            None => fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))?,
        };
        let (module, imported) = open(name, &source)?;
        for module in imported {
            self.take(&module, waiting)?;
        }
        waiting.pop();
        self.order.push(module);
        Ok(())
    }
}

/// Returns a module, and the names of the modules that it imports.
fn open(name: &str, text: &str) -> Result<(Module, Vec<String>), String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        return Err(format!("{name}: {fault}"));
    }
    let (mut own, mut imported, mut exports) = (String::new(), Vec::new(), Vec::new());
    let mut at = 0;
    let mut skip = |from: u32, to: u32, own: &mut String| {
        let (from, to) = (from as usize, to as usize);
        own.push_str(text.get(at..from).unwrap_or_default());
        at = to;
    };
    for statement in &parsed.program.body {
        let span = statement.span();
        match statement {
            Statement::ImportDeclaration(import) => {
                let module = import.source.value.as_str();
                let module =
                    module.strip_prefix("./").ok_or_else(|| format!("{name} imports {module} from elsewhere"))?;
                let renamed = import.specifiers.iter().flatten().find(|one| {
                    let words = text.get(one.span().start as usize..one.span().end as usize);
                    words != Some(one.local().name.as_str())
                });
                if let Some(renamed) = renamed {
                    return Err(format!("{name} imports {} under another name", renamed.local().name));
                }
                imported.push(module.to_owned());
                skip(span.start, span.end, &mut own);
            }
            Statement::ExportDeclaration(export) => {
                exports.extend(names(&export.declaration));
                skip(span.start, export.declaration.span().start, &mut own);
            }
            Statement::ExportNamedDeclaration(_)
            | Statement::ExportFromDeclaration(_)
            | Statement::ExportDefaultDeclaration(_)
            | Statement::ExportAllDeclaration(_) => {
                return Err(format!("{name} exports something that it does not declare there"));
            }
            _ => {}
        }
    }
    let end = u32::try_from(text.len()).map_err(|_| format!("{name} is too large"))?;
    skip(end, end, &mut own);
    own.push('\n');
    Ok((Module { name: name.to_owned(), text: own, exports }, imported))
}

/// The names that a declaration declares. A pattern declares none that a chunk exports.
fn names(declaration: &Declaration<'_>) -> Vec<String> {
    match declaration {
        Declaration::VariableDeclaration(variables) => {
            let names = variables.declarations.iter().filter_map(|one| one.id.get_identifier_name());
            names.map(|name| name.to_string()).collect()
        }
        _ => declaration.id().map(|id| id.name.to_string()).into_iter().collect(),
    }
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
