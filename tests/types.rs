//! The types of what pages are handed, generated from the Rust types.
//!
//! `BLESS=1 cargo test --test types` writes them into `www/article-infographic.d.ts`, between two marks.
#![allow(clippy::unwrap_used, clippy::panic, clippy::pedantic, reason = "a test may be blunt")]

use std::{fs, path::Path};

use article_infographic::{
    diagnostic::Problem,
    words::{ChartWords, Choice, Node, Outline, Row, SourceWords, StepWords, Table, Tool, Voice},
};
use ts_rs::{Config, TS};

const BEGIN: &str = "// Generated from the Rust types by `BLESS=1 cargo test --test types`: begin.\n";
const END: &str = "// Generated: end.\n";

/// A type as an interface whose fields nobody writes to.
fn interface<T: TS>(config: &Config) -> String {
    let (name, fields) = (T::name(config), T::inline(config));
    let fields: String = fields_of(&fields)
        .into_iter()
        .map(|(docs, field)| format!("{}  readonly {};\n", comment(&docs, "  "), field_type(&field)))
        .collect();
    format!("{}export interface {name} {{\n{fields}}}\n", comment(&T::docs().unwrap_or_default(), ""))
}

/// The fields of an object type, each with the comment before it.
fn fields_of(object: &str) -> Vec<(String, String)> {
    let mut rest = object.trim().strip_prefix('{').and_then(|object| object.strip_suffix('}')).unwrap().trim();
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let (docs, code) = match rest.strip_prefix("/**") {
            Some(commented) => commented.split_once("*/").unwrap(),
            None => ("", rest),
        };
        let mut depth = 0;
        let end = code.find(|character| {
            depth += i32::from(matches!(character, '{' | '<' | '[' | '('))
                - i32::from(matches!(character, '}' | '>' | ']' | ')'));
            depth == 0 && character == ','
        });
        let (field, after) = code.split_at(end.unwrap_or(code.len()));
        fields.push((docs.to_owned(), field.trim().to_owned()));
        rest = after.trim_start_matches(',').trim();
    }
    fields
}

/// Lists that nobody writes to, and texts in the quotation marks of the project.
fn field_type(field: &str) -> String {
    let field = match field.split_once("Array<") {
        Some((before, list)) => {
            format!("{before}readonly {}[]{}", list.split_once('>').unwrap().0, list.split_once('>').unwrap().1)
        }
        None => field.to_owned(),
    };
    field.replace('"', "'")
}

fn comment(docs: &str, indent: &str) -> String {
    let docs = docs.trim().trim_start_matches("/**").trim_end_matches("*/");
    let lines = docs.lines().map(|line| line.trim().trim_start_matches('*').trim()).filter(|line| !line.is_empty());
    let words = lines.collect::<Vec<_>>().join(" ");
    assert!(!words.is_empty() && !words.contains("]("), "no words for pages: {words:?}");
    format!("{indent}/** {words} */\n")
}

#[test]
fn the_types_of_what_pages_are_handed_are_those_of_the_library() {
    let config = Config::default();
    let made = [
        interface::<Outline>(&config),
        interface::<StepWords>(&config),
        interface::<ChartWords>(&config),
        interface::<Node>(&config),
        interface::<Voice>(&config),
        interface::<SourceWords>(&config),
        interface::<Table>(&config),
        interface::<Row>(&config),
        interface::<Tool>(&config),
        interface::<Choice>(&config),
        interface::<Problem>(&config),
    ]
    .join("\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/article-infographic.d.ts");
    let file = fs::read_to_string(&path).unwrap();
    let (before, rest) = file.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let expected = format!("{before}{BEGIN}\n{made}\n{END}{after}");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, expected).unwrap();
    } else {
        let other = file.lines().zip(expected.lines()).find(|(one, other)| one != other);
        assert!(file == expected, "`BLESS=1 cargo test --test types` writes the types anew: {other:#?}");
    }
}
