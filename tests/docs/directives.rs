//! Replaces directives in the Markdown with tables of the element's interface and of the story format, charts and help
//! texts.

use std::{fmt::Write as _, process::Command};

use article_infographic::{
    chart::{self, Frame},
    lint,
    model::Language,
    paint::{Colors, Svg},
    text::{Locale, Outline},
    theme::Theme,
    typography::Helvetica,
};
use serde_json::Value;

use crate::{Files, api::Api, diagnostics, page::escaped, read, readers, sites};

/// Replaces the directives of the Markdown. Charts are added to `files`.
pub fn replaced(markdown: &str, files: &mut Files) -> String {
    let mut out = String::new();
    for line in markdown.lines() {
        match line.strip_prefix("{{").and_then(|line| line.strip_suffix("}}")) {
            Some(directive) => out += &directive_text(directive, files),
            None => out += line,
        }
        out.push('\n');
    }
    out
}

/// The section of the library's documentation, without the marks of links to items.
fn invariants() -> String {
    let library = read("src/library/lib.rs");
    let (_, section) = library.split_once("//! # Invariants\n").unwrap();
    let (section, _) = section.split_once("//! # ").unwrap();
    let lines = section.lines().map(|line| line.strip_prefix("//!").unwrap());
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").replace("[`", "`").replace("`]", "`").trim().to_owned()
}

fn directive_text(directive: &str, files: &mut Files) -> String {
    let words: Vec<&str> = directive.split(' ').collect();
    let api = Api::read();
    match words.as_slice() {
        ["attributes"] => table(
            "attribute | property | type | default | meaning",
            api.attributes.iter().map(|one| {
                let property = one.property.as_ref().map_or("of HTML".to_owned(), |name| code(name));
                let default = if one.default.is_empty() || one.default.contains(' ') {
                    one.default.clone()
                } else {
                    code(&one.default)
                };
                vec![code(&one.name), property, code(&one.r#type), default, one.description.clone()]
            }),
        ),
        ["properties"] => table(
            "property | type | meaning",
            api.properties.iter().map(|one| {
                let readonly = if one.readonly { "Read-only. " } else { "" };
                vec![code(&one.name), code(&one.r#type), format!("{readonly}{}", one.description)]
            }),
        ),
        ["methods"] => table(
            "method | returns | meaning",
            api.methods.iter().map(|one| vec![code(&one.signature()), code(&one.returns), one.description.clone()]),
        ),
        ["events"] => table(
            "event | when | `detail`",
            api.events.iter().map(|one| vec![code(&one.name), one.description.clone(), one.fields.clone()]),
        ),
        ["custom-properties"] => table(
            "custom property | syntax | default | meaning",
            api.custom_properties.iter().map(|one| {
                let default = one.default.as_ref().map_or("of the theme".to_owned(), |default| code(default));
                vec![code(&one.name), code(&one.syntax), default, one.description.clone()]
            }),
        ),
        ["states"] => named("state", &api.states),
        ["parts"] => named("part", &api.parts),
        ["error-codes"] => named("code", &api.error_codes),
        ["languages"] => table(
            "language | tag",
            Language::ALL.into_iter().map(|language| vec![format!("{language:?}"), code(language.tag())]),
        ),
        ["schema", name] => schema(name),
        ["chart", story, chart] => picture(story, chart, files),
        ["command", name] => help(name),
        ["diagnostics"] => diagnostics::all(),
        ["invariants"] => invariants(),
        ["readers"] => readers::all(),
        ["sites"] => sites::all(),
        _ => panic!("unknown directive {directive}"),
    }
}

fn code(text: &str) -> String {
    // A bar would end the cell.
    format!("`{}`", text.replace('|', "\\|"))
}

pub fn table(head: &str, rows: impl Iterator<Item = Vec<String>>) -> String {
    let columns = head.split(" | ").count();
    let mut out = format!("| {head} |\n|{}\n", " --- |".repeat(columns));
    for row in rows {
        assert_eq!(row.len(), columns, "{row:?}");
        writeln!(out, "| {} |", row.join(" | ")).unwrap();
    }
    out
}

fn named(head: &str, list: &[crate::api::Named]) -> String {
    table(&format!("{head} | meaning"), list.iter().map(|one| vec![code(&one.name), one.description.clone()]))
}

/// The type of a field, from its part of the schema.
fn type_of(field: &Value) -> String {
    if let Some(target) = field["$ref"].as_str() {
        return target.rsplit('/').next().unwrap().to_owned();
    }
    match field["type"].as_str() {
        Some("array") => format!("list of {}", type_of(&field["items"])),
        Some("object") if field["additionalProperties"].is_object() => {
            format!("object from ids to {}", type_of(&field["additionalProperties"]))
        }
        Some(name) => name.to_owned(),
        None => match field["anyOf"].as_array().or(field["oneOf"].as_array()) {
            Some(list) => list.iter().map(type_of).collect::<Vec<_>>().join(" or "),
            None => "any of the forms below".to_owned(),
        },
    }
}

fn schema(name: &str) -> String {
    let schema: Value = serde_json::from_str(&read("www/story.schema.json")).unwrap();
    let definition = &schema["$defs"][name];
    if let Some(words) = definition["enum"].as_array() {
        let words: Vec<String> = words.iter().filter_map(Value::as_str).map(code).collect();
        return words.join(", ");
    }
    let fields = definition["properties"].as_object().unwrap_or_else(|| panic!("the schema has no object {name}"));
    let required = definition["required"].as_array().cloned().unwrap_or_default();
    let rows = fields.iter().map(|(field, value)| {
        let needed = if required.iter().any(|one| one == field) { "yes" } else { "no" };
        let description = value["description"].as_str().unwrap_or_default().replace('|', "\\|");
        vec![code(field), type_of(value), needed.to_owned(), description]
    });
    table("field | type | required | meaning", rows)
}

/// A chart at the widths of a phone and of a desktop page.
fn picture(story: &str, id: &str, files: &mut Files) -> String {
    let path =
        ["www/stories", "tests/stories/valid"].map(|folder| crate::root().join(format!("{folder}/{story}.json")));
    let path = path.iter().find(|path| path.exists()).unwrap_or_else(|| panic!("no story {story}"));
    let story_text = lint::check(&std::fs::read(path).unwrap()).story.unwrap();
    let locale = Locale::for_tag(&story_text.language);
    let outline = Outline::new(&story_text, locale.clone());
    let index = outline.chart(id).unwrap_or_else(|| panic!("{story} has no chart {id}"));
    let text = &outline.charts[index];
    let names = [("narrow", 296.0), ("wide", 608.0)].map(|(size, width)| {
        let frame = Frame::new(width, &Helvetica, &locale);
        let scene = chart::draw(&story_text.charts[index], index, frame).unwrap();
        let svg = Svg {
            scene: &scene,
            title: &text.title,
            description: &text.summary,
            language: &outline.language,
            direction: locale.direction,
            family: article_infographic::theme::FAMILY,
            names: &[],
            colors: Colors::Fixed(Theme::Light),
            room: 0.0,
            hidden: false,
        };
        let name = format!("charts/{story}.{id}.{size}.svg");
        files.insert(name.clone(), svg.to_string());
        name
    });
    let [narrow, wide] = names;
    format!(
        "\n<figure><picture><source media=\"(max-width: 700px)\" srcset=\"{narrow}\"><img src=\"{wide}\" alt=\"{}\" loading=\"lazy\"></picture><figcaption>{}</figcaption></figure>\n",
        escaped(&text.summary),
        escaped(&text.title),
    )
}

/// The output of `--help` of a subcommand.
fn help(name: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_infographic")).args([name, "--help"]).output().unwrap();
    assert!(output.status.success(), "infographic {name} --help: {output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n").trim_end())
}
