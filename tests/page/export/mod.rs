//! What readers export.

mod formats;
mod long_csv;
