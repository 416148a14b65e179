//! Bundles the element's modules, the glue and the hashes of the cores into one minified module. A page then requests
//! one script, and that script's `integrity` covers all of the code.
//!
//! The modules may only import from each other by name and export declarations. Their top-level names must differ,
//! which the parser checks.

use std::fs;
use std::path::Path;

use oxc_allocator::Allocator;
use oxc_ast::ast::Statement;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_mangler::MangleOptions;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType};

use article_infographic::codec::Content;

use crate::compile::Core;

/// The folder of the modules, relative to the project's root.
pub const SOURCES: &str = "www/element";
/// The entry module, which a page requests.
pub const ENTRY: &str = "article-infographic.js";
/// The scripts of the page in an iframe and of the page that embeds it.
pub const SCRIPTS: [&str; 2] = ["embed.js", "host.js"];
/// The folder of these scripts, relative to the project's root.
pub const PAGES: &str = "www";
/// The module of the cores, which is generated and has no source file.
const CORE: &str = "core.js";

pub fn link(folder: &Path, cores: &[Core]) -> Result<String, String> {
    let mut modules = Modules { folder, core: core_module(cores), order: Vec::new() };
    modules.take(ENTRY, &mut Vec::new())?;
    let whole: String = modules.order.iter().map(|(_, text)| text.as_str()).collect();
    let licence = format!("/*! article-infographic {}, MIT or Apache-2.0 */\n", env!("CARGO_PKG_VERSION"));
    let small = minify(&whole, SourceType::mjs()).map_err(|error| format!("the joined module: {error}"))?;
    Ok(licence + &small + "\n")
}

/// Generates the module of the cores: a constant for each core with its file name, the file's hash, and its glue in a
/// function. Each call of that function makes a core that shares no state with one that has failed.
fn core_module(cores: &[Core]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let magic = Content::Story.magic();
    let constants = cores.iter().map(|Core { name, file, glue, integrity, .. }| {
        let constant = name.to_uppercase();
        format!(
            "export const {constant} = {{ file: '{file}', integrity: '{integrity}', make: make{name} }};\n\
             function make{name}() {{\n{glue}\nreturn glue;\n}}\n"
        )
    });
    format!("export const VERSION = '{version}';\nexport const MAGIC = {magic:?};\n{}", constants.collect::<String>())
}

struct Modules<'a> {
    folder: &'a Path,
    core: String,
    /// The names and texts of the modules, without their imports. Each module comes after all that it imports.
    order: Vec<(String, String)>,
}

impl Modules<'_> {
    fn take(&mut self, name: &str, waiting: &mut Vec<String>) -> Result<(), String> {
        if self.order.iter().any(|(known, _)| known == name) {
            return Ok(());
        }
        if waiting.iter().any(|known| known == name) {
            return Err(format!("{name} imports itself by way of {}", waiting.join(", ")));
        }
        waiting.push(name.to_owned());
        let text = match name {
            CORE => self.core.clone(),
            _ => fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))?,
        };
        let (own, imported) = open(name, &text)?;
        for module in imported {
            self.take(&module, waiting)?;
        }
        waiting.pop();
        self.order.push((name.to_owned(), own));
        Ok(())
    }
}

/// Returns the text of a module without its imports and the keyword `export`, and the names of the modules that it
/// imports.
fn open(name: &str, text: &str) -> Result<(String, Vec<String>), String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(fault) = parsed.diagnostics.first() {
        return Err(format!("{name}: {fault}"));
    }
    let (mut own, mut imported) = (String::new(), Vec::new());
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
            Statement::ExportDeclaration(export) => skip(span.start, export.declaration.span().start, &mut own),
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
    Ok((own, imported))
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
    let scoping = Minifier::new(options).minify(&allocator, &mut parsed.program).scoping;
    let options = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    Ok(Codegen::new().with_options(options).with_scoping(scoping).build(&parsed.program).code)
}
