//! [`Value`] to the types of the document, and every [`Problem`](super::Problem) of shape on the way: a field that is
//! missing, unknown or of the wrong type.

use super::{
    faults::{Faults, near},
    path::Path,
    problem::Code,
    value::Value,
};

/// A type of the document.
pub(super) trait Shape: Sized {
    /// The value as this type; nothing, with the reason among the faults, where it does not fit.
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self>;

    /// What stands for a field that is not there; nothing where it has to be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// An object whose fields are taken out one by one.
pub(super) struct Fields<'a> {
    left: Vec<(String, Value)>,
    at: &'a Path<'a>,
    faults: &'a Faults<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: Value, at: &'a Path<'a>, faults: &'a Faults<'a>) -> Option<Self> {
        match value {
            Value::Object(left) => Some(Self { left, at, faults, known: Vec::new() }),
            other => {
                misfit(faults, at, &other, "an object");
                None
            }
        }
    }

    /// Takes out the field of this name.
    pub(super) fn take<T: Shape>(&mut self, name: &'static str) -> Option<T> {
        self.known.push(name);
        match self.left.iter().position(|(known, _)| known == name) {
            Some(position) => T::shape(self.left.remove(position).1, &self.at.field(name), self.faults),
            None => T::absent().or_else(|| {
                self.faults.error(Code::Structure, self.at, || {
                    [format!("the field `{name}` is missing"), format!("add \"{name}\": …")]
                });
                None
            }),
        }
    }

    /// Reports the fields that nobody asked for.
    pub(super) fn close(self) {
        for (name, _) in &self.left {
            self.faults.error(Code::Structure, &self.at.field(name), || {
                let hint = near(name, self.known.iter().copied()).unwrap_or_else(|| {
                    let known: Vec<String> = self.known.iter().map(|known| format!("`{known}`")).collect();
                    format!("there is {}", known.join(", "))
                });
                [format!("no field is called `{}` here", super::faults::shown(name)), hint]
            });
        }
    }
}

/// Reports a value of the wrong type.
pub(super) fn misfit(faults: &Faults<'_>, at: &Path<'_>, value: &Value, expected: &'static str) {
    faults.error(Code::Structure, at, || {
        [format!("{} where {expected} is expected", value.kind()), format!("write {expected}")]
    });
}

/// Reports a word that is none of those that are known.
pub(super) fn unknown_word(faults: &Faults<'_>, at: &Path<'_>, word: &str, known: &[&'static str]) {
    faults.error(Code::Structure, at, || {
        let hint = near(word, known.iter().copied()).unwrap_or_else(|| {
            let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
            format!("write one of {}", known.join(", "))
        });
        [format!("`{}` is not known here", super::faults::shown(word)), hint]
    });
}

impl Shape for String {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            other => {
                misfit(faults, at, &other, "a text in quotation marks");
                None
            }
        }
    }
}

impl Shape for f64 {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        match value {
            Value::Number(number) => Some(number),
            other => {
                misfit(faults, at, &other, "a number without quotation marks");
                None
            }
        }
    }
}

impl Shape for [f64; 2] {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        if let Value::List(values) = &value
            && let [Value::Number(first), Value::Number(second)] = values.as_slice()
        {
            return Some([*first, *second]);
        }
        misfit(faults, at, &value, "a list of two numbers");
        None
    }
}

impl<T: Shape> Shape for Option<T> {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        T::shape(value, at, faults).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        let Value::List(values) = value else {
            misfit(faults, at, &value, "a list");
            return None;
        };
        let mut list = Self::new();
        for (index, value) in values.into_iter().enumerate() {
            list.extend(T::shape(value, &at.index(index), faults));
        }
        Some(list)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// A JSON object from ids to values, in the order of the file.
#[derive(Debug)]
pub(super) struct Table<T>(pub(super) Vec<(String, T)>);

impl<T: Shape> Shape for Table<T> {
    fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
        let Value::Object(fields) = value else {
            misfit(faults, at, &value, "an object from ids to values");
            return None;
        };
        let mut table = Vec::new();
        for (id, value) in fields {
            let shaped = T::shape(value, &at.field(&id), faults);
            table.extend(shaped.map(|shaped| (id, shaped)));
        }
        Some(Self(table))
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}

/// Declares an object of the document. A field whose JSON name is no Rust name has it after `=`.
macro_rules! record {
    ($($(#[$doc:meta])* struct $type:ident {
        $($(#[$field_doc:meta])* $field:ident: $shape:ty $(= $name:literal)?,)*
    })*) => {
        $($(#[$doc])*
        #[derive(Debug)]
        pub(super) struct $type {
            $($(#[$field_doc])* pub(super) $field: $shape,)*
        }

        impl Shape for $type {
            fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
                let mut fields = Fields::of(value, at, faults)?;
                $(let $field = fields.take(record!(@name $field $($name)?));)*
                fields.close();
                Some(Self { $($field: $field?,)* })
            }
        })*
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
}

/// Declares a choice of the document, each variant with its word in the file.
macro_rules! word {
    ($($(#[$doc:meta])* enum $type:ident { $($variant:ident = $word:literal,)* })*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $type { $($variant,)* }

        impl Shape for $type {
            fn shape(value: Value, at: &Path<'_>, faults: &Faults<'_>) -> Option<Self> {
                let word = String::shape(value, at, faults)?;
                match word.as_str() {
                    $($word => Some(Self::$variant),)*
                    _ => {
                        unknown_word(faults, at, &word, &[$($word),*]);
                        None
                    }
                }
            }
        })*
    };
}

pub(super) use {record, word};
