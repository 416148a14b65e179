//! No two files name each other, however long the way round: what a file needs can be read without what needs it. tests/tidy.rs
//! says which folders may name which; this looks at files, also within a folder.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Each crate whose files are looked at.
const CRATES: [&str; 3] = ["src/library", "src/command", "src/reader"];

/// A module: the names that lead to it from the root of its crate.
type Module = Vec<String>;

/// A path as it is written, such as `super::a::B`.
type Written = Vec<String>;

/// What is looked at of a file.
struct File {
    name: String,
    /// Paths that `use` lines bring in, each with the name that it has here, and whether the line hands it on (`pub use`).
    imports: Vec<(Written, String, bool)>,
    /// Words and `::` of all other code.
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

    /// The modules whose files this file names.
    fn named_by(&self, module: &Module) -> BTreeSet<Module> {
        let file = &self.0[module];
        let mut named = BTreeSet::new();
        let is_used = |name: &str| file.tokens.iter().any(|token| token == name);
        for (path, name, handed_on) in &file.imports {
            // A module that is brought in is looked at where its things are named.
            if (!handed_on || is_used(name)) && self.module(module, path).is_none() {
                named.extend(self.definer(module, path, 0));
            }
        }
        for path in paths(&file.tokens) {
            let brought = file.imports.iter().find(|(from, name, _)| *name == path[0] && from[0] != path[0]);
            let whole = match brought {
                Some((from, ..)) => from.iter().chain(&path[1..]).cloned().collect(),
                None => path,
            };
            named.extend(self.definer(module, &whole, 0));
        }
        named.remove(module);
        named
    }

    /// The module that a path leads to, if it leads to one and not to a thing within.
    fn module(&self, from: &Module, path: &[String]) -> Option<Module> {
        let (module, rest) = self.walk(from, path)?;
        rest.is_empty().then_some(module)
    }

    /// The last module on a path, and what is left of the path; nothing for a path to another crate.
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

    /// The module whose file defines what a path leads to: not the one that hands it on.
    fn definer(&self, from: &Module, path: &[String], depth: usize) -> Option<Module> {
        let (module, rest) = self.walk(from, path)?;
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(module) };
        let import = self.0[&module].imports.iter().find(|(_, imported, _)| imported == name);
        match import {
            // What comes from another crate is nobody's here.
            Some((path, ..)) => {
                let whole: Written = path.iter().chain(&rest[1..]).cloned().collect();
                self.definer(&module, &whole, depth + 1)
            }
            None => Some(module),
        }
    }

    /// From each file to those that it names, but for what is known.
    fn graph(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let name = |module: &Module| self.0[module].name.as_str();
        let named = |module| self.named_by(module).iter().map(name).collect();
        self.0.keys().map(|module| (name(module), named(module))).collect()
    }
}

impl File {
    fn read(name: String, text: &str) -> Self {
        let code = without_words(text.split("\nmod tests {").next().unwrap_or_default());
        let (mut imports, mut tokens) = (Vec::new(), Vec::new());
        let all = tokenized(&code);
        let mut at = 0;
        while let Some(token) = all.get(at) {
            // `use<>` in a type is another word.
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
            let handed_on = at > 0 && (all[at - 1] == "pub" || all[at - 1] == ")");
            expand(&all[at + 1..end], &mut Vec::new(), &mut |path| {
                let name = path.last().cloned().unwrap_or_default();
                match path.iter().position(|word| word == "as") {
                    Some(place) => imports.push((path[..place].to_vec(), name, handed_on)),
                    None if name == "self" => {
                        let module = path[..path.len() - 1].to_vec();
                        imports.push((module.clone(), module.last().cloned().unwrap_or_default(), handed_on));
                    }
                    None => imports.push((path.to_vec(), name, handed_on)),
                }
            });
            at = end + 1;
        }
        Self { name, imports, tokens }
    }
}

/// The code without comments and without what stands in quotes.
fn without_words(code: &str) -> String {
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

/// Words, `::` and single signs.
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

/// Every path of a tree such as `a::{b, c::d}`.
fn expand(tokens: &[String], before: &mut Written, found: &mut dyn FnMut(&[String])) {
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
                // Nothing is left of this branch.
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

/// Paths of two words or more in code, such as `super::a::b` and `axis::ticks`.
fn paths(tokens: &[String]) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.starts_with(|c: char| c.is_alphabetic()));
        let is_join = |at: usize| tokens.get(at).is_some_and(|token| token == "::");
        let mut path = Written::new();
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

/// Every set of files of which each leads to each, with the shortest way round in it.
fn cycles<'n>(graph: &BTreeMap<&'n str, BTreeSet<&'n str>>) -> Vec<Vec<&'n str>> {
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for start in graph.keys() {
        if seen.contains(start) {
            continue;
        }
        // Breadth first: the way back that is found first is the shortest.
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
fn no_file_is_named_by_what_it_names() {
    let mut told = String::new();
    for root in CRATES {
        let sources = Sources::read(root);
        let graph = sources.graph();
        assert!(graph.values().map(BTreeSet::len).sum::<usize>() > 3, "found no names in {root}");
        for cycle in cycles(&graph) {
            told.push_str(&format!("{}\n", cycle.join(" → ")));
        }
    }
    assert!(told.is_empty(), "files that name each other:\n{told}");
}

#[test]
fn names_are_seen_however_they_are_written() {
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
    let named = |module: &str| -> Vec<String> {
        let module: Module = module.split("::").map(str::to_owned).collect();
        sources.named_by(&module).iter().map(|module| module.join("::")).collect()
    };
    assert_eq!(named("a"), ["b", "b::inner", "c"]);
    assert!(named("b").is_empty());
    assert_eq!(named("b::inner"), ["b"]);
    assert_eq!(named("c"), ["a", "b"]);
    let graph = BTreeMap::from([
        ("a", BTreeSet::from(["b", "c"])),
        ("b", BTreeSet::from(["d"])),
        ("c", BTreeSet::new()),
        ("d", BTreeSet::from(["a"])),
    ]);
    assert_eq!(cycles(&graph), [["a", "b", "d", "a"]]);
}
