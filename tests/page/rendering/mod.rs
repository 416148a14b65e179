//! What is seen: sizes, themes, languages, the styles of the page around.

mod host_styles;
mod languages;
mod layout_shift;
mod preferences;
mod render_parity;
mod scroll_steps;
mod sizes;
mod transforms;
mod translations;
mod viewports;
