//! The element's modules, the glue and the wasm's hash as one small module: a page asks for one script, and what a script's
//! `integrity` covers is all of it.
//!
//! Our modules import by name from each other and export declarations; nothing else is taken. The names at their top
//! have to differ from each other, which the parser checks.

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

use article_infographic::{codec::Content, facts};

use crate::compile::Core;

/// The folder of the modules, in the project.
pub const SOURCES: &str = "www/element";
/// The module that a page asks for, and the one to begin with.
pub const ENTRY: &str = "article-infographic.js";
/// The scripts of the page in an iframe and of the page around it, and their folder.
pub const SCRIPTS: [&str; 2] = ["embed.js", "host.js"];
pub const PAGES: &str = "www";
/// The modules that are made here, and lie in no folder: the cores, and what the library tells of itself.
const CORE: &str = "core.js";
const FACTS: &str = "facts.js";

pub fn link(folder: &Path, cores: &[Core]) -> Result<String, String> {
    let mut modules = Modules { folder, core: core_module(cores), order: Vec::new() };
    modules.take(ENTRY, &mut Vec::new())?;
    let whole: String = modules.order.iter().map(|(_, text)| text.as_str()).collect();
    let licence = format!("/*! article-infographic {}, MIT or Apache-2.0 */\n", env!("CARGO_PKG_VERSION"));
    let small = minify(&whole, SourceType::mjs()).map_err(|error| format!("the joined module: {error}"))?;
    Ok(licence + &small + "\n")
}

/// What our modules import of the cores: a constant for each, with its file, the file's hash, and its glue in a function,
/// because each call makes a core that shares nothing with one that has failed.
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
    /// Each module without its imports, after all that it imports.
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
            FACTS => facts::javascript(),
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

/// The text of a module without imports and the word `export`, and the modules that it imports.
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

/// A script that stands alone, as it goes over the wire.
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
