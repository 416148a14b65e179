//! What readers do: keyboard, pointer, focus, steps, filters and links.

mod details;
mod filters;
mod focus;
mod host_interop;
mod keyboard;
mod links;
mod passages;
mod pointer;
mod refresh;
mod steps;
mod target_size;
