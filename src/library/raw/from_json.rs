//! Converts a [`Value`] to the types of the document, and reports every [`Diagnostic`](crate::diagnostic::Diagnostic)
//! of its structure: a field that is missing, unknown or of the wrong type.

use super::value::Value;
use crate::diagnostic::{Advice, Change, Code, Diagnostics, Path, did_you_mean, nearest, shown};

/// A type of the document.
pub(crate) trait FromJson: Default {
    /// Whether a field of this type is required.
    const REQUIRED: bool = true;

    /// Converts the value. If it has the wrong type, adds a diagnostic and returns a placeholder: the document is
    /// discarded after any error of its structure.
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self;
}

/// An object whose fields are removed one by one.
pub(crate) struct Fields<'a> {
    left: Vec<(String, Value)>,
    is_object: bool,
    at: &'a Path<'a>,
    diagnostics: &'a Diagnostics<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(value: Value, at: &'a Path<'a>, diagnostics: &'a Diagnostics<'a>) -> Self {
        let is_object = matches!(value, Value::Object(_));
        let left = match value {
            Value::Object(left) => left,
            other => {
                misfit(diagnostics, at, &other, "an object");
                Vec::new()
            }
        };
        Self { left, is_object, at, diagnostics, known: Vec::new() }
    }

    /// Removes the field with this name and converts it.
    pub(crate) fn take<T: FromJson>(&mut self, name: &'static str) -> T {
        match self.remove(name, T::REQUIRED) {
            Some(value) => T::from_json(value, &self.at.field(name), self.diagnostics),
            None => T::default(),
        }
    }

    fn remove(&mut self, name: &'static str, required: bool) -> Option<Value> {
        self.known.push(name);
        let position = self.left.iter().position(|(known, _)| known == name);
        // A value that is not an object has already been reported.
        if position.is_none() && required && self.is_object {
            self.diagnostics
                .error(Code::Structure, self.at, || [format!("missing field `{name}`"), format!("add \"{name}\": …")]);
        }
        position.map(|position| self.left.remove(position).1)
    }

    /// Reports the remaining fields, which are unknown.
    pub(crate) fn close(self) {
        for (name, _) in &self.left {
            self.diagnostics.error(Code::Structure, &self.at.field(name), || {
                let (hint, meant) = expected(name, &self.known);
                let change = meant.map(|meant| Change::Rename(meant.to_owned()));
                Advice { message: format!("unknown field `{}`", shown(name)), hint, change }
            });
        }
    }
}

/// Reports a value of the wrong type.
pub(crate) fn misfit(diagnostics: &Diagnostics<'_>, at: &Path<'_>, value: &Value, expected: &'static str) {
    diagnostics.error(Code::Structure, at, || {
        [format!("expected {expected}, found {}", value.kind()), format!("write {expected}")]
    });
}

/// Reports an unknown word at the path of the value that it names, such as the kind of an amount.
pub(crate) fn unknown_word(diagnostics: &Diagnostics<'_>, at: &Path<'_>, word: &str, known: &[&'static str]) {
    diagnostics.error(Code::Structure, at, || [unknown_value(word), expected(word, known).0]);
}

/// Reports an unknown value of an enumeration.
pub(crate) fn unknown_variant(diagnostics: &Diagnostics<'_>, at: &Path<'_>, word: &str, known: &[&'static str]) {
    diagnostics.error(Code::Structure, at, || {
        let (hint, meant) = expected(word, known);
        Advice { message: unknown_value(word), hint, change: meant.map(|meant| Change::Replace(meant.into())) }
    });
}

fn unknown_value(word: &str) -> String {
    format!("unknown value `{}`", shown(word))
}

/// Returns a hint for an unknown name, and the known name that was probably meant.
fn expected(written: &str, known: &[&'static str]) -> (String, Option<&'static str>) {
    let meant = nearest(written, known.iter().copied());
    let hint = meant.map_or_else(
        || {
            let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
            format!("expected one of {}", known.join(", "))
        },
        did_you_mean,
    );
    (hint, meant)
}

impl FromJson for String {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        match value {
            Value::String(text) => text,
            other => {
                misfit(diagnostics, at, &other, "a text in quotation marks");
                Self::new()
            }
        }
    }
}

impl FromJson for f64 {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        match value {
            Value::Number(number) => number,
            other => {
                misfit(diagnostics, at, &other, "a number without quotation marks");
                0.0
            }
        }
    }
}

impl FromJson for [f64; 2] {
    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        if let Value::List(values) = &value
            && let [Value::Number(first), Value::Number(second)] = values.as_slice()
        {
            return [*first, *second];
        }
        misfit(diagnostics, at, &value, "a list of two numbers");
        [0.0; 2]
    }
}

impl FromJson for bool {
    const REQUIRED: bool = false;

    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        let Value::Bool(value) = value else {
            misfit(diagnostics, at, &value, "true or false");
            return false;
        };
        value
    }
}

impl<T: FromJson> FromJson for Option<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        Some(T::from_json(value, at, diagnostics))
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        let Value::List(values) = value else {
            misfit(diagnostics, at, &value, "a list");
            return Self::new();
        };
        let mut list = Self::new();
        for (index, value) in values.into_iter().enumerate() {
            list.push(T::from_json(value, &at.index(index), diagnostics));
        }
        list
    }
}

/// A JSON object from ids to values, in the order of the file.
#[derive(Debug)]
pub(crate) struct Table<T>(pub(crate) Vec<(String, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FromJson> FromJson for Table<T> {
    const REQUIRED: bool = false;

    fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
        let Value::Object(fields) = value else {
            misfit(diagnostics, at, &value, "an object from ids to values");
            return Self::default();
        };
        let mut table = Vec::new();
        for (id, value) in fields {
            let shaped = T::from_json(value, &at.field(&id), diagnostics);
            table.push((id, shaped));
        }
        Self(table)
    }
}

/// Declares an object of the document. If the JSON name of a field is not a Rust identifier, it follows after `=`.
macro_rules! json_object {
    ($($(#[doc = $doc:literal])* struct $type:ident {
        $($(#[doc = $field_doc:literal])* $field:ident: $shape:ty $(= $name:literal)?,)*
    })*) => {
        $($(#[doc = $doc])*
        #[derive(Debug, Default)]
        pub(crate) struct $type {
            $($(#[doc = $field_doc])* pub(crate) $field: $shape,)*
        }

        impl Describe for $type {
            fn describe(definitions: &mut Definitions) -> Schema {
                definitions.refer(stringify!($type), |within| {
                    let mut object = Object::new(&[$($doc),*]);
                    $(object.field::<$shape>(json_object!(@name $field $($name)?), &[$($field_doc),*], within);)*
                    object.finish()
                })
            }
        }

        impl FromJson for $type {
            fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
                let mut fields = Fields::of(value, at, diagnostics);
                let shaped = Self { $($field: fields.take(json_object!(@name $field $($name)?)),)* };
                fields.close();
                shaped
            }
        })*
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Declares an enumeration of the document: each variant with its value in the file.
macro_rules! json_enum {
    ($($(#[doc = $doc:literal])* enum $type:ident { $first:ident = $first_word:literal, $($variant:ident = $word:literal,)* })*) => {
        $($(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum $type { #[default] $first, $($variant,)* }

        impl Describe for $type {
            fn describe(definitions: &mut Definitions) -> Schema {
                definitions.refer(stringify!($type), |_| schema::words(&[$($doc),*], &[$first_word, $($word),*]))
            }
        }

        impl FromJson for $type {
            fn from_json(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Self {
                // `text` has already reported a value that is not a string.
                let known = [$first_word, $($word),*];
                let Some(word) = text(value, at, diagnostics) else { return Self::default() };
                match word.as_str() {
                    $first_word => Self::$first,
                    $($word => Self::$variant,)*
                    _ => {
                        unknown_variant(diagnostics, at, &word, &known);
                        Self::default()
                    }
                }
            }
        })*
    };
}

/// Returns the string; adds a diagnostic and returns `None` if the value is not a string.
pub(crate) fn text(value: Value, at: &Path<'_>, diagnostics: &Diagnostics<'_>) -> Option<String> {
    let is_text = matches!(value, Value::String(_));
    let text = String::from_json(value, at, diagnostics);
    is_text.then_some(text)
}

pub(crate) use {json_enum, json_object};
