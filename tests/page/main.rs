//! The page tests: a real browser opens the real site, and a reader's hand and eye are played by WebDriver.
//!
//! `ENGINE=chromium|firefox|webkit cargo test --test page` runs them in one engine; plain `cargo test` leaves them out.
//! Each test has its own browser, driver and profile, so that nothing is left over from another; the site is shared.
//! A missing browser or driver fails the tests: a skipped engine would look like a passed one.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::pedantic,
    reason = "a test may be blunt"
)]

mod accessibility;
#[path = "../shared/contrast.rs"]
mod contrast;
mod element;
mod embedding;
mod export;
mod failures;
mod interaction;
mod rendering;
mod support;
#[path = "../shared/traffic.rs"]
mod traffic;
