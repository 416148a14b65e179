//! `www/element/api.json`: the public interface of the element, from which types, manifest and documentation are
//! generated.
#![allow(dead_code, reason = "not every test file uses everything")]

use std::{fs, path::Path};

use serde::Deserialize;

/// The element's public interface.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Api {
    pub description: String,
    pub attributes: Vec<Attribute>,
    pub properties: Vec<Property>,
    pub states: Vec<Named>,
    pub methods: Vec<Method>,
    pub events: Vec<Event>,
    pub slots: Vec<Named>,
    pub parts: Vec<Named>,
    pub custom_properties: Vec<CustomProperty>,
    pub error_codes: Vec<Named>,
}

/// An attribute with the property that reflects it. HTML itself reflects `lang`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Attribute {
    pub name: String,
    pub property: Option<String>,
    pub r#type: String,
    pub set_type: Option<String>,
    pub default: String,
    pub description: String,
}

/// A property without an attribute.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Property {
    pub name: String,
    pub r#type: String,
    pub set_type: Option<String>,
    #[serde(default)]
    pub readonly: bool,
    pub description: String,
}

/// A method.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub returns: String,
    pub description: String,
}

impl Method {
    /// `toBlob(type?: string)`.
    pub fn signature(&self) -> String {
        let parameters = self.parameters.iter().map(|parameter| {
            format!("{}{}: {}", parameter.name, if parameter.optional { "?" } else { "" }, parameter.r#type)
        });
        format!("{}({})", self.name, parameters.collect::<Vec<_>>().join(", "))
    }
}

/// A parameter of a method.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub name: String,
    pub r#type: String,
    #[serde(default)]
    pub optional: bool,
}

/// An event. `detail` is the type of its detail, `fields` a description of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub name: String,
    pub detail: String,
    pub fields: String,
    pub description: String,
}

/// A CSS custom property.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomProperty {
    pub name: String,
    pub syntax: String,
    pub default: Option<String>,
    pub description: String,
}

/// A state, a slot, a part or an error code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    pub description: String,
}

impl Api {
    pub fn read() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/element/api.json");
        serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
    }
}
