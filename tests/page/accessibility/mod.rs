//! What assistive technology is told.

mod agreement;
pub mod axe;
mod screen_reader;
