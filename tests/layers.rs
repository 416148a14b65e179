//! Files do not depend on each other in cycles, so that each one can be read without the files that use it.
//! `tests/tidy.rs` restricts which folders may use which; this test looks at files, also within a folder.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic, reason = "tests may panic")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// The crates that are checked.
const CRATES: [&str; 3] = ["src/library", "src/command", "src/reader"];

/// The path of a module from the root of its crate.
type Module = Vec<String>;

/// A path in the source, such as `super::a::B`.
type SourcePath = Vec<String>;

/// The imports and tokens of a file.
struct File {
    name: String,
    /// Imported paths, each with its local name and whether it is re-exported (`pub use`).
    imports: Vec<(SourcePath, String, bool)>,
    /// Identifiers and `::` of all other code.
    tokens: Vec<String>,
}

/// The files of a crate.
struct Sources(BTreeMap<Module, File>);

impl Sources {
    fn read(root: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let mut found = BTreeMap::new();
        let mut folders = vec![folder.clone()];
        while let Some(at) = folders.pop() {
            for entry in fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                let inside = path.strip_prefix(&folder).unwrap().with_extension("");
                let mut module: Module = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") && module != ["build"] {
                    module.pop_if(|last| last == "mod" || last == "lib" || last == "main");
                    let name = format!("{root}/{}", path.strip_prefix(&folder).unwrap().to_str().unwrap());
                    found.insert(module, File::read(name, &fs::read_to_string(&path).unwrap()));
                }
            }
        }
        Self(found)
    }

    /// The modules that a file depends on.
    fn dependencies(&self, module: &Module) -> BTreeSet<Module> {
        let file = &self.0[module];
        let mut modules = BTreeSet::new();
        let is_used = |name: &str| file.tokens.iter().any(|token| token == name);
        for (path, name, is_reexport) in &file.imports {
            // An imported module counts only where its items are used.
            if (!is_reexport || is_used(name)) && self.module(module, path).is_none() {
                modules.extend(self.definer(module, path, 0));
            }
        }
        for path in paths(&file.tokens) {
            let import = file.imports.iter().find(|(from, name, _)| *name == path[0] && from[0] != path[0]);
            let full_path = match import {
                Some((from, ..)) => from.iter().chain(&path[1..]).cloned().collect(),
                None => path,
            };
            modules.extend(self.definer(module, &full_path, 0));
        }
        modules.remove(module);
        modules
    }

    /// The module at a path; `None` if the path refers to an item of a module.
    fn module(&self, from: &Module, path: &[String]) -> Option<Module> {
        let (module, rest) = self.walk(from, path)?;
        rest.is_empty().then_some(module)
    }

    /// The last module of a path and the rest of the path; `None` for a path to another crate.
    fn walk<'p>(&self, from: &Module, path: &'p [String]) -> Option<(Module, &'p [String])> {
        let (mut module, mut rest) = match path.split_first()? {
            (first, rest) if first == "crate" => (Module::new(), rest),
            (first, rest) if first == "self" => (from.clone(), rest),
            (first, _) if first == "super" => (from.clone(), path),
            _ => {
                let inside = [from.as_slice(), &path[..1]].concat();
                if !self.0.contains_key(&inside) {
                    return None;
                }
                (from.clone(), path)
            }
        };
        while let Some((next, others)) = rest.split_first() {
            if next == "super" {
                module.pop();
            } else {
                module.push(next.clone());
                if !self.0.contains_key(&module) {
                    module.pop();
                    break;
                }
            }
            rest = others;
        }
        Some((module, rest))
    }

    /// The module that defines the item at a path, not one that re-exports it.
    fn definer(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (module, rest) = self.walk(from, path)?;
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(module) };
        let import = self.0[&module].imports.iter().find(|(_, imported, _)| imported == name);
        match import {
            // Items of other crates have no definer here.
            Some((path, ..)) => {
                let full_path: SourcePath = path.iter().chain(&rest[1..]).cloned().collect();
                self.definer(&module, &full_path, depth + 1)
            }
            None => Some(module),
        }
    }

    /// The dependencies of each file.
    fn graph(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let name = |module: &Module| self.0[module].name.as_str();
        let dependencies = |module| self.dependencies(module).iter().map(name).collect();
        self.0.keys().map(|module| (name(module), dependencies(module))).collect()
    }
}

impl File {
    fn read(name: String, text: &str) -> Self {
        let code = without_comments_and_strings(text.split("\nmod tests {").next().unwrap_or_default());
        let (mut imports, mut tokens) = (Vec::new(), Vec::new());
        let all = tokenized(&code);
        let mut at = 0;
        while let Some(token) = all.get(at) {
            // `use<>` in a type is a capture, not an import.
            if token == "mod" {
                at += 2;
                continue;
            }
            if token != "use" || all.get(at + 1).is_some_and(|next| next == "<") {
                tokens.push(token.clone());
                at += 1;
                continue;
            }
            let end = all[at..].iter().position(|token| token == ";").map_or(all.len(), |length| at + length);
            let is_reexport = at > 0 && (all[at - 1] == "pub" || all[at - 1] == ")");
            expand(&all[at + 1..end], &mut Vec::new(), &mut |path| {
                let name = path.last().cloned().unwrap_or_default();
                match path.iter().position(|word| word == "as") {
                    Some(place) => imports.push((path[..place].to_vec(), name, is_reexport)),
                    None if name == "self" => {
                        let module = path[..path.len() - 1].to_vec();
                        imports.push((module.clone(), module.last().cloned().unwrap_or_default(), is_reexport));
                    }
                    None => imports.push((path.to_vec(), name, is_reexport)),
                }
            });
            at = end + 1;
        }
        Self { name, imports, tokens }
    }
}

/// The code without comments and literals.
fn without_comments_and_strings(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = kept.ends_with(|before: char| before.is_alphanumeric());
        let hashes = rest.chars().skip(1).take_while(|character| *character == '#').count();
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if first == 'r' && !is_word && rest[1 + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
        } else if first == '"' || rest.starts_with("'\\") || (first == '\'' && rest.chars().nth(2) == Some('\'')) {
            let mut escaped = false;
            let end = rest.char_indices().skip(1).find(|(_, character)| {
                let ends = *character == first && !escaped;
                escaped = *character == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |(at, _)| at + 1)
        } else {
            kept.push(first);
            first.len_utf8()
        };
        rest = &rest[skipped..];
    }
    kept
}

/// Splits code into identifiers, `::` and single characters.
fn tokenized(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut joins = false;
    for character in code.chars() {
        let is_word = character.is_alphanumeric() || character == '_';
        match tokens.last_mut() {
            Some(last) if joins && is_word => last.push(character),
            Some(last) if last == ":" && character == ':' && !joins => last.push(':'),
            _ if character.is_whitespace() => {}
            _ => tokens.push(character.to_string()),
        }
        joins = is_word;
    }
    tokens
}

/// Calls `found` with every path of a `use` tree such as `a::{b, c::d}`.
fn expand(tokens: &[String], before: &mut SourcePath, found: &mut dyn FnMut(&[String])) {
    let known = before.len();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "{" => {
                let mut depth = 0;
                let inside = tokens[at..].iter().position(|token| {
                    depth += i32::from(token == "{") - i32::from(token == "}");
                    depth == 0
                });
                let end = at + inside.unwrap();
                expand(&tokens[at + 1..end], before, found);
                before.truncate(known);
                // This branch of the tree is complete.
                at = end + 1;
                if tokens.get(at).is_some_and(|token| token == ",") {
                    at += 1;
                }
                continue;
            }
            "," => {
                if before.len() > known {
                    found(before);
                }
                before.truncate(known);
            }
            "::" => {}
            word => before.push(word.to_owned()),
        }
        at += 1;
    }
    if before.len() > known {
        found(before);
    }
    before.truncate(known);
}

/// Paths of two or more segments in code, such as `super::a::b` and `axis::ticks`.
fn paths(tokens: &[String]) -> Vec<SourcePath> {
    let mut found: Vec<SourcePath> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.starts_with(|c: char| c.is_alphabetic()));
        let is_join = |at: usize| tokens.get(at).is_some_and(|token| token == "::");
        let mut path = SourcePath::new();
        while is_word(at) {
            path.push(tokens[at].clone());
            if !(is_join(at + 1) && is_word(at + 2)) {
                break;
            }
            at += 2;
        }
        if path.len() > 1 {
            found.push(path);
        }
        at += 1;
    }
    found
}

/// The shortest cycle through each strongly connected set of files.
fn cycles<'n>(graph: &BTreeMap<&'n str, BTreeSet<&'n str>>) -> Vec<Vec<&'n str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for start in graph.keys() {
        if seen.contains(start) {
            continue;
        }
        // Breadth-first search: the first cycle that is found is the shortest.
        let mut ways: Vec<Vec<&str>> = vec![vec![*start]];
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut at = 0;
        'search: while at < ways.len() {
            for next in &graph[ways[at].last().unwrap()] {
                if next == start {
                    seen.extend(&ways[at]);
                    found.push([ways[at].as_slice(), &[*start]].concat());
                    break 'search;
                }
                if reached.insert(next) {
                    ways.push([ways[at].as_slice(), &[*next]].concat());
                }
            }
            at += 1;
        }
    }
    found
}

#[test]
fn files_have_no_cyclic_dependencies() {
    let mut report = String::new();
    for root in CRATES {
        let sources = Sources::read(root);
        let graph = sources.graph();
        assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 3, "found no dependencies in {root}");
        for cycle in cycles(&graph) {
            report.push_str(&format!("{}\n", cycle.join(" → ")));
        }
    }
    assert!(report.is_empty(), "cyclic dependencies:\n{report}");
}

#[test]
fn dependencies_are_found_in_every_form_of_path() {
    let file = |text: &str| File::read("x.rs".to_owned(), text);
    let sources = Sources(
        [
            ("", "mod a; mod b; mod c;"),
            ("a", "use super::b::{Two, self as other};\nfn f() { crate::c::four(); other::x() } // crate::d::no"),
            ("b", "mod inner;\npub use inner::Two;\npub struct Own;"),
            ("b::inner", "pub struct Two; fn f(_: super::Own) { \"crate::a::no\"; }\n#[cfg(test)]\nmod tests { use crate::a::No; }"),
            ("c", "use crate::{b, a::Thing};\nfn four(_: b::Own) { std::mem::take(); }"),
        ]
        .map(|(module, text)| (module.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect(), file(text)))
        .into(),
    );
    let dependencies = |module: &str| -> Vec<String> {
        let module: Module = module.split("::").map(str::to_owned).collect();
        sources.dependencies(&module).iter().map(|module| module.join("::")).collect()
    };
    assert_eq!(dependencies("a"), ["b", "b::inner", "c"]);
    assert!(dependencies("b").is_empty());
    assert_eq!(dependencies("b::inner"), ["b"]);
    assert_eq!(dependencies("c"), ["a", "b"]);
    let graph = BTreeMap::from([
        ("a", BTreeSet::from(["b", "c"])),
        ("b", BTreeSet::from(["d"])),
        ("c", BTreeSet::new()),
        ("d", BTreeSet::from(["a"])),
    ]);
    assert_eq!(cycles(&graph), [["a", "b", "d", "a"]]);
}
