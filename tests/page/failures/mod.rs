//! What happens when something fails.

mod core;
mod hostile_stories;
mod regressions;
mod retries;
mod story;
mod traps;
