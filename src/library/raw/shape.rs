//! [`Value`] to the types of the document, and every [`Problem`](super::Problem) of shape on the way: a field that is
//! missing, unknown or of the wrong type.

use super::value::Value;
use crate::diagnostic::{Code, Faults, Path, near};

/// A type of the document.
pub(crate) trait Shape: Default {
    /// Whether a field of this type has to be there.
    const REQUIRED: bool = true;

    /// The value as this type. Where it does not fit, the reason is among the faults, and what comes out is a stand-in:
    /// after any fault of shape the whole document is thrown away.
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self;
}

/// An object whose fields are taken out one by one.
pub(crate) struct Fields<'a> {
    left: Vec<(String, Value)>,
    is_object: bool,
    at: &'a Path<'a>,
    faults: &'a Faults<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(crate) fn of(value: Value, at: &'a Path<'a>, faults: &'a Faults<'a>) -> Self {
        let is_object = matches!(value, Value::Object(_));
        let left = match value {
            Value::Object(left) => left,
            other => {
                misfit(faults, at, &other, "an object");
                Vec::new()
            }
        };
        Self { left, is_object, at, faults, known: Vec::new() }
    }

    /// Takes out the field of this name.
    pub(crate) fn take<T: Shape>(&mut self, name: &'static str) -> T {
        match self.remove(name, T::REQUIRED) {
            Some(value) => T::shape(value, &self.at.field(name), self.faults),
            None => T::default(),
        }
    }

    fn remove(&mut self, name: &'static str, required: bool) -> Option<Value> {
        self.known.push(name);
        let position = self.left.iter().position(|(known, _)| known == name);
        // Of something that is no object, it is enough to say so.
        if position.is_none() && required && self.is_object {
            self.faults.error(Code::Structure, self.at, || {
                [format!("the field `{name}` is missing"), format!("add \"{name}\": …")]
            });
        }
        position.map(|position| self.left.remove(position).1)
    }

    /// Reports the fields that nobody asked for.
    pub(crate) fn close(self) {
        for (name, _) in &self.left {
            self.faults.error(Code::Structure, &self.at.field(name), || {
                let hint = near(name, self.known.iter().copied()).unwrap_or_else(|| {
                    let known: Vec<String> = self.known.iter().map(|known| format!("`{known}`")).collect();
                    format!("there is {}", known.join(", "))
                });
                [format!("no field is called `{}` here", crate::diagnostic::shown(name)), hint]
            });
        }
    }
}

/// Reports a value of the wrong type.
pub(crate) fn misfit(faults: &Faults<'_>, at: &Path<'_>, value: &Value, expected: &'static str) {
    faults.error(Code::Structure, at, || {
        [format!("{} where {expected} is expected", value.kind()), format!("write {expected}")]
    });
}

/// Reports a word that is none of those that are known.
pub(crate) fn unknown_word(faults: &Faults<'_>, at: &Path<'_>, word: &str, known: &[&'static str]) {
    faults.error(Code::Structure, at, || {
        let hint = near(word, known.iter().copied()).unwrap_or_else(|| {
            let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
            format!("write one of {}", known.join(", "))
        });
        [format!("`{}` is not known here", crate::diagnostic::shown(word)), hint]
    });
}

impl Shape for String {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        match value {
            Value::String(text) => text,
            other => {
                misfit(faults, at, &other, "a text in quotation marks");
                Self::new()
            }
        }
    }
}

impl Shape for f64 {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        match value {
            Value::Number(number) => number,
            other => {
                misfit(faults, at, &other, "a number without quotation marks");
                0.0
            }
        }
    }
}

impl Shape for [f64; 2] {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        if let Value::List(values) = &value
            && let [Value::Number(first), Value::Number(second)] = values.as_slice()
        {
            return [*first, *second];
        }
        misfit(faults, at, &value, "a list of two numbers");
        [0.0; 2]
    }
}

impl<T: Shape> Shape for Option<T> {
    const REQUIRED: bool = false;

    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        Some(T::shape(value, at, faults))
    }
}

impl<T: Shape> Shape for Vec<T> {
    const REQUIRED: bool = false;

    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        let Value::List(values) = value else {
            misfit(faults, at, &value, "a list");
            return Self::new();
        };
        let mut list = Self::new();
        for (index, value) in values.into_iter().enumerate() {
            list.push(T::shape(value, &at.index(index), faults));
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

impl<T: Shape> Shape for Table<T> {
    const REQUIRED: bool = false;

    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
        let Value::Object(fields) = value else {
            misfit(faults, at, &value, "an object from ids to values");
            return Self::default();
        };
        let mut table = Vec::new();
        for (id, value) in fields {
            let shaped = T::shape(value, &at.field(&id), faults);
            table.push((id, shaped));
        }
        Self(table)
    }
}

/// Declares an object of the document. A field whose JSON name is no Rust name has it after `=`.
macro_rules! record {
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
                    $(object.field::<$shape>(record!(@name $field $($name)?), &[$($field_doc),*], within);)*
                    object.finish()
                })
            }
        }

        impl Shape for $type {
            fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
                let mut fields = Fields::of(value, at, faults);
                let shaped = Self { $($field: fields.take(record!(@name $field $($name)?)),)* };
                fields.close();
                shaped
            }
        })*
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Declares a choice of the document, each variant with its word in the file.
macro_rules! word {
    ($($(#[doc = $doc:literal])* enum $type:ident { $first:ident = $first_word:literal, $($variant:ident = $word:literal,)* })*) => {
        $($(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) enum $type { #[default] $first, $($variant,)* }

        impl Describe for $type {
            fn describe(definitions: &mut Definitions) -> Schema {
                definitions.refer(stringify!($type), |_| schema::words(&[$($doc),*], &[$first_word, $($word),*]))
            }
        }

        impl Shape for $type {
            fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Self {
                // What is no text has been reported as that.
                let known = [$first_word, $($word),*];
                let Some(word) = text(value, at, faults) else { return Self::default() };
                match word.as_str() {
                    $first_word => Self::$first,
                    $($word => Self::$variant,)*
                    _ => {
                        unknown_word(faults, at, &word, &known);
                        Self::default()
                    }
                }
            }
        })*
    };
}

/// A text; nothing, with the reason among the faults, where the value is none.
pub(crate) fn text(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<String> {
    let is_text = matches!(value, Value::String(_));
    let text = String::shape(value, at, faults);
    is_text.then_some(text)
}

pub(crate) use {record, word};
