//! The JSON Schema (draft 2020-12) of story files, generated from the types of the document, so that the completion in
//! text editors always matches `check`. It describes the structure only; `check` also checks the meaning.

use serde_json::{Map, json};

use super::from_json::{FromJson, Table};

/// A schema, or a part of one.
pub(crate) use serde_json::Value as Schema;

/// The schemas of named types, which others refer to.
#[derive(Default)]
pub(crate) struct Definitions(Map<String, Schema>);

impl Definitions {
    /// Returns a reference to the type with this name. At the first reference, `make` describes the type.
    pub(crate) fn refer(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Schema) -> Schema {
        let name = name.strip_suffix("Document").filter(|short| !short.is_empty()).unwrap_or(name);
        if !self.0.contains_key(name) {
            self.0.insert(name.to_owned(), Schema::Null);
            let made = make(self);
            self.0.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// A type of the document that has a schema.
pub(crate) trait Describe {
    fn describe(definitions: &mut Definitions) -> Schema;
}

impl Describe for String {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": "string" })
    }
}

impl Describe for bool {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": "boolean" })
    }
}

impl Describe for f64 {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": "number" })
    }
}

impl Describe for [f64; 2] {
    fn describe(_: &mut Definitions) -> Schema {
        json!({ "type": "array", "items": { "type": "number" }, "minItems": 2, "maxItems": 2 })
    }
}

impl<T: Describe> Describe for Option<T> {
    fn describe(definitions: &mut Definitions) -> Schema {
        T::describe(definitions)
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "type": "array", "items": T::describe(definitions) })
    }
}

impl<T: Describe> Describe for Table<T> {
    fn describe(definitions: &mut Definitions) -> Schema {
        json!({ "type": "object", "additionalProperties": T::describe(definitions) })
    }
}

/// Builds the schema of an object.
pub(crate) struct Object {
    description: String,
    properties: Map<String, Schema>,
    required: Vec<&'static str>,
}

impl Object {
    pub(crate) fn new(doc: &[&str]) -> Self {
        Self { description: sentence(doc), properties: Map::new(), required: Vec::new() }
    }

    pub(crate) fn field<T: Describe + FromJson>(&mut self, name: &'static str, doc: &[&str], within: &mut Definitions) {
        let mut schema = T::describe(within);
        if let (Some(fields), false) = (schema.as_object_mut(), doc.is_empty()) {
            fields.insert("description".to_owned(), json!(sentence(doc)));
        }
        self.properties.insert(name.to_owned(), schema);
        if T::REQUIRED {
            self.required.push(name);
        }
    }

    pub(crate) fn finish(self) -> Schema {
        let Self { description, properties, required } = self;
        json!({
            "description": description,
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        })
    }
}

/// Returns the schema of an enumeration of strings.
pub(crate) fn words(doc: &[&str], words: &[&str]) -> Schema {
    json!({ "description": sentence(doc), "enum": words })
}

/// Returns the schema of an object with exactly this field.
pub(crate) fn only<T: Describe>(name: &str, definitions: &mut Definitions) -> Schema {
    json!({
        "type": "object",
        "properties": { name: T::describe(definitions) },
        "required": [name],
        "additionalProperties": false,
    })
}

/// Joins the lines of a doc comment.
fn sentence(doc: &[&str]) -> String {
    doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// Returns the schema file of a document type. `name` is the type's name.
pub(crate) fn file<T: Describe>(name: &str) -> String {
    let mut definitions = Definitions::default();
    T::describe(&mut definitions);
    let document = definitions.0.remove(name);
    let mut file = Map::new();
    file.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    file.insert("title".to_owned(), json!("A story of article-infographic, format 1"));
    file.extend(document.as_ref().and_then(Schema::as_object).cloned().unwrap_or_default());
    file.insert("$defs".to_owned(), Schema::Object(definitions.0));
    format!("{:#}\n", Schema::Object(file))
}
