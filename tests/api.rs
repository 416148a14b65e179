//! The public interface of the element has one source: `www/element/api.json`, and the Rust types for the values of
//! `outline()` and diagnostics.
//!
//! `BLESS=1 cargo test --test api` writes `www/article-infographic.d.ts` (TypeScript) and `www/custom-elements.json`, a
//! Custom Elements Manifest (<https://github.com/webcomponents/custom-elements-manifest>). `tests/docs.rs` generates
//! the tables of the documentation from the same source. It also writes `npm/story.d.ts`, the types of story files.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::pedantic, reason = "tests may panic")]

#[path = "shared/api.rs"]
mod api;
#[path = "shared/story_types.rs"]
mod story_types;

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use article_infographic::{
    diagnostic::Diagnostic,
    raw,
    text::{ChartText, Citation, FilterControl, FilterOption, Node, Outline, Row, SourceText, StepText, Table},
};
use serde_json::{Value, json};
use ts_rs::{Config, TS};

use api::{Api, Named};

/// A Rust type as a TypeScript interface with readonly fields.
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

/// Makes arrays readonly, and uses single quotes as the project's JavaScript does.
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
    let text = lines.collect::<Vec<_>>().join(" ");
    assert!(!text.is_empty() && !text.contains("]("), "a doc comment is empty or has a rustdoc link: {text:?}");
    format!("{indent}/** {text} */\n")
}

/// The types of the values of `outline()` and of diagnostics.
fn library_types() -> String {
    let config = Config::default();
    [
        interface::<Outline>(&config),
        interface::<StepText>(&config),
        interface::<ChartText>(&config),
        interface::<Node>(&config),
        interface::<Citation>(&config),
        interface::<SourceText>(&config),
        interface::<Table>(&config),
        interface::<Row>(&config),
        interface::<FilterControl>(&config),
        interface::<FilterOption>(&config),
        interface::<Diagnostic>(&config),
    ]
    .join("\n")
}

/// A doc comment in TypeScript.
fn doc(text: &str) -> String {
    format!("  /** {text} */\n")
}

/// The content of `www/article-infographic.d.ts`.
fn types(api: &Api) -> String {
    let mut element = String::new();
    let reflected = api.attributes.iter().filter_map(|attribute| {
        Some((attribute.property.as_ref()?, &attribute.r#type, attribute.set_type.as_ref(), &attribute.description))
    });
    let own = api.properties.iter().map(|own| (&own.name, &own.r#type, own.set_type.as_ref(), &own.description));
    for (name, get, set, description) in reflected.chain(own) {
        element += &doc(description);
        match set {
            Some(set) => writeln!(element, "  get {name}(): {get};\n  set {name}(value: {set});").unwrap(),
            None => writeln!(element, "  readonly {name}: {get};").unwrap(),
        }
    }
    for method in &api.methods {
        element += &doc(&method.description);
        writeln!(element, "  {}: {};", method.signature(), method.returns).unwrap();
    }
    let mut events = String::new();
    for event in &api.events {
        writeln!(events, "{}  '{}': CustomEvent<{}>;", doc(&event.description), event.name, event.detail).unwrap();
    }
    let states = api.states.iter().map(|state| format!("'{}'", state.name)).collect::<Vec<_>>().join(" | ");
    let codes = api.error_codes.iter().map(|code| format!("'{}'", code.name)).collect::<Vec<_>>().join("\n  | ");
    format!(
        "// Types of the element <article-infographic>, for pages that are written in TypeScript or checked by it.
// Generated from `www/element/api.json` and the Rust types by `BLESS=1 cargo test --test api`.

{}
/** The states of the element. */
export type InfographicState = {states};

/** The codes of errors. Other HTTP status codes have their own number; a raw story has the codes of its diagnostics too. */
export type InfographicErrorCode =
  | {codes};

/** Values that remove the attribute of a property. */
type Absent = null | undefined | false;

/** {} */
export interface ArticleInfographic extends HTMLElement {{
{element}}}

/** The ids of the current chart and step; `step` is `null` if one chart is shown alone. */
export interface InfographicPosition {{
  readonly chart: string;
  readonly step: string | null;
}}

/** The detail of `infographic-error` and `infographic-retry`. */
export interface InfographicErrorDetail {{
  /** One of `InfographicErrorCode`, of another HTTP status, or of a raw story's diagnostics. */
  readonly code: InfographicErrorCode | (string & {{}});
  /** The cause, in English, for developers. */
  readonly message: string;
  /** The attribute `src`; `null` if the story was set as a property. */
  readonly src: string | null;
  /** Where in the story the first error is; `null` if the error is not in the story. */
  readonly path: string | null;
  /** Line of the first error, from 1. */
  readonly line: number | null;
  /** Column of the first error in characters, from 1. */
  readonly column: number | null;
  /** All errors and warnings of a raw story. */
  readonly diagnostics: readonly InfographicDiagnostic[];
}}

/** The element's events. They bubble and leave shadow roots. */
export interface InfographicEvents {{
{events}}}

declare global {{
  interface HTMLElementTagNameMap {{
    'article-infographic': ArticleInfographic;
  }}
  interface HTMLElementEventMap extends InfographicEvents {{}}
  interface WindowEventMap extends InfographicEvents {{}}
  interface DocumentEventMap extends InfographicEvents {{}}
}}
",
        library_types(),
        api.description,
    )
}

fn named(list: &[Named]) -> Vec<Value> {
    list.iter().map(|one| json!({ "name": one.name, "description": one.description })).collect()
}

/// The Custom Elements Manifest, schema version 1.0.0.
fn manifest(api: &Api) -> Value {
    let kind = |text: &str| json!({ "text": text });
    let attributes = api.attributes.iter().map(|one| {
        let mut attribute = json!({ "name": one.name, "type": kind(&one.r#type), "default": one.default,
            "description": one.description });
        if let Some(property) = &one.property {
            attribute["fieldName"] = json!(property);
        }
        attribute
    });
    let reflected = api.attributes.iter().filter_map(|one| {
        let property = one.property.as_ref()?;
        Some(json!({ "kind": "field", "name": property, "type": kind(&one.r#type), "default": one.default,
            "description": one.description, "attribute": one.name, "reflects": true }))
    });
    let fields = api.properties.iter().map(|one| {
        json!({ "kind": "field", "name": one.name, "type": kind(&one.r#type), "description": one.description,
            "readonly": one.readonly })
    });
    let methods = api.methods.iter().map(|one| {
        let parameters = one.parameters.iter().map(|parameter| {
            json!({ "name": parameter.name, "type": kind(&parameter.r#type), "optional": parameter.optional })
        });
        json!({ "kind": "method", "name": one.name, "parameters": parameters.collect::<Vec<_>>(),
            "return": { "type": kind(&one.returns) }, "description": one.description })
    });
    let events = api.events.iter().map(|one| {
        json!({ "name": one.name, "type": kind(&format!("CustomEvent<{}>", one.detail)), "description": one.description })
    });
    let custom_properties = api.custom_properties.iter().map(|one| {
        let mut property = json!({ "name": one.name, "syntax": one.syntax, "description": one.description });
        if let Some(default) = &one.default {
            property["default"] = json!(default);
        }
        property
    });
    let path = "article-infographic.js";
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": path,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": "ArticleInfographic",
                "tagName": "article-infographic",
                "superclass": { "name": "HTMLElement" },
                "description": api.description,
                "attributes": attributes.collect::<Vec<_>>(),
                "members": reflected.chain(fields).chain(methods).collect::<Vec<_>>(),
                "events": events.collect::<Vec<_>>(),
                "slots": named(&api.slots),
                "cssParts": named(&api.parts),
                "cssProperties": custom_properties.collect::<Vec<_>>(),
                "cssStates": named(&api.states),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": "article-infographic",
                "declaration": { "name": "ArticleInfographic", "module": path },
            }],
        }],
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn assert_generated(path: &str, expected: &str) {
    let path = root().join(path);
    if std::env::var_os("BLESS").is_some() {
        return fs::write(&path, expected).unwrap();
    }
    let file = fs::read_to_string(&path).unwrap_or_default();
    let other = file.lines().zip(expected.lines()).find(|(one, other)| one != other);
    assert!(
        file == expected,
        "{} is outdated; update it with `BLESS=1 cargo test --test api`: {other:#?}",
        path.display()
    );
}

#[test]
fn the_typescript_declarations_are_generated() {
    assert_generated("www/article-infographic.d.ts", &types(&Api::read()));
}

#[test]
fn the_custom_elements_manifest_is_generated() {
    let manifest = serde_json::to_string_pretty(&manifest(&Api::read())).unwrap();
    assert_generated("www/custom-elements.json", &(manifest + "\n"));
}

#[test]
fn the_types_of_stories_are_generated() {
    let schema = serde_json::from_str(&raw::schema()).unwrap();
    assert_generated("npm/story.d.ts", &story_types::story_types(&schema));
}

/// The source of all modules of the element, concatenated.
fn modules() -> String {
    let mut paths: Vec<_> =
        fs::read_dir(root().join("www/element")).unwrap().map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// The texts between `before` and the next of the characters `after`, at each occurrence.
fn quoted<'t>(text: &'t str, before: &str, after: &[char]) -> BTreeSet<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

fn names<'a>(names: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
    names.map(String::as_str).collect()
}

#[test]
fn the_modules_dispatch_the_events_of_the_api() {
    let modules = modules();
    let dispatched: BTreeSet<&str> =
        quoted(&modules, "'infographic-", &['\'']).into_iter().filter(|name| !name.contains(' ')).collect();
    let api = Api::read();
    let declared = names(api.events.iter().map(|event| &event.name));
    assert_eq!(dispatched, declared.iter().map(|name| name.strip_prefix("infographic-").unwrap()).collect());
}

#[test]
fn the_modules_have_the_parts_of_the_api() {
    let modules = modules();
    let mut used = quoted(&modules, "part: '", &['\'']);
    // The parts of the export formats are generated from a table.
    assert!(modules.contains("part: `export-${format}`"));
    let (_, table) = modules.split_once("const FORMATS = [").unwrap();
    let formats = quoted(table.split("];").next().unwrap(), "\n  ['", &['\'']);
    let of_formats: Vec<String> = formats.into_iter().map(|format| format!("export-{format}")).collect();
    used.extend(of_formats.iter().map(String::as_str));
    let api = Api::read();
    assert_eq!(used, names(api.parts.iter().map(|part| &part.name)));
}

#[test]
fn the_modules_throw_the_error_codes_of_the_api() {
    let modules = modules();
    let api = Api::read();
    let declared = names(api.error_codes.iter().map(|code| &code.name));
    let thrown = quoted(&modules, "new InfographicError('", &['\'']);
    // The code of a failed request has the kind of the file as prefix, and the HTTP status as suffix.
    // A call may be broken into lines.
    let calls = modules.replace("InfographicError(\n    ", "InfographicError(");
    let endings = quoted(&calls, "new InfographicError(`${code}", &['`', '$']);
    let composed: Vec<String> = ["", "core-", "locale-"]
        .iter()
        .flat_map(|of| endings.iter().map(move |ending| format!("{of}{ending}")))
        .collect();
    for code in thrown.iter().copied().chain(composed.iter().map(String::as_str)) {
        let is_declared =
            declared.iter().any(|known| *known == code || (code.ends_with("http-") && known.starts_with(code)));
        assert!(is_declared, "www/element/api.json does not declare the error code {code}");
    }
    let core = fs::read_to_string(root().join("src/reader/error.rs")).unwrap();
    for code in declared {
        let is_composed = composed
            .iter()
            .any(|composed| *composed == code || (composed.ends_with("http-") && code.starts_with(composed.as_str())));
        let is_written = modules.contains(&format!("'{code}'")) || core.contains(&format!("\"{code}\""));
        assert!(is_composed || is_written, "www/element/api.json declares {code}, which nothing throws");
    }
}

#[test]
fn the_style_sheets_read_the_custom_properties_of_the_api() {
    let figure = fs::read_to_string(root().join("www/figure.css")).unwrap();
    let text = modules() + &figure;
    let api = Api::read();
    let declared = names(api.custom_properties.iter().map(|property| &property.name));
    let roles: BTreeSet<String> =
        article_infographic::theme::ROLES.iter().map(|(name, _)| format!("--ai-{name}")).collect();
    let mut read: BTreeSet<String> =
        quoted(&text, "var(--ai-", &[',', ')', '$']).into_iter().map(|name| format!("--ai-{name}")).collect();
    read.remove("--ai-");
    // Internal to the style sheet.
    read.remove("--ai-u");
    read.extend(roles);
    assert_eq!(read.iter().map(String::as_str).collect::<BTreeSet<_>>(), declared);
}
