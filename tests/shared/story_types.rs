//! The types of story files in TypeScript, generated from their JSON Schema.

use serde_json::Value;

/// The content of `npm/story.d.ts`. The schema has no other keywords than these.
pub fn story_types(schema: &Value) -> String {
    let mut text = String::from(
        "// Types of story files. Generated from their JSON Schema by `BLESS=1 cargo test --test api`.\n\n\
         /** A story file: what an article says, each with its source. */\n",
    );
    text += &format!("export interface Story {}\n", fields(schema, ""));
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        let is_interface = definition.get("properties").is_some();
        let body = if is_interface { fields(definition, "") } else { format!("= {};", type_of(definition, "")) };
        let kind = if is_interface { "interface" } else { "type" };
        text += &format!("\n{}export {kind} Story{name} {body}\n", comment(definition, ""));
    }
    text.replace("StoryStoryStep", "StoryStep")
}

fn comment(schema: &Value, indent: &str) -> String {
    schema["description"].as_str().map_or_else(String::new, |text| format!("{indent}/** {text} */\n"))
}

/// The fields of an object in braces.
fn fields(schema: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let required = schema["required"].as_array();
    let is_required = |name: &str| required.is_some_and(|names| names.iter().any(|one| one == name));
    let properties = schema["properties"].as_object().unwrap();
    let lines = properties.iter().map(|(name, property)| {
        let mark = if is_required(name) { "" } else { "?" };
        let quoted = if name.starts_with('$') { format!("'{name}'") } else { name.clone() };
        format!("{}{inner}{quoted}{mark}: {};\n", comment(property, &inner), type_of(property, &inner))
    });
    format!("{{\n{}{indent}}}", lines.collect::<String>())
}

fn type_of(schema: &Value, indent: &str) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return format!("Story{}", reference.strip_prefix("#/$defs/").unwrap());
    }
    if let Some(forms) = schema["oneOf"].as_array() {
        let inner = format!("{indent}  ");
        return forms.iter().map(|form| format!("\n{inner}| {}", type_of(form, &inner))).collect();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().map(literal).collect::<Vec<_>>().join(" | ");
    }
    if let Some(word) = schema.get("const") {
        return literal(word);
    }
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(|kind| kind.as_str().unwrap()).collect::<Vec<_>>().join(" | "),
        kind => match kind.as_str().unwrap() {
            "array" => list(schema, indent),
            "object" if schema.get("properties").is_some() => fields(schema, indent),
            "object" => format!("Record<string, {}>", type_of(&schema["additionalProperties"], indent)),
            simple => simple.to_owned(),
        },
    }
}

/// An array, or a tuple if its length is fixed.
fn list(schema: &Value, indent: &str) -> String {
    let item = type_of(&schema["items"], indent);
    match (schema["minItems"].as_u64(), schema["maxItems"].as_u64()) {
        (Some(least), Some(most)) if least == most => {
            format!("[{}]", (0..least).map(|_| item.as_str()).collect::<Vec<_>>().join(", "))
        }
        _ if item.contains([' ', '\n']) => format!("Array<{item}>"),
        _ => format!("{item}[]"),
    }
}

fn literal(value: &Value) -> String {
    value.to_string().replace('"', "'")
}
