//! The modules of the element's script, read for bundling.
//!
//! The modules may only import from each other by name and export declarations.

use std::fs;
use std::path::Path;

use oxc_allocator::Allocator;
use oxc_ast::ast::{Declaration, ImportDeclaration, Statement};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType};

pub struct Module {
    pub name: String,
    /// Its text without imports and the keyword `export`.
    pub text: String,
    pub exports: Vec<String>,
    /// The modules that it imports, each with the imported names.
    pub imports: Vec<(String, Vec<String>)>,
}

/// The modules that have been read.
pub struct Modules<'a> {
    folder: &'a Path,
    all: Vec<Module>,
}

impl<'a> Modules<'a> {
    /// The modules in a folder. `generated` are modules without a source file: their names and texts.
    pub fn new(folder: &'a Path, generated: &[(String, String)]) -> Result<Self, String> {
        let all = generated.iter().map(|(name, text)| Module::parse(name, text)).collect::<Result<_, _>>()?;
        Ok(Self { folder, all })
    }

    /// Returns the module `root` and all modules that it uses. Each comes after all that it imports.
    pub fn closure(&mut self, root: &str) -> Result<Vec<String>, String> {
        let mut order = Vec::new();
        self.visit(root, &mut order, &mut Vec::new())?;
        Ok(order)
    }

    fn visit(&mut self, name: &str, order: &mut Vec<String>, waiting: &mut Vec<String>) -> Result<(), String> {
        if order.iter().any(|module| module == name) {
            return Ok(());
        }
        if waiting.iter().any(|known| known == name) {
            return Err(format!("{name} imports itself by way of {}", waiting.join(", ")));
        }
        waiting.push(name.to_owned());
        if !self.all.iter().any(|module| module.name == name) {
            let text = fs::read_to_string(self.folder.join(name)).map_err(|error| format!("{name}: {error}"))?;
            self.all.push(Module::parse(name, &text)?);
        }
        for (imported, names) in self.get(name)?.imports.clone() {
            self.visit(&imported, order, waiting)?;
            let module = self.get(&imported)?;
            if let Some(missing) = names.iter().find(|name| !module.exports.contains(name)) {
                return Err(format!("{name} imports {missing}, which {imported} does not export"));
            }
        }
        waiting.pop();
        order.push(name.to_owned());
        Ok(())
    }

    /// Returns a module that has been read.
    pub fn get(&self, name: &str) -> Result<&Module, String> {
        self.all.iter().find(|module| module.name == name).ok_or_else(|| format!("{name} has not been read"))
    }
}

impl Module {
    fn parse(name: &str, text: &str) -> Result<Self, String> {
        let allocator = Allocator::default();
        let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
        if let Some(fault) = parsed.diagnostics.first() {
            return Err(format!("{name}: {fault}"));
        }
        let (mut own, mut imports, mut exports) = (String::new(), Vec::new(), Vec::new());
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
                    imports.push(imported(name, text, import)?);
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
        Ok(Self { name: name.to_owned(), text: own, exports, imports })
    }
}

/// Returns the module of an import declaration, and the names that are imported from it.
fn imported(name: &str, text: &str, import: &ImportDeclaration<'_>) -> Result<(String, Vec<String>), String> {
    let module = import.source.value.as_str();
    let module = module.strip_prefix("./").ok_or_else(|| format!("{name} imports {module} from elsewhere"))?;
    let mut names = Vec::new();
    for specifier in import.specifiers.iter().flatten() {
        let (span, local) = (specifier.span(), specifier.local().name.as_str());
        if text.get(span.start as usize..span.end as usize) != Some(local) {
            return Err(format!("{name} imports {local} under another name"));
        }
        names.push(local.to_owned());
    }
    Ok((module.to_owned(), names))
}

/// The names that a declaration declares. A pattern declares none that a module exports.
fn names(declaration: &Declaration<'_>) -> Vec<String> {
    match declaration {
        Declaration::VariableDeclaration(variables) => {
            let names = variables.declarations.iter().filter_map(|one| one.id.get_identifier_name());
            names.map(|name| name.to_string()).collect()
        }
        _ => declaration.id().map(|id| id.name.to_string()).into_iter().collect(),
    }
}
